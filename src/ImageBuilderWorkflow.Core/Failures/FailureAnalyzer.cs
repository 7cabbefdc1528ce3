namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Finds out why an image build failed. It asks the sources from cheap to expensive, and stops as soon as one of them names the cause.
/// </summary>
/// <remarks>
/// The sources: GetImage; if the failure context names the step, GetWorkflowStepExecution; otherwise ListWorkflowExecutions,
/// ListWorkflowStepExecutions of the failed execution and GetWorkflowStepExecution of the failed step; and the last part of the log, if no
/// text so far names a cause.
/// </remarks>
/// <param name="client">The client.</param>
/// <param name="logs">Reads logs; <see langword="null"/> to read none.</param>
/// <param name="retryCommand">The command that retries a build, as the caller names it.</param>
/// <param name="observer">Is told of every request.</param>
/// <param name="onLogError">Is told of a log that could not be read, other than one that does not exist.</param>
internal sealed class FailureAnalyzer(
    ImageBuilderClient client,
    ILogReader? logs,
    string retryCommand,
    IRequestObserver observer,
    Action<ImageBuilderException>? onLogError = null
)
{
    /// <summary>How many of the newest events of a log are read at most.</summary>
    public const int TailLength = 200;

    private const string Failed = "FAILED";

    // Statuses of an image that did not fail.
    private static readonly HashSet<string> Healthy = new(StringComparer.Ordinal) { "AVAILABLE", "DEPRECATED", "DELETED", "DISABLED" };

    /// <summary>Analyses an image build by its ARN.</summary>
    /// <param name="imageBuildVersionArn">The ARN.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>The failure; <see langword="null"/> if nothing has failed.</returns>
    /// <exception cref="ImageBuilderException">A request to Image Builder failed.</exception>
    public async Task<ImageFailure?> OfImageAsync(string imageBuildVersionArn, CancellationToken cancellationToken) =>
        await OfImageAsync(
                await client.GetAsync(ImageOperations.Get, imageBuildVersionArn, observer, cancellationToken).ConfigureAwait(false),
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <summary>Analyses an image build that was read before.</summary>
    /// <param name="image">The image build, from a listing or from GetImage.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>The failure; <see langword="null"/> if nothing has failed.</returns>
    /// <exception cref="ImageBuilderException">A request to Image Builder failed.</exception>
    public async Task<ImageFailure?> OfImageAsync(Image image, CancellationToken cancellationToken)
    {
        if (IsHealthy(image))
        {
            return null;
        }

        var findings = new FailureFindings(image);
        if (image.FailureContext is { StepExecutionId: { } stepId })
        {
            findings.Add(await GetStepAsync(stepId, cancellationToken).ConfigureAwait(false));
        }
        else if (image.FailureContext is { WorkflowExecutionId: { } executionId })
        {
            await FindStepAsync(findings, executionId, cancellationToken).ConfigureAwait(false);
        }
        else if (!findings.IsBeforeWorkflows)
        {
            var executions = await ListAsync(
                    WorkflowExecutionOperations.List,
                    WorkflowExecutionOperations.ListRequest(image.Arn!),
                    cancellationToken
                )
                .ConfigureAwait(false);
            var failed = await FirstFailedAsync(findings, executions, cancellationToken).ConfigureAwait(false);
            if (!failed && image.Status != Failed)
            {
                return null;
            }
        }

        return await CompleteAsync(findings, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Analyses a workflow execution.</summary>
    /// <param name="workflowExecutionId">The id.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>The failure of its image build; <see langword="null"/> if the execution has not failed.</returns>
    /// <exception cref="ImageBuilderException">A request to Image Builder failed.</exception>
    public async Task<ImageFailure?> OfExecutionAsync(string workflowExecutionId, CancellationToken cancellationToken)
    {
        var execution = await client
            .GetAsync(WorkflowExecutionOperations.Get, workflowExecutionId, observer, cancellationToken)
            .ConfigureAwait(false);
        if (!MayHaveFailed(execution) || execution.ImageBuildVersionArn is not { } arn)
        {
            return null;
        }

        var image = await client.GetAsync(ImageOperations.Get, arn, observer, cancellationToken).ConfigureAwait(false);
        if (image.FailureContext is { StepExecutionId: not null } context && context.WorkflowExecutionId == workflowExecutionId)
        {
            return await OfImageAsync(image, cancellationToken).ConfigureAwait(false);
        }

        // What the image says is about another execution.
        var isOfImage = image.Status == Failed && image.FailureContext is null;
        var findings = new FailureFindings(image, isOfImage);
        findings.Add(execution);
        var hasStep = await FindStepAsync(findings, workflowExecutionId, cancellationToken).ConfigureAwait(false);
        return hasStep || HasFailed(execution) ? await CompleteAsync(findings, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>Whether a build has ended and did not fail.</summary>
    public static bool IsHealthy(Image image) => image.Status is { } status && Healthy.Contains(status);

    private static bool HasFailed(WorkflowExecution execution) =>
        execution.Status is Failed || execution.Status?.StartsWith("ROLLBACK_", StringComparison.Ordinal) is true;

    // A step of an execution that is still in progress, or that was cancelled, may have failed.
    private static bool MayHaveFailed(WorkflowExecution execution) =>
        HasFailed(execution) || (execution.Status != "COMPLETED" && execution.TotalStepsFailed > 0);

    // The first failure is the cause, also among workflows that run in parallel. Adds it, and says whether there is one.
    private async Task<bool> FirstFailedAsync(
        FailureFindings findings,
        List<WorkflowExecution> executions,
        CancellationToken cancellationToken
    )
    {
        var candidates = executions.FindAll(execution => MayHaveFailed(execution) && execution.Retried is not true);
        if (candidates.Count == 0 && findings.Image.Status == Failed)
        {
            candidates = executions.FindAll(MayHaveFailed);
        }

        // The end of a rollback, or no end at all, does not tell when a step failed.
        var times = new Dictionary<WorkflowExecution, DateTime?>();
        foreach (var candidate in candidates)
        {
            times[candidate] =
                candidates.Count == 1 || candidate is { Status: Failed, EndTime: not null }
                    ? candidate.EndTime
                    : await FailedAtAsync(findings, candidate, cancellationToken).ConfigureAwait(false);
        }

        foreach (var candidate in candidates.OrderBy(candidate => times[candidate] ?? DateTime.MaxValue))
        {
            var hasStep = await FindStepAsync(findings, candidate.WorkflowExecutionId!, cancellationToken).ConfigureAwait(false);
            if (hasStep || HasFailed(candidate))
            {
                findings.Add(candidate);
                findings.AddLater(candidates.Where(other => other != candidate), executions.Where(other => other.Status == "PENDING"));
                return true;
            }
        }

        return false;
    }

    private async Task<DateTime?> FailedAtAsync(
        FailureFindings findings,
        WorkflowExecution execution,
        CancellationToken cancellationToken
    ) =>
        (await StepsAsync(findings, execution.WorkflowExecutionId!, cancellationToken).ConfigureAwait(false))
            .Where(step => step.Status == Failed)
            .Min(step => step.EndTime);

    // Finds the step that made an execution fail: the first that failed, and after whose failure the workflow did not continue.
    private async Task<bool> FindStepAsync(FailureFindings findings, string executionId, CancellationToken cancellationToken)
    {
        var steps = await StepsAsync(findings, executionId, cancellationToken).ConfigureAwait(false);
        foreach (
            var failed in steps
                .Where(step => step is { Status: Failed, StepExecutionId: not null })
                .OrderBy(step => step.EndTime ?? step.StartTime ?? DateTime.MaxValue)
        )
        {
            var step = await GetStepAsync(failed.StepExecutionId!, cancellationToken).ConfigureAwait(false);
            if (!string.Equals(step.OnFailure, "Continue", StringComparison.OrdinalIgnoreCase))
            {
                findings.Add(step);
                findings.AddSteps(steps, step);
                return true;
            }
        }

        return false;
    }

    private async Task<List<WorkflowStepExecution>> StepsAsync(
        FailureFindings findings,
        string executionId,
        CancellationToken cancellationToken
    )
    {
        if (!findings.Steps.TryGetValue(executionId, out var steps))
        {
            steps = await ListAsync(
                    WorkflowStepExecutionOperations.List,
                    WorkflowStepExecutionOperations.ListRequest(executionId),
                    cancellationToken
                )
                .ConfigureAwait(false);
            findings.Steps.Add(executionId, steps);
        }

        return steps;
    }

    private Task<WorkflowStepExecution> GetStepAsync(string id, CancellationToken cancellationToken) =>
        client.GetAsync(WorkflowStepExecutionOperations.Get, id, observer, cancellationToken);

    private async Task<ImageFailure> CompleteAsync(FailureFindings findings, CancellationToken cancellationToken)
    {
        if (logs is not null && !findings.HasCause && findings.Log is { } location)
        {
            try
            {
                await ReadLogAsync(findings, logs, location, cancellationToken).ConfigureAwait(false);
            }
            catch (ImageBuilderException error)
            {
                // A log that does not exist is no problem of the caller: logging can be off, or the build failed before it began.
                if (!ImageLog.IsAbsence(error))
                {
                    onLogError?.Invoke(error);
                }
            }
        }

        return findings.Conclude(client.Region, retryCommand);
    }

    // Reads older pages only as long as the newer ones do not explain the failure.
    private async Task ReadLogAsync(FailureFindings findings, ILogReader reader, LogLocation location, CancellationToken cancellationToken)
    {
        var events = new List<LogLine>();
        var pages = reader.ReadBackwardAsync(location.LogGroupName, location.LogStreamName, TailLength, observer, cancellationToken);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            events.InsertRange(0, page);
            if (events.Count >= TailLength || findings.IsExplainedBy(events))
            {
                break;
            }
        }

        findings.Add(events);
    }

    private Task<List<T>> ListAsync<T>(ListOperation<T> operation, RequestMembers request, CancellationToken cancellationToken)
        where T : ServiceObject, new() =>
        Listing.ReadAllAsync(client, operation, request, new ListingOptions(), observer, cancellationToken);
}
