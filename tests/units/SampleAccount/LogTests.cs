using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.SampleAccount;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;
using static ImageBuilderWorkflow.Tests.SampleAccount.LogProbe;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>CloudWatch Logs of the account: pages, filters and errors, and what the logs of builds and pipelines say.</summary>
public sealed class LogTests
{
    private static readonly TestAccount Account = new();
    private static readonly KnownResources Known = Account.Known;
    private static readonly string[] SecondBuild = ["1.4.2/2"];
    private static readonly string[] UnknownStream = ["9.9.9/1"];

    private static (string, object?) Group => ("logGroupName", Known.LongLogGroup);

    private static (string, object?) Stream => ("logStreamName", Known.LongLogStream);

    [Fact]
    public void ResponsesFitTheModel()
    {
        var facts = Repository.ReadLogFacts();
        ConformanceTests.AssertFits(facts, "GetLogEvents", Account.ReadForward(Known.LongLogGroup, Known.LongLogStream, 900));
        ConformanceTests.AssertFits(facts, "FilterLogEvents", [Account.AskLogs("FilterLogEvents", Group)]);
        ConformanceTests.AssertFits(
            facts,
            "DescribeLogStreams",
            [Account.AskLogs("DescribeLogStreams", ("logGroupName", Known.GoldenImageLogGroup), ("limit", 3))]
        );
    }

    [Fact]
    public void ALongLogIsReadInOrderThroughEmptyPages()
    {
        var pages = Account.ReadForward(Known.LongLogGroup, Known.LongLogStream, 500);
        var events = pages.SelectMany(Events).ToList();
        Assert.True(events.Count > 3_000);
        Assert.Equal(events.Select(Time).Order(), events.Select(Time));

        // The last page is empty; another one is, and more follows it.
        Assert.Contains(pages.SkipLast(1), page => !Events(page).Any());
        Assert.All(pages, page => Assert.True(Events(page).Count() <= 500));
        var whole = Account.ReadForward(Known.LongLogGroup, Known.LongLogStream).SelectMany(Events);
        Assert.Equal(whole.Select(one => one.ToJsonString()), events.Select(one => one.ToJsonString()));
    }

    [Fact]
    public void WithoutStartFromHeadTheNewestEventsComeAndTheTokensLeadBothWays()
    {
        var all = Account
            .ReadForward(Known.LongLogGroup, Known.LongLogStream)
            .SelectMany(Events)
            .Select(one => one.ToJsonString())
            .ToList();
        var newest = Account.AskLogs("GetLogEvents", Group, Stream, ("limit", 20));
        Assert.Equal(all[^20..], Events(newest).Select(one => one.ToJsonString()));
        var before = Account.AskLogs("GetLogEvents", Group, Stream, ("limit", 30), ("nextToken", newest.Text("nextBackwardToken")));
        Assert.Equal(all[^50..^20], Events(before).Select(one => one.ToJsonString()));
        var again = Account.AskLogs(
            "GetLogEvents",
            Group,
            Stream,
            ("limit", 25),
            ("startFromHead", true),
            ("nextToken", before.Text("nextForwardToken"))
        );
        var end = newest.Text("nextForwardToken");
        var after = Account.AskLogs("GetLogEvents", Group, Stream, ("startFromHead", true), ("nextToken", end));
        Assert.Empty(Events(after));
        Assert.Equal(end, after.Text("nextForwardToken"));
        if (!Events(again).Any())
            again = Account.AskLogs("GetLogEvents", Group, Stream, ("startFromHead", true), ("nextToken", again.Text("nextForwardToken")));
        Assert.Equal(all[^20..], Events(again).Select(one => one.ToJsonString()));

        // Backward there is an end too.
        var token = before.Text("nextBackwardToken");
        var count = 50;
        while (true)
        {
            var page = Account.AskLogs("GetLogEvents", Group, Stream, ("nextToken", token));
            count += Events(page).Count();
            if (page.Text("nextBackwardToken") == token)
                break;
            token = page.Text("nextBackwardToken");
        }

        Assert.Equal(all.Count, count);
    }

    [Fact]
    public void TimesLimitTheEvents()
    {
        var all = Account.ReadForward(Known.LongLogGroup, Known.LongLogStream).SelectMany(Events).Select(Time).ToList();
        var (start, end) = (all[1_000], all[1_100]);
        var page = Account.AskLogs("GetLogEvents", Group, Stream, ("startTime", start), ("endTime", end), ("limit", 10_000));
        Assert.Equal(all.Where(time => time >= start && time < end), Events(page).Select(Time));
        var found = Filtered(("startTime", start), ("endTime", end));
        Assert.Equal(all.Where(time => time >= start && time < end), found.Select(Time));
        Assert.Empty(Events(Account.AskLogs("GetLogEvents", Group, Stream, ("startTime", end), ("endTime", start))));
    }

