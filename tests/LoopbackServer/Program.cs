using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>Runs a server by itself: prints one JSON line when it listens, and ends with its standard input or on a signal.</summary>
internal static class Program
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static async Task<int> Main(string[] arguments)
    {
        if (!CommandLine.TryParse(arguments, out var command, out var problem))
        {
            await Console.Error.WriteLineAsync($"{problem}\n\n{CommandLine.Usage}").ConfigureAwait(false);
            return 2;
        }

        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        if (!command.IgnoresInput) _ = Task.Run(WaitForEndOfInput);

        await using var server = await LoopbackServer.StartAsync(command.Options).ConfigureAwait(false);
        var ready = new { Url = server.Url.ToString().TrimEnd('/'), server.Environment, Known = server.Known.ToDictionary() };
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(ready, Json)).ConfigureAwait(false);
        await Console.Out.FlushAsync().ConfigureAwait(false);
        await ended.Task.ConfigureAwait(false);
        return 0;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ended.TrySetResult();
        }

        void WaitForEndOfInput()
        {
            while (Console.In.Read() >= 0)
            {
            }

            ended.TrySetResult();
        }
    }
}
