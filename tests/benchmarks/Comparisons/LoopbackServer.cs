using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>The loopback server in a process of its own, which ends with this one.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly HttpClient _http;

    private LoopbackServer(Process process, JsonElement ready, ServerSetup setup)
    {
        _process = process;
        ProfilesFile = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllLines(
            ProfilesFile,
            setup.Accounts.SelectMany(account =>
                new[]
                {
                    $"[{account.Profile}]",
                    $"aws_access_key_id = {account.Credential.AccessKey}",
                    $"aws_secret_access_key = {account.Credential.SecretKey}",
                }
            )
        );
        Environment = ready
            .GetProperty("environment")
            .EnumerateObject()
            .ToDictionary(member => member.Name, member => member.Value.GetString()!);
        BigExecution = ready.GetProperty("known").GetProperty("BigWorkflowExecutionId").GetString()!;
        FanImage = ready.GetProperty("known").GetProperty("FanImageArn").GetString()!;
        var control = new Uri(ready.GetProperty("url").GetString()! + "/_loopback/");
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = control };
    }

    /// <summary>The environment variables that lead to it.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>The credentials file with the profiles of its accounts.</summary>
    public string ProfilesFile { get; }

    /// <summary>The id of its big execution.</summary>
    public string BigExecution { get; }

    /// <summary>The ARN of its image for the fan-out.</summary>
    public string FanImage { get; }

    /// <summary>Starts a server, and lets it answer often enough to be compiled before anybody is timed.</summary>
    public static async Task<LoopbackServer> StartAsync(ServerSetup setup)
    {
        var process = Process.Start(
            new ProcessStartInfo("dotnet", [BuildFacts.LoopbackServer, .. setup.Arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        try
        {
            var line =
                await process.StandardOutput.ReadLineAsync().WaitAsync(Patience)
                ?? throw new InvalidOperationException("The loopback server did not start.");
            using var ready = JsonDocument.Parse(line);
            var server = new LoopbackServer(process, ready.RootElement, setup);
            await server.WarmUpAsync(setup);
            return server;
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Makes it behave, or misbehave in one way, and forget what it was asked, when it has answered everything.</summary>
    /// <param name="requestsPerSecond">How many requests it lets through from now on; null for all.</param>
    public async Task ResetAsync(int? requestsPerSecond)
    {
        using var behave = await _http.DeleteAsync(Control("faults"));
        await IdleStateAsync();
        using var forget = await _http.DeleteAsync(Control("requests"));
        if (requestsPerSecond is not { } perSecond)
            return;
        using var limit = await _http.PostAsJsonAsync(Control("faults"), new { kind = "rateLimit", perSecond });
        limit.EnsureSuccessStatusCode();
    }

    /// <summary>What it was asked since it forgot.</summary>
    public async Task<ServerCounts> CountsAsync()
    {
        var state = await IdleStateAsync();
        var log = await _http.GetFromJsonAsync<JsonElement[]>(Control("requests"));
        return ServerCounts.Of(state.GetProperty("maxInFlight").GetInt32(), log!);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        _process.Dispose();
        File.Delete(ProfilesFile);
    }

    // A request that its client has given up may still be under way.
    private async Task<JsonElement> IdleStateAsync()
    {
        while (true)
        {
            var state = await _http.GetFromJsonAsync<JsonElement>(Control("state"));
            if (state.GetProperty("inFlight").GetInt32() == 0)
                return state;
            await Task.Delay(5);
        }
    }

    private async Task WarmUpAsync(ServerSetup setup)
    {
        var worker = new CoreWorker(Environment);
        var work = setup.FanExecutionCount > 0 ? new Work(WorkKind.FanOut, FanImage, Limit: 32) : new Work(WorkKind.Stream, BigExecution);
        var begun = Stopwatch.GetTimestamp();
        do
        {
            await WorkerProcess.RunOnceAsync(worker, work);
        } while (Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(1));
    }

    private static Uri Control(string name) => new(name, UriKind.Relative);
}
