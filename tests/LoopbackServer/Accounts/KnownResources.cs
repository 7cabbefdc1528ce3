using ImageBuilderWorkflow.SampleAccount.Logs;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Scenarios;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>The ARNs and ids of resources that tests and demonstrations use.</summary>
public sealed class KnownResources
{
    private readonly GeneratedBuild _big;
    private readonly GeneratedBuild _fan;

    internal KnownResources(AccountCatalog catalog, GeneratedBuild big, GeneratedBuild fan)
    {
        _big = big;
        _fan = fan;

        var images = catalog.Images;
        GoldenImagePipelineArn = catalog.Pipelines.GoldenImage.Arn;
        ApprovalPipelineArn = catalog.Pipelines.Windows.Arn;
        DisabledPipelineArn = catalog.Pipelines.NightlyAgents.Arn;
        BusyPipelineArn = catalog.Pipelines.Containers.Arn;
        GoldenImageVersionArn = images.Available.VersionArn;
        AvailableImageArn = images.Available.Arn;
        AvailableBuildExecutionId = images.Available.Executions[0].Id;
        AvailableTestExecutionId = images.Available.Executions[1].Id;
        AvailableDistributionExecutionId = images.Available.Executions[2].Id;
        AvailableStepExecutionId = images.Available.Executions[0].Steps[0].Id;
        FailedImageArn = images.Failed.Arn;
        FailedExecutionId = images.Failed.Executions[0].Id;
        FailedStepExecutionId = FailedStep(images.Failed.Executions[0]);
        RunningImageArn = images.Running.Arn;
        RunningExecutionId = images.Running.Executions[0].Id;
        RunningStepExecutionId = Step(images.Running.Executions[0], "ApplyBuildComponents");
        PendingExecutionId = images.Running.Executions[1].Id;
        CancelledImageArn = images.Cancelled.Arn;
        CancelledExecutionId = images.Cancelled.Executions[0].Id;
        RolledBackImageArn = images.RolledBack.Arn;
        RolledBackExecutionId = images.RolledBack.Executions[0].Id;
        RollingBackImageArn = images.RollingBack.Arn;
        RollingBackExecutionId = images.RollingBack.Executions[0].Id;
        WaitingImageArn = images.Waiting.Arn;
        WaitingExecutionId = images.Waiting.Executions[1].Id;
        WaitingStepExecutionId = Step(images.Waiting.Executions[1], "WaitForApproval");
        OtherWaitingImageArn = images.OtherWaiting.Arn;
        OtherWaitingStepExecutionId = Step(images.OtherWaiting.Executions[1], "WaitForApproval");
        DistributionFailedImageArn = images.DistributionFailed.Arn;
        DistributionFailedExecutionId = images.DistributionFailed.Executions[2].Id;
        SkippedImageArn = images.Skipped.Arn;
        SkippedExecutionId = images.Skipped.Executions[1].Id;
        UnicodeImageArn = images.Unicode.Arn;
        UnicodeExecutionId = images.Unicode.Executions[1].Id;
        UnicodeStepExecutionId = FailedStep(images.Unicode.Executions[1]);
        MatrixImageArn = images.Matrix.Arn;
        LongImageArn = images.Long.Arn;
        LongExecutionId = images.Long.Executions[1].Id;
        LegacyImageArn = images.Legacy.Arn;
        LegacyExecutionId = images.Legacy.Executions[0].Id;
        EmptyImageArn = images.Empty.Arn;
        NightlyImageVersionArn = images.Nightly[0].VersionArn;

        var lifecycle = catalog.Lifecycle;
        LifecycleImageArn = images.Old.Arn;
        LifecyclePolicyArn = lifecycle.ExpireGolden.Arn;
        PendingLifecycleExecutionId = lifecycle.Pending.Id;
        InProgressLifecycleExecutionId = lifecycle.InProgress.Id;
        CancellingLifecycleExecutionId = lifecycle.Cancelling.Id;
        CancelledLifecycleExecutionId = lifecycle.Cancelled.Id;
        FailedLifecycleExecutionId = lifecycle.Failed.Id;
        ImpactingLifecycleExecutionId = lifecycle.Impacting.Id;
        OnDemandLifecycleExecutionId = lifecycle.OnDemand.Id;

        ReleaseWorkflowVersionArn = catalog.Workflows.ApproveRelease.VersionArn;
        ReleaseWorkflowArn = catalog.Workflows.ApproveRelease.Arn;

        UnknownImageArn = catalog.Arns.ImageBuild("no-such-image", "1.0.0", 1);
        UnknownPipelineArn = catalog.Arns.Pipeline("no-such-pipeline");
        UnknownWorkflowExecutionId = "wf-" + catalog.Ids.Guid("unknown");
        UnknownStepExecutionId = "step-" + catalog.Ids.Guid("unknown");
        UnknownLifecycleExecutionId = "lce-" + catalog.Ids.Guid("unknown");

        LongLogGroup = LogGroups.GroupOf(images.Long);
        LongLogStream = LogGroups.StreamOf(images.Long);
        GoldenImageLogGroup = LogGroups.GroupOf(images.Failed);
        FailedLogStream = LogGroups.StreamOf(images.Failed);
        RunningLogStream = LogGroups.StreamOf(images.Running);
        DisabledPipelineLogGroup = LogGroups.GroupOf(catalog.Pipelines.NightlyAgents);
        MissingLogGroup = LogGroups.GroupOf(images.Legacy);

        BigImageArn = _big.ImageArn;
        BigWorkflowExecutionId = _big.ExecutionId(0);
        FanImageArn = _fan.ImageArn;
    }

