using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Remembers what a wait tells.</summary>
/// <param name="time">The time.</param>
internal sealed class WaitRecorder<T>(LeapingTime time) : IWaitObserver<T>
    where T : ServiceObject
{
    public List<WaitResult<T>> Results { get; } = [];

    /// <summary>When each result came.</summary>
    public List<TimeSpan> Ends { get; } = [];

    public List<string> Lines { get; } = [];

    public List<WaitState> States { get; } = [];

    public List<string?> Approvals { get; } = [];

    public List<(WaitProblem Problem, string Code)> Problems { get; } = [];

    public void Seen(WaitInput input, WaitState state, IReadOnlyList<WaitChange> changes)
    {
        States.Add(state);
        Lines.AddRange(changes.Select(WaitSentence.Change));
    }

    public void WaitsForApproval(WaitInput input, WaitingWorkflowStep step) => Approvals.Add(step.StepExecutionId);

    public void GoesOn(WaitProblem problem, ImageBuilderException error) => Problems.Add((problem, error.ErrorCode));

    public void Ended(WaitResult<T> result)
    {
        Results.Add(result);
        Ends.Add(time.Passed);
    }

    public void Answered(ImageBuilderClient client) { }

    public bool RefusesAll(ImageBuilderClient client, ImageBuilderException error) => error.ErrorCode == "UnrecognizedClientException";
}
