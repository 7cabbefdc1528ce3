using System.Globalization;

namespace ImageBuilderWorkflow.Help;

/// <summary>All that is wrong, so that one run tells it all.</summary>
internal sealed class ProblemList
{
    private readonly List<string> _lines = [];

    public bool IsEmpty => _lines.Count == 0;

    /// <summary>
    /// The problems as found, in MSBuild's canonical form. What cmdlets share (a parameter of a base class) is told once.
    /// </summary>
    public IEnumerable<string> Lines => _lines.Distinct(StringComparer.Ordinal);

    public void Add(ProblemCode code, string text) =>
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"ImageBuilderWorkflow.Help : error IBH{(int)code:000}: {text}"));
}
