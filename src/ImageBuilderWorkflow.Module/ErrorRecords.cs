using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Makes every error record of the module: a stable id, a fitting category, and the user's own input as target. PowerShell shows all texts
/// of a record in one of its error views, so all of them pass through <see cref="Display"/>.
/// </summary>
internal static class ErrorRecords
{
    /// <summary>A request that failed for good.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="target">What the request was about.</param>
    /// <param name="place">What follows the message where several accounts and regions are asked.</param>
    public static ErrorRecord Request(ImageBuilderException error, object target, string place = "")
    {
        var told = place + Advice.HowToGoOn(error) is { Length: > 0 } more ? FailureDescription.WithMore(error, more) : error;
        return Make(told, Category(error), target, Advice.For(error, target));
    }

    /// <summary>Settings with which nothing can be asked.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="target">What it is about.</param>
    /// <param name="place">What follows the message where several accounts and regions are asked.</param>
    public static ErrorRecord Configuration(ConfigurationException error, object? target, string place = "")
    {
        var id = error.Code.ToString();
        var category = error.Code is ConfigurationError.CredentialsNotFound or ConfigurationError.CredentialsNotUsable
            ? ErrorCategory.AuthenticationError
            : ErrorCategory.InvalidArgument;
        return Make(new ImageBuilderException(id, error.Message + place + Advice.HowToGive(error)), category, target, Advice.For(error));
    }

    /// <summary>A value that the parameter does not take.</summary>
    public static ErrorRecord InvalidArgument(string errorId, string message, object? target) =>
        Make(new ImageBuilderException(errorId, message), ErrorCategory.InvalidArgument, target);

    /// <summary>An id or ARN that cannot be one.</summary>
    public static ErrorRecord InvalidIdentifier(Identifier form, IdentifierProblem problem, string value) =>
        InvalidArgument("Invalid" + form.Name, IdentifierText.Of(problem), value);

    /// <summary>A name that nothing has.</summary>
    public static ErrorRecord NameNotFound(string errorId, string message, string name) =>
        Make(new ImageBuilderException(errorId, message), ErrorCategory.ObjectNotFound, name);

    /// <summary>A file that cannot be written.</summary>
    public static ErrorRecord OutputFile(OutputFileException error, string? path) =>
        Make(new ImageBuilderException(error.ErrorId, error.Message), error.Category, path);

    /// <summary>The end of a wait that is no success.</summary>
    /// <param name="errorId">The id.</param>
    /// <param name="message">The message.</param>
    /// <param name="category">The category.</param>
    /// <param name="target">The ARN or id of what was waited for.</param>
    /// <param name="advice">What to do; <see langword="null"/> if there is nothing to say.</param>
    public static ErrorRecord Wait(string errorId, string message, ErrorCategory category, string target, string? advice) =>
        Make(new ImageBuilderException(errorId, message), category, target, advice);

    private static ErrorRecord Make(ImageBuilderException error, ErrorCategory category, object? target, string? advice = null)
    {
        var record = new ErrorRecord(error, error.ErrorCode, category, Shown(target));
        if (advice is not null)
        {
            record.ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = Display.Text(advice) };
        }

        return record;
    }

    private static object? Shown(object? target) =>
        target switch
        {
            string text => Display.Text(text),
            string[] texts => Array.ConvertAll(texts, text => Display.Text(text)),
            _ => target,
        };

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
