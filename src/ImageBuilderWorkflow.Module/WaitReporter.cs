using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Writes what a wait tells, on the thread of the pipeline: objects, errors, warnings and lines.</summary>
/// <typeparam name="T">The type of what is waited for.</typeparam>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="kind">What is waited for, as error ids name it.</param>
/// <param name="reasonOf">The reason that the service gives for a status.</param>
/// <param name="progress">The progress display; <see langword="null"/> for none.</param>
/// <param name="isVerbose">Whether lines go to the verbose stream instead of the information stream.</param>
internal sealed class WaitReporter<T>(WaitCmdlet cmdlet, string kind, Func<T, string?> reasonOf, WaitDisplay? progress, bool isVerbose)
    : IWaitObserver<T>
    where T : ServiceObject, new()
{
    private const string Tag = "ImageBuilderWorkflow.Wait";

    /// <inheritdoc/>
    public void Seen(WaitInput input, WaitState state, IReadOnlyList<WaitChange> changes) =>
        cmdlet.Post(() =>
        {
            foreach (var change in changes)
            {
                WriteLine($"{WaitSentence.Name(input, state)}: {WaitSentence.Change(change)}");
            }

            progress?.Update(input, state);
        });

    /// <inheritdoc/>
    public void WaitsForApproval(WaitInput input, WaitingWorkflowStep step) =>
        cmdlet.Post(() =>
            cmdlet.WriteWarning(
                $"{step.Image ?? input.Value} waits for an approval: {Display.Line(WaitSentence.Waiting(step))}. Send-IBWorkflowStepAction "
                    + "resumes or stops it."
            )
        );

    /// <inheritdoc/>
    public void GoesOn(WaitProblem problem, ImageBuilderException error) => cmdlet.Post(() => Tell(problem, error));

    /// <inheritdoc/>
    public void Ended(WaitResult<T> result) => cmdlet.Post(() => Write(result));

    /// <inheritdoc/>
    public void Answered(ImageBuilderClient client) => cmdlet.TakeAnswer(client);

    /// <inheritdoc/>
    public bool RefusesAll(ImageBuilderClient client, ImageBuilderException error) => cmdlet.RefusesAll(client, error);

    private void Tell(WaitProblem problem, ImageBuilderException error)
    {
        var message = error.Message.TrimEnd('.');
        switch (problem)
        {
            case WaitProblem.State:
                cmdlet.WriteWarning($"The status cannot be read at the moment: {message}. The wait goes on.");
                break;
            case WaitProblem.Approvals:
                cmdlet.WriteWarning(
                    $"The steps that wait for an approval cannot be listed, so the wait does not tell of them: {message}. "
                        + Advice.For(error, string.Empty)
                );
                break;
            case WaitProblem.Steps:
                cmdlet.WriteWarning(
                    $"The steps cannot be listed, so the wait does not tell of them: {message}. {Advice.For(error, string.Empty)}"
                );
                break;
            default:
                cmdlet.WriteVerbose($"The reason for the failure cannot be read: {message}.");
                break;
        }
    }

    private void WriteLine(string line)
    {
        if (isVerbose)
        {
            cmdlet.WriteVerbose(Display.Line(line)!);
        }
        else
        {
            cmdlet.WriteInformation(line, Tag);
        }
    }

    private void Write(WaitResult<T> result)
    {
        progress?.End(result.Input);
        switch (result.Outcome)
        {
            case WaitOutcome.Reached:
                cmdlet.Emit(result.Item!);
                break;
            case WaitOutcome.Failed or WaitOutcome.Cancelled or WaitOutcome.StepFailed:
                cmdlet.Emit(result.Item!);
                if (cmdlet.ErrorOnFailure)
                {
                    cmdlet.WriteError(WaitErrors.NotSucceeded(result, kind, reasonOf(result.Item!)));
                }
                else if (result.Outcome == WaitOutcome.StepFailed)
                {
                    cmdlet.WriteWarning(WaitErrors.StepFailed(result));
                }

                break;
            case WaitOutcome.WaitsForApproval:
                cmdlet.WriteError(WaitErrors.WaitingForApproval(result));
                break;
            case WaitOutcome.TimedOut:
                cmdlet.WriteError(WaitErrors.TimedOut(result, TimeSpan.FromSeconds(cmdlet.Timeout!.Value)));
                break;
            default:
                cmdlet.WriteError(ErrorRecords.Request(result.Error!, result.Input.Value));
                break;
        }
    }
}
