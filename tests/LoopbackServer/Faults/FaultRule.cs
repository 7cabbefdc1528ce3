namespace ImageBuilderWorkflow.Loopback.Faults;

/// <summary>
/// One fault and the requests to which it applies: those that match <see cref="Operation"/>, <see cref="Contains"/>,
/// <see cref="AccessKey"/>, <see cref="Region"/> and <see cref="Page"/>, and of these the ones that <see cref="Nth"/>, <see cref="Every"/>
/// and <see cref="Times"/> select. Several rules can apply to one request: waits add up, all edits of the body apply, and the first
/// replaced response counts.
/// </summary>
public sealed record FaultRule
{
    /// <summary>The fault.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>The operation; null for any.</summary>
    public string? Operation { get; init; }

    /// <summary>Text that the body or the decoded query string must contain, such as an id; null for any.</summary>
    public string? Contains { get; init; }

    /// <summary>The access key that signs the request; null for any.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The region of the signature; null for any.</summary>
    public string? Region { get; init; }

    /// <summary>The page of a listing, counted from 1; null for any.</summary>
    public int? Page { get; init; }

    /// <summary>Applies only to the nth matching request, counted from 1; null for no such limit.</summary>
    public int? Nth { get; init; }

    /// <summary>Applies to every nth matching request; null for each.</summary>
    public int? Every { get; init; }

    /// <summary>The maximum number of requests; null for no limit.</summary>
    public int? Times { get; init; }

    /// <summary>How long to wait, or the shift of the server's clock, which can be negative.</summary>
    public int? Milliseconds { get; init; }

    /// <summary>The HTTP status of <see cref="FaultKind.Error"/>.</summary>
    public int? Status { get; init; }

    /// <summary>The code of <see cref="FaultKind.Error"/>, or of a refused signature under <see cref="FaultKind.ClockSkew"/>.</summary>
    public string? Code { get; init; }

    /// <summary>The message of an error; null for the usual one.</summary>
    public string? Message { get; init; }

    /// <summary>Where an error response has its code.</summary>
    public ErrorPlace Place { get; init; }

    /// <summary>The value of the header <c>Retry-After</c> of an error; null for none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The value of the header <c>x-amz-retry-after</c>, in milliseconds, of an error; null for none.</summary>
    public int? RetryAfterMilliseconds { get; init; }

    /// <summary>How many requests a second <see cref="FaultKind.RateLimit"/> allows.</summary>
    public int? PerSecond { get; init; }

    /// <summary>Checks that the rule is complete.</summary>
    /// <exception cref="ArgumentException">The rule is invalid.</exception>
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
        if (Operation is not null && !SampleAccount.Account.Operations.Concat(SampleAccount.Account.LogOperations).Contains(Operation))
            throw new ArgumentException($"There is no operation '{Operation}'.");
    }
}
