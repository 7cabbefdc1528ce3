using System.Collections;
using System.Globalization;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Scenarios;
using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>
/// An image build with any number of executions and steps, generated when they are read. An id contains the indexes of its execution and
/// its step, so that nothing is kept in memory.
/// </summary>
internal sealed class GeneratedBuild : IGeneratedBuild
{
    /// <summary>How many executions an id can address.</summary>
    public const int MostExecutions = 0x10000;

    private const string Version = "1.0.0";
    private const int SkippedEvery = 10;
    private const int FailedEvery = 1000;

    private readonly string _name;
    private readonly string _prefix;
    private readonly string _workflowArn;
    private readonly string _imageArn;
    private readonly DateTime _start;
    private readonly int _stepCount;

    /// <param name="ids">Generates ids from the seed.</param>
    /// <param name="arns">Generates the account's ARNs.</param>
    /// <param name="name">The image name.</param>
    /// <param name="workflowArn">The workflow of the executions.</param>
    /// <param name="start">When the first execution started.</param>
    /// <param name="executionCount">How many executions there are.</param>
    /// <param name="stepCount">How many steps each has.</param>
    public GeneratedBuild(IdSource ids, Arns arns, string name, string workflowArn, DateTime start, int executionCount, int stepCount)
    {
        _name = name;

        // A GUID without its last group. The last group contains the indexes.
        _prefix = ids.Guid("scale/" + name)[..24];
        _workflowArn = workflowArn;
        _imageArn = arns.ImageBuild(name, Version, 1);
        _start = start;
        _stepCount = stepCount;
        Executions = new LazyList<WorkflowExecution>(executionCount, MakeExecution);
    }

    /// <summary>The ARN of the image build.</summary>
    public string ImageArn => _imageArn;

    /// <summary>The executions. Each read generates a new object.</summary>
    public IReadOnlyList<WorkflowExecution> Executions { get; }

    /// <summary>The id of the execution at an index, even if the execution does not exist.</summary>
    public string ExecutionId(int execution) => Id("wf-", execution, 0);

    /// <summary>The id of a step of an execution, even if the step does not exist.</summary>
    public string StepId(int execution, int step) => Id("step-", execution, step);

    /// <inheritdoc/>
    public ImageBuild Build =>
        new()
        {
            Arn = _imageArn,
            VersionArn = _imageArn[.._imageArn.LastIndexOf('/')],
            Name = _name,
            Version = Version,
            Number = 1,
            Type = "AMI",
            Platform = "Linux",
            Status = "AVAILABLE",
            Created = _start,
            BuildType = "USER_INITIATED",
            Executions = Executions,
        };

    /// <inheritdoc/>
    public WorkflowExecution? FindExecution(string id) =>
        TryRead(id, "wf-", out var execution, out var step) && step == 0 ? Executions[execution] : null;

    /// <inheritdoc/>
    public (WorkflowExecution Execution, StepExecution Step)? FindStep(string id)
    {
        if (!TryRead(id, "step-", out var index, out var step) || step >= _stepCount)
            return null;
        var execution = Executions[index];
        return (execution, execution.Steps[step]);
    }

    private string Id(string kind, int execution, int step) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}{_prefix}{execution:x4}{step:x8}");

    private bool TryRead(string id, string kind, out int execution, out int step)
    {
        step = 0;
        execution = 0;
        var digits = id.AsSpan(Math.Min(id.Length, kind.Length + _prefix.Length));
        return id.StartsWith(kind, StringComparison.Ordinal)
            && id.AsSpan(kind.Length).StartsWith(_prefix, StringComparison.Ordinal)
            && int.TryParse(digits[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out execution)
            && int.TryParse(digits[4..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out step)
            && execution < Executions.Count
            && step >= 0;
    }

    private WorkflowExecution MakeExecution(int execution)
    {
        var executionStart = ExecutionStart(execution);
        var failed = _stepCount / FailedEvery;
        var skipped = (_stepCount + SkippedEvery - (SkippedEvery / 2) - 1) / SkippedEvery;
        return new WorkflowExecution(
            ExecutionId(execution),
            _workflowArn,
            _imageArn,
            "COMPLETED",
            new LazyList<StepExecution>(_stepCount, step => MakeStep(execution, step))
        )
        {
            Type = "TEST",
            StepsFailed = failed,
            StepsSkipped = skipped,
            StepsSucceeded = _stepCount - failed - skipped,
            Start = executionStart,
            End = executionStart.AddMilliseconds(2_000.0 * _stepCount),
            ParallelGroup = string.Create(CultureInfo.InvariantCulture, $"checks#{execution}"),
            Retried = false,
        };
    }

    // Of every thousand steps the last failed; of every ten the sixth was skipped. The execution continued.
    private StepExecution MakeStep(int execution, int step)
    {
        var stepStart = ExecutionStart(execution).AddMilliseconds(2_000.0 * step);
        var definition = new StepExecution(
            StepId(execution, step),
            string.Create(CultureInfo.InvariantCulture, $"Check{step:000000}"),
            "RunCommand",
            "COMPLETED"
        )
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"Check {step} of execution {execution}"),
            Inputs = """{"documentName": "AWS-RunShellScript"}""",
            Start = stepStart,
            OnFailure = "Continue",
            TimeoutSeconds = 600,
            AttemptNumber = 1,
            MaxAttempts = 2,
        };
        if (step % FailedEvery == FailedEvery - 1)
        {
            var failedEnd = stepStart.AddMilliseconds(1_900);
            return definition with { Status = "FAILED", Message = "The check did not pass", End = failedEnd, AttemptNumber = 2 };
        }

        if (step % SkippedEvery == SkippedEvery / 2)
            return definition with { Status = "SKIPPED", End = stepStart };
        return definition with { End = stepStart.AddMilliseconds(1_250 + (step % 400)), Outputs = """{"status": "Success"}""" };
    }

    private DateTime ExecutionStart(int execution) => _start.AddMilliseconds(1_517.0 * execution);

    /// <summary>A list that generates its items when they are read.</summary>
    private sealed class LazyList<T>(int count, Func<int, T> make) : IReadOnlyList<T>
    {
        public int Count => count;

        public T this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfNegative(index);
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
                return make(index);
            }
        }

        public IEnumerator<T> GetEnumerator()
        {
            for (var index = 0; index < count; index++)
                yield return make(index);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
