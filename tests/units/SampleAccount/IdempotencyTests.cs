using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>Client tokens, validation and concurrent callers of every write operation.</summary>
public sealed class IdempotencyTests : WriteTest
{
    private static readonly string[] Methods = ["GET", "POST", "DELETE", "put"];

    public static TheoryData<string> Operations => [.. new TestAccount().Writes.Keys];

    [Fact]
    public void TheseAreAllThatChangeAnything() =>
        Assert.Equal(
            ["CancelImageCreation", "CancelLifecycleExecution", "RetryImage", "SendWorkflowStepAction", "StartImagePipelineExecution"],
            Operations.Select(row => row.Data).Order()
        );

    [Theory]
    [MemberData(nameof(Operations))]
    public void ARepeatedRequestGetsTheSameAnswerAndDoesNothing(string operation)
    {
        var request = AccountProbe.Request(operation, Members(operation));
        var first = Account.Handle(request);
        Assert.Equal((200, false), (first.Status, first.IsRepeat));
        var now = Everything();
        foreach (var minutes in new[] { 0, 120, 60 * 24 })
        {
            Pass(minutes);
            var again = Account.Handle(request);
            Assert.Equal((200, true), (again.Status, again.IsRepeat));
            Assert.NotEqual(first.RequestId, again.RequestId);
            Assert.Equal(Answer(first), Answer(again));
            if (minutes == 0)
                Assert.Equal(now, Everything());
        }

        Assert.Equal(new WriteCount(1, 3, 0), Account.Writes[operation]);

        // Removes the request id, if the answer has one.
        static string Answer(AccountResponse response)
        {
            var body = AccountProbe.Body(response);
            if (body.Remove("requestId", out var id))
                Assert.Equal(response.RequestId, id!.GetValue<string>());
            return body.ToJsonString();
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void ATokenStandsForItsParametersOnly(string operation)
    {
        var members = Members(operation);
        Account.Ask(operation, members);
        var now = Everything();
        var other = Other(operation);
        Account.Refused(400, "IdempotentParameterMismatchException", operation, other);
        Assert.Equal(now, Everything());

        // Another token is another request, and each operation has its own tokens.
        foreach (var name in Operations.Select(row => row.Data).Where(name => name != operation))
            Assert.NotEqual("IdempotentParameterMismatchException", Account.Handle(AccountProbe.Request(name, Members(name))).ErrorCode);
    }

    [Fact]
    public void AnAddedReasonIsAnotherParameter()
    {
        Account.Ask("SendWorkflowStepAction", Act("RESUME"));
        Account.Refused(400, "IdempotentParameterMismatchException", "SendWorkflowStepAction", Act("RESUME", "why not"));
        Account.Refused(400, "IdempotentParameterMismatchException", "SendWorkflowStepAction", Act("STOP"));
    }

    [Fact]
    public void TagsAreParametersInAnyOrder()
    {
        (string, object?)[] Request(string tags) =>
            [("imagePipelineArn", Known.GoldenImagePipelineArn), ("tags", JsonNode.Parse(tags)), With()];
        var first = Account.Ask("StartImagePipelineExecution", Request("""{"a": "x", "b": "y"}"""));
        var again = Account.Ask("StartImagePipelineExecution", Request("""{"b": "y", "a": "x"}"""));
        Assert.Equal(first.Text("imageBuildVersionArn"), again.Text("imageBuildVersionArn"));
        foreach (var other in new[] { """{"a": "x"}""", """{"a": "x", "b": "z"}""", """{"a=1:xb": "y"}""" })
            Account.Refused(400, "IdempotentParameterMismatchException", "StartImagePipelineExecution", Request(other));
    }

    [Fact]
    public void ARefusedRequestLeavesItsTokenFree()
    {
        (string, object?)[] request = [("imageBuildVersionArn", Known.RollingBackImageArn), With()];
        Account.Refused(400, "ResourceInUseException", "RetryImage", request);
        Pass(2);
        Account.Ask("RetryImage", request);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void EveryRequiredMemberMustBeThereAndFit(string operation)
    {
        var before = Everything();
        var members = Members(operation);
        foreach (var (name, value) in members.Where(member => member.Name != "reason"))
        {
            var rest = members.Where(member => member.Name != name).ToArray();
            Assert.Contains(name, Account.Refused(400, "InvalidRequestException", operation, rest), StringComparison.Ordinal);
            Account.Refused(400, "InvalidRequestException", operation, [.. rest, (name, null)]);
            Account.Refused(400, "InvalidParameterValueException", operation, [.. rest, (name, "")]);
            Account.Refused(400, "SerializationException", operation, [.. rest, (name, 7)]);
            if (name != "clientToken")
                Account.Refused(400, "InvalidParameterValueException", operation, [.. rest, (name, value + "!")]);
        }

        var tokenless = members.Where(member => member.Name != "clientToken").ToArray();
        Account.Refused(400, "InvalidParameterValueException", operation, [.. tokenless, With(new string('x', 65))]);
        Assert.Equal(before, Everything());
        Account.Ask(operation, [.. tokenless, With(new string('x', 64))]);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void OnlyPutChangesAnything(string operation)
    {
        var request = AccountProbe.Request(operation, Members(operation));
        foreach (var method in Methods)
        {
            var response = Account.Handle(request with { Method = method });
            Assert.Equal((405, "PUT"), (response.Status, AccountProbe.Header(response, "Allow")));
        }

        Assert.Equal(new WriteCount(0, 0, 0), Account.Writes[operation]);
    }

    [Theory]
    [InlineData("action", "resume")]
    [InlineData("action", "SKIP")]
    [InlineData("reason", "")]
    public void AnActionIsOneOfTwoWithAReasonOfSomeLength(string member, string value) =>
        Account.Refused(
            400,
            "InvalidParameterValueException",
            "SendWorkflowStepAction",
            [.. Act("STOP").Where(item => item.Item1 != member), (member, value)]
        );

    [Theory]
    [InlineData("{}", "InvalidParameterValueException")]
    [InlineData("""{"aws:x": "y"}""", "InvalidParameterValueException")]
    [InlineData("""{"a*": "y"}""", "InvalidParameterValueException")]
    [InlineData("""{"": "y"}""", "InvalidParameterValueException")]
    [InlineData("""{"a": 1}""", "SerializationException")]
    [InlineData("""{"a": null}""", "SerializationException")]
    [InlineData("""["a"]""", "SerializationException")]
    public void TagsAreCheckedInDepth(string tags, string code)
    {
        (string, object?) pipeline = ("imagePipelineArn", Known.GoldenImagePipelineArn);
        Account.Refused(400, code, "StartImagePipelineExecution", pipeline, ("tags", JsonNode.Parse(tags)), With());
        var many = new JsonObject(Enumerable.Range(0, 51).Select(tag => KeyValuePair.Create($"t{tag}", (JsonNode?)"x")));
        Account.Refused(400, "InvalidParameterValueException", "StartImagePipelineExecution", pipeline, ("tags", many), With());
        var half = $$"""{"tags": {"\ud800": "x"}, "imagePipelineArn": "{{Known.GoldenImagePipelineArn}}", "clientToken": "x"}""";
        Account.Refused(400, "SerializationException", AccountProbe.Post("StartImagePipelineExecution", half) with { Method = "PUT" });
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task ManyCallersWithOneTokenHaveOneEffect(string operation)
    {
        var request = AccountProbe.Request(operation, Members(operation));
        var answers = await AtOnce(_ => request);
        Assert.Single(answers, answer => answer.IsRepeat == false);
        Assert.Equal(new WriteCount(1, answers.Count - 1, 0), Account.Writes[operation]);
        Assert.Single(answers.Select(answer => AccountProbe.Body(answer).Text("imageBuildVersionArn")).Distinct());
    }

    [Fact]
    public async Task ManyCallersWithTokensOfTheirOwnHaveOneEffectOnOneStep()
    {
        var answers = await AtOnce(caller =>
            AccountProbe.Request("SendWorkflowStepAction", Act(caller % 2 == 0 ? "RESUME" : "STOP", $"caller {caller}", $"token {caller}"))
        );
        var effective = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer != effective), answer => Assert.Equal("InvalidRequestException", answer.ErrorCode));
        Assert.Equal(new WriteCount(1, 0, answers.Count - 1), Account.Writes["SendWorkflowStepAction"]);
    }

    [Fact]
    public async Task ReadersSeeAllOfAChangeOrNothing()
    {
        var isOver = false;
        var reading = Task.Run(
            () =>
            {
                while (!Volatile.Read(ref isOver))
                {
                    // The message comes from the image, the statuses from its executions.
                    var listing = Account.Ask("ListWorkflowExecutions", ("imageBuildVersionArn", Known.CancelledImageArn));
                    var statuses = Statuses(listing["workflowExecutions"]!.AsArray().Select(item => item!.AsObject()));
                    Assert.Equal(listing.ContainsKey("message"), statuses.TrueForAll(status => status == "CANCELLED"));
                }
            },
            TestContext.Current.CancellationToken
        );

        // Each round adds three executions, so that all fit on one page.
        for (var round = 0; round < 8; round++)
        {
            Account.Ask("RetryImage", ("imageBuildVersionArn", Known.CancelledImageArn), With($"retry {round}"));
            Thread.Yield();
            Account.Ask("CancelImageCreation", ("imageBuildVersionArn", Known.CancelledImageArn), With($"cancel {round}"));
            Thread.Yield();
        }

        Volatile.Write(ref isOver, true);
        await reading;
    }

    private async Task<List<AccountResponse>> AtOnce(Func<int, AccountRequest> request)
    {
        const int Callers = 16;
        using var together = new Barrier(Callers);
        var calls = Enumerable
            .Range(0, Callers)
            .Select(caller =>
                Task.Factory.StartNew(
                    () =>
                    {
                        together.SignalAndWait();
                        return Account.Handle(request(caller));
                    },
                    TestContext.Current.CancellationToken,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
            );
        return [.. await Task.WhenAll(calls)];
    }

    private (string Name, object? Value)[] Members(string operation) =>
        operation switch
        {
            "SendWorkflowStepAction" => Act("RESUME", "Fine"),
            "CancelLifecycleExecution" => [("lifecycleExecutionId", Known.InProgressLifecycleExecutionId), With()],
            "RetryImage" => [("imageBuildVersionArn", Known.FailedImageArn), With()],
            "CancelImageCreation" => [("imageBuildVersionArn", Known.RunningImageArn), With()],
            _ => [("imagePipelineArn", Known.GoldenImagePipelineArn), With()],
        };

    private (string, object?)[] Other(string operation) =>
        operation switch
        {
            "SendWorkflowStepAction" => Act("RESUME", "Better"),
            "CancelLifecycleExecution" => [("lifecycleExecutionId", Known.PendingLifecycleExecutionId), With()],
            "RetryImage" => [("imageBuildVersionArn", Known.CancelledImageArn), With()],
            "CancelImageCreation" => [("imageBuildVersionArn", Known.WaitingImageArn), With()],
            _ => [("imagePipelineArn", Known.ApprovalPipelineArn), With()],
        };

    // Everything that a change can affect.
    private string Everything()
    {
        var builds = Account.List("ListImageBuildVersions", "imageSummaryList", null);
        var pipelines = Account.List("ListImagePipelines", "imagePipelineList", null);
        var runs = Account.List("ListLifecycleExecutions", "lifecycleExecutions", null, ("resourceArn", Known.LifecycleImageArn));
        var executions = builds.SelectMany(build => Executions(build.Text("arn")!));
        return string.Join('\n', builds.Concat(pipelines).Concat(runs).Concat(executions).Select(item => item.ToJsonString()));
    }
}
