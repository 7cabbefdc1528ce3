namespace ImageBuilderWorkflow.Core;

/// <summary>
/// How long to pause between two looks at what is waited for: in proportion to the time waited so far, so that an end is seen late by at
/// most about a tenth of it.
/// </summary>
/// <param name="longest">The longest pause.</param>
/// <param name="random">Gives numbers from 0 to 1 for the jitter.</param>
internal sealed class WaitSchedule(TimeSpan longest, Func<double> random)
{
    /// <summary>The longest pause, if the caller wants no other.</summary>
    public static TimeSpan DefaultLongest { get; } = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private const double Growth = 0.1;

    // Waits that began together do not look together for long.
    private const double Jitter = 0.1;

    /// <summary>Gives the pause after a look.</summary>
    /// <param name="waited">The time waited so far.</param>
    public TimeSpan Next(TimeSpan waited)
    {
        var pause = waited * Growth;
        pause = pause < Shortest ? Shortest : pause;
        pause = pause > longest ? longest : pause;
        return pause * (1 - Jitter + (2 * Jitter * random()));
    }
}
