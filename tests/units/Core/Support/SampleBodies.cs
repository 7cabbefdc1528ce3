using System.Text;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>A full answer of each operation, with most of what makes JSON hard to cut: escapes, long characters, nesting, numbers.</summary>
internal static class SampleBodies
{
    private const string Execution = """
        "workflowExecutionId":"wf-1","type":"BUILD","status":"FAILED","message":"Caf\u00e9 \"é中😀\" \ud83d\ude00\n\\","totalStepCount":7,
        "totalStepsFailed":1,"startTime":"2026-09-09T19:12:23.175Z","endTime":null,"parallelGroup":"g","news":{"a":[1,-2.5e3,true,null,"x"]}
        """;

    private const string Step = """
        "stepExecutionId":"step-1","name":"ApplyBuildComponents","inputs":"{\"instanceId.$\": \"$.stepOutputs\"}","outputs":"{\"é\":\"\\u00e9\"}",
        "startTime":"2026-09-09T19:12:23Z","attemptNumber":1,"maxAttempts":2,"news":[[],{},[{"b":"\/"}]]
        """;

    private const string Lifecycle = """
        "lifecycleExecutionId":"lce-1","resourcesImpactedSummary":{"hasImpactedResources":true},"startTime":1788990149.801,"endTime":1.788990150E9,
        "state":{"status":"FAILED","reason":"中😀","code":{"n":[0.1,1e5]}}
        """;

    public static byte[] Of(string operation) => Encoding.UTF8.GetBytes(operation switch
    {
        "ListWorkflowExecutions" => $$"""{"requestId":"r","workflowExecutions":[{{{Execution}}},{}],"imageBuildVersionArn":"i","message":"m","nextToken":"t+/="}""",
        "ListWorkflowStepExecutions" => $$"""{"requestId":"r","steps":[{{{Step}}},{{{Step}}}],"workflowBuildVersionArn":"w","nextToken":"t"}""",
        "ListLifecycleExecutions" => $$"""{"lifecycleExecutions":[{{{Lifecycle}}}],"nextToken":"t"}""",
        "GetWorkflowExecution" => $$"""{"requestId":"r",{{Execution}},"retried":false}""",
        "GetWorkflowStepExecution" => $$"""{"requestId":"r",{{Step}},"onFailure":"Abort","timeoutSeconds":4500}""",
        "GetLifecycleExecution" => $$"""{"lifecycleExecution":{{{Lifecycle}}},"more":false}""",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "There is no such operation."),
    });
}
