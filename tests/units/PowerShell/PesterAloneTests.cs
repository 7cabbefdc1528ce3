using ImageBuilderWorkflow.Loopback;
using Xunit;

namespace ImageBuilderWorkflow.Tests.PowerShell;

/// <summary>Runs the files of the Pester suite that measure time, one at a time and beside nothing else.</summary>
[Trait("Category", "PowerShell")]
[Collection(nameof(NotBesideOtherTests))]
public sealed class PesterAloneTests(ITestOutputHelper output)
{
    /// <summary>The files, by name.</summary>
    public static TheoryData<string> Files => [.. TestFiles.Alone.Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public Task EveryTestOfTheFilePasses(string file) => PesterTests.CheckAsync(file, output);
}

/// <summary>What measures time is given the machine.</summary>
[CollectionDefinition(nameof(NotBesideOtherTests), DisableParallelization = true)]
public sealed class NotBesideOtherTests;
