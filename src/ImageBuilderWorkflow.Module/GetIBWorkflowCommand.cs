using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets workflows: workflow versions, the builds of a version, or builds with their documents.</summary>
/// <remarks>
/// <para>A workflow is a YAML document that defines the steps to build, test or distribute an image. It has versions, and a version has
/// builds. Without an ARN, this cmdlet lists workflow versions. With the ARN of a version, it lists the builds. With the ARN of a build, it
/// gets all details: the document, in <c>Data</c>, and the parameters that the workflow accepts.</para>
/// <para>You can pipe workflow executions and steps to this cmdlet. It gets the workflow that ran.</para>
/// <para>Times are in UTC; compare them with <c>[datetime]::UtcNow</c>. The cmdlet reads all pages and emits objects as they arrive.</para>
/// <para>To list several accounts and regions at the same time, specify several profiles and regions, also with wildcards. The objects come
/// profile by profile and region by region. An account and region that fails writes one error, and the others go on.</para>
/// </remarks>
/// <example>
/// <para>List the workflows of the account</para>
/// <code>Get-IBWorkflow</code>
/// <para>Lists the versions of the workflows that the account owns.</para>
/// </example>
/// <example>
/// <para>List the workflows that Amazon provides</para>
/// <code>Get-IBWorkflow -Owner Amazon</code>
/// <para>Lists the versions of the managed workflows.</para>
/// </example>
/// <example>
/// <para>Show the document of a workflow that failed</para>
/// <code>Get-IBWorkflowExecution golden-image/1.4.2/2 -Status FAILED | Get-IBWorkflow | Select-Object -ExpandProperty Data</code>
/// <para>Writes the YAML document of each workflow that failed.</para>
/// </example>
/// <permission action="imagebuilder:ListWorkflows">without an ARN, and for a short name instead of an ARN</permission>
/// <permission action="imagebuilder:ListWorkflowBuildVersions">for the builds of a version, and for a short name of a build</permission>
/// <permission action="imagebuilder:GetWorkflow">for a build in full</permission>
/// <seealso cref="GetIBWorkflowExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWorkflows.html">ListWorkflows</seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWorkflowBuildVersions.html">
/// ListWorkflowBuildVersions
/// </seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetWorkflow.html">GetWorkflow</seealso>
[Cmdlet(VerbsCommon.Get, "IBWorkflow", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(WorkflowVersion), ParameterSetName = [ParameterSets.List])]
[OutputType(typeof(Workflow), ParameterSetName = [ParameterSets.ByVersion, ParameterSets.ById])]
public sealed class GetIBWorkflowCommand : SweepingCmdlet
{
    // Which parameter a value belongs to.
    private static IdentifierRoute[] Routes { get; } =
    [
        new(nameof(Name), nameof(Name)) { TakesNames = true },
        new(nameof(WorkflowVersionArn), "Arn", nameof(WorkflowVersionArn), "WorkflowArn") { Only = Identifier.WorkflowVersionArn },
        new(nameof(WorkflowBuildVersionArn), "Arn", nameof(WorkflowBuildVersionArn), "WorkflowArn") { GetsObjects = true },
    ];

    /// <summary>
    /// The names of the workflows whose versions to list. Wildcards are permitted; the cmdlet matches them itself and ignores case. The
    /// service matches a name without wildcards, which must be exact. If nothing has that name, the cmdlet writes an error.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [IdentifierTransformation(typeof(GetIBWorkflowCommand), nameof(Name))]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>The owner of the workflows to list. By default, the service lists the workflows that the account owns.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateSet(Owners.Self, Owners.Shared, Owners.Amazon, Owners.ThirdParty, Owners.Marketplace)]
    public string? Owner { get; set; }

    /// <summary>
    /// Filters that the service applies, as a hashtable of names and values. Valid names: description, name, type and version.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Alias("Filters")]
    [FilterTransformation(typeof(WorkflowFilter))]
    [ArgumentCompleter(typeof(WorkflowFilterCompleter))]
    public WorkflowFilter[] Filter { get; set; } = [];

    /// <summary>
    /// The ARNs of the workflow versions whose builds to list. A number in the version can be an x. Instead of an ARN, you can specify a
    /// short name such as approve-release/1.0.0 if the account has exactly one such version.
    /// </summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of a workflow version, or name/version",
        Position = 0,
        ParameterSetName = ParameterSets.ByVersion,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBWorkflowCommand), nameof(WorkflowVersionArn))]
    [ArgumentCompleter(typeof(WorkflowVersionArnCompleter))]
    public string[] WorkflowVersionArn { get; set; } = [];

    /// <summary>
    /// The ARNs of the workflow builds to get in full. They end in a version and a build number. Instead of an ARN, you can specify a short
    /// name such as approve-release/1.0.0/2 if the account has exactly one such build.
    /// </summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of a workflow build version, or name/version/build",
        Position = 0,
        ParameterSetName = ParameterSets.ById,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBWorkflowCommand), nameof(WorkflowBuildVersionArn))]
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

    /// <summary>Emits the workflows for one input.</summary>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case ParameterSets.ById:
                GetEach(WorkflowOperations.Get, WorkflowBuildVersionArn, Identifier.WorkflowBuildVersionArn);
                break;
            case ParameterSets.ByVersion:
                ListEach(
                    WorkflowOperations.ListBuilds,
                    WorkflowVersionArn,
                    Identifier.WorkflowVersionArn,
                    WorkflowOperations.ListBuildsRequest
                );
                break;
            default:
                ListNamed(
                    WorkflowOperations.ListVersions,
                    Name,
                    "workflow",
                    filters => WorkflowOperations.ListVersionsRequest(Owners.Spell(Owner), filters),
                    Filter,
                    static workflow => workflow.Name
                );
                break;
        }
    }
}
