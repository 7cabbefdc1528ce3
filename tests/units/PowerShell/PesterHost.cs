using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using ImageBuilderWorkflow.Loopback;

namespace ImageBuilderWorkflow.Tests.PowerShell;

/// <summary>Runs files of the Pester suite, each in a PowerShell of its own.</summary>
internal static class PesterHost
{
    // A file takes seconds; one that hangs must not hang the build.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    // Not a number that anything else ends with, lest a broken PowerShell be taken for one without Pester.
    private const int NoPester = 86;

    private static readonly Lazy<Task<string?>> Obstacle = new(FindObstacleAsync);

    /// <summary>Says why the suite cannot run here, or <see langword="null"/> when it can.</summary>
    public static Task<string?> WhyNotAsync() => Obstacle.Value;

    /// <summary>Runs one file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<PesterRun> RunAsync(string file, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("ib-pester-").FullName;
        try
        {
            var runner = Path.Combine(TestFiles.Folder, "Invoke-TestFile.ps1");
            var result = Path.Combine(folder, "result.json");
            var (_, output) = await PwshAsync(["-File", runner, "-Path", file, "-ResultFile", result], folder, cancellationToken);
            return File.Exists(result)
                ? JsonSerializer.Deserialize<PesterRun>(await File.ReadAllTextAsync(result, cancellationToken))!
                : new PesterRun(0, ["There is no result. " + output], []);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string?> FindObstacleAsync()
    {
        try
        {
            var (exitCode, output) = await PwshAsync(
                ["-Command", $"if (-not (Get-Module -ListAvailable Pester | Where-Object Version -ge '5.0')) {{ exit {NoPester} }}"],
                Path.GetTempPath(),
                CancellationToken.None);
            return exitCode switch
            {
                0 => null,
                NoPester => "PowerShell has no Pester of version 5 or later.",
                _ => throw new InvalidOperationException($"pwsh ended with {exitCode}. {output}"),
            };
        }
        catch (Win32Exception)
        {
            return "There is no pwsh on the PATH.";
        }
    }

    private static async Task<(int ExitCode, string Output)> PwshAsync(
        string[] arguments, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        PrepareEnvironment(start.Environment, folder);
        using var process = Process.Start(start)!;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Limit);
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (-1, $"The run was given up after {Limit.TotalSeconds:0} seconds.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }
        }
    }

    private static void PrepareEnvironment(IDictionary<string, string?> environment, string folder)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            environment.Remove(name);
        }

        environment["AWS_EC2_METADATA_DISABLED"] = "true";
        environment["AWS_CONFIG_FILE"] = Path.Combine(folder, "no-config");
        environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(folder, "no-credentials");
        environment["IB_MODULE"] = TestFiles.StagedModule;
        environment["IB_LOOPBACK_SERVER"] = typeof(LoopbackServer).Assembly.Location;
        environment["IB_OTHER_AWSSDK"] = TestFiles.OtherAwsSdk;
        environment["NO_COLOR"] = "1";
        environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        environment["POWERSHELL_UPDATECHECK"] = "Off";
    }
}
