using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageBuilderWorkflow.SampleAccount.Data;

/// <summary>What failed steps put out: JSON text that holds the component runner's own JSON summary as a string.</summary>
internal static class FailureTexts
{
    /// <summary>JSON text with the characters that the service leaves as they are.</summary>
    public static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The outputs of an ExecuteComponents or RunCommand step whose command failed.</summary>
    /// <param name="commandId">The Systems Manager command.</param>
    /// <param name="failureMessage">What the component runner says.</param>
    /// <param name="executedSteps">How many of the document's steps ran.</param>
    /// <param name="logUrl">Where the runner left its log.</param>
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
            Relaxed);
        return JsonSerializer.Serialize(
            new { runCommandId = commandId, status = "Failed", error = "failed to run commands: exit status 1", output = summary + "\n" },
            Relaxed);
    }
}
