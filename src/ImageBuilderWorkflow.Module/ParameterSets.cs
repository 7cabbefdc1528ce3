namespace ImageBuilderWorkflow.Commands;

/// <summary>The names of the parameter sets.</summary>
internal static class ParameterSets
{
    /// <summary>All there are, or all that belongs to something.</summary>
    public const string List = "List";

    /// <summary>The builds of a version.</summary>
    public const string ByVersion = "ByVersion";

    /// <summary>The images of a pipeline.</summary>
    public const string ByPipeline = "ByPipeline";

    /// <summary>What comes through the pipeline.</summary>
    public const string Piped = "Piped";

    /// <summary>One object by its id.</summary>
    public const string ById = "ById";

    /// <summary>What belongs to a workflow execution, by its id.</summary>
    public const string ByExecution = "ByExecution";

    /// <summary>The entries of timelines.</summary>
    public const string ByEntry = "ByEntry";
}
