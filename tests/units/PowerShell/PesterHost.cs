using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ImageBuilderWorkflow.Tests.PowerShell;

/// <summary>Runs files of the Pester suite in a few PowerShell processes, each of which serves one file after another.</summary>
internal static class PesterHost
{
    private static readonly SemaphoreSlim Places = new(Math.Clamp(Environment.ProcessorCount, 1, 4));

    private static readonly ConcurrentBag<PesterWorker> Idle = [];

    private static readonly ConcurrentDictionary<string, Task<PesterRun>> Begun = new();

    /// <summary>Begins to run files whose outcomes will be asked for.</summary>
    /// <param name="files">Their paths, the first to run first.</param>
    public static void Begin(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            Begun.GetOrAdd(file, RunNowAsync);
        }
    }

    /// <summary>The outcome of one file, which is run unless it has begun.</summary>
    /// <param name="file">Its path.</param>
    public static Task<PesterRun> RunAsync(string file) => Begun.GetOrAdd(file, RunNowAsync);

    private static async Task<PesterRun> RunNowAsync(string file)
    {
        await Places.WaitAsync();
        try
        {
            if (!Idle.TryTake(out var worker))
                worker = await PesterWorker.StartAsync();
            var run = await worker.RunAsync(file);
            if (worker.IsUsable)
            {
                Idle.Add(worker);
            }
            else
            {
                worker.Dispose();
            }

            return run;
        }
        finally
        {
            Places.Release();
        }
    }
}
