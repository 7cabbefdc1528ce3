using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>
/// A full answer of each operation, with most of what makes JSON hard to cut: escapes, long characters, nesting, numbers.
/// </summary>
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

    private const string Image = """
        "arn":"arn:i","name":"Caf\u00e9","version":"1.0.0/1","state":{"status":"FAILED","failureContext":{"failedStep":"s","componentFailure":{"action":"a","news":1},
        "distributionFailure":{"regionFailures":[{"region":"r"},{"errorMessage":"\"é中😀\""}]}}},"outputResources":{"amis":[{"image":"ami-1","state":{"status":"A"}},{}],
        "containers":[{"imageUris":["u","\ud83d\ude00"]}]},"tags":{"k\u00e9y":"v","":""},"deprecationTime":1788990149.801,"news":[1,-2.5e3,true,null,"x"]
        """;

    private const string Pipeline = """
        "arn":"arn:p","name":"n","imageTestsConfiguration":{"imageTestsEnabled":false,"timeoutMinutes":60},"schedule":{"autoDisablePolicy":{"failureCount":3}},
        "dateLastRun":"2026-09-09T19:12:23.175Z","imageScanningConfiguration":{"ecrConfiguration":{"containerTags":["a","b"]}},"imageTags":{"a":"1","b":"é"},
        "workflows":[{"workflowArn":"w","parameters":[{"name":"n","value":["v","\/"]}],"news":{}}],"consecutiveFailures":0
        """;

    private const string Policy = """
        "arn":"arn:l","dateCreated":1788990149,"policyDetails":[{"action":{"type":"DELETE","includeResources":{"amis":true}},"filter":{"value":6,"news":1.0},
        "exclusionRules":{"tagMap":{"k":"v"},"amis":{"regions":["r"],"lastLaunched":{"value":1,"unit":"DAYS"}}}}],"resourceSelection":{"recipes":[{"name":"n"}],"tagMap":{"k":"v"}}
        """;

    private const string Workflow = """
        "arn":"arn:w","name":"n","type":"BUILD","state":{"status":"DEPRECATED"},"data":"name: n\n- \"é中😀\"\n","parameters":[{"name":"p","defaultValue":["true"]}],"tags":{}
        """;

    private const string Resource = """
        "resourceId":"ami-1","region":"us-east-1","state":{"status":"FAILED","reason":"中😀"},"action":{"name":"DELETE"},"snapshots":[{"snapshotId":"snap-1","state":{}},{"news":[]}],
        "imageUris":["u"],"startTime":1788990149.801,"endTime":1.788990150E9
        """;

    // As the service writes them: what is not ASCII as it is.
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Versions = "\"latestVersionReferences\":{\"latestVersionArn\":\"a\",\"news\":[{}]}";

    public static byte[] Of(string operation) =>
        Encoding.UTF8.GetBytes(
            operation switch
            {
                "ListWorkflowExecutions" =>
                    $$"""{"requestId":"r","workflowExecutions":[{{{Execution}}},{}],"imageBuildVersionArn":"i","message":"m","nextToken":"t+/="}""",
                "ListWorkflowStepExecutions" =>
                    $$"""{"requestId":"r","steps":[{{{Step}}},{{{Step}}}],"workflowBuildVersionArn":"w","nextToken":"t"}""",
                "ListLifecycleExecutions" => $$"""{"lifecycleExecutions":[{{{Lifecycle}}}],"nextToken":"t"}""",
                "GetWorkflowExecution" => $$"""{"requestId":"r",{{Execution}},"retried":false}""",
                "GetWorkflowStepExecution" => $$"""{"requestId":"r",{{Step}},"onFailure":"Abort","timeoutSeconds":4500}""",
                "GetLifecycleExecution" => $$"""{"lifecycleExecution":{{{Lifecycle}}},"more":false}""",
                "GetImage" =>
                    $$"""{"requestId":"r","image":{{{Image}},"imageRecipe":{"arn":"r","components":[{"parameters":[]}]} },{{Versions}}}""",
                "ListImages" => $$"""{"requestId":"r","imageVersionList":[{{{Image}}},{}],"nextToken":"t"}""",
                "ListImageBuildVersions" or "ListImagePipelineImages" =>
                    $$"""{"requestId":"r","imageSummaryList":[{{{Image}}},{{{Image}}}],"nextToken":"t"}""",
                "GetImagePipeline" => $$"""{"requestId":"r","imagePipeline":{{{Pipeline}}},"more":false}""",
                "ListImagePipelines" => $$"""{"requestId":"r","imagePipelineList":[{{{Pipeline}}},{}],"nextToken":"t"}""",
                "GetLifecyclePolicy" => $$"""{"lifecyclePolicy":{{{Policy}}},"more":false}""",
                "ListLifecyclePolicies" => $$"""{"lifecyclePolicySummaryList":[{{{Policy}}}],"nextToken":"t"}""",
                "GetWorkflow" => $$"""{"workflow":{{{Workflow}}},{{Versions}}}""",
                "ListWorkflows" => $$"""{"workflowVersionList":[{{{Workflow}}}],"nextToken":"t"}""",
                "ListWorkflowBuildVersions" => $$"""{"workflowSummaryList":[{{{Workflow}}},{}],"nextToken":"t"}""",
                "ListLifecycleExecutionResources" =>
                    $$"""{"lifecycleExecutionId":"lce-1","lifecycleExecutionState":{"status":"S","news":1},"resources":[{{{Resource}}},{}],"nextToken":"t"}""",
                "ListWaitingWorkflowSteps" => $$"""{"steps":[{{{Step}}}],"nextToken":"t"}""",
                "StartImagePipelineExecution" or "RetryImage" or "CancelImageCreation" =>
                    """{"requestId":"r","clientToken":"é\n","imageBuildVersionArn":"arn:\u00e9","news":[{}]}""",
                "CancelLifecycleExecution" => """{"lifecycleExecutionId":"lce-\ud83d\ude00","news":{"a":[1.5e3,null]}}""",
                "SendWorkflowStepAction" => """{"stepExecutionId":"step-1","imageBuildVersionArn":"i","clientToken":"é","news":""}""",
                _ => new WireValues(ApiFacts.Read(), seed: 6).ResponseOf(operation).ToJsonString(Unescaped),
            }
        );
}
