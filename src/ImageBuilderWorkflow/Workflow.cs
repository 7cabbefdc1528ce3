namespace ImageBuilderWorkflow;

/// <summary>
/// A build version of a workflow (API: <c>WorkflowSummary</c> of ListWorkflowBuildVersions, and <c>Workflow</c> of GetWorkflow, which has
/// more fields).
/// </summary>
public sealed class Workflow : ServiceObject
{
    /// <summary>The name of the workflow (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The version, three numbers (API: <c>version</c>).</summary>
    public string? Version { get; set; }

    /// <summary>The ARN of the workflow build version. It ends in the version and the build number (API: <c>arn</c>).</summary>
    public string? Arn { get; set; }

    /// <summary>The type of the workflow: BUILD, TEST or DISTRIBUTION (API: <c>type</c>). Other values are possible.</summary>
    public string? Type { get; set; }

    /// <summary>
    /// The status of the workflow: DEPRECATED (API: <c>state.status</c>). Other values are possible. <see langword="null"/> for a workflow
    /// that is not deprecated.
    /// </summary>
    public string? Status { get; set; }

    /// <summary>The reason for the status (API: <c>state.reason</c>). <see langword="null"/> if the service gives no reason.</summary>
    public string? StatusReason { get; set; }

    /// <summary>The description of the workflow (API: <c>description</c>). <see langword="null"/> if it has no description.</summary>
    public string? Description { get; set; }

    /// <summary>
    /// What changed in this build version (API: <c>changeDescription</c>). <see langword="null"/> if there is no such description.
    /// </summary>
    public string? ChangeDescription { get; set; }

    /// <summary>The owner of the workflow: an account id, or a name such as Amazon (API: <c>owner</c>).</summary>
    public string? Owner { get; set; }

    /// <summary>The date and time when the build version was created, in UTC (API: <c>dateCreated</c>, an ISO 8601 text).</summary>
    public DateTime? DateCreated { get; set; }

    /// <summary>
    /// The YAML document of the workflow (API: <c>data</c>). Only GetWorkflow returns it; <see langword="null"/> in a listing.
    /// </summary>
    public string? Data { get; set; }

    /// <summary>
    /// The parameters that the workflow accepts (API: <c>parameters</c>). Only GetWorkflow returns them. Empty if there are none.
    /// </summary>
    public ValueList<WorkflowParameterDetail> Parameters { get; set; } = ValueList<WorkflowParameterDetail>.Empty;

    /// <summary>
    /// The KMS key that encrypts the document (API: <c>kmsKeyId</c>). Only GetWorkflow returns it. <see langword="null"/> for the key of
    /// the service.
    /// </summary>
    public string? KmsKeyId { get; set; }

    /// <summary>
    /// The ARN of the latest version of the workflow, <c>x.x.x</c> (API: <c>latestVersionReferences.latestVersionArn</c> of the response).
    /// Only GetWorkflow returns it.
    /// </summary>
    public string? LatestVersionArn { get; set; }

    /// <summary>
    /// The ARN of the latest version with the same major version (API: <c>latestVersionReferences.latestMajorVersionArn</c> of the
    /// response). Only GetWorkflow returns it.
    /// </summary>
    public string? LatestMajorVersionArn { get; set; }

    /// <summary>
    /// The ARN of the latest version with the same major and minor version (API: <c>latestVersionReferences.latestMinorVersionArn</c> of
    /// the response). Only GetWorkflow returns it.
    /// </summary>
    public string? LatestMinorVersionArn { get; set; }

    /// <summary>
    /// The ARN of the latest build of this version (API: <c>latestVersionReferences.latestPatchVersionArn</c> of the response). Only
    /// GetWorkflow returns it.
    /// </summary>
    public string? LatestPatchVersionArn { get; set; }

    /// <summary>The tags of the workflow (API: <c>tags</c>). Empty if there are none.</summary>
    public TagMap Tags { get; set; } = TagMap.Empty;

    private protected override string? OwnerArn => Arn;

    /// <summary>Returns the ARN of the workflow build version.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() => Arn ?? string.Empty;
}
