using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Resumes or stops waiting workflow steps.</summary>
/// <remarks>
/// <para>A step with the action WaitForAction blocks its image build until somebody resumes or stops it. If you resume the step, it
/// completes and the workflow continues. If you stop the step, it fails, and so does the image build.</para>
/// <para>You can pipe waiting steps to this cmdlet. It emits nothing unless you specify <c>-PassThru</c>. Each request carries a client
/// token, so a request that is repeated after a lost response takes effect only once.</para>
/// </remarks>
/// <example>
/// <para>Approve all waiting steps</para>
/// <code>Get-IBWaitingWorkflowStep | Send-IBWorkflowStepAction Resume -Reason 'Release 42'</code>
/// <para>Resumes every waiting step.</para>
/// </example>
/// <example>
/// <para>Preview which steps would be stopped</para>
/// <code>
/// Get-IBWaitingWorkflowStep | Where-Object StartTime -lt ([datetime]::UtcNow.AddDays(-1)) |
///     Send-IBWorkflowStepAction -Action Stop -WhatIf
/// </code>
/// <para>Shows the steps that have waited for more than a day, and does not stop them.</para>
/// </example>
/// <permission action="imagebuilder:SendWorkflowStepAction"/>
/// <permission action="imagebuilder:ListImages">for a short name instead of an ARN</permission>
/// <permission action="imagebuilder:ListImageBuildVersions">for a short name instead of an ARN</permission>
/// <seealso cref="GetIBWaitingWorkflowStepCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_SendWorkflowStepAction.html">
/// SendWorkflowStepAction
/// </seealso>
[Cmdlet(
    VerbsCommunications.Send,
    "IBWorkflowStepAction",
    DefaultParameterSetName = ParameterSets.ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium
)]
[OutputType(typeof(WorkflowStepActionResult))]
public sealed class SendIBWorkflowStepActionCommand : ActionCmdlet
{
    /// <summary>The ids of the waiting steps, each <c>step-</c> and a GUID.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The id of a workflow step execution: step- and a GUID",
        Position = 0,
        ParameterSetName = ParameterSets.ById,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Parameter(
        Mandatory = true,
        HelpMessage = "The id of a workflow step execution: step- and a GUID",
        ParameterSetName = ParameterSets.Piped,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [NoActionWord]
    [IdentifierTransformation("StepExecutionId")]
    [ArgumentCompleter(typeof(WaitingStepCompleter))]
    public string[] StepExecutionId { get; set; } = [];

    /// <summary>The ARN of the image build version that the steps belong to. Steps that you pipe to the cmdlet provide it.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of an image build version, or name/version/build",
        Position = 1,
        ParameterSetName = ParameterSets.ById,
        ValueFromPipelineByPropertyName = true
    )]
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of an image build version, or name/version/build",
        ParameterSetName = ParameterSets.Piped,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(WaitingImageCompleter))]
    public string ImageBuildVersionArn { get; set; } = string.Empty;

    /// <summary>
    /// The action for the waiting steps. Resume continues the workflow. Stop ends the workflow and fails the image build. The cmdlet does
    /// not take this value from the <c>Action</c> property of a piped step.
    /// </summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "Resume continues the workflow. Stop ends it and fails the image build",
        Position = 2,
        ParameterSetName = ParameterSets.ById
    )]
    [Parameter(
        Mandatory = true,
        HelpMessage = "Resume continues the workflow. Stop ends it and fails the image build",
        Position = 0,
        ParameterSetName = ParameterSets.Piped
    )]
    [ValidateSet(NoActionWordAttribute.Resume, NoActionWordAttribute.Stop)]
    public string Action { get; set; } = string.Empty;

    /// <summary>The reason for the action, for people who review the build later; 1 to 1024 characters.</summary>
    [Parameter]
    [ValidateLength(1, 1024)]
    public string? Reason { get; set; }

    /// <summary>Sends the action to the steps of one input.</summary>
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
            image
        );
    }
}
