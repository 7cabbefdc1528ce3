using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>Answers the read operations of workflow executions and their steps.</summary>
internal static class WorkflowExecutionHandlers
{
    public static byte[] ListExecutions(ReadRequest request)
    {
        var arn = request.Required("imageBuildVersionArn");
        var build = request.Snapshot.FindBuild(arn) ?? throw request.NotFound(arn);
        var page = request.Page(build.Executions);
        return request.WriteWithId(json =>
        {
            json.WriteArray(
                "workflowExecutions"u8,
                page.Items,
                static (json, execution) =>
                {
                    WriteIdentity(json, execution);
                    WriteProgress(json, execution);
                    json.WriteOptional("retried"u8, execution.Retried);
                }
            );
            json.WriteString("imageBuildVersionArn"u8, arn);

            // The service can add a message to the whole listing. The account does so for a cancelled build.
            json.WriteOptional("message"u8, build.Status == "CANCELLED" ? build.StatusReason : null);
            json.WriteOptional("nextToken"u8, page.NextToken);
        });
    }

    public static byte[] GetExecution(ReadRequest request)
    {
        var execution = Find(request);
        return request.WriteWithId(json =>
        {
            WriteEnvelope(json, execution);
            WriteProgress(json, execution);
        });
    }

    public static byte[] ListSteps(ReadRequest request)
    {
        var execution = Find(request);
        var page = request.Page(execution.Steps);
        return request.WriteWithId(json =>
        {
            json.WriteArray(
                "steps"u8,
                page.Items,
                static (json, step) =>
                {
                    json.WriteString("stepExecutionId"u8, step.Id);
                    WriteStep(json, step);
                }
            );
            WriteEnvelope(json, execution);
            json.WriteOptional("message"u8, execution.Status == "CANCELLED" ? execution.Message : null);
            json.WriteOptional("nextToken"u8, page.NextToken);
        });
    }

    public static byte[] GetStep(ReadRequest request)
    {
        var id = request.Required("stepExecutionId");
        var (execution, step) = request.Snapshot.FindStep(id) ?? throw request.NotFound(id);
        return request.WriteWithId(json =>
        {
            json.WriteString("stepExecutionId"u8, step.Id);
            WriteEnvelope(json, execution);
            WriteStep(json, step);
            json.WriteOptional("onFailure"u8, step.OnFailure);
            json.WriteOptional("timeoutSeconds"u8, step.TimeoutSeconds);
        });
    }

    public static byte[] ListWaitingSteps(ReadRequest request)
    {
        var page = request.Page(request.Snapshot.WaitingSteps);
        return ResponseBuffer.WriteObject(json =>
            json.WritePage(
                "steps"u8,
                page,
                static (json, waiting) =>
                {
                    json.WriteString("stepExecutionId"u8, waiting.Step.Id);
                    WriteEnvelope(json, waiting.Execution);
                    json.WriteString("name"u8, waiting.Step.Name);
                    json.WriteString("action"u8, waiting.Step.Action);
                    json.WriteIsoTime("startTime"u8, waiting.Step.Start);
                }
            )
        );
    }

    private static WorkflowExecution Find(ReadRequest request)
    {
        var id = request.Required("workflowExecutionId");
        return request.Snapshot.FindExecution(id) ?? throw request.NotFound(id);
    }

    private static void WriteIdentity(Utf8JsonWriter json, WorkflowExecution execution)
    {
        json.WriteString("workflowBuildVersionArn"u8, execution.WorkflowArn);
        json.WriteString("workflowExecutionId"u8, execution.Id);
    }

    private static void WriteProgress(Utf8JsonWriter json, WorkflowExecution execution)
    {
        json.WriteOptional("type"u8, execution.Type);
        json.WriteString("status"u8, execution.Status);
        json.WriteOptional("message"u8, execution.Message);
        json.WriteNumber("totalStepCount"u8, execution.Steps.Count);
        json.WriteNumber("totalStepsSucceeded"u8, execution.StepsSucceeded);
        json.WriteNumber("totalStepsFailed"u8, execution.StepsFailed);
        json.WriteNumber("totalStepsSkipped"u8, execution.StepsSkipped);
        json.WriteIsoTime("startTime"u8, execution.Start);
        json.WriteIsoTime("endTime"u8, execution.End);
        json.WriteOptional("parallelGroup"u8, execution.ParallelGroup);
    }

    private static void WriteEnvelope(Utf8JsonWriter json, WorkflowExecution execution)
    {
        WriteIdentity(json, execution);
        json.WriteString("imageBuildVersionArn"u8, execution.ImageArn);
    }

    private static void WriteStep(Utf8JsonWriter json, StepExecution step)
    {
        json.WriteString("name"u8, step.Name);
        json.WriteOptional("description"u8, step.Description);
        json.WriteString("action"u8, step.Action);
        json.WriteString("status"u8, step.Status);
        json.WriteOptional("rollbackStatus"u8, step.RollbackStatus);
        json.WriteOptional("message"u8, step.Message);
        json.WriteOptional("inputs"u8, step.Inputs);
        json.WriteOptional("outputs"u8, step.Outputs);
        json.WriteIsoTime("startTime"u8, step.Start);
        json.WriteIsoTime("endTime"u8, step.End);
        json.WriteOptional("attemptNumber"u8, step.AttemptNumber);
        json.WriteOptional("maxAttempts"u8, step.MaxAttempts);
    }
}
