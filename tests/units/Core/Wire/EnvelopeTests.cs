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
        var answer = Parse(operation, $$"""{"{{Listings[operation]}}":[{},{}]}""");

        Assert.Equal(2, answer.Items.Count);
        Assert.All(answer.Items, item => Assert.Equal((Region, HeaderRequestId), (item.Region, item.RequestId)));
        Assert.Equal(HeaderRequestId, answer.RequestId);
    }

    [Theory]
    [MemberData(nameof(ListNames), MemberType = typeof(WireOperations))]
    public void The_request_id_of_the_body_goes_before_that_of_the_header(string operation)
    {
        var answer = Parse(operation, $$"""{"{{Listings[operation]}}":[{},{}],"requestId":"of-the-body"}""");

        Assert.All(answer.Items, item => Assert.Equal("of-the-body", item.RequestId));
        Assert.Equal("of-the-body", answer.RequestId);
    }

    [Theory]
    [MemberData(nameof(GetNames), MemberType = typeof(WireOperations))]
    [MemberData(nameof(ActionNames), MemberType = typeof(WireOperations))]
    public void A_single_object_has_the_region_and_a_request_id_too(string operation)
    {
        var answer = new WireValues(ApiFacts.Read(), seed: 4).ResponseOf(operation);
        answer.Remove("requestId");
        var fromHeader = Assert.Single(Parse(operation, answer.ToJsonString()).Items);
        answer["requestId"] = "of-the-body";
        var fromBody = Assert.Single(Parse(operation, answer.ToJsonString()).Items);

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
            """{"imageBuildVersionArn":"i","workflowBuildVersionArn":"w","workflowExecutionId":"e","steps":[{},{"name":"n"}]}"""
        );

        Assert.All(
            answer.Items.Cast<WorkflowStepExecution>(),
            item => Assert.Equal(("i", "w", "e"), (item.ImageBuildVersionArn, item.WorkflowBuildVersionArn, item.WorkflowExecutionId))
        );
    }

    [Fact]
    public void A_resource_has_the_lifecycle_execution_of_the_response_and_the_state_of_that()
    {
        var answer = Parse(
            "ListLifecycleExecutionResources",
            """{"lifecycleExecutionId":"lce-1","lifecycleExecutionState":{"status":"FAILED","reason":"r","code":1},"resources":[{"state":{"status":"SUCCESS"}},{}]}"""
        );

        Assert.Equal(["SUCCESS", null], answer.Items.Cast<LifecycleExecutionResource>().Select(item => item.Status));
        Assert.All(
            answer.Items.Cast<LifecycleExecutionResource>(),
            item =>
                Assert.Equal(
                    ("lce-1", "FAILED", "r"),
                    (item.LifecycleExecutionId, item.LifecycleExecutionStatus, item.LifecycleExecutionStatusReason)
                )
        );
        Assert.All(answer.Items, item => Assert.Equal("""{"lifecycleExecutionState":{"code":1}}""", item.AdditionalFields.ToString()));
    }

    [Fact]
    public void A_resource_that_names_no_region_of_its_own_is_in_the_one_that_was_asked()
    {
        var answer = Parse("ListLifecycleExecutionResources", """{"resources":[{"region":"us-east-1"},{},{"region":null},{"region":5}]}""");

        Assert.Equal(["us-east-1", Region, Region, Region], answer.Items.Select(item => item.Region));
        Assert.All(answer.Items.Cast<LifecycleExecutionResource>(), item => Assert.Equal(Region, item.LifecycleExecutionRegion));
        Assert.Equal("""{"region":5}""", answer.Items[3].AdditionalFields.ToString());
    }

    [Fact]
    public void What_was_asked_for_stands_in_where_the_response_does_not_repeat_it()
    {
        var execution = ParseItem<WorkflowExecution>("{}");
        var step = ParseItem<WorkflowStepExecution>("{}");
        var lifecycle = ParseItem<LifecycleExecution>("{}");
        var resource = ParseItem<LifecycleExecutionResource>("{}");
        var ofPipeline = Assert.IsType<Image>(Parse("ListImagePipelineImages", """{"imageSummaryList":[{}]}""").Items[0]);
        var ofVersion = Assert.IsType<Image>(Parse("ListImageBuildVersions", """{"imageSummaryList":[{}]}""").Items[0]);

        Assert.Equal(Argument, execution.ImageBuildVersionArn);
        Assert.Equal(Argument, step.WorkflowExecutionId);
        Assert.Null(step.ImageBuildVersionArn);
        Assert.Null(step.WorkflowBuildVersionArn);
        Assert.Equal(Argument, lifecycle.ResourceArn);
        Assert.Equal(Argument, resource.LifecycleExecutionId);
        Assert.Null(resource.ParentResourceId);
        Assert.Equal(Argument, ofPipeline.ImagePipelineArn);
        Assert.Null(ofVersion.ImagePipelineArn);
    }

    [Fact]
    public void What_an_item_says_itself_goes_before_what_the_response_says()
    {
        var answer = Parse(
            "ListWorkflowStepExecutions",
            """{"imageBuildVersionArn":"i","workflowBuildVersionArn":"w","workflowExecutionId":"e","steps":[{"imageBuildVersionArn":"1","workflowBuildVersionArn":"2","workflowExecutionId":"3"}]}"""
        );

        var step = Assert.IsType<WorkflowStepExecution>(Assert.Single(answer.Items));
        Assert.Equal(("1", "2", "3"), (step.ImageBuildVersionArn, step.WorkflowBuildVersionArn, step.WorkflowExecutionId));
        Assert.Empty(step.AdditionalFields);
    }

    [Theory]
    [MemberData(nameof(ListNames), MemberType = typeof(WireOperations))]
    public void What_the_response_says_and_nobody_knows_is_on_every_item(string operation)
    {
        var answer = Parse(operation, $$"""{"news":{"a":[1]},"{{Listings[operation]}}":[{"own":true},{}],"message":"m","requestId":5}""");

        Assert.Equal("""{"news":{"a":[1]},"message":"m","requestId":5,"own":true}""", answer.Items[0].AdditionalFields.ToString());
        Assert.Equal("""{"news":{"a":[1]},"message":"m","requestId":5}""", answer.Items[1].AdditionalFields.ToString());
        Assert.All(answer.Items, item => Assert.Equal(HeaderRequestId, item.RequestId));
    }

    [Theory]
    [MemberData(nameof(ListNames), MemberType = typeof(WireOperations))]
    public void An_unknown_field_of_an_item_goes_before_one_of_the_response_with_the_same_name(string operation)
    {
        var answer = Parse(operation, $$"""{"news":1,"{{Listings[operation]}}":[{"news":2},{}]}""");

        Assert.Equal(2L, answer.Items[0].AdditionalFields["news"]);
        Assert.Equal(1L, answer.Items[1].AdditionalFields["news"]);
    }

    [Theory]
    [MemberData(nameof(ListNames), MemberType = typeof(WireOperations))]
    public void Nothing_of_one_item_gets_to_the_next(string operation)
    {
        var answer = Parse(
            operation,
            $$"""{"{{Listings[operation]}}":[{"status":"A","state":{"status":"A"},"region":"r","tags":{"k":"v"},"name":"n","own":true},{}]}"""
        );

        var second = answer.Items[1];
        Assert.Empty(second.AdditionalFields);
        Assert.Equal(
            Fidelity.Describe(Assert.Single(Parse(operation, $$"""{"{{Listings[operation]}}":[{}]}""").Items)),
            Fidelity.Describe(second)
        );
    }
}
