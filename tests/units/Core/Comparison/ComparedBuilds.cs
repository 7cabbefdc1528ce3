using System.Globalization;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Image builds that are compared, as the service describes them; what was requested is remembered.</summary>
internal sealed class ComparedBuilds
{
    private readonly FakeTransport _transport;
    private readonly Dictionary<string, JsonObject> _images = [];
    private readonly Dictionary<string, JsonArray> _executions = [];
    private readonly Dictionary<string, JsonArray> _steps = [];

    public ComparedBuilds() => _transport = new FakeTransport(Answer);

    /// <summary>The requests: the operation, and what was asked for.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>The builds that the listing of a pipeline has; <see langword="null"/> if the pipeline does not exist.</summary>
    public List<string>? OfPipeline { get; set; } = [];

    public static string Arn(string build) => $"arn:aws:imagebuilder:eu-west-1:123456789012:image/{build}";

    public JsonObject Add(string build, string status = "AVAILABLE", int day = 1, string? pipeline = null) =>
        _images[Arn(build)] = new JsonObject
        {
            ["arn"] = Arn(build),
            ["name"] = "Golden",
            ["state"] = new JsonObject { ["status"] = status },
            ["dateCreated"] = $"2026-09-{day:d2}T03:00:00.000Z",
            ["sourcePipelineArn"] = pipeline,
        };

    public ComparedBuilds Execution(
        string build,
        string id,
        string workflow,
        int minute = 0,
        bool? retried = null,
        params (string Name, string Status, double Seconds)[] steps
    )
    {
        if (!_executions.TryGetValue(Arn(build), out var executions))
        {
            _executions[Arn(build)] = executions = [];
        }

        executions.Add(
            new JsonObject
            {
                ["workflowExecutionId"] = id,
                ["workflowBuildVersionArn"] = $"arn:aws:imagebuilder:eu-west-1:aws:workflow/{workflow}",
                ["status"] = "COMPLETED",
                ["startTime"] = Time(minute * 60),
                ["retried"] = retried,
            }
        );
        _steps[id] =
        [
            .. steps.Select(step => new JsonObject
            {
                ["name"] = step.Name,
                ["status"] = step.Status,
                ["startTime"] = Time(0),
                ["endTime"] = step.Seconds < 0 ? null : Time(step.Seconds),
            }),
        ];
        return this;
    }

    public ComparedBuild Build(string build) =>
        new(_transport.Client(), Arn(build), new RequestThrottle(2), new RecordingObserver(), Xunit.TestContext.Current.CancellationToken);

    private static string Time(double seconds) =>
        new DateTime(2026, 9, 14, 3, 0, 0, DateTimeKind.Utc)
            .AddSeconds(seconds)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private ServiceReply Answer(ServiceRequest request)
    {
        lock (Asked)
        {
            var body = request.Method == "GET" ? null : RequestCapture.BodyOf(request);
            var asked = request.Query is [var query, ..]
                ? query.Value
                : (string?)(
                    body!["imageBuildVersionArn"] ?? body["workflowExecutionId"] ?? body["imageVersionArn"] ?? body["imagePipelineArn"]
                );
            Asked.Add($"{request.Operation} {asked?.Split(":image/")[^1]}".TrimEnd());
            return FakeTransport.Reply(
                request.Operation switch
                {
                    "GetImage" => new JsonObject { ["image"] = _images[asked!].DeepClone() }.ToJsonString(),
                    "ListWorkflowExecutions" => List("workflowExecutions", _executions.GetValueOrDefault(asked!) ?? []),
                    "ListWorkflowStepExecutions" => List("steps", _steps[asked!]),
                    "ListImagePipelineImages" => List(
                        "imageSummaryList",
                        (
                            OfPipeline
                            ?? throw new ServiceFaultException("ResourceNotFoundException", "The pipeline does not exist.")
                            {
                                StatusCode = 404,
                            }
                        ).Select(build => _images[Arn(build)])
                    ),
                    "ListImages" => List(
                        "imageVersionList",
                        _images.Keys.Select(arn => arn[..arn.LastIndexOf('/')]).Distinct().Select(arn => new JsonObject { ["arn"] = arn })
                    ),
                    "ListImageBuildVersions" => List(
                        "imageSummaryList",
                        _images.Where(image => image.Key.StartsWith(asked + "/", StringComparison.Ordinal)).Select(image => image.Value)
                    ),
                    _ => throw new InvalidOperationException(request.Operation),
                }
            );
        }
    }

    private static string List(string member, IEnumerable<JsonNode?> items) =>
        new JsonObject { [member] = new JsonArray([.. items.Select(item => item!.DeepClone())]) }.ToJsonString();
}
