using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Waits until workflow executions have ended.</summary>
/// <remarks>
/// <para>The cmdlet waits until each workflow execution has a final status (COMPLETED, FAILED, CANCELLED, ROLLBACK_COMPLETED or SKIPPED)
/// and emits it as it is then, in the order in which they end. An execution that has not started is waited for; if an earlier workflow of
/// its build fails, it may never start, so specify <c>-Timeout</c>. The cmdlet only reads: to end the wait does not end the
/// workflow.</para>
/// <para>Error ids tell how a wait ended: WorkflowExecutionFailed and WorkflowExecutionCancelled (with <c>-ErrorOnFailure</c>), StepFailed
/// (with <c>-ErrorOnFailure</c> and <c>-FailFast</c>), WaitingForApproval (with <c>-ErrorOnApproval</c>) and WaitTimedOut (with
/// <c>-Timeout</c>). An id that does not exist is an error at once, while the other executions are waited for. How a script tells them
/// apart, and what the cmdlet shows meanwhile, is described for <c>Wait-IBImage</c>.</para>
/// <para>A look costs one request for each workflow execution, or one for all of an image build, and every other look one more for the
/// steps that wait for an approval.</para>
/// </remarks>
/// <example>
/// <para>Wait for the workflow executions of an image build</para>
/// <code>Get-IBWorkflowExecution golden-image/1.4.2/1 | Wait-IBWorkflowExecution</code>
/// <para>Emits each workflow execution when it has ended.</para>
/// </example>
/// <example>
/// <para>Wait for the build workflow only</para>
/// <code>Get-IBWorkflowExecution golden-image/1.4.2/3 | Where-Object Type -eq BUILD | Wait-IBWorkflowExecution -Timeout 3600</code>
/// <para>Waits for at most one hour. After that, the cmdlet writes an error with the id WaitTimedOut.</para>
/// </example>
/// <permission action="imagebuilder:GetWorkflowExecution">for workflow executions</permission>
/// <permission action="imagebuilder:ListWaitingWorkflowSteps">to tell what waits for an approval</permission>
/// <permission action="imagebuilder:ListWorkflowExecutions">for several executions of a build, and for the estimate</permission>
/// <permission action="imagebuilder:ListWorkflowStepExecutions">for the steps and <c>-FailFast</c></permission>
/// <permission action="imagebuilder:ListImageBuildVersions">for the estimate</permission>
/// <permission action="imagebuilder:GetImage">for <c>-ErrorOnFailure</c>, to find the cause of a failure</permission>
/// <permission action="imagebuilder:GetWorkflowStepExecution">for <c>-ErrorOnFailure</c>, to find the cause of a failure</permission>
/// <permission action="logs:GetLogEvents">
/// for <c>-ErrorOnFailure</c>, to find the cause of a failure; without the permission, the cause may be missing
/// </permission>
/// <seealso cref="WaitIBImageCommand"/>
/// <seealso cref="GetIBWorkflowExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetWorkflowExecution.html">
/// GetWorkflowExecution
/// </seealso>
[Cmdlet(VerbsLifecycle.Wait, "IBWorkflowExecution")]
[OutputType(typeof(WorkflowExecution))]
public sealed class WaitIBWorkflowExecutionCommand : WaitCmdlet
{
    private WildcardMatcher? _until;

    /// <summary>The ids of the workflow executions to wait for, each <c>wf-</c> and a GUID.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The id of a workflow execution: wf- and a GUID",
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [IdentifierTransformation("WorkflowExecutionId")]
    [ArgumentCompleter(typeof(WorkflowExecutionIdCompleter))]
    public string[] WorkflowExecutionId { get; set; } = [];

    /// <summary>
    /// The statuses to wait for, for example RUNNING. Wildcards are permitted. A final status always ends the wait. A status that passes
    /// between two looks is not seen.
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WorkflowExecutionStatusCompleter))]
    public string[] Until { get; set; } = [];

    /// <inheritdoc/>
    private protected override string Operation => WorkflowExecutionOperations.Get.Name;

    /// <summary>Checks the statuses before anything is waited for.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _until = Until.Length == 0 ? null : StatusMatcher<WorkflowExecutionStatusCompleter>(Until);
    }

    /// <summary>Takes the workflow executions of one input.</summary>
    protected override void ProcessRecord() => Take(WorkflowExecutionId, Identifier.WorkflowExecutionId);

    /// <summary>Waits for all workflow executions.</summary>
    protected override void EndProcessing()
    {
        WaitFor(
            new ExecutionSubject(Log),
            "WorkflowExecution",
            _until,
            static execution => execution.Message,
            (analyzer, input, _) => analyzer.OfExecutionAsync(input.Id, Stopped)
        );
        base.EndProcessing();
    }
}
