using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>What to do about an error, where there is something to do.</summary>
internal static class Advice
{
    /// <summary>Whether an error says that what was asked for is not there.</summary>
    public static bool IsNotFound(ImageBuilderException error) => error switch
    {
        { ErrorCode: "ResourceNotFoundException" } or { StatusCode: 404 } => true,
        { ErrorCode: "ClientException", Message: var message } => message.Contains("found", StringComparison.OrdinalIgnoreCase)
            || message.Contains("does not exist", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>What to do about a request that failed, or <see langword="null"/>.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="target">What the request was about.</param>
    public static string? For(ImageBuilderException error, object target) => error switch
    {
        { ErrorCode: "ForbiddenException" or "AccessDenied" or "AccessDeniedException" } =>
            $"Have the IAM action imagebuilder:{error.Operation} allowed for the credentials in use, in {error.Region}.",
        { ErrorCode: FailureDescription.InvalidToken } =>
            "A token is good for a while only, and for the very listing that it came from. Start anew without -StartingToken, or with the exception's ResumeToken where it has one.",
        { ErrorCode: "ExpiredToken" or "ExpiredTokenException" or "TokenRefreshRequired" } =>
            "The temporary credentials have expired. Get new ones: aws sso login for a single sign-on profile, a new role session otherwise.",
        { ErrorCode: "UnrecognizedClientException" or "InvalidClientTokenId" } =>
            $"The access key is not known in {error.Region}. Check which credentials are used: -ProfileName, AWS_PROFILE, AWS_ACCESS_KEY_ID, Set-AWSCredential.",
        { ErrorCode: "InvalidSignatureException" or "SignatureDoesNotMatch", Message: var message } when message.Contains("valid region", StringComparison.OrdinalIgnoreCase) =>
            $"'{error.Region}' is not the region of this endpoint.{(KnownRegions.Contains(error.Region ?? string.Empty) || KnownRegions.Nearest(error.Region ?? string.Empty) is not { } near ? string.Empty : $" Did you mean {near}?")}",
        { ErrorCode: "InvalidSignatureException" or "SignatureDoesNotMatch" } =>
            "The secret key does not belong to the access key, or this computer's clock is wrong.",
        _ when IsNotFound(error) => NotFound(error, target as string),
        { StatusCode: { } } when RetryPolicy.IsThrottle(error.ErrorCode, error.StatusCode) =>
            "The service throttles this account. Ask for less at a time, or give -MaxAttempts more patience.",
        { ErrorCode: FailureDescription.ConnectionFailed or FailureDescription.RequestTimedOut } =>
            "Check the network, the proxy settings (HTTPS_PROXY, NO_PROXY) and the endpoint (-EndpointUrl, AWS_ENDPOINT_URL).",
        _ => null,
    };

    // An ARN names its region, so that only another account can have it; an id does not.
    private static string NotFound(ImageBuilderException error, string? value) => value is not null && Identifier.RegionOf(value) is { } region
        ? region == error.Region
            ? $"{error.Operation} was sent to {region}, the ARN's own region. Check the ARN, and the account of the credentials in use."
            : $"{error.Operation} was sent to {error.Region}, but the ARN is in {region}. Leave -Region out."
        : $"{error.Operation} was sent to {error.Region}. If the resource is in another region, give -Region.";

    /// <summary>What to do about settings with which nothing can be asked, or <see langword="null"/>.</summary>
    public static string? For(ConfigurationException error) => error.Advice ?? error.ErrorCode switch
    {
        "CredentialsNotUsable" => "Check the profile that is used, and the role, program or sign-on that it names.",
        _ => null,
    };
}
