using System.Buffers.Binary;
using ImageBuilderWorkflow.SampleAccount.ImageBuilder;
using ImageBuilderWorkflow.SampleAccount.Logs;
using ImageBuilderWorkflow.SampleAccount.Scenarios;
using ImageBuilderWorkflow.SampleAccount.Service;
using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.SampleAccount;

/// <summary>
/// An AWS account in memory with sample data. One function takes a request to Image Builder, or to CloudWatch Logs for the logs of the
/// builds, and returns the response that the service would send; requests that the service refuses are refused here too. The account opens
/// no socket and verifies no signature. It is thread-safe: each answer shows one instant, and changes run one after another.
/// </summary>
public sealed class Account
{
    private const string JsonType = "application/json";

    private readonly AccountStore _store;
    private readonly WriteDispatcher _writes;
    private readonly LogService _logs;
    private readonly ulong _requestIdBase;
    private long _requestCount;

    /// <summary>Creates an account.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    public Account(AccountOptions? options = null)
        : this(options ?? new AccountOptions(), []) { }

    /// <summary>Creates an account that also has builds which are generated on demand.</summary>
    /// <param name="options">The options.</param>
    /// <param name="generated">The builds.</param>
    internal Account(AccountOptions options, IReadOnlyList<IGeneratedBuild> generated)
    {
        Options = options;
        var clock = new AccountClock(options);
        Catalog = new AccountCatalog(options, generated);
        _store = new AccountStore(Catalog, clock);
        _writes = new WriteDispatcher(_store);
        Tokens = new PageToken(Catalog.Ids.Key("tokens"));
        _logs = new LogService(Tokens);
        _requestIdBase = BinaryPrimitives.ReadUInt64BigEndian(Catalog.Ids.Key("request ids"));
    }

    /// <summary>The options of the account.</summary>
    public AccountOptions Options { get; }

    /// <summary>The current time in the account, in UTC. It stands still unless <see cref="AccountOptions.Clock"/> moves it.</summary>
    public DateTimeOffset Now => new(_store.Snapshot.Now, TimeSpan.Zero);

    /// <summary>The names of the operations of CloudWatch Logs that the account answers.</summary>
    public static IReadOnlyList<string> LogOperations { get; } =
    [.. ServiceModel.CloudWatchLogs.Operations.Select(operation => operation.Name)];

    /// <summary>The names of the operations of Image Builder that the account answers.</summary>
    public static IReadOnlyList<string> Operations { get; } = [.. ServiceModel.ImageBuilder.Operations.Select(operation => operation.Name)];

    /// <summary>The resources that exist when the account is created.</summary>
    internal AccountCatalog Catalog { get; }

    /// <summary>Reads and creates the account's page tokens.</summary>
    internal PageToken Tokens { get; }

    /// <summary>Answers a request to Image Builder or, if it has a <see cref="AccountRequest.Target"/>, to CloudWatch Logs.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The response. It is an error response if the request breaks the service model or names an unknown resource.</returns>
    public AccountResponse Handle(AccountRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var requestId = NextRequestId();
        try
        {
            if (request.Target is not null)
                return Answer(LogService.ContentType, 200, requestId, _logs.Answer(request, _store.Snapshot));
            var operation = RequestParser.Route(request);
            var input = RequestParser.Parse(operation, request);
            if (ReadHandlers.All.TryGetValue(operation.Name, out var handler))
                return Answer(JsonType, 200, requestId, handler(new ReadRequest(input, _store.Snapshot, Tokens, requestId)));
            var (body, isRepeat) = _writes.Answer(input, requestId);
            return Answer(JsonType, 200, requestId, body) with { IsRepeat = isRepeat };
        }
        catch (ServiceError error)
        {
            return Refuse(requestId, request, error.Status, error.Code, error.Message, error.Allow);
        }
    }

    /// <summary>Creates an error response for a server in front of the account.</summary>
    /// <param name="request">The request, which decides the form of the error.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The error code, such as <c>CallRateLimitExceededException</c>.</param>
    /// <param name="message">The error message.</param>
    /// <returns>The response, with a new request id.</returns>
    internal AccountResponse Refuse(AccountRequest request, int status, string code, string message) =>
        Refuse(NextRequestId(), request, status, code, message);

    private static AccountResponse Refuse(
        string requestId,
        AccountRequest request,
        int status,
        string code,
        string message,
        string? allow = null
    )
    {
        // Image Builder has the code in a header, CloudWatch Logs in the body.
        var isLogs = request.Target is not null;
        var body = ResponseBuffer.WriteObject(json =>
        {
            if (isLogs)
                json.WriteString("__type"u8, code);
            json.WriteString("message"u8, message);
        });
        if (isLogs)
            return Answer(LogService.ContentType, status, requestId, body) with { ErrorCode = code };
        var errorType = new KeyValuePair<string, string>("x-amzn-ErrorType", code);
        var response = allow is null
            ? Answer(JsonType, status, requestId, body, errorType)
            : Answer(JsonType, status, requestId, body, errorType, new("Allow", allow));
        return response with { ErrorCode = code };
    }

    private static AccountResponse Answer(
        string contentType,
        int status,
        string requestId,
        byte[] body,
        params KeyValuePair<string, string>[] more
    ) => new(status, [new("Content-Type", contentType), new("x-amzn-RequestId", requestId), .. more], body) { RequestId = requestId };

    // The second half is a Weyl sequence: each request gets another id, and each run gives the same ids.
    private string NextRequestId()
    {
        var count = (ulong)Interlocked.Increment(ref _requestCount);
        var low = unchecked(_requestIdBase + (count * 0x9E3779B97F4A7C15UL));
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _requestIdBase);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], low);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
