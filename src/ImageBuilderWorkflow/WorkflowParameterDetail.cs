namespace ImageBuilderWorkflow;

/// <summary>
/// A parameter that a workflow accepts (API: <c>WorkflowParameterDetail</c>). Its text is the name, the type and the default value.
/// </summary>
public sealed class WorkflowParameterDetail : ServiceValue
{
    /// <summary>The name of the parameter (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The type of the parameter, for example string or boolean (API: <c>type</c>).</summary>
    public string? Type { get; set; }

    /// <summary>The default value of the parameter (API: <c>defaultValue</c>). Empty if the parameter is required.</summary>
    public ValueList<string> DefaultValue { get; set; } = ValueList<string>.Empty;

    /// <summary>The description of the parameter (API: <c>description</c>). <see langword="null"/> if it has no description.</summary>
    public string? Description { get; set; }

    /// <summary>Returns the name, the type and the default value, for example <c>waitForActionAtEnd (boolean) = true</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        DefaultValue.Count == 0 ? $"{Name} ({Type})" : $"{Name} ({Type}) = {string.Join(',', DefaultValue)}";
}
