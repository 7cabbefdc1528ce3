using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Core;

/// <summary>What is found out about one failure, and what follows from it.</summary>
internal sealed partial class FailureFindings
{
    // A step that ran out of time can end a moment before its limit by the clock of the service.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    private readonly ImageFailure _failure;
    private readonly List<FailureEvidence> _evidence = [];
    private readonly List<string> _consequences = [];
    private LogExcerpt? _excerpt;
    private DateTime? _executionEnd;

    /// <summary>Begins with an image build.</summary>
    /// <param name="image">The image build.</param>
    /// <param name="hasReason">Whether the status of the image and its reason are about this failure.</param>
    public FailureFindings(Image image, bool hasReason = true)
    {
        Image = image;
        var version = ArnText.Behind(image.Arn, ":image/")?.Split('/') is [_, var number, var build] ? $"{number}/{build}" : image.Version;
        Log = LogLocation.Of(image);
        _failure = new ImageFailure
        {
            ImageBuildVersionArn = image.Arn,
            Name = image.Name,
            Version = version,
            DateCreated = image.DateCreated,
            RequestId = image.RequestId,
            LogGroupName = Log?.LogGroupName,
            LogStreamName = Log?.LogStreamName,
        };
        _failure.ComesFrom(image);
        if (hasReason)
        {
            Add(EvidenceSource.Reason, image.StatusReason);
            _failure.Stage = FailureRules.StageIn(image.StatusReason);
            if (image.FailureContext is { } context)
            {
                Add(context);
            }
        }
    }

    /// <summary>The image build.</summary>
    public Image Image { get; }

    /// <summary>The log of the build; <see langword="null"/> if its place is not known.</summary>
    public LogLocation? Log { get; }

