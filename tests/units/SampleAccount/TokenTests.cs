using System.Text;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>Pages and page tokens.</summary>
public sealed class TokenTests
{
    private static readonly TestAccount Account = new();

    private static (string, object?) Steps => ("workflowExecutionId", Account.Known.LongExecutionId);

    [Theory]
    [InlineData(null, 3)]
    [InlineData(25, 3)]
    [InlineData(20, 3)]
    [InlineData(7, 9)]
    [InlineData(1, 60)]
    public void PagesOfAnySizeHoldEveryItemOnceAndInOrder(int? size, int pages)
    {
        var chapters = Enumerable.Range(1, 58).Select(chapter => $"Chapter{chapter:00}");
        var expected = chapters.Prepend("LaunchTestInstance").Append("TerminateTestInstance");
        Assert.Equal(expected, Account.List("ListWorkflowStepExecutions", "steps", size, Steps).Select(step => step.Text("name")));

        var count = 0;
        for (string? token = null; count == 0 || token is not null; count++)
            token = Account.Ask("ListWorkflowStepExecutions", Steps, ("maxResults", size), ("nextToken", token)).Text("nextToken");
        Assert.Equal(pages, count);
    }

    [Fact]
    public void TheLastPageHasNoTokenMemberEvenWhenFull()
    {
        var page = Account.Ask(
            "ListWorkflowStepExecutions",
            ("workflowExecutionId", Account.Known.AvailableBuildExecutionId),
            ("maxResults", 7)
        );
        Assert.Equal(7, page["steps"]!.AsArray().Count);
        Assert.False(page.ContainsKey("nextToken"));
    }

    [Fact]
    public void ATokenGoesOnBehindItsPageAtAnyPageSize()
    {
        var token = Account.Ask("ListWorkflowStepExecutions", Steps, ("maxResults", 10)).Text("nextToken");
        var next = Account.Ask("ListWorkflowStepExecutions", Steps, ("maxResults", 3), ("nextToken", token));
        Assert.Equal(["Chapter10", "Chapter11", "Chapter12"], next["steps"]!.AsArray().Select(step => step!.AsObject().Text("name")));
    }

    [Fact]
    public void ATokenIsGoodForNothingButItsOwnListing()
    {
        var token = Account.Ask("ListWorkflowStepExecutions", Steps).Text("nextToken");
        const string Code = "InvalidPaginationTokenException";
        var known = Account.Known;
        Account.Refused(400, Code, "ListWorkflowStepExecutions", ("workflowExecutionId", known.FailedExecutionId), ("nextToken", token));
        Account.Refused(400, Code, "ListWorkflowExecutions", ("imageBuildVersionArn", known.AvailableImageArn), ("nextToken", token));

        var images = Account.Ask("ListImages", ("maxResults", 1)).Text("nextToken");
        Account.Ask("ListImages", ("nextToken", images));
        new TestAccount(new AccountOptions { Seed = 1 }).Refused(400, Code, "ListImages", ("nextToken", images));
    }

    [Fact]
    public void ATokenThatWasTouchedIsRefusedWhereverItWasTouched()
    {
        var token = Account.Ask("ListWorkflowStepExecutions", Steps).Text("nextToken")!;
        for (var index = 0; index < token.Length; index++)
        {
            var touched = new StringBuilder(token) { [index] = token[index] == 'A' ? 'B' : 'A' }.ToString();
            Account.Refused(400, "InvalidPaginationTokenException", "ListWorkflowStepExecutions", Steps, ("nextToken", touched));
        }

        string[] others =
        [
            "25",
            " ",
            token[..^4],
            token + "AAAA",
            token + "\n",
            token.Replace(token[3], '+'),
            "eyJuZXh0VG9rZW4iOiBudWxsfQ==",
        ];
        foreach (var other in others)
            Account.Refused(400, "InvalidPaginationTokenException", "ListWorkflowStepExecutions", Steps, ("nextToken", other));
    }

    [Fact]
    public void TokensOfOnePositionLookAlikeInNoTwoListings()
    {
        var one = Account.Ask("ListWorkflowStepExecutions", Steps).Text("nextToken")!;
        var other = Account.Ask("ListLifecycleExecutions", ("resourceArn", Account.Known.LifecycleImageArn)).Text("nextToken")!;
        Assert.Matches("^[A-Za-z0-9_-]+$", one);
        Assert.True(one.Zip(other).Count(pair => pair.First == pair.Second) < one.Length / 2);
    }

    [Fact]
    public void FiltersThinPagesOutAndTheTokenStays()
    {
        var filters = ("filters", (object?)JsonNode.Parse("""[{"name": "name", "values": ["nightly-agents", "web-runtime"]}]"""));
        var first = Account.Ask("ListImageBuildVersions", filters, ("maxResults", 10));
        Assert.Empty(first["imageSummaryList"]!.AsArray());
        Assert.NotNull(first.Text("nextToken"));
        Assert.Equal(32, Account.List("ListImageBuildVersions", "imageSummaryList", 10, filters).Count);
    }

    [Fact]
    public void ARequestDescribesItselfWithATokenForTheSamePage()
    {
        var description = Account.Describe(AccountProbe.Request("ListWorkflowStepExecutions", Steps, ("maxResults", 4)));
        Assert.Equal(
            ("ListWorkflowStepExecutions", "steps", 4, null, 1),
            (description.Operation, description.ResultKey, description.MaxResults, description.NextToken, description.Page)
        );
        var again = Account.Ask("ListWorkflowStepExecutions", Steps, ("maxResults", 4), ("nextToken", description.SamePageToken));
        Assert.Equal("LaunchTestInstance", again["steps"]![0]!.AsObject().Text("name"));

        var second = Account.Describe(AccountProbe.Request("ListWorkflowStepExecutions", Steps, ("nextToken", again.Text("nextToken"))));
        Assert.Equal(3, second.Page);
        Assert.NotEqual(second.NextToken, second.SamePageToken);
        Assert.Null(Account.Describe(AccountProbe.Post("ListWorkflowStepExecutions", "{}")).Page);
        Assert.Null(Account.Describe(new AccountRequest("GET", "/nothing", "", default)).Operation);
    }
}
