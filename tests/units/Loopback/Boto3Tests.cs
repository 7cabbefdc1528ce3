using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.Loopback.Faults;
using ImageBuilderWorkflow.SampleAccount;
using ImageBuilderWorkflow.Tests.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>boto3 with the server. boto3 has its own copy of the service model.</summary>
public sealed class Boto3Tests : LoopbackTest
{
    // Reads one JSON line per call: operation, arguments, and the result key of a listing whose pages are all read.
    private const string Script = """
        import sys, json, datetime
        try:
            import boto3
            from botocore.config import Config
        except ImportError:
            sys.exit(77)
        config = Config(retries={"total_max_attempts": 1, "mode": "standard"}, connect_timeout=5, read_timeout=5)
        client = boto3.client("imagebuilder", config=config)
        def plain(value):
            return value.timestamp() if isinstance(value, datetime.datetime) else str(value)
        for line in sys.stdin:
            call = json.loads(line)
            try:
                if call.get("key"):
                    pages = client.get_paginator(call["operation"]).paginate(**call["arguments"])
                    answer = [item for page in pages for item in page[call["key"]]]
                else:
                    answer = getattr(client, call["operation"])(**call["arguments"])
                    del answer["ResponseMetadata"]
            except Exception as problem:
                answer = {"error": type(problem).__name__, "text": str(problem)}
            print(json.dumps(answer, default=plain))
        """;

    // Members that older models of boto3 do not have. boto3 drops unknown members.
    private static readonly string[] MayBeDropped = ["attemptNumber", "maxAttempts", "failureContext"];

    [Fact]
    public Task ItTakesTheServerForTheService() =>
        OneAfterAnotherAsync(
            EveryFieldOfEveryItemArrives,
            EveryFieldOfASingleThingArrives,
            ErrorsArriveAsTheServicesOwn,
            EmptyPagesAreFollowed,
            WhatChangesTheAccountIsAskedAndAnsweredInFull
        );

    private async Task EveryFieldOfEveryItemArrives()
    {
        (string Operation, string Python, string Key, string Argument, string Value)[] listings =
        [
            ("ListWorkflowExecutions", "list_workflow_executions", "workflowExecutions", "imageBuildVersionArn", Known.MatrixImageArn),
            ("ListWorkflowExecutions", "list_workflow_executions", "workflowExecutions", "imageBuildVersionArn", Known.UnicodeImageArn),
            ("ListWorkflowExecutions", "list_workflow_executions", "workflowExecutions", "imageBuildVersionArn", Known.LegacyImageArn),
            ("ListWorkflowStepExecutions", "list_workflow_step_executions", "steps", "workflowExecutionId", Known.LongExecutionId),
            ("ListWorkflowStepExecutions", "list_workflow_step_executions", "steps", "workflowExecutionId", Known.UnicodeExecutionId),
            ("ListWorkflowStepExecutions", "list_workflow_step_executions", "steps", "workflowExecutionId", Known.RolledBackExecutionId),
            ("ListLifecycleExecutions", "list_lifecycle_executions", "lifecycleExecutions", "resourceArn", Known.LifecycleImageArn),
            ("ListImageBuildVersions", "list_image_build_versions", "imageSummaryList", "imageVersionArn", Known.NightlyImageVersionArn),
            ("ListImagePipelineImages", "list_image_pipeline_images", "imageSummaryList", "imagePipelineArn", Known.GoldenImagePipelineArn),
            (
                "ListLifecycleExecutionResources",
                "list_lifecycle_execution_resources",
                "resources",
                "lifecycleExecutionId",
                Known.ImpactingLifecycleExecutionId
            ),
            (
                "ListWorkflowBuildVersions",
                "list_workflow_build_versions",
                "workflowSummaryList",
                "workflowVersionArn",
                Known.ReleaseWorkflowVersionArn
            ),
            ("ListWorkflows", "list_workflows", "workflowVersionList", "owner", "Self"),
            ("ListImages", "list_images", "imageVersionList", "owner", "Self"),
        ];
        var answers = await RunAsync([.. listings.Select(listing => Call(listing.Python, listing.Key, (listing.Argument, listing.Value)))]);
        foreach (var (listing, answer) in listings.Zip(answers))
        {
            var expected = Server.Account.List(listing.Operation, listing.Key, null, (listing.Argument, listing.Value));
            AssertSame(new JsonArray([.. expected.Select(item => item.DeepClone())]), answer, listing.Operation);
        }
    }

