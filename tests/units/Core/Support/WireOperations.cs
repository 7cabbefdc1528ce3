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

    /// <summary>The listings, each with the member that holds the items and that which holds an item's id.</summary>
    public static IReadOnlyDictionary<string, (string Items, string Id)> Listings { get; } = new Dictionary<string, (string, string)>
    {
        ["ListWorkflowExecutions"] = ("workflowExecutions", "workflowExecutionId"),
        ["ListWorkflowStepExecutions"] = ("steps", "stepExecutionId"),
        ["ListLifecycleExecutions"] = ("lifecycleExecutions", "lifecycleExecutionId"),
    };

    public static TheoryData<string> ListNames => [.. Listings.Keys];

    public static TheoryData<string> GetNames => ["GetWorkflowExecution", "GetWorkflowStepExecution", "GetLifecycleExecution"];

    public static TheoryData<string> AllNames => [.. ListNames, .. GetNames];

    /// <summary>Parses the body of an operation's answer.</summary>
    public static ParsedAnswer Parse(string operation, ReadOnlyMemory<byte> body) => operation switch
    {
        "ListWorkflowExecutions" => Page(WorkflowExecutionOperations.List, body),
        "ListWorkflowStepExecutions" => Page(WorkflowStepExecutionOperations.List, body),
        "ListLifecycleExecutions" => Page(LifecycleExecutionOperations.List, body),
        "GetWorkflowExecution" => Item(WorkflowExecutionOperations.Get, body),
        "GetWorkflowStepExecution" => Item(WorkflowStepExecutionOperations.Get, body),
        "GetLifecycleExecution" => Item(LifecycleExecutionOperations.Get, body),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "There is no such operation."),
    };

    public static ParsedAnswer Parse(string operation, string body) => Parse(operation, Encoding.UTF8.GetBytes(body));

    /// <summary>Parses a listing's answer of one item.</summary>
    public static T ParseItem<T>(string item)
        where T : ServiceObject
    {
        var operation = $"List{typeof(T).Name}s";
        var answer = Parse(operation, $$"""{"{{Listings[operation].Items}}":[{{item}}]}""");
        return (T)Assert.Single(answer.Items);
    }

    private static ParsedAnswer Page<T>(ListOperation<T> operation, ReadOnlyMemory<byte> body)
        where T : ServiceObject, new()
    {
        var page = ResponseParser.ReadPage(operation, NewPage, body);
        return new ParsedAnswer(page.Items, page.NextToken, page.RequestId);

        T NewPage()
        {
            var known = New<T>();
            operation.SetArgument(known, Argument);
            return known;
        }
    }

    private static ParsedAnswer Item<T>(GetOperation<T> operation, ReadOnlyMemory<byte> body)
        where T : ServiceObject, new()
    {
        var item = ResponseParser.ReadItem(operation, New<T>, body);
        return new ParsedAnswer([item], null, item.RequestId);
    }

    private static T New<T>()
        where T : ServiceObject, new() => new() { Region = Region, RequestId = HeaderRequestId };
}
