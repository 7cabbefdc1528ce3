using System.Net;
using ImageBuilderWorkflow.Loopback.Faults;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>The requests to which a fault rule applies.</summary>
public sealed class FaultRuleTests : LoopbackTest
{
    [Fact]
    public async Task TimesEndsARule()
    {
        Add(new FaultRule { Kind = FaultKind.Throttle, Times = 2 });
        Assert.Equal([429, 429, 200, 200], await AskAsync(4));
    }

    [Fact]
    public async Task NthPicksOneRequest()
    {
        Add(new FaultRule { Kind = FaultKind.Throttle, Nth = 2 });
        Assert.Equal([200, 429, 200, 200], await AskAsync(4));
    }

    [Fact]
    public async Task EveryPicksEachNth()
    {
        Add(
            new FaultRule
            {
                Kind = FaultKind.Throttle,
                Every = 2,
                Times = 2,
            }
        );
        Assert.Equal([200, 429, 200, 429, 200, 200], await AskAsync(6));
    }

    [Fact]
    public async Task OperationSparesOthersAndTheirRequestsDoNotCount()
    {
        Add(
            new FaultRule
            {
                Kind = FaultKind.Throttle,
                Operation = "ListWorkflows",
                Nth = 2,
            }
        );
        Assert.Equal([200, 200], await AskAsync(2));
        Assert.Equal([200, 429], await AskAsync(2, "ListWorkflows"));
    }

    [Fact]
    public async Task ContainsPicksOneInputOfMany()
    {
        Add(new FaultRule { Kind = FaultKind.Throttle, Contains = Known.FailedExecutionId });
        Assert.Equal([200], await AskAsync(1, "GetWorkflowExecution", ("workflowExecutionId", Known.RunningExecutionId)));
        Assert.Equal([429], await AskAsync(1, "GetWorkflowExecution", ("workflowExecutionId", Known.FailedExecutionId)));
        Assert.Equal([429], await AskAsync(1, "ListWorkflowStepExecutions", ("workflowExecutionId", Known.FailedExecutionId)));
        Add(new FaultRule { Kind = FaultKind.Unavailable, Contains = Known.FailedImageArn });
        Assert.Equal([503], await AskAsync(1, "GetImage", ("imageBuildVersionArn", Known.FailedImageArn)));
    }

    [Fact]
    public async Task PageStrikesThatPageOfEveryListing()
    {
        Add(new FaultRule { Kind = FaultKind.Throttle, Page = 2 });
        var (_, token) = await StepsAsync();
        Assert.Equal([429, 429], await AskAsync(2, "ListWorkflowStepExecutions", Steps, ("nextToken", token)));
        Server.Faults.Clear();
        (_, token) = await StepsAsync(token);
        Add(new FaultRule { Kind = FaultKind.Throttle, Page = 2 });
        Assert.Equal([200], await AskAsync(1, "ListWorkflowStepExecutions", Steps, ("nextToken", token)));
        Assert.Equal([200], await AskAsync(1, "GetWorkflowExecution", ("workflowExecutionId", Known.FailedExecutionId)));
    }

    [Fact]
    public async Task SeveralRulesStrikeTogether()
    {
        Add(
            new FaultRule { Kind = FaultKind.Delay, Milliseconds = 20 },
            new FaultRule { Kind = FaultKind.Unavailable, Nth = 1 },
            new FaultRule { Kind = FaultKind.Throttle, Nth = 1 },
            new FaultRule { Kind = FaultKind.Delay, Milliseconds = 20 }
        );
        Assert.Equal([503, 200], await AskAsync(2));
        var first = Server.Requests[0];
        Assert.Equal([FaultKind.Delay, FaultKind.Unavailable, FaultKind.Throttle, FaultKind.Delay], first.Faults);
        Assert.True(first.CompletedAt - first.ArrivedAt >= TimeSpan.FromMilliseconds(39));
    }

    [Fact]
    public async Task ClearingTakesRulesOutOfForce()
    {
        Add(new FaultRule { Kind = FaultKind.Throttle });
        Assert.Equal([429], await AskAsync(1));
        Assert.Single(Server.Faults.Rules);
        Server.Faults.Clear();
        Assert.Empty(Server.Faults.Rules);
        Assert.Equal([200], await AskAsync(1));
    }

    [Fact]
    public async Task ABadSignatureIsRefusedWhateverTheFaults()
    {
        Add(new FaultRule { Kind = FaultKind.Html });
        using var client = new TestClient(Server) { Signer = Client.Signer with { SecretKey = "x" } };
        using var response = await client.SendAsync("ListImages");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    public static TheoryData<FaultRule> Senseless =>
        [
            new FaultRule { Kind = FaultKind.Delay },
            new FaultRule { Kind = FaultKind.Trickle, Milliseconds = -1 },
            new FaultRule { Kind = FaultKind.ClockSkew },
            new FaultRule { Kind = FaultKind.Error, Status = 400 },
            new FaultRule
            {
                Kind = FaultKind.Error,
                Status = 200,
                Code = "Fine",
            },
            new FaultRule { Kind = FaultKind.RateLimit, PerSecond = 0 },
            new FaultRule { Kind = FaultKind.Throttle, Nth = 0 },
            new FaultRule { Kind = FaultKind.Throttle, Operation = "ListEverything" },
        ];

    [Theory]
    [MemberData(nameof(Senseless), DisableDiscoveryEnumeration = true)]
    public void ARuleWithoutWhatItsKindNeedsIsRefused(FaultRule rule)
    {
        Assert.Throws<ArgumentException>(() => Add(new FaultRule { Kind = FaultKind.Throttle }, rule));
        Assert.Empty(Server.Faults.Rules);
    }

    private async Task<List<int>> AskAsync(int times, string operation = "ListImages", params (string, object?)[] members)
    {
        var statuses = new List<int>();
        for (var i = 0; i < times; i++)
        {
            using var response = await Client.SendAsync(operation, members);
            statuses.Add((int)response.StatusCode);
        }

        return statuses;
    }
}
