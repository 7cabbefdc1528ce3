using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Data;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.Operations;

/// <summary>The operations over image pipelines.</summary>
internal sealed class PipelineOperations(PageToken tokens)
{
    private static readonly FilterSet<Pipeline> Filters = new(new Dictionary<string, Func<Pipeline, string?>>
    {
        ["description"] = pipeline => pipeline.Description,
        ["distributionConfigurationArn"] = pipeline => pipeline.DistributionArn,
        ["imageRecipeArn"] = pipeline => pipeline.ImageRecipeArn,
        ["infrastructureConfigurationArn"] = pipeline => pipeline.InfrastructureArn,
        ["name"] = pipeline => pipeline.Name,
        ["status"] = pipeline => pipeline.Status,
    });

    public byte[] List(OperationInput input, Present present, string requestId)
    {
        var page = Page.Cut(tokens, input, [.. present.Pipelines], Filters.Compile(input));
        return ResponseBuffer.Write((requestId, page), static (json, answer) =>
        {
            json.WriteStartObject();
            json.WriteString("requestId"u8, answer.requestId);
            json.WriteStartArray("imagePipelineList"u8);
            foreach (var pipeline in answer.page.Items) WritePipeline(json, pipeline);
            json.WriteEndArray();
            json.WriteOptional("nextToken"u8, answer.page.NextToken);
            json.WriteEndObject();
        });
    }

    public static byte[] Get(OperationInput input, Present present, string requestId)
    {
        var arn = input.RequiredText("imagePipelineArn");
        var pipeline = present.FindPipeline(arn) ?? throw ServiceError.NotFound(input.Operation, arn);
        return ResponseBuffer.Write((requestId, pipeline), static (json, answer) =>
        {
            json.WriteStartObject();
            json.WriteString("requestId"u8, answer.requestId);
            json.WritePropertyName("imagePipeline"u8);
            WritePipeline(json, answer.pipeline);
            json.WriteEndObject();
        });
    }

    /// <summary>Writes which workflows run; nothing when the managed ones do.</summary>
    public static void WriteWorkflows(Utf8JsonWriter json, IReadOnlyList<string> arns)
    {
        if (arns.Count == 0) return;
        json.WriteStartArray("workflows"u8);
        foreach (var arn in arns)
        {
            json.WriteStartObject();
            json.WriteString("workflowArn"u8, arn);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePipeline(Utf8JsonWriter json, Pipeline pipeline)
    {
        json.WriteStartObject();
        json.WriteString("arn"u8, pipeline.Arn);
        json.WriteString("name"u8, pipeline.Name);
        json.WriteOptional("description"u8, pipeline.Description);
        json.WriteString("platform"u8, pipeline.Platform);
        json.WriteBoolean("enhancedImageMetadataEnabled"u8, true);
        json.WriteOptional("imageRecipeArn"u8, pipeline.ImageRecipeArn);
        json.WriteOptional("containerRecipeArn"u8, pipeline.ContainerRecipeArn);
        json.WriteString("infrastructureConfigurationArn"u8, pipeline.InfrastructureArn);
        json.WriteOptional("distributionConfigurationArn"u8, pipeline.DistributionArn);
        json.WriteStartObject("imageTestsConfiguration"u8);
        json.WriteBoolean("imageTestsEnabled"u8, pipeline.TestsEnabled);
        json.WriteNumber("timeoutMinutes"u8, 720);
        json.WriteEndObject();
        if (pipeline.ScheduleExpression is not null)
        {
            json.WriteStartObject("schedule"u8);
            json.WriteString("scheduleExpression"u8, pipeline.ScheduleExpression);
            json.WriteOptional("timezone"u8, pipeline.Timezone);
            json.WriteString("pipelineExecutionStartCondition"u8, "EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE"u8);
            json.WriteEndObject();
        }

        json.WriteString("status"u8, pipeline.Status);
        json.WriteIsoTime("dateCreated"u8, pipeline.Created);
        json.WriteIsoTime("dateUpdated"u8, pipeline.Updated);
        json.WriteIsoTime("dateLastRun"u8, pipeline.LastRun);
        json.WriteOptional("lastRunStatus"u8, pipeline.LastRunStatus);
        json.WriteIsoTime("dateNextRun"u8, pipeline.NextRun);
        json.WriteMap("tags"u8, pipeline.Tags);
        json.WriteOptional("executionRole"u8, pipeline.ExecutionRole);
        WriteWorkflows(json, pipeline.WorkflowArns);
        if (pipeline.PipelineLogGroupName is not null)
        {
            json.WriteStartObject("loggingConfiguration"u8);
            json.WriteString("pipelineLogGroupName"u8, pipeline.PipelineLogGroupName);
            json.WriteEndObject();
        }

        json.WriteOptional("consecutiveFailures"u8, pipeline.ConsecutiveFailures);
        json.WriteEndObject();
    }
}
