using System.Diagnostics;
using ImageBuilderWorkflow.PowerShell;
using Xunit;

namespace ImageBuilderWorkflow.Tests.PowerShell;

/// <summary>Runs programs for tests, for a limited time.</summary>
internal static class ChildProcess
{
    // A program takes seconds; one that hangs must not hang the build.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    /// <summary>Runs a program to its end, which must be a success without errors, and gives its output.</summary>
    /// <param name="start">The program.</param>
    public static async Task<string> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Limit);
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);

            Assert.True(process.ExitCode == 0 && (await errors).Length == 0, $"Ended with {process.ExitCode}.\n{await errors}\n{output}");
            return output;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Runs a script in PowerShell, and gives the lines of its output.</summary>
    /// <param name="script">The script, which ends at its first error.</param>
    /// <param name="environment">Variables for it; <see langword="null"/> removes one.</param>
    public static async Task<IReadOnlyList<string>> RunScriptAsync(string script, IReadOnlyDictionary<string, string?> environment)
    {
        var prologue =
            "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'; $WarningPreference = 'SilentlyContinue'\n";
        var start = PowerShellHost.Start("-NoProfile", "-NonInteractive", "-Command", prologue + script);
        start.Environment["NO_COLOR"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return (await RunAsync(start)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