    /// <summary>
    /// The pipeline <c>golden-image</c>. It can be started at once; its next build runs BUILD, TEST and DISTRIBUTION.
    /// </summary>
    public string GoldenImagePipelineArn { get; }

    /// <summary>A pipeline that can be started at once. Its builds wait for approval after their tests.</summary>
    public string ApprovalPipelineArn { get; }

    /// <summary>A DISABLED pipeline. It can be started manually.</summary>
    public string DisabledPipelineArn { get; }

    /// <summary>A pipeline that cannot be started while its build is in the queue: <see cref="EmptyImageArn"/>.</summary>
    public string BusyPipelineArn { get; }

    /// <summary>The image version whose builds 1, 2 and 3 are available, failed and running.</summary>
    public string GoldenImageVersionArn { get; }

    /// <summary>An image build whose BUILD, TEST and DISTRIBUTION executions all completed.</summary>
    public string AvailableImageArn { get; }

    /// <summary>The BUILD execution of <see cref="AvailableImageArn"/>, with the seven steps of the managed workflow.</summary>
    public string AvailableBuildExecutionId { get; }

    /// <summary>The TEST execution of <see cref="AvailableImageArn"/>, with four steps.</summary>
    public string AvailableTestExecutionId { get; }

    /// <summary>The DISTRIBUTION execution of <see cref="AvailableImageArn"/>, with three steps.</summary>
    public string AvailableDistributionExecutionId { get; }

    /// <summary>The first step of <see cref="AvailableBuildExecutionId"/>, completed.</summary>
    public string AvailableStepExecutionId { get; }

    /// <summary>An image build that failed in a component. It can be retried.</summary>
    public string FailedImageArn { get; }

    /// <summary>The FAILED execution of <see cref="FailedImageArn"/>; its later steps are pending.</summary>
    public string FailedExecutionId { get; }

    /// <summary>The FAILED step of <see cref="FailedExecutionId"/>. It has no message; its outputs have the reason.</summary>
    public string FailedStepExecutionId { get; }

    /// <summary>A running image build. It can be cancelled.</summary>
    public string RunningImageArn { get; }

    /// <summary>The RUNNING execution of <see cref="RunningImageArn"/>.</summary>
    public string RunningExecutionId { get; }

    /// <summary>The RUNNING step of <see cref="RunningExecutionId"/>, in its second attempt of three.</summary>
    public string RunningStepExecutionId { get; }

    /// <summary>A PENDING execution of <see cref="RunningImageArn"/>, without times.</summary>
    public string PendingExecutionId { get; }

