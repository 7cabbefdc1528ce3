namespace ImageBuilderWorkflow;

/// <summary>A parameter that a workflow can be given (API: <c>WorkflowParameterDetail</c>). As text it is the name, the type and the default.</summary>
public sealed class WorkflowParameterDetail : ServiceValue
{
    /// <summary>The parameter's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>Its type, for example string or boolean (API: <c>type</c>).</summary>
    public string? Type { get; set; }

    /// <summary>The value that it has when it is not given (API: <c>defaultValue</c>). Empty when it must be given.</summary>
    public ValueList<string> DefaultValue { get; set; } = ValueList<string>.Empty;

    /// <summary>What the parameter is for (API: <c>description</c>). <see langword="null"/> when nobody wrote it down.</summary>
    public string? Description { get; set; }

    /// <summary>The name, the type and the default, for example <c>waitForActionAtEnd (boolean) = true</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => DefaultValue.Count == 0 ? $"{Name} ({Type})" : $"{Name} ({Type}) = {string.Join(',', DefaultValue)}";
}
