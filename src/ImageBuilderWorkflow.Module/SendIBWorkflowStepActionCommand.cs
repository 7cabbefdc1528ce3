using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Resumes or stops workflow steps that wait.</summary>
/// <remarks>
/// <para>A step with the action WaitForAction holds its image up until somebody decides. Resumed, the step completes and the workflow goes
/// on. Stopped, it fails, and so does the build of the image.</para>
/// <para>The steps that wait can be piped in. Nothing is emitted without <c>-PassThru</c>. A request that is sent again after a lost answer
/// acts once: it carries the same client token.</para>
/// </remarks>
/// <example>
/// <para>Approve everything that waits</para>
/// <code>Get-IBWaitingWorkflowStep | Send-IBWorkflowStepAction Resume -Reason 'Release 42'</code>
/// <para>Resumes every step that waits.</para>
/// </example>
/// <example>
/// <para>What would be stopped</para>
/// <code>Get-IBWaitingWorkflowStep | Where-Object StartTime -lt ([datetime]::UtcNow.AddDays(-1)) | Send-IBWorkflowStepAction -Action Stop -WhatIf</code>
/// <para>Shows which steps have waited for more than a day, and stops none of them.</para>
/// </example>
/// <seealso cref="GetIBWaitingWorkflowStepCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_SendWorkflowStepAction.html">SendWorkflowStepAction</seealso>
[Cmdlet(VerbsCommunications.Send, "IBWorkflowStepAction", DefaultParameterSetName = ParameterSets.ById, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(WorkflowStepActionResult))]
public sealed class SendIBWorkflowStepActionCommand : ActionCmdlet
{
    /// <summary>The ids of the steps that wait, each <c>step-</c> and a GUID.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The id of a workflow step execution: step- and a GUID", Position = 0, ParameterSetName = ParameterSets.ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, HelpMessage = "The id of a workflow step execution: step- and a GUID", ParameterSetName = ParameterSets.Piped, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [NoActionWord]
    [IdentifierTransformation("StepExecutionId")]
    [ArgumentCompleter(typeof(WaitingStepCompleter))]
    public string[] StepExecutionId { get; set; } = [];

    /// <summary>The ARN of the image build version that the steps belong to; the steps that are piped in bring it along.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The ARN of an image build version, or name/version/build", Position = 1, ParameterSetName = ParameterSets.ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, HelpMessage = "The ARN of an image build version, or name/version/build", ParameterSetName = ParameterSets.Piped, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(WaitingImageCompleter))]
    public string ImageBuildVersionArn { get; set; } = string.Empty;

    /// <summary>What to do with the waiting steps: Resume lets the workflow go on, Stop ends it and fails the build. The <c>Action</c> of a step that is piped in is not taken for it.</summary>
    [Parameter(Mandatory = true, HelpMessage = "Resume lets the workflow go on, Stop ends it and fails the build", Position = 2, ParameterSetName = ParameterSets.ById)]
    [Parameter(Mandatory = true, HelpMessage = "Resume lets the workflow go on, Stop ends it and fails the build", Position = 0, ParameterSetName = ParameterSets.Piped)]
    [ValidateSet(NoActionWordAttribute.Resume, NoActionWordAttribute.Stop)]
    public string Action { get; set; } = string.Empty;

    /// <summary>Why, for those who look at the build later; up to 1024 characters.</summary>
    [Parameter]
    [ValidateLength(1, 1024)]
    public string? Reason { get; set; }

    /// <summary>Acts on the steps of one input.</summary>
    protected override void ProcessRecord()
    {
        if (ArnOf(ImageBuildVersionArn, Identifier.ImageBuildVersionArn) is not { } image)
        {
            return;
        }

        if (Identifier.ImageBuildVersionArn.Problem(image) is { } problem)
        {
            WriteError(ErrorRecords.InvalidIdentifier(Identifier.ImageBuildVersionArn, problem, ImageBuildVersionArn));
            return;
        }

        var isResumed = string.Equals(Action, NoActionWordAttribute.Resume, StringComparison.OrdinalIgnoreCase);
        ActOnEach(
            WaitingWorkflowStepOperations.Send,
            StepExecutionId,
            Identifier.StepExecutionId,
            isResumed ? $"Resume the waiting step of {image}" : $"Stop the waiting step, which fails the build of {image}",
            step => WaitingWorkflowStepOperations.SendRequest(step, image, isResumed ? "RESUME" : "STOP", Reason),
            image);
    }
}