    /// <summary>A cancelled image build.</summary>
    public string CancelledImageArn { get; }

    /// <summary>The CANCELLED execution of <see cref="CancelledImageArn"/>.</summary>
    public string CancelledExecutionId { get; }

    /// <summary>An image build that timed out and was rolled back.</summary>
    public string RolledBackImageArn { get; }

    /// <summary>The ROLLBACK_COMPLETED execution of <see cref="RolledBackImageArn"/>.</summary>
    public string RolledBackExecutionId { get; }

    /// <summary>An image build that is being rolled back.</summary>
    public string RollingBackImageArn { get; }

    /// <summary>The ROLLBACK_IN_PROGRESS execution of <see cref="RollingBackImageArn"/>.</summary>
    public string RollingBackExecutionId { get; }

    /// <summary>An image build that waits for approval.</summary>
    public string WaitingImageArn { get; }

    /// <summary>The RUNNING execution of <see cref="WaitingImageArn"/> with the waiting step.</summary>
    public string WaitingExecutionId { get; }

    /// <summary>The WAITING step. Its timeout is a week.</summary>
    public string WaitingStepExecutionId { get; }

    /// <summary>Another image build that waits. Its image has no pipeline.</summary>
    public string OtherWaitingImageArn { get; }

    /// <summary>The waiting step of <see cref="OtherWaitingImageArn"/>. It has waited longer.</summary>
    public string OtherWaitingStepExecutionId { get; }

    /// <summary>An image build whose distribution failed in two regions.</summary>
    public string DistributionFailedImageArn { get; }

    /// <summary>The FAILED DISTRIBUTION execution of <see cref="DistributionFailedImageArn"/>.</summary>
    public string DistributionFailedExecutionId { get; }

    /// <summary>An image build whose test workflow was skipped.</summary>
    public string SkippedImageArn { get; }

    /// <summary>The SKIPPED execution of <see cref="SkippedImageArn"/>.</summary>
    public string SkippedExecutionId { get; }

    /// <summary>An image build whose messages contain quotes, commas, definition breaks and characters outside ASCII.</summary>
    public string UnicodeImageArn { get; }

    /// <summary>The execution of <see cref="UnicodeImageArn"/> with such a message.</summary>
    public string UnicodeExecutionId { get; }

    /// <summary>The step of <see cref="UnicodeExecutionId"/> with such a message.</summary>
    public string UnicodeStepExecutionId { get; }

    /// <summary>An image build with 34 executions: one build, 30 tests in parallel groups and three of them retried.</summary>
    public string MatrixImageArn { get; }

    /// <summary>The image build of <see cref="LongExecutionId"/>.</summary>
    public string LongImageArn { get; }

    /// <summary>An execution of 60 steps. Some steps failed without ending it.</summary>
    public string LongExecutionId { get; }

    /// <summary>An image build from before executions had a type.</summary>
    public string LegacyImageArn { get; }

    /// <summary>The execution of <see cref="LegacyImageArn"/>, without type and without the retried mark.</summary>
    public string LegacyExecutionId { get; }

    /// <summary>A container image build in the queue, without executions. It can be cancelled; it starts when time moves.</summary>
    public string EmptyImageArn { get; }

    /// <summary>An image version with 31 builds.</summary>
    public string NightlyImageVersionArn { get; }

    /// <summary>An image build with 60 lifecycle executions.</summary>
    public string LifecycleImageArn { get; }

    /// <summary>The policy of most of these executions.</summary>
    public string LifecyclePolicyArn { get; }

    /// <summary>A PENDING lifecycle execution, without times and without a summary.</summary>
    public string PendingLifecycleExecutionId { get; }

    /// <summary>An IN_PROGRESS lifecycle execution.</summary>
    public string InProgressLifecycleExecutionId { get; }

    /// <summary>A CANCELLING lifecycle execution.</summary>
    public string CancellingLifecycleExecutionId { get; }

    /// <summary>A CANCELLED lifecycle execution, with its reason.</summary>
    public string CancelledLifecycleExecutionId { get; }