    [Theory]
    [InlineData("Upgrading", "glibc", null)]
    [InlineData("\"CmdExecution: ExitCode\"", "CmdExecution: ExitCode", null)]
    [InlineData("Rule -SSH", "Rule", "SSH")]
    [InlineData("?SELinux ?cramfs", "is", "SSH")]
    [InlineData("upgrading", null, null)]
    public void APatternChoosesMessages(string pattern, string? contained, string? absent)
    {
        var messages = Filtered(("filterPattern", pattern)).Select(one => one.Text("message")!).ToList();
        Assert.Equal(contained is null, messages.Count == 0);
        if (contained is not null)
            Assert.Contains(messages, message => message.Contains(contained, StringComparison.Ordinal));
        if (absent is not null)
            Assert.DoesNotContain(messages, message => message.Contains(absent, StringComparison.Ordinal));
    }

    [Fact]
    public void FilteredPagesCanBeEmptyAndLeadToTheEnd()
    {
        var pages = new List<JsonObject>();
        string? token = null;
        do
        {
            var page = Account.AskLogs("FilterLogEvents", Group, ("filterPattern", "\"ExitCode 0\""), ("nextToken", token));
            pages.Add(page);
            token = page.Text("nextToken");
        } while (token is not null);
        Assert.Contains(pages.SkipLast(1), page => !Events(page).Any());
        Assert.Equal("CmdExecution: ExitCode 0", Assert.Single(pages.SelectMany(Events)).Text("message"));
    }

    [Fact]
    public void EventsOfSeveralStreamsComeInTheOrderOfTheirTimes()
    {
        var group = ("logGroupName", (object?)Known.GoldenImageLogGroup);
        var page = Account.AskLogs("FilterLogEvents", group, ("logStreamNamePrefix", "1.4.2/"), ("filterPattern", "transitioned"));
        Assert.Equal(["1.4.2/1", "1.4.2/2", "1.4.2/3"], Events(page).Select(one => one.Text("logStreamName")).Distinct());
        Assert.Equal(Events(page).Select(Time).Order(), Events(page).Select(Time));
        var one = Account.AskLogs("FilterLogEvents", group, ("logStreamNames", SecondBuild), ("filterPattern", "transitioned"));
        Assert.All(Events(one), item => Assert.Equal("1.4.2/2", item.Text("logStreamName")));
    }

    [Fact]
    public void StreamsAreDescribedByNameOrByTime()
    {
        var group = ("logGroupName", (object?)Known.GoldenImageLogGroup);
        Assert.Equal(["1.4.0/1", "1.4.1/1", "1.4.1/2", "1.4.1/3", "1.4.2/1", "1.4.2/2", "1.4.2/3"], Names(group));
        Assert.Equal(["1.4.1/3", "1.4.1/2", "1.4.1/1"], Names(group, ("logStreamNamePrefix", "1.4.1"), ("descending", true)));
        Assert.Equal(Known.RunningLogStream, Names(group, ("orderBy", "LastEventTime"), ("descending", true))[0]);

        var token = (string?)null;
        var paged = new List<string?>();
        do
        {
            var page = Account.AskLogs("DescribeLogStreams", group, ("limit", 3), ("nextToken", token));
            paged.AddRange(page["logStreams"]!.AsArray().Select(stream => stream!.AsObject().Text("logStreamName")));
            token = page.Text("nextToken");
        } while (token is not null);
        Assert.Equal(Names(group), paged);

        static List<string?> Names(params (string, object?)[] members) =>
            [
                .. Account.AskLogs("DescribeLogStreams", members)["logStreams"]!
                    .AsArray()
                    .Select(stream => stream!.AsObject().Text("logStreamName")),
            ];
    }

    [Fact]
    public void AGroupIsFoundByItsArnToo()
    {
        var arn = $"arn:aws:logs:us-east-1:123456789012:log-group:{Known.LongLogGroup}";
        Assert.NotEmpty(Events(Account.AskLogs("GetLogEvents", ("logGroupIdentifier", arn), Stream)));
        Assert.NotEmpty(Events(Account.AskLogs("GetLogEvents", ("logGroupIdentifier", Known.LongLogGroup), Stream)));
    }

