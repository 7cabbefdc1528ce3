namespace ImageBuilderWorkflow.SampleAccount;

/// <summary>The options of a sample account. Equal options give equal accounts, with the same ids.</summary>
public sealed record AccountOptions
{
    /// <summary>The time at which the account is created, in UTC. Running builds started shortly before it.</summary>
    public DateTimeOffset Now { get; init; } = new(2026, 9, 14, 8, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Moves the account's time on from <see cref="Now"/>, so that running builds proceed. With null, the default, the time stands still;
    /// requests still change the account.
    /// </summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>How many times faster than <see cref="Clock"/> the account's time moves; a positive number.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Changes every id, and the durations slightly.</summary>
    public int Seed { get; init; }

    /// <summary>Whether the account also has a failed image build for each known form of a failure.</summary>
    public bool HasFailures { get; init; }

    /// <summary>The account id in the account's ARNs, 12 digits.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>The region in the account's ARNs.</summary>
    public string Region { get; init; } = "us-east-1";
}
