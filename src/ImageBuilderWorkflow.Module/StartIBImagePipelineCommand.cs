using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Starts image pipelines. Each pipeline builds its image now.</summary>
/// <remarks>
/// <para>The cmdlet returns immediately; it does not wait for the build to finish. With <c>-PassThru</c>, it emits the new build. Pipe the
/// build to <c>Get-IBImage</c> or <c>Get-IBWorkflowExecution</c> to monitor it. Each request carries a client token, so a request that is
/// repeated after a lost response starts only one build.</para>
/// </remarks>
/// <example>
/// <para>Start a pipeline</para>
/// <code>Start-IBImagePipeline golden-image</code>
/// <para>Starts one pipeline, which builds its image.</para>
/// </example>
/// <example>
/// <para>Start a pipeline and list what runs</para>
/// <code>$build = Get-IBImagePipeline golden-image | Start-IBImagePipeline -PassThru; $build | Get-IBWorkflowExecution</code>
/// <para>Stores the new build and lists its workflow executions.</para>
/// </example>
/// <permission action="imagebuilder:StartImagePipelineExecution"/>
/// <permission action="imagebuilder:ListImagePipelines">for the name of a pipeline instead of its ARN</permission>
/// <seealso cref="GetIBImagePipelineCommand"/>
/// <seealso cref="GetIBImageCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_StartImagePipelineExecution.html">
/// StartImagePipelineExecution
/// </seealso>
[Cmdlet(VerbsLifecycle.Start, "IBImagePipeline", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(ImageActionResult))]
public sealed class StartIBImagePipelineCommand : ActionCmdlet
{
    /// <summary>The ARNs or names of the pipelines to start. A name must match exactly; wildcards are not permitted.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN or the name of an image pipeline",
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Alias("Arn")]
    [AllowEmptyString]
    [IdentifierTransformation("Arn", "ImagePipelineArn")]
    [ArgumentCompleter(typeof(ImagePipelineArnCompleter))]
    public string[] ImagePipelineArn { get; set; } = [];

    /// <summary>Starts the pipelines of one input.</summary>
    protected override void ProcessRecord() =>
        ActOnEach(
            ImageActionOperations.Start,
            ImagePipelineArn,
            Identifier.ImagePipelineArn,
            "Start the image pipeline",
            ImageActionOperations.StartRequest
        );
}
