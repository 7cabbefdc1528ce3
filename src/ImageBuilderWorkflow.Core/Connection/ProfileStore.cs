using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// The profiles of the shared credentials and config files, read as the AWS CLI reads them, and the credentials that they give. The SDK's
/// own reader refuses files that the AWS CLI takes.
/// </summary>
internal sealed class ProfileStore
{
    private const string DefaultName = "default";

    // The name under which early versions of the AWS Tools for PowerShell kept the default profile.
    private const string LegacyDefaultName = "AWS PS Default";

    private const string CredentialsVariable = "AWS_SHARED_CREDENTIALS_FILE";
    private const string ConfigVariable = "AWS_CONFIG_FILE";

    // A role's or a single sign-on's credentials are good for an hour: they must outlive the cmdlet that asked for them first.
    private static readonly Dictionary<(string Name, string? Location, string? Clients), Cached> Cache = [];

    private readonly string? _location;
    private readonly Lazy<Files> _files;

    /// <summary>Opens the files.</summary>
    /// <param name="location">The credentials file, or <see langword="null"/> for the usual one.</param>
    public ProfileStore(string? location)
    {
        _location = location;
        _files = new Lazy<Files>(Read);
    }

    /// <summary>
    /// Tells one state of the files from another. Editing a file must show at the next call, and so must pointing the environment at
    /// another.
    /// </summary>
    /// <param name="location">The credentials file, or <see langword="null"/> for the usual one.</param>
    public static string Stamp(string? location)
    {
        var (credentials, config) = Paths(location);
        return $"{credentials}:{File.GetLastWriteTimeUtc(credentials).Ticks}|{config}:{File.GetLastWriteTimeUtc(config).Ticks}";
    }

    /// <summary>Finds a profile.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="variable">The environment variable that names it, or <see langword="null"/>.</param>
    /// <exception cref="ConfigurationException">There is none of that name; the message tells which there are.</exception>
    public Profile Find(string name, string? variable = null)
    {
        if (TryFind(name) is { } profile)
        {
            return profile;
        }

        var (credentials, config) = Paths(_location);
        var known = Names();
        throw new ConfigurationException(
            ConfigurationError.ProfileNotFound,
            $"There is no profile '{name}' in '{credentials}' or '{config}'. "
                + (variable is null ? string.Empty : $"The environment variable {variable} names it. ")
                + (
                    _files.Value.Config.Bare.TryGetValue(name, out var bare)
                        ? $"The section {bare.Place} is no profile: in this file the header has to be [profile {CommandText.Quote(name)}]. "
                        : string.Empty
                )
                + (known.Count == 0 ? "No profiles were found at all." : "Known profiles: " + string.Join(", ", known) + ".")
        );
    }

