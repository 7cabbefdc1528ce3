using System.Globalization;

namespace ImageBuilderWorkflow.Core;

/// <summary>Says in words what went wrong with a request.</summary>
internal static class FailureDescription
{
    /// <summary>The error code of an answer that cannot be read.</summary>
    public const string MalformedResponse = "MalformedResponse";

    /// <summary>The error code of a listing that would go round for ever.</summary>
    public const string RepeatedToken = "RepeatedPaginationToken";

    /// <summary>The service's error code for a page token that it does not take, or does not take any more.</summary>
    public const string InvalidToken = "InvalidPaginationTokenException";

    /// <summary>The error code of an answer that never came.</summary>
    public const string ConnectionFailed = "ConnectionFailed";

    /// <summary>The error code of an answer that took too long.</summary>
    public const string RequestTimedOut = "RequestTimedOut";

    /// <summary>Whether an error says that what was asked for is not there.</summary>
    public static bool IsNotFound(ImageBuilderException error) =>
        error switch
        {
            { ErrorCode: "ResourceNotFoundException" } or { StatusCode: 404 } => true,
            { ErrorCode: "ClientException", Message: var message } => message.Contains("found", StringComparison.OrdinalIgnoreCase)
                || message.Contains("does not exist", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };

    /// <summary>Whether an error may pass by itself: the service was not reached, did not answer properly, or was too busy.</summary>
    public static bool MayPass(ImageBuilderException error) =>
        error switch
        {
            { ErrorCode: MalformedResponse } => true,
            { StatusCode: null } => error.ErrorCode is ConnectionFailed or RequestTimedOut,
            { StatusCode: >= 500 } => true,
            _ => RetryPolicy.IsThrottle(error.ErrorCode, error.StatusCode) || RetryPolicy.IsTransient(error.ErrorCode),
        };

    /// <summary>Why a request is sent again, in a few words.</summary>
    public static string Reason(Exception failure) =>
        failure switch
        {
            ServiceFaultException fault => string.Create(CultureInfo.InvariantCulture, $"{fault.Code}, HTTP {fault.StatusCode}"),
            MalformedResponseException => "unreadable answer: " + failure.Message,
            _ => failure.Message,
        };

    /// <summary>Makes the exception that the caller gets.</summary>
    public static ImageBuilderException Describe(Exception failure, string operation, string region, string? requestId, int attempts)
    {
        var fault = failure as ServiceFaultException;
        var (code, message) = failure switch
        {
            ServiceFaultException => (fault!.Code, fault.Message),
            MalformedResponseException => (MalformedResponse, $"The answer to {operation} cannot be used: {failure.Message}."),
            ConnectionFaultException { IsTimeout: true } => (RequestTimedOut, $"{operation} in {region}: {failure.Message}."),
            _ => (ConnectionFailed, $"{operation} in {region} got no answer: {failure.Message}"),
        };
        if (attempts > 1)
        {
            message += string.Create(CultureInfo.InvariantCulture, $" (after {attempts} attempts)");
        }

        if (code == InvalidToken)
        {
            message += " The page token has expired, or was never one of this listing's.";
        }

        return new ImageBuilderException(code, message, failure is ConnectionFaultException ? failure.InnerException : null)
        {
            Operation = operation,
            StatusCode = fault?.StatusCode ?? (failure is MalformedResponseException ? 200 : null),
            RequestId = fault?.RequestId ?? requestId,
            Region = region,
            Attempts = attempts,
        };
    }

    /// <summary>The same failure of a listing, with the place to go on from.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="position">The place.</param>
    /// <param name="isAtStart">Whether the listing had started there.</param>
    public static ImageBuilderException At(ImageBuilderException error, ListingPosition position, bool isAtStart = false) =>
        Copy(error, error.GetRawMessage(), ResumeToken.Encode(position), error.ClientToken, error.MayHaveActed, isAtStart);

    /// <summary>The same failure of a request that was to change something.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="clientToken">The token that the request carried.</param>
    /// <param name="mayHaveActed">
    /// Whether the service may have acted on one of the attempts: an answer that says no says that it did nothing.
    /// </param>
    public static ImageBuilderException WithClientToken(ImageBuilderException error, string clientToken, bool mayHaveActed) =>
        Copy(error, error.GetRawMessage(), error.ResumeToken, clientToken, mayHaveActed, error.IsAtStart);

    /// <summary>The same failure with more text after its message.</summary>
    public static ImageBuilderException WithMore(ImageBuilderException error, string more) =>
        Copy(error, error.GetRawMessage() + more, error.ResumeToken, error.ClientToken, error.MayHaveActed, error.IsAtStart);

    /// <summary>Whether a listing failed where it had started, so that nothing of it was emitted.</summary>
    public static bool IsAtStart(ImageBuilderException error) => error.IsAtStart;

    /// <summary>Whether the service may have acted on a request that failed.</summary>
    public static bool MayHaveActed(ImageBuilderException error) => error.MayHaveActed;

    private static ImageBuilderException Copy(
        ImageBuilderException error,
        string message,
        string? resumeToken,
        string? clientToken,
        bool mayHaveActed,
        bool isAtStart
    ) =>
        new(error.ErrorCode, message, error.InnerException)
        {
            Operation = error.Operation,
            StatusCode = error.StatusCode,
            RequestId = error.RequestId,
            Region = error.Region,
            Attempts = error.Attempts,
            ResumeToken = resumeToken,
            ClientToken = clientToken,
            MayHaveActed = mayHaveActed,
            IsAtStart = isAtStart,
        };
}
