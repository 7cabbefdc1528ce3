using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>
/// Answers the read operations of lifecycle executions and their resources. The bodies have no request id, and their times are numbers.
/// </summary>
internal static class LifecycleHandlers
{
    public static byte[] ListExecutions(ReadRequest request)
    {
        var arn = request.Required("resourceArn");
        var page = request.Page(request.Snapshot.FindLifecycleExecutions(arn) ?? throw request.NotFound(arn));
        return ResponseBuffer.WriteObject(json => json.WritePage("lifecycleExecutions"u8, page, WriteExecution));
    }

    public static byte[] GetExecution(ReadRequest request)
    {
        var execution = Find(request);
        return ResponseBuffer.WriteObject(json =>
        {
            json.WriteStartObject("lifecycleExecution"u8);
            WriteExecution(json, execution);
            json.WriteEndObject();
        });
    }

    public static byte[] ListResources(ReadRequest request)
    {
        var execution = Find(request);
        var resources = execution.Resources;
        if (request.Input.Text("parentResourceId") is { } parentId)
            resources = (resources.FirstOrDefault(resource => resource.Id == parentId) ?? throw request.NotFound(parentId)).Children;
        var page = request.Page(resources);
        return ResponseBuffer.WriteObject(json =>
        {
            json.WriteArray("resources"u8, page.Items, WriteResource);
            json.WriteString("lifecycleExecutionId"u8, execution.Id);
            json.WriteState("lifecycleExecutionState"u8, execution.Status, execution.Reason);
            json.WriteOptional("nextToken"u8, page.NextToken);
        });
    }

    private static LifecycleExecution Find(ReadRequest request)
    {
        var id = request.Required("lifecycleExecutionId");
        return request.Snapshot.FindLifecycleExecution(id) ?? throw request.NotFound(id);
    }

    private static void WriteExecution(Utf8JsonWriter json, LifecycleExecution execution)
    {
        json.WriteString("lifecycleExecutionId"u8, execution.Id);
        json.WriteOptional("lifecyclePolicyArn"u8, execution.PolicyArn);
        if (execution.HasImpactedResources is { } hasImpacted)
        {
            json.WriteStartObject("resourcesImpactedSummary"u8);
            json.WriteBoolean("hasImpactedResources"u8, hasImpacted);
            json.WriteEndObject();
        }

        json.WriteState("state"u8, execution.Status, execution.Reason);
        json.WriteEpochTime("startTime"u8, execution.Start);
        json.WriteEpochTime("endTime"u8, execution.End);
    }

    private static void WriteResource(Utf8JsonWriter json, LifecycleResource resource)
    {
        json.WriteOptional("accountId"u8, resource.AccountId);
        json.WriteString("resourceId"u8, resource.Id);
        json.WriteState("state"u8, resource.Status, resource.StatusReason);
        json.WriteStartObject("action"u8);
        json.WriteString("name"u8, resource.Action);
        json.WriteOptional("reason"u8, resource.ActionReason);
        json.WriteEndObject();
        json.WriteOptional("region"u8, resource.Region);
        if (resource.Snapshots.Count > 0)
        {
            json.WriteArray(
                "snapshots"u8,
                resource.Snapshots,
                static (json, snapshot) =>
                {
                    json.WriteString("snapshotId"u8, snapshot.Id);
                    json.WriteState("state"u8, snapshot.Status, snapshot.Reason);
                }
            );
        }

        json.WriteEpochTime("startTime"u8, resource.Start);
        json.WriteEpochTime("endTime"u8, resource.End);
    }
}
