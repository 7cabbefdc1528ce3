using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Retries image builds that failed.</summary>
/// <remarks>
/// <para>The service builds the same image build version again and marks its earlier workflow executions as retried. You can pipe images,
/// and objects that belong to an image, to this cmdlet. Each request carries a client token, so a request that is repeated after a lost
/// response retries the build only once.</para>
/// </remarks>
/// <example>
/// <para>Retry an image build</para>
/// <code>Restart-IBImage golden-image/1.4.2/2</code>
/// <para>Retries one build of an image.</para>
/// </example>
/// <example>
/// <para>Retry all failed builds of a pipeline</para>
/// <code>Get-IBImagePipeline golden-image | Get-IBImage -Status FAILED | Restart-IBImage -WhatIf</code>
/// <para>Shows the builds that would be retried. Remove <c>-WhatIf</c> to retry them.</para>
/// </example>
/// <permission action="imagebuilder:RetryImage"/>
/// <permission action="imagebuilder:ListImages">for a short name instead of an ARN</permission>
/// <permission action="imagebuilder:ListImageBuildVersions">for a short name instead of an ARN</permission>
/// <seealso cref="GetIBImageCommand"/>
/// <seealso cref="StopIBImageCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_RetryImage.html">RetryImage</seealso>
[Cmdlet(VerbsLifecycle.Restart, "IBImage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(ImageActionResult))]
public sealed class RestartIBImageCommand : ActionCmdlet
{
    /// <summary>
    /// The ARNs of the image build versions to retry. They end in a version and a build number. Instead of an ARN, you can specify a short
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
    [ArgumentCompleter(typeof(FailedImageCompleter))]
    public string[] ImageBuildVersionArn { get; set; } = [];

    /// <summary>Retries the image builds of one input.</summary>
    protected override void ProcessRecord() =>
        ActOnEach(
            ImageActionOperations.Retry,
            ImageBuildVersionArn,
            Identifier.ImageBuildVersionArn,
            "Retry the image build",
            ImageActionOperations.RetryRequest
        );
}
