using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Cancels lifecycle executions that are in progress.</summary>
/// <remarks>
/// <para>The changes that a lifecycle execution has made to images remain; it makes no further changes. You can pipe lifecycle executions
/// to this cmdlet. Each request carries a client token, so a request that is repeated after a lost response cancels the execution only
/// once.</para>
/// </remarks>
/// <example>
/// <para>Cancel the lifecycle executions for an image</para>
/// <code>Get-IBLifecycleExecution golden-image/1.4.0/1 -Status IN_PROGRESS | Stop-IBLifecycleExecution -PassThru</code>
/// <para>Cancels the lifecycle executions that act on one image, and emits the responses of the service.</para>
/// </example>
/// <example>
/// <para>Cancel the lifecycle executions of a policy</para>
/// <code>Get-IBLifecyclePolicy expire* | Get-IBLifecycleExecution -Status PENDING, IN_PROGRESS | Stop-IBLifecycleExecution -WhatIf</code>
/// <para>Shows the lifecycle executions that would be cancelled. Remove <c>-WhatIf</c> to cancel them.</para>
/// </example>
/// <permission action="imagebuilder:CancelLifecycleExecution"/>
/// <seealso cref="GetIBLifecycleExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CancelLifecycleExecution.html">
/// CancelLifecycleExecution
/// </seealso>
[Cmdlet(VerbsLifecycle.Stop, "IBLifecycleExecution", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(LifecycleActionResult))]
public sealed class StopIBLifecycleExecutionCommand : ActionCmdlet
{
    // Which parameter a value belongs to.
    private static IdentifierRoute[] Routes { get; } =
    [new(nameof(LifecycleExecutionId), nameof(LifecycleExecutionId)) { RefusesOwnArn = true }];

    /// <summary>
    /// The ids of the lifecycle executions to cancel, each <c>lce-</c> and a GUID. The cmdlet refuses a piped image, because the lifecycle
    /// execution id of an image belongs to the execution that acted on it last, which is probably not the one to cancel.
    /// </summary>
    [Parameter(Mandatory = true, HelpMessage = "The id of a lifecycle execution: lce- and a GUID", Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(StopIBLifecycleExecutionCommand), nameof(LifecycleExecutionId))]
    [ArgumentCompleter(typeof(UnfinishedLifecycleExecutionCompleter))]
    public string[] LifecycleExecutionId { get; set; } = [];

    /// <summary>The region of the lifecycle execution that a resource belongs to. The resource itself can be in another region.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? LifecycleExecutionRegion { get; set; }

    /// <inheritdoc/>
    private protected override string? RegionOfInput => LifecycleExecutionRegion;

    /// <summary>Cancels the lifecycle executions of one input.</summary>
    protected override void ProcessRecord() =>
        ActOnEach(
            LifecycleExecutionOperations.Cancel,
            LifecycleExecutionId,
            Identifier.LifecycleExecutionId,
            "Cancel the lifecycle execution",
            LifecycleExecutionOperations.CancelRequest
        );
}
