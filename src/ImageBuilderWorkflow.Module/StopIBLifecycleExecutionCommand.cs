using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Cancels running lifecycle executions.</summary>
/// <remarks>
/// <para>What a lifecycle execution has done to images so far stays done; the rest is left alone. Lifecycle executions can be piped in. A
/// request that is sent again after a lost answer cancels once: it carries the same client token.</para>
/// </remarks>
/// <example>
/// <para>Cancel what runs for an image</para>
/// <code>Get-IBLifecycleExecution golden-image/1.4.0/1 -Status IN_PROGRESS | Stop-IBLifecycleExecution -PassThru</code>
/// <para>Ends the lifecycle executions that act on one image, and emits what the service has answered.</para>
/// </example>
/// <example>
/// <para>Cancel what a policy is at</para>
/// <code>Get-IBLifecyclePolicy expire* | Get-IBLifecycleExecution -Status PENDING, IN_PROGRESS | Stop-IBLifecycleExecution -WhatIf</code>
/// <para>Shows which runs would be ended; without <c>-WhatIf</c> they are.</para>
/// </example>
/// <seealso cref="GetIBLifecycleExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CancelLifecycleExecution.html">CancelLifecycleExecution</seealso>
[Cmdlet(VerbsLifecycle.Stop, "IBLifecycleExecution", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(LifecycleActionResult))]
public sealed class StopIBLifecycleExecutionCommand : ActionCmdlet
{
    /// <summary>
    /// The ids of the lifecycle executions to cancel, each <c>lce-</c> and a GUID. An image that is piped in is refused: the id that it carries is
    /// that of the run which acted on it last, and hardly meant.
    /// </summary>
    [Parameter(Mandatory = true, HelpMessage = "The id of a lifecycle execution: lce- and a GUID", Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    [IdentifierTransformation("LifecycleExecutionId", RefusesOwnArn = true)]
    [ArgumentCompleter(typeof(UnfinishedLifecycleExecutionCompleter))]
    public string[] LifecycleExecutionId { get; set; } = [];

    /// <summary>The region of the lifecycle execution that a resource belongs to; the resource itself may be in another one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? LifecycleExecutionRegion { get; set; }

    /// <inheritdoc/>
    private protected override string? RegionOfInput => LifecycleExecutionRegion;

    /// <summary>Cancels the lifecycle executions of one input.</summary>
    protected override void ProcessRecord() => ActOnEach(
        LifecycleExecutionOperations.Cancel,
        LifecycleExecutionId,
        Identifier.LifecycleExecutionId,
        "Cancel the lifecycle execution",
        LifecycleExecutionOperations.CancelRequest);
}
