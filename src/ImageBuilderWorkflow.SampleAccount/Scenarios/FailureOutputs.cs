using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageBuilderWorkflow.SampleAccount.Scenarios;

/// <summary>The outputs of failed steps: JSON text that contains the JSON summary of the component runner as a string.</summary>
internal static class FailureOutputs
{
    /// <summary>Does not escape the characters that the service does not escape.</summary>
    public static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The outputs of an ExecuteComponents or RunCommand step whose command failed.</summary>
    /// <param name="commandId">The id of the Systems Manager command.</param>
    /// <param name="failureMessage">The message of the component runner.</param>
    /// <param name="executedSteps">How many steps of the document ran.</param>
    /// <param name="logUrl">The location of the runner's log.</param>
    public static string CommandFailed(string commandId, string failureMessage, int executedSteps, string logUrl)
    {
        var summary = JsonSerializer.Serialize(
            new
            {
                executionId = commandId[^12..],
                status = "failed",
                failedStepCount = 1,
                executedStepCount = executedSteps,
                ignoredFailedStepCount = 0,
                failureMessage,
                logUrl,
            },
            Relaxed
        );
        return JsonSerializer.Serialize(
            new
            {
                runCommandId = commandId,
                status = "Failed",
                error = "failed to run commands: exit status 1",
                output = summary + "\n",
            },
            Relaxed
        );
    }

    /// <summary>The outputs of a step whose command failed before the component runner could report.</summary>
    /// <param name="commandId">The id of the Systems Manager command.</param>
    /// <param name="output">What the command printed.</param>
    public static string CommandDied(string commandId, string output) =>
        JsonSerializer.Serialize(
            new
            {
                runCommandId = commandId,
                status = "Failed",
                error = "failed to run commands: exit status 1",
                output,
            },
            Relaxed
        );
}
