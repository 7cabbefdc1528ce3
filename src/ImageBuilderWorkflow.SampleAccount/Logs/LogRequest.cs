using System.Text;
using ImageBuilderWorkflow.SampleAccount.Service;
using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.SampleAccount.Logs;

/// <summary>A validated request to CloudWatch Logs.</summary>
/// <param name="Input">The members of the request.</param>
/// <param name="Snapshot">The account at the time of the request.</param>
/// <param name="Groups">The log groups.</param>
/// <param name="Tokens">Reads and creates page tokens.</param>
internal sealed record LogRequest(OperationInput Input, AccountSnapshot Snapshot, LogGroups Groups, PageToken Tokens)
{
    private const int MostEvents = 10_000;
    private const int MostStreams = 50;

    /// <summary>The maximum number of events or streams on a page.</summary>
    public int Limit => Input.MaxResults ?? (Input.Operation.Name == "DescribeLogStreams" ? MostStreams : MostEvents);

    /// <summary>The log group, from its name or from an identifier, which is a name or an ARN.</summary>
    public string Group => GroupOf(Input);

    /// <summary>The streams of the group.</summary>
    public IReadOnlyList<LogStream> Streams
    {
        get
        {
            var streams = Groups.Streams(Snapshot, Group);
            return streams.Count > 0 ? streams : throw NotFound("The specified log group does not exist.");
        }
    }

    /// <summary>A stream of the group.</summary>
    /// <param name="name">The name of the stream.</param>
    /// <param name="streams">The streams of the group.</param>
    public static LogStream Find(string name, IReadOnlyList<LogStream> streams) =>
        streams.FirstOrDefault(stream => stream.Name == name) ?? throw NotFound("The specified log stream does not exist.");

    /// <summary>An invalid combination of parameters.</summary>
    public static ServiceError Invalid(string why) => new(400, "InvalidParameterException", why);

    /// <summary>The start of the page that a token names; the first page without a token.</summary>
    public PageToken.Place Start => Page.Start(Tokens, Input);

    /// <summary>The token of a place in the listing of the request.</summary>
    public string TokenOf(PageToken.Place place) => Tokens.Encode(Input.Binding, place);

    /// <summary>
    /// What a token of GetLogEvents is bound to: the stream and the direction. The other arguments may differ between two pages.
    /// </summary>
    public static byte[] Binding(OperationInput input, bool isForward) =>
        Encoding.UTF8.GetBytes($"{(isForward ? 'f' : 'b')}\n{GroupOf(input)}\n{input.RequiredText("logStreamName")}");

    private static string GroupOf(OperationInput input) =>
        (input.Text("logGroupName"), input.Text("logGroupIdentifier")) switch
        {
            ({ } name, null) => name,
            (null, { } identifier) => identifier.StartsWith("arn:", StringComparison.Ordinal)
                ? identifier[(identifier.LastIndexOf(":log-group:", StringComparison.Ordinal) + ":log-group:".Length)..].TrimEnd('*', ':')
                : identifier,
            (null, null) => throw Invalid("Either logGroupName or logGroupIdentifier must be specified."),
            _ => throw Invalid("Only one of logGroupName and logGroupIdentifier can be specified."),
        };

    private static ServiceError NotFound(string what) => new(400, "ResourceNotFoundException", what);
}
