using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>An image build as the service describes it: what a test says of it is answered, and what was asked is remembered.</summary>
internal sealed class FailedBuild : ILogReader
{
    public const string Arn = "arn:aws:imagebuilder:eu-west-1:123456789012:image/golden-image/1.4.2/1";
    public const string Component = "arn:aws:imagebuilder:eu-west-1:123456789012:component/install-agent/1.0.0/1";

    private readonly FakeTransport _transport;
    private readonly List<JsonObject> _executions = [];
    private readonly Dictionary<string, List<JsonObject>> _steps = [];

    public FailedBuild(string? reason, string status = "FAILED")
    {
        Image = new JsonObject
        {
            ["arn"] = Arn,
            ["name"] = "Golden-Image",
            ["version"] = "1.4.2/1",
            ["dateCreated"] = "2026-09-14T03:00:00.000Z",
            ["state"] = new JsonObject { ["status"] = status, ["reason"] = reason },
        };
        _transport = new FakeTransport(Answer);
    }

    public JsonObject Image { get; }

    /// <summary>The lines of the log; <see langword="null"/> if there is none.</summary>
    public string[]? Log { get; set; }

    /// <summary>How many lines a page of the log has.</summary>
    public int LogPageSize { get; init; } = 100;

    /// <summary>What reading the log fails with.</summary>
    public ImageBuilderException? LogError { get; set; }

    public List<ImageBuilderException> LogErrors { get; } = [];

    /// <summary>The operations that were asked for, in their order.</summary>
    public List<string> Asked { get; } = [];

    public static string ExecutionId(int number) => $"wf-00000000-0000-0000-0000-{number:d12}";

    public static string StepId(int execution, int number) => $"step-00000000-0000-0000-{execution:d4}-{number:d12}";

    public FailedBuild Context(JsonObject context)
    {
        Image["state"]!["failureContext"] = context;
        return this;
    }

    public FailedBuild Execution(int number, string type, string status, string? end = null, string? message = null, bool? retried = null)
    {
        _executions.Add(
            new JsonObject
            {
                ["workflowExecutionId"] = ExecutionId(number),
                ["workflowBuildVersionArn"] =
                    $"arn:aws:imagebuilder:eu-west-1:aws:workflow/{type.ToLowerInvariant()}/{type.ToLowerInvariant()}-image/1.0.3/1",
                ["type"] = type,
                ["status"] = status,
                ["message"] = message,
                ["endTime"] = end,
                ["retried"] = retried,
                ["totalStepsFailed"] = status == "COMPLETED" ? 0 : 1,
            }
        );
        _steps[ExecutionId(number)] = [];
        return this;
    }

    public FailedBuild Step(
        int execution,
        int number,
        string name,
        string action,
        string status = "FAILED",
        string? message = null,
        string? outputs = null,
        string? inputs = null,
        string onFailure = "Abort",
        int timeout = 3600,
        string start = "2026-09-14T03:02:00.000Z",
        string? end = "2026-09-14T03:05:00.000Z"
    )
    {
        _steps[ExecutionId(execution)]
            .Add(
                new JsonObject
                {
                    ["stepExecutionId"] = StepId(execution, number),
                    ["name"] = name,
                    ["action"] = action,
                    ["status"] = status,
                    ["message"] = message,
                    ["outputs"] = outputs,
                    ["inputs"] = inputs,
                    ["onFailure"] = onFailure,
                    ["timeoutSeconds"] = timeout,
                    ["startTime"] = start,
                    ["endTime"] = end,
                }
            );
        return this;
    }

    /// <summary>A build whose one workflow failed in one step.</summary>
    public static FailedBuild In(
        string reason,
        string step = "ApplyBuildComponents",
        string action = "ExecuteComponents",
        string type = "BUILD",
        string? message = null,
        string? outputs = null,
        int timeout = 86400
    ) =>
        new FailedBuild(reason)
            .Execution(1, type, "FAILED", "2026-09-14T03:05:00.000Z", reason)
            .Step(1, 1, step, action, message: message, outputs: outputs, timeout: timeout);

    /// <summary>The outputs of a step whose command ran.</summary>
    public static string CommandOutputs(string? output, string? error = "failed to run commands: exit status 1") =>
        new JsonObject
        {
            ["runCommandId"] = "d2584195-c6c0-4c40-ad14-e430f625a004",
            ["status"] = "Failed",
            ["error"] = error,
            ["output"] = output,
        }.ToJsonString();

    public Task<ImageFailure?> AnalyseAsync(bool withLog = true) =>
        Analyzer(withLog).OfImageAsync(Arn, Xunit.TestContext.Current.CancellationToken);

    public Task<ImageFailure?> AnalyseExecutionAsync(int number) =>
        Analyzer(withLog: true).OfExecutionAsync(ExecutionId(number), Xunit.TestContext.Current.CancellationToken);

    public async IAsyncEnumerable<IReadOnlyList<LogLine>> ReadBackwardAsync(
        string logGroupName,
        string logStreamName,
        int pageSize,
        IRequestObserver observer,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.Yield();
        var begin = new DateTime(2026, 9, 14, 3, 4, 0, DateTimeKind.Utc);
        LogLine[] lines = [.. (Log ?? []).Select((line, i) => new LogLine(begin.AddSeconds(i), line))];
        foreach (var page in lines.Reverse().Chunk(LogPageSize).DefaultIfEmpty([]))
        {
            Asked.Add($"Log {logGroupName} {logStreamName}");
            if (LogError is not null)
            {
                throw LogError;
            }

            yield return [.. page.Reverse()];
        }
    }

    private FailureAnalyzer Analyzer(bool withLog) =>
        new(_transport.Client(), withLog ? this : null, "Retry", new RecordingObserver(), LogErrors.Add);

    private ServiceReply Answer(ServiceRequest request)
    {
        Asked.Add(request.Operation);
        return FakeTransport.Reply(
            request.Operation switch
            {
                "GetImage" => new JsonObject { ["image"] = Image.DeepClone() }.ToJsonString(),
                "ListWorkflowExecutions" => List("workflowExecutions", _executions),
                "ListWorkflowStepExecutions" => List("steps", _steps[Member(request, "workflowExecutionId")]),
                "GetWorkflowExecution" => With(
                    _executions.Single(one => (string?)one["workflowExecutionId"] == request.Query[0].Value),
                    "imageBuildVersionArn",
                    Arn
                ),
                "GetWorkflowStepExecution" => StepOf(request.Query[0].Value),
                _ => throw new InvalidOperationException(request.Operation),
            }
        );
    }

    private string StepOf(string id)
    {
        var (execution, steps) = _steps.Single(pair => pair.Value.Exists(step => (string?)step["stepExecutionId"] == id));
        return With(steps.Single(step => (string?)step["stepExecutionId"] == id), "workflowExecutionId", execution);
    }

    private static string Member(ServiceRequest request, string name) => (string)RequestCapture.BodyOf(request)[name]!;

    private static string With(JsonObject item, string name, string value)
    {
        var copy = (JsonObject)item.DeepClone();
        copy[name] = value;
        return copy.ToJsonString();
    }

    // A listing has neither the limit of a step nor what happens if it fails.
    private static string List(string member, List<JsonObject> items)
    {
        var copies = items.Select(item =>
        {
            var copy = (JsonObject)item.DeepClone();
            copy.Remove("onFailure");
            copy.Remove("timeoutSeconds");
            return (JsonNode)copy;
        });
        return new JsonObject { [member] = new JsonArray([.. copies]) }.ToJsonString(JsonSerializerOptions.Default);
    }
}
