using Amazon.Runtime;

namespace ImageBuilderWorkflow.Core;

/// <summary>Where the parts of a connection come from.</summary>
internal sealed record ConnectionOrigin
{
    // No more of an access key's id is told.
    private const int ToldLength = 4;

    /// <summary>The source of the region.</summary>
    public required SettingSource Region { get; init; }

    /// <summary>The source of the endpoint.</summary>
    public required SettingSource Endpoint { get; init; }

    /// <summary>The source of the credentials.</summary>
    public required SettingSource Credentials { get; init; }

    /// <summary>
    /// What gives the credentials in that source, such as a role, in a few words; <see langword="null"/> where the source says it.
    /// </summary>
    public string? CredentialKind { get; init; }

    /// <summary>
    /// The setting of a file that decides about the credentials, and where it stands; <see langword="null"/> when none does.
    /// </summary>
    public string? CredentialPlace { get; init; }

    /// <summary>The profile of the credentials, or <see langword="null"/>.</summary>
    public string? Profile { get; init; }

    /// <summary>What somebody might not expect of it; <see langword="null"/> for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The connection in one line, without secrets.</summary>
    public string Describe(AwsConnection connection)
    {
        var kind = CredentialKind is null ? string.Empty : $" ({CredentialKind})";

        // Others would have to be asked for first.
        var key = connection.Credentials is BasicAWSCredentials or SessionAWSCredentials
            ? $", access key ...{LastOf(connection.Credentials)}"
            : string.Empty;
        return $"Connection: {connection.Endpoint} from {Endpoint.Text}; region {connection.Region} from {Region.Text}; "
            + $"credentials from {Credentials.Text}{kind}{key}.{(Note is null ? string.Empty : " " + Note)}";
    }

    private static string LastOf(AWSCredentials credentials)
    {
        var id = credentials.GetCredentials().AccessKey;
        return id.Length > 2 * ToldLength ? id[^ToldLength..] : string.Empty;
    }
}
