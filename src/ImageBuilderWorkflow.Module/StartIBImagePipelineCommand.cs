using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Starts image pipelines: each builds its image now.</summary>
/// <remarks>
/// <para>Starting returns at once; the build takes its time. With <c>-PassThru</c> the new build is emitted: pipe it to
/// <c>Get-IBImage</c> or <c>Get-IBWorkflowExecution</c> to see how it goes. A request that is sent again after a lost answer starts one build:
/// it carries the same client token.</para>
/// </remarks>
/// <example>
/// <para>Build an image now</para>
/// <code>Start-IBImagePipeline golden-image</code>
/// <para>Starts one pipeline.</para>
/// </example>
/// <example>
/// <para>Start, and look at what runs</para>
/// <code>$build = Get-IBImagePipeline golden-image | Start-IBImagePipeline -PassThru; $build | Get-IBWorkflowExecution</code>
/// <para>Keeps the new build and lists its workflow executions.</para>
/// </example>
/// <seealso cref="GetIBImagePipelineCommand"/>
/// <seealso cref="GetIBImageCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_StartImagePipelineExecution.html">StartImagePipelineExecution</seealso>
[Cmdlet(VerbsLifecycle.Start, "IBImagePipeline", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(ImageActionResult))]
public sealed class StartIBImagePipelineCommand : ActionCmdlet
{
    /// <summary>The ARNs or the names of the pipelines to start. The service compares names exactly; wildcards are not taken.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The ARN or the name of an image pipeline", Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [AllowEmptyString]
    [IdentifierTransformation("Arn", "ImagePipelineArn")]
    [ArgumentCompleter(typeof(ImagePipelineArnCompleter))]
    public string[] ImagePipelineArn { get; set; } = [];

    /// <summary>Starts the pipelines of one input.</summary>
    protected override void ProcessRecord() => ActOnEach(
        ImageActionOperations.Start,
        ImagePipelineArn,
        Identifier.ImagePipelineArn,
        "Start the image pipeline",
        ImageActionOperations.StartRequest);
}
