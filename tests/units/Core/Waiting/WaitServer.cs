using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>A service whose builds proceed as time passes.</summary>
internal sealed class WaitServer
{
    public const string Version = "arn:aws:imagebuilder:eu-west-1:123456789012:image/golden/1.0.0";

    private readonly Dictionary<string, List<(TimeSpan At, string Status)>> _builds = [];
    private readonly Dictionary<string, List<(TimeSpan At, JsonObject[] Executions)>> _executions = [];

    public LeapingTime Time { get; } = new();

    /// <summary>The requests, by operation and what they ask for.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>What is done before a request is answered: it may throw.</summary>
    public Action<string>? BeforeAnswer { get; set; }

    /// <summary>The steps that wait, each with the times between which it does.</summary>
    public List<(TimeSpan From, TimeSpan To, string ImageArn, string StepId)> Waiting { get; } = [];

    /// <summary>The steps of every workflow execution, as they are at a time.</summary>
    public Func<TimeSpan, JsonObject[]> Steps { get; set; } = static _ => [];

    public static string Arn(int build) => $"{Version}/{build}";

    public ImageBuilderClient Client() => new FakeTransport(Answer).Client(Time);

    /// <summary>A build that has a status from a number of seconds on.</summary>
    public WaitInput Build(int number, params (double Second, string Status)[] course)
    {
        _builds[Arn(number)] = [.. course.Select(part => (TimeSpan.FromSeconds(part.Second), part.Status))];
        return new WaitInput(Arn(number), Arn(number), null!);
    }

    /// <summary>The workflow executions of a build from a number of seconds on.</summary>
    public void Executions(int build, double second, params JsonObject[] executions)
    {
        if (!_executions.TryGetValue(Arn(build), out var course))
        {
            _executions.Add(Arn(build), course = []);
        }

        course.Add((TimeSpan.FromSeconds(second), executions));
    }

    public static JsonObject Execution(string id, string status, int succeeded = 0, int failed = 0, bool retried = false) =>
        new()
        {
            ["workflowExecutionId"] = id,
            ["workflowBuildVersionArn"] = "arn:aws:imagebuilder:eu-west-1:aws:workflow/build/build-image/1.0.3/1",
            ["type"] = "BUILD",
            ["status"] = status,
            ["startTime"] = status == "PENDING" ? null : "2026-01-01T00:00:00Z",
            ["totalStepCount"] = 3,
            ["totalStepsSucceeded"] = succeeded,
            ["totalStepsFailed"] = failed,
            ["totalStepsSkipped"] = 0,
            ["retried"] = retried,
        };

    public static JsonObject Step(string name, string status) =>
        new()
        {
            ["stepExecutionId"] = "step-" + name,
            ["name"] = name,
            ["status"] = status,
            ["startTime"] = status == "PENDING" ? null : "2026-01-01T00:00:00Z",
        };

    public int Count(string operation) => Requests.Count(request => request.StartsWith(operation + " ", StringComparison.Ordinal));

    public static ServiceFaultException Fault(int status, string code) => new(code, "a message") { StatusCode = status };

    private ServiceReply Answer(ServiceRequest request)
    {
        var body = request.Method == "GET" ? null : RequestCapture.BodyOf(request);
        var asked =
            $"{request.Operation} {(body is null ? request.Query[0].Value : body.FirstOrDefault(pair => pair.Key != "maxResults").Value)}";
        lock (Requests)
        {
            Requests.Add(asked);
        }

        BeforeAnswer?.Invoke(asked);
        var id = asked[(asked.IndexOf(' ') + 1)..];
        var answer = request.Operation switch
        {
            "GetImage" => new JsonObject { ["image"] = Image(id) },
            "GetWorkflowExecution" => ExecutionsOf(Arn(1)).Single(one => one["workflowExecutionId"]!.GetValue<string>() == id),
            "ListImageBuildVersions" => new JsonObject { ["imageSummaryList"] = new JsonArray([.. _builds.Keys.Select(Image)]) },
            "ListWorkflowExecutions" => new JsonObject
            {
                ["imageBuildVersionArn"] = id,
                ["workflowExecutions"] = new JsonArray([.. ExecutionsOf(id)]),
            },
            "ListWorkflowStepExecutions" => new JsonObject { ["steps"] = new JsonArray([.. Steps(Time.Passed)]) },
            "ListWaitingWorkflowSteps" => new JsonObject { ["steps"] = new JsonArray([.. WaitingNow()]) },
            _ => throw Fault(400, "InvalidRequestException"),
        };
        return FakeTransport.Reply(answer.ToJsonString());
    }

    private JsonObject Image(string arn) =>
        _builds.TryGetValue(arn, out var course) && course.FindLast(part => part.At <= Time.Passed).Status is { } status
            ? new JsonObject
            {
                ["arn"] = arn,
                ["state"] = new JsonObject { ["status"] = status },
            }
            : throw Fault(404, "ResourceNotFoundException");

    private IEnumerable<JsonObject> ExecutionsOf(string arn) =>
        (_executions.GetValueOrDefault(arn)?.FindLast(part => part.At <= Time.Passed).Executions ?? []).Select(execution =>
        {
            var copy = execution.DeepClone().AsObject();
            copy["imageBuildVersionArn"] = arn;
            return copy;
        });

    private IEnumerable<JsonObject> WaitingNow() =>
        from step in Waiting
        where step.From <= Time.Passed && Time.Passed < step.To
        select new JsonObject
        {
            ["stepExecutionId"] = step.StepId,
            ["imageBuildVersionArn"] = step.ImageArn,
            ["workflowExecutionId"] = "wf-1",
            ["name"] = "Approve",
        };
}
