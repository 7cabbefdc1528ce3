using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Core;

/// <summary>Paths in the user's folder, and paths as people write them into variables.</summary>
internal static partial class UserPath
{
    /// <summary>The user's folder.</summary>
    public static string Home =>
        (OperatingSystem.IsWindows() ? EnvironmentSetting.Text("USERPROFILE") : EnvironmentSetting.Text("HOME"))
        ?? EnvironmentSetting.Text("HOME")
        ?? EnvironmentSetting.Text("USERPROFILE")
        ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>A path in the folder <c>.aws</c> of the user.</summary>
    public static string InAwsFolder(params string[] names) => Path.Combine([Home, ".aws", .. names]);

    /// <summary>
    /// The path that an environment variable names, with <c>~</c> and variables filled in; <see langword="null"/> when it is empty.
    /// </summary>
    public static string? FromEnvironment(string variable) => EnvironmentSetting.Text(variable) is { } path ? Expand(path) : null;

    private static string Expand(string path)
    {
        var filled = Variable().Replace(path, found => EnvironmentSetting.Text(found.Groups[1].Value) ?? found.Value);
        return filled == "~" || filled.StartsWith("~/", StringComparison.Ordinal) || filled.StartsWith(@"~\", StringComparison.Ordinal)
            ? Home + filled[1..]
            : filled;
    }

    [GeneratedRegex(@"\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?")]
    private static partial Regex Variable();
}
