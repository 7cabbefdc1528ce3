using System.Text.Json;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>The account's responses have the same members and types as real responses.</summary>
public sealed class RealShapeTests
{
    [Theory]
    [InlineData("list-workflow-executions", "ListWorkflowExecutions")]
    [InlineData("get-workflow-execution", "GetWorkflowExecution")]
    [InlineData("list-workflow-step-executions", "ListWorkflowStepExecutions")]
    [InlineData("get-workflow-step-execution", "GetWorkflowStepExecution")]
    [InlineData("list-waiting-workflow-steps", "ListWaitingWorkflowSteps")]
    [InlineData("list-lifecycle-executions", "ListLifecycleExecutions")]
    [InlineData("get-lifecycle-execution", "GetLifecycleExecution")]
    [InlineData("list-lifecycle-execution-resources", "ListLifecycleExecutionResources")]
    [InlineData("list-images", "ListImages")]
    [InlineData("list-image-build-versions", "ListImageBuildVersions")]
    [InlineData("get-image", "GetImage")]
    [InlineData("list-image-pipelines", "ListImagePipelines")]
    [InlineData("get-image-pipeline", "GetImagePipeline")]
    [InlineData("list-image-pipeline-images", "ListImagePipelineImages")]
    [InlineData("list-workflows", "ListWorkflows")]
    [InlineData("list-workflow-build-versions", "ListWorkflowBuildVersions")]
    [InlineData("get-workflow", "GetWorkflow")]
    [InlineData("list-lifecycle-policies", "ListLifecyclePolicies")]
    [InlineData("get-lifecycle-policy", "GetLifecyclePolicy")]
    [InlineData("send-workflow-step-action", "SendWorkflowStepAction")]
    [InlineData("cancel-lifecycle-execution", "CancelLifecycleExecution")]
    [InlineData("start-image-pipeline-execution", "StartImagePipelineExecution")]
    [InlineData("retry-image", "RetryImage")]
    [InlineData("cancel-image-creation", "CancelImageCreation")]
    public void EveryRealMemberIsThereWithItsType(string file, string operation)
    {
        var real = Members(JsonFile.Read(Repository.ResponseFile(file + ".json"))).ToHashSet();
        var ours = Inventory.Default.Responses[operation].SelectMany(Members).ToHashSet();
        Assert.Empty(real.Except(ours));
    }

    // All paths in a response, with the kind of the value.
    private static IEnumerable<string> Members(JsonObject response) => Members(response, "");

    private static IEnumerable<string> Members(JsonNode? node, string path) => node switch
    {
        JsonObject structure => structure.SelectMany(member => Members(member.Value, $"{path}.{member.Key}")),
        JsonArray list => list.SelectMany(item => Members(item, path + "[]")),
        _ => [$"{path}: {Kind(path, node!)}"],
    };

    // The AWS CLI printed the real responses. It writes these numbers as text.
    private static string Kind(string path, JsonNode value)
    {
        var isEpochTime = path.StartsWith(".lifecycle", StringComparison.Ordinal)
            && path.Split('.')[^1] is "startTime" or "endTime" or "dateCreated" or "dateUpdated" or "dateLastRun";
        return value.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ when isEpochTime => "time",
            var kind => kind.ToString(),
        };
    }
}
