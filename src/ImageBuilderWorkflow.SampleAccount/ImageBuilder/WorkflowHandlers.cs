using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Scenarios;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>Answers the read operations of workflows. The bodies have no request id.</summary>
internal static class WorkflowHandlers
{
    private static readonly FilterSet<Workflow> Filters = new(
        new Dictionary<string, Func<Workflow, string?>>
        {
            ["name"] = workflow => workflow.Name,
            ["description"] = workflow => workflow.Description,
            ["type"] = workflow => workflow.Type,
            ["version"] = workflow => workflow.Version,
        }
    );

    public static byte[] List(ReadRequest request)
    {
        var owner = request.Input.Text("owner") switch
        {
            null or "Self" => request.Snapshot.Arns.AccountId,
            "Amazon" => "Amazon",
            _ => null,
        };
        var versions = request
            .Snapshot.Workflows.All.Where(workflow => workflow.Owner == owner)
            .DistinctBy(workflow => workflow.VersionArn);
        if (request.Input.Flag("byName"))
            versions = VersionedArn.NewestOfEach(versions, workflow => workflow.Name, workflow => workflow.Arn);
        var page = request.Page([.. versions], Filters);
        return ResponseBuffer.WriteObject(json =>
            json.WritePage(
                "workflowVersionList"u8,
                page,
                static (json, workflow) =>
                {
                    WriteIdentity(json, workflow, workflow.VersionArn);
                    json.WriteString("type"u8, workflow.Type);
                    json.WriteString("owner"u8, workflow.Owner);
                    json.WriteIsoTime("dateCreated"u8, workflow.Created);
                }
            )
        );
    }

    public static byte[] ListBuildVersions(ReadRequest request)
    {
        var builds = request.Snapshot.Workflows.All.Where(workflow => workflow.Owner == request.Snapshot.Arns.AccountId).ToList();
        if (request.Input.Text("workflowVersionArn") is { } arn)
        {
            builds = [.. request.Snapshot.Workflows.All.Where(workflow => VersionedArn.Matches(arn, workflow.Arn))];
            if (builds.Count == 0)
                throw request.NotFound(arn);
        }

        var page = request.Page(builds);
        return ResponseBuffer.WriteObject(json =>
            json.WritePage(
                "workflowSummaryList"u8,
                page,
                static (json, workflow) =>
                {
                    WriteIdentity(json, workflow, workflow.Arn);
                    json.WriteOptional("changeDescription"u8, workflow.ChangeDescription);
                    json.WriteString("type"u8, workflow.Type);
                    json.WriteString("owner"u8, workflow.Owner);
                    WriteState(json, workflow);
                    json.WriteIsoTime("dateCreated"u8, workflow.Created);
                }
            )
        );
    }

    public static byte[] Get(ReadRequest request)
    {
        var arn = request.Required("workflowBuildVersionArn");
        var workflow =
            VersionedArn.FindNewest(arn, request.Snapshot.Workflows.All, workflow => workflow.Arn) ?? throw request.NotFound(arn);
        return ResponseBuffer.WriteObject(json =>
        {
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
        if (workflow.Parameters.Count == 0)
            return;
        json.WriteArray(
            "parameters"u8,
            workflow.Parameters,
            static (json, parameter) =>
            {
                json.WriteString("name"u8, parameter.Name);
                json.WriteString("type"u8, parameter.Type);
                json.WriteStartArray("defaultValue"u8);
                json.WriteStringValue(parameter.DefaultValue);
                json.WriteEndArray();
                json.WriteString("description"u8, parameter.Description);
            }
        );
    }

    private static void WriteState(Utf8JsonWriter json, Workflow workflow)
    {
        if (workflow.IsDeprecated)
            json.WriteState("state"u8, "DEPRECATED", null);
    }
}
