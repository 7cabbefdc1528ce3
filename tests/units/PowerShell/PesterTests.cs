using ImageBuilderWorkflow.Loopback;
using Xunit;

namespace ImageBuilderWorkflow.Tests.PowerShell;

/// <summary>Runs the Pester suite, which tests the staged package in real PowerShell, wherever there is a PowerShell with Pester.</summary>
[Collection(nameof(NotBesideOtherTests))]
public sealed class PesterTests(ITestOutputHelper output)
{
    /// <summary>The suite's files, by name.</summary>
    public static TheoryData<string> Files => [.. TestFiles.All.Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task EveryTestOfTheFilePasses(string file)
    {
        if (await PesterHost.WhyNotAsync() is { } reason)
        {
            Assert.Skip(reason);
        }

        var run = await PesterHost.RunAsync(Path.Combine(TestFiles.Folder, file), TestContext.Current.CancellationToken);

        output.WriteLine($"{run.Passed} passed, {run.Failures.Count} failed, {run.Skipped.Count} skipped.");
        foreach (var skipped in run.Skipped)
        {
            output.WriteLine("Skipped: " + skipped);
        }

        Assert.True(run.Failures.Count == 0, string.Join("\n\n", run.Failures));
        if (run.Passed == 0 && run.Skipped.Count > 0)
        {
            Assert.Skip(run.Skipped[0]);
        }

        Assert.True(run.Passed > 0, "No test ran.");
    }

    [Fact]
    public void TheServerThatTheSuiteStartsCanRunByItself()
    {
        var server = typeof(LoopbackServer).Assembly.Location;

        Assert.True(File.Exists(Path.ChangeExtension(server, "runtimeconfig.json")), server);
    }

    [Fact]
    public void ThePackageThatTheSuiteTestsIsStaged() =>
        Assert.True(File.Exists(Path.Combine(TestFiles.StagedModule, "ImageBuilderWorkflow.psd1")), TestFiles.StagedModule);
}

/// <summary>Some of the suite's tests measure time.</summary>
[CollectionDefinition(nameof(NotBesideOtherTests), DisableParallelization = true)]
public sealed class NotBesideOtherTests;
