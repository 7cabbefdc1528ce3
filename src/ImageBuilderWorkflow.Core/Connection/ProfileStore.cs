using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace ImageBuilderWorkflow.Core;

/// <summary>The profiles of the AWS credentials and config files, and the credentials that they give.</summary>
internal sealed partial class ProfileStore
{
    /// <summary>The error code for a profile that does not exist.</summary>
    public const string NotFound = "ProfileNotFound";

    private const string DefaultName = "default";

    // The name under which early versions of the AWS Tools for PowerShell kept the default profile.
    private const string LegacyDefaultName = "AWS PS Default";

    // A role's or a single sign-on's credentials are good for an hour: they must outlive the cmdlet that asked for them first.
    private static readonly ConcurrentDictionary<(string Name, string? Location), Cached> Cache = new();

    private readonly string? _location;
    private readonly CredentialProfileStoreChain _chain;

    /// <summary>Opens the files.</summary>
    /// <param name="location">The credentials file, or <see langword="null"/> for the usual one.</param>
    public ProfileStore(string? location)
    {
        _location = Locate(location);
        _chain = new CredentialProfileStoreChain(_location);
    }

    /// <summary>The credentials file, or <see langword="null"/> for the usual one.</summary>
    /// <param name="location">The one that is given, or <see langword="null"/>.</param>
    public static string? Locate(string? location) =>
        // The SDK looks at this variable once in a process only.
        location ?? EnvironmentSetting.Text(SharedCredentialsFile.SharedCredentialsFileEnvVar);

    /// <summary>
    /// Tells one state of the files from another. Editing a file must show at the next call, and so must pointing the environment at
    /// another. Without <c>AWS_CONFIG_FILE</c> the SDK takes the config file beside the credentials file.
    /// </summary>
    /// <param name="location">The credentials file, or <see langword="null"/> for the usual one.</param>
    public static string Stamp(string? location)
    {
        var credentials = location ?? SharedCredentialsFile.DefaultFilePath;
        var config = EnvironmentSetting.Text(SharedCredentialsFile.SharedConfigFileEnvVar)
            ?? Path.Combine(Path.GetDirectoryName(credentials) ?? string.Empty, "config");
        return $"{credentials}:{File.GetLastWriteTimeUtc(credentials).Ticks}|{config}:{File.GetLastWriteTimeUtc(config).Ticks}";
    }

    /// <summary>Finds a profile.</summary>
    /// <exception cref="ConfigurationException">There is none of that name; the message tells which there are.</exception>
    public CredentialProfile Find(string name)
    {
        if (TryFind(name) is { } profile)
        {
            return profile;
        }

        var known = Names();
        throw new ConfigurationException(
            NotFound,
            $"There is no profile '{name}'{(_location is null ? string.Empty : $" in '{_location}'")}. "
            + (known.Count == 0 ? "No profiles were found at all." : "Known profiles: " + string.Join(", ", known) + "."));
    }

    /// <summary>The names of all profiles that give credentials, in order.</summary>
    public IReadOnlyList<string> Names() => [.. _chain.ListProfiles().Select(profile => profile.Name).Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The profile that <c>AWS_PROFILE</c> names, else the default one, or <see langword="null"/>.</summary>
    /// <exception cref="ConfigurationException"><c>AWS_PROFILE</c> names one that does not exist.</exception>
    public CredentialProfile? FindDefault() =>
        EnvironmentSetting.Text("AWS_PROFILE") is { } name ? Find(name) : TryFind(DefaultName) ?? TryFind(LegacyDefaultName);

    /// <summary>The credentials of a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="askForMfaCode">Asks a person for the code of an MFA device, or <see langword="null"/>.</param>
    /// <exception cref="ConfigurationException">The profile gives none.</exception>
    public AWSCredentials Credentials(CredentialProfile profile, Func<string, string>? askForMfaCode)
    {
        var stamp = Stamp(_location);
        if (!Cache.TryGetValue((profile.Name, _location), out var cached) || cached.Stamp != stamp)
        {
            cached = new Cached(Create(profile), stamp);
            Cache[(profile.Name, _location)] = cached;
        }

        if (cached.Credentials is AssumeRoleAWSCredentials { Options: { MfaSerialNumber: { } serial } options })
        {
            // The one who asks now is the one to be asked when the role's credentials run out.
            options.MfaTokenCodeCallback = () => askForMfaCode is null
                ? throw new AmazonClientException($"The profile '{profile.Name}' needs a code of the MFA device {serial}, and there is nobody to ask for it.")
                : askForMfaCode(serial);
        }

        return cached.Credentials;
    }

    private AWSCredentials Create(CredentialProfile profile)
    {
        try
        {
            return AWSCredentialsFactory.GetAWSCredentials(profile, _chain);
        }
        catch (Exception error) when (error is AmazonClientException or InvalidDataException or InvalidOperationException or ArgumentException)
        {
            throw NotUsable(profile.Name, "gives no credentials", error);
        }
    }

    private CredentialProfile? TryFind(string name)
    {
        try
        {
            return _chain.TryGetProfile(name, out var profile) ? profile : null;
        }
        catch (Exception error) when (error is AmazonClientException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw NotUsable(name, "cannot be read", error);
        }
    }

    // Of a line that makes no sense the SDK tells the text, which may be a secret in the wrong place: only its number is told on.
    private static ConfigurationException NotUsable(string name, string what, Exception error)
    {
        var line = error is InvalidDataException ? LineNumber().Match(error.Message) : Match.Empty;
        return line.Success
            ? new ConfigurationException("ProfileNotUsable", $"The profile '{name}' {what}: line {line.Groups[1].Value} of its file makes no sense.")
            : new ConfigurationException("ProfileNotUsable", $"The profile '{name}' {what}: {error.Message}", error);
    }

    [GeneratedRegex("^Line ([0-9]+):")]
    private static partial Regex LineNumber();

    private sealed record Cached(AWSCredentials Credentials, string Stamp);
}
