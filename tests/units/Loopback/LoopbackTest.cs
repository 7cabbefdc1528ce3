using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.Loopback.Faults;
using ImageBuilderWorkflow.Tests.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>A test with a server and a client of its own.</summary>
public abstract class LoopbackTest : IAsyncLifetime
{
    private LoopbackServer? _server;
    private TestClient? _client;

    /// <summary>How the server is set up.</summary>
    protected virtual LoopbackOptions Options => new();

    /// <summary>The test's end.</summary>
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
        if (_server is not null) await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected void Add(params FaultRule[] rules) => Server.Faults.Add(rules);

    /// <summary>
    /// Makes checks one after another, each with a server that behaves and has not been asked yet: for checks that need a program that may be
    /// missing, so that its absence skips one test.
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
