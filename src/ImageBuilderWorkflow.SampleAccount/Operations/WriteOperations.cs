using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Data;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.Operations;

/// <summary>
/// The operations that change the account. What can never be done to a resource is an <c>InvalidRequestException</c>; what only has to
/// wait for something that is under way is a <c>ResourceInUseException</c>.
/// </summary>
internal static class WriteOperations
{
    // How long a lifecycle run goes on after it was told to stop.
    private static readonly TimeSpan CancellingTime = TimeSpan.FromSeconds(12.5);

    /// <summary>The operations by name.</summary>
    public static Dictionary<string, WriteHandler> Handlers { get; } = new(StringComparer.Ordinal)
    {
        ["SendWorkflowStepAction"] = new(SendStepAction, static (json, input, image, _) =>
        {
            json.WriteString("stepExecutionId"u8, input.RequiredText("stepExecutionId"));
            json.WriteString("imageBuildVersionArn"u8, image);
            WriteClientToken(json, input);
        }),
        ["CancelLifecycleExecution"] = new(
            CancelLifecycle,
            static (json, input, _, _) => json.WriteString("lifecycleExecutionId"u8, input.RequiredText("lifecycleExecutionId"))),
        ["RetryImage"] = new(Retry, static (json, input, image, _) =>
        {
            WriteClientToken(json, input);
            json.WriteString("imageBuildVersionArn"u8, image);
        }),
        ["CancelImageCreation"] = new(CancelImage, WriteImage),
        ["StartImagePipelineExecution"] = new(StartPipeline, WriteImage),
    };

    private static Change SendStepAction(OperationInput input, Present present)
    {
        var id = input.RequiredText("stepExecutionId");
        var imageArn = input.RequiredText("imageBuildVersionArn");
        var (execution, step) = present.FindStep(id) ?? throw ServiceError.NotFound(input.Operation, id);
        if (present.FindBuild(imageArn) is null) throw ServiceError.NotFound(input.Operation, imageArn);
        if (execution.ImageArn != imageArn)
            throw ServiceError.InvalidRequest($"The step execution '{id}' does not belong to the image '{imageArn}'.");
        if (step.Status != "WAITING")
            throw ServiceError.InvalidRequest($"The step execution '{id}' does not wait for an action: its status is {step.Status}.");

        var place = present.State.FindPlace(id)!;
        var reason = input.Text("reason");
        var build = input.RequiredText("action") == "RESUME"
            ? BuildTurns.Resume(present, place, reason)
            : BuildTurns.Stop(present, place, reason);
        return new Change(present.State.With(build), imageArn);
    }

    private static Change CancelLifecycle(OperationInput input, Present present)
    {
        var id = input.RequiredText("lifecycleExecutionId");
        var execution = present.FindLifecycleExecution(id) ?? throw ServiceError.NotFound(input.Operation, id);
        var end = present.Now + CancellingTime;
        switch (execution.Status)
        {
            case "PENDING":
                return new Change(present.State.With(execution with { Status = "CANCELLED", Reason = LifecycleStories.CancelReason }));
            case "IN_PROGRESS":
                // What has begun is brought to its end; nothing else begins.
                var resources = Begun(present.State.Lifecycle[id].Resources, present.Now);
                return new Change(present.State.With(execution with
                {
                    Status = "CANCELLED",
                    Reason = LifecycleStories.CancelReason,
                    Resources = resources,
                    End = resources.Select(resource => resource.End!.Value).Append(end).Max(),
                }));
            case "CANCELLING":
                throw ServiceError.InUse($"The lifecycle execution '{id}' is being cancelled already.");
            default:
                throw ServiceError.InvalidRequest(
                    $"The lifecycle execution '{id}' cannot be cancelled: its status is {execution.Status}.");
        }
    }

    private static Change Retry(OperationInput input, Present present)
    {
        var build = FindBuild(input, present);
        if (IsUnderWay(build)) throw ServiceError.InUse($"The image '{build.Arn}' is still being made: its status is {build.Status}.");
        if (build.Status is not ("FAILED" or "CANCELLED"))
            throw ServiceError.InvalidRequest($"The image '{build.Arn}' cannot be retried: its status is {build.Status}.");
        if (build.Settled > present.Now) throw ServiceError.InUse($"The image '{build.Arn}' is still being rolled back.");
        return new Change(present.State.With(BuildTurns.Retry(present, build)), build.Arn);
    }

    private static Change CancelImage(OperationInput input, Present present)
    {
        var build = FindBuild(input, present);
        if (!IsUnderWay(build))
            throw ServiceError.InvalidRequest($"The image '{build.Arn}' cannot be cancelled: its status is {build.Status}.");
        return new Change(present.State.With(BuildTurns.Cancel(present, build)), build.Arn);
    }

    // A pipeline whose last build is still in the queue is in use; one whose builds have begun is not, so that every pipeline of a fresh
    // account but one can be started at once. Nothing public says where the service itself draws this line.
    private static Change StartPipeline(OperationInput input, Present present)
    {
        var arn = input.RequiredText("imagePipelineArn");
        var pipeline = present.FindPipeline(arn) ?? throw ServiceError.NotFound(input.Operation, arn);
        if (present.Builds.FirstOrDefault(build => build.Pipeline?.Arn == arn && build.Status == "PENDING") is { } queued)
            throw ServiceError.InUse($"The pipeline '{arn}' has a build that has not begun yet: '{queued.Arn}'.");

        var build = BuildTurns.Start(present, pipeline, input.Map("tags"));
        var run = new PipelineRun(build.Arn, pipeline.ConsecutiveFailures ?? 0);
        return new Change(present.State.With(build).With(arn, run), build.Arn);
    }

    private static ImageBuild FindBuild(OperationInput input, Present present)
    {
        var arn = input.RequiredText("imageBuildVersionArn");
        return present.FindBuild(arn) ?? throw ServiceError.NotFound(input.Operation, arn);
    }

    private static bool IsUnderWay(ImageBuild build) =>
        build.Status is "PENDING" or "CREATING" or "BUILDING" or "TESTING" or "DISTRIBUTING" or "INTEGRATING";

    private static List<LifecycleResource> Begun(IReadOnlyList<LifecycleResource> resources, DateTime now) =>
    [
        .. resources.Where(resource => resource.Start <= now)
            .Select(resource => resource with { Children = Begun(resource.Children, now) }),
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
