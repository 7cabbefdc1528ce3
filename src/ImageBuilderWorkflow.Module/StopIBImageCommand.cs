using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Cancels the builds of images.</summary>
/// <remarks>
/// <para>A build that is still running is ended; what it has done so far is lost, and it cannot be taken up again. Finished images are not
/// touched: for them the service answers with an error. Images and what belongs to an image can be piped in. A request that is sent
/// again after a lost answer cancels once: it carries the same client token.</para>
/// </remarks>
/// <example>
/// <para>Cancel a build</para>
/// <code>Stop-IBImage windows2022-hardened/2.1.0/1 -PassThru</code>
/// <para>Ends one build, and emits what the service has answered.</para>
/// </example>
/// <example>
/// <para>Cancel all that builds</para>
/// <code>Get-IBImagePipeline golden-image | Get-IBImage -Status PENDING, CREATING, BUILDING, TESTING | Stop-IBImage -WhatIf</code>
/// <para>Shows which builds of a pipeline would be ended; without <c>-WhatIf</c> they are.</para>
/// </example>
/// <seealso cref="GetIBImageCommand"/>
/// <seealso cref="RestartIBImageCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CancelImageCreation.html">CancelImageCreation</seealso>
[Cmdlet(VerbsLifecycle.Stop, "IBImage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ImageActionResult))]
public sealed class StopIBImageCommand : ActionCmdlet
{
    /// <summary>
    /// The ARNs of the image build versions to cancel; they end in a version and a build number.
    /// In place of an ARN, golden-image/1.4.2/1 is taken where the account has exactly one such build.
    /// </summary>
    [Parameter(Mandatory = true, HelpMessage = "The ARN of an image build version, or name/version/build", Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [AllowEmptyString]
    [IdentifierTransformation("Arn", "ImageBuildVersionArn")]
    [ArgumentCompleter(typeof(UnfinishedImageCompleter))]
    public string[] ImageBuildVersionArn { get; set; } = [];

    /// <summary>Cancels the images of one input.</summary>
    protected override void ProcessRecord() => ActOnEach(
        ImageActionOperations.Cancel,
        ImageBuildVersionArn,
        Identifier.ImageBuildVersionArn,
        "Cancel the image build",
        ImageActionOperations.CancelRequest);
}
