using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets the workflow steps that wait to be resumed or stopped.</summary>
/// <remarks>
/// <para>A workflow can wait for a decision. A step with the action WaitForAction continues only after somebody resumes it. It fails if it
/// is stopped or times out. This cmdlet lists the waiting steps of the account. Pipe them to <c>Send-IBWorkflowStepAction</c>.</para>
/// <para>To list several accounts and regions at the same time, specify several profiles and regions, also with wildcards. The objects come
/// profile by profile and region by region. An account and region that fails writes one error, and the others go on.</para>
/// <para>The cmdlet reads all pages before it emits the first step, because a step that is resumed or stopped leaves the listing and would
/// shift the pages that follow. With <c>-NextTokenVariable</c>, it emits the steps as they arrive. Times are in UTC; compare them with
/// <c>[datetime]::UtcNow</c>.</para>
/// </remarks>
/// <example>
/// <para>List the steps that wait for approval</para>
/// <code>Get-IBWaitingWorkflowStep</code>
/// <para>Lists the waiting steps, with the images that wait for them.</para>
/// </example>
/// <example>
/// <para>Approve one image</para>
/// <code>
/// Get-IBWaitingWorkflowStep | Where-Object Image -like edge-gateway/* |
///     Send-IBWorkflowStepAction -Action Resume -Reason 'Tested by hand'
/// </code>
/// <para>Resumes the waiting steps of one image.</para>
/// </example>
/// <permission action="imagebuilder:ListWaitingWorkflowSteps"/>
/// <seealso cref="SendIBWorkflowStepActionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWaitingWorkflowSteps.html">
/// ListWaitingWorkflowSteps
/// </seealso>
[Cmdlet(VerbsCommon.Get, "IBWaitingWorkflowStep", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(WaitingWorkflowStep))]
public sealed class GetIBWaitingWorkflowStepCommand : SweepingCmdlet
{
    /// <summary>Emits the waiting steps.</summary>
    protected override void ProcessRecord()
    {
        if (NextTokenVariable is not null)
        {
            ListAll(WaitingWorkflowStepOperations.List, WaitingWorkflowStepOperations.ListRequest());
            return;
        }

        var waiting = new List<WaitingWorkflowStep>();
        ListAll(WaitingWorkflowStepOperations.List, WaitingWorkflowStepOperations.ListRequest(), take: Keep, isError: EmitBefore);
        waiting.ForEach(Emit);

        bool Keep(WaitingWorkflowStep step)
        {
            waiting.Add(step);
            return true;
        }

        // An error can end the pipeline, so the steps that were read before it are emitted first.
        bool EmitBefore(ImageBuilderException error)
        {
            waiting.ForEach(Emit);
            waiting.Clear();
            return true;
        }
    }
}
