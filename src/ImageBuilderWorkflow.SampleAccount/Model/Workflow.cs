namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>One build version of a workflow, with its steps. A null member is absent in responses.</summary>
internal sealed record Workflow
{
    /// <summary>The ARN with the build number.</summary>
    public required string Arn { get; init; }

    /// <summary>The ARN of the version, without the build number.</summary>
    public required string VersionArn { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string Type { get; init; }

    /// <summary>The account id, or <c>Amazon</c> for a managed workflow.</summary>
    public required string Owner { get; init; }

    public required string Description { get; init; }

    public string? ChangeDescription { get; init; }

    public required DateTime Created { get; init; }

    public required IReadOnlyList<WorkflowStep> Steps { get; init; }

    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    public bool IsDeprecated { get; init; }

    /// <summary>A parameter that a pipeline can set.</summary>
    internal sealed record Parameter(string Name, string Type, string DefaultValue, string Description);
}
