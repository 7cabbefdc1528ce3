using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Texts that come again and again take memory once.</summary>
public sealed class SharedTextTests
{
    [Theory]
    [InlineData("COMPLETED")]
    [InlineData("Abgebrochen \u00e9\u4e2d\U0001f600")]
    [InlineData("a \\\"quoted\\\" \\u00e9 text\\n")]
    [InlineData("")]
    public void A_text_that_is_the_same_again_is_one_string(string text)
    {
        var items = Items($$"""{"status":"{{text}}"},{"status":"{{text}}"}""");

        Assert.Same(items[0].Status, items[1].Status);
        Assert.Equal(System.Text.Json.JsonSerializer.Deserialize<string>($"\"{text}\""), items[1].Status);
    }

    [Fact]
    public void A_text_that_differs_is_another()
    {
        string[] texts =
        [
            "RUNNING",
            "RUNNING2",
            "RUNNIN",
            "running",
            "\u00e9",
            "e\u0301",
            string.Empty,
            new string('x', 1_000),
            new string('x', 999),
        ];

        var items = Items(string.Join(',', texts.Select(text => $$"""{"status":"{{text}}"}""")));

        Assert.Equal(texts, items.Select(item => item.Status));
    }

    [Fact]
    public void Listings_at_the_same_time_do_not_mix()
    {
        string[] texts = ["one", "two", "three"];

        Parallel.For(
            0,
            3_000,
            number =>
            {
                var text = texts[number % texts.Length];
                Assert.All(Items($$"""{"status":"{{text}}"},{"status":"{{text}}"}"""), item => Assert.Equal(text, item.Status));
            }
        );
    }

    private static List<WorkflowStepExecution> Items(string items) =>
        [.. WireOperations.Parse("ListWorkflowStepExecutions", $$"""{"steps":[{{items}}]}""").Items.Cast<WorkflowStepExecution>()];
}