    [Fact]
    public void WhatTheServiceRefusesIsRefused()
    {
        var none = ("logGroupName", (object?)"/aws/imagebuilder/no-such-image");
        string Refused(string code, string operation, params (string, object?)[] members) =>
            Account.LogsRefused(code, LogProbe.LogRequest(operation, members));
        Assert.Equal("The specified log group does not exist.", Refused("ResourceNotFoundException", "GetLogEvents", none, Stream));
        Refused("ResourceNotFoundException", "GetLogEvents", ("logGroupName", Known.MissingLogGroup), ("logStreamName", "2023.12.4/1"));
        Assert.Equal(
            "The specified log stream does not exist.",
            Refused("ResourceNotFoundException", "GetLogEvents", Group, ("logStreamName", "9.9.9/1"))
        );
        Refused("ResourceNotFoundException", "FilterLogEvents", none);
        Refused("ResourceNotFoundException", "FilterLogEvents", Group, ("logStreamNames", UnknownStream));
        Refused("ResourceNotFoundException", "DescribeLogStreams", none);

        // The name of the group has the capitals of the image's name.
        Refused(
            "ResourceNotFoundException",
            "GetLogEvents",
            ("logGroupName", Known.GoldenImageLogGroup.ToLowerInvariant()),
            ("logStreamName", Known.FailedLogStream)
        );
        Refused("InvalidParameterException", "GetLogEvents", Stream);
        Refused("InvalidParameterException", "GetLogEvents", Group);
        Refused("InvalidParameterException", "GetLogEvents", Group, ("logGroupIdentifier", Known.LongLogGroup), Stream);
        Refused("InvalidParameterException", "GetLogEvents", Group, Stream, ("limit", 0));
        Refused("InvalidParameterException", "GetLogEvents", Group, Stream, ("limit", 10_001));
        Refused("InvalidParameterException", "GetLogEvents", Group, Stream, ("startTime", -1));
        Refused("InvalidParameterException", "GetLogEvents", Group, ("logStreamName", "a:b"));
        Refused("InvalidParameterException", "GetLogEvents", ("logGroupName", "a b"), Stream);
        Refused("InvalidParameterException", "GetLogEvents", Group, Stream, ("nextToken", "f/x/s"));
        var token = Account.AskLogs("GetLogEvents", Group, Stream).Text("nextForwardToken");
        Refused("InvalidParameterException", "GetLogEvents", Group, Stream, ("nextToken", token));
        Refused(
            "InvalidParameterException",
            "GetLogEvents",
            ("logGroupName", Known.GoldenImageLogGroup),
            ("logStreamName", Known.FailedLogStream),
            ("startFromHead", true),
            ("nextToken", token)
        );
        Refused("InvalidParameterException", "FilterLogEvents", Group, ("filterPattern", "{ $.level = \"x\" }"));
        Refused("InvalidParameterException", "FilterLogEvents", Group, ("filterPattern", "\"open"));
        Refused(
            "InvalidParameterException",
            "FilterLogEvents",
            Group,
            ("logStreamNamePrefix", "1"),
            ("logStreamNames", new[] { Known.LongLogStream })
        );
        Refused("InvalidParameterException", "DescribeLogStreams", Group, ("orderBy", "LastEventTime"), ("logStreamNamePrefix", "1"));
        Refused("InvalidParameterException", "DescribeLogStreams", Group, ("orderBy", "Size"));
        Refused("InvalidParameterException", "DescribeLogStreams", Group, ("limit", 51));
        Refused("SerializationException", "GetLogEvents", Group, Stream, ("limit", "20"));
        Refused("SerializationException", "GetLogEvents", Group, Stream, ("startTime", 1.5));
        Refused("UnknownOperationException", "PutLogEvents", Group);
        Account.LogsRefused(
            "UnknownOperationException",
            LogProbe.LogRequest("GetLogEvents", Group, Stream) with
            {
                Path = "/GetLogEvents",
            }
        );
        Account.LogsRefused("UnknownOperationException", LogProbe.LogRequest("GetLogEvents", Group, Stream) with { Method = "GET" });
    }

