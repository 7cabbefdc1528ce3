using System.Globalization;
using System.Reflection;
using System.Text.Json;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.Loopback.Faults;
using ImageBuilderWorkflow.Tests.Loopback;
using ImageBuilderWorkflow.Tests.Reliability;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Peers;

/// <summary>Measures again what the table in docs/reliability.md says, column by column.</summary>
public sealed class ReliabilityTableTests : IAsyncLifetime
{
    private const int Items = 250;

    // All on the fifth of ten pages.
    private static readonly Dictionary<string, FaultRule> Faults = new()
    {
        ["429 once"] = new()
        {
            Kind = FaultKind.Throttle,
            Page = 5,
            Times = 1,
        },
        ["429 eight times in a row"] = new()
        {
            Kind = FaultKind.Throttle,
            Page = 5,
            Times = 8,
        },
        ["500 once"] = new()
        {
            Kind = FaultKind.InternalError,
            Page = 5,
            Times = 1,
        },
        ["503 four times in a row"] = new()
        {
            Kind = FaultKind.Unavailable,
            Page = 5,
            Times = 4,
        },
        ["connection reset once"] = new()
        {
            Kind = FaultKind.Reset,
            Page = 5,
            Times = 1,
        },
        ["body cut short once"] = new()
        {
            Kind = FaultKind.CutBody,
            Page = 5,
            Times = 1,
        },
        ["JSON cut short once"] = new()
        {
            Kind = FaultKind.TruncatedJson,
            Page = 5,
            Times = 1,
        },
        ["empty body once"] = new()
        {
            Kind = FaultKind.EmptyBody,
            Page = 5,
            Times = 1,
        },
        ["web page once"] = new()
        {
            Kind = FaultKind.Html,
            Page = 5,
            Times = 1,
        },
        ["403"] = new()
        {
            Kind = FaultKind.Error,
            Status = 403,
            Code = "ForbiddenException",
            Page = 5,
        },
        ["page token expired"] = new() { Kind = FaultKind.ExpiredToken, Page = 5 },
        ["page token repeated"] = new() { Kind = FaultKind.RepeatToken },
        ["page tokens going round"] = new() { Kind = FaultKind.CycleTokens },
        ["clock 20 minutes off"] = new() { Kind = FaultKind.ClockSkew, Milliseconds = 20 * 60_000 },
    };

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private LoopbackServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _server = await LoopbackServer.StartAsync(new LoopbackOptions { Scale = new ScaleOptions { BigStepCount = Items } }, Cancellation);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public Task OfThisModule() =>
        CompareAsync(
            "this module",
            async () =>
            {
                var cells = new Dictionary<string, string>();
                foreach (var (name, fault) in Faults)
                {
                    using var scope = Apply(fault);
                    var reading = await Reader.StepsAsync(Reader.Client(_server), _server.Known.BigWorkflowExecutionId, Cancellation);
                    cells[name] = Cell(reading.Ids.Count, reading.Error is null ? "end" : "error");
                }

                return cells;
            }
        );

    [Fact]
    public Task OfTheSdkAlone() =>
        CompareAsync(
            "AWSSDK.Core",
            async () =>
            {
                var cells = new Dictionary<string, string>();
                foreach (var (name, fault) in Faults)
                {
                    using var scope = Apply(fault);
                    using var sdk = new StockSdk(_server);
                    var (items, ended) = await sdk.ListAsync(_server.Known.BigWorkflowExecutionId, 2 * Items, Cancellation);
                    cells[name] = Cell(items, ended);
                }

                return cells;
            }
        );

    [Fact]
    public async Task OfBoto3()
    {
        await OfBoto3Async("standard");
        await OfBoto3Async("legacy");
    }

    private Task OfBoto3Async(string mode) =>
        CompareAsync(
            $"boto3 {mode}",
            async () =>
            {
                var job = JsonSerializer.Serialize(
                    new
                    {
                        url = _server.Url.ToString().TrimEnd('/'),
                        mode,
                        execution = _server.Known.BigWorkflowExecutionId,
                        items = Items,
                        faults = Faults,
                    },
                    Json
                );
                var script = Path.Combine(AppContext.BaseDirectory, "listing.py");
                var (exitCode, output, error) = await ExternalTool.RunAsync("python3", [script], _server, job);
                Assert.SkipWhen(error.Contains("No module named 'boto", StringComparison.Ordinal), "python3 has no boto3 here.");
                Assert.True(exitCode == 0, error);
                return JsonDocument
                    .Parse(output)
                    .RootElement.EnumerateObject()
                    .ToDictionary(result => result.Name, result => Cell(result.Value[0].GetInt32(), result.Value[1].GetString()!));
            }
        );

    private FaultScope Apply(FaultRule fault)
    {
        _server.Faults.Add(fault);
        return new FaultScope(_server.Faults);
    }

    private static string Cell(int items, string ended) =>
        (items, ended) switch
        {
            (Items, "end") => "all",
            (_, "end") => string.Create(CultureInfo.InvariantCulture, $"**{items}, no error**"),
            (_, "never") => "**never ends**",
            _ => string.Create(CultureInfo.InvariantCulture, $"error after {items}"),
        };

    private static async Task CompareAsync(string column, Func<Task<Dictionary<string, string>>> measure)
    {
        var measured = await measure();
        foreach (var (fault, cell) in measured)
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{column} | {fault} | {cell}");
        }

        var documented = Column(column);
        Assert.Equal(Faults.Keys, documented.Keys);
        Assert.Equal(measured.Select(cell => $"{cell.Key}: {cell.Value}"), documented.Select(cell => $"{cell.Key}: {cell.Value}"));
    }

    private static Dictionary<string, string> Column(string name)
    {
        var root = typeof(ReliabilityTableTests)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot")
            .Value!;
        var rows = File.ReadLines(Path.Combine(root, "docs", "reliability.md"))
            .SkipWhile(line => !line.StartsWith("| fault |", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        var index = Array.IndexOf(rows[0], name);
        Assert.True(index > 0, $"docs/reliability.md has no column '{name}'.");
        return rows.Skip(2).ToDictionary(row => row[0], row => row[index]);
    }

    private sealed class FaultScope(FaultSet faults) : IDisposable
    {
        public void Dispose() => faults.Clear();
    }
}
