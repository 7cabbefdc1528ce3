using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets the workflow steps that wait for somebody to resume or stop them.</summary>
/// <remarks>
/// <para>A workflow can wait for a decision: a step with the action WaitForAction goes on only when somebody resumes it, and fails when it is
/// stopped or has waited too long. This cmdlet lists the steps of the account that wait; pipe them to <c>Send-IBWorkflowStepAction</c>.</para>
/// <para>All pages are read before the first step is emitted: what is resumed or stopped leaves the listing, and would shift the pages behind
/// it. With <c>-NextTokenVariable</c> the steps are emitted as they come. Times are UTC; compare them with <c>[datetime]::UtcNow</c>.</para>
/// </remarks>
/// <example>
/// <para>What waits for my approval</para>
/// <code>Get-IBWaitingWorkflowStep</code>
/// <para>Lists the steps that wait, with the images that they hold up.</para>
/// </example>
/// <example>
/// <para>Approve one image</para>
/// <code>Get-IBWaitingWorkflowStep | Where-Object Image -like edge-gateway/* | Send-IBWorkflowStepAction -Action Resume -Reason 'Tested by hand'</code>
/// <para>Resumes the steps that hold up one image.</para>
/// </example>
/// <seealso cref="SendIBWorkflowStepActionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWaitingWorkflowSteps.html">ListWaitingWorkflowSteps</seealso>
[Cmdlet(VerbsCommon.Get, "IBWaitingWorkflowStep", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(WaitingWorkflowStep))]
public sealed class GetIBWaitingWorkflowStepCommand : ListingCmdlet
{
    /// <summary>Emits the steps.</summary>
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

        // An error may end the pipeline: what came before it goes first.
        bool EmitBefore(ImageBuilderException error)
        {
            waiting.ForEach(Emit);
            waiting.Clear();
            return true;
        }
    }
}
