using System.Reflection;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.PowerShell;
using ImageBuilderWorkflow.SampleAccount;

namespace ImageBuilderWorkflow.Tour;

/// <summary>Demonstrates the module with a sample account in this process.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case []:
                return await RunAsync(server => RunTourAsync(server, StagedModule), hasFailures: false);
            case ["--module", var module]:
                return await RunAsync(server => RunTourAsync(server, module), hasFailures: false);
            case ["--shell"]:
                return await RunAsync(OpenShellAsync, hasFailures: true);
            case ["--serve"]:
                return await RunAsync(ServeAsync, hasFailures: true);
            default:
                await Console.Error.WriteLineAsync(
                    """
                    Usage: dotnet run --project samples/Tour [-- --module <module> | --shell | --serve]
                      --module  shows the tour with an installed module, by its name or path, instead of the one that was built
                      --shell   opens a PowerShell with the module, connected to the account
                      --serve   keeps the account up and prints how other clients reach it
                    """
                );
                return 2;
        }
    }

    private static async Task<int> RunAsync(Func<LoopbackServer, Task<int>> show, bool hasFailures)
    {
        // The account's time starts at the current time and moves one minute per second.
        var account = new AccountOptions
        {
            Now = DateTimeOffset.UtcNow,
            Clock = TimeProvider.System,
            Speed = 60,
            HasFailures = hasFailures,
        };
        await using var server = await LoopbackServer.StartAsync(new LoopbackOptions { Account = account });
        Console.WriteLine($"A sample Image Builder account answers at {server.Url}");
        return await show(server);
    }

    private static string StagedModule =>
        typeof(Program)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "StagedModule")
            .Value!;

    private static async Task<int> RunTourAsync(LoopbackServer server, string module)
    {
        var report = Path.Combine(Path.GetTempPath(), $"tour-{Environment.ProcessId}.csv");
        try
        {
            return await RunPowerShellAsync(
                server,
                "-NoProfile",
                "-NonInteractive",
                "-File",
                Path.Combine(AppContext.BaseDirectory, "Tour.ps1"),
                "-Module",
                module,
                "-Image",
                server.Known.AvailableImageArn,
                "-FailedImage",
                server.Known.FailedImageArn,
                "-OldImage",
                server.Known.LifecycleImageArn,
                "-CsvFile",
                report
            );
        }
        finally
        {
            File.Delete(report);
        }
    }

    private static Task<int> OpenShellAsync(LoopbackServer server)
    {
        // PowerShell handles Ctrl+C. This process must not end, because it holds the account.
        Console.CancelKeyPress += (_, pressed) => pressed.Cancel = true;
        Console.WriteLine("Try: Get-IBImagePipeline. $image, $failedImage and $oldImage of docs/examples.md are there. 'exit' ends it.");
        return RunPowerShellAsync(
            server,
            "-NoLogo",
            "-NoExit",
            "-Command",
            $"""
            Import-Module '{StagedModule.Replace("'", "''", StringComparison.Ordinal)}'
            $image = '{server.Known.AvailableImageArn}'
            $failedImage = '{server.Known.FailedImageArn}'
            $oldImage = '{server.Known.LifecycleImageArn}'
            """
        );
    }

    private static async Task<int> RunPowerShellAsync(LoopbackServer server, params IEnumerable<string> arguments)
    {
        var start = PowerShellHost.Start(arguments);

        // The user's AWS settings and proxies are meant for AWS and must not apply here.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["NO_PROXY"] = "127.0.0.1";
        var noSettings = Path.Combine(AppContext.BaseDirectory, "no-settings");
        start.Environment["AWS_CONFIG_FILE"] = start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = noSettings;
        foreach (var (name, value) in server.Environment)
        {
            start.Environment[name] = value;
        }

        using var process = System.Diagnostics.Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static async Task<int> ServeAsync(LoopbackServer server)
    {
        Console.WriteLine("\nTo ask it from PowerShell:");
        foreach (var (name, value) in server.Environment)
        {
            Console.WriteLine($"  $env:{name} = '{value}'");
        }

        Console.WriteLine($"  Import-Module {StagedModule}\n  Get-IBWorkflowExecution {server.Known.AvailableImageArn}");
        Console.WriteLine("\nFrom a POSIX shell, with the AWS CLI:\n  unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN");
        foreach (var (name, value) in server.Environment)
        {
            Console.WriteLine($"  export {name}='{value}'");
        }

        Console.WriteLine($"  aws imagebuilder list-workflow-executions --image-build-version-arn {server.Known.AvailableImageArn}");
        Console.WriteLine(
            $"  aws logs get-log-events --log-group-name {server.Known.GoldenImageLogGroup} --log-stream-name "
                + $"{server.Known.RunningLogStream}"
        );
        Console.WriteLine("\nCtrl+C ends it.");

        var ended = new TaskCompletionSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            ended.TrySetResult();
        };
        AppDomain.CurrentDomain.ProcessExit += (_, _) => ended.TrySetResult();
        await ended.Task;
        return 0;
    }
}
