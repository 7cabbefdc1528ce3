using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>The errors of a log that does not exist: each names the reasons that apply.</summary>
internal static class LogErrors
{
    private const string Id = "LogNotFound";

    /// <summary>The prefix of the IAM action of an operation.</summary>
    public static string ServiceOf(string? operation) =>
        operation == CloudWatchLogs.GetLogEvents.Name || operation == CloudWatchLogs.FilterLogEvents.Name ? "logs" : "imagebuilder";

    /// <summary>A resource whose name the service does not tell.</summary>
    /// <param name="what">What it is.</param>
    /// <param name="value">What the caller asked for.</param>
    public static ErrorRecord NameUnknown(string what, string value) =>
        ErrorRecords.NameNotFound(Id, $"The response has no name of the {what} '{value}', so the log group is not known.", value);

    /// <summary>An image build without a log.</summary>
    public static ErrorRecord OfImage(Image image, LogLocation location, string region, string value) =>
        ErrorRecords.NameNotFound(Id, $"{Absence(location, region, value)} {ReasonOf(image)}", value);

    /// <summary>A pipeline without a log for a day.</summary>
    public static ErrorRecord OfPipeline(LogLocation location, string region, string value) =>
        ErrorRecords.NameNotFound(
            Id,
            $"{Absence(location, region, value)} A pipeline has a log only for days on which its schedule was due, and only as long as the "
                + "retention of the log group keeps it. Give another day to -Date.",
            value
        );

    private static string Absence(LogLocation location, string region, string value) =>
        $"There is no log of '{value}': CloudWatch Logs in {region} has no stream '{location.LogStreamName}' in the group "
        + $"'{location.LogGroupName}'.";

    private static string ReasonOf(Image image) =>
        image switch
        {
            { BuildType: "IMPORT" } => "The image was imported, so no build wrote a log.",
            { Status: "PENDING" or "CREATING" } =>
                $"The status of the build is {image.Status}: it has not written yet. -Wait waits for it.",
            { FailureContext: { WorkflowExecutionId: null } } => "The build failed before its first workflow, so nothing was written.",
            { Status: "FAILED" or "CANCELLED" } =>
                "The build ended before the service wrote, logging is turned off, the execution role may not write to CloudWatch Logs, or "
                    + "the "
                    + "retention of the log group has deleted it.",
            _ => "Logging is turned off, the execution role may not write to CloudWatch Logs, the image was built before Image Builder "
                + "wrote "
                + "to CloudWatch Logs, or the retention of the log group has deleted it.",
        };
}
