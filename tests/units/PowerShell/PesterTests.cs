using ImageBuilderWorkflow.Loopback;
using Xunit;

namespace ImageBuilderWorkflow.Tests.PowerShell;

/// <summary>
/// Runs the Pester suite, which tests the staged package in real PowerShell. Its files run beside each other and beside the tests of this
/// assembly, but for those that measure time.
/// </summary>
[Trait("Category", "PowerShell")]
[TestCaseOrderer(typeof(BeginAllAtOnce))]
public sealed class PesterTests(ITestOutputHelper output)
{
    /// <summary>The suite's files, by name.</summary>
    public static TheoryData<string> Files => [.. TestFiles.All.Except(TestFiles.Alone).Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public Task EveryTestOfTheFilePasses(string file) => CheckAsync(file, output);

    /// <summary>Fails unless every test of a file passes.</summary>
    internal static async Task CheckAsync(string file, ITestOutputHelper output)
    {
        var run = await PesterHost.RunAsync(Path.Combine(TestFiles.Folder, file));

        output.WriteLine($"{run.Passed} passed, {run.Failures.Count} failed, {run.Skipped.Count} skipped in {run.Milliseconds} ms.");
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
}