    /// <summary>The steps of the executions that were listed.</summary>
    public Dictionary<string, List<WorkflowStepExecution>> Steps { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether the build failed before a workflow began: there is a failure context without a workflow, and the reason names the cause. The
    /// builds of 2023 and before had no workflows.
    /// </summary>
    public bool IsBeforeWorkflows =>
        (Image.FailureContext is { WorkflowExecutionId: null, StepExecutionId: null } && HasCause)
        || FailureRules.IsOfAutomation(Image.StatusReason);

    /// <summary>Whether one of the texts so far names the cause.</summary>
    public bool HasCause => _evidence.Exists(IsCause);

    /// <summary>Adds the failed execution.</summary>
    public void Add(WorkflowExecution execution)
    {
        _failure.WorkflowExecutionId = execution.WorkflowExecutionId;
        AddWorkflow(execution.WorkflowBuildVersionArn, execution.Type);
        Insert(EvidenceSource.Execution, execution.Message);
        if (execution.Status?.StartsWith("ROLLBACK_", StringComparison.Ordinal) is true)
        {
            _consequences.Insert(0, $"The workflow {_failure.WorkflowName} was rolled back: {execution.Status}.");
        }

        _executionEnd = execution.EndTime;
    }

    /// <summary>Adds the failed step.</summary>
    public void Add(WorkflowStepExecution step)
    {
        _failure.WorkflowExecutionId ??= step.WorkflowExecutionId;
        AddWorkflow(step.WorkflowBuildVersionArn, type: null);
        _failure.StepExecutionId = step.StepExecutionId;
        _failure.StepName = step.Name ?? _failure.StepName;
        _failure.StepAction = step.Action;
        _failure.StepDuration = step.Duration;
        _failure.StepTimeout = step.TimeoutSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null;
        _failure.Attempts = step.AttemptNumber;
        _failure.FailedAt = step.EndTime;
        Add(EvidenceSource.Step, step.Message);
        var result = new StepResult(step);
        foreach (var (source, text) in result.Texts)
        {
            Add(source, text);
        }

        _failure.InstanceId ??= result.InstanceId;
        _failure.RunCommandId = result.RunCommandId;
        if (step.RollbackStatus is { Length: > 0 } rollback && rollback != "SKIPPED")
        {
            _consequences.Add($"The step {step.Name} was rolled back: {rollback}.");
        }
    }

    /// <summary>Adds what the other steps of the execution say: the instance, and what followed.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="failed">The failed step.</param>
    public void AddSteps(List<WorkflowStepExecution> steps, WorkflowStepExecution failed)
    {
        _failure.InstanceId ??= steps.Select(step => StepResult.Instance(step.Outputs)).FirstOrDefault(id => id is not null);
        var others = steps.FindAll(step => step.StepExecutionId != failed.StepExecutionId);
        foreach (var later in others.Where(step => step.Status == "FAILED" && step.EndTime >= failed.EndTime))
        {
            _consequences.Add($"The step {later.Name} failed later{Because(later.Reason)}.");
        }

        foreach (var step in others.Where(step => step.RollbackStatus is { Length: > 0 } and not "SKIPPED"))
        {
            _consequences.Add($"The step {step.Name} was rolled back: {step.RollbackStatus}.");
        }

        string[] pending = [.. others.Where(step => step.Status == "PENDING").Select(step => step.Name).OfType<string>()];
        if (pending.Length > 0)
        {
            _consequences.Add($"Left PENDING: {string.Join(", ", pending)}.");
        }
    }

    /// <summary>Adds the other executions of the build.</summary>
    /// <param name="failed">Those that failed too.</param>
    /// <param name="pending">Those that did not start.</param>
    public void AddLater(IEnumerable<WorkflowExecution> failed, IEnumerable<WorkflowExecution> pending)
    {
        foreach (var other in failed)
        {
            _consequences.Add(
                $"The workflow {other.Workflow} ({other.WorkflowExecutionId}) ended with {other.Status}{Because(other.Message)}."
            );
        }

        foreach (var other in pending)
        {
            _consequences.Add($"The workflow {other.Workflow} ({other.WorkflowExecutionId}) was left PENDING.");
        }
    }

    /// <summary>Whether the last part of the log explains the failure, so that no older part is needed.</summary>
    public bool IsExplainedBy(IReadOnlyList<LogLine> events) =>
        events.Count > 0 && (IsTimedOut() || LogExcerpt.Read(events, takesLast: false).ErrorMessage is not null);

    /// <summary>Adds the last part of the log.</summary>
    public void Add(IReadOnlyList<LogLine> events)
    {
        _excerpt = LogExcerpt.Read(events, takesLast: IsTimedOut());
        foreach (var line in _excerpt.Lines)
        {
            _evidence.Add(
                new FailureEvidence
                {
                    Source = EvidenceSource.Log,
                    Text = line.Message,
                    Timestamp = line.Timestamp,
                }
            );
        }

        _failure.ExitCode ??= _excerpt.ExitCode;
        _failure.ComponentArn ??= _excerpt.ComponentArn;
        _failure.ComponentPhase ??= _excerpt.Phase;
        _failure.ComponentStep ??= _excerpt.Step;
        _failure.ComponentAction ??= _excerpt.Action;
    }

    /// <summary>Draws the conclusions.</summary>
    /// <param name="region">The region.</param>
    /// <param name="retryCommand">The command that retries a build.</param>
    public ImageFailure Conclude(string region, string retryCommand)
    {
        _failure.Region = region;
        _failure.Evidence = new ValueList<FailureEvidence>(_evidence);
        _failure.Consequences = new ValueList<string>(_consequences);
        _failure.FailedAt ??= _executionEnd;
        _failure.Stage ??= Image.Status is "FAILED" or "CANCELLED" ? null : Image.Status;
        if (_failure.StepExecutionId is not null || IsTimedOut())
        {
            _failure.TimedOut = IsTimedOut();
        }

        _failure.ComponentArn ??= _evidence.Select(one => FailureRules.ComponentIn(one.Text)).FirstOrDefault(arn => arn is not null);
        SetMessage();
        _failure.ExitCode ??= ExitCodeIn(_failure.ErrorMessage);
        if (Log is not null && Image.Arn?.Split(':') is [_, var partition, ..])
        {
            _failure.LogUrl = LogConsole.UrlOf(Log, partition, region);
        }

        var rule = FailureRules.Of(_failure);
        _failure.Kind = rule.Kind;
        _failure.NextAction = FailureSentence.NextAction(_failure, rule.Advice, retryCommand, Image);
        _failure.Summary = FailureSentence.Summary(_failure);
        return _failure;
    }

    private void Add(ImageFailureContext context)
    {
        _failure.AdditionalFields = context.AdditionalFields;
        _failure.Stage = context.ImageStatus ?? _failure.Stage;
        _failure.WorkflowExecutionId = context.WorkflowExecutionId;
        _failure.StepExecutionId = context.StepExecutionId;
        _failure.StepName = context.FailedStep;
        _failure.ComponentArn = context.ComponentArn;
        _failure.ComponentPhase = context.ComponentPhaseName;
        _failure.ComponentStep = context.ComponentStepName;
        _failure.ComponentAction = context.ComponentAction;
        _failure.RegionFailures = context.RegionFailures;
        AddWorkflow(context.WorkflowArn, type: null);
        Add(EvidenceSource.Component, context.ComponentErrorMessage);
        Add(EvidenceSource.Distribution, context.DistributionErrorMessage);
        foreach (var region in context.RegionFailures)
        {
            Add(EvidenceSource.Region, region.ErrorMessage);
        }
    }

    private void AddWorkflow(string? arn, string? type)
    {
        _failure.WorkflowName ??= ArnText.Workflow(arn)?.Split(' ')[0];
        _failure.Stage ??= (string.IsNullOrEmpty(type) ? ArnText.WorkflowType(arn) : type) switch
        {
            "BUILD" => "BUILDING",
            "TEST" => "TESTING",
            "DISTRIBUTION" => "DISTRIBUTING",
            _ => null,
        };
    }

    private void Add(string source, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _evidence.Add(new FailureEvidence { Source = source, Text = text });
        }
    }

