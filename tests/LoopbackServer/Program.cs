using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>
/// Runs a server as a program. It prints one JSON line when it listens, and ends when standard input ends or on a signal. A line of
/// standard input, a JSON array of options, replaces the server by a new one on another port, which is faster than a new process.
/// </summary>
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

        var ended = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        do
        {
            await using var server = await LoopbackServer.StartAsync(command.Options).ConfigureAwait(false);
            var known = server.Known.ToDictionary();
            await TellAsync(
                    new
                    {
                        Url = server.Url.ToString().TrimEnd('/'),
                        server.Environment,
                        Known = known,
                        server.Account.Failures,
                        Accounts = server.OtherAccounts.Select(other => new
                        {
                            other.AccountId,
                            other.Credential.AccessKey,
                            other.Credential.SecretKey,
                        }),
                    }
                )
                .ConfigureAwait(false);
            command = await NextAsync(command.IgnoresInput, ended.Task).ConfigureAwait(false);
        } while (command is not null);
        return 0;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ended.TrySetResult(null);
        }
    }

    // The options of the next server; null to end.
    private static async Task<CommandLine?> NextAsync(bool ignoresInput, Task<string?> ended)
    {
        while (true)
        {
            var heard = ignoresInput ? ended : await Task.WhenAny(ended, Task.Run(Console.In.ReadLine)).ConfigureAwait(false);
            if (await heard.ConfigureAwait(false) is not { } line)
                return null;
            string? problem;
            try
            {
                if (CommandLine.TryParse(JsonSerializer.Deserialize<string[]>(line) ?? [], out var command, out problem))
                    return command;
            }
            catch (JsonException exception)
            {
                problem = exception.Message;
            }

            await TellAsync(new { Problem = problem }).ConfigureAwait(false);
        }
    }

    private static async Task TellAsync(object answer)
    {
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(answer, Json)).ConfigureAwait(false);
        await Console.Out.FlushAsync().ConfigureAwait(false);
    }
}
