using System.Buffers.Binary;
using ImageBuilderWorkflow.SampleAccount.Data;
using ImageBuilderWorkflow.SampleAccount.Operations;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount;

/// <summary>
/// An Image Builder account in memory, behind one function from request to response. It refuses what the service refuses and answers in
/// the service's own form; it opens no socket and checks no signature. Safe to use from many threads at once: every answer is of one
/// instant, and one request after the other changes the account.
/// </summary>
public sealed class Account
{
    private readonly Ledger _ledger;
    private readonly PageToken _tokens;
    private readonly Dictionary<string, OperationHandler> _handlers;
    private readonly ulong _requestIdBase;
    private long _requestCount;

    /// <summary>Makes an account.</summary>
    /// <param name="options">What it is made from; null for the defaults.</param>
    public Account(AccountOptions? options = null)
    {
        Options = options ?? new AccountOptions();
        var clock = new AccountClock(Options);
        var world = new World(Options);
        _ledger = new Ledger(world, clock);
        _tokens = new PageToken(world.Ids.Key("tokens"));
        _requestIdBase = BinaryPrimitives.ReadUInt64BigEndian(world.Ids.Key("request ids"));
        Known = new KnownResources(world);
        _handlers = new OperationTable(_tokens).Handlers;
    }

    /// <summary>What the account was made from.</summary>
    public AccountOptions Options { get; }

    /// <summary>ARNs and ids worth naming.</summary>
    public KnownResources Known { get; }

    /// <summary>The present of the account, which stands still unless <see cref="AccountOptions.Clock"/> moves it. In UTC.</summary>
    public DateTimeOffset Now => new(_ledger.Present.Now, TimeSpan.Zero);

    /// <summary>What became of the requests that were to change the account, by the operation's name: the counts of this moment.</summary>
    public IReadOnlyDictionary<string, WriteCount> Writes => _ledger.Counts;

    /// <summary>The names of the operations that the account answers.</summary>
    public static IReadOnlyList<string> Operations { get; } = [.. ServiceModel.Current.Operations.Select(operation => operation.Name)];

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The answer, which is an error when the request breaks the service's model or names something that does not exist.</returns>
    public AccountResponse Handle(AccountRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var requestId = NextRequestId();
        try
        {
            var operation = RequestParser.Route(request);
            var input = RequestParser.Parse(operation, request);
            if (_handlers.TryGetValue(operation.Name, out var handler))
                return Answer(200, requestId, handler(input, _ledger.Present, requestId));
            var (body, effect) = _ledger.Answer(input, requestId);
            return Answer(200, requestId, body) with { Effect = effect };
        }
        catch (ServiceError error)
        {
            return Refuse(requestId, error.Status, error.Code, error.Message, error.Allow);
        }
    }

    /// <summary>Makes an error response in the service's form, for what stands in front of the account.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The error's code, such as <c>CallRateLimitExceededException</c>.</param>
    /// <param name="message">The text for people.</param>
    /// <returns>The response, with a request id of its own.</returns>
    public AccountResponse Refuse(int status, string code, string message) => Refuse(NextRequestId(), status, code, message);

    /// <summary>Tells what a request asks for, without answering it.</summary>
    /// <param name="request">The request.</param>
    /// <returns>What can be told.</returns>
    public RequestDescription Describe(AccountRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (ServiceModel.Current.Find(request.Path) is not { } operation) return new RequestDescription(null, null, null, null, null, null);
        try
        {
            var input = RequestParser.Parse(operation, request);
            if (operation.ResultKey is null) return new RequestDescription(operation.Name, null, null, null, null, null);
            var place = Page.Start(_tokens, input);
            return new RequestDescription(
                operation.Name, operation.ResultKey, input.MaxResults, input.Token, place.Page,
                _tokens.Encode(input.Binding, place with { Page = place.Page + 1 }));
        }
        catch (ServiceError)
        {
            return new RequestDescription(operation.Name, operation.ResultKey, null, null, null, null);
        }
    }

    private static AccountResponse Refuse(string requestId, int status, string code, string message, string? allow = null)
    {
        var body = ResponseBuffer.Write(message, static (json, text) =>
        {
            json.WriteStartObject();
            json.WriteString("message"u8, text);
            json.WriteEndObject();
        });
        var errorType = new KeyValuePair<string, string>("x-amzn-ErrorType", code);
        var response = allow is null
            ? Answer(status, requestId, body, errorType)
            : Answer(status, requestId, body, errorType, new("Allow", allow));
        return response with { ErrorCode = code };
    }

    private static AccountResponse Answer(int status, string requestId, byte[] body, params KeyValuePair<string, string>[] more) =>
        new(status, [new("Content-Type", "application/json"), new("x-amzn-RequestId", requestId), .. more], body) { RequestId = requestId };

    // A Weyl sequence in the last half: distinct for every request and the same in every run.
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
