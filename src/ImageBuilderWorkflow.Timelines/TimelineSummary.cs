namespace ImageBuilderWorkflow.Timelines;

/// <summary>What a reader wants to know of a build first: how long it took, what failed or waits, and what decided its end.</summary>
internal sealed class TimelineSummary
{
    /// <summary>Looks at a build.</summary>
    /// <param name="build">The build.</param>
    /// <param name="rows">Its rows.</param>
    public TimelineSummary(TimelineBuild build, IReadOnlyList<TimelineRow> rows)
    {
        Build = build;
        Rows = rows;
        Title = TimelineText.Line(build.Title) is { Length: > 0 } title ? title : "Image build";
        var failedWorkflows = rows.Where(static row => row.Level == 1 && row.State == TimelineState.Failed)
            .Select(static row => row.Entry.WorkflowExecutionId)
            .ToHashSet(StringComparer.Ordinal);
        var failed = rows.Where(static row => row.State == TimelineState.Failed).OrderByDescending(static row => row.Level).ToList();

        // A step that failed and whose workflow went on is not the cause.
        Failure =
            failed.Find(row => row.Level == 2 && (failedWorkflows.Count == 0 || failedWorkflows.Contains(row.Entry.WorkflowExecutionId)))
            ?? failed.Find(static row => row.Level < 2);
        Waiting = Deepest(rows.Where(static row => row.State == TimelineState.Waiting));
        Path = Deepest(rows.Where(static row => row.Entry.IsCritical && row.Start is not null));
        Overall = rows.FirstOrDefault(static row => row.Level == 0);
        State =
            Overall?.State
            ?? new[] { TimelineState.Failed, TimelineState.Waiting, TimelineState.Running, TimelineState.Cancelled }
                .Where(state => rows.Any(row => row.State == state))
                .Concat([rows.All(static row => row.State == TimelineState.Pending) ? TimelineState.Pending : TimelineState.Completed])
                .First();
        if (State == TimelineState.Running && Waiting.Count > 0)
        {
            State = TimelineState.Waiting;
        }
    }

    /// <summary>The build.</summary>
    public TimelineBuild Build { get; }

    /// <summary>Its rows.</summary>
    public IReadOnlyList<TimelineRow> Rows { get; }

    /// <summary>The name, version and build number of the image, as one line.</summary>
    public string Title { get; }

    /// <summary>The row of the image; <see langword="null"/> if it is not among the entries.</summary>
    public TimelineRow? Overall { get; }

    /// <summary>How the build stands.</summary>
    public TimelineState State { get; }

    /// <summary>The status of the build in plain words.</summary>
    public string Status => Overall is null || State == TimelineState.Waiting ? TimelineText.State(State) : TimelineText.Status(Overall);

    /// <summary>The length of the build, with a plus sign while it grows; empty if nothing has started.</summary>
    public string Length =>
        Build.Start is null ? string.Empty
        : Overall is { IsEndKnown: true } ? TimelineText.Length(Overall)
        : TimelineText.Length(Build.Length) + (Rows.Any(static row => row.IsOpen) ? "+" : string.Empty);

    /// <summary>The step that made the build fail, or else the workflow or the image; <see langword="null"/> if nothing failed.</summary>
    public TimelineRow? Failure { get; }

    /// <summary>Why it failed. Untrusted. <see langword="null"/> if nothing failed, or if nothing tells why.</summary>
    public string? Reason =>
        Failure is null
            ? null
            : new[] { Failure, WorkflowOf(Failure), Overall }
                .Select(static row => row?.Entry.Reason)
                .FirstOrDefault(static reason => !string.IsNullOrWhiteSpace(reason));

    /// <summary>The steps that wait for an action of a person, or else the workflows.</summary>
    public IReadOnlyList<TimelineRow> Waiting { get; }

    /// <summary>The steps that determined when the build ended, or else the workflows, in the order of time.</summary>
    public IReadOnlyList<TimelineRow> Path { get; }

    /// <summary>The row of the workflow of a step.</summary>
    /// <param name="step">The row of the step.</param>
    /// <returns>The row; <see langword="null"/> if it is not among the entries.</returns>
    public TimelineRow? WorkflowOf(TimelineRow step) =>
        Rows.FirstOrDefault(row => row.Level == 1 && row.Entry.WorkflowExecutionId == step.Entry.WorkflowExecutionId);

    /// <summary>The builds of a chart.</summary>
    /// <param name="chart">The chart.</param>
    public static IReadOnlyList<TimelineSummary> Of(TimelineChart chart) =>
        [.. chart.Builds.Select(build => new TimelineSummary(build, TimelineRow.Of(build, chart.Now)))];

    // Steps, or what contains them where there are no steps.
    private static List<TimelineRow> Deepest(IEnumerable<TimelineRow> rows)
    {
        var all = rows.Where(static row => row.Level > 0).ToList();
        var deepest = all.Count == 0 ? 0 : all.Max(static row => row.Level);
        return [.. all.Where(row => row.Level == deepest).OrderBy(static row => row.Start)];
    }
}
