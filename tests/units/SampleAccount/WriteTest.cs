using System.Globalization;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.SampleAccount;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>A test with its own account, which it changes.</summary>
public abstract class WriteTest
{
    /// <summary>A client token.</summary>
    protected const string Token = "4f1ab7c5-0000-4000-8000-9d0c3a7f8e21";

    private protected TestClock Clock { get; } = new();

    private protected TestAccount Account { get; }

    private protected KnownResources Known => Account.Known;

    /// <summary>Creates the account. Its time moves with <see cref="Clock"/>.</summary>
    protected WriteTest() => Account = new TestAccount(new AccountOptions { Clock = Clock });

    private protected static (string, object?) With(string token = Token) => ("clientToken", token);

    private protected void Pass(double minutes) => Clock.Advance(TimeSpan.FromMinutes(minutes));

    private protected JsonObject Image(string arn) => Account.Ask("GetImage", ("imageBuildVersionArn", arn))["image"]!.AsObject();

    private protected string Status(string imageArn) => Image(imageArn)["state"]!.AsObject().Text("status")!;

    private protected List<JsonObject> Executions(string imageArn) =>
        Account.List("ListWorkflowExecutions", "workflowExecutions", null, ("imageBuildVersionArn", imageArn));

    private protected List<JsonObject> Steps(JsonObject execution) =>
        Account.List("ListWorkflowStepExecutions", "steps", null, ("workflowExecutionId", execution.Text("workflowExecutionId")));

    private protected JsonObject Step(string id) => Account.Ask("GetWorkflowStepExecution", ("stepExecutionId", id));

    private protected List<string?> Waiting() =>
        [.. Account.List("ListWaitingWorkflowSteps", "steps", null).Select(step => step.Text("stepExecutionId"))];

    private protected JsonObject Pipeline(string arn) =>
        Account.Ask("GetImagePipeline", ("imagePipelineArn", arn))["imagePipeline"]!.AsObject();

    private protected JsonObject Lifecycle(string id) =>
        Account.Ask("GetLifecycleExecution", ("lifecycleExecutionId", id))["lifecycleExecution"]!.AsObject();

    private protected string LifecycleStatus(string id) => Lifecycle(id)["state"]!.AsObject().Text("status")!;

    /// <summary>Starts a pipeline and returns the ARN of the new build. The default token is the name of the pipeline.</summary>
    private protected string Start(string pipelineArn, string? token = null) =>
        Account
            .Ask("StartImagePipelineExecution", ("imagePipelineArn", pipelineArn), With(token ?? pipelineArn.Split('/')[^1]))
            .Text("imageBuildVersionArn")!;

    private protected (string, object?)[] Act(string action, string? reason = null, string token = Token) =>
        [
            ("stepExecutionId", Known.WaitingStepExecutionId),
            ("imageBuildVersionArn", Known.WaitingImageArn),
            ("action", action),
            ("reason", reason),
            With(token),
        ];

    private protected static List<string?> Statuses(IEnumerable<JsonObject> items) => [.. items.Select(item => item.Text("status"))];

    private protected static DateTimeOffset? Time(JsonObject item, string member) =>
        item.Text(member) is { } text
            ? DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : null;
}
