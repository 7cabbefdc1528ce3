using System.Text;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>The operations by their names, so that one test can run over all of them.</summary>
internal static class WireOperations
{
    public const string Region = "eu-west-1";
    public const string HeaderRequestId = "request-id-of-the-header";
    public const string Argument = "what-was-asked-for";

    private static readonly Dictionary<string, Entry> Entries = new Entry[]
    {
        List(WorkflowExecutionOperations.List),
        List(WorkflowStepExecutionOperations.List),
        List(LifecycleExecutionOperations.List),
        List(LifecycleExecutionResourceOperations.List),
        List(LifecyclePolicyOperations.List),
        List(ImageOperations.ListVersions),
        List(ImageOperations.ListBuilds),
        List(ImageOperations.ListPipelineImages),
        List(ImagePipelineOperations.List),
        List(WorkflowOperations.ListVersions),
        List(WorkflowOperations.ListBuilds),
        List(WaitingWorkflowStepOperations.List),
        Get(WorkflowExecutionOperations.Get),
        Get(WorkflowStepExecutionOperations.Get),
        Get(LifecycleExecutionOperations.Get),
        Get(LifecyclePolicyOperations.Get),
        Get(ImageOperations.Get),
        Get(ImagePipelineOperations.Get),
        Get(WorkflowOperations.Get),
        Action(ImageActionOperations.Start),
        Action(ImageActionOperations.Retry),
        Action(ImageActionOperations.Cancel),
        Action(LifecycleExecutionOperations.Cancel),
        Action(WaitingWorkflowStepOperations.Send),
    }.ToDictionary(entry => entry.Name);

    /// <summary>The listings, each with the member that holds the items.</summary>
    public static IReadOnlyDictionary<string, string> Listings { get; } =
        Entries.Values.Where(entry => entry.ItemsMember is not null).ToDictionary(entry => entry.Name, entry => entry.ItemsMember!);

    public static TheoryData<string> ListNames => [.. Listings.Keys];

    public static TheoryData<string> GetNames => Names(Kind.Get);

    public static TheoryData<string> ActionNames => Names(Kind.Action);

    public static TheoryData<string> AllNames => [.. Entries.Keys];

    /// <summary>The members of an item that the operation knows.</summary>
    public static IReadOnlyList<string> MembersOf(string operation) => Entries[operation].Members;

    /// <summary>The member of the request that says what to get or of what to list, or <see langword="null"/>.</summary>
    public static string? ArgumentOf(string operation) => Entries[operation].Argument;

    /// <summary>Calls an operation; one that gets an object asks for <see cref="Argument"/>, any other sends the members.</summary>
    public static Task Call(string operation, ImageBuilderClient client, RequestMembers members) => Entries[operation].Call(client, members);

    /// <summary>Parses the body of an operation's answer.</summary>
    public static ParsedAnswer Parse(string operation, ReadOnlyMemory<byte> body) => Entries[operation].Parse(body);

    public static ParsedAnswer Parse(string operation, string body) => Parse(operation, Encoding.UTF8.GetBytes(body));

    /// <summary>Parses a listing's answer of one item.</summary>
    public static T ParseItem<T>(string item)
        where T : ServiceObject
    {
        var listing = Entries.Values.First(entry => entry.ItemsMember is not null && entry.Type == typeof(T));
        var answer = listing.Parse(Encoding.UTF8.GetBytes($$"""{"{{listing.ItemsMember}}":[{{item}}]}"""));
        return (T)Assert.Single(answer.Items);
    }

    /// <summary>Parses an answer that holds one object, of an operation that gets or changes something.</summary>
    public static T ParseObject<T>(string operation, string body)
        where T : ServiceObject => Assert.IsType<T>(Assert.Single(Parse(operation, body).Items));

    private static TheoryData<string> Names(Kind kind) => [.. Entries.Values.Where(entry => entry.Kind == kind).Select(entry => entry.Name)];

    private static Entry List<T>(ListOperation<T> operation)
        where T : ServiceObject, new()
    {
        return new Entry(
            Kind.List,
            operation.Name,
            typeof(T),
            operation.ItemsMember,
            operation.Argument,
            [.. operation.Item.Select(field => field.Name)],
            body =>
            {
                var page = ResponseParser.ReadPage(operation, NewPage, body);
                return new ParsedAnswer(page.Items, page.NextToken, page.RequestId);
            },
            (client, members) => client.GetPageAsync(operation, members, 25, null, new RecordingObserver(), CancellationToken.None));

        T NewPage()
        {
            var known = New<T>();
            operation.SetRequest(known, operation.Argument is null ? new RequestMembers() : operation.For(Argument));
            return known;
        }
    }

    private static Entry Get<T>(GetOperation<T> operation)
        where T : ServiceObject, new() => new(
            Kind.Get,
            operation.Name,
            typeof(T),
            ItemsMember: null,
            operation.Argument,
            [.. operation.Response.Select(field => field.Name)],
            body => Single(ResponseParser.ReadItem(operation, New<T>, body)),
            (client, _) => client.GetAsync(operation, Argument, new RecordingObserver(), CancellationToken.None));

    private static Entry Action<T>(ActionOperation<T> operation)
        where T : ServiceObject, new()
    {
        return new Entry(
            Kind.Action,
            operation.Name,
            typeof(T),
            ItemsMember: null,
            Argument: null,
            [.. operation.Response.Select(field => field.Name)],
            body => Single(ResponseParser.ReadResult(operation, NewResult, body)),
            (client, members) => client.ActAsync(operation, members, "token-1", new RecordingObserver(), CancellationToken.None));

        T NewResult()
        {
            var known = New<T>();
            operation.SetRequest(known, new RequestMembers().With("clientToken", Argument).With("action", Argument).With("reason", Argument).With("imagePipelineArn", Argument));
            return known;
        }
    }

    private static ParsedAnswer Single(ServiceObject item) => new([item], null, item.RequestId);

    private static T New<T>()
        where T : ServiceObject, new() => new() { Region = Region, RequestId = HeaderRequestId };

    private enum Kind
    {
        List,
        Get,
        Action,
    }

    private sealed record Entry(
        Kind Kind,
        string Name,
        Type Type,
        string? ItemsMember,
        string? Argument,
        IReadOnlyList<string> Members,
        Func<ReadOnlyMemory<byte>, ParsedAnswer> Parse,
        Func<ImageBuilderClient, RequestMembers, Task> Call);
}
