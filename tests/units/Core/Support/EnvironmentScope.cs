using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>
/// Changes environment variables for a while. The tests that do are a collection of their own, which runs beside no other.
/// </summary>
[CollectionDefinition(nameof(EnvironmentScope), DisableParallelization = true)]
public sealed class EnvironmentScope : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];

    public void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    /// <summary>Puts everything back.</summary>
    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
