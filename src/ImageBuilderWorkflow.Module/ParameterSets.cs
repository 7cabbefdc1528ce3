namespace ImageBuilderWorkflow.Commands;

/// <summary>The names of the parameter sets.</summary>
internal static class ParameterSets
{
    /// <summary>All that belongs to something.</summary>
    public const string List = "List";

    /// <summary>One object by its id.</summary>
    public const string ById = "ById";
}