    // The execution was looked at before its steps, and is added when it is known to be the one.
    private void Insert(string source, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            var at = _evidence.FindIndex(one => one.Source!.StartsWith("StepExecution.", StringComparison.Ordinal));
            _evidence.Insert(at < 0 ? _evidence.Count : at, new FailureEvidence { Source = source, Text = text });
        }
    }

    private bool IsTimedOut() =>
        (_failure.StepTimeout is { } limit && _failure.StepDuration >= limit - Tolerance)
        || _evidence.Exists(static one => one.Source != EvidenceSource.Log && FailureRules.SaysTimedOut(one.Text));

    private void SetMessage()
    {
        // A command that runs when the time is up has not failed: its error output is evidence and no cause.
        if (_excerpt is { ErrorMessage: { } fromLog } && (_excerpt.SaysFailed || !IsTimedOut()) && !_evidence.Exists(IsCauseOutsideLog))
        {
            (_failure.ErrorMessage, _failure.ErrorSource) = (fromLog, EvidenceSource.Log);
            return;
        }

        var best = _evidence
            .Where(static one => one.Source is not (EvidenceSource.Log or EvidenceSource.OutputsLogUrl))
            .OrderBy(static one => IsCause(one) ? 0 : 1)
            .ThenBy(static one => EvidenceSource.Rank(one.Source))
            .FirstOrDefault();
        (_failure.ErrorMessage, _failure.ErrorSource) = (best?.Text, best?.Source);
    }

    private static bool IsCauseOutsideLog(FailureEvidence evidence) => evidence.Source != EvidenceSource.Log && IsCause(evidence);

    private static bool IsCause(FailureEvidence evidence) =>
        evidence.Source is not (EvidenceSource.OutputsLogUrl or EvidenceSource.Log) && !FailureRules.IsWrapper(evidence.Text);

    private static int? ExitCodeIn(string? text) =>
        text is not null
        && ExitCode().Match(LogText.WithoutColours(text)) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? code
            : null;

    private static string Because(string? reason) => string.IsNullOrWhiteSpace(reason) ? string.Empty : $": {reason.TrimEnd('.')}";

    [GeneratedRegex(@"\b(?:exit (?:status|code)|ExitCode)[ :=]+(\d{1,9})\b", RegexOptions.IgnoreCase)]
    private static partial Regex ExitCode();
}