    /// <summary>A FAILED lifecycle execution, with its reason.</summary>
    public string FailedLifecycleExecutionId { get; }

    /// <summary>A lifecycle execution that succeeded and acted on resources.</summary>
    public string ImpactingLifecycleExecutionId { get; }

    /// <summary>A lifecycle execution that no policy started.</summary>
    public string OnDemandLifecycleExecutionId { get; }

    /// <summary>A workflow version of the account itself, with two builds.</summary>
    public string ReleaseWorkflowVersionArn { get; }

    /// <summary>The second build of <see cref="ReleaseWorkflowVersionArn"/>.</summary>
    public string ReleaseWorkflowArn { get; }

    /// <summary>A well-formed image build ARN that does not exist.</summary>
    public string UnknownImageArn { get; }

    /// <summary>A well-formed image pipeline ARN that does not exist.</summary>
    public string UnknownPipelineArn { get; }

    /// <summary>A well-formed workflow execution id that does not exist.</summary>
    public string UnknownWorkflowExecutionId { get; }

    /// <summary>A well-formed step execution id that does not exist.</summary>
    public string UnknownStepExecutionId { get; }

    /// <summary>A well-formed lifecycle execution id that does not exist.</summary>
    public string UnknownLifecycleExecutionId { get; }

    /// <summary>The image build of <see cref="BigWorkflowExecutionId"/>; exists with <see cref="ScaleOptions.BigStepCount"/>.</summary>
    public string BigImageArn { get; }

    /// <summary>An execution with as many steps as <see cref="ScaleOptions.BigStepCount"/> says.</summary>
    public string BigWorkflowExecutionId { get; }

    /// <summary>An image build with as many executions as <see cref="ScaleOptions.FanExecutionCount"/> says.</summary>
    public string FanImageArn { get; }

    /// <summary>The log group of <see cref="LongImageArn"/>.</summary>
    public string LongLogGroup { get; }

    /// <summary>The log stream of <see cref="LongImageArn"/>, with more than 3,000 events.</summary>
    public string LongLogStream { get; }

    /// <summary>The log group of <see cref="FailedImageArn"/> and <see cref="RunningImageArn"/>.</summary>
    public string GoldenImageLogGroup { get; }

    /// <summary>The log stream of <see cref="FailedImageArn"/>.</summary>
    public string FailedLogStream { get; }

    /// <summary>The log stream of <see cref="RunningImageArn"/>. It grows when time moves.</summary>
    public string RunningLogStream { get; }

    /// <summary>The log group of <see cref="DisabledPipelineArn"/>, with a stream for each day.</summary>
    public string DisabledPipelineLogGroup { get; }

    /// <summary>The log group that <see cref="LegacyImageArn"/> would have. Its logging was opted out.</summary>
    public string MissingLogGroup { get; }

    /// <summary>All string properties by name, for callers in another process.</summary>
    public IReadOnlyDictionary<string, string> ToDictionary() =>
        typeof(KnownResources).GetProperties().ToDictionary(property => property.Name, property => (string)property.GetValue(this)!);

    /// <summary>The id of a step of <see cref="BigWorkflowExecutionId"/>.</summary>
    /// <param name="step">The step's index, from 0.</param>
    public string BigStepExecutionId(int step) => _big.StepId(0, step);

    /// <summary>The id of an execution of <see cref="FanImageArn"/>.</summary>
    /// <param name="execution">The execution's index, from 0.</param>
    public string FanWorkflowExecutionId(int execution) => _fan.ExecutionId(execution);

    /// <summary>The id of a step of an execution of <see cref="FanImageArn"/>.</summary>
    /// <param name="execution">The execution's index, from 0.</param>
    /// <param name="step">The step's index, from 0.</param>
    public string FanStepExecutionId(int execution, int step) => _fan.StepId(execution, step);

    private static string FailedStep(WorkflowExecution execution) => execution.Steps.First(step => step.Status == "FAILED").Id;

    private static string Step(WorkflowExecution execution, string name) => execution.Steps.First(step => step.Name == name).Id;
}
