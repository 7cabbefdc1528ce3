namespace ImageBuilderWorkflow;

/// <summary>How often a workflow, or one of its steps, ran and failed, and how long it took.</summary>
/// <remarks>
/// The module computes these values from workflow executions and step executions. The durations are those of the executions that have ended
/// and have a status other than SKIPPED: a skipped execution did not run. Quantiles are by nearest rank, so each is the duration of one of
/// the executions.
/// </remarks>
public sealed class WorkflowMeasurement : ServiceObject
{
    /// <summary>
    /// The name of the workflow without its version, for example <c>build-image</c> (from the ARN of the workflow build version).
    /// </summary>
    public string? WorkflowName { get; set; }

    /// <summary>The name of the step. <see langword="null"/> for the workflow itself.</summary>
    public string? StepName { get; set; }

    /// <summary>The number of executions, whatever their status.</summary>
    public int Count { get; set; }

    /// <summary>
    /// The number of executions that failed: those with the status FAILED, ROLLBACK_IN_PROGRESS or ROLLBACK_COMPLETED. A workflow is rolled
    /// back because it failed.
    /// </summary>
    public int FailedCount { get; set; }

    /// <summary><c>FailedCount</c> divided by <c>Count</c>, from 0 to 1.</summary>
    public double FailureRate { get; set; }

    /// <summary>The shortest duration. <see langword="null"/> if no execution has a duration.</summary>
    public TimeSpan? MinDuration { get; set; }

    /// <summary>
    /// The median of the durations by nearest rank: the middle one or, if the number of durations is even, the shorter one of the two in
    /// the middle. <see langword="null"/> if no execution has a duration.
    /// </summary>
    public TimeSpan? MedianDuration { get; set; }

    /// <summary>
    /// The 90th percentile of the durations by nearest rank: the shortest one that at least 90 percent of the durations do not exceed.
    /// <see langword="null"/> if no execution has a duration.
    /// </summary>
    public TimeSpan? P90Duration { get; set; }

    /// <summary>The longest duration. <see langword="null"/> if no execution has a duration.</summary>
    public TimeSpan? MaxDuration { get; set; }

    /// <summary>The sum of the durations. <see langword="null"/> if no execution has a duration.</summary>
    public TimeSpan? TotalDuration { get; set; }

    /// <summary>The earliest start of an execution, in UTC. <see langword="null"/> if none has started.</summary>
    public DateTime? FirstStart { get; set; }

    /// <summary>The latest start of an execution, in UTC. <see langword="null"/> if none has started.</summary>
    public DateTime? LastStart { get; set; }

    /// <summary>
    /// How the duration develops: the median duration of the newest quarter of the executions, divided by the median duration of the rest.
    /// For example, 1.25 means that the newest executions took 25 percent longer. The newest quarter is the n/4 executions, rounded up,
    /// that started last, out of the n executions with a start and a duration. <see langword="null"/> if n is less than 8, or if the median
    /// of the rest is zero.
    /// </summary>
    public double? Trend { get; set; }

    /// <summary>Returns the name of the workflow, followed by a slash and the name of the step if there is one.</summary>
    /// <returns>The text, for example <c>build-image/ApplyBuildComponents</c>.</returns>
    public override string ToString() => StepName is null ? WorkflowName ?? string.Empty : $"{WorkflowName}/{StepName}";
}
