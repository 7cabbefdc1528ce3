using System.Diagnostics;
using System.Text;
using ImageBuilderWorkflow.SampleAccount;

namespace ImageBuilderWorkflow.Loopback.Faults;

/// <summary>A rule in force, with what it has counted so far. Its set calls it under a lock.</summary>
internal sealed class ActiveFault(FaultRule rule)
{
    private readonly Dictionary<string, string> _secondPageTokens = new(StringComparer.Ordinal);
    private int _matched;
    private int _struck;
    private double _allowance = rule.PerSecond ?? 0;
    private long _allowanceAt = Stopwatch.GetTimestamp();

    public FaultRule Rule { get; } = rule;

    /// <summary>Whether the rule strikes this request.</summary>
    public bool Strikes(RequestDescription description, AccountRequest request)
    {
        if (!Matches(description, request)) return false;
        _matched++;
        if (Rule.Nth is { } nth && _matched != nth) return false;
        if (Rule.Every is { } every && _matched % every != 0) return false;
        if (_struck >= Rule.Times) return false;
        if (Rule.Kind == FaultKind.RateLimit && TakeAllowance()) return false;
        _struck++;
        return true;
    }

    /// <summary>The token of a listing's second page, remembered when its first page gives it out.</summary>
    /// <param name="listing">What tells the listing from others.</param>
    /// <param name="page">The page being answered.</param>
    /// <param name="nextToken">The token that the page would give out.</param>
    public string? CycleToken(string listing, int page, string? nextToken)
    {
        lock (_secondPageTokens)
        {
            if (page == 1 && nextToken is not null) _secondPageTokens[listing] = nextToken;
            return page >= 3 ? _secondPageTokens.GetValueOrDefault(listing) ?? nextToken : nextToken;
        }
    }

    private bool Matches(RequestDescription description, AccountRequest request)
    {
        if (Rule.Operation is not null && Rule.Operation != description.Operation) return false;
        if (Rule.Page is not null && Rule.Page != description.Page) return false;
        if (Rule.Contains is { } text
            && !Encoding.UTF8.GetString(request.Body.Span).Contains(text, StringComparison.Ordinal)
            && !Uri.UnescapeDataString(request.QueryString).Contains(text, StringComparison.Ordinal))
        {
            return false;
        }

        // Kinds that are about a page or its token have nothing to do elsewhere, and must not be used up there.
        return Rule.Kind switch
        {
            FaultKind.EmptyPage or FaultKind.CycleTokens => description.Page is not null,
            FaultKind.ExpiredToken or FaultKind.RepeatToken => description.NextToken is not null,
            _ => true,
        };
    }

    // A bucket that fills at the permitted rate and holds one second's worth.
    private bool TakeAllowance()
    {
        var rate = (double)Rule.PerSecond!.Value;
        var now = Stopwatch.GetTimestamp();
        _allowance = Math.Min(rate, _allowance + (rate * Stopwatch.GetElapsedTime(_allowanceAt, now).TotalSeconds));
        _allowanceAt = now;
        if (_allowance < 1) return false;
        _allowance--;
        return true;
    }
}
