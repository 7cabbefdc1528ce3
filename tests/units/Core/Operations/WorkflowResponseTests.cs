using Xunit;
using static ImageBuilderWorkflow.Tests.Core.WireOperations;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Workflows and the steps that wait: every member of an answer and the property that holds it.</summary>
public sealed class WorkflowResponseTests
{
    private static readonly DateTime Created = new(2026, 9, 9, 19, 56, 9, 33, DateTimeKind.Utc);

    private const string Shared = """
        "arn":"arn:w","name":"build-it","version":"1.0.0","description":"d","changeDescription":"c","type":"BUILD","state":{"status":"DEPRECATED","reason":"old"},
        "owner":"Self","dateCreated":"2026-09-09T19:56:09.033Z","tags":{"a":"1"}
        """;

    [Fact]
    public void ListWorkflows()
    {
        var item = ParseItem<WorkflowVersion>(
            """{"arn":"arn:w","name":"build-it","version":"1.0.0","description":"d","type":"TEST","owner":"Amazon","dateCreated":"2026-09-09T19:56:09.033Z"}"""
        );

        Assert.Equal(("arn:w", "build-it", "1.0.0", "d"), (item.Arn, item.Name, item.Version, item.Description));
        Assert.Equal(("TEST", "Amazon", Created), (item.Type, item.Owner, item.DateCreated));
        Assert.Equal((Region, HeaderRequestId), (item.Region, item.RequestId));
        Assert.Empty(item.AdditionalFields);
    }

    [Fact]
    public void ListWorkflowBuildVersions()
    {
        var item = ParseItem<Workflow>($$"""{{{Shared}}}""");

        AssertShared(item);
        Assert.Equal((null, null, null), (item.Data, item.KmsKeyId, item.LatestVersionArn));
        Assert.Empty(item.Parameters);
        Assert.Empty(item.AdditionalFields);
    }

    [Fact]
    public void GetWorkflow()
    {
        var item = ParseObject<Workflow>(
            "GetWorkflow",
            $$"""
            {"workflow":{{{Shared}},"data":"name: build-it\nsteps:\n","kmsKeyId":"k",
              "parameters":[{"name":"p","type":"boolean","defaultValue":["true","x"],"description":"pd"},{"name":"q","type":"string"}]},
             "latestVersionReferences":{"latestVersionArn":"arn:x.x.x","latestMajorVersionArn":"arn:1.x.x","latestMinorVersionArn":"arn:1.0.x","latestPatchVersionArn":"arn:1.0.0"} }
            """
        );

        AssertShared(item);
        Assert.Equal(("name: build-it\nsteps:\n", "k"), (item.Data, item.KmsKeyId));
        Assert.Equal(["p", "q"], item.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(["boolean", "string"], item.Parameters.Select(parameter => parameter.Type));
        Assert.Equal(["pd", null], item.Parameters.Select(parameter => parameter.Description));
        Assert.Equal(["true", "x"], item.Parameters[0].DefaultValue);
        Assert.Empty(item.Parameters[1].DefaultValue);
        Assert.Equal(
            ("arn:x.x.x", "arn:1.x.x", "arn:1.0.x", "arn:1.0.0"),
            (item.LatestVersionArn, item.LatestMajorVersionArn, item.LatestMinorVersionArn, item.LatestPatchVersionArn)
        );
        Assert.Empty(Fidelity.ExtensionDataOf(item));
    }

    [Fact]
    public void ListWaitingWorkflowSteps()
    {
        var item = ParseItem<WaitingWorkflowStep>(
            """
            {"stepExecutionId":"step-1","imageBuildVersionArn":"arn:i","workflowExecutionId":"wf-1","workflowBuildVersionArn":"arn:w","name":"WaitForApproval",
             "action":"WaitForAction","startTime":"2026-09-09T19:56:09.033Z"}
            """
        );

        Assert.Equal(
            ("step-1", "arn:i", "wf-1", "arn:w"),
            (item.StepExecutionId, item.ImageBuildVersionArn, item.WorkflowExecutionId, item.WorkflowBuildVersionArn)
        );
        Assert.Equal(("WaitForApproval", "WaitForAction", Created), (item.Name, item.Action, item.StartTime));
        Assert.Equal((Region, HeaderRequestId), (item.Region, item.RequestId));
        Assert.Empty(item.AdditionalFields);
    }

    private static void AssertShared(Workflow item)
    {
        Assert.Equal(
            ("arn:w", "build-it", "1.0.0", "d", "c"),
            (item.Arn, item.Name, item.Version, item.Description, item.ChangeDescription)
        );
        Assert.Equal(
            ("BUILD", "DEPRECATED", "old", "Self", Created),
            (item.Type, item.Status, item.StatusReason, item.Owner, item.DateCreated)
        );
        Assert.Equal([new("a", "1")], item.Tags);
        Assert.Equal((Region, HeaderRequestId), (item.Region, item.RequestId));
    }
}
