using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets the timelines of image builds: what ran when, what waited, and what determined when the build ended.</summary>
/// <remarks>
/// <para>A timeline has one entry for the image, one for each workflow execution and one for each step, with start, end, duration and wait.
/// The entries come in the order of time: the image, then each workflow, followed by its steps. A workflow that was retried has an entry
/// for each execution.</para>
/// <para><c>Wait</c> is the time between the end of what came before and the start. <c>IsCritical</c> marks the workflows and steps that
/// determined when the build ended: of workflows that run at the same time, only the one that ended last. <c>IsWaiting</c> marks a step
/// that waits for an action of a person. <c>Send-IBWorkflowStepAction</c> resumes it.</para>
/// <para>A pipeline stands for all its builds, the newest build first. A workflow execution, or one of its steps, stands for that execution
/// alone. An entry is emitted once, also if several inputs contain it. Times are in UTC. A step that has not ended has no Duration;
/// <c>Elapsed</c> has the time so far.</para>
/// <para>Several builds, and the steps of several workflows, are read at the same time. A build costs the requests GetImage and
/// ListWorkflowExecutions, and ListWorkflowStepExecutions for each workflow.</para>
/// </remarks>
/// <example>
/// <para>Show what took how long</para>
/// <code>Get-IBTimeline golden-image/1.4.2/1</code>
/// <para>Emits the image, its workflows and their steps, in the order of time.</para>
/// </example>
/// <example>
/// <para>Find the steps that are worth making faster</para>
/// <code>
/// Get-IBTimeline golden-image/1.4.2/1 | Where-Object { $_.Kind -eq 'Step' -and $_.IsCritical } |
///     Sort-Object Duration -Descending | Select-Object -First 3 StepName, Duration, Wait
/// </code>
/// <para>Gets the three longest steps on the critical path.</para>
/// </example>
/// <example>
/// <para>Compare the last builds of a pipeline</para>
/// <code>
/// Get-IBImagePipeline golden-image | Get-IBTimeline -MaxItems 3 |
///     Where-Object Kind -eq Workflow | Group-Object Workflow | Select-Object Name, Count
/// </code>
/// <para>Counts the executions of each workflow in the three newest builds.</para>
/// </example>
/// <permission action="imagebuilder:GetImage">for builds</permission>
/// <permission action="imagebuilder:ListWorkflowExecutions">for builds</permission>
/// <permission action="imagebuilder:ListWorkflowStepExecutions">for builds and workflow executions</permission>
/// <permission action="imagebuilder:GetWorkflowExecution">for <c>-WorkflowExecutionId</c></permission>
/// <permission action="imagebuilder:ListImagePipelineImages">for the builds of a pipeline</permission>
/// <permission action="imagebuilder:ListImages">for a short name instead of an ARN</permission>
/// <permission action="imagebuilder:ListImageBuildVersions">for a short name instead of an ARN</permission>
/// <seealso cref="ShowIBTimelineCommand"/>
/// <seealso cref="GetIBWorkflowExecutionCommand"/>
/// <seealso cref="GetIBWorkflowStepExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWorkflowExecutions.html">
/// ListWorkflowExecutions
/// </seealso>
[Cmdlet(VerbsCommon.Get, "IBTimeline", DefaultParameterSetName = ParameterSets.ById)]
[OutputType(typeof(TimelineEntry))]
public sealed class GetIBTimelineCommand : TimelineCmdlet
{
    /// <inheritdoc/>
    private protected override void Take(TimelineEntry entry) => Emit(entry);
}
