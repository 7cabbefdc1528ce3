using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback.Faults;
using ImageBuilderWorkflow.Tests.Loopback;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Peers;

/// <summary>What the README says of the AWS CLI. Should one of these fail with a newer CLI, the README has to change.</summary>
public sealed class AwsCliListingTests : LoopbackTest
{
    private string[] Arguments =>
        [
            "imagebuilder",
            "list-workflow-step-executions",
            "--workflow-execution-id",
            Known.LongExecutionId,
            "--page-size",
            "20",
            "--output",
            "json",
        ];

    [Fact]
    public Task ListingsEndAsTheReadmeSays() =>
        OneAfterAnotherAsync(AnAnswerThatBreaksOffIsTakenForTheLastPage, AnErrorInTheMiddleOfAListingDiscardsThePagesBefore);

    private async Task AnAnswerThatBreaksOffIsTakenForTheLastPage()
    {
        Server.Faults.Add(new FaultRule { Kind = FaultKind.TruncatedJson, Page = 2 });

        var (exitCode, output, _) = await ExternalTool.RunAsync("aws", Arguments, Server);

        Assert.Equal(0, exitCode);
        Assert.Equal(20, JsonNode.Parse(output)!["steps"]!.AsArray().Count);
    }

    private async Task AnErrorInTheMiddleOfAListingDiscardsThePagesBefore()
    {
        Server.Faults.Add(
            new FaultRule
            {
                Kind = FaultKind.Error,
                Status = 403,
                Code = "ForbiddenException",
                Page = 3,
            }
        );

        var (exitCode, output, error) = await ExternalTool.RunAsync("aws", Arguments, Server);

        Assert.NotEqual(0, exitCode);
        Assert.Empty(output);
        Assert.Contains("ForbiddenException", error, StringComparison.Ordinal);
        Assert.Equal(3, Server.Requests.Count);
    }
}
