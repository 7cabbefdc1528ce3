using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Data;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.Operations;

/// <summary>
/// The operations over lifecycle runs and what they act on. Their bodies repeat no request id, and their times are numbers.
/// </summary>
internal sealed class LifecycleOperations(PageToken tokens)
{
    public byte[] ListExecutions(OperationInput input, Present present, string requestId)
    {
        var arn = input.RequiredText("resourceArn");
        var listing = present.FindLifecycleExecutions(arn) ?? throw ServiceError.NotFound(input.Operation, arn);
        return ResponseBuffer.Write(Page.Cut(tokens, input, listing), static (json, page) =>
        {
            json.WriteStartObject();
            json.WriteStartArray("lifecycleExecutions"u8);
            foreach (var execution in page.Items) WriteExecution(json, execution);
            json.WriteEndArray();
            json.WriteOptional("nextToken"u8, page.NextToken);
            json.WriteEndObject();
        });
    }

    public static byte[] GetExecution(OperationInput input, Present present, string requestId)
    {
        return ResponseBuffer.Write(Find(input, present), static (json, execution) =>
        {
            json.WriteStartObject();
            json.WritePropertyName("lifecycleExecution"u8);
            WriteExecution(json, execution);
            json.WriteEndObject();
        });
    }

    public byte[] ListResources(OperationInput input, Present present, string requestId)
    {
        var execution = Find(input, present);
        var resources = execution.Resources;
        if (input.Text("parentResourceId") is { } parentId)
        {
            var parent = resources.FirstOrDefault(resource => resource.Id == parentId)
                ?? throw ServiceError.NotFound(input.Operation, parentId);
            resources = parent.Children;
        }

        return ResponseBuffer.Write((execution, Page.Cut(tokens, input, resources)), static (json, answer) =>
        {
            var (execution, page) = answer;
            json.WriteStartObject();
            json.WriteStartArray("resources"u8);
            foreach (var resource in page.Items) WriteResource(json, resource);
            json.WriteEndArray();
            json.WriteString("lifecycleExecutionId"u8, execution.Id);
            json.WriteState("lifecycleExecutionState"u8, execution.Status, execution.Reason);
            json.WriteOptional("nextToken"u8, page.NextToken);
            json.WriteEndObject();
        });
    }

    private static LifecycleExecution Find(OperationInput input, Present present)
    {
        var id = input.RequiredText("lifecycleExecutionId");
        return present.FindLifecycleExecution(id) ?? throw ServiceError.NotFound(input.Operation, id);
    }

    private static void WriteExecution(Utf8JsonWriter json, LifecycleExecution execution)
    {
        json.WriteStartObject();
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
        json.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter json, LifecycleResource resource)
    {
        json.WriteStartObject();
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
            json.WriteStartArray("snapshots"u8);
            foreach (var snapshot in resource.Snapshots)
            {
                json.WriteStartObject();
                json.WriteString("snapshotId"u8, snapshot.Id);
                json.WriteState("state"u8, snapshot.Status, snapshot.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEpochTime("startTime"u8, resource.Start);
        json.WriteEpochTime("endTime"u8, resource.End);
        json.WriteEndObject();
    }
}
