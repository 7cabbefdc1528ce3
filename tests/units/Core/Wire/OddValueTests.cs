using System.Globalization;
using System.Text.Json;
using ImageBuilderWorkflow.Core;
using Xunit;
using static ImageBuilderWorkflow.Tests.Core.WireOperations;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Values that the documentation does not foresee are kept, and cost nothing of what is around them.</summary>
public sealed class OddValueTests
{
    [Theory]
    [InlineData("WAITING")]
    [InlineData("completed")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u00dcberraschung \ud83d\ude00")]
    public void An_unknown_status_or_type_passes_as_text(string text)
    {
        var value = JsonSerializer.Serialize(text);

        var execution = ParseItem<WorkflowExecution>($$"""{"status":{{value}},"type":{{value}}}""");
        var step = ParseItem<WorkflowStepExecution>($$"""{"status":{{value}},"rollbackStatus":{{value}},"action":{{value}}}""");
        var lifecycle = ParseItem<LifecycleExecution>($$$"""{"state":{"status":{{{value}}}}}""");

        Assert.Equal((text, text), (execution.Status, execution.Type));
        Assert.Equal((text, text, text), (step.Status, step.RollbackStatus, step.Action));
        Assert.Equal(text, lifecycle.Status);
        Assert.All<ServiceObject>([execution, step, lifecycle], item => Assert.Empty(item.AdditionalFields));
    }

    [Theory]
    [InlineData("status", "5")]
    [InlineData("status", "true")]
    [InlineData("message", """{"text":"a","more":[1,2,{"b":null}]}""")]
    [InlineData("parallelGroup", """["g"]""")]
    [InlineData("totalStepCount", "\"7\"")]
    [InlineData("totalStepCount", "2147483648")]
    [InlineData("totalStepCount", "-2147483649")]
    [InlineData("totalStepCount", "99999999999999999999999999999999999999")]
    [InlineData("totalStepCount", "7.5")]
    [InlineData("totalStepCount", "1e400")]
    [InlineData("totalStepCount", "false")]
    [InlineData("totalStepsFailed", "[]")]
    [InlineData("retried", "\"true\"")]
    [InlineData("retried", "1")]
    [InlineData("startTime", "true")]
    [InlineData("endTime", """{"seconds":1}""")]
    public void A_value_that_its_property_cannot_hold_is_an_additional_field(string member, string value)
    {
        var item = ParseItem<WorkflowExecution>(
            $$"""{"workflowExecutionId":"before","{{member}}":{{value}},"workflowBuildVersionArn":"behind"}"""
        );

        Assert.Null(typeof(WorkflowExecution).GetProperty(char.ToUpperInvariant(member[0]) + member[1..])!.GetValue(item));
        Assert.Equal($$"""{"{{member}}":{{value}}}""", item.AdditionalFields.ToString());
        Assert.Equal(("before", "behind"), (item.WorkflowExecutionId, item.WorkflowBuildVersionArn));
    }

    [Theory]
    [InlineData("7.0")]
    [InlineData("70e-1")]
    [InlineData("0.7e1")]
    public void A_whole_number_in_another_form_is_not_lost(string value)
    {
        var item = ParseItem<WorkflowExecution>($$"""{"totalStepCount":{{value}}}""");

        var kept = item.TotalStepCount ?? item.AdditionalFields["totalStepCount"];
        Assert.Equal(7m, Convert.ToDecimal(kept, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-1", -1)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("-2147483648", int.MinValue)]
    public void A_number_outside_the_documented_range_is_taken_as_it_is(string value, int expected)
    {
        var step = ParseItem<WorkflowStepExecution>($$"""{"timeoutSeconds":{{value}},"attemptNumber":{{value}}}""");

        Assert.Equal((expected, expected), (step.TimeoutSeconds, step.AttemptNumber));
    }

    [Theory]
    [MemberData(nameof(ListNames), MemberType = typeof(WireOperations))]
    public void Null_is_the_same_as_absent(string operation)
    {
        var items = Listings[operation];
        var members = MembersOf(operation);
        Assert.NotEmpty(members);
        var nulls = string.Join(',', members.Select(member => $"\"{member}\":null"));

        var answer = Parse(operation, $$"""{"{{items}}":[{{{nulls}}}],"nextToken":null,"requestId":null}""");

        var item = Assert.Single(answer.Items);
        var absent = Assert.Single(Parse(operation, $$"""{"{{items}}":[{}]}""").Items);
        Assert.All(item.GetType().GetProperties(), property => Assert.Equal(property.GetValue(absent), property.GetValue(item)));
        Assert.Empty(item.AdditionalFields);
    }

    [Fact]
    public void An_unknown_field_that_is_null_is_kept()
    {
        var item = ParseItem<WorkflowExecution>("""{"news":null}""");

        Assert.True(item.AdditionalFields.TryGetValue("news", out var value));
        Assert.Null(value);
        Assert.Equal("""{"news":null}""", item.AdditionalFields.ToString());
    }

    [Fact]
    public void Unknown_fields_inside_of_known_objects_keep_their_place()
    {
        var item = ParseItem<LifecycleExecution>(
            """
            {
              "state":{"status":"FAILED","code":{"n":[1,"x",null]},"reason":"r"},
              "resourcesImpactedSummary":{"count":3,"hasImpactedResources":true}
            }
            """
        );

        Assert.Equal(("FAILED", "r", true), (item.Status, item.StatusReason, item.HasImpactedResources));
        Assert.Equal("""{"state":{"code":{"n":[1,"x",null]}},"resourcesImpactedSummary":{"count":3}}""", item.AdditionalFields.ToString());
    }

    [Theory]
    [InlineData("\"FAILED\"")]
    [InlineData("[\"FAILED\"]")]
    [InlineData("1")]
    public void An_object_that_is_something_else_is_an_additional_field(string value)
    {
        var item = ParseItem<LifecycleExecution>($$"""{"state":{{value}},"lifecycleExecutionId":"lce-1"}""");

        Assert.Null(item.Status);
        Assert.Equal($$"""{"state":{{value}}}""", item.AdditionalFields.ToString());
        Assert.Equal("lce-1", item.LifecycleExecutionId);
    }

    [Fact]
    public void Odd_values_inside_of_known_objects_keep_their_place()
    {
        var item = ParseItem<LifecycleExecution>(
            """{"state":{"status":5,"reason":["a"]},"resourcesImpactedSummary":{"hasImpactedResources":"no"}}"""
        );

        Assert.Equal(
            """{"state":{"status":5,"reason":["a"]},"resourcesImpactedSummary":{"hasImpactedResources":"no"}}""",
            item.AdditionalFields.ToString()
        );
    }

    [Fact]
    public void An_unknown_field_of_a_lifecycle_execution_stands_at_the_same_place_in_both_operations()
    {
        const string item = """{"lifecycleExecutionId":"lce-1","news":1,"startTime":"soon","state":{"code":2}}""";

        var listed = Parse("ListLifecycleExecutions", $$"""{"lifecycleExecutions":[{{item}}]}""").Items[0];
        var got = Parse("GetLifecycleExecution", $$"""{"lifecycleExecution":{{item}}}""").Items[0];

        Assert.Equal(listed.AdditionalFields.ToString(), got.AdditionalFields.ToString());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(400)]
    public void An_unknown_value_may_be_nested_deeply(int depth)
    {
        var deep = string.Concat(Enumerable.Repeat("[", depth)) + "1" + string.Concat(Enumerable.Repeat("]", depth));
        var deeper = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

        foreach (var value in new[] { deep, deeper })
        {
            var beside = ParseItem<LifecycleExecution>($$"""{"lifecycleExecutionId":"lce-1","news":{{value}}}""");
            var within = ParseItem<LifecycleExecution>($$$"""{"lifecycleExecutionId":"lce-1","state":{"news":{{{value}}}}}""");

            Assert.Equal($$"""{"news":{{value}}}""", beside.AdditionalFields.ToString());
            Assert.Equal($$$"""{"state":{"news":{{{value}}}}}""", within.AdditionalFields.ToString());
        }
    }

    [Fact]
    public void Of_two_members_with_the_same_name_the_later_one_counts()
    {
        var item = ParseItem<WorkflowExecution>("""{"status":"A","news":1,"totalStepCount":1,"status":"B","news":2,"totalStepCount":2}""");
        var token = Parse("ListWorkflowExecutions", """{"nextToken":"a","workflowExecutions":[],"nextToken":"b"}""").NextToken;

        Assert.Equal(("B", 2), (item.Status, item.TotalStepCount));
        Assert.Equal("""{"news":2}""", item.AdditionalFields.ToString());
        Assert.Equal("b", token);
    }

    [Fact]
    public void Names_are_compared_by_their_meaning_and_case()
    {
        var item = ParseItem<WorkflowExecution>("""{"\u0073tatu\u0073":"A","Status":"B","":"C","sta":"D","statuses":"E"}""");

        Assert.Equal("A", item.Status);
        Assert.Equal("""{"Status":"B","":"C","sta":"D","statuses":"E"}""", item.AdditionalFields.ToString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("\"none\"")]
    [InlineData("5")]
    [InlineData("true")]
    [InlineData("[1]")]
    [InlineData("[{},null]")]
    [InlineData("[{},[]]")]
    public void Items_that_are_no_list_of_objects_make_a_malformed_response(string items)
    {
        foreach (var (operation, name) in Listings)
        {
            Assert.Throws<MalformedResponseException>(() => Parse(operation, $$"""{"{{name}}":{{items}}}"""));
        }
    }

    [Theory]
    [MemberData(nameof(ListNames), MemberType = typeof(WireOperations))]
    public void A_page_may_have_no_items(string operation)
    {
        var items = Listings[operation];

        Assert.Empty(Parse(operation, $$"""{"{{items}}":[],"message":"m"}""").Items);
        Assert.Empty(Parse(operation, $$"""{"{{items}}":null}""").Items);
        Assert.Equal("t", Parse(operation, $$"""{"{{items}}":[],"nextToken":"t"}""").NextToken);
    }

    [Theory]
    [InlineData("GetWorkflowExecution", "{}")]
    [InlineData("GetWorkflowExecution", """{"requestId":"r","status":"COMPLETED"}""")]
    [InlineData("GetWorkflowExecution", """{"workflowExecutionId":null}""")]
    [InlineData("GetWorkflowExecution", """{"workflowExecutionId":5}""")]
    [InlineData("GetWorkflowStepExecution", """{"workflowExecutionId":"wf-1"}""")]
    [InlineData("GetLifecycleExecution", """{"lifecycleExecutionId":"lce-1"}""")]
    [InlineData("GetLifecycleExecution", """{"lifecycleExecution":null}""")]
    [InlineData("GetLifecycleExecution", """{"lifecycleExecution":{}}""")]
    [InlineData("GetLifecycleExecution", """{"lifecycleExecution":[{"lifecycleExecutionId":"lce-1"}]}""")]
    [InlineData("GetImage", """{"requestId":"r","latestVersionReferences":{"latestVersionArn":"a"}}""")]
    [InlineData("GetImage", """{"arn":"a"}""")]
    [InlineData("GetImage", """{"image":{"name":"n","imageRecipe":{"arn":"a"}}}""")]
    [InlineData("GetImagePipeline", """{"imagePipeline":{"arn":5}}""")]
    [InlineData("GetWorkflow", """{"workflow":null}""")]
    [InlineData("GetLifecyclePolicy", """{"lifecyclePolicy":{"name":"n"}}""")]
    [InlineData("StartImagePipelineExecution", """{"clientToken":"t"}""")]
    [InlineData("RetryImage", """{"imageBuildVersionArn":null}""")]
    [InlineData("CancelImageCreation", """{"imageBuildVersionArn":["a"]}""")]
    [InlineData("CancelLifecycleExecution", "{}")]
    [InlineData("SendWorkflowStepAction", """{"imageBuildVersionArn":"a","clientToken":"t"}""")]
    public void A_response_without_the_object_that_was_asked_for_is_malformed(string operation, string body) =>
        Assert.Throws<MalformedResponseException>(() => Parse(operation, body));
}
