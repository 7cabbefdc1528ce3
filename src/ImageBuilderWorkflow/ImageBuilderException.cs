namespace ImageBuilderWorkflow;

/// <summary>
/// The exception for a failed request to Image Builder: the service returned an error, its response could not be read, or there was no
/// response. It is the <c>Exception</c> of the error records that the cmdlets write.
/// </summary>
/// <remarks>
/// PowerShell shows the texts of an exception in many places. Its message, error code and request id therefore contain no control
/// characters: a visible picture stands for each, for example &#x241B; for escape. <see cref="GetRawMessage"/> returns the message as the
/// service sent it.
/// </remarks>
public sealed class ImageBuilderException : Exception
{
    private readonly string _rawMessage;
    private readonly string? _requestId;

    /// <summary>Creates the exception.</summary>
    /// <param name="errorCode">The error code; see <see cref="ErrorCode"/>.</param>
    /// <param name="message">The message, which describes the error to the user.</param>
    /// <param name="innerException">The cause, or <see langword="null"/>.</param>
    public ImageBuilderException(string errorCode, string message, Exception? innerException = null)
        : base(Display.Text(message), Shown(innerException))
    {
        ErrorCode = Display.Line(errorCode) ?? string.Empty;
        _rawMessage = message;
    }

    /// <summary>
    /// The error code of the service, for example <c>CallRateLimitExceededException</c>, or a code of this module, for example
    /// <c>MalformedResponse</c>. The id of the error record starts with it.
    /// </summary>
    public string ErrorCode { get; }

    /// <summary>
    /// The API operation that was called, for example <c>ListWorkflowExecutions</c>. <see langword="null"/> if none was called.
    /// </summary>
    public string? Operation { get; init; }

    /// <summary>The HTTP status code of the response. <see langword="null"/> if there was no response.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The id of the request, for AWS Support. <see langword="null"/> if the service did not return one.</summary>
    public string? RequestId
    {
        get => _requestId;
        init => _requestId = Display.Line(value);
    }

    /// <summary>The region that the request was sent to. <see langword="null"/> if no request was sent.</summary>
    public string? Region { get; init; }

    /// <summary>The number of times that the request was sent; 0 if it was not sent.</summary>
    public int Attempts { get; init; }

    /// <summary>
    /// A value for <c>-StartingToken</c> that resumes the listing where it stopped. <see langword="null"/> if the error does not belong to
    /// a listing, or if the listing stopped before its first page and must start again.
    /// </summary>
    public string? ResumeToken { get; init; }

    /// <summary>
    /// The client token of the request (API: <c>clientToken</c>). Pass it to <c>-ClientToken</c> to repeat the request without a second
    /// effect. <see langword="null"/> if the request does not change anything.
    /// </summary>
    public string? ClientToken { get; init; }

    /// <summary>
    /// Whether the service may have acted on the request, although it failed. <see langword="false"/> when the request was not to change
    /// anything.
    /// </summary>
    internal bool MayHaveActed { get; init; }

    /// <summary>Whether the listing stopped where it started, so that it emitted nothing.</summary>
    internal bool IsAtStart { get; init; }

    /// <summary>
    /// Returns the message with every character that the service sent. Unlike <c>Message</c>, it can contain control characters: do not
    /// write it to a terminal.
    /// </summary>
    /// <returns>The message.</returns>
    public string GetRawMessage() => _rawMessage;

    // An answer that cannot be read is quoted in the message of the framework's exception.
    private static Exception? Shown(Exception? inner) =>
        inner is null || (Display.Text(inner.Message) == inner.Message && Shown(inner.InnerException) == inner.InnerException)
            ? inner
            : new IOException(Display.Text(inner.Message), Shown(inner.InnerException));
}
