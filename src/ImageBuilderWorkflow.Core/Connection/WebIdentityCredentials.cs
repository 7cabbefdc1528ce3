using Amazon.Runtime;
using Amazon.Runtime.SharedInterfaces;

namespace ImageBuilderWorkflow.Core;

/// <summary>The keys of a role that a web identity takes on, at the endpoint and in the region of whoever names it.</summary>
internal sealed class WebIdentityCredentials(string tokenFile, string roleArn, string sessionName, SdkClients clients)
    : AssumeRoleWithWebIdentityCredentials(tokenFile, roleArn, sessionName)
{
    /// <inheritdoc/>
    protected override ICoreAmazonSTS CreateClient() => clients.SecurityToken(new AnonymousAWSCredentials());
}
