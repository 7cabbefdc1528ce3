namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>Runs cases: the contestants take turns, so that whatever disturbs the machine for a while disturbs all of them.</summary>
internal static class Comparison
{
    /// <summary>Runs cases, those of the same server one after the other.</summary>
    /// <param name="cases">The cases.</param>
    /// <returns>The results in the order of the cases.</returns>
    public static async Task<IReadOnlyList<CaseResult>> RunAsync(IReadOnlyList<Case> cases)
    {
        var results = new Dictionary<Case, CaseResult>();
        foreach (var sameServer in cases.GroupBy(each => each.Setup))
        {
            await using var server = await LoopbackServer.StartAsync(sameServer.Key);
            foreach (var each in sameServer)
                results[each] = await RunAsync(each, server);
        }

        return [.. cases.Select(each => results[each])];
    }

    private static async Task<CaseResult> RunAsync(Case each, LoopbackServer server)
    {
        var target = each.Kind switch
        {
            WorkKind.FanOut => server.FanImage,
            WorkKind.Sweep => each.Setup.Sweep,
            _ => server.BigExecution,
        };
        var work = new Work(each.Kind, target, each.Limit, each.MarkEvery);
        var assignment = new Assignment(work, each.Setup, server, Truth.Of(each.Kind, each.Setup), each.Repeats, each.RequestsPerSecond);
        var runs = each.Contestants.ToDictionary(contestant => contestant, _ => new List<Run>());
        for (var round = 1; round <= each.Rounds; round++)
        {
            foreach (var contestant in each.Contestants.Where(contestant => contestant.Absence is null))
            {
                var turn = await TakeTurnAsync(contestant, assignment);
                runs[contestant].AddRange(turn);
                Tell(each, round, contestant, turn);
            }
        }

        return new CaseResult(each, [.. runs.Select(entry => new ContestantResult(each, entry.Key, entry.Value))]);
    }

    private static async Task<IReadOnlyList<Run>> TakeTurnAsync(Contestant contestant, Assignment assignment)
    {
        try
        {
            return await contestant.RunAsync(assignment);
        }
        catch (Exception error) when (error is InvalidOperationException or TimeoutException)
        {
            return [new Run { IsFirst = true, Problem = error.Message }];
        }
    }

    private static void Tell(Case each, int round, Contestant contestant, IReadOnlyList<Run> turn)
    {
        var result = new ContestantResult(each, contestant, turn);
        var counts = turn[0].Counts;
        var times = Figure.Text(
            $"first {result.First?.Median, 7:0.000} again {result.Again?.Median, 7:0.000} whole {result.Whole?.Median, 7:0.000} s"
        );
        var problem = result.Problem is { } wrong ? "; WRONG: " + wrong : "";
        var asked = Figure.Text($"{counts?.Requests} requests, {counts?.MostInFlight} at once{problem}");
        Console.WriteLine(Figure.Text($"{each.Name, -14} {round}/{each.Rounds} {contestant.Name, -15} {times}, {asked}"));
    }
}
