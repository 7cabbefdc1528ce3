using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// A cmdlet that lists what belongs to something, or gets objects by their ids: the parameters of paging, and the two ways to
/// answer.
/// </summary>
public abstract class ListingCmdlet : ConnectedCmdlet
{
    private ListingProgress? _progress;
    private bool _hasListed;

    /// <summary>The largest number of objects to emit for each input. Without it all are emitted.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxItems { get; set; }

    /// <summary>How many objects one request asks for, 1 to 25. All pages are read in any case; smaller pages only take more requests.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Alias("MaxResult", "MaxResults")]
    [ValidateRange(1, ListingOptions.LargestPage)]
    [PSDefaultValue(Help = "25", Value = ListingOptions.LargestPage)]
    public int PageSize { get; set; } = ListingOptions.LargestPage;

    /// <summary>
    /// Where to go on: a token from <c>-NextTokenVariable</c>, from an error's <c>ResumeToken</c>, from the AWS CLI or boto3, or a
    /// <c>nextToken</c> of the service. <see langword="null"/> begins at the beginning. It belongs to one listing, so it goes with one
    /// input.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Alias("NextToken")]
    [AllowEmptyString]
    [AllowNull]
    public string? StartingToken { get; set; }

    /// <summary>
    /// The name, without <c>$</c>, of a variable that gets the token for what lies behind the last object emitted;
    /// <see langword="null"/> when nothing does. It goes with one input.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateNotNullOrEmpty]
    public string? NextTokenVariable { get; set; }

    private bool IsForOneListing => !string.IsNullOrEmpty(StartingToken) || NextTokenVariable is not null;

    /// <summary>Makes sure that the variable of the next token holds nothing of an earlier call.</summary>
    protected override void BeginProcessing()
    {
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

    /// <summary>Emits what a listing has for each of some values.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="values">The values.</param>
    /// <param name="form">The form that they must have.</param>
    private protected void ListEach<T>(ListOperation<T> operation, string[] values, Identifier form)
        where T : ServiceObject, new()
    {
        if (values.Length > 1 && IsForOneListing)
        {
            ThrowTerminatingError(OneListingOnly(values));
        }

        foreach (var value in values)
        {
            if (form.Problem(value) is { } problem)
            {
                WriteError(ErrorRecords.InvalidArgument("Invalid" + form.Name, problem, value));
            }
            else if (_hasListed && IsForOneListing)
            {
                WriteError(OneListingOnly(value));
            }
            else
            {
                _hasListed = true;
                List(operation, value);
            }
        }
    }

    /// <summary>Emits the object behind each of some ids.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="ids">The ids.</param>
    /// <param name="form">The form that they must have.</param>
    private protected void GetEach<T>(GetOperation<T> operation, string[] ids, Identifier form)
        where T : ServiceObject, new()
    {
        foreach (var id in ids)
        {
            if (form.Problem(id) is { } problem)
            {
                WriteError(ErrorRecords.InvalidArgument("Invalid" + form.Name, problem, id));
                continue;
            }

            var client = Client(id);
            if (Fetch(() => client.GetAsync(operation, id, Log, Stopped), id) is { } found)
            {
                WriteObject(found);
            }
        }
    }

    private protected override void OnTick()
    {
        base.OnTick();
        _progress?.Show();
    }

    private void List<T>(ListOperation<T> operation, string value)
        where T : ServiceObject, new()
    {
        var client = Client(value);
        var options = new ListingOptions
        {
            MaxItems = MaxItems,
            PageSize = PageSize,
            Start = Place(StartingToken),
        };
        ListingPosition? position = options.Start;
        var pages = Listing.ReadAsync(client, operation, value, options, Log, Stopped).GetAsyncEnumerator(Stopped);
        _progress ??= new ListingProgress(this);
        _progress.Begin(value);
        try
        {
            while (Fetch(() => pages.MoveNextAsync().AsTask(), value, error => position = Place(error.ResumeToken)))
            {
                var page = pages.Current;
                _progress.PageRead(page.Items.Count);
                position = page.PositionAfter(0);
                for (var i = 0; i < page.Items.Count; i++)
                {
                    // Before it is written: whoever takes it may stop the pipeline with it.
                    position = page.PositionAfter(i + 1);
                    WriteObject(page.Items[i]);
                }

                _progress.Show();
                position = page.PositionAfter(page.Items.Count);
            }
        }
        finally
        {
            _progress.Close();
            SetNextToken(position);
        }
    }

    // An error of the request belongs to its input and lets the pipeline go on; one of the settings ends it.
    private T? Fetch<T>(Func<Task<T>> request, object target, Action<ImageBuilderException>? onError = null)
    {
        try
        {
            // Not on this thread: a program that fetches credentials runs before the first wait.
            return Attempt(() => Await(Task.Run(request, Stopped)), target);
        }
        catch (ImageBuilderException error)
        {
            onError?.Invoke(error);
            WriteError(ErrorRecords.Request(error, target));
            return default;
        }
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
}
