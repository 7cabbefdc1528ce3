namespace ImageBuilderWorkflow.Loopback.Faults;

/// <summary>
/// One way of misbehaving and the requests that it strikes: those that match <see cref="Operation"/>, <see cref="Contains"/> and
/// <see cref="Page"/>, and of these the ones that <see cref="Nth"/>, <see cref="Every"/> and <see cref="Times"/> pick.
/// Several rules may strike the same request: waits add up, changes of the body all happen, and the first other answer wins.
/// </summary>
public sealed record FaultRule
{
    /// <summary>What happens.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>The operation struck; null for any.</summary>
    public string? Operation { get; init; }

    /// <summary>Text that the body or the decoded query string must contain, such as an id; null for any.</summary>
    public string? Contains { get; init; }

    /// <summary>The page of a listing, counted from 1; null for any.</summary>
    public int? Page { get; init; }

    /// <summary>Strikes only the nth matching request, counted from 1 since the rule was added; null for no such limit.</summary>
    public int? Nth { get; init; }

    /// <summary>Strikes every nth matching request; null for each.</summary>
    public int? Every { get; init; }

    /// <summary>How many requests are struck at most; null for no limit.</summary>
    public int? Times { get; init; }

    /// <summary>How long to wait, or how far the server's clock is off, which may be negative.</summary>
    public int? Milliseconds { get; init; }

    /// <summary>The HTTP status of <see cref="FaultKind.Error"/>.</summary>
    public int? Status { get; init; }

    /// <summary>The code of <see cref="FaultKind.Error"/>, or of refusing a signature under <see cref="FaultKind.ClockSkew"/>.</summary>
    public string? Code { get; init; }

    /// <summary>The message of an error; null for a fitting one.</summary>
    public string? Message { get; init; }

    /// <summary>Where an error says which it is.</summary>
    public ErrorPlace Place { get; init; }

    /// <summary>The value of the header <c>Retry-After</c> beside an error; null for none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The value of the header <c>x-amz-retry-after</c>, in milliseconds, beside an error; null for none.</summary>
    public int? RetryAfterMilliseconds { get; init; }

    /// <summary>How many requests a second <see cref="FaultKind.RateLimit"/> lets through.</summary>
    public int? PerSecond { get; init; }

    /// <summary>Throws when the rule lacks what its kind needs.</summary>
    /// <exception cref="ArgumentException">The rule makes no sense.</exception>
    internal void Validate()
    {
        if (Kind is FaultKind.Delay or FaultKind.Trickle or FaultKind.ClockSkew && Milliseconds is null)
            throw new ArgumentException($"A fault of kind {Kind} needs {nameof(Milliseconds)}.");
        if (Kind is FaultKind.Delay or FaultKind.Trickle && Milliseconds < 0)
            throw new ArgumentException($"{nameof(Milliseconds)} of a wait cannot be negative.");
        if (Kind is FaultKind.Error && (Status is not (>= 400 and <= 599) || string.IsNullOrEmpty(Code)))
            throw new ArgumentException($"A fault of kind {Kind} needs {nameof(Code)} and a {nameof(Status)} from 400 to 599.");
        if (Kind is FaultKind.RateLimit && PerSecond is not > 0)
            throw new ArgumentException($"A fault of kind {Kind} needs a positive {nameof(PerSecond)}.");
        if (Nth < 1 || Every < 1 || Times < 1 || Page < 1)
            throw new ArgumentException($"{nameof(Nth)}, {nameof(Every)}, {nameof(Times)} and {nameof(Page)} count from 1.");
        if (Operation is not null && !SampleAccount.Account.Operations.Contains(Operation))
            throw new ArgumentException($"There is no operation '{Operation}'.");
    }
}
