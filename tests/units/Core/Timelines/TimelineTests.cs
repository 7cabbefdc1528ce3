using System.Globalization;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What the timeline of a build says: order, waits, the critical path and who waits for a person.</summary>
public sealed class TimelineTests
{
    private static readonly DateTime Requested = new(2026, 9, 14, 3, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Read = At(60);

    [Fact]
    public void The_image_comes_first_and_each_workflow_is_followed_by_its_steps()
    {
        var entries = Of(
            Image("AVAILABLE"),
            (Run("build", 1, 10), [Step("Launch", 1, 3), Step("Apply", 3, 10)]),
            (Run("test", 11, 20, type: "TEST"), [Step("Launch", 11, 20)])
        );

        Assert.Equal(
            ["Image golden-image/1.4.2/1", "Workflow build 1.0.3", "Step Launch", "Step Apply", "Workflow test 1.0.3", "Step Launch"],
            entries.Select(static entry => $"{entry.Kind} {entry.Name}")
        );
        Assert.Equal([null, "BUILD", "BUILD", "BUILD", "TEST", "TEST"], entries.Select(static entry => entry.WorkflowType));
        Assert.Equal(
            [null, "wf-build", "wf-build", "wf-build", "wf-test", "wf-test"],
            entries.Select(static entry => entry.WorkflowExecutionId)
        );
    }

    [Fact]
    public void An_entry_has_the_region_and_the_times_of_what_it_describes()
    {
        var entries = Of(Image("BUILDING"), (Run("build", 1, null), [Step("Apply", 2, null)]));

        Assert.All(entries, static entry => Assert.Equal("eu-west-1", entry.Region));
        Assert.All(entries, static entry => Assert.Equal("golden-image/1.4.2/1", entry.Image));
        Assert.Equal(["01:00:00", "00:59:00", "00:58:00"], entries.Select(static entry => $"{entry.Elapsed}"));
        Assert.All(entries, static entry => Assert.Null(entry.Duration));
    }

    [Theory]
    [InlineData("AVAILABLE", 20)]
    [InlineData("FAILED", 20)]
    [InlineData("CANCELLED", 20)]
    [InlineData("DEPRECATED", 20)]
    [InlineData("TESTING", null)]
    [InlineData("A_NEW_STATUS", null)]
    public void An_image_with_a_final_status_ends_with_its_last_workflow(string status, int? end)
    {
        var entries = Of(Image(status), (Run("test", 11, 20), []), (Run("build", 1, 10), []));

        Assert.Equal(end is { } minute ? At(minute) : null, entries[0].EndTime);
        Assert.Equal(Requested, entries[0].StartTime);
    }

    [Fact]
    public void An_image_without_workflows_has_one_entry_and_no_end()
    {
        var entry = Assert.Single(Of(Image("AVAILABLE")));

        Assert.Null(entry.EndTime);
        Assert.Null(entry.Elapsed);
        Assert.False(entry.IsCritical);
    }

    [Fact]
    public void A_step_waits_for_the_step_before_it_and_the_first_for_the_start_of_the_workflow()
    {
        var entries = Of(Image("AVAILABLE"), (Run("build", 2, 30), [Step("A", 3, 5), Step("B", 5, 5, "SKIPPED"), Step("C", 9, 30)]));

        Assert.Equal([null, 2, 1, 0, 4], entries.Select(static entry => entry.Wait?.TotalMinutes));
    }

    [Fact]
    public void A_workflow_waits_for_the_last_one_that_had_ended_and_the_first_for_the_request()
    {
        var entries = Of(
            Image("AVAILABLE"),
            (Run("build", 1, 10), []),
            (Run("test-a", 12, 20, group: "tests"), []),
            (Run("test-b", 12, 25, group: "tests"), []),
            (Run("test-c", 21, 24, group: "tests"), []),
            (Run("distribute", 28, 30), [])
        );

        Assert.Equal([null, 1, 2, 2, 1, 3], entries.Select(static entry => entry.Wait?.TotalMinutes));
    }

    [Fact]
    public void Of_a_parallel_group_only_the_workflow_that_ended_last_is_critical()
    {
        var entries = Of(
            Image("AVAILABLE"),
            (Run("build", 1, 10), [Step("Apply", 1, 10), Step("Optional", 10, 10, "SKIPPED")]),
            (Run("test-a", 12, 20, group: "tests"), [Step("A", 12, 20)]),
            (Run("test-b", 12, 25, group: "tests"), [Step("B", 12, 25)]),
            (Run("distribute", 28, 30), [Step("Copy", 28, 30)])
        );

        Assert.Equal(
            ["build 1.0.3", "Apply", "test-b 1.0.3", "B", "distribute 1.0.3", "Copy"],
            entries.Where(static entry => entry.IsCritical).Select(static entry => entry.Name)
        );
    }

    [Fact]
    public void A_workflow_of_a_large_group_that_started_when_another_ended_brings_that_one_onto_the_critical_path()
    {
        var entries = Of(
            Image("AVAILABLE"),
            (Run("build", 1, 10), []),
            (Run("test-a", 10, 15, group: "tests"), []),
            (Run("test-b", 10, 18, group: "tests"), []),
            (Run("test-c", 15, 25, group: "tests"), [])
        );

        Assert.Equal(
            ["wf-build", "wf-test-a", "wf-test-c"],
            entries.Where(static entry => entry.IsCritical).Select(static entry => entry.WorkflowExecutionId)
        );
    }

    [Fact]
    public void While_a_build_runs_what_runs_is_critical_so_far()
    {
        var entries = Of(
            Image("TESTING"),
            (Run("build", 1, 10), []),
            (Run("test-a", 12, 20, group: "tests"), []),
            (Run("test-b", 12, null, group: "tests"), [Step("B", 12, null), Step("C", null, null, "PENDING")]),
            (Run("distribute", null, null, "PENDING"), [])
        );

        Assert.Equal(
            ["build 1.0.3", "test-b 1.0.3", "B"],
            entries.Where(static entry => entry.IsCritical).Select(static entry => entry.Name)
        );
    }

    [Fact]
    public void A_retried_workflow_has_an_entry_for_each_execution_and_the_retry_follows_the_first()
    {
        var entries = Of(
            Image("AVAILABLE"),
            (Run("test", 40, 50, id: "wf-second"), []),
            (Run("build", 1, 10), []),
            (Run("test", 11, 20, "FAILED", id: "wf-first", message: "Step A failed"), [])
        );

        Assert.Equal(["wf-build", "wf-first", "wf-second"], entries.Skip(1).Select(static entry => entry.WorkflowExecutionId));
        Assert.Equal([1, 1, 20], entries.Skip(1).Select(static entry => entry.Wait!.Value.TotalMinutes));
        Assert.All(entries.Skip(1), static entry => Assert.True(entry.IsCritical));
        Assert.Equal([null, null, "Step A failed", null], entries.Select(static entry => entry.Reason));
    }

    [Fact]
    public void The_listing_may_be_in_any_order()
    {
        (WorkflowExecution, WorkflowStepExecution[])[] forward =
        [
            (Run("build", 1, 10), [Step("A", 1, 2), Step("B", 2, 2, "SKIPPED"), Step("C", 2, 10)]),
            (Run("skipped", null, null, "SKIPPED"), []),
            (Run("test-a", 12, 20, group: "tests"), []),
            (Run("test-b", 12, 25, group: "tests"), []),
            (Run("other", null, null, "PENDING", group: "more"), []),
            (Run("distribute", null, null, "PENDING"), []),
        ];

        var names = Of(Image("TESTING"), forward).Select(static entry => entry.Name);
        var backward = Of(Image("TESTING"), [.. forward.Reverse().Select(static one => (one.Item1, one.Item2.Reverse().ToArray()))]);

        Assert.Equal(
            ["build 1.0.3", "A", "B", "C", "skipped 1.0.3", "test-a 1.0.3", "test-b 1.0.3", "other 1.0.3", "distribute 1.0.3"],
            names.Skip(1)
        );
        Assert.Equal(names.Order(), backward.Select(static entry => entry.Name).Order());
        Assert.Equal(
            names.Where(static name => name is "A" or "B" or "C"),
            backward.Select(static entry => entry.Name).Where(static name => name is "A" or "B" or "C")
        );
    }

    [Fact]
    public void The_pending_workflows_of_a_group_stay_together()
    {
        var entries = Of(
            Image("TESTING"),
            (Run("a", null, null, "PENDING", group: "one"), []),
            (Run("b", null, null, "PENDING", group: "two"), []),
            (Run("c", null, null, "PENDING", group: "one"), []),
            (Run("build", 1, null), [])
        );

        Assert.Equal(["wf-build", "wf-a", "wf-c", "wf-b"], entries.Skip(1).Select(static entry => entry.WorkflowExecutionId));
    }

    [Theory]
    [InlineData("WAITING", 5, null, true)]
    [InlineData("RUNNING", 5, null, true)]
    [InlineData("PENDING", 5, null, true)]
    [InlineData("PENDING", null, null, false)]
    [InlineData("COMPLETED", 5, 9, false)]
    [InlineData("CANCELLED", 5, null, false)]
    public void A_step_that_waits_for_an_action_has_started_and_not_ended_and_its_workflow_waits(
        string status,
        int? start,
        int? end,
        bool isWaiting
    )
    {
        var entries = Of(
            Image("TESTING"),
            (Run("approve", 1, null), [Step("Prepare", 1, 5), Step("Approve", start, end, status, "WaitForAction")])
        );

        Assert.Equal([false, isWaiting, false, isWaiting], entries.Select(static entry => entry.IsWaiting));
    }

    [Fact]
    public void No_time_is_negative_whatever_the_clocks_say()
    {
        var entries = Of(
            Image("AVAILABLE"),
            (Run("build", -1, 10), [Step("A", 1, 5), Step("B", 4, 3), Step("C", 2, 10)]),
            (Run("test", 10, 9), [])
        );

        Assert.All(entries, static entry => Assert.False(entry.Wait < TimeSpan.Zero));
        Assert.True(entries[^1].IsCritical);
        Assert.True(entries[1].IsCritical);
    }

    [Fact]
    public void A_workflow_that_started_a_moment_before_the_last_one_ended_still_follows_it()
    {
        var build = Run("build", 1, 10);
        var test = Run("test", 10, 20);
        test.StartTime = build.EndTime!.Value.AddMilliseconds(-40);

        var entries = Of(Image("AVAILABLE"), (build, []), (test, []));

        Assert.Equal(TimeSpan.Zero, entries[2].Wait);
        Assert.True(entries[1].IsCritical);
    }

    [Fact]
    public void An_execution_that_does_not_tell_its_end_ended_with_its_last_step()
    {
        var entries = Of(
            Image("FAILED"),
            (Run("build", 1, null, "FAILED"), [Step("A", 1, 7, "FAILED", message: "no")]),
            (Run("test", 12, 20), [])
        );

        Assert.Equal(5, entries[^1].Wait?.TotalMinutes);
        Assert.Equal("no", entries[2].Reason);
        Assert.Null(entries[1].EndTime);
    }

    [Fact]
    public void An_execution_of_2023_has_the_type_of_its_ARN_and_one_without_an_ARN_has_its_id_for_a_name()
    {
        var old = Run("build", 1, 10);
        old.Type = null;
        var bare = Run("test", 11, 12);
        bare.Type = null;
        bare.WorkflowBuildVersionArn = null;

        var entries = Of(Image("AVAILABLE"), (old, []), (bare, []));

        Assert.Equal(["BUILD", null], entries.Skip(1).Select(static entry => entry.WorkflowType));
        Assert.Equal(["build 1.0.3", "wf-test"], entries.Skip(1).Select(static entry => entry.Name));
    }

    [Fact]
    public void Three_hundred_steps_come_in_their_order()
    {
        WorkflowStepExecution[] steps = [.. Enumerable.Range(0, 300).Select(static i => Step($"S{i}", i, i + 1))];

        var entries = Of(Image("AVAILABLE"), (Run("build", 0, 300), steps));

        Assert.Equal(steps.Select(static step => step.Name), entries.Skip(2).Select(static entry => entry.Name));
        Assert.All(entries.Skip(2), static entry => Assert.Equal(TimeSpan.Zero, entry.Wait));
    }

    private static DateTime At(double minute) => Requested.AddMinutes(minute);

    private static IReadOnlyList<TimelineEntry> Of(Image image, params (WorkflowExecution Run, WorkflowStepExecution[] Steps)[] runs) =>
        Timeline.Of(image, [.. runs.Select(static run => run.Run)], execution => runs.Single(run => run.Run == execution).Steps);

    private static Image Image(string status) =>
        new()
        {
            Arn = "arn:aws:imagebuilder:eu-west-1:123456789012:image/golden-image/1.4.2/1",
            Status = status,
            DateCreated = Requested,
            Region = "eu-west-1",
            ReadTime = Read,
        };

    private static WorkflowExecution Run(
        string name,
        int? start,
        int? end,
        string? status = null,
        string? group = null,
        string type = "BUILD",
        string? id = null,
        string? message = null
    ) =>
        new()
        {
            WorkflowExecutionId = id ?? $"wf-{name}",
            WorkflowBuildVersionArn =
                $"arn:aws:imagebuilder:eu-west-1:aws:workflow/{type.ToLower(CultureInfo.InvariantCulture)}/{name}/1.0.3/1",
            Type = type,
            Status = status ?? (end is null ? "RUNNING" : "COMPLETED"),
            Message = message,
            StartTime = start is { } from ? At(from) : null,
            EndTime = end is { } to ? At(to) : null,
            ParallelGroup = group,
            Region = "eu-west-1",
            ReadTime = Read,
        };

    private static WorkflowStepExecution Step(
        string name,
        int? start,
        int? end,
        string? status = null,
        string action = "ExecuteBash",
        string? message = null
    ) =>
        new()
        {
            StepExecutionId = $"step-{name}",
            Name = name,
            Action = action,
            Status = status ?? (end is null ? "RUNNING" : "COMPLETED"),
            Message = message,
            StartTime = start is { } from ? At(from) : null,
            EndTime = end is { } to ? At(to) : null,
            Region = "eu-west-1",
            ReadTime = Read,
        };
}
