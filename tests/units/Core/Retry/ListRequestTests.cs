using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What a listing sends.</summary>
public sealed class ListRequestTests
{
    [Theory]
    [InlineData(1, null)]
    [InlineData(25, "t")]
    [InlineData(7, "a+b/c== \"é中😀\" \\ \n")]
    public async Task Page_size_token_and_argument_arrive_as_they_are(int pageSize, string? token)
    {
        var transport = new FakeTransport(_ => FakeTransport.Reply("""{"steps":[]}"""));

        await transport.Client().GetPageAsync(
            WorkflowStepExecutionOperations.List, "wf-\"1\"é", pageSize, token, null, new RecordingObserver(), TestContext.Current.CancellationToken);

        var body = JsonNode.Parse(transport.Requests.Single().Body)!.AsObject();
        Assert.Equal(pageSize, body["maxResults"]!.GetValue<int>());
        Assert.Equal("wf-\"1\"é", body["workflowExecutionId"]!.GetValue<string>());
        Assert.Equal(token is not null, body.ContainsKey("nextToken"));
        Assert.Equal(token, body["nextToken"]?.GetValue<string>());
        Assert.Equal(token is null ? 2 : 3, body.Count);
    }

    [Fact]
    public async Task A_token_that_is_no_Unicode_can_be_sent()
    {
        var transport = new FakeTransport(_ => FakeTransport.Reply("""{"steps":[]}"""));

        await transport.Client().GetPageAsync(
            WorkflowStepExecutionOperations.List, "wf-1", 25, "\ud800", null, new RecordingObserver(), TestContext.Current.CancellationToken);

        Assert.Equal("\uFFFD", JsonNode.Parse(transport.Requests.Single().Body)!["nextToken"]!.GetValue<string>());
    }
}
