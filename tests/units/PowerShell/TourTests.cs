using System.Diagnostics;
using Xunit;

namespace ImageBuilderWorkflow.Tests.PowerShell;

/// <summary>The tour, as a newcomer sees it: with nothing but the .NET SDK.</summary>
[Trait("Category", "PowerShell")]
public sealed class TourTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task ItShowsTheCmdletsInPowerShellWithoutAnEscapeSequenceInAFile()
    {
        var start = new ProcessStartInfo("dotnet", [TestFiles.Tour]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // What people have in their environment for AWS is not for the tour.
        start.Environment["AWS_PROFILE"] = "gone";
        start.Environment["AWS_SESSION_TOKEN"] = "left over";
        start.Environment["AWS_USE_FIPS_ENDPOINT"] = "true";
        start.Environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "true";
        start.Environment["HTTP_PROXY"] = "http://127.0.0.1:9";
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);

            Assert.Equal("", await errors);
            Assert.Equal(0, process.ExitCode);
            Assert.Contains("with the cmdlets.", output, StringComparison.Ordinal);
            Assert.Contains("PS > Get-IBImagePipeline golden* | Get-IBImage", output, StringComparison.Ordinal);
            Assert.Contains("\"ApplyBuildComponents\",\"COMPLETED\"", output, StringComparison.Ordinal);
            Assert.DoesNotContain('\e', output);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
