using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets workflows: the versions there are, the builds of a version, or single builds with their documents.</summary>
/// <remarks>
/// <para>A workflow says in YAML which steps build, test or distribute an image. It has versions, and a version has builds. Without an ARN
/// this cmdlet lists the versions, for a version its builds. For a build it gets all there is to know: the document in <c>Data</c>, and
/// the parameters that the workflow takes.</para>
/// <para>Workflow executions and steps can be piped in: they stand for the workflow that ran.</para>
/// <para>Times are UTC; compare them with <c>[datetime]::UtcNow</c>. All pages are read, and objects are emitted as they come.</para>
/// </remarks>
/// <example>
/// <para>Which workflows does the account have</para>
/// <code>Get-IBWorkflow</code>
/// <para>Lists the versions of the account's own workflows.</para>
/// </example>
/// <example>
/// <para>Which workflows does Amazon offer</para>
/// <code>Get-IBWorkflow -Owner Amazon</code>
/// <para>Lists the managed workflows.</para>
/// </example>
/// <example>
/// <para>What does a workflow that failed do</para>
/// <code>Get-IBWorkflowExecution golden-image/1.4.2/2 -Status FAILED | Get-IBWorkflow | Select-Object -ExpandProperty Data</code>
/// <para>Writes the YAML of the workflows that failed.</para>
/// </example>
/// <seealso cref="GetIBWorkflowExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWorkflows.html">ListWorkflows</seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWorkflowBuildVersions.html">ListWorkflowBuildVersions</seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetWorkflow.html">GetWorkflow</seealso>
[Cmdlet(VerbsCommon.Get, "IBWorkflow", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(WorkflowVersion), ParameterSetName = [ParameterSets.List])]
[OutputType(typeof(Workflow), ParameterSetName = [ParameterSets.ByVersion, ParameterSets.ById])]
public sealed class GetIBWorkflowCommand : ListingCmdlet
{
    /// <summary>
    /// The names of the workflows whose versions to list. Wildcards are compared here, in any case; names without one are asked of the
    /// service, which compares them exactly, and one that nothing has is an error.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [IdentifierTransformation("Name", Others = ["WorkflowVersionArn", "WorkflowBuildVersionArn"], OtherById = "WorkflowBuildVersionArn", TakesNames = true)]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Whose workflows to list. Without it the service lists those of the account itself.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateSet(Owners.Self, Owners.Shared, Owners.Amazon, Owners.ThirdParty, Owners.Marketplace)]
    public string? Owner { get; set; }

    /// <summary>Conditions that the service applies, a hashtable of names and values: description, name, type or version.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Alias("Filters")]
    [FilterTransformation(typeof(WorkflowFilter))]
    [ArgumentCompleter(typeof(WorkflowFilterCompleter))]
    public WorkflowFilter[] Filter { get; set; } = [];

    /// <summary>
    /// The ARNs of the workflow versions whose builds to list; a number of the version may be an x.
    /// In place of an ARN, approve-release/1.0.0 is taken where the account has exactly one such version.
    /// </summary>
    [Parameter(Mandatory = true, HelpMessage = "The ARN of a workflow version, or name/version", Position = 0, ParameterSetName = ParameterSets.ByVersion, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdentifierTransformation("Arn", "WorkflowVersionArn", "WorkflowArn", Others = ["WorkflowBuildVersionArn"], OtherById = "WorkflowBuildVersionArn", YieldsObjects = true, Only = nameof(Identifier.WorkflowVersionArn))]
    [ArgumentCompleter(typeof(WorkflowVersionArnCompleter))]
    public string[] WorkflowVersionArn { get; set; } = [];

    /// <summary>
    /// The ARNs of the workflow builds to get in full; they end in a version and a build number.
    /// In place of an ARN, approve-release/1.0.0/2 is taken where the account has exactly one such build.
    /// </summary>
    [Parameter(Mandatory = true, HelpMessage = "The ARN of a workflow build version, or name/version/build", Position = 0, ParameterSetName = ParameterSets.ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdentifierTransformation("Arn", "WorkflowBuildVersionArn", "WorkflowArn", Others = ["WorkflowVersionArn"])]
    [ArgumentCompleter(typeof(WorkflowBuildVersionArnCompleter))]
    public string[] WorkflowBuildVersionArn { get; set; } = [];

    /// <inheritdoc/>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [ValidateRange(1, int.MaxValue)]
    public override int? MaxItems { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [Alias("MaxResult", "MaxResults")]
    [ValidateRange(1, ListingOptions.LargestPage)]
    [PSDefaultValue(Help = "25", Value = ListingOptions.LargestPage)]
    public override int PageSize { get; set; } = ListingOptions.LargestPage;

    /// <inheritdoc/>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [Alias("NextToken")]
    [AllowEmptyString]
    [AllowNull]
    public override string? StartingToken { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [ValidateNotNullOrEmpty]
    public override string? NextTokenVariable { get; set; }

    /// <summary>Emits the workflows of one input.</summary>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case ParameterSets.ById:
                GetEach(WorkflowOperations.Get, WorkflowBuildVersionArn, Identifier.WorkflowBuildVersionArn);
                break;
            case ParameterSets.ByVersion:
                ListEach(WorkflowOperations.ListBuilds, WorkflowVersionArn, Identifier.WorkflowVersionArn, WorkflowOperations.ListBuildsRequest);
                break;
            default:
                ListNamed(
                    WorkflowOperations.ListVersions,
                    Name,
                    "workflow",
                    filters => WorkflowOperations.ListVersionsRequest(Owners.Spell(Owner), filters),
                    Filter,
                    static workflow => workflow.Name);
                break;
        }
    }
}
