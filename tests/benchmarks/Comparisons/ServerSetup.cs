namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>How a loopback server is set up.</summary>
/// <param name="LatencyMilliseconds">How long every request waits.</param>
/// <param name="StepCount">How many steps its big execution has.</param>
/// <param name="FanExecutionCount">How many executions its image for the fan-out has.</param>
/// <param name="FanStepCount">How many steps each of these has.</param>
internal sealed record ServerSetup(int LatencyMilliseconds, int StepCount, int FanExecutionCount = 0, int FanStepCount = 0)
{
    /// <summary>The setup as arguments of the server.</summary>
    public IEnumerable<string> Arguments =>
        [
            "--latency-ms",
            Figure.Text($"{LatencyMilliseconds}"),
            "--big-steps",
            Figure.Text($"{StepCount}"),
            "--fan",
            Figure.Text($"{FanExecutionCount}x{FanStepCount}"),
        ];
}
