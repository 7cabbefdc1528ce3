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
        var body = await BodyOf(
            WorkflowStepExecutionOperations.List,
            WorkflowStepExecutionOperations.ListRequest("wf-\"1\"é"),
            pageSize,
            token
        );

        Assert.Equal(pageSize, body["maxResults"]!.GetValue<int>());
        Assert.Equal("wf-\"1\"é", body["workflowExecutionId"]!.GetValue<string>());
        Assert.Equal(token is not null, body.ContainsKey("nextToken"));
        Assert.Equal(token, body["nextToken"]?.GetValue<string>());
        Assert.Equal(token is null ? 2 : 3, body.Count);
    }

    [Fact]
    public async Task A_token_that_is_no_Unicode_can_be_sent()
    {
        var body = await BodyOf(WorkflowStepExecutionOperations.List, WorkflowStepExecutionOperations.ListRequest("wf-1"), 25, "\ud800");

        Assert.Equal("\uFFFD", body["nextToken"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_listing_of_all_there_are_may_send_the_page_size_only()
    {
        var body = await BodyOf(WaitingWorkflowStepOperations.List, WaitingWorkflowStepOperations.ListRequest(), 25, null);

        Assert.Equal("""{"maxResults":25}""", body.ToJsonString());
    }

    [Fact]
    public async Task What_else_is_asked_for_is_sent_with_every_page()
    {
        var request = ImageOperations.ListVersionsRequest(
            "Amazon",
            includeDeprecated: true,
            [new Filter { Name = "name", Values = ["a", "b"] }]
        );

        var first = await BodyOf(ImageOperations.ListVersions, request, 3, null);
        var second = await BodyOf(ImageOperations.ListVersions, request, 3, "t");

        const string members = "\"owner\":\"Amazon\",\"includeDeprecated\":true,\"filters\":[{\"name\":\"name\",\"values\":[\"a\",\"b\"]}]";
        AssertSame($$"""{"maxResults":3,{{members}}}""", first);
        AssertSame($$"""{"maxResults":3,"nextToken":"t",{{members}}}""", second);
    }

    [Fact]
    public async Task What_belongs_to_a_resource_is_asked_for_beside_the_lifecycle_execution()
    {
        var operation = LifecycleExecutionResourceOperations.List;

        var chosen = await BodyOf(operation, LifecycleExecutionResourceOperations.ListRequest("lce-1"), 25, null);
        var children = await BodyOf(operation, LifecycleExecutionResourceOperations.ListRequest("lce-1", "arn:i"), 25, null);

        AssertSame("""{"maxResults":25,"lifecycleExecutionId":"lce-1"}""", chosen);
        AssertSame("""{"maxResults":25,"lifecycleExecutionId":"lce-1","parentResourceId":"arn:i"}""", children);
    }

    [Fact]
    public async Task Whose_children_were_asked_for_is_on_every_resource()
    {
        var operation = LifecycleExecutionResourceOperations.List;
        var transport = new FakeTransport(_ => FakeTransport.Reply("""{"resources":[{"resourceId":"ami-1"},{}]}"""));

        var page = await transport
            .Client()
            .GetPageAsync(
                operation,
                LifecycleExecutionResourceOperations.ListRequest("lce-1", "arn:i"),
                25,
                null,
                new RecordingObserver(),
                TestContext.Current.CancellationToken
            );

        Assert.All(
            page.Items,
            item => Assert.Equal(("lce-1", "arn:i", "eu-west-1"), (item.LifecycleExecutionId, item.ParentResourceId, item.Region))
        );
    }

    private static void AssertSame(string expected, JsonObject body) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), body), body.ToJsonString());

    private static async Task<JsonObject> BodyOf<T>(ListOperation<T> operation, RequestMembers members, int pageSize, string? token)
        where T : ServiceObject, new()
    {
        var transport = new FakeTransport(_ => FakeTransport.Reply($$"""{"{{operation.ItemsMember}}":[]}"""));
        await transport
            .Client()
            .GetPageAsync(operation, members, pageSize, token, new RecordingObserver(), TestContext.Current.CancellationToken);
        return RequestCapture.BodyOf(transport.Requests.Single());
    }
}
