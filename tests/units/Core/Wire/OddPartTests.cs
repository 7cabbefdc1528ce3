using System.Text.Json;
using Xunit;
using static ImageBuilderWorkflow.Tests.Core.WireOperations;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>
/// Lists, tags and parts of an unexpected form are kept whole, where they belong, and cost nothing of what is around them.
/// </summary>
public sealed class OddPartTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("\"a\"")]
    [InlineData("5")]
    [InlineData("true")]
    [InlineData("""["a"]""")]
    [InlineData("""[{"workflowArn":"a"},5]""")]
    [InlineData("""[{"workflowArn":"a"},null,{"workflowArn":"b"}]""")]
    [InlineData("""[{"workflowArn":"a"},[{"workflowArn":"b"}]]""")]
    public void A_list_of_parts_that_is_none_is_kept_whole(string value)
    {
        var item = ParseItem<ImagePipeline>($$"""{"name":"before","workflows":{{value}},"executionRole":"behind"}""");

        Assert.Empty(item.Workflows);
        Assert.Equal($$"""{"workflows":{{value}}}""", item.AdditionalFields.ToString());
        Assert.Equal(("before", "behind"), (item.Name, item.ExecutionRole));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("\"a\"")]
    [InlineData("""[5]""")]
    [InlineData("""["a",null]""")]
    [InlineData("""["a",["b"]]""")]
    [InlineData("""["a",{"b":"c"},"d"]""")]
    public void A_list_of_texts_that_is_none_is_kept_whole(string value)
    {
        var item = ParseItem<LifecycleExecutionResource>($$"""{"resourceId":"before","imageUris":{{value}},"startTime":0}""");

        Assert.Empty(item.ImageUris);
        Assert.Equal($$"""{"imageUris":{{value}}}""", item.AdditionalFields.ToString());
        Assert.Equal(("before", DateTime.UnixEpoch), (item.ResourceId, item.StartTime));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""["a=b"]""")]
    [InlineData("\"a=b\"")]
    [InlineData("""{"a":"b","c":5}""")]
    [InlineData("""{"a":null}""")]
    [InlineData("""{"a":{"b":"c"},"d":"e"}""")]
    [InlineData("""{"a":["b"]}""")]
    public void Tags_that_are_none_are_kept_whole(string value)
    {
        var item = ParseItem<Image>($$"""{"name":"before","tags":{{value}},"buildType":"behind"}""");

        Assert.Empty(item.Tags);
        Assert.Equal($$"""{"tags":{{value}}}""", item.AdditionalFields.ToString());
        Assert.Equal(("before", "behind"), (item.Name, item.BuildType));
    }

    [Theory]
    [InlineData("\"exit code 1\"")]
    [InlineData("[]")]
    [InlineData("""[{"failedStep":"a"}]""")]
    [InlineData("1")]
    public void A_part_that_is_none_is_kept_where_it_stands(string value)
    {
        var item = ParseItem<Image>($$$"""{"state":{"status":"FAILED","failureContext":{{{value}}},"reason":"r"}}""");

        Assert.Null(item.FailureContext);
        Assert.Equal(("FAILED", "r"), (item.Status, item.StatusReason));
        Assert.Equal($$$"""{"state":{"failureContext":{{{value}}}}}""", item.AdditionalFields.ToString());
    }

    [Fact]
    public void What_a_part_has_beside_its_documented_members_belongs_to_the_part()
    {
        var item = ParseItem<Image>(
            """
            {
              "outputResources":{"amis":[{"image":"ami-1","news":{"a":[1]},"region":5},{"image":"ami-2"}],"containers":[{"imageUris":"u","state":{"status":"S"}}],"files":["f"]},
              "state":{"failureContext":{"failedStep":"s","news":1,"componentFailure":{"action":"a","exitCode":2},"distributionFailure":{"regionFailures":[{"region":"r","retries":3}],"more":true}}}
            }
            """
        );

        Assert.Equal("""{"news":{"a":[1]},"region":5}""", item.Amis[0].AdditionalFields.ToString());
        Assert.Empty(item.Amis[1].AdditionalFields);
        Assert.Equal("""{"imageUris":"u","state":{"status":"S"}}""", item.Containers[0].AdditionalFields.ToString());
        Assert.Equal(
            """{"news":1,"componentFailure":{"exitCode":2},"distributionFailure":{"more":true}}""",
            item.FailureContext!.AdditionalFields.ToString()
        );
        Assert.Equal("""{"retries":3}""", item.FailureContext.RegionFailures[0].AdditionalFields.ToString());
        Assert.Equal("""{"outputResources":{"files":["f"]}}""", item.AdditionalFields.ToString());
        Assert.Equal(["ami-1", "ami-2"], item.Amis.Select(ami => ami.Image));
    }

    [Fact]
    public void A_part_within_a_part_keeps_what_is_odd_in_it()
    {
        var item = ParseItem<ImagePipeline>(
            """{"workflows":[{"parameters":[{"name":"a","value":"b"},{"name":5,"value":["c"]}],"onFailure":["x"]},{"parameters":{"name":"a"}}]}"""
        );

        Assert.Equal("""{"value":"b"}""", item.Workflows[0].Parameters[0].AdditionalFields.ToString());
        Assert.Equal("""{"name":5}""", item.Workflows[0].Parameters[1].AdditionalFields.ToString());
        Assert.Equal("""{"onFailure":["x"]}""", item.Workflows[0].AdditionalFields.ToString());
        Assert.Equal("""{"parameters":{"name":"a"}}""", item.Workflows[1].AdditionalFields.ToString());
        Assert.Empty(item.AdditionalFields);
    }

    [Fact]
    public void Nothing_is_empty_and_not_null()
    {
        var item = ParseItem<Image>(
            """{"tags":null,"outputResources":{"amis":null,"containers":[]},"state":{"failureContext":null},"loggingConfiguration":null}"""
        );

        Assert.Empty(item.Tags);
        Assert.Empty(item.Amis);
        Assert.Empty(item.Containers);
        Assert.Null(item.FailureContext);
        Assert.Empty(item.AdditionalFields);
    }

    [Fact]
    public void An_empty_part_is_there_all_the_same()
    {
        var item = ParseItem<Image>("""{"state":{"failureContext":{}},"outputResources":{"amis":[{}]}}""");

        Assert.Null(item.FailureContext!.FailedStep);
        Assert.Empty(item.FailureContext.AdditionalFields);
        Assert.Null(Assert.Single(item.Amis).Image);
    }

    [Fact]
    public void Of_two_lists_or_tags_with_the_same_name_the_later_one_counts()
    {
        var item = ParseItem<Image>(
            """{"tags":{"a":"1","b":"2"},"outputResources":{"amis":[{"image":"1"}]},"tags":{"a":"3","a":"4"},"outputResources":{"amis":[{"image":"2"}]}}"""
        );

        Assert.Equal([new("a", "4")], item.Tags);
        Assert.Equal(["2"], item.Amis.Select(ami => ami.Image));
    }

    [Fact]
    public void Tag_keys_keep_their_case_and_their_order()
    {
        var item = ParseItem<Image>("""{"tags":{"b":"1","B":"2","":"3","a b=c;":"\u00e9"}}""");

        Assert.Equal([new("b", "1"), new("B", "2"), new(string.Empty, "3"), new("a b=c;", "\u00e9")], item.Tags);
    }

    [Fact]
    public void An_odd_item_costs_nothing_of_the_page()
    {
        var answer = Parse(
            "ListImageBuildVersions",
            """{"imageSummaryList":[{"arn":"1"},{"arn":"2","tags":5,"outputResources":[],"state":"x"},{"arn":"3","tags":{"a":"b"}}],"nextToken":"t"}"""
        );

        Assert.Equal(["1", "2", "3"], answer.Items.Cast<Image>().Select(item => item.Arn));
        Assert.Equal("""{"tags":5,"outputResources":[],"state":"x"}""", answer.Items[1].AdditionalFields.ToString());
        Assert.Equal([new("a", "b")], ((Image)answer.Items[2]).Tags);
        Assert.Equal("t", answer.NextToken);
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_part_costs_its_character_only()
    {
        var item = ParseItem<Image>(
            """{"tags":{"k":"a\ud83d"},"outputResources":{"amis":[{"name":"\ude00b"}],"containers":[{"imageUris":["c\ud83d"]}]}}"""
        );

        Assert.Equal("a\uFFFD", item.Tags["k"]);
        Assert.Equal("\uFFFDb", item.Amis[0].Name);
        Assert.Equal(["c\uFFFD"], item.Containers[0].ImageUris);
    }

    [Theory]
    [InlineData("WAITING")]
    [InlineData("")]
    [InlineData("\u00dcberraschung \ud83d\ude00")]
    public void An_unknown_word_passes_as_text(string text)
    {
        var value = JsonSerializer.Serialize(text);

        var image = ParseItem<Image>(
            $$$"""{"type":{{{value}}},"state":{"status":{{{value}}}},"buildType":{{{value}}},"platform":{{{value}}}}"""
        );
        var policy = ParseItem<LifecyclePolicy>($$"""{"status":{{value}},"resourceType":{{value}}}""");

        Assert.Equal((text, text, text, text), (image.Type, image.Status, image.BuildType, image.Platform));
        Assert.Equal((text, text), (policy.Status, policy.ResourceType));
    }

    [Fact]
    public void What_a_listing_and_the_operation_for_one_object_do_not_know_stands_at_the_same_place()
    {
        const string item = """{"arn":"a","news":1,"dateCreated":"soon","state":{"code":2},"tags":[],"outputResources":{"files":[]}}""";

        var listed = Parse("ListImageBuildVersions", $$"""{"imageSummaryList":[{{item}}]}""").Items[0];
        var got = Parse("GetImage", $$"""{"image":{{item}}}""").Items[0];

        Assert.Equal(listed.AdditionalFields.ToString(), got.AdditionalFields.ToString());
    }
}
