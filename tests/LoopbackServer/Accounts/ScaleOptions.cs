namespace ImageBuilderWorkflow.Loopback;

/// <summary>The sizes of the generated builds. A build of size 0 does not exist.</summary>
public sealed record ScaleOptions
{
    /// <summary>How many steps <see cref="KnownResources.BigWorkflowExecutionId"/> has.</summary>
    public int BigStepCount { get; init; }

    /// <summary>How many executions <see cref="KnownResources.FanImageArn"/> has.</summary>
    public int FanExecutionCount { get; init; }

    /// <summary>How many steps each execution of <see cref="KnownResources.FanImageArn"/> has.</summary>
    public int FanStepCount { get; init; }
}
