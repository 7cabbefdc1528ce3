using System.Runtime.CompilerServices;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>
/// The credentials and config file of this process. The AWS SDK looks only once, at its first use, where they are; so they are
/// set before any test, and no test ever sees the settings of whoever runs it.
/// </summary>
internal static class AwsFiles
{
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("imagebuilderworkflow-aws-");

    private static DateTime _written = DateTime.UnixEpoch;

    public static string Credentials { get; } = Path.Combine(Folder.FullName, "credentials");

    public static string Config { get; } = Path.Combine(Folder.FullName, "config");

    public static void WriteCredentials(string text) => Write(Credentials, text);

    public static void WriteConfig(string text) => Write(Config, text);

    /// <summary>Writes another credentials file, as for <c>-ProfileLocation</c>.</summary>
    public static string WriteOther(string text)
    {
        var path = Path.Combine(Folder.FullName, "other-credentials");
        Write(path, text);
        return path;
    }

    [ModuleInitializer]
    internal static void SetUp()
    {
        WriteCredentials(string.Empty);
        WriteConfig(string.Empty);
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", Credentials);
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", Config);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Delete(recursive: true);
    }

    // Whoever looks at the file's time is to see that it is another one than before.
    private static void Write(string path, string text)
    {
        File.WriteAllText(path, text);
        _written += TimeSpan.FromDays(1);
        File.SetLastWriteTimeUtc(path, _written);
    }
}
