using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>All forms of ids and ARNs.</summary>
internal static class Identifiers
{
    public static IReadOnlyList<Identifier> All { get; } =
    [
        Identifier.WorkflowExecutionId,
        Identifier.StepExecutionId,
        Identifier.LifecycleExecutionId,
        Identifier.ImageBuildVersionArn,
        Identifier.ResourceArn,
    ];

    public static Identifier Named(string name) => All.Single(identifier => identifier.Name == name);
}
