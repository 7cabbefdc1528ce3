using System.Diagnostics;
using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// A cmdlet that lists what belongs to something, or gets objects by their ids: the parameters of paging, and the two ways to
/// answer.
/// </summary>
public abstract class ListingCmdlet : ConnectedCmdlet
{
    // How many inputs may be under way for each request that may: some wait for their turn to be emitted.
    private const int InputsPerRequest = 2;

    private readonly Queue<Input> _inputs = new();
    private readonly TaskCompletionSource _interest = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ListingProgress? _progress;
    private RequestGate? _gate;
    private bool _hasListed;
    private long _order;
    private long _returned;
    private long _left = long.MaxValue;
    private TimeSpan _usual;

    /// <summary>The maximum number of objects to emit for each input. By default, all objects are emitted.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateRange(1, int.MaxValue)]
    public virtual int? MaxItems { get; set; }

    /// <summary>
    /// The number of objects to request at a time, 1 to 25. The cmdlet always reads all pages; a smaller page size only increases the
    /// number of requests.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Alias("MaxResult", "MaxResults")]
    [ValidateRange(1, ListingOptions.LargestPage)]
    [PSDefaultValue(Help = "25", Value = ListingOptions.LargestPage)]
    public virtual int PageSize { get; set; } = ListingOptions.LargestPage;

    /// <summary>
    /// The position where the listing starts: a token from <c>-NextTokenVariable</c>, from the <c>ResumeToken</c> of an error, from the AWS
    /// CLI or boto3, or a <c>nextToken</c> of the service. <see langword="null"/> starts at the beginning. A token is valid for one
    /// listing, so specify only one input.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Alias("NextToken")]
    [AllowEmptyString]
    [AllowNull]
    public virtual string? StartingToken { get; set; }

    /// <summary>
    /// The name, without <c>$</c>, of a variable to store a token in. The token continues the listing after the last object that was
    /// emitted. The variable is <see langword="null"/> if there are no more objects. Specify only one input.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateNotNullOrEmpty]
    public virtual string? NextTokenVariable { get; set; }

    /// <summary>
    /// The maximum number of requests to send at the same time if there are several inputs. The objects are always emitted in the order of
    /// the inputs. With 1, the inputs are read one after another.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 64)]
    [PSDefaultValue(Help = "8", Value = 8)]
    public int ThrottleLimit { get; set; } = 8;

    private bool IsForOneListing => !string.IsNullOrEmpty(StartingToken) || NextTokenVariable is not null;

    /// <summary>Makes sure that the variable of the next token holds nothing of an earlier call.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (NextTokenVariable is null)
        {
            return;
        }

        // Given as $token it would name a variable by the old token's text, and given as '$token' one that cannot be read back.
        if (NextTokenVariable.Contains('$') || NextTokenVariable.AsSpan().ContainsAny(" \t=+/"))
        {
            ThrowTerminatingError(ErrorRecords.InvalidArgument(
                "InvalidVariableName",
                $"'{NextTokenVariable}' is not the name of a variable. Give the name alone, without $: -NextTokenVariable token.",
                NextTokenVariable));
        }

