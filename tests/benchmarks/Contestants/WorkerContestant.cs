using System.Diagnostics;
using System.Text.Json;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>A contestant whose process times itself, so that its start can be told apart.</summary>
/// <param name="name">The heading of its column.</param>
/// <param name="program">The program.</param>
/// <param name="arguments">Its arguments in front of those of the work.</param>
internal sealed class WorkerContestant(string name, string program, params IReadOnlyList<string> arguments) : Contestant(name)
{
    public override async Task<IReadOnlyList<Run>> RunAsync(Assignment assignment)
    {
        var runs = new List<Run>();
        await assignment.Server.ResetAsync(assignment.RequestsPerSecond);
        var start = Start(program, [.. arguments, .. assignment.Work.Arguments], assignment.Server);
        var started = Recorder.Now;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            while (runs.Count < assignment.Repeats)
            {
                if (runs.Count > 0)
                    await assignment.Server.ResetAsync(assignment.RequestsPerSecond);
                await process.StandardInput.WriteLineAsync("run");
                await process.StandardInput.FlushAsync();
                var report = await ReadReportAsync(process, errors);
                process.Refresh();
                runs.Add(
                    Describe(report, runs.Count == 0 ? started : null, assignment, await assignment.Server.CountsAsync()) with
                    {
                        PeakWorkingSet = process.PeakWorkingSet64,
                    }
                );
            }

            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        return runs;
    }

    // Other lines are what a program has to say beside the reports.
    private async Task<WorkReport> ReadReportAsync(Process process, Task<string> errors)
    {
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.StartsWith('{'))
                return JsonSerializer.Deserialize(line, WorkJson.Default.WorkReport)!;
        }

        throw new InvalidOperationException($"{Name} ended early: {await errors}");
    }

    private static Run Describe(WorkReport report, double? started, Assignment assignment, ServerCounts counts) =>
        new()
        {
            IsFirst = started is not null,
            Seconds = report.Seconds,
            FirstObjectSeconds = report.FirstSeconds,
            WholeSeconds = (report.End - started) / 1000,
            WholeFirstObjectSeconds = (report.First - started) / 1000,
            Problem = Problem(report, assignment.Truth),
            Counts = counts,
            Marks = report.Marks,
        };

    private static string? Problem(WorkReport report, Truth truth) =>
        report.Error is { } error ? Figure.Text($"{error} (after {report.Items} of {truth.Items} items)")
        : report.Items != truth.Items ? Figure.Text($"{report.Items} of {truth.Items} items, and no error")
        : report.Hash != truth.Hash ? "other items, or in another order"
        : null;
}
