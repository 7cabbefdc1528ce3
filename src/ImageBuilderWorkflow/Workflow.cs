namespace ImageBuilderWorkflow;

/// <summary>
/// A build version of a workflow (API: <c>WorkflowSummary</c> of ListWorkflowBuildVersions, and the <c>Workflow</c> of GetWorkflow, which
/// tells more).
/// </summary>
public sealed class Workflow : ServiceObject
{
    /// <summary>The workflow's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The version, three numbers (API: <c>version</c>).</summary>
    public string? Version { get; set; }

    /// <summary>The ARN of the build version; it ends in the version and the number of the build (API: <c>arn</c>).</summary>
    public string? Arn { get; set; }

    /// <summary>BUILD, TEST or DISTRIBUTION, or another text that the service sends (API: <c>type</c>).</summary>
    public string? Type { get; set; }

    /// <summary>DEPRECATED, or another text that the service sends (API: <c>state.status</c>). <see langword="null"/> for a workflow in use.</summary>
    public string? Status { get; set; }

    /// <summary>Why the workflow has this status (API: <c>state.reason</c>). <see langword="null"/> when no reason is given.</summary>
    public string? StatusReason { get; set; }

    /// <summary>What the workflow does (API: <c>description</c>). <see langword="null"/> when nobody wrote it down.</summary>
    public string? Description { get; set; }

    /// <summary>What is new in this build version (API: <c>changeDescription</c>). <see langword="null"/> when nobody wrote it down.</summary>
    public string? ChangeDescription { get; set; }

    /// <summary>Who owns it: an account, or Amazon for example (API: <c>owner</c>).</summary>
    public string? Owner { get; set; }

    /// <summary>When the build version was created, in UTC (API: <c>dateCreated</c>, an ISO-8601 text).</summary>
    public DateTime? DateCreated { get; set; }

    /// <summary>The workflow's document, YAML (API: <c>data</c>). Only GetWorkflow tells; <see langword="null"/> in a listing.</summary>
    public string? Data { get; set; }

    /// <summary>The parameters that the workflow can be given (API: <c>parameters</c>). Only GetWorkflow tells; empty when there are none.</summary>
    public ValueList<WorkflowParameterDetail> Parameters { get; set; } = ValueList<WorkflowParameterDetail>.Empty;

    /// <summary>The key that the document is encrypted with (API: <c>kmsKeyId</c>). Only GetWorkflow tells; <see langword="null"/> for the service's own.</summary>
    public string? KmsKeyId { get; set; }

    /// <summary>The ARN of the newest version of the workflow, <c>x.x.x</c> (API: <c>latestVersionReferences.latestVersionArn</c> of the response). Only GetWorkflow tells.</summary>
    public string? LatestVersionArn { get; set; }

    /// <summary>The ARN of the newest version with the same first number (API: <c>latestVersionReferences.latestMajorVersionArn</c> of the response). Only GetWorkflow tells.</summary>
    public string? LatestMajorVersionArn { get; set; }

    /// <summary>The ARN of the newest version with the same first two numbers (API: <c>latestVersionReferences.latestMinorVersionArn</c> of the response). Only GetWorkflow tells.</summary>
    public string? LatestMinorVersionArn { get; set; }

    /// <summary>The ARN of the newest build of this version (API: <c>latestVersionReferences.latestPatchVersionArn</c> of the response). Only GetWorkflow tells.</summary>
    public string? LatestPatchVersionArn { get; set; }

    /// <summary>The workflow's tags (API: <c>tags</c>). Empty when there are none.</summary>
    public TagMap Tags { get; set; } = TagMap.Empty;

    /// <summary>Gives the ARN of the build version.</summary>
    /// <returns>The text; empty when the service sent none.</returns>
    public override string ToString() => Arn ?? string.Empty;
}
