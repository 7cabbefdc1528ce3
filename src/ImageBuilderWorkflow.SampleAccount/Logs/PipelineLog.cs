using System.Globalization;
using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Logs;

/// <summary>
/// Writes the log of an image pipeline: what became of its scheduled runs, and why it was disabled. Each day is a stream.
/// </summary>
internal static class PipelineLog
{
    private const int ShownRuns = 5;

    /// <summary>The streams of a pipeline, each with its events; empty for a pipeline that has not run.</summary>
    public static IReadOnlyList<(string Stream, IReadOnlyList<LogEvent> Events)> Streams(Pipeline pipeline) =>
        [
            .. Events(pipeline)
                .OrderBy(one => one.At)
                .GroupBy(one => one.At.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture))
                .Select(day =>
                    (day.Key, (IReadOnlyList<LogEvent>)[.. day.Select(one => new LogEvent(LogGroups.Milliseconds(one.At), one.Message))])
                ),
        ];

    private static IEnumerable<(DateTime At, string Message)> Events(Pipeline pipeline)
    {
        if (pipeline.LastRun is not { } last)
            yield break;
        yield return (last.AddMilliseconds(-310), $"Pipeline {pipeline.Arn} execution started.");
        yield return (last, $"Started an image build of pipeline {pipeline.Name}.");
        if (pipeline.ScheduleExpression is null)
            yield break;

        // Before the last run: runs on schedule, of which every other one found nothing new.
        var interval = pipeline.ScheduleExpression.StartsWith("cron(", StringComparison.Ordinal)
            ? TimeSpan.FromDays(7)
            : TimeSpan.FromDays(1);
        var scheduled = (pipeline.NextRun ?? last) - interval;
        for (var run = 1; run <= ShownRuns; run++, scheduled -= interval)
        {
            yield return (scheduled, $"Scheduled execution of pipeline {pipeline.Arn} with {pipeline.ScheduleExpression}.");
            yield return (
                scheduled.AddMilliseconds(940),
                run % 2 == 1
                    ? "Skipped the scheduled execution: no dependency updates are available for the start condition "
                        + "EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE."
                    : $"Started an image build of pipeline {pipeline.Name}."
            );
        }

        if (pipeline is { Status: "DISABLED", ConsecutiveFailures: { } failures })
        {
            yield return (
                pipeline.Updated,
                string.Create(CultureInfo.InvariantCulture, $"Disabled pipeline {pipeline.Arn} after {failures} consecutive failures.")
            );
        }
    }
}
