using System.Diagnostics;
using ImageBuilderWorkflow.PowerShell;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>The programs of others.</summary>
/// <param name="Pwsh">PowerShell.</param>
/// <param name="Python">A Python with boto3 in it; null where there is none.</param>
/// <param name="Aws">The AWS CLI; null where there is none.</param>
internal sealed record Toolbox(Tool Pwsh, Tool? Python, Tool? Aws)
{
    /// <summary>Looks for them.</summary>
    public static async Task<Toolbox> FindAsync()
    {
        // A version manager puts a script in a program's place, which would be timed with it: these say where they really are.
        const string Where = "import sys; print(sys.executable)";
        var python = await AskAsync("python3", "-c", Where) ?? await AskAsync("python", "-c", Where);
        var besidePython = python is null ? null : Path.Combine(Path.GetDirectoryName(python)!, "aws");
        var aws = besidePython is not null && File.Exists(besidePython) ? besidePython : "aws";
        const string Version = "import boto3, platform; print(f'Python {platform.python_version()}, boto3 {boto3.__version__}')";
        return new Toolbox(
            await PowerShellAsync(),
            python is null ? null : await ToolAsync(python, "-c", Version),
            await ToolAsync(aws, "--version")
        );
    }

    private static async Task<Tool> PowerShellAsync()
    {
        var (program, before) = (PowerShellHost.Command[0], PowerShellHost.Command.Skip(1).ToList());
        var version =
            await AskAsync(program, [.. before, "--version"])
            ?? throw new InvalidOperationException($"'{string.Join(' ', PowerShellHost.Command)}' is no PowerShell.");
        return new Tool(program, version, before);
    }

    private static async Task<Tool?> ToolAsync(string path, params string[] versionArguments) =>
        await AskAsync(path, versionArguments) is { } version ? new Tool(path, version) : null;

    // The first line that a program prints; null when it cannot be run.
    private static async Task<string?> AskAsync(string path, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await Task.WhenAll(errors, process.WaitForExitAsync());
            return process.ExitCode == 0 && output.Length > 0 ? output.Split('\n')[0].Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
