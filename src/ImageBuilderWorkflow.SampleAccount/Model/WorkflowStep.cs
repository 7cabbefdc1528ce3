namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>One step of a workflow, and what its execution usually looks like.</summary>
/// <param name="Name">The step name.</param>
/// <param name="Action">The action.</param>
/// <param name="TypicalDuration">The usual duration.</param>
/// <param name="TimeoutSeconds">The timeout in seconds.</param>
internal sealed record WorkflowStep(string Name, string Action, TimeSpan TypicalDuration, int TimeoutSeconds)
{
    public string OnFailure { get; init; } = "Abort";

    public string? Description { get; init; }

    /// <summary>The step that launches the instance on which this step runs; null if it needs none.</summary>
    public string? InstanceFrom { get; init; }

    /// <summary>The inputs of a step that needs no instance, as JSON text.</summary>
    public string? Inputs { get; init; }

    /// <summary>The outputs of a completed step as JSON text; null for none.</summary>
    public Func<RunContext, string?> Outputs { get; init; } = _ => null;

    /// <summary>The inputs before the step starts, with unresolved references.</summary>
    public string? UnresolvedInputs =>
        InstanceFrom is null ? Inputs : $$"""{"instanceId.$": "$.stepOutputs.{{InstanceFrom}}.instanceId"}""";

    /// <summary>The inputs after the step has started.</summary>
    public string? ResolvedInputs(RunContext context) => InstanceFrom is null ? Inputs : $$"""{"instanceId": "{{context.InstanceId}}"}""";
}
