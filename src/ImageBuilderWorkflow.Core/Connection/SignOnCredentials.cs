using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal.Util;
using Amazon.Runtime.SharedInterfaces;
using Amazon.Util;
using Amazon.Util.Internal;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// The keys of a sign-on through IAM Identity Center, by the token that <c>aws sso login</c> has left. The SDK renews it where it can be.
/// </summary>
internal sealed class SignOnCredentials : RefreshingAWSCredentials
{
    private readonly SignOn _signOn;
    private readonly SdkClients _clients;
    private readonly SSOTokenManager _tokens;

    /// <summary>Prepares them; nothing is read or asked yet.</summary>
    public SignOnCredentials(SignOn signOn, SdkClients clients)
    {
        (_signOn, _clients) = (signOn, clients);
        _tokens = new SSOTokenManager(
            clients.SignOnTokens(signOn.Region),
            new SSOTokenFileCache(CryptoUtilFactory.CryptoInstance, new FileRetriever(), new DirectoryRetriever())
        );
    }

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var client = _clients.SignOn(_signOn.Region);
        var token = await TokenAsync().ConfigureAwait(false);
        try
        {
            var keys = await ((ICoreAmazonSSO)client)
                .CredentialsFromSsoAccessTokenAsync(_signOn.AccountId, _signOn.RoleName, token, null)
                .ConfigureAwait(false);
            return new CredentialsRefreshState(keys, keys is SSOImmutableCredentials dated ? dated.Expiration : DateTime.UtcNow);
        }
        catch (Exception error) when (Innermost(error) is { StatusCode: HttpStatusCode.Unauthorized } refused)
        {
            throw SignInAgain(refused);
        }
    }

    private async Task<string> TokenAsync()
    {
        try
        {
            var options = new SSOTokenManagerGetTokenOptions
            {
                StartUrl = _signOn.StartUrl,
                Region = _signOn.Region,
                Session = _signOn.Session,
                SupportsGettingNewToken = false,
            };
            return (await _tokens.GetTokenAsync(options).ConfigureAwait(false)).AccessToken;
        }
        catch (AmazonClientException error)
        {
            throw SignInAgain(error);
        }
    }

    private ConfigurationException SignInAgain(Exception error)
    {
        var command = $"aws sso login --profile {CommandText.Quote(_signOn.Profile)}";
        return new ConfigurationException(
            ConfigurationError.CredentialsNotUsable,
            $"The SSO sign-on of the profile '{_signOn.Profile}' has ended or has not begun: {error.Message} Run: {command}",
            error
        )
        {
            SignInProfile = _signOn.Profile,
            SignInCommand = command,
            IsSingleSignOn = true,
        };
    }

    private static AmazonServiceException? Innermost(Exception? error) =>
        error is null ? null : Innermost(error.InnerException) ?? error as AmazonServiceException;
}
