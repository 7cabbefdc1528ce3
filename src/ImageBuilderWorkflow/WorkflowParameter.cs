namespace ImageBuilderWorkflow;

/// <summary>A parameter that a workflow is given (API: <c>WorkflowParameter</c>). As text it is <c>name=value</c>.</summary>
public sealed class WorkflowParameter : ServiceValue
{
    /// <summary>The parameter's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The value, for the types known today one text (API: <c>value</c>). Empty when there is none.</summary>
    public ValueList<string> Value { get; set; } = ValueList<string>.Empty;

    /// <summary>The name and the value.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name}={string.Join(',', Value)}";
}
