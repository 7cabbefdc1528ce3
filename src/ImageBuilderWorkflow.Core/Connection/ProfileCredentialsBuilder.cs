using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Makes the credentials of a profile in the order of the AWS CLI: a role, a role by web identity, a sign-on, keys of the credentials file,
/// a login, a program, keys of the config file.
/// </summary>
/// <param name="store">Finds the profiles that it refers to.</param>
/// <param name="profile">The profile. Its region and its endpoints count for all that it refers to.</param>
/// <param name="region">The region to ask where it names none.</param>
internal sealed class ProfileCredentialsBuilder(ProfileStore store, Profile profile, Func<string?> region)
{
    // Where everybody may ask for a role's keys when nothing names a region.
    private const string UsualRegion = "us-east-1";

    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly SdkClients _clients = new(profile, () => profile.Region ?? region() ?? UsualRegion);

    /// <summary>Makes them.</summary>
    /// <exception cref="ConfigurationException">The profile gives none.</exception>
    public ProfileCredentials Build()
    {
        if (profile.Stored is { } stored)
        {
            var credentials = AWSCredentialsFactory.GetAWSCredentials(stored, new CredentialProfileStoreChain());
            return new ProfileCredentials(credentials, "the encrypted store of the AWS Tools", Place: null);
        }

        return IsRole(profile) ? Role(profile) : TryFromProviders(profile) ?? throw NoCredentials(profile);
    }

    private static bool IsRole(Profile profile) => profile.Text("role_arn") is not null && profile.Text("web_identity_token_file") is null;

    private ProfileCredentials Role(Profile role)
    {
        var arn = role.Find("role_arn")!;
        _visited.Add(role.Name);
        var source = (role.Text("source_profile"), role.Text("credential_source")) switch
        {
            (not null, not null) => throw Unusable(
                role,
                "has both source_profile and credential_source, and only one can give the keys for its role_arn"
            ),
            (null, null) => throw Unusable(role, "has a role_arn, and neither a source_profile nor a credential_source to assume it with"),
            ({ } name, null) => SourceProfile(role, name),
            (null, { } name) => new ProfileCredentials(CredentialSource(role, name), name, Place: null),
        };
        var options = new AssumeRoleAWSCredentialsOptions
        {
            ExternalId = role.Text("external_id"),
            MfaSerialNumber = role.Text("mfa_serial"),
            DurationSeconds = role.Count("duration_seconds"),
        };
        var credentials = new RoleCredentials(
            source.Credentials,
            arn.Value,
            role.Text("role_session_name") ?? SessionName(),
            options,
            _clients
        );
        return new ProfileCredentials(credentials, "role " + arn.Value, arn.Place)
        {
            Guarded = options.MfaSerialNumber is null ? source.Guarded : [.. source.Guarded, credentials],
        };
    }

    private ProfileCredentials SourceProfile(Profile role, string name)
    {
        var source =
            store.TryFind(name)
            ?? throw Unusable(
                role,
                $"assumes a role with the profile '{name}', which does not exist ({role.Find("source_profile")!.Place})"
            );

        // A profile may name itself where it has keys beside the role.
        var hasKeys = HasKeys(source);
        if (_visited.Contains(name) && !(name == role.Name && hasKeys))
        {
            throw Unusable(
                role,
                $"assumes a role with the profile '{name}', which leads back to itself ({role.Find("source_profile")!.Place})"
            );
        }

        // Many roles may be assumed with one profile, whose own keys are fetched once.
        return store.Shared(
            source,
            _clients.Key,
            () =>
                !hasKeys && IsRole(source)
                    ? Role(source)
                    : TryFromProviders(source)
                        ?? throw Unusable(source, $"is to assume the role of the profile '{role.Name}' and says nothing of credentials")
        );
    }

    private static AWSCredentials CredentialSource(Profile role, string name) =>
        name.ToUpperInvariant() switch
        {
            "ENVIRONMENT" => EnvironmentKeys.TryRead()
                ?? throw Unusable(
                    role,
                    "takes its keys from the environment, where AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set"
                ),
            "EC2INSTANCEMETADATA" => new InstanceProfileAWSCredentials(),
            "ECSCONTAINER" => new GenericContainerCredentials(),
            _ => throw Unusable(
                role,
                $"has the credential_source '{name}'. It has to be Environment, Ec2InstanceMetadata or EcsContainer "
                    + $"({role.Find("credential_source")!.Place})"
            ),
        };

