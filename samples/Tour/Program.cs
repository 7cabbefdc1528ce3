using System.Diagnostics;
using System.Reflection;
using ImageBuilderWorkflow.Loopback;

namespace ImageBuilderWorkflow.Tour;

/// <summary>Shows the module at work against an account that lives in this process.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ([] or ["--serve"]))
        {
            await Console.Error.WriteLineAsync("Usage: dotnet run --project samples/Tour [-- --serve]");
            return 2;
        }

        await using var server = await LoopbackServer.StartAsync();
        Console.WriteLine($"A sample Image Builder account answers at {server.Url}");
        if (arguments.Length > 0)
        {
            await ServeAsync(server);
            return 0;
        }

        return FindOnPath("pwsh") is { } pwsh ? await RunCmdletsAsync(pwsh, server) : await CoreTour.RunAsync(server);
    }

    private static string StagedModule => typeof(Program).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "StagedModule").Value!;

    private static async Task<int> RunCmdletsAsync(string pwsh, LoopbackServer server)
    {
        var report = Path.Combine(Path.GetTempPath(), $"tour-{Environment.ProcessId}.csv");
        var start = new ProcessStartInfo(pwsh)
        {
            ArgumentList =
            {
                "-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "Tour.ps1"),
                "-Module", StagedModule,
                "-Image", server.Known.AvailableImageArn,
                "-FailedImage", server.Known.FailedImageArn,
                "-OldImage", server.Known.LifecycleImageArn,
                "-CsvFile", report,
            },
        };
        foreach (var (name, value) in server.Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
        finally
        {
            File.Delete(report);
        }
    }

    private static async Task ServeAsync(LoopbackServer server)
    {
        Console.WriteLine("\nTo ask it from PowerShell:");
        foreach (var (name, value) in server.Environment)
        {
            Console.WriteLine($"  $env:{name} = '{value}'");
        }

        Console.WriteLine($"  Import-Module {StagedModule}\n  Get-IBWorkflowExecution {server.Known.AvailableImageArn}");
        Console.WriteLine("\nFrom a POSIX shell, with the AWS CLI:");
        foreach (var (name, value) in server.Environment)
        {
            Console.WriteLine($"  export {name}='{value}'");
        }

        Console.WriteLine($"  aws imagebuilder list-workflow-executions --image-build-version-arn {server.Known.AvailableImageArn}");
        Console.WriteLine("\nCtrl+C ends it.");

        var ended = new TaskCompletionSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            ended.TrySetResult();
        };
        AppDomain.CurrentDomain.ProcessExit += (_, _) => ended.TrySetResult();
        await ended.Task;
    }

    private static string? FindOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program))
            .FirstOrDefault(File.Exists);
}
