namespace ImageBuilderWorkflow;

/// <summary>
/// What went wrong with a request to Image Builder: the service's own error, an answer that cannot be read, or no answer
/// at all. It is the <c>Exception</c> of the error records that the cmdlets write.
/// </summary>
public sealed class ImageBuilderException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="errorCode">See <see cref="ErrorCode"/>.</param>
    /// <param name="message">What happened, for people.</param>
    /// <param name="innerException">What caused it, or <see langword="null"/>.</param>
    public ImageBuilderException(string errorCode, string message, Exception? innerException = null)
        : base(message, innerException) => ErrorCode = errorCode;

    /// <summary>
    /// The service's error code, for example <c>CallRateLimitExceededException</c>, or one of the module's own, for example
    /// <c>MalformedResponse</c>. The error record's id starts with it.
    /// </summary>
    public string ErrorCode { get; }

    /// <summary>The API operation that was called, for example <c>ListWorkflowExecutions</c>. <see langword="null"/> when none was.</summary>
    public string? Operation { get; init; }

    /// <summary>The HTTP status of the answer. <see langword="null"/> when there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The id of the request, for AWS Support. <see langword="null"/> when the service gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The region that was asked. <see langword="null"/> when no request was made.</summary>
    public string? Region { get; init; }

    /// <summary>How often the request was sent before it was given up; 0 when it never was.</summary>
    public int Attempts { get; init; }

    /// <summary>
    /// A value for <c>-StartingToken</c> that goes on where a listing broke off. <see langword="null"/> when the error does not
    /// belong to a listing, or the listing broke off before its first page and starts anew.
    /// </summary>
    public string? ResumeToken { get; init; }

    /// <summary>
    /// The token that the request carried to act once (API: <c>clientToken</c>). Given to <c>-ClientToken</c>, it asks again without acting
    /// twice. <see langword="null"/> when the request was not to change anything.
    /// </summary>
    public string? ClientToken { get; init; }

    /// <summary>Whether the service may have acted on the request, although it failed. <see langword="false"/> when the request was not to change anything.</summary>
    internal bool MayHaveActed { get; init; }
}
