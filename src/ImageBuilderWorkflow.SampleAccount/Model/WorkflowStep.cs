namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>One step of a workflow's definition, and what a run of it usually looks like.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Action">The action it performs.</param>
/// <param name="TypicalDuration">How long it usually takes.</param>
/// <param name="TimeoutSeconds">How long it may take.</param>
internal sealed record WorkflowStep(string Name, string Action, TimeSpan TypicalDuration, int TimeoutSeconds)
{
    public string OnFailure { get; init; } = "Abort";

    public string? Description { get; init; }

    /// <summary>The step whose instance this one works on; null when it needs none.</summary>
    public string? InstanceFrom { get; init; }

    /// <summary>The inputs of a step that needs no instance, as JSON text.</summary>
    public string? Inputs { get; init; }

    /// <summary>What a completed run puts out, as JSON text, or null for nothing.</summary>
    public Func<RunContext, string?> Outputs { get; init; } = _ => null;

    /// <summary>The inputs as they stand before the step begins: references that are not yet resolved.</summary>
    public string? UnresolvedInputs =>
        InstanceFrom is null ? Inputs : $$"""{"instanceId.$": "$.stepOutputs.{{InstanceFrom}}.instanceId"}""";

    /// <summary>The inputs once the step runs.</summary>
    public string? ResolvedInputs(RunContext context) => InstanceFrom is null ? Inputs : $$"""{"instanceId": "{{context.InstanceId}}"}""";
}
