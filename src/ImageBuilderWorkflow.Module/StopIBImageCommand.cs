using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Cancels image builds.</summary>
/// <remarks>
/// <para>The service ends a build that is in progress. Its work so far is lost, and the build cannot be resumed. For a finished image, the
/// service returns an error and does not change the image. You can pipe images, and objects that belong to an image, to this cmdlet. Each
/// request carries a client token, so a request that is repeated after a lost response cancels the build only once.</para>
/// </remarks>
/// <example>
/// <para>Cancel a build</para>
/// <code>Stop-IBImage windows2022-hardened/2.1.0/1 -PassThru</code>
/// <para>Cancels one build and emits the response of the service.</para>
/// </example>
/// <example>
/// <para>Cancel all builds of a pipeline</para>
/// <code>Get-IBImagePipeline golden-image | Get-IBImage -Status PENDING, CREATING, BUILDING, TESTING | Stop-IBImage -WhatIf</code>
/// <para>Shows the builds that would be cancelled. Remove <c>-WhatIf</c> to cancel them.</para>
/// </example>
/// <permission action="imagebuilder:CancelImageCreation"/>
/// <permission action="imagebuilder:ListImages">for a short name instead of an ARN</permission>
/// <permission action="imagebuilder:ListImageBuildVersions">for a short name instead of an ARN</permission>
/// <seealso cref="GetIBImageCommand"/>
/// <seealso cref="RestartIBImageCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CancelImageCreation.html">CancelImageCreation</seealso>
[Cmdlet(VerbsLifecycle.Stop, "IBImage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ImageActionResult))]
public sealed class StopIBImageCommand : ActionCmdlet
{
    /// <summary>
    /// The ARNs of the image build versions to cancel. They end in a version and a build number. Instead of an ARN, you can specify a short
    /// name such as golden-image/1.4.2/1 if the account has exactly one such build.
    /// </summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of an image build version, or name/version/build",
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Alias("Arn")]
    [AllowEmptyString]
    [IdentifierTransformation("Arn", "ImageBuildVersionArn")]
    [ArgumentCompleter(typeof(UnfinishedImageCompleter))]
    public string[] ImageBuildVersionArn { get; set; } = [];

    /// <summary>Cancels the image builds of one input.</summary>
    protected override void ProcessRecord() =>
        ActOnEach(
            ImageActionOperations.Cancel,
            ImageBuildVersionArn,
            Identifier.ImageBuildVersionArn,
            "Cancel the image build",
            ImageActionOperations.CancelRequest
        );
}
