namespace ImageBuilderWorkflow.Core;

/// <summary>Waits until image builds or workflow executions have ended. It only reads, and leaves them alone.</summary>
/// <remarks>
/// All inputs are looked at in common rounds, so that requests that answer for several inputs are sent once. A round does not wait for an
/// input that is still being read.
/// </remarks>
/// <typeparam name="T">The type of what is waited for.</typeparam>
/// <param name="subject">What is particular about the type.</param>
/// <param name="options">When the wait ends, and what it tells.</param>
/// <param name="observer">Is told how the wait goes.</param>
/// <param name="requests">Is told of every request.</param>
/// <param name="explain">Finds out why something failed.</param>
/// <param name="time">Measures and waits.</param>
/// <param name="random">Gives numbers from 0 to 1 for the jitter.</param>
internal sealed class Waiter<T>(
    IWaitSubject<T> subject,
    WaitOptions options,
    IWaitObserver<T> observer,
    IRequestObserver requests,
    Func<WaitInput, T, CancellationToken, Task<ImageFailure?>> explain,
    TimeProvider time,
    Func<double> random
)
    where T : ServiceObject, new()
{
    // The service may need a while until a new build can be read everywhere, and a retried one has another status than before.
    private static readonly TimeSpan GraceOfNew = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan GraceOfRetried = TimeSpan.FromSeconds(5);

    // How long requests that are under way when the time is up, and those for the error, may still take in all.
    private static readonly TimeSpan GraceOfLastLook = TimeSpan.FromSeconds(2);

    private const int MostRequests = 8;

    // People take their time, so approvals are looked for in every other round.
    private const double PausesBetweenApprovals = 1.5;

    // For how many inputs is found out what they are doing when the time is up.
    private const int MostDescribed = 8;

    private readonly object _gate = new();
    private readonly Queue<Func<Task>> _work = new();
    private readonly List<Task> _workers = [];
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<ImageBuilderClient> _refused = [];
    private readonly HashSet<WaitProblem> _toldProblems = [];
    private readonly HashSet<ImageBuilderClient> _listsApprovals = [];
    private readonly WaitSchedule _schedule = new(options.LongestPause, random);

    private IReadOnlyList<WaitItem<T>> _items = [];
    private CancellationToken _stopped;
    private bool _hasSteps = true;
    private bool _hasApprovals = true;
    private bool _sharesListings = true;
    private TimeSpan _nextApprovals;
    private Task? _lastMoment;
    private long _started;

    private TimeSpan Waited => time.GetElapsedTime(_started);

    private bool IsOver => _over.Task.IsCompleted;

    /// <summary>Waits. The observer is told of every end.</summary>
    /// <param name="inputs">What to wait for. Each stands for something else.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    /// <exception cref="ConfigurationException">No request can be sent with the current settings.</exception>
    public async Task RunAsync(IReadOnlyList<WaitInput> inputs, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _stopped = ending.Token;
        _items = [.. inputs.Select(static input => new WaitItem<T>(input))];
        _started = time.GetTimestamp();
        try
        {
            if (_items.Count > 0)
            {
                await LookUntilOverAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task LookUntilOverAsync()
    {
        while (true)
        {
            var waited = Waited;
            var isLast = waited >= options.Timeout;
            BeginRound(waited, isLast);
            if (!IsOver && isLast)
            {
                await EndInTimeAsync(Task.WhenAll(Workers())).ConfigureAwait(false);
                await TimeOutAsync().ConfigureAwait(false);
            }

            if (!IsOver)
            {
                var pause = _schedule.Next(waited);
                var left = options.Timeout - waited;
                await Task.WhenAny(DelayAsync(left < pause ? left.Value : pause), _over.Task).ConfigureAwait(false);
                _stopped.ThrowIfCancellationRequested();
            }

            if (IsOver)
            {
                await _over.Task.ConfigureAwait(false);
                return;
            }
        }
    }

    // A timer counts whole milliseconds. What it cut off would be left, and the next looks would come without a pause.
    private Task DelayAsync(TimeSpan pause) => Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds)), time, _stopped);

    private void BeginRound(TimeSpan waited, bool isLast)
    {
        lock (_gate)
        {
            var approvals = !isLast && waited >= _nextApprovals ? ClientsWithApprovals() : [];
            foreach (var group in Open().Where(static item => !item.IsBusy).GroupBy(GroupOf))
            {
                List<WaitItem<T>> items = [.. group];
                items.ForEach(static item => item.IsBusy = true);
                _work.Enqueue(() => ReadAsync(items, group.Key.Group));
            }

            if (approvals.Count > 0)
            {
                _nextApprovals = waited + (PausesBetweenApprovals * _schedule.Next(waited));
                approvals.ForEach(client => _work.Enqueue(() => ListApprovalsAsync(client)));
            }
        }

        BeginWork();
    }

    private (ImageBuilderClient Client, string Group) GroupOf(WaitItem<T> item) =>
        (item.Input.Client, (_sharesListings ? subject.GroupOf(item.Input, item.Latest) : null) ?? item.Input.Id);

    // The clients whose waiting steps are to be listed now.
    private List<ImageBuilderClient> ClientsWithApprovals() =>
        _hasApprovals
            ? [.. Open().Where(MayWaitForApproval).Select(static item => item.Input.Client).Distinct().Where(_listsApprovals.Add)]
            : [];

    // What has not been read, or has no workflow yet, waits for no approval.
    private bool MayWaitForApproval(WaitItem<T> item) => item.Latest is { } latest && MayHaveBegun(subject.StatusOf(latest));

    private static bool MayHaveBegun(string? status) => status != "PENDING";

    private IEnumerable<WaitItem<T>> Open() => _items.Where(static item => !item.IsEnded);

    private List<Task> Workers()
    {
        lock (_gate)
        {
            return [.. _workers];
        }
    }

    private void BeginWork()
    {
        while (true)
        {
            lock (_gate)
            {
                _workers.RemoveAll(static worker => worker.IsCompleted);
                if (_workers.Count >= MostRequests || _work.Count == 0 || IsOver || _stopped.IsCancellationRequested)
                {
                    return;
                }
            }

            var worker = WorkAsync();
            lock (_gate)
            {
                _workers.Add(worker);
            }
        }
    }

    private async Task WorkAsync()
    {
        while (!_stopped.IsCancellationRequested && TakeWork() is { } work)
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                _over.TrySetException(error);
                return;
            }
        }
    }

    private Func<Task>? TakeWork()
    {
        lock (_gate)
        {
            return !IsOver && _work.TryDequeue(out var work) ? work : null;
        }
    }

    private async Task ReadAsync(List<WaitItem<T>> items, string group)
    {
        try
        {
            var listed = items.Count > 1 ? await ListAsync(items, group).ConfigureAwait(false) : null;
            foreach (var item in items.Where(static item => !item.IsEnded))
            {
                await ReadAsync(item, listed?.GetValueOrDefault(item.Input.Id)).ConfigureAwait(false);
            }
        }
        finally
        {
            lock (_gate)
            {
                items.ForEach(static item => item.IsBusy = false);
            }
        }
    }

    // What a listing does not have, or not soon enough to save requests, is read alone.
    private async Task<Dictionary<string, T>> ListAsync(List<WaitItem<T>> items, string group)
    {
        var missing = items.Select(static item => item.Input.Id).ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        var pages = 0;
        try
        {
            await foreach (var page in subject.ListAsync(items[0].Input.Client, group, _stopped).ConfigureAwait(false))
            {
                foreach (var item in page.Items)
                {
                    if (subject.IdOf(item) is { } id && missing.Remove(id))
                    {
                        found.Add(id, item);
                    }
                }

                if (missing.Count == 0 || ++pages == items.Count - 1)
                {
                    break;
                }
            }
        }
        catch (ImageBuilderException error)
        {
            // The single requests tell what is wrong, or do without.
            _sharesListings = FailureDescription.MayPass(error);
        }

        return found;
    }

    private async Task ReadAsync(WaitItem<T> item, T? listed)
    {
        if (IsRefused(item.Input.Client))
        {
            Drop(item);
            return;
        }

        try
        {
            var latest =
                listed is not null && (subject.ListsAll || !EndsWait(subject.StatusOf(listed)))
                    ? listed
                    : await subject.GetAsync(item.Input, _stopped).ConfigureAwait(false);
            observer.Answered(item.Input.Client);
            item.Latest = latest;
            item.Error = null;
            await LookAsync(item, latest).ConfigureAwait(false);
        }
        catch (ImageBuilderException error)
        {
            item.Error = error;
            Miss(item, error);
        }
    }

    private bool EndsWait(string? status) => subject.OutcomeOf(status) is not null || options.IsAskedFor?.Invoke(status) is true;

    private async Task LookAsync(WaitItem<T> item, T latest)
    {
        var status = subject.StatusOf(latest);
        var outcome = subject.OutcomeOf(status);
        if (outcome is WaitOutcome.Failed or WaitOutcome.Cancelled && IsOfBefore(item))
        {
            return;
        }

        var changes = new List<WaitChange>();
        if (status != item.State.Status)
        {
            changes.Add(new WaitChange(status));
        }

        item.State = item.State with { Status = status, ReadTime = latest.ReadTime };
        var hasFailedStep = false;
        if (MayHaveBegun(status) && (outcome is null ? options.FailsFast || HasDetail : HasDetail && item.IsEndNew))
        {
            // The steps of a build that has ended come before its end.
            var found = await LookAtStepsAsync(item, latest, outcome).ConfigureAwait(false);
            changes.InsertRange(outcome is null ? changes.Count : 0, found.Changes);
            hasFailedStep = found.HasFailed;
        }

        item.WasSeenRunning |= outcome is null;
        Tell(() => observer.Seen(item.Input, item.State, changes));
        outcome =
            options.IsAskedFor?.Invoke(status) is true ? WaitOutcome.Reached
            : outcome is null && options.FailsFast && hasFailedStep ? WaitOutcome.StepFailed
            : outcome;
        if (outcome is not null)
        {
            var hasFailed = outcome is WaitOutcome.Failed or WaitOutcome.StepFailed;
            End(item, outcome.Value, hasFailed ? await ExplainAsync(item, latest).ConfigureAwait(false) : null);
        }
    }

    private bool HasDetail => options.Detail != WaitDetail.None && _hasSteps;

    // Right after a retry, the service may still say how the build had ended before.
    private bool IsOfBefore(WaitItem<T> item) =>
        item is { WasSeenRunning: false, Input: { IsRetry: true, SinceAction: { } since } } && since + Waited < GraceOfRetried;

    private async Task<(IReadOnlyList<WaitChange> Changes, bool HasFailed)> LookAtStepsAsync(
        WaitItem<T> item,
        T latest,
        WaitOutcome? outcome
    )
    {
        try
        {
            var executions = await subject.ExecutionsAsync(item.Input, latest, _stopped).ConfigureAwait(false);
            var failed = executions.FirstOrDefault(StepTracker.HasFailed);
            var detail = HasDetail ? options.Detail : WaitDetail.None;
            var (state, changes) = await item
                .Steps.UpdateAsync(item.State, executions, detail, id => StepsAsync(item.Input, id))
                .ConfigureAwait(false);
            item.State = WithApproval(item, state);
            if (failed is not null && outcome is null && options.FailsFast)
            {
                await FindFailedStepAsync(item, failed).ConfigureAwait(false);
            }

            if (options.HasEstimate && !item.HasEstimate && outcome is null)
            {
                item.HasEstimate = true;
                var earlier = await subject.EarlierDurationAsync(item.Input, latest, _stopped).ConfigureAwait(false);
                item.State = item.State with { EarlierDuration = earlier };
            }

            return (changes, failed is not null);
        }
        catch (ImageBuilderException error) when (FailureDescription.MayPass(error) || FailureDescription.IsNotFound(error))
        {
            // A new build may have no workflows that can be listed yet.
            return ([], false);
        }
        catch (ImageBuilderException error) when (!options.FailsFast)
        {
            _hasSteps = false;
            GoOn(WaitProblem.Steps, error);
            return ([], false);
        }
    }

    // A listing of the waiting steps may have been answered while the steps were read.
    private static WaitState WithApproval(WaitItem<T> item, WaitState state) => state with { WaitingStep = item.State.WaitingStep };

    private async Task FindFailedStepAsync(WaitItem<T> item, WorkflowExecution failed)
    {
        var steps = await StepsAsync(item.Input, failed.WorkflowExecutionId!).ConfigureAwait(false);
        var step = steps.Where(step => step.Status == "FAILED").MinBy(step => step.EndTime ?? DateTime.MaxValue);
        item.State = item.State with { FailedStep = step, Execution = failed };
    }

    private async Task<IReadOnlyList<WorkflowStepExecution>> StepsAsync(WaitInput input, string workflowExecutionId) =>
        await Listing
            .ReadAllAsync(
                input.Client,
                WorkflowStepExecutionOperations.List,
                WorkflowStepExecutionOperations.ListRequest(workflowExecutionId),
                new ListingOptions(),
                requests,
                _stopped
            )
            .ConfigureAwait(false);

    private async Task<ImageFailure?> ExplainAsync(WaitItem<T> item, T latest)
    {
        if (!options.ExplainsFailures)
        {
            return null;
        }

        try
        {
            return await explain(item.Input, latest, _stopped).ConfigureAwait(false);
        }
        catch (ImageBuilderException error)
        {
            GoOn(WaitProblem.Failure, error);
            return null;
        }
    }

    // An error that may pass does not end the wait. An endpoint that never answered is no such error.
    private void Miss(WaitItem<T> item, ImageBuilderException error)
    {
        if (FailureDescription.IsNotFound(error) && item.Latest is null && item.Input.SinceAction + Waited < GraceOfNew)
        {
            Tell(() => observer.Seen(item.Input, item.State, []));
        }
        else if (FailureDescription.MayPass(error) && (error.ErrorCode != FailureDescription.ConnectionFailed || HasAnswered(item.Input)))
        {
            GoOn(WaitProblem.State, error);
        }
        else
        {
            var isToldAlready = observer.RefusesAll(item.Input.Client, error) && !Refuse(item.Input.Client);
            if (isToldAlready)
            {
                Drop(item);
            }
            else
            {
                End(item, WaitOutcome.Unreadable, failure: null);
            }
        }
    }

    // Whoever has started a build just now has reached the service too.
    private bool HasAnswered(WaitInput input) =>
        input.SinceAction is not null || _items.Any(item => item.Input.Client == input.Client && item.Latest is not null);

    private bool IsRefused(ImageBuilderClient client)
    {
        lock (_gate)
        {
            return _refused.Contains(client);
        }
    }

    private bool Refuse(ImageBuilderClient client)
    {
        lock (_gate)
        {
            return _refused.Add(client);
        }
    }

    private async Task ListApprovalsAsync(ImageBuilderClient client)
    {
        try
        {
            var steps = await Listing
                .ReadAllAsync(
                    client,
                    WaitingWorkflowStepOperations.List,
                    WaitingWorkflowStepOperations.ListRequest(),
                    new ListingOptions(),
                    requests,
                    _stopped
                )
                .ConfigureAwait(false);
            foreach (var item in _items.Where(item => item.Input.Client == client && !item.IsEnded))
            {
                TakeApproval(item, steps.Find(step => subject.IsOf(step, item.Input)));
            }
        }
        catch (ImageBuilderException error)
        {
            if (!FailureDescription.MayPass(error))
            {
                _hasApprovals = false;
                GoOn(WaitProblem.Approvals, error);
            }
        }
        finally
        {
            lock (_gate)
            {
                _listsApprovals.Remove(client);
            }
        }
    }

    private void TakeApproval(WaitItem<T> item, WaitingWorkflowStep? step)
    {
        item.State = item.State with { WaitingStep = step };
        if (step is null)
        {
            return;
        }

        if (item.ToldApprovals.Add(step.StepExecutionId ?? string.Empty) && !options.EndsAtApproval)
        {
            Tell(() => observer.WaitsForApproval(item.Input, step));
        }

        if (options.EndsAtApproval)
        {
            End(item, WaitOutcome.WaitsForApproval, failure: null);
        }
    }

    // Finds out what the inputs are doing, and ends the wait for them.
    private async Task TimeOutAsync()
    {
        lock (_gate)
        {
            // A listing that was still to be sent is gone too, and is wanted now.
            _work.Clear();
            _listsApprovals.Clear();
            ClientsWithApprovals().ForEach(client => _work.Enqueue(() => ListApprovalsAsync(client)));
            foreach (var item in Open().Where(item => !item.IsBusy && MayWaitForApproval(item)).Take(MostDescribed))
            {
                _work.Enqueue(() => DescribeAsync(item));
            }
        }

        BeginWork();
        await EndInTimeAsync(Task.WhenAll(Workers())).ConfigureAwait(false);
        foreach (var item in _items)
        {
            End(item, WaitOutcome.TimedOut, failure: null);
        }
    }

    private async Task DescribeAsync(WaitItem<T> item)
    {
        try
        {
            var executions = await subject.ExecutionsAsync(item.Input, item.Latest!, _stopped).ConfigureAwait(false);
            var (state, _) = await item
                .Steps.UpdateAsync(item.State, executions, WaitDetail.RunningStep, id => StepsAsync(item.Input, id))
                .ConfigureAwait(false);
            item.State = WithApproval(item, state);
        }
        catch (ImageBuilderException)
        {
            // The error of the time-out says less then.
        }
    }

    private async Task EndInTimeAsync(Task task)
    {
        if (!task.IsCompleted)
        {
            _lastMoment ??= Task.Delay(GraceOfLastLook, time, _stopped);
            await Task.WhenAny(task, _lastMoment).ConfigureAwait(false);
            _stopped.ThrowIfCancellationRequested();
        }
    }

    private void GoOn(WaitProblem problem, ImageBuilderException error)
    {
        Tell(() =>
        {
            if (_toldProblems.Add(problem))
            {
                observer.GoesOn(problem, error);
            }
        });
    }

    private void Tell(Action tell)
    {
        lock (_gate)
        {
            if (!IsOver)
            {
                tell();
            }
        }
    }

    // The error that refuses all inputs was told for another input.
    private void Drop(WaitItem<T> item)
    {
        lock (_gate)
        {
            item.IsEnded = true;
            EndIfNoneIsLeft();
        }
    }

    private void End(WaitItem<T> item, WaitOutcome outcome, ImageFailure? failure)
    {
        lock (_gate)
        {
            if (item.IsEnded || IsOver)
            {
                return;
            }

            item.IsEnded = true;
            observer.Ended(
                new WaitResult<T>(item.Input, outcome, item.State)
                {
                    Item = item.Latest,
                    Error = item.Error,
                    Failure = failure,
                }
            );
            var isFailure = outcome is WaitOutcome.Failed or WaitOutcome.Cancelled or WaitOutcome.StepFailed;
            if ((options.IsForAny && (isFailure || outcome == WaitOutcome.Reached)) || (options.FailsFast && isFailure))
            {
                _over.TrySetResult();
            }

            EndIfNoneIsLeft();
        }
    }

    private void EndIfNoneIsLeft()
    {
        if (!Open().Any())
        {
            _over.TrySetResult();
        }
    }
}
