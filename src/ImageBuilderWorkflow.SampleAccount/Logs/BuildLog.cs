using System.Globalization;
using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Logs;

/// <summary>
/// Writes the log of an image build from its timeline: the service's report of each step, and what the components print. An event that has
/// happened does not depend on what comes after it, so that the log of a running build only grows.
/// </summary>
internal sealed class BuildLog
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(15.2);
    private static readonly TimeSpan LongCheckInterval = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    private readonly ImageBuild _build;
    private readonly List<LogEvent> _events = [];

    private BuildLog(ImageBuild build) => _build = build;

    /// <summary>All events of a build in the order of their times, also those that lie in the future.</summary>
    public static IReadOnlyList<LogEvent> Events(ImageBuild build)
    {
        var log = new BuildLog(build);
        log.Write();

        // The sort keeps the order of events at one time.
        return [.. log._events.OrderBy(one => one.Time)];
    }

    private void Write()
    {
        var stage = "CREATING";
        Add(_build.Created.AddMilliseconds(180), Transition(stage));
        foreach (var execution in _build.Executions.Where(execution => execution.Start is not null).OrderBy(execution => execution.Start))
        {
            var phase = ImageBuild.Phase(execution.Type);
            if (phase != stage)
            {
                Add(execution.Start!.Value.AddMilliseconds(-900), Transition(phase));
                stage = phase;
            }

            Write(execution);
        }

        // A build in the queue without executions has nothing to report but its end.
        if (_build.Status is "FAILED" or "CANCELLED" && _build.StatusReason is { } reason)
            Add(_build.Ended, $"Image {_build.Status.ToLowerInvariant()}: {reason}");
        if (_build.Status != "DEPRECATED")
            Add(_build.Ended, Transition(_build.Status));
    }

    private void Write(WorkflowExecution execution)
    {
        var start = execution.Start!.Value;
        Add(start, $"Started {execution.Type ?? "BUILD"} workflow {execution.WorkflowArn}");
        Add(
            start.AddMilliseconds(120),
            string.Create(CultureInfo.InvariantCulture, $"Total {execution.Steps.Count} steps to run for workflow {execution.WorkflowArn}")
        );
        foreach (var step in execution.Steps.Where(step => step.Start is not null))
            Write(step);
        if (execution.End is not { } end)
            return;
        switch (execution.Status)
        {
            case "COMPLETED" or "SKIPPED":
                Add(end, $"Completed workflow {execution.WorkflowArn}");
                break;
            case "ROLLBACK_COMPLETED":
                WriteRollback(execution, end);
                break;
            default:
                Add(end, $"Workflow Execution ID: '{execution.Id}' {execution.Status.ToLowerInvariant()} with reason: {execution.Message}");
                break;
        }
    }

    private void WriteRollback(WorkflowExecution execution, DateTime end)
    {
        var failed = execution.Steps.Max(step => step.End) ?? end;
        Add(failed.AddMilliseconds(4), $"Workflow Execution ID: '{execution.Id}' failed with reason: {execution.Message}");
        Add(failed.AddMilliseconds(5), $"Started rollback of workflow {execution.WorkflowArn}");
        foreach (var step in execution.Steps.Where(step => step.RollbackStatus is not null))
            Add(end.AddMilliseconds(-3), $"Rollback of step {step.Name}: {step.RollbackStatus}");
        Add(end, $"Completed rollback of workflow {execution.WorkflowArn}");
    }

    private void Write(StepExecution step)
    {
        var start = step.Start!.Value;
        if (step.Status == "SKIPPED")
        {
            Add(start, $"Skipped step {step.Name}");
            return;
        }

        Add(start, $"No 'if' conditions to evaluate for step: {step.Name}");
        Add(start, $"Started step {step.Name} with action {step.Action}");
        var end = step.End ?? start;
        var output = _build.Output.FirstOrDefault(output => output.StepName == step.Name && step.Status != "CANCELLED");
        switch (step.Action)
        {
            case "LaunchInstance":
                WriteLaunch(step, start, end);
                break;
            case "ExecuteComponents":
                WriteComponents(step, start, end, output);
                break;
            case "CollectImageScanFindings" or "RunSysPrep":
                Repeat(
                    start.AddSeconds(2),
                    end,
                    LongCheckInterval,
                    attempt => $"Waiting for {step.Action} to finish on instance {_build.InstanceId}. Attempt number: {attempt}."
                );
                break;
            case "RunCommand" or "SanitizeInstance" or "CollectImageMetadata" or "BootstrapInstanceForContainer":
                AddBefore(start.AddMilliseconds(700), end, $"Sent command to instance {_build.InstanceId}");
                break;
            case "CreateImage":
                Repeat(
                    start.AddSeconds(1),
                    end,
                    LongCheckInterval,
                    attempt => $"Waiting for AMI to become available. Attempt number: {attempt}."
                );
                break;
            case "WaitForAction":
                AddBefore(start.AddMilliseconds(300), end, $"Waiting for an action on step {step.Id}");
                break;
        }

        if (output is { Component: null })
            AddAll(end - (Millisecond * (output.Lines.Count + 1)), output.Lines);
        Add(end, End(step));
    }

    private static string End(StepExecution step) =>
        (step.Status, step.Message) switch
        {
            ("COMPLETED", _) => $"Completed step {step.Name}",
            (var status, null) => $"Step {step.Name} with action {step.Action} {status.ToLowerInvariant()}",
            (var status, { } message) => $"Step {step.Name} with action {step.Action} {status.ToLowerInvariant()}: {message}",
        };

    private void WriteLaunch(StepExecution step, DateTime start, DateTime end)
    {
        AddBefore(start.AddMilliseconds(640), end, "Launching instance");

        // A launch that fails at once has no instance.
        if (step.Status == "FAILED" && end - start < CheckInterval)
            return;
        AddBefore(start.AddMilliseconds(2_900), end, $"Launched instance (instance id: {_build.InstanceId})");
        Repeat(
            start.AddSeconds(8.4),
            end,
            CheckInterval,
            attempt =>
                $"Waiting for instance availability (id: {_build.InstanceId}, expected state: ['passed']). Attempt number: {attempt}."
        );
    }

    private void WriteComponents(StepExecution step, DateTime start, DateTime end, StepOutput? output)
    {
        // The command failed before the component runner could write anything.
        if (output is { Component: null, LineCount: null })
            return;
        var isTest = step.Name.Contains("Test", StringComparison.Ordinal);
        var console = new ComponentConsole(_build, isTest ? "test" : "build");
        AddBefore(start.AddMilliseconds(500), end, $"Sent command to instance {_build.InstanceId}");
        AddBefore(start.AddMilliseconds(900), end, "TOE has started execution");
        var interval = output?.LineCount is { } count ? (end - start - TimeSpan.FromSeconds(4)) / count : console.Interval;
        var at = start.AddSeconds(2);
        for (var line = 0; at < end.AddSeconds(-1); line++, at += interval)
            Add(at, console.Line(line));
        if (step.Status == "COMPLETED")
        {
            AddAll(end.AddMilliseconds(-40), ComponentConsole.Success);
            return;
        }

        var component = output?.Component ?? (isTest == (_build.Failure?.ImageStatus == "TESTING") ? _build.Failure?.Component : null);
        if (step.Status == "FAILED" && component is not null)
        {
            AddAll(
                end.AddMilliseconds(-40),
                ComponentConsole.Failure(
                    component,
                    output?.Lines ?? [component.ErrorMessage],
                    output?.ExitCode ?? 1,
                    output?.IsBlockSplit == true
                )
            );
        }
    }

    private string Transition(string status) => $"Image transitioned to {status} state for Image ARN: {_build.Arn}";

    private void Repeat(DateTime from, DateTime end, TimeSpan interval, Func<int, string> line)
    {
        var attempt = 1;
        for (var at = from; at < end; at += interval)
            Add(at, line(attempt++));
    }

    private void AddAll(DateTime from, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Add(from, line);
            from += Millisecond;
        }
    }

    private void AddBefore(DateTime at, DateTime end, string message)
    {
        if (at < end)
            Add(at, message);
    }

    private void Add(DateTime at, string message) => _events.Add(new LogEvent(LogGroups.Milliseconds(at), message));
}
