using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Retries the builds of images that have failed.</summary>
/// <remarks>
/// <para>The build of the same image build version is tried again; its earlier workflow executions are marked as retried. Images and what
/// belongs to an image can be piped in. A request that is sent again after a lost answer retries once: it carries the same client
/// token.</para>
/// </remarks>
/// <example>
/// <para>Retry an image</para>
/// <code>Restart-IBImage golden-image/1.4.2/2</code>
/// <para>Tries one build again.</para>
/// </example>
/// <example>
/// <para>Retry all that have failed</para>
/// <code>Get-IBImagePipeline golden-image | Get-IBImage -Status FAILED | Restart-IBImage -WhatIf</code>
/// <para>Shows which builds of a pipeline would be tried again; without <c>-WhatIf</c> they are.</para>
/// </example>
/// <seealso cref="GetIBImageCommand"/>
/// <seealso cref="StopIBImageCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_RetryImage.html">RetryImage</seealso>
[Cmdlet(VerbsLifecycle.Restart, "IBImage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(ImageActionResult))]
public sealed class RestartIBImageCommand : ActionCmdlet
{
    /// <summary>
    /// The ARNs of the image build versions to retry; they end in a version and a build number.
    /// In place of an ARN, golden-image/1.4.2/1 is taken where the account has exactly one such build.
    /// </summary>
    [Parameter(Mandatory = true, HelpMessage = "The ARN of an image build version, or name/version/build", Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [AllowEmptyString]
    [IdentifierTransformation("Arn", "ImageBuildVersionArn")]
    [ArgumentCompleter(typeof(FailedImageCompleter))]
    public string[] ImageBuildVersionArn { get; set; } = [];

    /// <summary>Retries the images of one input.</summary>
    protected override void ProcessRecord() => ActOnEach(
        ImageActionOperations.Retry,
        ImageBuildVersionArn,
        Identifier.ImageBuildVersionArn,
        "Retry the image build",
        ImageActionOperations.RetryRequest);
}
