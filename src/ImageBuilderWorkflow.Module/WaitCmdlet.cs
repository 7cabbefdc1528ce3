using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>A cmdlet that waits for a final status: collects what comes through the pipeline, and then waits for all of it.</summary>
public abstract class WaitCmdlet : ConnectedCmdlet
{
    private const double MostSeconds = int.MaxValue;

    private readonly List<WaitInput> _inputs = [];
    private WaitDisplay? _display;

    /// <summary>
    /// The maximum time to wait, in seconds. At its end, the cmdlet writes an error with the id WaitTimedOut for everything that has not
    /// ended. With 0, it looks once. By default, it waits as long as it takes.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [ValidateRange(0.0, MostSeconds)]
    public double? Timeout { get; set; }

    /// <summary>Returns as soon as the first of several inputs has ended. By default, the cmdlet waits for all of them.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    /// <summary>
    /// Returns as soon as a step of any input has failed, and emits that object as it is then. A failed step after which its workflow
    /// continues counts too. Without <c>-ErrorOnFailure</c>, the cmdlet writes a warning that names the step.
    /// </summary>
    [Parameter]
    public SwitchParameter FailFast { get; set; }

    /// <summary>
    /// The longest time between two looks, in seconds. The cmdlet looks after one second at first. The longer it waits, the less often it
    /// looks: the pause is a tenth of the time waited so far.
    /// </summary>
    [Parameter]
    [ValidateRange(0.05, 86_400.0)]
    [PSDefaultValue(Help = "30", Value = 30.0)]
    public double PollInterval { get; set; } = WaitSchedule.DefaultLongest.TotalSeconds;

    /// <summary>
    /// Writes an error for everything that failed or was cancelled, after its object. The message is the <c>Summary</c> of
    /// <c>Get-IBImageFailure</c>.
    /// </summary>
    [Parameter]
    public SwitchParameter ErrorOnFailure { get; set; }

    /// <summary>
    /// Ends the wait for a build when one of its steps waits for an approval, with an error that has the id WaitingForApproval. By default,
    /// the cmdlet writes a warning and continues to wait.
    /// </summary>
    [Parameter]
    public SwitchParameter ErrorOnApproval { get; set; }

    /// <summary>The operation that reads one input.</summary>
    private protected abstract string Operation { get; }

    internal new void Emit(ServiceObject found) => base.Emit(found);

    /// <summary>Takes note of an answer.</summary>
    internal void TakeAnswer(ImageBuilderClient client) => Refusals.Answered(client, Operation);

    /// <summary>Whether an error refuses everything that is asked of a client.</summary>
    internal bool RefusesAll(ImageBuilderClient client, ImageBuilderException error) =>
        Refusals.Repeats(error, client, error.Operation ?? Operation) || Refusals.Ends(error);

    /// <summary>Takes the values of one input of the pipeline.</summary>
    /// <param name="values">The values.</param>
    /// <param name="form">The form that they must have.</param>
    private protected void Take(string[] values, Identifier form)
    {
        foreach (var value in values)
        {
            if (ArnOf(value, form) is not { } id)
            {
                continue;
            }

            if (form.Problem(id) is { } problem)
            {
                WriteError(ErrorRecords.InvalidIdentifier(form, problem, value));
                continue;
            }

            var client = Client(id);
            if (!_inputs.Exists(input => input.Id == id && input.Client == client))
            {
                var action = StartedBuilds.Shared.Find(id);
                _inputs.Add(new WaitInput(value, id, client) { SinceAction = action?.Ago, IsRetry = action?.IsRetry is true });
            }
        }
    }

    /// <summary>Waits for everything that was taken.</summary>
    /// <param name="subject">What is waited for.</param>
    /// <param name="kind">What is waited for, as error ids name it.</param>
    /// <param name="until">The statuses that were asked for; <see langword="null"/> for the final ones.</param>
    /// <param name="reasonOf">The reason that the service gives for a status.</param>
    /// <param name="explain">Finds out why something failed.</param>
    private protected void WaitFor<T>(
        IWaitSubject<T> subject,
        string kind,
        WildcardMatcher? until,
        Func<T, string?> reasonOf,
        Func<FailureAnalyzer, WaitInput, T, Task<ImageFailure?>> explain
    )
        where T : ServiceObject, new()
    {
        var preferences = new WaitPreferences(this);
        _display = preferences.ShowsProgress ? new WaitDisplay(this) : null;
        var options = new WaitOptions
        {
            Timeout = Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            LongestPause = TimeSpan.FromSeconds(PollInterval),
            IsForAny = Any,
            FailsFast = FailFast,
            EndsAtApproval = ErrorOnApproval,
            IsAskedFor = until is null ? null : IsAskedFor,
            ExplainsFailures = ErrorOnFailure,
            Detail =
                preferences.ShowsLines ? WaitDetail.EveryStep
                : _display is not null ? WaitDetail.RunningStep
                : WaitDetail.None,
            HasEstimate = _display is not null,
        };
        var analyzers = ErrorOnFailure ? _inputs.Select(static input => input.Client).Distinct().ToDictionary(x => x, AnalyzerOf) : [];
        var waiter = new Waiter<T>(
            subject,
            options,
            new WaitReporter<T>(this, kind, reasonOf, _display, preferences.IsVerbose && !preferences.ShowsInformation),
            Log,
            (input, item, _) => explain(analyzers[input.Client], input, item),
            TimeProvider.System,
            Random.Shared.NextDouble
        );
        try
        {
            Attempt(() => Await(Task.Run(RunAsync, Stopped)), MyInvocation.MyCommand.Name);
        }
        finally
        {
            _display?.Close();
        }

        async Task<bool> RunAsync()
        {
            await waiter.RunAsync(_inputs, Stopped).ConfigureAwait(false);
            return true;
        }

        // Asked on several threads.
        bool IsAskedFor(string? status)
        {
            lock (_inputs)
            {
                return until.Matches(status);
            }
        }
    }

    /// <inheritdoc/>
    private protected override void OnTick()
    {
        base.OnTick();
        _display?.Show();
    }

    private FailureAnalyzer AnalyzerOf(ImageBuilderClient client) =>
        new(
            client,
            new LogReader(LogsOf(client, MyInvocation.MyCommand.Name)),
            "Restart-IBImage",
            Log,
            error => Post(() => WriteVerbose($"The log of a build cannot be read, so what it says is missing: {error.Message}"))
        );
}
