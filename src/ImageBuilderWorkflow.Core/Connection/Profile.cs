using System.Globalization;
using Amazon.Runtime.CredentialManagement;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// A profile: what the credentials file and the config file say under one name. The credentials file goes first, setting by setting.
/// </summary>
/// <param name="name">The name.</param>
/// <param name="credentials">Its section of the credentials file, or <see langword="null"/>.</param>
/// <param name="config">Its section of the config file, or <see langword="null"/>.</param>
internal sealed class Profile(string name, ProfileSection? credentials, ProfileSection? config)
{
    // Any of them says where credentials come from.
    private static readonly string[] CredentialSettings =
    [
        "aws_access_key_id",
        "role_arn",
        "credential_process",
        "sso_account_id",
        "sso_role_name",
        "login_session",
        "web_identity_token_file",
    ];

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The section of the credentials file, or <see langword="null"/>.</summary>
    public ProfileSection? Credentials { get; } = credentials;

    /// <summary>The section of the config file, or <see langword="null"/>.</summary>
    public ProfileSection? Config { get; } = config;

    /// <summary>The profile in the encrypted store of the AWS Tools on Windows, where it comes from there.</summary>
    public CredentialProfile? Stored { get; init; }

    /// <summary>The section that its <c>services</c> setting names, or <see langword="null"/>.</summary>
    public ProfileSection? Services { get; init; }

    /// <summary>The section that its <c>sso_session</c> setting names, or <see langword="null"/>.</summary>
    public ProfileSection? SignOnSession { get; init; }

    /// <summary>Its region, or <see langword="null"/>.</summary>
    public string? Region => Text("region") ?? Stored?.Region?.SystemName;

    /// <summary>Whether it says where credentials come from.</summary>
    public bool HasCredentials => CredentialSettings.Any(name => Text(name) is not null) || Stored is { CanCreateAWSCredentials: true };

    /// <summary>Where it stands, for an error.</summary>
    public string Place => string.Join(" and ", new[] { Credentials?.Place, Config?.Place }.OfType<string>());

    /// <summary>Finds a setting.</summary>
    /// <returns><see langword="null"/> when the profile does not have it.</returns>
    public ProfileSetting? Find(string setting) =>
        Credentials?.Settings.GetValueOrDefault(setting) ?? Config?.Settings.GetValueOrDefault(setting);

    /// <summary>A setting as text; <see langword="null"/> when it is missing or empty.</summary>
    public string? Text(string setting) => Find(setting)?.Value is { Length: > 0 } value ? value : null;

    /// <summary>A setting that is true or false, or <see langword="null"/>.</summary>
    /// <exception cref="ConfigurationException">It is neither.</exception>
    public bool? Truth(string setting) =>
        Text(setting) switch
        {
            null => null,
            { } value when bool.TryParse(value, out var truth) => truth,
            { } value => throw Invalid(setting, value, "true or false"),
        };

    /// <summary>A setting that is a whole number of at least 1, or <see langword="null"/>.</summary>
    /// <exception cref="ConfigurationException">It is something else.</exception>
    public int? Count(string setting) =>
        Text(setting) switch
        {
            null => null,
            { } value when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 => count,
            { } value => throw Invalid(setting, value, "a whole number of at least 1"),
        };

    private ConfigurationException Invalid(string setting, string value, string expected) =>
        new(ConfigurationError.InvalidSetting, $"{Find(setting)!.Place} is '{value}'. It has to be {expected}.");
}
