namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>The tables of what was measured.</summary>
/// <param name="all">What was measured.</param>
internal sealed class Report(Measurements all)
{
    private readonly Contestants _who = all.Contestants;

    /// <summary>The times that count, each with its ratio to the limit and to the cmdlets'.</summary>
    public string Inside()
    {
        var table = new Table(["case", "limit", .. _who.All.Select(contestant => contestant.Name)]);
        foreach (var result in all.Speed)
        {
            var limit = result.Case.LimitSeconds;
            table.Add([
                result.Case.Title,
                limit == 0 ? Figure.None : Figure.Time(limit),
                .. _who.All.Select(contestant => Cell(result, contestant)),
            ]);
        }

        return table.ToString();

        string Cell(CaseResult result, Contestant contestant)
        {
            if (all.Of(result, contestant) is not { } theirs)
                return Figure.None;
            if (contestant.Absence is not null)
                return "absent";
            if (theirs.Problem is not null)
                return "failed";

            // A program that cannot be asked is compared as a whole with the whole of ours.
            var isWhole = theirs.Inside is null;
            var ours = isWhole ? result.Of(_who.Cmdlets)?.Whole : result.Of(_who.Cmdlets)?.Inside;
            var time = (theirs.Inside ?? theirs.Whole)?.Median;
            var text = $"{(theirs.IsExtrapolated ? "~" : "")}{Figure.Time(time)}{(isWhole ? " whole" : "")}";
            return $"{text} / {Figure.Ratio(time, result.Case.LimitSeconds)} / {Figure.Ratio(time, ours?.Median)}";
        }
    }

    /// <summary>The times of whole processes, each with its ratio to that of the cmdlets.</summary>
    public string Whole()
    {
        var table = new Table(["case", .. _who.All.Select(contestant => contestant.Name)]);
        foreach (var result in all.Speed)
            table.Add([result.Case.Title, .. _who.All.Select(contestant => Cell(result, contestant))]);
        return table.ToString();

        string Cell(CaseResult result, Contestant contestant)
        {
            if (all.Of(result, contestant) is not { Whole: { } whole } theirs)
                return Figure.None;
            var ratio = Figure.Ratio(whole.Median, result.Of(_who.Cmdlets)?.Whole?.Median);
            return $"{(theirs.IsExtrapolated ? "~" : "")}{Figure.Time(whole.Median)} / {ratio}";
        }
    }

    /// <summary>Every figure with its spread, and what the server counted.</summary>
    public string Details()
    {
        var table = new Table(
            "case",
            "who",
            "first in the process",
            "again",
            "whole process",
            "requests",
            "most at once",
            "under way",
            "complete and in order"
        );
        foreach (var theirs in all.Speed.SelectMany(result => result.Contestants))
        {
            var counts = theirs.Runs.Select(run => run.Counts).OfType<ServerCounts>().ToList();
            var throttled = counts.Sum(count => count.Throttled);
            table.Add(
                theirs.Case.Title,
                theirs.Contestant.Name,
                Figure.Time(theirs.First),
                Figure.Time(theirs.Again),
                (theirs.IsExtrapolated ? "~" : "") + Figure.Time(theirs.Whole),
                Range(counts.Select(count => count.Requests)) + (throttled > 0 ? Figure.Text($", {throttled} of them throttled") : ""),
                Range(counts.Select(count => count.MostInFlight)),
                Figure.Time(Spread.Of(counts.Select(count => count.BusySeconds))?.Median),
                theirs.Contestant.Absence ?? theirs.Problem ?? (theirs.IsExtrapolated ? "yes, the sample" : "yes")
            );
        }

        return table.ToString();
    }

    /// <summary>What imports cost.</summary>
    public string Imports()
    {
        var table = new Table("import", "process without it", "process with it", "difference", "inside the process");
        foreach (var import in all.Imports)
        {
            table.Add(
                $"`{import.Name}`",
                Figure.Time(import.Bare),
                Figure.Time(import.Whole),
                Figure.Time(import.Whole.Median - import.Bare.Median),
                Figure.Time(import.Inside)
            );
        }

        return table.ToString();
    }

    /// <summary>The memory along the long listing.</summary>
    public string Memory()
    {
        var table = new Table(
            "who",
            "what",
            "before",
            "after a tenth",
            "after half",
            "at the end",
            "peak",
            "time",
            "complete and in order"
        );
        foreach (
            var theirs in all.Memory.SelectMany(result => result.Contestants).Where(theirs => theirs.Runs is [{ Marks.Count: > 0 }, ..])
        )
        {
            var run = theirs.Runs[0];
            MemoryMark[] marks = [run.Marks[0], run.Marks[run.Marks.Count / 10], run.Marks[run.Marks.Count / 2], run.Marks[^1]];
            table.Add([
                theirs.Contestant.Name,
                "working set",
                .. marks.Select(mark => Figure.Memory(mark.WorkingSet)),
                Figure.Memory(run.PeakWorkingSet),
                Figure.Time(run.Seconds),
                theirs.Problem ?? "yes",
            ]);
            if (run.Marks[0].Heap is not null)
            {
                table.Add([
                    theirs.Contestant.Name,
                    "heap, with what waits to be collected",
                    .. marks.Select(mark => Figure.Memory(mark.Heap)),
                    Figure.Memory(run.Marks.Max(mark => mark.Heap)),
                    "",
                    "",
                ]);
            }
        }

        return table.ToString();
    }