    private async Task EveryFieldOfASingleThingArrives()
    {
        (string Operation, string Python, string Argument, string Value)[] calls =
        [
            ("GetWorkflowExecution", "get_workflow_execution", "workflowExecutionId", Known.UnicodeExecutionId),
            ("GetWorkflowStepExecution", "get_workflow_step_execution", "stepExecutionId", Known.WaitingStepExecutionId),
            ("GetWorkflowStepExecution", "get_workflow_step_execution", "stepExecutionId", Known.FailedStepExecutionId),
            ("GetLifecycleExecution", "get_lifecycle_execution", "lifecycleExecutionId", Known.CancelledLifecycleExecutionId),
            ("GetImage", "get_image", "imageBuildVersionArn", Known.FailedImageArn),
            ("GetImage", "get_image", "imageBuildVersionArn", Known.LifecycleImageArn),
            ("GetImagePipeline", "get_image_pipeline", "imagePipelineArn", Known.GoldenImagePipelineArn),
            ("GetWorkflow", "get_workflow", "workflowBuildVersionArn", Known.ReleaseWorkflowArn),
            ("GetLifecyclePolicy", "get_lifecycle_policy", "lifecyclePolicyArn", Known.LifecyclePolicyArn),
            ("ListWaitingWorkflowSteps", "list_waiting_workflow_steps", "maxResults", "25"),
            ("ListImagePipelines", "list_image_pipelines", "maxResults", "25"),
            ("ListLifecyclePolicies", "list_lifecycle_policies", "maxResults", "25"),
        ];
        var answers = await RunAsync([.. calls.Select(call => Call(call.Python, null, (call.Argument, call.Value)))]);
        foreach (var (call, answer) in calls.Zip(answers))
        {
            var expected = Server.Account.Ask(call.Operation, (call.Argument, call.Argument == "maxResults" ? 25 : call.Value));

            // Another request has another id.
            expected.Remove("requestId");
            answer!.AsObject().Remove("requestId");
            AssertSame(expected, answer, call.Operation);
        }
    }

    private async Task ErrorsArriveAsTheServicesOwn()
    {
        Add(
            new FaultRule { Kind = FaultKind.Throttle, Operation = "ListImages" },
            new FaultRule
            {
                Kind = FaultKind.Error,
                Status = 403,
                Code = "ForbiddenException",
                Operation = "ListWorkflows",
                Place = ErrorPlace.BodyTypeWithNamespace,
            }
        );
        var answers = await RunAsync(
            Call("list_images", null),
            Call("list_workflows", null),
            Call("get_workflow_execution", null, ("workflowExecutionId", "wf-1")),
            Call("list_workflow_executions", null, ("imageBuildVersionArn", Known.UnknownImageArn)),
            Call("list_image_pipeline_images", null, ("imagePipelineArn", Known.GoldenImagePipelineArn + "s"))
        );
        Assert.Equal(
            [
                "CallRateLimitExceededException",
                "ForbiddenException",
                "InvalidParameterValueException",
                "ClientException",
                "ResourceNotFoundException",
            ],
            answers.Select(answer => answer!["error"]!.GetValue<string>())
        );
    }

