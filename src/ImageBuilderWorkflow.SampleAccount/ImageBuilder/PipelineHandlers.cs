using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>Answers the read operations of image pipelines.</summary>
internal static class PipelineHandlers
{
    private static readonly FilterSet<Pipeline> Filters = new(
        new Dictionary<string, Func<Pipeline, string?>>
        {
            ["description"] = pipeline => pipeline.Description,
            ["distributionConfigurationArn"] = pipeline => pipeline.DistributionArn,
            ["imageRecipeArn"] = pipeline => pipeline.ImageRecipeArn,
            ["infrastructureConfigurationArn"] = pipeline => pipeline.InfrastructureArn,
            ["name"] = pipeline => pipeline.Name,
            ["status"] = pipeline => pipeline.Status,
        }
    );

    public static byte[] List(ReadRequest request)
    {
        var page = request.Page([.. request.Snapshot.Pipelines], Filters);
        return request.WriteWithId(json => json.WritePage("imagePipelineList"u8, page, WritePipeline));
    }

    public static byte[] Get(ReadRequest request)
    {
        var arn = request.Required("imagePipelineArn");
        var pipeline = request.Snapshot.FindPipeline(arn) ?? throw request.NotFound(arn);
        return request.WriteWithId(json =>
        {
            json.WriteStartObject("imagePipeline"u8);
            WritePipeline(json, pipeline);
            json.WriteEndObject();
        });
    }

    /// <summary>Writes the workflows of a pipeline; nothing if the managed workflows run.</summary>
    public static void WriteWorkflows(Utf8JsonWriter json, IReadOnlyList<string> arns)
    {
        if (arns.Count > 0)
            json.WriteArray("workflows"u8, arns, static (json, arn) => json.WriteString("workflowArn"u8, arn));
    }

    private static void WritePipeline(Utf8JsonWriter json, Pipeline pipeline)
    {
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
    }
}
