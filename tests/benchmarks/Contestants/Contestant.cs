using System.Diagnostics;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>Somebody whose work is timed, in processes of its own.</summary>
/// <param name="name">The heading of its column.</param>
internal abstract class Contestant(string name)
{
    /// <summary>How long one run may take.</summary>
    protected static TimeSpan Patience { get; } = TimeSpan.FromMinutes(5);

    // For a file that does not exist the AWS SDK would take the one of the home folder.
    private static string EmptyFile => Path.Combine(AppContext.BaseDirectory, "no-settings");

    /// <summary>The heading of its column.</summary>
    public string Name => name;

    /// <summary>Why it cannot take part on this machine; null when it can.</summary>
    public string? Absence { get; init; }

    /// <summary>Starts a process and does a work in it once or several times.</summary>
    /// <param name="assignment">The work.</param>
    /// <returns>The runs.</returns>
    public abstract Task<IReadOnlyList<Run>> RunAsync(Assignment assignment);

    /// <summary>How to start a process with nothing of the machine's own configuration and no way to any network.</summary>
    protected static ProcessStartInfo Start(string program, IEnumerable<string> arguments, LoopbackServer server)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in start.Environment.Keys.Where(key => key.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(variable);
        foreach (var (variable, value) in server.Environment)
            start.Environment[variable] = value;
        start.Environment["AWS_CONFIG_FILE"] = EmptyFile;
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = server.ProfilesFile;
        start.Environment["AWS_PAGER"] = "";
        start.Environment["NO_PROXY"] = "127.0.0.1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        return start;
    }
}