    private async Task WhatChangesTheAccountIsAskedAndAnsweredInFull()
    {
        const string Token = "a1b2c3d4-5678-90ab-cdef-000000022222";
        (string Operation, string Python, (string, string)[] Arguments)[] calls =
        [
            (
                "SendWorkflowStepAction",
                "send_workflow_step_action",
                [
                    ("stepExecutionId", Known.WaitingStepExecutionId),
                    ("imageBuildVersionArn", Known.WaitingImageArn),
                    ("action", "RESUME"),
                    ("reason", "Geprüft „5.2“"),
                ]
            ),
            ("CancelLifecycleExecution", "cancel_lifecycle_execution", [("lifecycleExecutionId", Known.InProgressLifecycleExecutionId)]),
            ("StartImagePipelineExecution", "start_image_pipeline_execution", [("imagePipelineArn", Known.GoldenImagePipelineArn)]),
            ("RetryImage", "retry_image", [("imageBuildVersionArn", Known.FailedImageArn)]),
            ("CancelImageCreation", "cancel_image_creation", [("imageBuildVersionArn", Known.RunningImageArn)]),
        ];
        var asked = calls.Select(call => Call(call.Python, null, [.. call.Arguments, ("clientToken", Token)])).ToList();
        var answers = await RunAsync([.. asked, .. asked.Select(call => call.DeepClone().AsObject())]);
        foreach (var (index, (operation, _, arguments)) in calls.Index())
        {
            // The account's answer to the repeated request, without the request id.
            var expected = Server.Account.Ask(
                operation,
                [.. arguments.Select(item => (item.Item1, (object?)item.Item2)), ("clientToken", Token)]
            );
            var hasRequestId = expected.Remove("requestId");
            foreach (var answer in new[] { answers[index], answers[index + calls.Length] })
            {
                var found = answer!.AsObject();
                Assert.Equal(hasRequestId, found.Remove("requestId"));
                AssertSame(expected, found, operation);
            }

            Assert.Equal(new WriteCount(1, 2, 0), Server.Effects[operation]);
        }

        Assert.All(Server.Requests, request => Assert.Equal("PUT", request.Method));

        // boto3 generates a token if the caller gives none.
        var refused = await RunAsync(
            Call("retry_image", null, ("imageBuildVersionArn", Known.AvailableImageArn)),
            Call("retry_image", null, ("imageBuildVersionArn", Known.RunningImageArn), ("clientToken", Token)),
            Call("retry_image", null, ("imageBuildVersionArn", Known.FailedImageArn)),
            Call("start_image_pipeline_execution", null, ("imagePipelineArn", Known.UnknownPipelineArn))
        );
        Assert.Equal(
            ["InvalidRequestException", "IdempotentParameterMismatchException", "ResourceInUseException", "ResourceNotFoundException"],
            refused.Select(answer => answer!["error"]!.GetValue<string>())
        );
    }

    private async Task EmptyPagesAreFollowed()
    {
        Add(new FaultRule { Kind = FaultKind.EmptyPage, Every = 2 });
        var answers = await RunAsync(Call("list_workflow_step_executions", "steps", ("workflowExecutionId", Known.LongExecutionId)));
        Assert.Equal(60, answers[0]!.AsArray().Count);
        Assert.Equal(5, Server.Requests.Count);
    }

    private static JsonObject Call(string operation, string? key, params (string Name, string Value)[] arguments)
    {
        var members = new JsonObject();
        foreach (var (name, value) in arguments)
            members[name] = name == "maxResults" ? 25 : value;
        return new JsonObject
        {
            ["operation"] = operation,
            ["key"] = key,
            ["arguments"] = members,
        };
    }

    private async Task<List<JsonNode?>> RunAsync(params JsonObject[] calls)
    {
        var (exitCode, output, error) = await ExternalTool.RunAsync(
            "python3",
            ["-c", Script],
            Server,
            string.Concat(calls.Select(call => call.ToJsonString() + "\n"))
        );
        if (exitCode == 77)
            Assert.Skip("boto3 is not on this machine.");
        Assert.True(exitCode == 0, error);
        Assert.All(Server.Requests, request => Assert.Equal("Valid", request.Signature));
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line))];
    }

    private static void AssertSame(JsonNode? expected, JsonNode? actual, string where)
    {
        switch (expected)
        {
            case JsonObject structure:
                var found = actual!.AsObject();
                foreach (var (name, value) in structure)
                {
                    if (!found.ContainsKey(name) && MayBeDropped.Contains(name))
                        continue;
                    Assert.True(found.ContainsKey(name), $"{where} lacks {name}");
                    AssertSame(value, found[name], $"{where}.{name}");
                }

                Assert.Empty(found.Select(member => member.Key).Except(structure.Select(member => member.Key)));
                break;
            case JsonArray list:
                Assert.Equal(list.Count, actual!.AsArray().Count);
                for (var i = 0; i < list.Count; i++)
                    AssertSame(list[i], actual.AsArray()[i], $"{where}[{i}]");
                break;
            default:
                Assert.True(
                    JsonNode.DeepEquals(expected, actual),
                    $"{where} is {actual?.ToJsonString()} and should be {expected?.ToJsonString()}"
                );
                break;
        }
    }
}
