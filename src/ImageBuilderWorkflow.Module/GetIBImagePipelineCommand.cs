using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets the image pipelines of the account: all pipelines, or pipelines by name or ARN.</summary>
/// <remarks>
/// <para>A pipeline builds an image from a recipe, on demand or on a schedule. This cmdlet shows the pipelines, the result of the last run
/// of each pipeline, and the time of its next run. Pipe pipelines to <c>Get-IBImage</c> to list the images that they built.</para>
/// <para>If you pipe a pipeline to this cmdlet, it gets the current state of the pipeline by its ARN. If you pipe an image, it gets the
/// pipeline of the image.</para>
/// <para>To list several accounts and regions at the same time, specify several profiles and regions, also with wildcards. The objects come
/// profile by profile and region by region. An account and region that fails writes one error, and the others go on.</para>
/// <para>Times are in UTC; compare them with <c>[datetime]::UtcNow</c>. The cmdlet reads all pages and emits objects as they arrive.</para>
/// </remarks>
/// <example>
/// <para>List the pipelines and the results of their last runs</para>
/// <code>Get-IBImagePipeline</code>
/// <para>Lists the pipelines of the account.</para>
/// </example>
/// <example>
/// <para>Find the steps that failed in the builds of a pipeline</para>
/// <code>
/// Get-IBImagePipeline golden* | Get-IBImage | Get-IBWorkflowExecution | Where-Object Status -eq FAILED |
///     Get-IBWorkflowStepExecution | Where-Object Status -eq FAILED
/// </code>
/// <para>Starts with the name of a pipeline and gets the failed steps of its images.</para>
/// </example>
/// <example>
/// <para>List the disabled pipelines</para>
/// <code>Get-IBImagePipeline -Status DISABLED</code>
/// <para>Lists the pipelines with the status DISABLED. The service filters by the status.</para>
/// </example>
/// <permission action="imagebuilder:ListImagePipelines">without an ARN</permission>
/// <permission action="imagebuilder:GetImagePipeline">for pipelines by ARN</permission>
/// <seealso cref="GetIBImageCommand"/>
/// <seealso cref="StartIBImagePipelineCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListImagePipelines.html">ListImagePipelines</seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetImagePipeline.html">GetImagePipeline</seealso>
[Cmdlet(VerbsCommon.Get, "IBImagePipeline", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(ImagePipeline))]
public sealed class GetIBImagePipelineCommand : SweepingCmdlet
{
    // Which parameter a value belongs to.
    private static IdentifierRoute[] Routes { get; } =
    [
        new(nameof(Name), nameof(Name)) { TakesNames = true },
        new(nameof(Arn), "ImagePipelineArn", "SourcePipelineArn", nameof(Arn)) { GetsObjects = true },
    ];

    /// <summary>
    /// The names of the pipelines to list. Wildcards are permitted; the cmdlet matches them itself and ignores case. The service matches a
    /// name without wildcards, which must be exact. If nothing has that name, the cmdlet writes an error.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [IdentifierTransformation(typeof(GetIBImagePipelineCommand), nameof(Name))]
    [ArgumentCompleter(typeof(ImagePipelineNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// The statuses of the pipelines to list: ENABLED or DISABLED. The service filters by a status without wildcards. The cmdlet itself
    /// filters by a status with wildcards.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PipelineStatusCompleter))]
    public string[] Status { get; set; } = [];

    /// <summary>
    /// Filters that the service applies, as a hashtable of names and values. Valid names: description, distributionConfigurationArn,
    /// imageRecipeArn, infrastructureConfigurationArn, name and status.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Alias("Filters")]
    [FilterTransformation(typeof(ImagePipelineFilter))]
    [ArgumentCompleter(typeof(ImagePipelineFilterCompleter))]
    public ImagePipelineFilter[] Filter { get; set; } = [];

    /// <summary>The ARNs of the pipelines to get.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of an image pipeline",
        Position = 0,
        ParameterSetName = ParameterSets.ById,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Alias("ImagePipelineArn", "SourcePipelineArn")]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBImagePipelineCommand), nameof(Arn))]
    [ArgumentCompleter(typeof(ImagePipelineArnCompleter))]
    public string[] Arn { get; set; } = [];

    /// <summary>Emits the pipelines for one input.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ParameterSets.ById)
        {
            GetEach(ImagePipelineOperations.Get, Arn, Identifier.ImagePipelineArn);
        }
        else
        {
            ListNamed(
                ImagePipelineOperations.List,
                Name,
                "image pipeline",
                ImagePipelineOperations.ListRequest,
                StatusFilter.AddTo(Filter, Status),
                static pipeline => pipeline.Name,
                StatusMatcher<PipelineStatusCompleter>(Status, Filter).OrAll<ImagePipeline>(static pipeline => pipeline.Status)
            );
        }
    }
}
