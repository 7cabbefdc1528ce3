using System.Diagnostics;
using Xunit;

namespace ImageBuilderWorkflow.Tests.PowerShell;

/// <summary>The tour, as a newcomer sees it: with nothing but the .NET SDK.</summary>
[Trait("Category", "PowerShell")]
public sealed class TourTests
{
    [Fact]
    public async Task ItShowsTheCmdletsInPowerShellWithoutAnEscapeSequenceInAFile()
    {
        var start = new ProcessStartInfo("dotnet", [TestFiles.Tour]);

        // What people have in their environment for AWS is not for the tour.
        start.Environment["AWS_PROFILE"] = "gone";
        start.Environment["AWS_SESSION_TOKEN"] = "left over";
        start.Environment["AWS_USE_FIPS_ENDPOINT"] = "true";
        start.Environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "true";
        start.Environment["HTTP_PROXY"] = "http://127.0.0.1:9";
        var output = await ChildProcess.RunAsync(start);

        Assert.Contains($"of {TestFiles.StagedModule}", output, StringComparison.Ordinal);
        Assert.Contains("PS > Get-IBImagePipeline golden* | Get-IBImage", output, StringComparison.Ordinal);
        Assert.Contains("* critical path", output, StringComparison.Ordinal);
        Assert.Contains("golden-image/1.4.2/2 failed in BUILDING: component harden-os", output, StringComparison.Ordinal);
        Assert.Contains("\"ApplyBuildComponents\",\"COMPLETED\"", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output);
    }
}