    /// <summary>The names of all profiles that give credentials, in order.</summary>
    public IReadOnlyList<string> Names() =>
        [
            .. _files
                .Value.Names.Select(TryFind)
                .Where(profile => profile!.HasCredentials)
                .Select(profile => profile!.Name)
                .Concat(StoredNames())
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>
    /// The profile that <c>AWS_DEFAULT_PROFILE</c> names, which comes first with the AWS CLI too, or <c>AWS_PROFILE</c>, else the default
    /// one, or <see langword="null"/>.
    /// </summary>
    /// <exception cref="ConfigurationException">The variable names one that does not exist.</exception>
    public Profile? FindDefault()
    {
        string[] variables = ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"];
        return variables.FirstOrDefault(name => EnvironmentSetting.Text(name) is not null) is { } variable
            ? Find(EnvironmentSetting.Text(variable)!, variable)
            : TryFind(DefaultName) ?? TryFind(LegacyDefaultName);
    }

    /// <summary>Finds a profile, or returns <see langword="null"/>.</summary>
    /// <exception cref="ConfigurationException">A file cannot be read.</exception>
    public Profile? TryFind(string name)
    {
        // The order in which the AWS Tools for PowerShell look for it.
        if (IsStoreUsed && new NetSDKCredentialsFile().TryGetProfile(name, out var stored))
        {
            return new Profile(name, null, null) { Stored = stored };
        }

        var files = _files.Value;
        var (credentials, config) = (files.Credentials.GetValueOrDefault(name), files.Config.Profiles.GetValueOrDefault(name));
        if (credentials is null && config is null)
        {
            return null;
        }

        var profile = new Profile(name, credentials, config);
        return new Profile(name, credentials, config)
        {
            Services = Named(profile, "services", files.Config.Services),
            SignOnSession = Named(profile, "sso_session", files.Config.SignOnSessions),
        };
    }

    /// <summary>The credentials of a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="region">The region to ask for the keys of a role or a login, where the profile names none.</param>
    /// <param name="askForMfaCode">Asks a person for the code of an MFA device, or <see langword="null"/>.</param>
    /// <exception cref="ConfigurationException">The profile gives none.</exception>
    public ProfileCredentials Credentials(Profile profile, Func<string?> region, Func<string, string>? askForMfaCode)
    {
        var credentials = Shared(profile, clients: null, () => Create(profile, region));
        foreach (var guarded in credentials.Guarded)
        {
            // The one who asks now is the one to be asked when the role's credentials run out.
            var serial = guarded.Options.MfaSerialNumber;
            guarded.Options.MfaTokenCodeCallback = () =>
                askForMfaCode is null
                    ? throw new AmazonClientException(
                        $"The profile '{profile.Name}' needs a code of the MFA device {serial}, and there is nobody to ask for it."
                    )
                    : askForMfaCode(serial);
        }

        return credentials;
    }

    /// <summary>
    /// The credentials of a profile, once for all who ask: two that were made would fetch the same keys twice. To make them asks nobody.
    /// </summary>
    /// <param name="profile">The profile.</param>
    /// <param name="clients">How the keys are fetched, where another profile decides that; otherwise <see langword="null"/>.</param>
    /// <param name="make">Makes them.</param>
    public ProfileCredentials Shared(Profile profile, string? clients, Func<ProfileCredentials> make)
    {
        var stamp = Stamp(_location);
        lock (Cache)
        {
            if (!Cache.TryGetValue((profile.Name, _location, clients), out var cached) || cached.Stamp != stamp)
            {
                cached = new Cached(make(), stamp);
                Cache[(profile.Name, _location, clients)] = cached;
            }

            return cached.Credentials;
        }
    }

    private ProfileCredentials Create(Profile profile, Func<string?> region)
    {
        try
        {
            return new ProfileCredentialsBuilder(this, profile, region).Build();
        }
        catch (Exception error)
            when (error is AmazonClientException or InvalidDataException or InvalidOperationException or ArgumentException)
        {
            throw new ConfigurationException(
                ConfigurationError.ProfileNotUsable,
                $"The profile '{profile.Name}' gives no credentials: {error.Message} ({profile.Place})",
                error
            );
        }
    }

    // The encrypted store of the AWS Tools, which exists on Windows and only beside the usual files.
    private bool IsStoreUsed => OperatingSystem.IsWindows() && _location is null && EnvironmentSetting.Text(CredentialsVariable) is null;

    private IEnumerable<string> StoredNames() =>
        IsStoreUsed
            ? new NetSDKCredentialsFile().ListProfiles().Where(profile => profile.CanCreateAWSCredentials).Select(profile => profile.Name)
            : [];

    private Files Read()
    {
        var (credentialsPath, configPath) = Paths(_location);
        var credentials = ProfileFile.Read(credentialsPath);
        var config = ConfigSections.From(ProfileFile.Read(configPath));
        var byName = credentials.ToDictionary(section => section.Header, StringComparer.Ordinal);
        if (_location is not null)
        {
            // Somebody may name a file that is written as a config file is.
            foreach (var (name, section) in ConfigSections.From(credentials).Profiles)
            {
                byName.TryAdd(name, section);
            }
        }

        return new Files(byName, config);
    }

    private static ProfileSection? Named(Profile profile, string setting, Dictionary<string, ProfileSection> sections) =>
        profile.Text(setting) is { } name ? sections.GetValueOrDefault(name) : null;

    // Beside a file that somebody names lies its config file; otherwise each has its own usual place, as for the AWS CLI.
    private static (string Credentials, string Config) Paths(string? location) =>
        (
            location ?? UserPath.FromEnvironment(CredentialsVariable) ?? UserPath.InAwsFolder("credentials"),
            UserPath.FromEnvironment(ConfigVariable)
                ?? (
                    location is null
                        ? UserPath.InAwsFolder("config")
                        : Path.Combine(Path.GetDirectoryName(location) ?? string.Empty, "config")
                )
        );

    private sealed record Files(Dictionary<string, ProfileSection> Credentials, ConfigSections Config)
    {
        public IEnumerable<string> Names => Credentials.Keys.Concat(Config.Profiles.Keys).Distinct(StringComparer.Ordinal);
    }

    private sealed record Cached(ProfileCredentials Credentials, string Stamp);
}
