namespace ImageBuilderWorkflow;

/// <summary>
/// A version of a workflow, which may have many builds (API: <c>WorkflowVersion</c> of ListWorkflows).
/// </summary>
public sealed class WorkflowVersion : ServiceObject
{
    /// <summary>The workflow's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The version, three numbers (API: <c>version</c>).</summary>
    public string? Version { get; set; }

    /// <summary>The ARN of the version; the ARN of a build has the build's number behind it (API: <c>arn</c>).</summary>
    public string? Arn { get; set; }

    /// <summary>BUILD, TEST or DISTRIBUTION, or another text that the service sends (API: <c>type</c>).</summary>
    public string? Type { get; set; }

    /// <summary>What the workflow does (API: <c>description</c>). <see langword="null"/> when nobody wrote it down.</summary>
    public string? Description { get; set; }

    /// <summary>Who owns it: an account, or Amazon for example (API: <c>owner</c>).</summary>
    public string? Owner { get; set; }

    /// <summary>When the version was created, in UTC (API: <c>dateCreated</c>, an ISO-8601 text).</summary>
    public DateTime? DateCreated { get; set; }

    /// <summary>Gives the ARN of the version.</summary>
    /// <returns>The text; empty when the service sent none.</returns>
    public override string ToString() => Arn ?? string.Empty;
}
