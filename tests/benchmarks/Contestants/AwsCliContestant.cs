using System.Diagnostics;
using System.Text.Json;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>
/// The AWS CLI: one process a listing, and its time is that of the process. Two hundred processes for a fan-out would take longer than
/// everything else here, so a few are run, and the rest is worked out.
/// </summary>
/// <param name="name">The heading of its column.</param>
/// <param name="aws">The program.</param>
internal sealed class AwsCliContestant(string name, string aws) : Contestant(name)
{
    private const int SampleSize = 3;

    public override async Task<IReadOnlyList<Run>> RunAsync(Assignment assignment)
    {
        await assignment.Server.ResetAsync(assignment.RequestsPerSecond);
        return [assignment.Work.Kind == WorkKind.FanOut ? await SampleAsync(assignment) : await ListAsync(assignment)];
    }

    private async Task<Run> ListAsync(Assignment assignment)
    {
        var listing = await ListStepsAsync(
            assignment.Server,
            assignment.Work.Target,
            assignment.Work.Kind == WorkKind.FirstFive ? ["--max-items", "5"] : []
        );
        return new Run
        {
            IsFirst = true,
            WholeSeconds = listing.Seconds,
            WholeFirstObjectSeconds = listing.FirstOutputSeconds,
            Problem = Problem(listing.Ids, assignment.Truth),
            Counts = await assignment.Server.CountsAsync(),
        };
    }

    private async Task<Run> SampleAsync(Assignment assignment)
    {
        var server = assignment.Server;
        var executions = await ListAsync(
            server,
            ["list-workflow-executions", "--image-build-version-arn", server.FanImage],
            "workflowExecutions",
            "workflowExecutionId"
        );
        var seconds = 0.0;
        var ids = new List<string>();
        foreach (var execution in executions.Ids.Take(SampleSize))
        {
            var steps = await ListStepsAsync(server, execution, []);
            seconds += steps.Seconds;
            ids.AddRange(steps.Ids);
        }

        return new Run
        {
            IsFirst = true,
            WholeSeconds = executions.Seconds + (seconds / SampleSize * executions.Ids.Count),
            Problem = Problem(ids, Truth.OfFan(assignment.Setup, SampleSize)),
            IsExtrapolated = true,
        };
    }

    private static string? Problem(IReadOnlyCollection<string> ids, Truth truth) =>
        Truth.Of(ids) == truth ? null : $"not the {truth.Items} items that there are";

    private Task<Listing> ListStepsAsync(LoopbackServer server, string execution, IEnumerable<string> options) =>
        ListAsync(server, ["list-workflow-step-executions", "--workflow-execution-id", execution, .. options], "steps", "stepExecutionId");

    private async Task<Listing> ListAsync(LoopbackServer server, IEnumerable<string> command, string itemsMember, string idMember)
    {
        var start = Start(aws, ["imagebuilder", .. command, "--page-size", "25", "--output", "json"], server);
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = new MemoryStream();
            var first = new byte[1];
            await process.StandardOutput.BaseStream.ReadAtLeastAsync(first, 1, throwOnEndOfStream: false).AsTask().WaitAsync(Patience);
            var firstOutput = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            output.Write(first);
            await process.StandardOutput.BaseStream.CopyToAsync(output).WaitAsync(Patience);
            await process.WaitForExitAsync().WaitAsync(Patience);
            var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{Name} failed: {await errors}");
            using var document = JsonDocument.Parse(output.ToArray());
            return new Listing(
                [.. document.RootElement.GetProperty(itemsMember).EnumerateArray().Select(item => item.GetProperty(idMember).GetString()!)],
                seconds,
                firstOutput
            );
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private sealed record Listing(IReadOnlyList<string> Ids, double Seconds, double FirstOutputSeconds);
}
