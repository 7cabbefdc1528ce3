using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Data;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.Operations;

/// <summary>The operations over workflow executions and their steps.</summary>
internal sealed class WorkflowExecutionOperations(PageToken tokens)
{
    public byte[] ListExecutions(OperationInput input, Present present, string requestId)
    {
        var arn = input.RequiredText("imageBuildVersionArn");
        var build = present.FindBuild(arn) ?? throw ServiceError.NotFound(input.Operation, arn);
        var page = Page.Cut(tokens, input, build.Executions);

        // The service may have something to say of a listing as a whole; here it does of what was cancelled.
        var message = build.Status == "CANCELLED" ? build.StatusReason : null;
        return ResponseBuffer.Write((requestId, page, arn, message), static (json, answer) =>
        {
            json.WriteStartObject();
            json.WriteString("requestId"u8, answer.requestId);
            json.WriteStartArray("workflowExecutions"u8);
            foreach (var execution in answer.page.Items)
            {
                json.WriteStartObject();
                WriteIdentity(json, execution);
                WriteProgress(json, execution);
                json.WriteOptional("retried"u8, execution.Retried);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("imageBuildVersionArn"u8, answer.arn);
            json.WriteOptional("message"u8, answer.message);
            json.WriteOptional("nextToken"u8, answer.page.NextToken);
            json.WriteEndObject();
        });
    }

    public static byte[] GetExecution(OperationInput input, Present present, string requestId)
    {
        var id = input.RequiredText("workflowExecutionId");
        var execution = present.FindExecution(id) ?? throw ServiceError.NotFound(input.Operation, id);
        return ResponseBuffer.Write((requestId, execution), static (json, answer) =>
        {
            json.WriteStartObject();
            json.WriteString("requestId"u8, answer.requestId);
            WriteIdentity(json, answer.execution);
            json.WriteString("imageBuildVersionArn"u8, answer.execution.ImageArn);
            WriteProgress(json, answer.execution);
            json.WriteEndObject();
        });
    }

    public byte[] ListSteps(OperationInput input, Present present, string requestId)
    {
        var id = input.RequiredText("workflowExecutionId");
        var execution = present.FindExecution(id) ?? throw ServiceError.NotFound(input.Operation, id);
        var page = Page.Cut(tokens, input, execution.Steps);
        return ResponseBuffer.Write((requestId, page, execution), static (json, answer) =>
        {
            json.WriteStartObject();
            json.WriteString("requestId"u8, answer.requestId);
            json.WriteStartArray("steps"u8);
            foreach (var step in answer.page.Items)
            {
                json.WriteStartObject();
                json.WriteString("stepExecutionId"u8, step.Id);
                WriteStep(json, step);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteEnvelope(json, answer.execution);
            json.WriteOptional("message"u8, answer.execution.Status == "CANCELLED" ? answer.execution.Message : null);
            json.WriteOptional("nextToken"u8, answer.page.NextToken);
            json.WriteEndObject();
        });
    }

    public static byte[] GetStep(OperationInput input, Present present, string requestId)
    {
        var id = input.RequiredText("stepExecutionId");
        var found = present.FindStep(id) ?? throw ServiceError.NotFound(input.Operation, id);
        return ResponseBuffer.Write((requestId, found.Execution, found.Step), static (json, answer) =>
        {
            json.WriteStartObject();
            json.WriteString("requestId"u8, answer.requestId);
            json.WriteString("stepExecutionId"u8, answer.Step.Id);
            WriteEnvelope(json, answer.Execution);
            WriteStep(json, answer.Step);
            json.WriteOptional("onFailure"u8, answer.Step.OnFailure);
            json.WriteOptional("timeoutSeconds"u8, answer.Step.TimeoutSeconds);
            json.WriteEndObject();
        });
    }

    public byte[] ListWaitingSteps(OperationInput input, Present present, string requestId) =>
        ResponseBuffer.Write(Page.Cut(tokens, input, present.WaitingSteps), static (json, page) =>
        {
            json.WriteStartObject();
            json.WriteStartArray("steps"u8);
            foreach (var (execution, step) in page.Items)
            {
                json.WriteStartObject();
                json.WriteString("stepExecutionId"u8, step.Id);
                WriteEnvelope(json, execution);
                json.WriteString("name"u8, step.Name);
                json.WriteString("action"u8, step.Action);
                json.WriteIsoTime("startTime"u8, step.Start);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteOptional("nextToken"u8, page.NextToken);
            json.WriteEndObject();
        });

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