    /// <summary>What an item costs in listings of growing length.</summary>
    public string Growth()
    {
        var table = new Table("items", "requests", "cmdlets, an item", "Core, an item");
        foreach (var result in all.Growth)
        {
            var counts = result.Contestants.SelectMany(theirs => theirs.Runs).Select(run => run.Counts).OfType<ServerCounts>();
            table.Add(
                Figure.Text($"{result.Case.Setup.StepCount:N0}"),
                Range(counts.Select(count => count.Requests)),
                Cell(_who.Cmdlets),
                Cell(_who.Core)
            );

            string Cell(Contestant contestant) =>
                PerItem(result, contestant) is { } spread
                    ? Figure.Text($"{spread.Median:0} us ({spread.Least:0} to {spread.Most:0})")
                    : Figure.None;
        }

        return table.ToString();
    }

    /// <summary>What the inner parts cost.</summary>
    public string Inner()
    {
        var table = new Table("part", "time", "fastest to slowest", "allocated");
        foreach (var part in all.Inner)
        {
            table.Add(
                part.Name,
                Figure.Text($"{part.Nanoseconds / 1000:0.00} us"),
                Figure.Text($"{part.Least / 1000:0.00} to {part.Most / 1000:0.00} us"),
                Figure.Text($"{part.AllocatedBytes:N0} bytes")
            );
        }

        return table.ToString();
    }

    /// <summary>What a wait for one build costs, by the duration of the build.</summary>
    public static string Waits()
    {
        var table = new Table("duration of the build", "looks", "listings of waiting steps", "requests a minute", "end seen after");
        foreach (var minutes in new[] { 5, 20, 60, 360 })
        {
            // No request leaves the process, so nothing is waited for.
            var cost = WaitCost.OfAsync(TimeSpan.FromMinutes(minutes)).GetAwaiter().GetResult();
            table.Add(
                Figure.Text($"{minutes} min"),
                Figure.Text($"{cost.Looks}"),
                Figure.Text($"{cost.Approvals}"),
                Figure.Text($"{(double)(cost.Looks + cost.Approvals) / minutes:0.0}"),
                Figure.Text($"{cost.Delay.TotalSeconds:0} s")
            );
        }

        return table.ToString();
    }

    /// <summary>What was asked for, and what came of it.</summary>
    public string Targets()
    {
        var table = new Table("target", "measured", "met");
        ToLimit("one listing at 50 ms within 1.05 of its round trips", all.Find("listing-50"), 1.05);
        ToLimit("the fan-out at throttle limit 8 within 1.2 of its limit", all.Find("fan-out-8"), 1.2);
        ToLimit("the sweep of 20 accounts and 4 regions at throttle limit 8 within 1.3 of its limit", all.Find("sweep-8"), 1.3);
        ToLimit("the same at throttle limit 16, the default of a sweep", all.Find("sweep-16"), 1.3);
        var requests = all.Find("first-five")?.Of(_who.Cmdlets)?.Runs.Max(run => run.Counts?.Requests);
        table.Add("the first five of a listing cost one request", Figure.Text($"{requests}"), Met(requests == 1));
        var costs = all.Growth.Select(result => PerItem(result, _who.Cmdlets)?.Median).OfType<double>().ToList();
        table.Add(
            "an item costs no more in a long listing than in a short one",
            costs.Count == 0 ? Figure.None : Figure.Ratio(costs[^1], costs[0]),
            Met(costs.Count > 0 && costs[^1] <= 1.1 * costs[0])
        );
        var ahead = Ahead(result => result.Inside).Count();
        table.Add(
            "no peer is ahead of the cmdlets inside the process",
            ahead == 0 ? "none" : Figure.Text($"{ahead} times"),
            Met(ahead == 0)
        );
        return table.ToString();

        void ToLimit(string target, CaseResult? result, double most)
        {
            var time = result?.Of(_who.Cmdlets)?.Inside?.Median;
            table.Add(target, Figure.Ratio(time, result?.Case.LimitSeconds), Met(time <= most * result?.Case.LimitSeconds));
        }
    }

    /// <summary>Where a peer is ahead: in the times that count, in the first run of a process, and as a whole process.</summary>
    public string Ahead()
    {
        return string.Join(
            '\n',
            [
                List("inside the process", result => result.Inside),
                List("inside the process, in its first run", result => result.First),
                List("as a whole process", result => result.Whole),
            ]
        );

        string List(string what, Func<ContestantResult, Spread?> time)
        {
            var ahead = Ahead(time).GroupBy(each => each.Peer, each => each.Case).ToList();
            var names = ahead.Select(each => $"{each.Key} ({string.Join(", ", each)})");
            return $"- {what}: {(ahead.Count == 0 ? "none" : string.Join("; ", names))}";
        }
    }

    // A peer is ahead where even its slowest run was faster than the fastest of ours, by more than what the clocks are worth.
    private IEnumerable<(string Peer, string Case)> Ahead(Func<ContestantResult, Spread?> time) =>
        from result in all.Speed
        from peer in new[] { _who.Boto3, _who.Boto3Threads, _who.AwsCli, _who.PlainSdk }
        where all.Of(result, peer) is { } theirs && result.Of(_who.Cmdlets) is { } ours && time(theirs)?.Most < 0.99 * time(ours)?.Least
        select (peer.Name, result.Case.Name);

    // In microseconds.
    private static Spread? PerItem(CaseResult result, Contestant contestant)
    {
        var factor = 1_000_000.0 / result.Case.Setup.StepCount;
        return result.Of(contestant)?.Again is { } time ? new Spread(factor * time.Median, factor * time.Least, factor * time.Most) : null;
    }

    private static string Met(bool isMet) => isMet ? "yes" : "**no**";

    private static string Range(IEnumerable<int> counts)
    {
        int[] sorted = [.. counts.Distinct().Order()];
        return sorted switch
        {
            [] => Figure.None,
            [var only] => Figure.Text($"{only:N0}"),
            _ => Figure.Text($"{sorted[0]:N0} to {sorted[^1]:N0}"),
        };
    }
}
