using ImageBuilderWorkflow.SampleAccount.Service;
using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.SampleAccount.Logs;

/// <summary>CloudWatch Logs beside Image Builder: the operations that read events, in the protocol JSON 1.1.</summary>
/// <param name="tokens">Reads and creates page tokens.</param>
internal sealed class LogService(PageToken tokens)
{
    /// <summary>The content type of requests and responses.</summary>
    public const string ContentType = "application/x-amz-json-1.1";

    private readonly LogGroups _groups = new();

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request, which has a target.</param>
    /// <param name="snapshot">The account at the time of the request.</param>
    /// <returns>The body of the response.</returns>
    public byte[] Answer(AccountRequest request, AccountSnapshot snapshot)
    {
        try
        {
            var input = RequestParser.Parse(Route(request), request);
            return LogHandlers.All[input.Operation.Name](new LogRequest(input, snapshot, _groups, tokens));
        }
        catch (ServiceError error) when (ErrorOf(error.Code) is { } code)
        {
            throw new ServiceError(error.Status, code, error.Message);
        }
    }

    private static OperationModel Route(AccountRequest request) =>
        request is { Method: "POST", Path: "/", Target: { } target } && ServiceModel.CloudWatchLogs.Find(target) is { } operation
            ? operation
            : throw new ServiceError(400, "UnknownOperationException", "The requested operation is not recognized by the service.");

    // This service has one code for what Image Builder has several for.
    private static string? ErrorOf(string code) =>
        code is "InvalidParameterValueException" or "InvalidRequestException" or "InvalidPaginationTokenException"
            ? "InvalidParameterException"
            : null;
}
