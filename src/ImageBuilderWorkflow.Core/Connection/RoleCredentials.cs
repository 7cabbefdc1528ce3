using Amazon.Runtime;
using Amazon.Runtime.SharedInterfaces;

namespace ImageBuilderWorkflow.Core;

/// <summary>The keys of a role, at the endpoint and in the region of the profile that names it.</summary>
internal sealed class RoleCredentials(
    AWSCredentials source,
    string roleArn,
    string sessionName,
    AssumeRoleAWSCredentialsOptions options,
    SdkClients clients
) : AssumeRoleAWSCredentials(source, roleArn, sessionName, options)
{
    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var client = clients.SecurityToken(SourceCredentials);
        var keys = await ((ICoreAmazonSTS)client)
            .CredentialsFromAssumeRoleAuthenticationAsync(RoleArn, RoleSessionName, Options)
            .ConfigureAwait(false);
        return new CredentialsRefreshState(keys, keys.Expiration);
    }
}
