namespace ImageBuilderWorkflow;

/// <summary>A parameter value for a workflow (API: <c>WorkflowParameter</c>). Its text is <c>name=value</c>.</summary>
public sealed class WorkflowParameter : ServiceValue
{
    /// <summary>The name of the parameter (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>
    /// The value of the parameter (API: <c>value</c>). The parameter types known today have a single value. Empty if there is none.
    /// </summary>
    public ValueList<string> Value { get; set; } = ValueList<string>.Empty;

    /// <summary>Returns the name and the value.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name}={string.Join(',', Value)}";
}
