using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;
using Xunit;
using static ImageBuilderWorkflow.Tests.Core.WireOperations;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Every operation is called as the API documents it.</summary>
public sealed class RequestShapeTests
{
    private static readonly string[] Paging = ["maxResults", "nextToken"];

    public static TheoryData<string, string, string?> Calls => new()
    {
        { "ListWorkflowExecutions", "POST", "imageBuildVersionArn" },
        { "ListWorkflowStepExecutions", "POST", "workflowExecutionId" },
        { "ListLifecycleExecutions", "POST", "resourceArn" },
        { "ListLifecycleExecutionResources", "POST", "lifecycleExecutionId" },
        { "ListLifecyclePolicies", "POST", null },
        { "ListImages", "POST", null },
        { "ListImageBuildVersions", "POST", "imageVersionArn" },
        { "ListImagePipelineImages", "POST", "imagePipelineArn" },
        { "ListImagePipelines", "POST", null },
        { "ListWorkflows", "POST", null },
        { "ListWorkflowBuildVersions", "POST", "workflowVersionArn" },
        { "ListWaitingWorkflowSteps", "POST", null },
        { "GetWorkflowExecution", "GET", "workflowExecutionId" },
        { "GetWorkflowStepExecution", "GET", "stepExecutionId" },
        { "GetLifecycleExecution", "GET", "lifecycleExecutionId" },
        { "GetLifecyclePolicy", "GET", "lifecyclePolicyArn" },
        { "GetImage", "GET", "imageBuildVersionArn" },
        { "GetImagePipeline", "GET", "imagePipelineArn" },
        { "GetWorkflow", "GET", "workflowBuildVersionArn" },
        { "StartImagePipelineExecution", "PUT", null },
        { "RetryImage", "PUT", null },
        { "CancelImageCreation", "PUT", null },
        { "CancelLifecycleExecution", "PUT", null },
        { "SendWorkflowStepAction", "PUT", null },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_request_has_its_method_and_its_argument_and_nothing_else(string operation, string method, string? argument)
    {
        var members = argument is null ? new RequestMembers() : new RequestMembers().With(argument, Argument);

        var request = RequestCapture.Of(operation, members);

        Assert.Equal((operation, method, argument), (request.Operation, request.Method, ArgumentOf(operation)));
        var (query, body) = method switch
        {
            "GET" => ($"{argument}={Argument}", null),
            "PUT" => (string.Empty, """{"clientToken":"token-1"}"""),
            _ => (string.Empty, argument is null ? """{"maxResults":25}""" : $$"""{"maxResults":25,"{{argument}}":"{{Argument}}"}"""),
        };
        Assert.Equal(query, string.Join('&', request.Query.Select(pair => $"{pair.Key}={pair.Value}")));
        Assert.True(JsonNode.DeepEquals(body is null ? null : JsonNode.Parse(body), request.Body is null ? null : RequestCapture.BodyOf(request)));
    }

    [Theory]
    [MemberData(nameof(AllNames), MemberType = typeof(WireOperations))]
    public void An_operation_is_called_as_the_facts_say(string operation)
    {
        var facts = ApiFacts.Read();
        var http = facts.Operation(operation).GetProperty("http");
        var inQuery = facts.RequestOf(operation).Where(member => member.Value.TryGetProperty("wire", out _)).ToList();
        var inBody = facts.RequestOf(operation).Except(inQuery).Select(member => member.Name).ToList();

        var request = RequestCapture.Of(operation, new RequestMembers());

        Assert.Equal(http.GetProperty("method").GetString(), request.Method);
        Assert.Equal(http.GetProperty("path").GetString(), "/" + request.Operation);
        Assert.All(inQuery, member => Assert.Equal("querystring", member.Value.GetProperty("wire").GetProperty("location").GetString()));
        Assert.Equal(inQuery.Select(member => member.Value.GetProperty("wire").GetProperty("name").GetString()), request.Query.Select(pair => pair.Key));
        Assert.Equal(inBody.Count == 0, request.Body is null);
        Assert.Empty(request.Body is null ? [] : RequestCapture.BodyOf(request).Select(member => member.Key).Except(inBody));
    }

    [Theory]
    [MemberData(nameof(ListNames), MemberType = typeof(WireOperations))]
    public void A_listing_without_an_argument_needs_none_and_one_with_an_argument_has_that_of_the_facts(string operation)
    {
        var facts = ApiFacts.Read();

        var required = facts.RequiredOf(operation).Except(Paging).ToList();

        Assert.Equal(Listings[operation], facts.ItemsMemberOf(operation));
        Assert.True(ArgumentOf(operation) is not { } argument || facts.RequestOf(operation).Any(member => member.Name == argument));
        Assert.All(required, name => Assert.Equal(ArgumentOf(operation), name));
    }

    [Theory]
    [MemberData(nameof(ActionNames), MemberType = typeof(WireOperations))]
    public void What_changes_something_carries_a_client_token(string operation) => Assert.Contains("clientToken", ApiFacts.Read().RequiredOf(operation));

    [Fact]
    public void What_is_not_given_is_not_sent()
    {
        var none = new RequestMembers().With("text", (string?)null).With("flag", false).With("filters", []);
        var empty = new RequestMembers().With("text", string.Empty);

        Assert.Equal("""{"maxResults":25}""", BodyOf(none));
        Assert.Equal("""{"maxResults":25}""", BodyOf(none.With(new RequestMembers())));
        Assert.Equal("""{"maxResults":25,"text":""}""", BodyOf(empty));
    }

    [Fact]
    public void What_is_given_is_sent_as_it_is_and_in_its_order()
    {
        var members = new RequestMembers()
            .With("owner", "Caf\u00e9 \"\U0001f600\"\n")
            .With("includeDeprecated", true)
            .With("filters", [new Filter { Name = "name", Values = ["a", "{\"b\"}", "c/d"] }, new Filter { Name = "type", Values = ["AMI"] }])
            .With(new RequestMembers().With("more", "m"));

        var body = JsonNode.Parse(BodyOf(members))!.AsObject();

        Assert.Equal(["maxResults", "owner", "includeDeprecated", "filters", "more"], body.Select(member => member.Key));
        Assert.Equal("Caf\u00e9 \"\U0001f600\"\n", body["owner"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""[{"name":"name","values":["a","{\"b\"}","c/d"]},{"name":"type","values":["AMI"]}]"""),
            body["filters"]));
    }

    [Fact]
    public void A_text_that_was_asked_for_can_be_looked_up()
    {
        var members = new RequestMembers().With("owner", "Self").With("includeDeprecated", true).With("filters", [new Filter { Name = "name", Values = ["a"] }]);

        Assert.Equal(("Self", null, null, null), (members.Text("owner"), members.Text("includeDeprecated"), members.Text("filters"), members.Text("Owner")));
    }

    private static string BodyOf(RequestMembers members) => RequestCapture.BodyOf(RequestCapture.Of("ListImages", members)).ToJsonString();
}
