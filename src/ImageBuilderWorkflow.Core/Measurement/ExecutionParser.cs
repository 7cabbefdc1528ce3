using System.Globalization;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Reads workflow executions and step executions from named values, which are those of an object of the module or, if the object was in a
/// file, texts.
/// </summary>
/// <param name="culture">The culture in which texts were written.</param>
internal sealed class ExecutionParser(CultureInfo culture)
{
    private const string ImageKind = "Image";
    private const string StepKind = "Step";

    // Texts that mean the same in every culture.
    private static readonly string[] IsoForms =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK",
    ];

    /// <summary>Reads a workflow execution of the module.</summary>
    /// <exception cref="FormatException">It cannot be measured.</exception>
    public static MeasuredExecution Read(WorkflowExecution execution) =>
        new(
            NameOf(execution.WorkflowBuildVersionArn, workflow: null, execution.WorkflowExecutionId),
            StepName: null,
            execution.Status,
            execution.StartTime,
            NotNegative(execution.Duration, execution.WorkflowExecutionId)
        );

    /// <summary>Reads a step execution of the module.</summary>
    /// <exception cref="FormatException">It cannot be measured.</exception>
    public static MeasuredExecution Read(WorkflowStepExecution execution) =>
        new(
            NameOf(execution.WorkflowBuildVersionArn, workflow: null, execution.StepExecutionId),
            execution.Name ?? throw Unnamed(execution.StepExecutionId),
            execution.Status,
            execution.StartTime,
            NotNegative(execution.Duration, execution.StepExecutionId)
        );

    /// <summary>Reads an execution from named values.</summary>
    /// <param name="valueOf">Gives a value by its name; <see langword="null"/> if there is none.</param>
    /// <param name="what">What the values belong to, for an error.</param>
    /// <returns>The execution; <see langword="null"/> if the values describe the image of a timeline.</returns>
    /// <exception cref="FormatException">The values are not those of an execution, or one of them cannot be read.</exception>
    public MeasuredExecution? Read(Func<string, object?> valueOf, string what)
    {
        var kind = Text(valueOf(nameof(TimelineEntry.Kind)));
        var workflow = Text(valueOf(nameof(WorkflowExecution.Workflow)));
        var arn = Text(valueOf(nameof(WorkflowExecution.WorkflowBuildVersionArn)));
        if (kind == ImageKind && workflow is null && arn is null)
        {
            return null;
        }

        what =
            Text(valueOf(nameof(WorkflowStepExecution.StepExecutionId)))
            ?? Text(valueOf(nameof(WorkflowExecution.WorkflowExecutionId)))
            ?? what;
        var name = NameOf(arn, workflow, what);
        var isStep = kind is null ? Text(valueOf(nameof(WorkflowStepExecution.StepExecutionId))) is not null : kind == StepKind;
        var step = Text(valueOf(nameof(TimelineEntry.StepName)));
        if (step is null && (isStep || kind is null))
        {
            step = Text(valueOf(nameof(WorkflowStepExecution.Name)));
        }

        if (step is null && isStep)
        {
            throw Unnamed(what);
        }

        var status =
            Text(valueOf(nameof(WorkflowExecution.Status)))
            ?? throw new FormatException($"'{what}' has no Status, which tells whether the execution failed.");
        var start = Time(valueOf, nameof(WorkflowExecution.StartTime), what);
        return new MeasuredExecution(name, step, status, start, NotNegative(Duration(valueOf, start, what), what));
    }

    private static string NameOf(string? arn, string? workflow, string? what)
    {
        if (ArnText.WorkflowName(arn) is { } name)
        {
            return name;
        }

        if (workflow is not null)
        {
            // A name and a version.
            return workflow.LastIndexOf(' ') is > 0 and var end ? workflow[..end] : workflow;
        }

        throw new FormatException(
            arn is null
                ? $"'{what}' is neither a workflow execution nor a step execution: it has no WorkflowBuildVersionArn and no Workflow."
                : $"'{arn}', the WorkflowBuildVersionArn of '{what}', is not the ARN of a workflow."
        );
    }

    private static FormatException Unnamed(string? what) => new($"'{what}' is a step execution without the name of its step.");

    private static TimeSpan? NotNegative(TimeSpan? duration, string? what) =>
        duration < TimeSpan.Zero
            ? throw new FormatException($"'{what}' has a negative duration, {duration:c}: it ends before it starts.")
            : duration;

    // Duration and DurationSeconds are exact, also in a file whose times are to the second.
    private TimeSpan? Duration(Func<string, object?> valueOf, DateTime? start, string what)
    {
        const string Form = "a time span such as 00:02:29.0820000";
        var value = valueOf(nameof(WorkflowExecution.Duration));
        if (value is TimeSpan duration)
        {
            return duration;
        }

        if (value is string && Text(value) is { } text)
        {
            return TimeSpan.TryParse(text, culture, out duration)
                ? duration
                : throw Unreadable(text, nameof(WorkflowExecution.Duration), what, Form);
        }

        return Seconds(valueOf(nameof(WorkflowExecution.DurationSeconds)), what)
            ?? (Time(valueOf, nameof(WorkflowExecution.EndTime), what) - start);
    }

    private TimeSpan? Seconds(object? value, string what)
    {
        const string Form = "a number of seconds";
        var text = value is IConvertible and not string ? Convert.ToString(value, CultureInfo.InvariantCulture) : Text(value);
        if (text is null)
        {
            return null;
        }

        // A number of another culture cannot be taken for a different one: digits are not grouped.
        var isNumber =
            (value is string && double.TryParse(text, NumberStyles.Float, culture, out var seconds))
            || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out seconds);
        return isNumber && Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond))
            : throw Unreadable(text, nameof(WorkflowExecution.DurationSeconds), what, Form);
    }

    private DateTime? Time(Func<string, object?> valueOf, string name, string what)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var value = valueOf(name);
        switch (value)
        {
            case DateTime { Kind: DateTimeKind.Local } local:
                return local.ToUniversalTime();
            case DateTime time:
                return DateTime.SpecifyKind(time, DateTimeKind.Utc);
            case DateTimeOffset time:
                return time.UtcDateTime;
        }

        if (Text(value) is not { } text)
        {
            return null;
        }

        return
            DateTime.TryParseExact(text, IsoForms, CultureInfo.InvariantCulture, Utc, out var parsed)
            || DateTime.TryParse(text, culture, Utc, out parsed)
            ? parsed
            : throw Unreadable(
                text,
                name,
                what,
                $"a time in the culture of the session, {(culture.Name.Length == 0 ? "invariant" : culture.Name)}, such as "
                    + $"{new DateTime(2026, 9, 14, 7, 52, 10).ToString(culture)}, or ISO 8601, such as 2026-09-14T07:52:10Z"
            );
    }

    private static FormatException Unreadable(string text, string name, string what, string form) =>
        new($"'{text}', the {name} of '{what}', is not {form}.");

    private static string? Text(object? value) => value?.ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
