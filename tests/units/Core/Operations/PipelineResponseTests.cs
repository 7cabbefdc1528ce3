using Xunit;
using static ImageBuilderWorkflow.Tests.Core.WireOperations;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Pipelines: every member of an answer and the property that holds it, the same in a listing and by its ARN.</summary>
public sealed class PipelineResponseTests
{
    private const string Pipeline = """
        {
          "arn":"arn:p","name":"Golden","description":"d","platform":"Windows","enhancedImageMetadataEnabled":false,
          "imageRecipeArn":"arn:r","containerRecipeArn":"arn:cr","infrastructureConfigurationArn":"arn:ic","distributionConfigurationArn":"arn:dc",
          "imageTestsConfiguration":{"imageTestsEnabled":true,"timeoutMinutes":60},
          "schedule":{"scheduleExpression":"cron(0 0 * * SUN)","timezone":"Europe/Berlin","pipelineExecutionStartCondition":"EXPRESSION_MATCH_ONLY",
            "autoDisablePolicy":{"failureCount":4}},
          "status":"DISABLED","dateCreated":"2026-01-01T00:00:00Z","dateUpdated":"2026-01-02T00:00:00Z","dateLastRun":"2026-01-03T00:00:00Z",
          "lastRunStatus":"FAILED","dateNextRun":"2026-01-04T00:00:00Z","tags":{"a":"1"},
          "imageScanningConfiguration":{"imageScanningEnabled":false,"ecrConfiguration":{"repositoryName":"repo","containerTags":["t"]}},
          "imageTags":{"b":"2","c":"3"},"executionRole":"role","workflows":[{"workflowArn":"arn:w","onFailure":"Abort"}],
          "loggingConfiguration":{"imageLogGroupName":"/i","pipelineLogGroupName":"/p"},"consecutiveFailures":2
        }
        """;

    [Theory]
    [InlineData("ListImagePipelines", $$"""{"requestId":"r","imagePipelineList":[{{Pipeline}}]}""")]
    [InlineData("GetImagePipeline", $$"""{"requestId":"r","imagePipeline":{{Pipeline}}}""")]
    public void Every_member_has_its_property(string operation, string body)
    {
        var item = ParseObject<ImagePipeline>(operation, body);

        Assert.Equal(("arn:p", "Golden", "d", "Windows", "DISABLED"), (item.Arn, item.Name, item.Description, item.Platform, item.Status));
        Assert.Equal(
            ("arn:r", "arn:cr", "arn:ic", "arn:dc"),
            (item.ImageRecipeArn, item.ContainerRecipeArn, item.InfrastructureConfigurationArn, item.DistributionConfigurationArn)
        );
        Assert.Equal((true, 60, false), (item.ImageTestsEnabled, item.ImageTestsTimeoutMinutes, item.EnhancedImageMetadataEnabled));
        Assert.Equal(("cron(0 0 * * SUN)", "Europe/Berlin"), (item.ScheduleExpression, item.ScheduleTimezone));
        Assert.Equal(("EXPRESSION_MATCH_ONLY", 4), (item.PipelineExecutionStartCondition, item.AutoDisableFailureCount));
        Assert.Equal((Day(1), Day(2), Day(3), Day(4)), (item.DateCreated, item.DateUpdated, item.DateLastRun, item.DateNextRun));
        Assert.Equal(("FAILED", 2), (item.LastRunStatus, item.ConsecutiveFailures));
        Assert.Equal((false, "repo"), (item.ImageScanningEnabled, item.EcrRepositoryName));
        Assert.Equal(["t"], item.EcrContainerTags);
        Assert.Equal([new("a", "1")], item.Tags);
        Assert.Equal([new("b", "2"), new("c", "3")], item.ImageTags);
        Assert.Equal(("role", "/i", "/p"), (item.ExecutionRole, item.ImageLogGroupName, item.PipelineLogGroupName));
        Assert.Equal(("arn:w", "Abort"), (Assert.Single(item.Workflows).WorkflowArn, item.Workflows[0].OnFailure));
        Assert.Equal((Region, "r"), (item.Region, item.RequestId));
        Assert.Empty(Fidelity.ExtensionDataOf(item));
    }

    private static DateTime Day(int day) => new(2026, 1, day, 0, 0, 0, DateTimeKind.Utc);
}
