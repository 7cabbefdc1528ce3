using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback.Faults;
using ImageBuilderWorkflow.Tests.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>The AWS CLI with the server.</summary>
public sealed class AwsCliTests : LoopbackTest
{
    [Fact]
    public Task ItTakesTheServerForTheService() =>
        OneAfterAnotherAsync(
            PagesAreFollowedToTheEnd,
            AListingGoesOnBehindAStartingToken,
            AQueryStringIsSignedAndAnErrorUnderstood,
            AttemptsAtOneCallAreCounted
        );

    private async Task PagesAreFollowedToTheEnd()
    {
        var steps = await RunAsync("list-workflow-step-executions", "--workflow-execution-id", Known.LongExecutionId, "--page-size", "20");
        Assert.Equal(60, steps["steps"]!.AsArray().Count);
        Assert.Equal("LaunchTestInstance", steps["steps"]![0]!["name"]!.GetValue<string>());
        Assert.Equal([20, 20, 20], Server.Requests.Select(request => request.MaxResults));
        Assert.All(Server.Requests, request => Assert.Equal(("Valid", 200), (request.Signature, request.Status)));
    }

    private async Task AListingGoesOnBehindAStartingToken()
    {
        var first = await RunAsync(
            "list-lifecycle-executions",
            "--resource-arn",
            Known.LifecycleImageArn,
            "--max-items",
            "30",
            "--page-size",
            "25"
        );
        var rest = await RunAsync(
            "list-lifecycle-executions",
            "--resource-arn",
            Known.LifecycleImageArn,
            "--starting-token",
            first.Text("NextToken")!
        );
        var items = first["lifecycleExecutions"]!.AsArray().Concat(rest["lifecycleExecutions"]!.AsArray());
        string[] ids = [.. items.Select(item => item!["lifecycleExecutionId"]!.GetValue<string>())];
        Assert.Equal(60, ids.Distinct().Count());
        Assert.Equal(60, ids.Length);
    }

    private async Task AQueryStringIsSignedAndAnErrorUnderstood()
    {
        var (exitCode, output, error) = await ExternalTool.RunAsync(
            "aws",
            ["imagebuilder", "get-workflow-execution", "--workflow-execution-id", Known.UnknownWorkflowExecutionId],
            Server
        );
        Assert.NotEqual(0, exitCode);
        Assert.Equal("", output);
        Assert.Contains(
            "An error occurred (ClientException) when calling the GetWorkflowExecution operation",
            error,
            StringComparison.Ordinal
        );
        Assert.Equal("Valid", Assert.Single(Server.Requests).Signature);
    }

    private async Task AttemptsAtOneCallAreCounted()
    {
        Add(new FaultRule { Kind = FaultKind.Unavailable, Times = 1 });
        await RunAsync("list-images");
        Assert.Equal([503, 200], Server.Requests.Select(request => request.Status));
        Assert.Equal([1, 2], Server.Requests.Select(request => request.Attempt));
        Assert.Single(Server.Requests.Select(request => request.InvocationId).Distinct());
    }

    private async Task<JsonObject> RunAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await ExternalTool.RunAsync("aws", ["imagebuilder", .. arguments, "--output", "json"], Server);
        Assert.True(exitCode == 0, error);
        return JsonNode.Parse(output)!.AsObject();
    }
}
