using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets the image pipelines of the account, all of them, by name or by ARN.</summary>
/// <remarks>
/// <para>A pipeline builds an image from a recipe, by hand or on a schedule. This cmdlet tells which pipelines there are, how the last run
/// of each ended and when the next one is due. Pipe them to <c>Get-IBImage</c> to see the images that they have built.</para>
/// <para>Times are UTC; compare them with <c>[datetime]::UtcNow</c>.</para>
/// <para>All pages are read, and objects are emitted as they come. A pipeline that is piped in is asked for again by its ARN; an image
/// stands for the pipeline that it came from.</para>
/// </remarks>
/// <example>
/// <para>Which pipelines are there, and how did their last runs end</para>
/// <code>Get-IBImagePipeline</code>
/// <para>Lists the pipelines of the account.</para>
/// </example>
/// <example>
/// <para>What failed in the builds of a pipeline</para>
/// <code>Get-IBImagePipeline golden* | Get-IBImage | Get-IBWorkflowExecution | Where-Object Status -eq FAILED | Get-IBWorkflowStepExecution | Where-Object Status -eq FAILED</code>
/// <para>Goes from the name of a pipeline to the failed steps of its images.</para>
/// </example>
/// <example>
/// <para>Which pipelines are switched off</para>
/// <code>Get-IBImagePipeline -Status DISABLED</code>
/// <para>The service is asked for these only.</para>
/// </example>
/// <seealso cref="GetIBImageCommand"/>
/// <seealso cref="StartIBImagePipelineCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListImagePipelines.html">ListImagePipelines</seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetImagePipeline.html">GetImagePipeline</seealso>
[Cmdlet(VerbsCommon.Get, "IBImagePipeline", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(ImagePipeline))]
public sealed class GetIBImagePipelineCommand : ListingCmdlet
{
    /// <summary>
    /// The names to list. Wildcards are compared here, in any case; names without one are asked of the service, which compares them exactly,
    /// and one that nothing has is an error.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [IdentifierTransformation("Name", Others = ["Arn"], OtherById = "Arn", TakesNames = true)]
    [ArgumentCompleter(typeof(ImagePipelineNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>ENABLED or DISABLED: the service lists these only. Wildcards are compared here.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PipelineStatusCompleter))]
    public string[] Status { get; set; } = [];

    /// <summary>
    /// Conditions that the service applies, a hashtable of names and values: description, distributionConfigurationArn, imageRecipeArn,
    /// infrastructureConfigurationArn, name or status.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Alias("Filters")]
    [FilterTransformation(typeof(ImagePipelineFilter))]
    [ArgumentCompleter(typeof(ImagePipelineFilterCompleter))]
    public ImagePipelineFilter[] Filter { get; set; } = [];

    /// <summary>The ARNs of the pipelines to get.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The ARN of an image pipeline", Position = 0, ParameterSetName = ParameterSets.ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ImagePipelineArn", "SourcePipelineArn")]
    [AllowEmptyString]
    [IdentifierTransformation("ImagePipelineArn", "SourcePipelineArn", "Arn")]
    [ArgumentCompleter(typeof(ImagePipelineArnCompleter))]
    public string[] Arn { get; set; } = [];

    /// <summary>Emits the pipelines of one input.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ParameterSets.ById)
        {
            GetEach(ImagePipelineOperations.Get, Arn, Identifier.ImagePipelineArn);
        }
        else
        {
            ListNamed(ImagePipelineOperations.List, Name, "image pipeline", ImagePipelineOperations.ListRequest, StatusFilter.AddTo(Filter, Status), static pipeline => pipeline.Name, StatusMatcher<PipelineStatusCompleter>(Status, Filter).OrAll<ImagePipeline>(static pipeline => pipeline.Status));
        }
    }
}
