using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Scenarios;
using ImageBuilderWorkflow.SampleAccount.Service;
using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>
/// Answers the write operations. A change that the resource does not allow is an <c>InvalidRequestException</c>. A change that is only
/// possible later, when something else has ended, is a <c>ResourceInUseException</c>.
/// </summary>
internal static class WriteHandlers
{
    // How long a lifecycle execution runs after it is cancelled.
    private static readonly TimeSpan CancellingTime = TimeSpan.FromSeconds(12.5);

    /// <summary>The handlers by operation name.</summary>
    public static Dictionary<string, WriteHandler> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["SendWorkflowStepAction"] = new(
                SendStepAction,
                static (json, input, image, _) =>
                {
                    json.WriteString("stepExecutionId"u8, input.RequiredText("stepExecutionId"));
                    json.WriteString("imageBuildVersionArn"u8, image);
                    WriteClientToken(json, input);
                }
            ),
            ["CancelLifecycleExecution"] = new(
                CancelLifecycle,
                static (json, input, _, _) => json.WriteString("lifecycleExecutionId"u8, input.RequiredText("lifecycleExecutionId"))
            ),
            ["RetryImage"] = new(
                Retry,
                static (json, input, image, _) =>
                {
                    WriteClientToken(json, input);
                    json.WriteString("imageBuildVersionArn"u8, image);
                }
            ),
            ["CancelImageCreation"] = new(CancelImage, WriteImage),
            ["StartImagePipelineExecution"] = new(StartPipeline, WriteImage),
        };

    private static StateChange SendStepAction(OperationInput input, AccountSnapshot snapshot)
    {
        var id = input.RequiredText("stepExecutionId");
        var imageArn = input.RequiredText("imageBuildVersionArn");
        var (execution, step) = snapshot.FindStep(id) ?? throw ServiceError.NotFound(input.Operation, id);
        if (snapshot.FindBuild(imageArn) is null)
            throw ServiceError.NotFound(input.Operation, imageArn);
        if (execution.ImageArn != imageArn)
            throw ServiceError.InvalidRequest($"The step execution '{id}' does not belong to the image '{imageArn}'.");
        if (step.Status != "WAITING")
            throw ServiceError.InvalidRequest($"The step execution '{id}' does not wait for an action: its status is {step.Status}.");

        var location = snapshot.State.FindLocation(id)!;
        var reason = input.Text("reason");
        var build =
            input.RequiredText("action") == "RESUME"
                ? BuildActions.Resume(snapshot, location, reason)
                : BuildActions.Stop(snapshot, location, reason);
        return new StateChange(snapshot.State.With(build), imageArn);
    }

    private static StateChange CancelLifecycle(OperationInput input, AccountSnapshot snapshot)
    {
        var id = input.RequiredText("lifecycleExecutionId");
        var execution = snapshot.FindLifecycleExecution(id) ?? throw ServiceError.NotFound(input.Operation, id);
        var end = snapshot.Now + CancellingTime;
        switch (execution.Status)
        {
            case "PENDING":
                return new StateChange(
                    snapshot.State.With(execution with { Status = "CANCELLED", Reason = LifecycleScenarios.CancelReason })
                );
            case "IN_PROGRESS":
                // Started resources are finished; no other resource starts.
                var resources = Started(snapshot.State.Lifecycle[id].Resources, snapshot.Now);
                return new StateChange(
                    snapshot.State.With(
                        execution with
                        {
                            Status = "CANCELLED",
                            Reason = LifecycleScenarios.CancelReason,
                            Resources = resources,
                            End = resources.Select(resource => resource.End!.Value).Append(end).Max(),
                        }
                    )
                );
            case "CANCELLING":
                throw ServiceError.InUse($"The lifecycle execution '{id}' is being cancelled already.");
            default:
                throw ServiceError.InvalidRequest($"The lifecycle execution '{id}' cannot be cancelled: its status is {execution.Status}.");
        }
    }

    private static StateChange Retry(OperationInput input, AccountSnapshot snapshot)
    {
        var build = FindBuild(input, snapshot);
        if (IsUnderWay(build))
            throw ServiceError.InUse($"The image '{build.Arn}' is still being made: its status is {build.Status}.");
        if (build.Status is not ("FAILED" or "CANCELLED"))
            throw ServiceError.InvalidRequest($"The image '{build.Arn}' cannot be retried: its status is {build.Status}.");
        if (build.Settled > snapshot.Now)
            throw ServiceError.InUse($"The image '{build.Arn}' is still being rolled back.");
        return new StateChange(snapshot.State.With(BuildActions.Retry(snapshot, build)), build.Arn);
    }

    private static StateChange CancelImage(OperationInput input, AccountSnapshot snapshot)
    {
        var build = FindBuild(input, snapshot);
        if (!IsUnderWay(build))
            throw ServiceError.InvalidRequest($"The image '{build.Arn}' cannot be cancelled: its status is {build.Status}.");
        return new StateChange(snapshot.State.With(BuildActions.Cancel(snapshot, build)), build.Arn);
    }

    // A pipeline with a build in the queue is in use. A pipeline whose builds have started is not, so that all pipelines of a new account
    // except one can be started at once. The documentation does not say when the service itself refuses.
    private static StateChange StartPipeline(OperationInput input, AccountSnapshot snapshot)
    {
        var arn = input.RequiredText("imagePipelineArn");
        var pipeline = snapshot.FindPipeline(arn) ?? throw ServiceError.NotFound(input.Operation, arn);
        if (snapshot.Builds.FirstOrDefault(build => build.Pipeline?.Arn == arn && build.Status == "PENDING") is { } queued)
            throw ServiceError.InUse($"The pipeline '{arn}' has a build that has not begun yet: '{queued.Arn}'.");

        var build = BuildActions.Start(snapshot, pipeline, input.Map("tags"));
        var run = new PipelineRun(build.Arn, pipeline.ConsecutiveFailures ?? 0);
        return new StateChange(snapshot.State.With(build).With(arn, run), build.Arn);
    }

    private static ImageBuild FindBuild(OperationInput input, AccountSnapshot snapshot)
    {
        var arn = input.RequiredText("imageBuildVersionArn");
        return snapshot.FindBuild(arn) ?? throw ServiceError.NotFound(input.Operation, arn);
    }

    private static bool IsUnderWay(ImageBuild build) =>
        build.Status is "PENDING" or "CREATING" or "BUILDING" or "TESTING" or "DISTRIBUTING" or "INTEGRATING";

    private static List<LifecycleResource> Started(IReadOnlyList<LifecycleResource> resources, DateTime now) =>
        [
            .. resources
                .Where(resource => resource.Start <= now)
                .Select(resource => resource with { Children = Started(resource.Children, now) }),
        ];

    private static void WriteImage(Utf8JsonWriter json, OperationInput input, string? image, string requestId)
    {
        json.WriteString("requestId"u8, requestId);
        WriteClientToken(json, input);
        json.WriteString("imageBuildVersionArn"u8, image);
    }

    private static void WriteClientToken(Utf8JsonWriter json, OperationInput input) =>
        json.WriteString("clientToken"u8, input.RequiredText("clientToken"));
}
