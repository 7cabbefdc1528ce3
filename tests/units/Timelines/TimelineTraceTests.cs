using System.Text.Json.Nodes;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Timelines;

/// <summary>The trace keeps to the Trace Event Format.</summary>
public sealed class TimelineTraceTests
{
    [Fact]
    public void A_build_is_a_process_and_a_workflow_is_a_thread()
    {
        var events = Events([.. Drawing.FailedBuild(), .. Drawing.WaitingBuild()]);

        Assert.Equal(["golden-image/1.4.2/2", "golden-image/1.4.3/1"], Names(events, "process_name"));
        Assert.Equal(
            ["image build", "workflow-1 1.0.1", "workflow-2 1.0.2", "image build", "workflow-1 1.0.1"],
            Names(events, "thread_name")
        );
        Assert.Equal(12, events.Count(static item => Text(item, "ph") == "X"));
    }

    [Fact]
    public void An_event_has_absolute_times_in_microseconds_and_what_belongs_to_it()
    {
        var step = Events(Drawing.FailedBuild()).Last(static item => Text(item, "ph") == "X");

        Assert.Equal((Drawing.Start.AddMinutes(25) - DateTime.UnixEpoch).TotalMicroseconds, step["ts"]!.GetValue<long>());
        Assert.Equal(300_000_000, step["dur"]!.GetValue<long>());
        Assert.Equal("step,failed", Text(step, "cat"));
        Assert.Equal("FAILED", Text(step["args"]!, "status"));
        Assert.Equal("The test found a difference.", Text(step["args"]!, "reason"));
        Assert.Equal("step-00000002-0000-4000-8000-000000000002", Text(step["args"]!, "stepExecutionId"));
        Assert.True(step["args"]!["isCritical"]!.GetValue<bool>());
    }

    [Fact]
    public void What_runs_ends_when_it_was_read_and_says_so()
    {
        var running = Events(Drawing.WaitingBuild()).Where(static item => item["args"]!["isRunning"] is not null).ToList();

        Assert.Equal(3, running.Count);
        Assert.All(
            running,
            static item =>
                Assert.Equal(
                    (Drawing.Start.AddMinutes(40) - DateTime.UnixEpoch).TotalMicroseconds,
                    item["ts"]!.GetValue<long>() + item["dur"]!.GetValue<long>()
                )
        );
    }

    // Perfetto drops an event that overlaps another one of its thread without lying in it.
    [Fact]
    public void The_events_of_a_thread_lie_within_each_other_or_apart()
    {
        const string Image = "golden-image/1.4.2/2";
        var random = new Random(5);
        List<TimelineEntry> entries = [Drawing.Workflow(Image, 1, "COMPLETED", 0, 60)];
        for (var step = 1; step <= 60; step++)
        {
            var start = random.Next(70);
            entries.Add(Drawing.Step(Image, 1, step, "COMPLETED", start, start + random.Next(-3, 20)));
        }

        var events = Events(entries).Where(static item => Text(item, "ph") == "X").ToList();

        Assert.Equal(entries.Count, events.Count);
        foreach (var thread in events.GroupBy(static item => item["tid"]!.GetValue<int>()))
        {
            var bars = thread
                .Select(static item =>
                    (Start: item["ts"]!.GetValue<long>(), End: item["ts"]!.GetValue<long>() + item["dur"]!.GetValue<long>())
                )
                .ToList();
            Assert.All(bars, static bar => Assert.True(bar.Start <= bar.End));
            foreach (var (first, second) in bars.SelectMany((bar, at) => bars.Skip(at + 1).Select(next => (bar, next))))
            {
                Assert.True(first.Start <= second.Start);
                Assert.True(second.Start >= first.End || second.End <= first.End);
            }
        }
    }

    private static List<JsonNode> Events(IEnumerable<TimelineEntry> entries) =>
        [.. JsonNode.Parse(Drawing.Of(".json", entries))!["traceEvents"]!.AsArray().Select(static item => item!)];

    private static IEnumerable<string?> Names(IEnumerable<JsonNode> events, string kind) =>
        events.Where(item => Text(item, "name") == kind).Select(static item => Text(item["args"]!, "name"));

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
