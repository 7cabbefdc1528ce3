using System.Management.Automation;
using System.Runtime.CompilerServices;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// A cmdlet that lists what belongs to something, or gets objects by their ids: the parameters of paging, and the two ways to
/// answer.
/// </summary>
public abstract class ListingCmdlet : ConnectedCmdlet
{
    private OrderedFanOut<ListingInput>? _fanOut;
    private ListingProgress? _progress;
    private bool _hasListed;

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
    /// the inputs. With 1, the inputs are read one after another. If several accounts and regions are listed, the default is 16.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 64)]
    [PSDefaultValue(Help = "8", Value = 8)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>
    /// The accounts and regions that a listing without an ARN asks; <see langword="null"/> for the one that the parameters say.
    /// </summary>
    private protected virtual IReadOnlyList<Place>? Places => null;

    /// <summary>How many requests may be under way at the same time.</summary>
    private protected virtual int Concurrency => ThrottleLimit;

    private OrderedFanOut<ListingInput> FanOut => _fanOut ??= new OrderedFanOut<ListingInput>(Concurrency, TimeProvider.System);

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
            ThrowTerminatingError(
                ErrorRecords.InvalidArgument(
                    "InvalidVariableName",
                    $"'{NextTokenVariable}' is not the name of a variable. Give the name alone, without $: -NextTokenVariable token.",
                    NextTokenVariable
                )
            );
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
        ListOperation<T> operation,
        RequestMembers request,
        Predicate<T>? matches = null,
        Func<T, bool>? take = null,
        Predicate<ImageBuilderException>? isError = null
    )
        where T : ServiceObject, new()
    {
        var target = MyInvocation.MyCommand.Name;
        if (Places is { } places)
        {
            return ListAt(places, operation, request, matches, take, isError);
        }

        return BeginListing(target)
            && List(operation, request, Client(null), matches, target, take ?? EmitAndGoOn, readsAhead: MaxItems is null, isError);
    }

    // The places are inputs like those of the pipeline.
    private bool ListAt<T>(
        IReadOnlyList<Place> places,
        ListOperation<T> operation,
        RequestMembers request,
        Predicate<T>? matches,
        Func<T, bool>? take,
        Predicate<ImageBuilderException>? isError
    )
        where T : ServiceObject, new()
    {
        RefuseTokenOf(places);
        FanOut.ReadAll();
        var inputs = new List<ListingInput>();
        foreach (var place in places)
        {
            var input = new ListingInput(place.ToString())
            {
                Place = place,
                Take = take is null ? null : item => take((T)item),
                IsError = isError,
            };
            inputs.Add(input);
            Add(input, PagesAt(place, operation, request, Options, matches, Stopped), readsAhead: MaxItems is null);
        }

        Drain();
        return inputs.TrueForAll(static input => input.Position is null);
    }

