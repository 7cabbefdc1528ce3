using System.Diagnostics;
using ImageBuilderWorkflow.Loopback;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>Runs external programs with the server.</summary>
internal static class ExternalTool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs a program. Skips the test if the program is not installed.</summary>
    /// <param name="name">The program.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="server">The server for the environment of the program.</param>
    /// <param name="input">The standard input.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string name,
        IEnumerable<string> arguments,
        LoopbackServer server,
        string input = ""
    )
    {
        var start = new ProcessStartInfo(Find(name), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The program must not use the machine's configuration or a network.
        foreach (var variable in start.Environment.Keys.Where(key => key.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(variable);
        foreach (var (variable, value) in server.Environment)
            start.Environment[variable] = value;
        start.Environment["AWS_CONFIG_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-such-config");
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-such-credentials");
        start.Environment["AWS_PAGER"] = "";
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        start.Environment["NO_PROXY"] = "127.0.0.1";

        using var process = Process.Start(start)!;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Patience);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), timeout.Token);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var error = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static string Find(string name)
    {
        var suffixes = OperatingSystem.IsWindows() ? new[] { ".exe", ".cmd" } : [""];
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            foreach (var suffix in suffixes)
            {
                var file = Path.Combine(folder, name + suffix);
                if (File.Exists(file))
                    return file;
            }
        }

        Assert.Skip($"'{name}' is not on this machine.");
        return name;
    }
}
