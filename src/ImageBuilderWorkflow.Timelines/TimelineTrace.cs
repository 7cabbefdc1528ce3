using System.Text.Json;

namespace ImageBuilderWorkflow.Timelines;

/// <summary>
/// Writes a chart as a trace in the Trace Event Format of Chrome, which Perfetto opens: a process for each build, a thread for each
/// workflow. Its times are absolute.
/// </summary>
internal static class TimelineTrace
{
    /// <summary>Writes a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="title">The title.</param>
    /// <param name="output">What to write to.</param>
    public static void Write(TimelineChart chart, string title, Stream output)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteStartArray("traceEvents");
        var process = 0;
        foreach (var build in TimelineSummary.Of(chart))
        {
            WriteBuild(json, build, ++process);
        }

        json.WriteEndArray();
        json.WriteString("displayTimeUnit", "ms");
        json.WriteStartObject("otherData");
        json.WriteString("title", title);
        json.WriteString("source", "ImageBuilderWorkflow");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteBuild(Utf8JsonWriter json, TimelineSummary build, int process)
    {
        WriteMetadata(json, "process_name", process, 0, "name", build.Title);
        WriteMetadata(json, "process_labels", process, 0, "labels", build.Status);
        json.WriteStartObject();
        WriteHead(json, "process_sort_index", "M", process, 0);
        json.WriteStartObject("args");
        json.WriteNumber("sort_index", process);
        json.WriteEndObject();
        json.WriteEndObject();

        var thread = 0;
        foreach (var rows in build.Rows.GroupBy(static row => row.Level == 0 ? null : row.Entry.WorkflowExecutionId))
        {
            var lanes = Lanes(rows);
            for (var lane = 0; lane < lanes.Count; lane++)
            {
                thread++;
                WriteMetadata(json, "thread_name", process, thread, "name", ThreadName(rows.First().Entry, lane));
                json.WriteStartObject();
                WriteHead(json, "thread_sort_index", "M", process, thread);
                json.WriteStartObject("args");
                json.WriteNumber("sort_index", thread);
                json.WriteEndObject();
                json.WriteEndObject();
                foreach (var item in lanes[lane])
                {
                    WriteEvent(json, item, process, thread);
                }
            }
        }
    }

    private static string ThreadName(TimelineEntry entry, int lane)
    {
        var name = entry.Kind == "Image" ? "image build" : TimelineText.Line(entry.Workflow ?? entry.WorkflowExecutionId ?? entry.Name);
        return lane == 0 ? name : TimelineText.Invariant($"{name} ({lane + 1})");
    }

    // The events of a thread have to lie within each other or apart. What overlaps otherwise goes to another thread.
    private static List<List<TraceEvent>> Lanes(IEnumerable<TimelineRow> rows)
    {
        var lanes = new List<List<TraceEvent>>();
        var open = new List<Stack<long>>();
        var events = rows.Where(static row => row.Start is not null)
            .Select(static row => new TraceEvent(row))
            .OrderBy(static item => item.Start)
            .ThenByDescending(static item => item.End)
            .ThenBy(static item => item.Row.Level);
        foreach (var item in events)
        {
            var lane = 0;
            while (lane < lanes.Count && !Fits(open[lane], item))
            {
                lane++;
            }

            if (lane == lanes.Count)
            {
                lanes.Add([]);
                open.Add(new Stack<long>());
            }

            lanes[lane].Add(item);
            open[lane].Push(item.End);
        }

        return lanes;
    }

    private static bool Fits(Stack<long> open, TraceEvent item)
    {
        while (open.TryPeek(out var end) && end <= item.Start)
        {
            open.Pop();
        }

        return !open.TryPeek(out var around) || item.End <= around;
    }

    private static void WriteEvent(Utf8JsonWriter json, TraceEvent item, int process, int thread)
    {
        var entry = item.Row.Entry;
        json.WriteStartObject();
        WriteHead(json, TimelineText.Name(entry), "X", process, thread);
        json.WriteString("cat", $"{TimelineText.Line(entry.Kind).ToLowerInvariant()},{item.Row.State.ToString().ToLowerInvariant()}");
        json.WriteNumber("ts", item.Start);
        json.WriteNumber("dur", item.End - item.Start);
        json.WriteStartObject("args");
        WriteText(json, "status", entry.Status);
        WriteText(json, "reason", entry.Reason);
        json.WriteBoolean("isCritical", entry.IsCritical);
        if (entry.IsWaiting)
        {
            json.WriteBoolean("isWaiting", true);
        }

        if (item.Row.IsOpen)
        {
            json.WriteBoolean("isRunning", true);
        }

        if (!item.Row.IsEndKnown)
        {
            json.WriteBoolean("isEndUnknown", true);
        }

        if (entry.Wait is { } wait)
        {
            json.WriteNumber("waitSeconds", wait.TotalSeconds);
        }

        WriteText(json, "imageBuildVersionArn", entry.ImageBuildVersionArn);
        WriteText(json, "workflowBuildVersionArn", entry.WorkflowBuildVersionArn);
        WriteText(json, "workflowExecutionId", entry.WorkflowExecutionId);
        WriteText(json, "workflowType", entry.WorkflowType);
        WriteText(json, "parallelGroup", entry.ParallelGroup);
        WriteText(json, "stepExecutionId", entry.StepExecutionId);
        WriteText(json, "stepAction", entry.StepAction);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, string kind, int process, int thread, string name, string value)
    {
        json.WriteStartObject();
        WriteHead(json, kind, "M", process, thread);
        json.WriteStartObject("args");
        json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, string name, string phase, int process, int thread)
    {
        json.WriteString("name", name);
        json.WriteString("ph", phase);
        json.WriteNumber("pid", process);
        json.WriteNumber("tid", thread);
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, TimelineText.Block(value, int.MaxValue));
        }
    }

    // An event with its times in microseconds since 1970.
    private sealed class TraceEvent
    {
        public TraceEvent(TimelineRow row)
        {
            Row = row;
            var start = TimelineText.Utc(row.Entry.StartTime!.Value);
            Start = Microseconds(start);
            End = Microseconds(start + row.Length!.Value);
        }

        public TimelineRow Row { get; }

        public long Start { get; }

        public long End { get; }

        private static long Microseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
    }
}