    private ProfileCredentials? TryFromProviders(Profile source) =>
        WebIdentity(source)
        ?? SignOn(source)
        ?? Keys(source, source.Credentials)
        ?? Login(source)
        ?? Program(source)
        ?? Keys(source, source.Config);

    private ProfileCredentials? WebIdentity(Profile source)
    {
        if (source.Text("web_identity_token_file") is null)
        {
            return null;
        }

        var file = source.Find("web_identity_token_file")!;
        var role = source.Text("role_arn") ?? throw Unusable(source, $"has a web identity and no role_arn ({file.Place})");
        return new ProfileCredentials(
            new WebIdentityCredentials(file.Value, role, source.Text("role_session_name") ?? SessionName(), _clients),
            "web identity, role " + role,
            file.Place
        );
    }

    private ProfileCredentials? SignOn(Profile source)
    {
        if ((source.Find("sso_account_id") ?? source.Find("sso_role_name")) is not { } setting)
        {
            return null;
        }

        var session = source.Text("sso_session");
        if (session is not null && source.SignOnSession is null)
        {
            throw Unusable(
                source,
                $"names the sign-on session '{session}', and there is no section [sso-session {session}] "
                    + $"({source.Find("sso_session")!.Place})"
            );
        }

        string Required(string name)
        {
            var (own, shared) = (source.Text(name), source.SignOnSession?.Settings.GetValueOrDefault(name)?.Value);
            if (own is not null && shared is not null && own != shared)
            {
                throw Unusable(source, $"has another {name} than {source.SignOnSession!.Place} ({source.Find(name)!.Place})");
            }

            return own
                ?? (
                    string.IsNullOrEmpty(shared)
                        ? throw Unusable(source, $"signs on and has no {name} ({source.SignOnSession?.Place ?? setting.Place})")
                        : shared
                );
        }

        var signOn = new SignOn(
            source.Name,
            session,
            Required("sso_start_url"),
            Required("sso_region"),
            Required("sso_account_id"),
            Required("sso_role_name")
        );
        return new ProfileCredentials(new SignOnCredentials(signOn, _clients), "sign-on, role " + signOn.RoleName, setting.Place);
    }

    private ProfileCredentials? Login(Profile source) =>
        source.Text("login_session") is { } session
            ? new ProfileCredentials(new LoginCredentials(source.Name, session, _clients), "aws login", source.Find("login_session")!.Place)
            : null;

    private static ProfileCredentials? Program(Profile source) =>
        source.Text("credential_process") is { } command
            ? new ProfileCredentials(new ProgramCredentials(command), "credential_process", source.Find("credential_process")!.Place)
            : null;

    private static ProfileCredentials? Keys(Profile source, ProfileSection? section)
    {
        if (Text("aws_access_key_id") is not { } accessKey)
        {
            return null;
        }

        var setting = section!.Settings["aws_access_key_id"];
        var secret =
            Text("aws_secret_access_key")
            ?? throw Unusable(source, $"has an aws_access_key_id and no aws_secret_access_key beside it ({setting.Place})");
        AWSCredentials credentials = (Text("aws_session_token") ?? Text("aws_security_token")) is { } token
            ? new SessionAWSCredentials(accessKey, secret, token)
            : new BasicAWSCredentials(accessKey, secret);
        return new ProfileCredentials(credentials, "keys", setting.Place);

        string? Text(string name) => section?.Settings.GetValueOrDefault(name)?.Value is { Length: > 0 } value ? value : null;
    }

    // A line of a shell script is a setting with another name to the AWS CLI too, so that only the profile without keys is an error.
    private static ConfigurationException NoCredentials(Profile profile) =>
        new[] { profile.Credentials, profile.Config }
            .OfType<ProfileSection>()
            .SelectMany(section => section.Settings.Values)
            .FirstOrDefault(setting => setting.Name.StartsWith("export ", StringComparison.Ordinal))
            is { } exported
            ? Unusable(
                profile,
                $"says nothing of credentials, and has a line of a shell script: write {exported.Name["export ".Length..].Trim()} = VALUE "
                    + $"without export ({exported.Place})"
            )
            : Unusable(profile, "says nothing of credentials");

    private static bool HasKeys(Profile profile) =>
        profile.Text("aws_access_key_id") is not null || profile.Text("aws_secret_access_key") is not null;

    private static string SessionName() => "ImageBuilderWorkflow-" + DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture);

    private static ConfigurationException Unusable(Profile profile, string problem) =>
        new(
            ConfigurationError.ProfileNotUsable,
            $"The profile '{profile.Name}' {problem}{(problem.EndsWith(')') ? string.Empty : $" ({profile.Place})")}."
        );
}
