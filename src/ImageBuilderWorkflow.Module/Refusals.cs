using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Remembers which connections the service has refused for an operation as a whole, so that no other input is asked in vain. Requests may
/// end on any thread.
/// </summary>
internal sealed partial class Refusals
{
    private readonly ConcurrentDictionary<(ImageBuilderClient Client, string Operation), ImageBuilderException> _refused = new();
    private readonly ConcurrentDictionary<(ImageBuilderClient Client, string Operation), bool> _answered = new();

    /// <summary>Whether an error says that the credentials are not accepted, whatever is asked with them.</summary>
    public static bool IsOfCredentials(ImageBuilderException error) =>
        error.ErrorCode
            is "ExpiredToken"
                or "ExpiredTokenException"
                or "TokenRefreshRequired"
                or "UnrecognizedClientException"
                or "InvalidClientTokenId"
                or "InvalidSignatureException"
                or "SignatureDoesNotMatch"
                or "MissingAuthenticationTokenException"
                or "MissingAuthenticationToken"
                or "IncompleteSignatureException"
                or "AuthFailure"
                or "InvalidAccessKeyId"
                or "NotAuthorizedException"
                or "OptInRequired";

    /// <summary>Whether an error is about the connection as a whole and has been reported as such.</summary>
    public bool Ends(ImageBuilderException error) => _refused.Values.Contains(error);

    /// <summary>Whether anything has been refused.</summary>
    public bool Any => !_refused.IsEmpty;

    /// <summary>Whether the connection has been refused for the operation.</summary>
    public bool IsRefused(ImageBuilderClient client, string operation) => _refused.ContainsKey((client, operation));

    /// <summary>Takes note of an answer: from now on a denial of the operation is about what was asked for.</summary>
    public void Answered(ImageBuilderClient client, string operation) => _answered.TryAdd((client, operation), true);

    /// <summary>Takes note of an error, and says whether it only repeats what was refused before.</summary>
    public bool Repeats(ImageBuilderException error, ImageBuilderClient client, string operation) =>
        IsOfConnection(error, client, operation) && _refused.GetOrAdd((client, operation), error) != error;

    private bool IsOfConnection(ImageBuilderException error, ImageBuilderClient client, string operation) =>
        IsOfCredentials(error)
        || (
            error.ErrorCode is "AccessDenied" or "AccessDeniedException" or "ForbiddenException" or "UnauthorizedOperation"
            && !_answered.ContainsKey((client, operation))
            && !Resource().IsMatch(error.Message)
        );

    // A denial that names a resource is about that resource: another one may be allowed.
    [GeneratedRegex("arn:[^:]+:(?:imagebuilder|logs):[^:]*:[^:]*:.")]
    private static partial Regex Resource();
}
