namespace ImageBuilderWorkflow.Core;

/// <summary>Measures executions by the names of their workflows and steps.</summary>
internal sealed class WorkflowMeter
{
    private readonly Dictionary<string, Measured> _byName = new(StringComparer.Ordinal);
    private readonly List<Measured> _workflows = [];

    /// <summary>Adds an execution.</summary>
    public void Add(in MeasuredExecution execution)
    {
        if (!_byName.TryGetValue(execution.WorkflowName, out var workflow))
        {
            workflow = new Measured(execution.WorkflowName);
            _byName.Add(execution.WorkflowName, workflow);
            _workflows.Add(workflow);
        }

        workflow.StatisticsOf(execution.StepName).Add(execution);
    }

    /// <summary>
    /// Computes the measurements, in the order in which the workflows came: the workflow itself, then its steps in the order in which they
    /// came. A workflow of which only steps came has no measurement of its own.
    /// </summary>
    public IEnumerable<WorkflowMeasurement> Measure() => _workflows.SelectMany(static workflow => workflow.Measure());

    /// <summary>A workflow and its steps.</summary>
    private sealed class Measured(string name)
    {
        private readonly Dictionary<string, ExecutionStatistics> _byStep = new(StringComparer.Ordinal);
        private readonly List<(string Name, ExecutionStatistics Statistics)> _steps = [];
        private ExecutionStatistics? _whole;

        public ExecutionStatistics StatisticsOf(string? step)
        {
            if (step is null)
            {
                return _whole ??= new ExecutionStatistics();
            }

            if (!_byStep.TryGetValue(step, out var statistics))
            {
                statistics = new ExecutionStatistics();
                _byStep.Add(step, statistics);
                _steps.Add((step, statistics));
            }

            return statistics;
        }

        public IEnumerable<WorkflowMeasurement> Measure()
        {
            if (_whole is not null)
            {
                yield return _whole.Measure(name, stepName: null);
            }

            foreach (var (step, statistics) in _steps)
            {
                yield return statistics.Measure(name, step);
            }
        }
    }
}