    [Fact]
    public void EveryBuildThatHasBegunHasALogButThoseWithoutLogging()
    {
        foreach (var image in Inventory.Default.Responses["GetImage"].Select(response => response["image"]!.AsObject()))
        {
            var group = image["loggingConfiguration"]?["logGroupName"]?.GetValue<string>() ?? $"/aws/imagebuilder/{image.Text("name")}";
            var stream = image.Text("version")!;
            if (group == Known.MissingLogGroup)
                continue;
            var messages = Account.Messages(group, stream);
            Assert.StartsWith("Image transitioned to CREATING state", messages[0], StringComparison.Ordinal);
            if (image["state"]!.AsObject().Text("reason") is { } reason)
                Assert.Contains(messages, message => message.EndsWith(reason, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void ALogTellsTheStepsAndTheFailureOfItsBuild()
    {
        var messages = Account.Messages(Known.GoldenImageLogGroup, Known.FailedLogStream);
        var steps = Account.List("ListWorkflowStepExecutions", "steps", null, ("workflowExecutionId", Known.FailedExecutionId));
        foreach (var step in steps)
        {
            var begun = messages.Contains($"Started step {step.Text("name")} with action {step.Text("action")}");
            Assert.Equal(step.ContainsKey("startTime"), begun);
        }

        Assert.Contains("CmdExecution: ExitCode 1", messages);
        Assert.Contains("CmdExecution: Stderr: sed: can't read /etc/ssh/sshd_config.d/50-cloud.conf: No such file or directory", messages);
        var block = Assert.Single(messages, message => message.Contains("\nErrorMessage: ", StringComparison.Ordinal));
        Assert.Contains(
            "\nComponentArn: arn:aws:imagebuilder:us-east-1:123456789012:component/harden-os/1.2.0/1\n",
            block,
            StringComparison.Ordinal
        );
        Assert.Contains("\nPhase: build\nStep: DisableRootLogin\nAction: ExecuteBash\n", block, StringComparison.Ordinal);
        Assert.Contains(messages, message => message.Contains("\u001b[32m", StringComparison.Ordinal));
    }

    [Fact]
    public void TheLogOfARunningBuildGrowsAndKeepsWhatItHas()
    {
        var clock = new TestClock();
        var account = new TestAccount(new AccountOptions { Clock = clock });
        var known = account.Known;
        var before = account.Messages(known.GoldenImageLogGroup, known.RunningLogStream);
        var end = account.ReadForward(known.GoldenImageLogGroup, known.RunningLogStream)[^1].Text("nextForwardToken");
        clock.Advance(TimeSpan.FromSeconds(20));
        var page = account.AskLogs(
            "GetLogEvents",
            ("logGroupName", known.GoldenImageLogGroup),
            ("logStreamName", known.RunningLogStream),
            ("startFromHead", true),
            ("nextToken", end)
        );
        Assert.NotEqual(end, page.Text("nextForwardToken"));
        var later = account.Messages(known.GoldenImageLogGroup, known.RunningLogStream);
        Assert.True(later.Count > before.Count);
        Assert.Equal(before, later[..before.Count]);

        // A cancelled build keeps its log too.
        account.Ask("CancelImageCreation", ("imageBuildVersionArn", known.RunningImageArn), ("clientToken", "c"));
        var cancelled = account.Messages(known.GoldenImageLogGroup, known.RunningLogStream);
        Assert.Equal(later, cancelled[..later.Count]);
        Assert.StartsWith("Image transitioned to CANCELLED state", cancelled[^1], StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(cancelled, account.Messages(known.GoldenImageLogGroup, known.RunningLogStream));
    }

    [Fact]
    public void ABuildThatStartsLaterHasALogFromThenOn()
    {
        var clock = new TestClock();
        var account = new TestAccount(new AccountOptions { Clock = clock });
        account.Ask("StartImagePipelineExecution", ("imagePipelineArn", account.Known.GoldenImagePipelineArn), ("clientToken", "c"));
        var first = account.LogsRefused(
            "ResourceNotFoundException",
            LogProbe.LogRequest("GetLogEvents", ("logGroupName", account.Known.GoldenImageLogGroup), ("logStreamName", "1.4.2/4"))
        );
        Assert.Equal("The specified log stream does not exist.", first);
        clock.Advance(TimeSpan.FromMinutes(40));
        var messages = account.Messages(account.Known.GoldenImageLogGroup, "1.4.2/4");
        Assert.StartsWith("Image transitioned to AVAILABLE state", messages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void APipelineSaysWhyARunWasSkippedAndWhyItWasDisabled()
    {
        var group = ("logGroupName", (object?)Known.DisabledPipelineLogGroup);
        Assert.Equal("/aws/imagebuilder/pipeline/nightly-agents", Known.DisabledPipelineLogGroup);
        var streams = Account.AskLogs("DescribeLogStreams", group)["logStreams"]!.AsArray();
        Assert.All(streams, stream => Assert.Matches(@"^\d{4}/\d\d/\d\d$", stream!.AsObject().Text("logStreamName")));
        var messages = Events(Account.AskLogs("FilterLogEvents", group)).Select(one => one.Text("message")!).ToList();
        Assert.Contains(messages, message => message.StartsWith("Skipped the scheduled execution", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.EndsWith("after 3 consecutive failures.", StringComparison.Ordinal));
    }

    private static List<JsonObject> Filtered(params (string, object?)[] members)
    {
        var events = new List<JsonObject>();
        string? token = null;
        do
        {
            var page = Account.AskLogs("FilterLogEvents", [Group, .. members, ("nextToken", token)]);
            events.AddRange(Events(page));
            token = page.Text("nextToken");
        } while (token is not null);
        return events;
    }
}
