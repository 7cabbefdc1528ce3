using System.Text.Json;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>
/// The inside of a contestant's process: does its work once for every line of its input, and prints a line about it. The scripts of the
/// other languages do the same.
/// </summary>
internal static class WorkerProcess
{
    /// <summary>Runs until the input ends.</summary>
    public static async Task<int> RunAsync(IWorker worker, Work work)
    {
        if (work.Kind != WorkKind.FirstObject)
            worker.Connect();
        while (Console.In.ReadLine() is not null)
        {
            var report = await RunOnceAsync(worker, work);
            Console.Out.WriteLine(JsonSerializer.Serialize(report, WorkJson.Default.WorkReport));
        }

        return 0;
    }

    /// <summary>Does the work once.</summary>
    public static async Task<WorkReport> RunOnceAsync(IWorker worker, Work work)
    {
        using var recorder = new Recorder(work.MarkEvery);
        try
        {
            recorder.Mark();
            worker.Connect();
            return recorder.End(await worker.RunAsync(work, recorder), error: null);
        }
        catch (Exception error)
        {
            // Whatever it is, it is this contestant's result.
            return recorder.End([], $"{error.GetType().Name}: {error.Message}");
        }
    }
}
