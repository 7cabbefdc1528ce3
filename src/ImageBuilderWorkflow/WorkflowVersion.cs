namespace ImageBuilderWorkflow;

/// <summary>A version of a workflow, which can have many builds (API: <c>WorkflowVersion</c> of ListWorkflows).</summary>
public sealed class WorkflowVersion : ServiceObject
{
    /// <summary>The name of the workflow (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The version, three numbers (API: <c>version</c>).</summary>
    public string? Version { get; set; }

    /// <summary>The ARN of the workflow version (API: <c>arn</c>). The ARN of a build also has the build number.</summary>
    public string? Arn { get; set; }

    /// <summary>The type of the workflow: BUILD, TEST or DISTRIBUTION (API: <c>type</c>). Other values are possible.</summary>
    public string? Type { get; set; }

    /// <summary>The description of the workflow (API: <c>description</c>). <see langword="null"/> if it has no description.</summary>
    public string? Description { get; set; }

    /// <summary>The owner of the workflow: an account id, or a name such as Amazon (API: <c>owner</c>).</summary>
    public string? Owner { get; set; }

    /// <summary>The date and time when the version was created, in UTC (API: <c>dateCreated</c>, an ISO 8601 text).</summary>
    public DateTime? DateCreated { get; set; }

    private protected override string? OwnerArn => Arn;

    /// <summary>Returns the ARN of the workflow version.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() => Arn ?? string.Empty;
}
