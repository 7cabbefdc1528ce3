using System.Diagnostics;
using System.Text;
using ImageBuilderWorkflow.SampleAccount;

namespace ImageBuilderWorkflow.Loopback.Faults;

/// <summary>An active rule with its counters. The fault set calls it under a lock.</summary>
internal sealed class ActiveFault(FaultRule rule)
{
    private readonly Dictionary<string, string> _secondPageTokens = new(StringComparer.Ordinal);
    private int _matched;
    private int _struck;
    private double _allowance = rule.PerSecond ?? 0;
    private long _allowanceAt = Stopwatch.GetTimestamp();

    public FaultRule Rule { get; } = rule;

    /// <summary>Whether the rule applies to this request. Counts the request.</summary>
    public bool Strikes(RequestDescription description, AccountRequest request)
    {
        if (!Matches(description, request))
            return false;
        _matched++;
        if (Rule.Nth is { } nth && _matched != nth)
            return false;
        if (Rule.Every is { } every && _matched % every != 0)
            return false;
        if (_struck >= Rule.Times)
            return false;
        if (Rule.Kind == FaultKind.RateLimit && TakeAllowance())
            return false;
        _struck++;
        return true;
    }

    /// <summary>
    /// The next token under <see cref="FaultKind.CycleTokens"/>: from the third page, the token of the second page again.
    /// </summary>
    /// <param name="listing">A text that identifies the listing.</param>
    /// <param name="page">The number of the answered page.</param>
    /// <param name="nextToken">The correct next token.</param>
    public string? CycleToken(string listing, int page, string? nextToken)
    {
        lock (_secondPageTokens)
        {
            if (page == 1 && nextToken is not null)
                _secondPageTokens[listing] = nextToken;
            return page >= 3 ? _secondPageTokens.GetValueOrDefault(listing) ?? nextToken : nextToken;
        }
    }

    private bool Matches(RequestDescription description, AccountRequest request)
    {
        if (Rule.Operation is not null && Rule.Operation != description.Operation)
            return false;
        if (Rule.AccessKey is not null && Rule.AccessKey != description.AccessKey)
            return false;
        if (Rule.Region is not null && Rule.Region != description.Region)
            return false;
        if (Rule.Page is not null && Rule.Page != description.Page)
            return false;
        if (
            Rule.Contains is { } text
            && !Encoding.UTF8.GetString(request.Body.Span).Contains(text, StringComparison.Ordinal)
            && !Uri.UnescapeDataString(request.QueryString).Contains(text, StringComparison.Ordinal)
        )
        {
            return false;
        }

        // A fault of a page or a token does not apply to other requests and must not count them.
        return Rule.Kind switch
        {
            FaultKind.EmptyPage or FaultKind.CycleTokens => description.Page is not null,
            FaultKind.ExpiredToken or FaultKind.RepeatToken => description.NextToken is not null,
            _ => true,
        };
    }

    // A token bucket. It fills at the allowed rate and holds the requests of one second.
    private bool TakeAllowance()
    {
        var rate = (double)Rule.PerSecond!.Value;
        var now = Stopwatch.GetTimestamp();
        _allowance = Math.Min(rate, _allowance + (rate * Stopwatch.GetElapsedTime(_allowanceAt, now).TotalSeconds));
        _allowanceAt = now;
        if (_allowance < 1)
            return false;
        _allowance--;
        return true;
    }
}
