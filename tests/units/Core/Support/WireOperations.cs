using System.Reflection;
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

    // All that there are in the library: whoever adds an operation adds it to no list here.
    private static readonly Dictionary<string, Entry> Entries = (
        from type in typeof(ListOperation<>).Assembly.GetTypes()
        where type.Name.EndsWith("Operations", StringComparison.Ordinal)
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Static)
        select EntryOf(property)
    ).ToDictionary(entry => entry.Name);

    /// <summary>The listings, each with the member that holds the items.</summary>
    public static IReadOnlyDictionary<string, string> Listings { get; } =
        Entries.Values.Where(entry => entry.ItemsMember is not null).ToDictionary(entry => entry.Name, entry => entry.ItemsMember!);

    public static TheoryData<string> ListNames => [.. Listings.Keys];

    public static TheoryData<string> GetNames => Names(Kind.Get);

    public static TheoryData<string> ActionNames => Names(Kind.Action);

    public static TheoryData<string> AllNames => [.. Entries.Keys];

    /// <summary>The members of an item that the operation knows.</summary>
    public static IReadOnlyList<string> MembersOf(string operation) => Entries[operation].Members;

    /// <summary>The query parameter that says what to get, or <see langword="null"/>.</summary>
    public static string? ArgumentOf(string operation) => Entries[operation].Argument;

    /// <summary>The parameters of what builds an operation's request; none for one that gets an object.</summary>
    public static IReadOnlyList<ParameterInfo> ParametersOf(string operation) => Entries[operation].Request?.GetParameters() ?? [];

    /// <summary>A request of an operation, with <see cref="Argument"/> in every text.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="isFull">Whether it asks for what may be left out too.</param>
    public static RequestMembers RequestOf(string operation, bool isFull = false) => Build(Entries[operation].Request, isFull);

    /// <summary>Calls an operation; one that gets an object asks for <see cref="Argument"/>, any other sends the members.</summary>
    public static Task Call(string operation, ImageBuilderClient client, RequestMembers members) =>
        Entries[operation].Call(client, members);

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

    private static TheoryData<string> Names(Kind kind) =>
        [.. Entries.Values.Where(entry => entry.Kind == kind).Select(entry => entry.Name)];

    private static Entry EntryOf(PropertyInfo property)
    {
        var operation = property.GetValue(null)!;
        var type = operation.GetType();
        var kind = type.GetGenericTypeDefinition();
        var make =
            kind == typeof(ListOperation<>) ? nameof(List)
            : kind == typeof(GetOperation<>) ? nameof(Get)
            : nameof(Action);
        return (Entry)
            typeof(WireOperations)
                .GetMethod(make, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type.GenericTypeArguments)
                .Invoke(null, [operation, property.DeclaringType!.GetMethod(property.Name + "Request")])!;
    }

    private static RequestMembers Build(MethodInfo? request, bool isFull) =>
        request is null
            ? new RequestMembers()
            : (RequestMembers)
                request.Invoke(
                    null,
                    [
                        .. request
                            .GetParameters()
                            .Select(parameter => parameter.IsOptional && !isFull ? parameter.DefaultValue : ValueFor(parameter)),
                    ]
                )!;

    private static object ValueFor(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(string) ? Argument
        : parameter.ParameterType == typeof(bool) ? true
        : new Filter[]
        {
            new() { Name = "name", Values = [Argument] },
        };

    private static Entry List<T>(ListOperation<T> operation, MethodInfo? request)
        where T : ServiceObject, new()
    {
        return new Entry(
            Kind.List,
            operation.Name,
            typeof(T),
            operation.ItemsMember,
            Argument: null,
            request,
            [.. operation.Item.Select(field => field.Name)],
            body =>
            {
                var page = ResponseParser.ReadPage(operation, NewPage, body);
                return new ParsedAnswer(page.Items, page.NextToken, page.RequestId);
            },
            (client, members) => client.GetPageAsync(operation, members, 25, null, new RecordingObserver(), CancellationToken.None)
        );

        T NewPage()
        {
            var known = New<T>();
            operation.SetRequest(known, Build(request, isFull: false));
            return known;
        }
    }

    private static Entry Get<T>(GetOperation<T> operation, MethodInfo? request)
        where T : ServiceObject, new() =>
        new(
            Kind.Get,
            operation.Name,
            typeof(T),
            ItemsMember: null,
            operation.Argument,
            request,
            [.. operation.Response.Select(field => field.Name)],
            body => Single(ResponseParser.ReadItem(operation, New<T>, body)),
            (client, _) => client.GetAsync(operation, Argument, new RecordingObserver(), CancellationToken.None)
        );

    private static Entry Action<T>(ActionOperation<T> operation, MethodInfo? request)
        where T : ServiceObject, new()
    {
        return new Entry(
            Kind.Action,
            operation.Name,
            typeof(T),
            ItemsMember: null,
            Argument: null,
            request,
            [.. operation.Response.Select(field => field.Name)],
            body => Single(ResponseParser.ReadResult(operation, NewResult, body)),
            (client, members) => client.ActAsync(operation, members, "token-1", new RecordingObserver(), CancellationToken.None)
        );

        T NewResult()
        {
            var known = New<T>();
            operation.SetRequest(known, Build(request, isFull: true).With("clientToken", Argument));
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
        MethodInfo? Request,
        IReadOnlyList<string> Members,
        Func<ReadOnlyMemory<byte>, ParsedAnswer> Parse,
        Func<ImageBuilderClient, RequestMembers, Task> Call
    );
}
