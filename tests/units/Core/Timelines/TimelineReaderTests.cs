using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What a timeline costs, and how much of it is asked for at the same time.</summary>
public sealed class TimelineReaderTests : IDisposable
{
    private const string Arn = "arn:aws:imagebuilder:eu-west-1:123456789012:image/golden-image/1.4.2/1";

    private readonly FakeTransport _transport;
    private readonly SemaphoreSlim _entered = new(0);
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _held;
    private int _underWay;
    private int _most;

    public TimelineReaderTests() => _transport = new FakeTransport(AnswerAsync);

    public void Dispose() => _entered.Dispose();

    [Fact]
    public async Task A_build_costs_the_image_the_executions_and_a_listing_of_steps_for_each()
    {
        var entries = await Reader(8).OfImageAsync(Arn, TestContext.Current.CancellationToken);

        Assert.Equal(
            ["GetImage", "ListWorkflowExecutions", .. Enumerable.Repeat("ListWorkflowStepExecutions", 3)],
            _transport.Requests.Select(static request => request.Operation)
        );
        Assert.Equal(["Image", "Workflow", "Step", "Workflow", "Step", "Workflow", "Step"], entries.Select(static entry => entry.Kind));
    }

    [Fact]
    public async Task A_build_that_was_listed_is_not_asked_for_again()
    {
        var image = new Image { Arn = Arn, Status = "AVAILABLE" };

        var entries = await Reader(8).OfImageAsync(image, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(_transport.Requests, static request => request.Operation == "GetImage");
        Assert.Equal(7, entries.Count);
    }

    [Fact]
    public async Task An_execution_has_its_own_steps_and_its_place_in_the_build()
    {
        var entries = await Reader(8).OfExecutionAsync("wf-2", TestContext.Current.CancellationToken);

        Assert.Equal([Arn, "wf-2", "step-wf-2"], entries.Select(static entry => entry.ToString()));
        Assert.Equal(TimeSpan.FromMinutes(1), entries[1].Wait);
        Assert.Single(_transport.Requests, static request => request.Operation == "ListWorkflowStepExecutions");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_steps_of_the_executions_are_asked_for_together_up_to_the_limit(int limit)
    {
        _held = "ListWorkflowStepExecutions";
        var reading = Reader(limit).OfImageAsync(Arn, TestContext.Current.CancellationToken);
        for (var i = 0; i < limit; i++)
        {
            await _entered.WaitAsync(TestContext.Current.CancellationToken);
        }

        _answer.SetResult();
        await reading;

        Assert.Equal(limit, _most);
    }

    [Fact]
    public async Task An_error_of_a_request_is_that_of_the_build()
    {
        var transport = new FakeTransport(static request =>
            request.Operation == "ListWorkflowStepExecutions"
                ? throw new ImageBuilderException("AccessDeniedException", "no") { Operation = request.Operation }
                : Reply(request)
        );
        var reader = new TimelineReader(transport.Client(), new RequestThrottle(1), new RecordingObserver());

        var error = await Assert.ThrowsAsync<ImageBuilderException>(() => reader.OfImageAsync(Arn, TestContext.Current.CancellationToken));

        Assert.Equal("ListWorkflowStepExecutions", error.Operation);
    }

    private TimelineReader Reader(int limit) => new(_transport.Client(), new RequestThrottle(limit), new RecordingObserver());

    private async Task<ServiceReply> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        if (request.Operation == _held)
        {
            lock (_transport)
            {
                _most = Math.Max(_most, ++_underWay);
            }

            _entered.Release();
            await _answer.Task.WaitAsync(cancellationToken);
            lock (_transport)
            {
                _underWay--;
            }
        }

        return Reply(request);
    }

    private static ServiceReply Reply(ServiceRequest request) =>
        FakeTransport.Reply(
            (
                request.Operation switch
                {
                    "GetImage" => new JsonObject
                    {
                        ["image"] = new JsonObject
                        {
                            ["arn"] = Arn,
                            ["dateCreated"] = "2026-09-14T03:00:00.000Z",
                            ["state"] = new JsonObject { ["status"] = "AVAILABLE" },
                        },
                    },
                    "ListWorkflowExecutions" => new JsonObject
                    {
                        ["workflowExecutions"] = new JsonArray(Execution(1), Execution(2), Execution(3)),
                    },
                    "GetWorkflowExecution" => Execution(2),
                    _ => new JsonObject
                    {
                        ["steps"] = new JsonArray(
                            new JsonObject
                            {
                                ["stepExecutionId"] = $"step-{(string)RequestCapture.BodyOf(request)["workflowExecutionId"]!}",
                                ["name"] = "Apply",
                                ["status"] = "COMPLETED",
                            }
                        ),
                    },
                }
            ).ToJsonString()
        );

    private static JsonObject Execution(int number) =>
        new()
        {
            ["workflowExecutionId"] = $"wf-{number}",
            ["imageBuildVersionArn"] = Arn,
            ["status"] = "COMPLETED",
            ["totalStepCount"] = 1,
            ["startTime"] = $"2026-09-14T03:{number}1:00.000Z",
            ["endTime"] = $"2026-09-14T03:{number + 1}0:00.000Z",
        };
}
