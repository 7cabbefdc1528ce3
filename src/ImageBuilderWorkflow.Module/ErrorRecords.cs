using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Makes every error record of the module: a stable id, a fitting category, and the user's own input as target.</summary>
internal static class ErrorRecords
{
    /// <summary>A request that failed for good.</summary>
    public static ErrorRecord Request(ImageBuilderException error, object target)
    {
        var told = Advice.HowToGoOn(error) is { Length: > 0 } more ? FailureDescription.WithMessage(error, error.Message + more) : error;
        return WithAdvice(new ErrorRecord(told, error.ErrorCode, Category(error), target), Advice.For(error, target));
    }

    /// <summary>Settings with which nothing can be asked.</summary>
    public static ErrorRecord Configuration(ConfigurationException error, object? target)
    {
        var id = error.Code.ToString();
        var category = error.Code is ConfigurationError.CredentialsNotFound or ConfigurationError.CredentialsNotUsable
            ? ErrorCategory.AuthenticationError
            : ErrorCategory.InvalidArgument;
        return WithAdvice(
            new ErrorRecord(new ImageBuilderException(id, error.Message + Advice.HowToGive(error)), id, category, target),
            Advice.For(error)
        );
    }

    /// <summary>A value that the parameter does not take.</summary>
    public static ErrorRecord InvalidArgument(string errorId, string message, object? target) =>
        new(new ImageBuilderException(errorId, message), errorId, ErrorCategory.InvalidArgument, target);

    /// <summary>An id or ARN that cannot be one.</summary>
    public static ErrorRecord InvalidIdentifier(Identifier form, IdentifierProblem problem, string value) =>
        InvalidArgument("Invalid" + form.Name, IdentifierText.Of(problem), value);

    /// <summary>A name that nothing has.</summary>
    public static ErrorRecord NameNotFound(string errorId, string message, string name) =>
        new(new ImageBuilderException(errorId, message), errorId, ErrorCategory.ObjectNotFound, name);

    private static ErrorRecord WithAdvice(ErrorRecord record, string? advice)
    {
        if (advice is not null)
        {
            record.ErrorDetails = new ErrorDetails(record.Exception.Message) { RecommendedAction = advice };
        }

        return record;
    }

    private static ErrorCategory Category(ImageBuilderException error) =>
        error switch
        {
            { ErrorCode: FailureDescription.ConnectionFailed } => ErrorCategory.ConnectionError,
            { ErrorCode: FailureDescription.RequestTimedOut } => ErrorCategory.OperationTimeout,
            { ErrorCode: FailureDescription.MalformedResponse or FailureDescription.RepeatedToken } => ErrorCategory.InvalidResult,
            {
                ErrorCode: "ExpiredToken"
                    or "ExpiredTokenException"
                    or "UnrecognizedClientException"
                    or "InvalidClientTokenId"
                    or "InvalidSignatureException"
                    or "SignatureDoesNotMatch"
                    or "MissingAuthenticationTokenException"
                    or "IncompleteSignatureException"
                    or "RequestTimeTooSkewed"
                    or "RequestExpired"
                    or "TokenRefreshRequired"
                    or "AuthFailure"
            } => ErrorCategory.AuthenticationError,
            { ErrorCode: "AccessDenied" or "AccessDeniedException" } => ErrorCategory.PermissionDenied,
            _ when Advice.IsNotFound(error) => ErrorCategory.ObjectNotFound,
            { ErrorCode: "ResourceInUseException" } => ErrorCategory.ResourceBusy,
            { StatusCode: 401 or 403 } => ErrorCategory.PermissionDenied,
            { StatusCode: { } } when RetryPolicy.IsThrottle(error.ErrorCode, error.StatusCode) => ErrorCategory.LimitsExceeded,
            { StatusCode: >= 500 } => ErrorCategory.ResourceUnavailable,
            { StatusCode: >= 400 } => ErrorCategory.InvalidArgument,
            _ => ErrorCategory.NotSpecified,
        };
}
