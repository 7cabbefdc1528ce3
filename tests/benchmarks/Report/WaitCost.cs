using System.Text;
using ImageBuilderWorkflow.Core;
using ImageBuilderWorkflow.Tests.Core;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>Counts the requests of a wait for one image build, with the real schedule and no real time.</summary>
internal sealed class WaitCost : IWaitObserver<Image>, ITransport
{
    private const string Arn = "arn:aws:imagebuilder:us-east-1:123456789012:image/golden-image/1.4.2/3";

    private readonly LeapingTime _time = new();
    private readonly TimeSpan _duration;

    private WaitCost(TimeSpan duration) => _duration = duration;

    /// <summary>How often the build was looked at.</summary>
    public int Looks { get; private set; }

    /// <summary>How often the steps that wait for an approval were listed.</summary>
    public int Approvals { get; private set; }

    /// <summary>How long after the end of the build the end was seen.</summary>
    public TimeSpan Delay => _time.Passed - _duration;

    /// <inheritdoc/>
    public string Region => "us-east-1";

    /// <summary>Waits for a build that takes a time.</summary>
    public static async Task<WaitCost> OfAsync(TimeSpan duration)
    {
        var cost = new WaitCost(duration);
        var client = new ImageBuilderClient(cost, new RetryPolicy(() => 1), cost._time);
        var waiter = new Waiter<Image>(
            new ImageSubject(SilentObserver.Instance),
            new WaitOptions(),
            cost,
            SilentObserver.Instance,
            static (_, _, _) => Task.FromResult<ImageFailure?>(null),
            cost._time,
            static () => 0.5
        );
        await waiter.RunAsync([new WaitInput(Arn, Arn, client)], CancellationToken.None);
        return cost;
    }

    /// <inheritdoc/>
    public Task<ServiceReply> SendAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        if (request.Operation == ImageOperations.Get.Name)
        {
            Looks++;
            var status = _time.Passed < _duration ? "BUILDING" : "AVAILABLE";
            return Answer($$"""{"image":{"arn":"{{Arn}}","state":{"status":"{{status}}"} } }""");
        }

        Approvals++;
        return Answer("""{"steps":[]}""");
    }

    /// <inheritdoc/>
    public void Seen(WaitInput input, WaitState state, IReadOnlyList<WaitChange> changes) { }

    /// <inheritdoc/>
    public void WaitsForApproval(WaitInput input, WaitingWorkflowStep step) { }

    /// <inheritdoc/>
    public void GoesOn(WaitProblem problem, ImageBuilderException error) { }

    /// <inheritdoc/>
    public void Ended(WaitResult<Image> result) { }

    /// <inheritdoc/>
    public void Answered(ImageBuilderClient client) { }

    /// <inheritdoc/>
    public bool RefusesAll(ImageBuilderClient client, ImageBuilderException error) => false;

    private static Task<ServiceReply> Answer(string body) => Task.FromResult(new ServiceReply(Encoding.UTF8.GetBytes(body), "request"));
}
