using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>What to do about an error, where there is something to do.</summary>
internal static class Advice
{
    /// <summary>Whether an error says that what was asked for is not there.</summary>
    public static bool IsNotFound(ImageBuilderException error) => FailureDescription.IsNotFound(error);

    /// <summary>What to do about a request that failed, or <see langword="null"/>.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="target">What the request was about.</param>
    public static string? For(ImageBuilderException error, object target) =>
        error switch
        {
            { ErrorCode: "ForbiddenException" or "AccessDenied" or "AccessDeniedException" } =>
                $"Have the IAM action {LogErrors.ServiceOf(error.Operation)}:{error.Operation} allowed for the credentials in use, in "
                    + $"{error.Region}.",
            { ErrorCode: FailureDescription.InvalidToken } when error.ResumeToken is null || FailureDescription.IsAtStart(error) =>
                "A token expires, and belongs to the listing that gave it. Start again without -StartingToken.",
            { ErrorCode: FailureDescription.InvalidToken } =>
                "A token expires, and belongs to the listing that gave it. Start again without -StartingToken, or with the exception's "
                    + "ResumeToken where it has one.",
            { ErrorCode: "ExpiredToken" or "ExpiredTokenException" or "TokenRefreshRequired" } =>
                "The temporary credentials have expired. Get new ones: aws sso login for a single sign-on profile, a new role session "
                    + "otherwise.",
            { ErrorCode: "UnrecognizedClientException" or "InvalidClientTokenId" } =>
                $"The access key is not known in {error.Region}. Check which credentials are used: -ProfileName, AWS_PROFILE, "
                    + "AWS_ACCESS_KEY_ID, Set-AWSCredential.",
            { ErrorCode: "InvalidSignatureException" or "SignatureDoesNotMatch", Message: var message }
                when message.Contains("valid region", StringComparison.OrdinalIgnoreCase) =>
                $"'{error.Region}' is not the region of this endpoint.{Nearest(error.Region ?? string.Empty)}",
            { ErrorCode: "InvalidSignatureException" or "SignatureDoesNotMatch" } =>
                "The secret key does not belong to the access key, or this computer's clock is wrong.",
            _ when IsNotFound(error) => NotFound(error, target as string),
            { StatusCode: { } } when RetryPolicy.IsThrottle(error.ErrorCode, error.StatusCode) =>
                "The service throttles this account. Ask for less at a time, or give -MaxAttempts more patience.",
            { ErrorCode: FailureDescription.ConnectionFailed or FailureDescription.RequestTimedOut } =>
                "Check the network, the proxy settings (HTTPS_PROXY, NO_PROXY) and the endpoint (-EndpointUrl, AWS_ENDPOINT_URL).",
            _ => null,
        };

    private static string Nearest(string region) =>
        KnownRegions.Contains(region) || KnownRegions.Nearest(region) is not { } near ? string.Empty : $" Did you mean {near}?";

    // An ARN names its region, so that only another account can have it; an id does not.
    private static string NotFound(ImageBuilderException error, string? value) =>
        value is not null && Identifier.RegionOf(value) is { } region
            ? region == error.Region
                ? $"{error.Operation} was sent to {region}, the ARN's own region. Check the ARN, and the account of the credentials in use."
                : $"{error.Operation} was sent to {error.Region}, but the ARN is in {region}. Leave -Region out."
            : $"{error.Operation} was sent to {error.Region}. If the resource is in another region, give -Region.";

    /// <summary>
    /// What follows the message of a request that failed: how to go on, or how to ask again. Empty when there is nothing to say.
    /// </summary>
    public static string HowToGoOn(ImageBuilderException error) =>
        (
            error.ResumeToken is null || (FailureDescription.IsAtStart(error) && error.ErrorCode == FailureDescription.InvalidToken)
                ? string.Empty
            : FailureDescription.IsAtStart(error) ? " Nothing was emitted; to try again, give the same token to -StartingToken."
            : " The items before this point were emitted; to go on from here give the exception's ResumeToken to -StartingToken."
        )
        + (
            FailureDescription.MayHaveActed(error)
                ? " Whether the service has acted is not known; to ask again without acting twice, give the exception's ClientToken to "
                    + "-ClientToken."
                : string.Empty
        );

    /// <summary>
    /// What follows the message of settings that cannot be used: how to give what is missing. Empty when there is nothing to say.
    /// </summary>
    public static string HowToGive(ConfigurationException error) =>
        error switch
        {
            { Code: ConfigurationError.RegionNotFound } =>
                " Give -Region, for example -Region eu-west-1; or set AWS_REGION, or a region in your profile."
                    + " (An ARN names its region itself; an id does not.)",
            { Code: ConfigurationError.CredentialsNotFound } =>
                " Give -ProfileName, -AccessKey and -SecretKey, or -Credential; or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and "
                    + "AWS_SECRET_ACCESS_KEY."
                    + " With AWS.Tools loaded, Set-AWSCredential does it too.",
            { Code: ConfigurationError.IncompleteAccessKey, Missing: { Count: > 0 } missing } =>
                $" Give {string.Join(" and ", missing.Select(ConnectionBinder.ParameterOf))} too:"
                    + " -AccessKey and -SecretKey belong together, and -SessionToken belongs to both.",
            { Code: ConfigurationError.InvalidCredential } =>
                " Give an AWSCredentials object (Get-AWSCredential of AWS.Tools), or a PSCredential with the access key as user name and "
                    + "the"
                    + " secret key as password.",
            { Code: ConfigurationError.InsecureEndpoint } => " Use https, or -AllowInsecureEndpoint if that is what you want.",
            _ => string.Empty,
        };

    /// <summary>What to do about settings that cannot be used, or <see langword="null"/>.</summary>
    public static string? For(ConfigurationException error) =>
        error switch
        {
            { SignInCommand: { } command, SignInProfile: { } profile, IsSingleSignOn: true } =>
                $"Sign in: {command}, or Invoke-AWSSSOLogin -ProfileName {CommandText.Quote(profile)} of AWS.Tools.",
            { SignInCommand: { } command } => $"Sign in: {command}.",
            { DeniedAction: { } action } => $"Have the IAM action {action} allowed for the user.",
            { Code: ConfigurationError.CredentialsNotUsable } =>
                "Check the profile that is used, and the role, program or sign-on that it names.",
            _ => null,
        };
}
