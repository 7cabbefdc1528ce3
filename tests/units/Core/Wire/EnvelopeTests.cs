using Xunit;
using static ImageBuilderWorkflow.Tests.Core.WireOperations;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What a response carries beside its items is on every item.</summary>
public sealed class EnvelopeTests
{
    [Theory]
    [MemberData(nameof(ListNames), MemberType = typeof(WireOperations))]
    public void Every_item_has_the_region_and_the_request_id_of_the_header(string operation)
    {
        var answer = Parse(operation, $$"""{"{{Listings[operation].Items}}":[{},{}]}""");

        Assert.Equal(2, answer.Items.Count);
        Assert.All(answer.Items, item => Assert.Equal((Region, HeaderRequestId), (item.Region, item.RequestId)));
        Assert.Equal(HeaderRequestId, answer.RequestId);
    }

    [Theory]
    [MemberData(nameof(ListNames), MemberType = typeof(WireOperations))]
    public void The_request_id_of_the_body_goes_before_that_of_the_header(string operation)
    {
        var answer = Parse(operation, $$"""{"{{Listings[operation].Items}}":[{},{}],"requestId":"of-the-body"}""");

        Assert.All(answer.Items, item => Assert.Equal("of-the-body", item.RequestId));
        Assert.Equal("of-the-body", answer.RequestId);
    }

    [Theory]
    [InlineData("GetWorkflowExecution", """{"workflowExecutionId":"wf-1"}""")]
    [InlineData("GetWorkflowStepExecution", """{"stepExecutionId":"step-1"}""")]
    [InlineData("GetLifecycleExecution", """{"lifecycleExecution":{"lifecycleExecutionId":"lce-1"}}""")]
    public void A_single_object_has_the_region_and_a_request_id_too(string operation, string body)
    {
        var fromHeader = Assert.Single(Parse(operation, body).Items);
        var fromBody = Assert.Single(Parse(operation, body[..^1] + ",\"requestId\":\"of-the-body\"}").Items);

        Assert.Equal((Region, HeaderRequestId), (fromHeader.Region, fromHeader.RequestId));
        Assert.Equal((Region, "of-the-body"), (fromBody.Region, fromBody.RequestId));
    }

    [Fact]
    public void An_execution_has_the_image_of_the_response()
    {
        var answer = Parse("ListWorkflowExecutions", """{"workflowExecutions":[{},{}],"imageBuildVersionArn":"arn-of-the-response"}""");

        Assert.All(answer.Items.Cast<WorkflowExecution>(), item => Assert.Equal("arn-of-the-response", item.ImageBuildVersionArn));
    }

    [Fact]
    public void A_step_has_the_image_the_workflow_and_the_execution_of_the_response()
    {
        var answer = Parse(
            "ListWorkflowStepExecutions",
            """{"imageBuildVersionArn":"i","workflowBuildVersionArn":"w","workflowExecutionId":"e","steps":[{},{"name":"n"}]}""");

        Assert.All(
            answer.Items.Cast<WorkflowStepExecution>(),
            item => Assert.Equal(("i", "w", "e"), (item.ImageBuildVersionArn, item.WorkflowBuildVersionArn, item.WorkflowExecutionId)));
    }

    [Fact]
    public void What_was_asked_for_stands_in_where_the_response_does_not_repeat_it()
    {
        var execution = ParseItem<WorkflowExecution>("{}");
        var step = ParseItem<WorkflowStepExecution>("{}");
        var lifecycle = ParseItem<LifecycleExecution>("{}");

        Assert.Equal(Argument, execution.ImageBuildVersionArn);
        Assert.Equal(Argument, step.WorkflowExecutionId);
        Assert.Null(step.ImageBuildVersionArn);
        Assert.Null(step.WorkflowBuildVersionArn);
        Assert.Equal(Argument, lifecycle.ResourceArn);
    }

    [Fact]
    public void What_an_item_says_itself_goes_before_what_the_response_says()
    {
        var answer = Parse(
            "ListWorkflowStepExecutions",
            """{"imageBuildVersionArn":"i","workflowBuildVersionArn":"w","workflowExecutionId":"e","steps":[{"imageBuildVersionArn":"1","workflowBuildVersionArn":"2","workflowExecutionId":"3"}]}""");

        var step = Assert.IsType<WorkflowStepExecution>(Assert.Single(answer.Items));
        Assert.Equal(("1", "2", "3"), (step.ImageBuildVersionArn, step.WorkflowBuildVersionArn, step.WorkflowExecutionId));
        Assert.Empty(step.AdditionalFields);
    }

    [Theory]
    [MemberData(nameof(ListNames), MemberType = typeof(WireOperations))]
    public void What_the_response_says_and_nobody_knows_is_on_every_item(string operation)
    {
        var answer = Parse(operation, $$"""{"news":{"a":[1]},"{{Listings[operation].Items}}":[{"own":true},{}],"message":"m","requestId":5}""");

        Assert.Equal("""{"news":{"a":[1]},"message":"m","requestId":5,"own":true}""", answer.Items[0].AdditionalFields.ToString());
        Assert.Equal("""{"news":{"a":[1]},"message":"m","requestId":5}""", answer.Items[1].AdditionalFields.ToString());
        Assert.All(answer.Items, item => Assert.Equal(HeaderRequestId, item.RequestId));
    }

    [Theory]
    [MemberData(nameof(ListNames), MemberType = typeof(WireOperations))]
    public void An_unknown_field_of_an_item_goes_before_one_of_the_response_with_the_same_name(string operation)
    {
        var answer = Parse(operation, $$"""{"news":1,"{{Listings[operation].Items}}":[{"news":2},{}]}""");

        Assert.Equal(2L, answer.Items[0].AdditionalFields["news"]);
        Assert.Equal(1L, answer.Items[1].AdditionalFields["news"]);
    }

    [Theory]
    [MemberData(nameof(ListNames), MemberType = typeof(WireOperations))]
    public void Nothing_of_one_item_gets_to_the_next(string operation)
    {
        var answer = Parse(operation, $$"""{"{{Listings[operation].Items}}":[{"status":"A","state":{"status":"A"},"own":true},{}]}""");

        var second = answer.Items[1];
        Assert.Empty(second.AdditionalFields);
        Assert.Null(second.GetType().GetProperty("Status")!.GetValue(second));
    }
}