    private async IAsyncEnumerable<IItemPage> PagesAt<T>(
        Place place,
        ListOperation<T> operation,
        RequestMembers request,
        ListingOptions options,
        Predicate<T>? matches,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
        where T : ServiceObject, new()
    {
        var client = await place.ClientAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        var pages = Listing.ReadAsync(client, operation, request, options, matches, Log, cancellationToken);
        await foreach (var page in UnlessRefused(client, operation.Name, pages).ConfigureAwait(false))
        {
            yield return page;
        }
    }

    private void RefuseTokenOf(IReadOnlyList<Place> places)
    {
        if (IsForOneListing)
        {
            ThrowTerminatingError(
                ErrorRecords.InvalidArgument(
                    "TokenOfOneListing",
                    "A token belongs to one listing: give -StartingToken and -NextTokenVariable one region and one profile only.",
                    places.Select(static place => place.ToString()).ToArray()
                )
            );
        }
    }

    /// <summary>Emits all that has one of some names.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="names">The names; none stand for all.</param>
    /// <param name="what">What is listed, in words.</param>
    /// <param name="request">The request with all filters.</param>
    /// <param name="filters">The filters beside that of the name.</param>
    /// <param name="nameOf">The name of an item.</param>
    /// <param name="matches">What else an item must be; <see langword="null"/> for nothing else.</param>
    /// <param name="read">
    /// Reads the listing, and says whether there is nothing left to read; <see langword="null"/> emits its items.
    /// </param>
    private protected void ListNamed<T>(
        ListOperation<T> operation,
        string[] names,
        string what,
        Func<IReadOnlyList<Filter>, RequestMembers> request,
        Filter[] filters,
        Func<T, string?> nameOf,
        Predicate<T>? matches = null,
        Func<RequestMembers, Predicate<T>?, bool>? read = null
    )
        where T : ServiceObject, new()
    {
        var wanted = Matcher(names);
        read ??= (request, matches) => ListAll(operation, request, matches);
        var isComplete = read(
            request(wanted.Filter is { } filter ? [.. filters, filter] : filters),
            names.Length == 0 ? matches : item => wanted.Matches(nameOf(item)) && matches?.Invoke(item) is not false
        );
        if (!isComplete || MaxItems is not null || !string.IsNullOrEmpty(StartingToken) || wanted.Missing.Count == 0)
        {
            return;
        }

        var others = Places is null ? NamesInOtherCase(operation, wanted.Missing, request(filters), nameOf) : [];
        var where =
            (Places is null ? string.Empty : " in any of the accounts and regions")
            + (filters.Length == 0 ? string.Empty : " that the filters let through");
        foreach (var name in wanted.Missing)
        {
            var hint = others.TryGetValue(name, out var other) ? $" Did you mean '{other}'?" : string.Empty;
            WriteError(
                ErrorRecords.NameNotFound(
                    "NameNotFound",
                    $"There is no {what} with the name '{name}'{where}. "
                        + $"The service compares names exactly; with a wildcard, such as '{name}*', case does not count.{hint}",
                    name
                )
            );
        }
    }

    // The names that differ from some names only in their case. Most names are in lower case, so a capital letter is the usual mistake,
    // and only such a name is worth another listing.
    private Dictionary<string, string> NamesInOtherCase<T>(
        ListOperation<T> operation,
        IEnumerable<string> names,
        RequestMembers request,
        Func<T, string?> nameOf
    )
        where T : ServiceObject, new()
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var wanted = names.Where(name => name.Any(char.IsAsciiLetterUpper)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (wanted.Count > 0)
        {
            var client = Client(null);
            try
            {
                Await(Task.Run(() => ReadAsync(client), Stopped));
            }
            catch (ImageBuilderException error)
            {
                WriteVerbose($"The names could not be compared without their case: {error.Message}");
            }
        }

        return found;

        async Task<bool> ReadAsync(ImageBuilderClient client)
        {
            var pages = Listing.ReadAsync(client, operation, request, new ListingOptions(), matches: null, Log, Stopped);
            await foreach (var page in pages.ConfigureAwait(false))
            {
                foreach (var name in page.Items.Cast<T>().Select(nameOf).OfType<string>().Where(wanted.Contains))
                {
                    found.TryAdd(name, name);
                }
            }

            return true;
        }
    }

    /// <summary>Emits what a listing has for each of some values.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="values">The values.</param>
    /// <param name="form">The form that they must have.</param>
    /// <param name="request">The request for a value.</param>
    /// <param name="matches">Which items to emit; <see langword="null"/> for all.</param>
    /// <param name="take">Takes the items of a value instead of emitting them: all of them, whatever -MaxItems says.</param>
    /// <param name="choose">
    /// Chooses what to emit for a value from all of its pages, whatever -MaxItems says; <see langword="null"/> emits the pages.
    /// </param>
    private protected void ListEach<T>(
        ListOperation<T> operation,
        string[] values,
        Identifier form,
        Func<string, RequestMembers> request,
        Predicate<T>? matches = null,
        Action<string, T>? take = null,
        Func<string, IAsyncEnumerable<ItemPage<T>>, IAsyncEnumerable<IItemPage>>? choose = null
    )
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
                Add(new ListingInput(value) { Problem = ErrorRecords.InvalidIdentifier(form, problem, value) });
            }
            else if (BeginListing(value))
            {
                var whole = request(id);
                if (IsForOneListing)
                {
                    List(operation, whole, Client(id), matches, value, EmitAndGoOn, readsAhead: MaxItems is null);
                }
                else
                {
                    var client = Client(id);
                    var options = take is null && choose is null ? Options : Options with { MaxItems = null };
                    var pages = Listing.ReadAsync(client, operation, whole, options, matches, Log, Stopped);
                    var input = new ListingInput(value) { Take = TakerOf<T>(take is null ? null : item => take(id, item)) };
                    var chosen = choose is null ? pages : choose(value, pages);
                    Add(input, UnlessRefused(client, operation.Name, chosen), readsAhead: options.MaxItems is null);
                }
            }
        }
    }

    /// <summary>
    /// Emits what belongs to each item of a listing, in the order of the items. The items are inputs like those of the pipeline: several
    /// are asked about at the same time, and an error of one does not end the others.
    /// </summary>
    /// <param name="owners">Lists the items.</param>
    /// <param name="request">What items to list.</param>
    /// <param name="isOwner">Which items count; <see langword="null"/> for all.</param>
    /// <param name="valueOf">The value that the second operation is asked with for an item.</param>
    /// <param name="operation">Lists what belongs to an item.</param>
    /// <param name="requestOf">The request of that for an item's value.</param>
    /// <param name="matches">What to emit of that; <see langword="null"/> for all.</param>
    /// <param name="take">Takes what belongs to the items instead of emitting it: all of it, whatever -MaxItems says.</param>
    /// <returns>Whether all items were read.</returns>
    private protected bool ListEachOf<TOwner, T>(
        ListOperation<TOwner> owners,
        RequestMembers request,
        Predicate<TOwner>? isOwner,
        Func<TOwner, string?> valueOf,
        ListOperation<T> operation,
        Func<string, RequestMembers> requestOf,
        Predicate<T>? matches,
        Action<T>? take = null
    )
        where TOwner : ServiceObject, new()
        where T : ServiceObject, new()
    {
        if (Places is { } places)
        {
            RefuseTokenOf(places);
            FanOut.ReadAll();
        }
        else
        {
            var client = Client(null);
            places = [new Place(profileName: null, region: null, () => Task.FromResult(client))];
        }

        // -MaxItems counts what is emitted of a place, so reaching it ends the requests for what would come behind.
        List<(FanOutInput<ListingInput> Input, ListingQuota Quota)> listings = [.. places.Select(Begin)];
        try
        {
            foreach (var (input, quota) in listings)
            {
                do
                {
                    // While the next items are not there, or cannot be had, what belongs to those before them is emitted.
                    while (!input.Next.IsCompletedSuccessfully && FanOut.Head is { } head)
                    {
                        EmitPage(head);
                    }
                } while (!quota.IsReached && TakePage(input, owner => Take(input.Value, quota, owner)));
            }

            Drain();
        }
        finally
        {
            listings.ForEach(static listing => listing.Quota.Dispose());
            _progress?.Close();
        }

        return listings.TrueForAll(static listing => listing.Input.Value.Position is null);

        (FanOutInput<ListingInput> Input, ListingQuota Quota) Begin(Place place)
        {
            var quota = new ListingQuota(MaxItems, Stopped);
            var input = new ListingInput(Places is null ? MyInvocation.MyCommand.Name : place.ToString())
            {
                HasOwners = true,
                Place = place,
            };
            var pages = PagesAt(place, owners, request, Options with { MaxItems = null }, isOwner, quota.Enough);
            return (FanOut.Begin(input, pages, readsAhead: true, quota.Enough), quota);
        }

        bool Take(ListingInput listing, ListingQuota quota, ServiceObject owner)
        {
            // It has answered, so it is there.
            var client = listing.Place!.ClientAsync().GetAwaiter().GetResult();
            if (valueOf((TOwner)owner) is { } value)
            {
                var options = take is null ? Options : Options with { MaxItems = null };
                var found = Listing.ReadAsync(client, operation, requestOf(value), options, matches, Log, quota.Enough);
                FanOut.Add(
                    new ListingInput(value)
                    {
                        Take = TakerOf(take),
                        Place = Places is null ? null : listing.Place,
                        Quota = take is null ? quota : null,
                    },
                    UnlessRefused(client, operation.Name, found),
                    readsAhead: options.MaxItems is null,
                    quota.Enough
                );
                EmitDue();
            }

            // What is refused for one is refused for all that come behind.
            return !quota.IsReached && !Refusals.IsRefused(client, operation.Name);
        }
    }

    /// <summary>The times to list; terminates the cmdlet when none can be meant.</summary>
    private protected TimeRange Range(DateTime? after, DateTime? before)
    {
        var range = new TimeRange(after, before);
        if (range.IsEmpty)
        {
            ThrowTerminatingError(
                ErrorRecords.InvalidArgument(
                    "InvalidTimeRange",
                    $"No time is from {after:yyyy-MM-dd HH:mm:ssK} on and before {before:yyyy-MM-dd HH:mm:ssK}: -After has to be the "
                        + "earlier one.",
                    after
                )
            );
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
                Add(new ListingInput(value) { Problem = ErrorRecords.InvalidIdentifier(form, problem, value) });
            }
            else
            {
                var client = Client(id);
                var page = Listing.ReadOneAsync(() => client.GetAsync(operation, id, Log, Stopped));
                Add(value, UnlessRefused(client, operation.Name, page), readsAhead: false);
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
        Predicate<ImageBuilderException>? isError = null
    )
        where T : ServiceObject, new()
    {
        var pages = Listing.ReadAsync(client, operation, request, Options, matches, Log, Stopped);
        var input = FanOut.Begin(new ListingInput(target) { Position = Options.Start }, pages, readsAhead, Stopped);
        try
        {
            while (TakePage(input, item => take((T)item), isError)) { }
        }
        finally
        {
            _progress?.Close();
            SetNextToken(input.Value.NextToken);
        }

        return input.Value.Position is null;
    }

    private ListingOptions Options =>
        new()
        {
            MaxItems = MaxItems,
            PageSize = PageSize,
            Start = Place(StartingToken),
        };

    private static Func<ServiceObject, bool>? TakerOf<T>(Action<T>? take)
        where T : ServiceObject =>
        take is null
            ? null
            : item =>
            {
                take((T)item);
                return true;
            };

    private void Add(string target, IAsyncEnumerable<IItemPage> pages, bool readsAhead) => Add(new ListingInput(target), pages, readsAhead);

    /// <summary>Adds an input to those that are read at the same time and emitted in their order.</summary>
    /// <param name="input">The input.</param>
    /// <param name="pages">Its pages; <see langword="null"/> for an input with a problem.</param>
    /// <param name="readsAhead">Whether the first of all inputs may request a page while the one before is taken.</param>
    private protected void Add(ListingInput input, IAsyncEnumerable<IItemPage>? pages = null, bool readsAhead = false)
    {
        FanOut.Add(input, pages, readsAhead, Stopped);
        if (IsEnded)
        {
            Drain();
            EndIfRefused();
        }

        EmitDue();
        FanOut.HandBack();
    }

    private void EmitDue()
    {
        while (FanOut.Due is { } head)
        {
            EmitPage(head);
        }
    }

    /// <summary>The pages of an input. What was refused to one input for all is not asked again for another.</summary>
    /// <param name="client">The client.</param>
    /// <param name="operation">The operation that is requested first.</param>
    /// <param name="pages">The pages.</param>
    private protected async IAsyncEnumerable<IItemPage> UnlessRefused(
        ImageBuilderClient client,
        string operation,
        IAsyncEnumerable<IItemPage> pages
    )
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
                catch (ImageBuilderException error)
                    when (error.Operation == operation && Refusals.Repeats(error, client, operation) && !hasBegun)
                {
                    yield break;
                }

                hasBegun = true;
                Refusals.Answered(client, operation);
                yield return reader.Current;
            }
        }
    }

    /// <summary>Emits everything that is under way.</summary>
    private protected void Drain()
    {
        while (FanOut.Head is { } head)
        {
            EmitPage(head);
        }
    }

    private void EmitPage(FanOutInput<ListingInput> head)
    {
        var input = head.Value;
        bool hasMore;
        try
        {
            hasMore = input.Quota is not { IsReached: true } && TakePage(head, input.Take ?? EmitAndGoOn, input.IsError);
        }
        catch
        {
            // Whoever takes the objects has had enough, or the pipeline is stopped otherwise.
            _progress?.Close();
            throw;
        }

        FanOut.Taken(hasMore);

        if (FanOut.Head is null)
        {
            _progress?.Close();
        }

        bool EmitAndGoOn(ServiceObject found)
        {
            Emit(found);
            input.Quota?.Count();
            return input.Quota is not { IsReached: true };
        }
    }

    // Takes the next page of an input, and says whether there may be more.
    private bool TakePage(
        FanOutInput<ListingInput> source,
        Func<ServiceObject, bool> take,
        Predicate<ImageBuilderException>? isError = null
    )
    {
        var input = source.Value;
        if (input.Problem is not null)
        {
            WriteError(input.Problem);
            return false;
        }

        _progress ??= new ListingProgress(this);
        _progress.Begin(input.Target);
        var page = FetchPage(source, Failed);
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
        source.Advance();
        return true;

        bool Failed(ImageBuilderException error)
        {
            input.ErrorToken = error.ResumeToken;
            return isError?.Invoke(error) is not false;
        }
    }

    /// <summary>Waits for the next page of an input; <see langword="null"/> at its end, and when an error was written.</summary>
    /// <param name="source">The input.</param>
    /// <param name="onError">Looks at an error first, and says whether it is one.</param>
    private protected virtual IItemPage? FetchPage(FanOutInput<ListingInput> source, Predicate<ImageBuilderException> onError) =>
        Fetch(() => source.Next, source.Value.Target, onError);

    private bool EmitAndGoOn(ServiceObject found)
    {
        Emit(found);
        return true;
    }

    private static ListingPosition Place(string? token) => string.IsNullOrEmpty(token) ? ListingPosition.Start : ResumeToken.Decode(token);

    private void SetNextToken(string? token)
    {
        if (NextTokenVariable is not null)
        {
            SessionState.PSVariable.Set(NextTokenVariable, token);
        }
    }

    private static ErrorRecord OneListingOnly(object target) =>
        ErrorRecords.InvalidArgument(
            "TokenOfOneListing",
            "A token belongs to one listing: give -StartingToken and -NextTokenVariable one input only, and call the cmdlet again for the "
                + "next.",
            target
        );
}
