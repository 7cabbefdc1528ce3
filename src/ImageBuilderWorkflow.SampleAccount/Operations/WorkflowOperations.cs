using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Data;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.Operations;

/// <summary>The operations over workflows, which is to say their definitions. Their bodies repeat no request id.</summary>
internal sealed class WorkflowOperations(PageToken tokens)
{
    private static readonly FilterSet<Workflow> Filters = new(new Dictionary<string, Func<Workflow, string?>>
    {
        ["name"] = workflow => workflow.Name,
        ["description"] = workflow => workflow.Description,
        ["type"] = workflow => workflow.Type,
        ["version"] = workflow => workflow.Version,
    });

    public byte[] List(OperationInput input, Present present, string requestId)
    {
        var owner = input.Text("owner") switch
        {
            null or "Self" => Arns.AccountId,
            "Amazon" => "Amazon",
            _ => null,
        };
        var versions = present.Workflows.All.Where(workflow => workflow.Owner == owner).DistinctBy(workflow => workflow.VersionArn);
        if (input.Flag("byName")) versions = VersionedArn.NewestOfEach(versions, workflow => workflow.Name, workflow => workflow.Arn);
        return ResponseBuffer.Write(Page.Cut(tokens, input, [.. versions], Filters.Compile(input)), static (json, page) =>
        {
            json.WriteStartObject();
            json.WriteStartArray("workflowVersionList"u8);
            foreach (var workflow in page.Items)
            {
                json.WriteStartObject();
                WriteIdentity(json, workflow, workflow.VersionArn);
                json.WriteString("type"u8, workflow.Type);
                json.WriteString("owner"u8, workflow.Owner);
                json.WriteIsoTime("dateCreated"u8, workflow.Created);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteOptional("nextToken"u8, page.NextToken);
            json.WriteEndObject();
        });
    }

    public byte[] ListBuildVersions(OperationInput input, Present present, string requestId)
    {
        var builds = present.Workflows.All.Where(workflow => workflow.Owner == Arns.AccountId).ToList();
        if (input.Text("workflowVersionArn") is { } arn)
        {
            builds = [.. present.Workflows.All.Where(workflow => VersionedArn.Matches(arn, workflow.Arn))];
            if (builds.Count == 0) throw ServiceError.NotFound(input.Operation, arn);
        }

        return ResponseBuffer.Write(Page.Cut(tokens, input, builds), static (json, page) =>
        {
            json.WriteStartObject();
            json.WriteStartArray("workflowSummaryList"u8);
            foreach (var workflow in page.Items)
            {
                json.WriteStartObject();
                WriteIdentity(json, workflow, workflow.Arn);
                json.WriteOptional("changeDescription"u8, workflow.ChangeDescription);
                json.WriteString("type"u8, workflow.Type);
                json.WriteString("owner"u8, workflow.Owner);
                WriteState(json, workflow);
                json.WriteIsoTime("dateCreated"u8, workflow.Created);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteOptional("nextToken"u8, page.NextToken);
            json.WriteEndObject();
        });
    }

    public static byte[] Get(OperationInput input, Present present, string requestId)
    {
        var arn = input.RequiredText("workflowBuildVersionArn");
        var found = VersionedArn.FindNewest(arn, present.Workflows.All, workflow => workflow.Arn)
            ?? throw ServiceError.NotFound(input.Operation, arn);
        return ResponseBuffer.Write(found, static (json, workflow) =>
        {
            json.WriteStartObject();
            json.WriteStartObject("workflow"u8);
            WriteIdentity(json, workflow, workflow.Arn);
            json.WriteOptional("changeDescription"u8, workflow.ChangeDescription);
            json.WriteString("type"u8, workflow.Type);
            WriteState(json, workflow);
            json.WriteString("owner"u8, workflow.Owner);
            json.WriteString("data"u8, WorkflowDocument.Write(workflow));
            json.WriteIsoTime("dateCreated"u8, workflow.Created);
            json.WriteStartObject("tags"u8);
            json.WriteEndObject();
            WriteParameters(json, workflow);
            json.WriteEndObject();
            json.WriteLatestVersionReferences(workflow.VersionArn);
            json.WriteEndObject();
        });
    }

    private static void WriteIdentity(Utf8JsonWriter json, Workflow workflow, string arn)
    {
        json.WriteString("arn"u8, arn);
        json.WriteString("name"u8, workflow.Name);
        json.WriteString("version"u8, workflow.Version);
        json.WriteString("description"u8, workflow.Description);
    }

    private static void WriteParameters(Utf8JsonWriter json, Workflow workflow)
    {
        if (workflow.Parameters.Count == 0) return;
        json.WriteStartArray("parameters"u8);
        foreach (var parameter in workflow.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, parameter.Name);
            json.WriteString("type"u8, parameter.Type);
            json.WriteStartArray("defaultValue"u8);
            json.WriteStringValue(parameter.DefaultValue);
            json.WriteEndArray();
            json.WriteString("description"u8, parameter.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteState(Utf8JsonWriter json, Workflow workflow)
    {
        if (workflow.IsDeprecated) json.WriteState("state"u8, "DEPRECATED", null);
    }
}
