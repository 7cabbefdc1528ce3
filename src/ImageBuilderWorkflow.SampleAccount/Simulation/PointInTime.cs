using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Simulation;

/// <summary>Computes what a complete timeline shows at an instant. It removes everything that lies in the future.</summary>
internal static class PointInTime
{
    /// <summary>An image build at an instant.</summary>
    public static ImageBuild At(this ImageBuild build, DateTime now)
    {
        if (build.Settled <= now)
            return build;
        if (build.ExecutionsFrom > now)
            build = build with { Executions = [] };
        var shown = build with { Executions = [.. build.Executions.Select(execution => execution.At(build, now))] };
        return build.Ended <= now
            ? shown
            : shown with
            {
                Status = Phase(build, now),
                StatusReason = null,
                Failure = null,
                Amis = [],
                Containers = [],
            };
    }

    /// <summary>An execution at an instant.</summary>
    public static WorkflowExecution At(this WorkflowExecution execution, ImageBuild build, DateTime now)
    {
        // An execution that never starts is pending until the build has ended.
        if (execution.Start is null)
            return build.Ended <= now ? execution : execution with { Status = "PENDING" };
        if (execution.End <= now)
            return execution;
        if (execution.Start > now)
        {
            return Count(execution with { Status = "PENDING", Message = null, Start = null, End = null }, Pending(execution.Steps));
        }

        // The rollback begins when the last started step has ended.
        var isRollingBack = execution.Status == "ROLLBACK_COMPLETED" && execution.Steps.All(step => step.Start is null || step.End <= now);
        return Count(
            execution with
            {
                Status = isRollingBack ? "ROLLBACK_IN_PROGRESS" : "RUNNING",
                Message = isRollingBack ? execution.Message : null,
                End = null,
            },
            [.. execution.Steps.Select(step => step.At(now, isRollingBack))]
        );
    }

    /// <summary>An execution with other steps. The step counts are updated.</summary>
    public static WorkflowExecution Count(WorkflowExecution execution, IReadOnlyList<StepExecution> steps) =>
        execution with
        {
            Steps = steps,
            StepsSucceeded = steps.Count(step => step.Status == "COMPLETED"),
            StepsFailed = steps.Count(step => step.Status == "FAILED"),
            StepsSkipped = steps.Count(step => step.Status == "SKIPPED"),
        };

    /// <summary>A lifecycle execution at an instant.</summary>
    public static LifecycleExecution At(this LifecycleExecution execution, DateTime now)
    {
        if (execution.Start is not { } start || execution.End <= now)
            return execution;
        if (start > now)
        {
            return execution with
            {
                Status = "PENDING",
                Reason = null,
                HasImpactedResources = null,
                Start = null,
                End = null,
                Resources = [],
            };
        }

        var resources = Shown(execution.Resources, now);
        return execution with
        {
            Status = execution.Status == "CANCELLED" ? "CANCELLING" : "IN_PROGRESS",
            Reason = null,
            HasImpactedResources = resources.Count > 0,
            End = null,
            Resources = resources,
        };
    }

    private static string Phase(ImageBuild build, DateTime now)
    {
        var isQueued = build.Executions.All(execution => execution.Start is null || execution.Start > now);
        return isQueued ? "PENDING" : ImageBuild.Phase(build.Executions.First(execution => execution.End > now).Type);
    }

    private static StepExecution At(this StepExecution step, DateTime now, bool isRollingBack)
    {
        if (step.Start is null)
            return step;
        if (step.Start > now)
            return Pending(step);
        var rollback = isRollingBack && step.RollbackStatus is not null ? "RUNNING" : null;
        if (step.End <= now)
            return step with { RollbackStatus = rollback };
        return step with
        {
            Status = step.Action == "WaitForAction" ? "WAITING" : "RUNNING",
            RollbackStatus = rollback,
            Message = null,
            Outputs = null,
            End = null,
        };
    }

    private static List<StepExecution> Pending(IReadOnlyList<StepExecution> steps) => [.. steps.Select(Pending)];

    private static StepExecution Pending(StepExecution step) =>
        step with
        {
            Status = "PENDING",
            RollbackStatus = null,
            Message = null,
            Inputs = step.UnresolvedInputs,
            Outputs = null,
            Start = null,
            End = null,
            AttemptNumber = null,
            MaxAttempts = null,
        };

    private static List<LifecycleResource> Shown(IReadOnlyList<LifecycleResource> resources, DateTime now) =>
        [
            .. resources
                .Where(resource => resource.Start <= now)
                .Select(resource =>
                    resource.End <= now
                        ? resource
                        : resource with
                        {
                            Status = "IN_PROGRESS",
                            StatusReason = null,
                            End = null,
                            Snapshots = [],
                            Children = Shown(resource.Children, now),
                        }
                ),
        ];
}
