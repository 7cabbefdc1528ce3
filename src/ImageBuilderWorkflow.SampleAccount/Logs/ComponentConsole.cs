using System.Globalization;
using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Logs;

/// <summary>What the component runner AWSTOE prints while it runs the components of a build or test.</summary>
/// <param name="build">The image build.</param>
/// <param name="phase">The phase: <c>build</c> or <c>test</c>.</param>
internal sealed class ComponentConsole(ImageBuild build, string phase)
{
    private const string Green = "\u001b[32m";
    private const string Yellow = "\u001b[1;33m";
    private const string Plain = "\u001b[0m";

    // Progress of a package manager and of hardening scripts, with the colours that they use on a terminal.
    private static readonly string[] Linux =
    [
        "Amazon Linux 2023 repository                     31 MB/s |  41 MB     00:01",
        "Dependencies resolved.",
        "  Upgrading        : glibc-2.34-117.amzn2023.0.1.x86_64",
        "  Upgrading        : openssl-libs-1:3.2.2-1.amzn2023.0.1.x86_64",
        $"{Green}Complete!{Plain}",
        "Created symlink /etc/systemd/system/multi-user.target.wants/amazon-ssm-agent.service",
        "net.ipv4.conf.all.accept_redirects = 0",
        $"[{Green}  OK  {Plain}] Rule 1.1.1.1 Ensure mounting of cramfs is disabled",
        $"[{Yellow} SKIP {Plain}] Rule 1.6.1.1 Ensure SELinux is installed",
        $"[{Green}  OK  {Plain}] Rule 5.2.3 Ensure permissions on SSH private keys",
        "Downloading: 45%\rDownloading: 100%",
    ];

    private static readonly string[] Windows =
    [
        "Searching for updates...",
        "KB5041160: 2024-08 Cumulative Update for Microsoft server operating system",
        $"{Yellow}WARNING: A restart is pending.{Plain}",
        "Installing NuGet provider 2.8.5.208",
        $"{Green}Policy 'Minimum password length' is set.{Plain}",
        "Set-MpPreference: real-time protection is on",
        "Compress-Archive: C:\\Windows\\Temp\\build-logs.zip",
    ];

    /// <summary>The last lines of a run without a failure.</summary>
    public static IEnumerable<string> Success =>
        ["CmdExecution: ExitCode 0", "Executor: FINISHED EXECUTION OF ALL DOCUMENTS", "TOE has completed execution successfully"];

    /// <summary>The time between two lines.</summary>
    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(1.9);

    private bool IsWindows => build.Platform == "Windows";

    private string Action => IsWindows ? "ExecutePowerShell" : "ExecuteBash";

    /// <summary>The last lines of a run that failed: the standard error, the exit code and the block that names the failed step.</summary>
    /// <param name="failure">The component that failed.</param>
    /// <param name="errors">The lines of its standard error.</param>
    /// <param name="exitCode">The exit code of its command.</param>
    /// <param name="isSplit">Whether the lines of the block are events of their own.</param>
    public static IEnumerable<string> Failure(
        FailureContext.ComponentFailure failure,
        IReadOnlyList<string> errors,
        int exitCode,
        bool isSplit
    )
    {
        foreach (var error in errors)
            yield return $"CmdExecution: Stderr: {error}";
        yield return string.Create(CultureInfo.InvariantCulture, $"CmdExecution: ExitCode {exitCode}");
        yield return $"{failure.Action}: FINISHED EXECUTION WITH ERROR";
        string[] block =
        [
            $"Document {failure.ComponentArn} failed!",
            $"Document: {failure.ComponentArn.Split('/')[^3]}",
            $"ComponentArn: {failure.ComponentArn}",
            $"Phase: {failure.PhaseName}",
            $"Step: {failure.StepName}",
            $"Action: {failure.Action}",
            string.Create(CultureInfo.InvariantCulture, $"ErrorMessage: Command execution resulted in an error. Exit code {exitCode}"),
            $"Stderr: {string.Join('\n', errors)}",
        ];
        foreach (var line in isSplit ? block : [string.Join('\n', block)])
            yield return line;
        yield return "TOE has completed execution with failure - Execution failed!";
    }

    /// <summary>A line of the console, from 0. The lines go through the steps of one document after another.</summary>
    public string Line(int index)
    {
        var lines = IsWindows ? Windows : Linux;
        var length = lines.Length + 4;
        var part = index / length;
        return (index % length) switch
        {
            0 => part == 0 ? $"Phase {phase}" : string.Create(CultureInfo.InvariantCulture, $"Document part {part + 1}"),
            1 => string.Create(CultureInfo.InvariantCulture, $"Step Part{part + 1}"),
            2 => $"{Action}: STARTED EXECUTION",
            var line when line == length - 1 => $"{Action}: FINISHED EXECUTION",
            var line when line == 5 && part % 3 == 1 =>
                "CmdExecution: Stderr: warning: /etc/dnf/dnf.conf created as /etc/dnf/dnf.conf.rpmnew",
            var line => $"CmdExecution: Stdout: {lines[line - 3]}",
        };
    }
}