        SetNextToken(null);
    }

    /// <summary>Emits what is still under way.</summary>
    protected override void EndProcessing()
    {
        Drain();
        EndIfRefused();
        base.EndProcessing();
    }

    /// <summary>Emits all that a listing has.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="request">What to list.</param>
    /// <param name="matches">Which items to emit; <see langword="null"/> for all.</param>
    /// <param name="take">Takes an item, and says whether to go on; <see langword="null"/> emits it.</param>
    /// <param name="isError">Whether an error is one; <see langword="null"/> when all are.</param>
    /// <returns>Whether there is nothing left to read.</returns>
    private protected bool ListAll<T>(
        ListOperation<T> operation, RequestMembers request, Predicate<T>? matches = null, Func<T, bool>? take = null, Predicate<ImageBuilderException>? isError = null)
        where T : ServiceObject, new()
    {
        var target = MyInvocation.MyCommand.Name;
        return BeginListing(target) && List(operation, request, Client(null), matches, target, take ?? EmitAndGoOn, readsAhead: MaxItems is null, isError);
    }

    /// <summary>Emits all that has one of some names.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="names">The names; none stand for all.</param>
    /// <param name="what">What is listed, in words.</param>
    /// <param name="request">What the request says beside the filters.</param>
    /// <param name="filters">The filters beside that of the name.</param>
    /// <param name="nameOf">The name of an item.</param>
    /// <param name="matches">What else an item must be; <see langword="null"/> for nothing else.</param>
    /// <param name="read">Reads the listing, and says whether there is nothing left to read; <see langword="null"/> emits its items.</param>
    private protected void ListNamed<T>(
        ListOperation<T> operation,
        string[] names,
        string what,
        RequestMembers request,
        Filter[] filters,
        Func<T, string?> nameOf,
        Predicate<T>? matches = null,
        Func<RequestMembers, Predicate<T>?, bool>? read = null)
        where T : ServiceObject, new()
    {
        var wanted = Matcher(names);
        read ??= (request, matches) => ListAll(operation, request, matches);
        var isComplete = read(
            request.With("filters", wanted.Filter is { } filter ? [.. filters, filter] : filters),
            names.Length == 0 ? matches : item => wanted.Matches(nameOf(item)) && matches?.Invoke(item) is not false);
        foreach (var name in isComplete && MaxItems is null && string.IsNullOrEmpty(StartingToken) ? wanted.Missing : [])
        {
            WriteError(ErrorRecords.NameNotFound(
                "NameNotFound",
                $"There is no {what} with the name '{name}'{(filters.Length == 0 ? string.Empty : " that the filters let through")}. The service compares names exactly; with a wildcard, such as '{name}*', case does not count.",
                name));
        }
    }

    /// <summary>Emits what a listing has for each of some values.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="values">The values.</param>
    /// <param name="form">The form that they must have.</param>
    /// <param name="request">What else the request says.</param>
    /// <param name="matches">Which items to emit; <see langword="null"/> for all.</param>
    private protected void ListEach<T>(
        ListOperation<T> operation, string[] values, Identifier form, RequestMembers? request = null, Predicate<T>? matches = null)
        where T : ServiceObject, new()
    {
        if (values.Length > 1 && IsForOneListing)
        {
            ThrowTerminatingError(OneListingOnly(values));
        }

        foreach (var value in values)
        {
            if (ArnOf(value, form) is not { } id)
            {
                continue;
            }

            if (form.Problem(id) is { } problem)
            {
                Add(new Input(value) { Problem = ErrorRecords.InvalidIdentifier(form, problem, value) });
            }
            else if (BeginListing(value))
            {
                var whole = operation.For(id).With(request ?? new RequestMembers());
                if (IsForOneListing)
                {
                    List(operation, whole, Client(id), matches, value, EmitAndGoOn, readsAhead: MaxItems is null);
                }
                else
                {
                    var client = Client(id);
                    var pages = Listing.ReadAsync(client, operation, whole, Options, matches, Log, Stopped);
                    Add(value, UnlessRefused(client, operation.Name, pages), readsAhead: MaxItems is null, Stopped);
                }
            }
        }
    }

    /// <summary>
    /// Emits what belongs to each item of a listing, in the order of the items. The items are inputs like those of the pipeline: several are
    /// asked about at the same time, and an error of one does not end the others.
    /// </summary>
    /// <param name="owners">Lists the items.</param>
    /// <param name="request">What items to list.</param>
    /// <param name="isOwner">Which items count; <see langword="null"/> for all.</param>
    /// <param name="valueOf">The value that the second operation is asked with for an item.</param>
    /// <param name="operation">Lists what belongs to an item.</param>
    /// <param name="matches">What to emit of that; <see langword="null"/> for all.</param>
    /// <returns>Whether all items were read.</returns>
    private protected bool ListEachOf<TOwner, T>(
        ListOperation<TOwner> owners,
        RequestMembers request,
        Predicate<TOwner>? isOwner,
        Func<TOwner, string?> valueOf,
        ListOperation<T> operation,
        Predicate<T>? matches)
        where TOwner : ServiceObject, new()
        where T : ServiceObject, new()
    {
        // -MaxItems counts what is emitted, so reaching it ends the requests for what would come behind.
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stopped);
        _left = MaxItems ?? long.MaxValue;
        _gate ??= new RequestGate(ThrottleLimit);
        var client = Client(null);
        var pages = Listing.ReadAsync(client, owners, request, Options with { MaxItems = null }, isOwner, Log, enough.Token);
        var input = new Input(MyInvocation.MyCommand.Name)
        {
            Feed = PageFeed.Start(pages, order: 0, readsAhead: true, Task.CompletedTask, _gate, enough.Token),
            HasOwners = true,
            Position = ListingPosition.Start,
        };
        try
        {
            do
            {
                // While the next items are not there, or cannot be had, what belongs to those before them is emitted.
                while (input.Pending is not { IsCompletedSuccessfully: true } && _inputs.TryPeek(out var head))
                {
                    EmitPage(head);
                }
            }
            while (_left > 0 && TakePage(input, Take));
            Drain();
        }
        finally
        {
            enough.Cancel();
            _progress?.Close();
        }

        return input.Position is null;

        bool Take(ServiceObject owner)
        {
            if (valueOf((TOwner)owner) is { } value)
            {
                // This cmdlet gives the inputs itself, so nothing is gained by waiting for those before.
                _returned = 0;
                var found = Listing.ReadAsync(client, operation, operation.For(value), Options, matches, Log, enough.Token);
                Add(value, UnlessRefused(client, operation.Name, found), readsAhead: MaxItems is null, enough.Token);
            }

            // What is refused for one is refused for all that come behind.
            return _left > 0 && !Refusals.IsRefused(client, operation.Name);
        }
    }

    /// <summary>The times to list; terminates the cmdlet when none can be meant.</summary>
    private protected TimeRange Range(DateTime? after, DateTime? before)
    {
        var range = new TimeRange(after, before);
        if (range.IsEmpty)
        {
            ThrowTerminatingError(ErrorRecords.InvalidArgument(
                "InvalidTimeRange", $"No time is from {after:yyyy-MM-dd HH:mm:ssK} on and before {before:yyyy-MM-dd HH:mm:ssK}: -After has to be the earlier one.", after));
        }

        return range;
    }

    /// <summary>Whether a value has the form that it must have; says so when it has not.</summary>
    private protected bool IsValid(string value, Identifier form)
    {
        if (form.Problem(value) is not { } problem)
        {
            return true;
        }

        WriteError(ErrorRecords.InvalidIdentifier(form, problem, value));
        return false;
    }

    /// <summary>Whether another listing may begin; says so when it may not.</summary>
    private protected bool BeginListing(string value)
    {
        if (_hasListed && IsForOneListing)
        {
            WriteError(OneListingOnly(value));
            return false;
        }

        _hasListed = true;
        return true;
    }

    /// <summary>Emits the object behind each of some ids.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="ids">The ids.</param>
    /// <param name="form">The form that they must have.</param>
    private protected void GetEach<T>(GetOperation<T> operation, string[] ids, Identifier form)
        where T : ServiceObject, new()
    {
        foreach (var value in ids)
        {
            if (ArnOf(value, form) is not { } id)
            {
                continue;
            }

            if (form.Problem(id) is { } problem)
            {
                Add(new Input(value) { Problem = ErrorRecords.InvalidIdentifier(form, problem, value) });
            }
            else
            {
                var client = Client(id);
                var page = Listing.ReadOneAsync(() => client.GetAsync(operation, id, Log, Stopped));
                Add(value, UnlessRefused(client, operation.Name, page), readsAhead: false, Stopped);
            }
        }
    }

    /// <inheritdoc/>
    private protected override void BeforeEnd() => Drain();

    private protected override void OnTick()
    {
        base.OnTick();
        _progress?.Show();
    }

    /// <summary>Reads a listing to its end, now.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="request">What to list.</param>
    /// <param name="client">Whom to ask.</param>
    /// <param name="matches">Which items count; <see langword="null"/> for all.</param>
    /// <param name="target">What an error is about.</param>
    /// <param name="take">Takes an item, and says whether to go on.</param>
    /// <param name="readsAhead">Whether a page may be asked for while the one before is taken.</param>
    /// <param name="isError">Whether an error is one; <see langword="null"/> when all are.</param>
    /// <returns>Whether there is nothing left to read.</returns>
    private protected bool List<T>(
        ListOperation<T> operation,
        RequestMembers request,
        ImageBuilderClient client,
        Predicate<T>? matches,
        string target,
        Func<T, bool> take,
        bool readsAhead,
        Predicate<ImageBuilderException>? isError = null)
        where T : ServiceObject, new()
    {
        var pages = Listing.ReadAsync(client, operation, request, Options, matches, Log, Stopped);
        var input = new Input(target)
        {
            Feed = PageFeed.Start(pages, order: 0, readsAhead, Task.CompletedTask, new RequestGate(1), Stopped),
            Position = Options.Start,
        };
        try
        {
            while (TakePage(input, item => take((T)item), isError))
            {
            }
        }
        finally
        {
            _progress?.Close();
            SetNextToken(input.Position);
        }

        return input.Position is null;
    }

    private ListingOptions Options => new() { MaxItems = MaxItems, PageSize = PageSize, Start = Place(StartingToken) };

    private void Add(string target, IAsyncEnumerable<IItemPage> pages, bool readsAhead, CancellationToken stopped)
    {
        _gate ??= new RequestGate(ThrottleLimit);
        Add(new Input(target) { Feed = PageFeed.Start(pages, _order++, readsAhead, _interest.Task, _gate, stopped) });
    }

    // Emits what is there, and waits only where going on without would be worse: for the first page of all, when too much is under way,
    // and when whoever gives the inputs is slower than they are read, so that nothing is gained by keeping objects back.
    private void Add(Input input)
    {
        var usual = _inputs.TryPeek(out var first) && first.Feed is { } feed && feed.Busy > _usual ? feed.Busy : _usual;
        var isSlow = _returned != 0 && Stopwatch.GetElapsedTime(_returned) >= usual;
        _inputs.Enqueue(input);
        if (isSlow || ThrottleLimit == 1)
        {
            Drain();
        }

        if (IsEnded)
        {
            Drain();
            EndIfRefused();
        }

        while (_inputs.TryPeek(out var head)
            && (head.IsReady || !_interest.Task.IsCompleted || _inputs.Count >= ThrottleLimit * InputsPerRequest))
        {
            EmitPage(head);
        }

        _returned = Stopwatch.GetTimestamp();
    }

    // What was refused to one input for all is not asked again for another: such an input has no pages.
    private async IAsyncEnumerable<IItemPage> UnlessRefused(ImageBuilderClient client, string operation, IAsyncEnumerable<IItemPage> pages)
    {
        if (Refusals.IsRefused(client, operation))
        {
            yield break;
        }

        var hasBegun = false;
        var reader = pages.GetAsyncEnumerator(Stopped);
        await using (reader.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await reader.MoveNextAsync().ConfigureAwait(false))
                    {
                        yield break;
                    }
                }
                catch (ImageBuilderException error) when (Refusals.Repeats(error, client, operation) && !hasBegun)
                {
                    yield break;
                }

                hasBegun = true;
                Refusals.Answered(client, operation);
                yield return reader.Current;
            }
        }
    }

    private void Drain()
    {
        while (_inputs.TryPeek(out var head))
        {
            EmitPage(head);
        }
    }

    private void EmitPage(Input head)
    {
        bool mayGoOn;
        try
        {
            mayGoOn = TakePage(head, EmitAndGoOn);
        }
        catch
        {
            // Whoever takes the objects has had enough, or the pipeline is stopped otherwise.
            _progress?.Close();
            throw;
        }

        if (!mayGoOn)
        {
            _inputs.Dequeue();
            _usual = head.Feed?.Busy ?? _usual;
            if (_inputs.Count == 0)
            {
                _progress?.Close();
            }
        }

        if (_left == 0)
        {
            _inputs.Clear();
        }

        // One page has been taken whole, or the input had none.
        _interest.TrySetResult();
    }

    // Takes the next page of an input, and says whether there may be more.
    private bool TakePage(Input input, Func<ServiceObject, bool> take, Predicate<ImageBuilderException>? isError = null)
    {
        if (input.Feed is null)
        {
            WriteError(input.Problem!);
            return false;
        }

        _progress ??= new ListingProgress(this);
        _progress.Begin(input.Target);
        var page = Fetch(() => input.Pending!, input.Target, Failed);
        if (page is null)
        {
            return false;
        }

        _progress.PageRead(input.HasOwners ? 0 : page.Items.Count);
        input.Position = page.PositionAfter(0);
        for (var i = 0; i < page.Items.Count; i++)
        {
            // Before it is written: whoever takes it may stop the pipeline with it.
            input.Position = page.PositionAfter(i + 1);
            if (!take(page.Items[i]))
            {
                return false;
            }
        }

        _progress.Show();
        input.Position = page.PositionAfter(page.Items.Count);

        // Now the next one is wanted, whatever is done until it is there.
        input.Pending = input.Feed.NextAsync();
        return true;

        bool Failed(ImageBuilderException error)
        {
            input.Position = Place(error.ResumeToken);
            return isError?.Invoke(error) is not false;
        }
    }

    private bool EmitAndGoOn(ServiceObject found)
    {
        _left--;
        Emit(found);
        return _left > 0;
    }

    private static ListingPosition Place(string? token) => string.IsNullOrEmpty(token) ? ListingPosition.Start : ResumeToken.Decode(token);

    private void SetNextToken(ListingPosition? position)
    {
        if (NextTokenVariable is not null)
        {
            SessionState.PSVariable.Set(
                NextTokenVariable,
                position is { } place ? ResumeToken.Encode(place) : null);
        }
    }

    private static ErrorRecord OneListingOnly(object target) => ErrorRecords.InvalidArgument(
        "TokenOfOneListing",
        "A token belongs to one listing: give -StartingToken and -NextTokenVariable one input only, and call the cmdlet again for the next.",
        target);

    // One value of the caller: what is read for it, or what is wrong with it.
    private sealed class Input(string target)
    {
        private readonly PageFeed? _feed;

        public string Target => target;

        public ErrorRecord? Problem { get; init; }

        public PageFeed? Feed
        {
            get => _feed;
            init
            {
                _feed = value;
                Pending = value?.NextAsync();
            }
        }

        public Task<IItemPage?>? Pending { get; set; }

        public ListingPosition? Position { get; set; }

        // Whether not the items are emitted, but what belongs to them.
        public bool HasOwners { get; init; }

        public bool IsReady => Feed is null || Pending is { IsCompleted: true };
    }
}
