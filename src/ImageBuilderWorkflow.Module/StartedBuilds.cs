using System.Collections.Concurrent;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Remembers the builds that this session has started or retried: right after that, the service may not know a new build everywhere yet,
/// or still tell how a retried one had ended.
/// </summary>
/// <param name="time">Measures how long ago that was.</param>
internal sealed class StartedBuilds(TimeProvider time)
{
    // After this time, the service is expected to know a build everywhere.
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (long Moment, bool IsRetry)> _builds = new(StringComparer.Ordinal);

    /// <summary>The builds of this session.</summary>
    public static StartedBuilds Shared { get; } = new(TimeProvider.System);

    /// <summary>Takes note of a build that was started or retried just now.</summary>
    public void Add(string imageBuildVersionArn, bool isRetry)
    {
        foreach (var (arn, (moment, _)) in _builds)
        {
            if (time.GetElapsedTime(moment) > Memory)
            {
                _builds.TryRemove(arn, out _);
            }
        }

        _builds[imageBuildVersionArn] = (time.GetTimestamp(), isRetry);
    }

    /// <summary>How long ago a build was started or retried, and which; <see langword="null"/> if this session did neither.</summary>
    public (TimeSpan Ago, bool IsRetry)? Find(string imageBuildVersionArn) =>
        _builds.TryGetValue(imageBuildVersionArn, out var build) ? (time.GetElapsedTime(build.Moment), build.IsRetry) : null;
}
