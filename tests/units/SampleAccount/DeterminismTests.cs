using System.Text;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>Equal options give equal accounts.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public void TwoAccountsOfOneSeedAnswerInTheSameBytes()
    {
        static string All(TestAccount account) =>
            string.Join(
                '\n',
                new[]
                {
                    AccountProbe.Request("ListWorkflowStepExecutions", ("workflowExecutionId", account.Known.LongExecutionId)),
                    AccountProbe.Request("ListLifecycleExecutions", ("resourceArn", account.Known.LifecycleImageArn)),
                    AccountProbe.Request("GetImage", ("imageBuildVersionArn", account.Known.FailedImageArn)),
                }.Select(request => Encoding.UTF8.GetString(account.Handle(request).Body.Span))
            );

        Assert.Equal(All(new TestAccount()), All(new TestAccount()));
        Assert.NotEqual(All(new TestAccount()), All(new TestAccount(new AccountOptions { Seed = 1 })));
    }

    [Fact]
    public void TheSeedChangesIdsAndNotArns()
    {
        var one = new TestAccount().Known;
        var other = new TestAccount(new AccountOptions { Seed = 1 }).Known;
        Assert.Equal(one.FailedImageArn, other.FailedImageArn);
        Assert.NotEqual(one.FailedExecutionId, other.FailedExecutionId);
    }

    [Fact]
    public void RegionAndPresentAreOptions()
    {
        var now = new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.FromHours(1));
        var account = new TestAccount(new AccountOptions { Region = "eu-central-1", Now = now });
        Assert.StartsWith("arn:aws:imagebuilder:eu-central-1:", account.Known.RunningImageArn, StringComparison.Ordinal);
        var running = account.Ask("GetWorkflowExecution", ("workflowExecutionId", account.Known.RunningExecutionId));
        Assert.StartsWith("2030-12-31T22:53:0", running.Text("startTime"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyThreadsAtOnceGetWhatOneGets()
    {
        var account = new TestAccount(scale: new ScaleOptions { BigStepCount = 500 });
        var request = AccountProbe.Request("ListWorkflowStepExecutions", ("workflowExecutionId", account.Known.BigWorkflowExecutionId));
        var expected = Steps(account.Handle(request));
        var threads = Enumerable
            .Range(0, 8)
            .Select(_ => Task.Run(() => Enumerable.Range(0, 50).Select(_ => account.Handle(request)).ToList()));
        var answers = (await Task.WhenAll(threads)).SelectMany(list => list).ToList();
        Assert.All(answers, answer => Assert.Equal(expected, Steps(answer)));
        Assert.Equal(400, answers.Select(answer => answer.RequestId).Distinct().Count());

        static string Steps(AccountResponse response) => AccountProbe.Body(response)["steps"]!.ToJsonString();
    }
}
