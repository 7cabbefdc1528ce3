using System.Text.Json.Nodes;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>The real responses, read where they lie.</summary>
public sealed class RealResponseTests
{
    public static TheoryData<string> Files => [.. Repository.ResponseFiles.Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void No_field_of_a_real_response_is_lost(string file)
    {
        var operation = Repository.OperationOf(file);
        var text = File.ReadAllText(Repository.ResponseFile(file));
        var answer = JsonNode.Parse(text)!.AsObject();

        var parsed = WireOperations.Parse(operation, text);

        // The lifecycle execution of the example has not touched anything yet.
        Assert.Equal(operation == "ListLifecycleExecutionResources", parsed.Items.Count == 0);
        Assert.Empty(Fidelity.Lost(answer, parsed, WireOperations.Listings.GetValueOrDefault(operation)));
        Assert.All(parsed.Items, item => Assert.Empty(Fidelity.ExtensionDataOf(item)));
    }

    [Fact]
    public void A_lifecycle_execution_that_has_not_touched_anything_yet_has_no_resources()
    {
        var parsed = WireOperations.Parse(
            "ListLifecycleExecutionResources",
            File.ReadAllText(Repository.ResponseFile("list-lifecycle-execution-resources.json"))
        );

        Assert.Empty(parsed.Items);
        Assert.Null(parsed.NextToken);
    }

    [Theory]
    [InlineData("ListLifecycleExecutions", "list-lifecycle-executions.json")]
    [InlineData("GetLifecycleExecution", "get-lifecycle-execution.json")]
    public void A_lifecycle_time_as_epoch_seconds_is_the_same_instant_as_the_text_of_the_cli(string operation, string file)
    {
        var text = File.ReadAllText(Repository.ResponseFile(file));
        const string printed = "\"2026-09-09T21:42:29.801000+00:00\"";
        Assert.Contains(printed, text, StringComparison.Ordinal);

        var asText = WireOperations.Parse(operation, text);
        var asNumber = WireOperations.Parse(operation, text.Replace(printed, "1788990149.801", StringComparison.Ordinal));

        var expected = new DateTime(2026, 9, 9, 21, 42, 29, 801, DateTimeKind.Utc);
        Assert.Equal(expected, ((LifecycleExecution)asText.Items[0]).StartTime);
        Assert.Equal(expected, ((LifecycleExecution)asNumber.Items[0]).StartTime);
    }
}
