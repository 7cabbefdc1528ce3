using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.Loopback.Faults;
using ImageBuilderWorkflow.Tests.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>A test with its own server and client.</summary>
public abstract class LoopbackTest : IAsyncLifetime
{
    private LoopbackServer? _server;
    private TestClient? _client;

    /// <summary>The options of the server.</summary>
    protected virtual LoopbackOptions Options => new();

    /// <summary>Cancels the test.</summary>
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected LoopbackServer Server => _server!;

    private protected TestClient Client => _client!;

    private protected KnownResources Known => Server.Known;

    private protected (string Name, object? Value) Steps => ("workflowExecutionId", Known.LongExecutionId);

    /// <summary>Starts the server.</summary>
    public async ValueTask InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync(Options, Cancellation);
        _client = new TestClient(_server);
    }

    /// <summary>Stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected void Add(params FaultRule[] rules) => Server.Faults.Add(rules);

    /// <summary>
    /// Runs checks one after another. Each starts with no faults and an empty log. For checks that need a program which may be missing, so
    /// that only one test is skipped.
    /// </summary>
    private protected async Task OneAfterAnotherAsync(params Func<Task>[] checks)
    {
        foreach (var check in checks)
        {
            Server.Faults.Clear();
            Server.ClearRequests();
            await check();
        }
    }

    /// <summary>Reads a page of the 60 steps of <see cref="KnownResources.LongExecutionId"/>.</summary>
    private protected async Task<(List<string> Names, string? Token)> StepsAsync(string? token = null, int? size = null)
    {
        var page = await Client.AskAsync("ListWorkflowStepExecutions", Steps, ("nextToken", token), ("maxResults", size));
        return ([.. page["steps"]!.AsArray().Select(step => step!["name"]!.GetValue<string>())], page.Text("nextToken"));
    }
}
