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
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
