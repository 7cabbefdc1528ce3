using System.Text.Json;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>What the server saw of a run.</summary>
/// <param name="Requests">How many requests came.</param>
/// <param name="MostInFlight">How many were under way at once at most.</param>
/// <param name="Throttled">How many it answered with a throttle.</param>
/// <param name="BusySeconds">How long at least one was under way: the rest of the run's time is the client's own.</param>
internal sealed record ServerCounts(int Requests, int MostInFlight, int Throttled, double BusySeconds)
{
    /// <summary>Counts what the server's log tells.</summary>
    /// <param name="mostInFlight">How many requests were under way at once at most.</param>
    /// <param name="log">The requests in the order of their arrival, all of them answered.</param>
    public static ServerCounts Of(int mostInFlight, IReadOnlyList<JsonElement> log)
    {
        var busy = TimeSpan.Zero;
        var until = DateTimeOffset.MinValue;
        foreach (var request in log)
        {
            var (arrived, completed) = (
                request.GetProperty("arrivedAt").GetDateTimeOffset(),
                request.GetProperty("completedAt").GetDateTimeOffset()
            );
            if (completed <= until)
                continue;
            busy += completed - (arrived > until ? arrived : until);
            until = completed;
        }

        return new ServerCounts(log.Count, mostInFlight, log.Count(IsThrottled), busy.TotalSeconds);
    }

    private static bool IsThrottled(JsonElement request) => request.TryGetProperty("status", out var status) && status.GetInt32() == 429;
}
