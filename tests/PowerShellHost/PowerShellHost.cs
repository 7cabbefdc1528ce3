using System.Diagnostics;
using System.Reflection;

namespace ImageBuilderWorkflow.PowerShell;

/// <summary>
/// The PowerShell that tests, tour and benchmarks run in: the one that the build has fetched, or the one that
/// <c>IMAGEBUILDERWORKFLOW_PWSH</c> names.
/// </summary>
public static class PowerShellHost
{
    /// <summary>The environment variable that chooses another PowerShell: a path, or a name on the <c>PATH</c>.</summary>
    public const string Variable = "IMAGEBUILDERWORKFLOW_PWSH";

    /// <summary>The manifest of the Pester that the build has fetched.</summary>
    public static string Pester { get; } = Metadata("Pester");

    /// <summary>The command that starts PowerShell: the program, and the arguments that come before PowerShell's own.</summary>
    public static IReadOnlyList<string> Command =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen ? [chosen] : [DotnetHost, FetchedPowerShell];

    /// <summary>What starts PowerShell with these arguments.</summary>
    /// <param name="arguments">PowerShell's own arguments.</param>
    public static ProcessStartInfo Start(params IEnumerable<string> arguments) =>
        new(Command[0], [.. Command.Skip(1), .. arguments])
        {
            Environment = { ["POWERSHELL_TELEMETRY_OPTOUT"] = "1", ["POWERSHELL_UPDATECHECK"] = "Off" },
        };

    private static string FetchedPowerShell =>
        Path.Combine(Metadata("PowerShell"), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll");

    // The host that runs this process knows the SDK's frameworks, wherever the PATH leads.
    private static string DotnetHost => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    private static string Metadata(string key) =>
        typeof(PowerShellHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
