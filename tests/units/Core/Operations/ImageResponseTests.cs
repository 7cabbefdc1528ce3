using Xunit;
using static ImageBuilderWorkflow.Tests.Core.WireOperations;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Images: every member of an answer and the property that holds it.</summary>
public sealed class ImageResponseTests
{
    private const string FailureContext = """
        {
          "imageStatus":"BUILDING","workflowExecutionId":"wf-1","workflowArn":"arn:w","stepExecutionId":"step-1","failedStep":"ApplyBuildComponents",
          "componentFailure":{"componentArn":"arn:c","phaseName":"build","stepName":"Install","action":"ExecuteBash","errorMessage":"exit 1"},
          "distributionFailure":{"errorMessage":"2 regions","regionFailures":[
            {"region":"eu-west-1","status":"FAILED","imageConfigurationStep":"FastLaunch","errorMessage":"no quota","targetAccountId":"210987654321"},
            {"region":"us-east-1"}]}
        }
        """;

    // What a listing tells and GetImage too.
    private const string Shared = $$"""
        "arn":"arn:i","name":"Golden","type":"AMI","version":"1.0.0/2","platform":"Linux","osVersion":"Amazon Linux 2023",
        "state":{"status":"FAILED","reason":"Workflow failed","failureContext":{{FailureContext}}},
        "dateCreated":"2026-09-03T05:44:21.121Z",
        "outputResources":{
          "amis":[
            {"region":"eu-west-1","image":"ami-1","name":"golden 1","description":"d","state":{"status":"AVAILABLE","reason":"ok"},"accountId":"123456789012"},
            {"region":"us-east-1","image":"ami-2"}],
          "containers":[{"region":"eu-west-1","imageUris":["repo:1","repo:latest"]}]},
        "tags":{"team":"blue","empty":""},"buildType":"SCHEDULED","imageSource":"CUSTOM","deprecationTime":1788990149.801,"lifecycleExecutionId":"lce-1",
        "loggingConfiguration":{"logGroupName":"/my/logs"}
        """;

    public static TheoryData<string, string> ListedBuilds =>
        new()
        {
            { "ListImageBuildVersions", $$"""{"requestId":"r","imageSummaryList":[{{{Shared}},"owner":"Self"}]}""" },
            { "ListImagePipelineImages", $$"""{"requestId":"r","imageSummaryList":[{{{Shared}},"owner":"Self"}]}""" },
        };

    [Fact]
    public void ListImages()
    {
        var item = Assert.IsType<ImageVersion>(
            Assert.Single(
                Parse(
                    "ListImages",
                    """
                    {"requestId":"r","imageVersionList":[{"arn":"arn:v","name":"Golden","type":"AMI","version":"1.0.0","platform":"Linux","osVersion":"Ubuntu 24",
                      "owner":"123456789012","dateCreated":"2026-02-14T21:29:18.810Z","buildType":"IMPORT","imageSource":"IMPORTED"}]}
                    """
                ).Items
            )
        );

        Assert.Equal(("arn:v", "Golden", "AMI", "1.0.0"), (item.Arn, item.Name, item.Type, item.Version));
        Assert.Equal(
            ("Linux", "Ubuntu 24", "123456789012", "IMPORT", "IMPORTED"),
            (item.Platform, item.OsVersion, item.Owner, item.BuildType, item.ImageSource)
        );
        Assert.Equal(Utc(2026, 2, 14, 21, 29, 18, 810), item.DateCreated);
        Assert.Equal((Region, "r"), (item.Region, item.RequestId));
        Assert.Empty(item.AdditionalFields);
    }

    [Theory]
    [MemberData(nameof(ListedBuilds))]
    public void Builds_in_a_listing(string operation, string body)
    {
        var item = Assert.IsType<Image>(Assert.Single(Parse(operation, body).Items));

        AssertShared(item);
        Assert.Equal("Self", item.Owner);
        Assert.Equal(operation == "ListImagePipelineImages" ? Argument : null, item.ImagePipelineArn);
        Assert.Empty(Fidelity.ExtensionDataOf(item));

        // What only GetImage tells.
        Assert.Equal(
            (null, null, null, null),
            (item.SourcePipelineName, item.SourcePipelineArn, item.ImageRecipeArn, item.ContainerRecipeArn)
        );
        Assert.Equal(
            (null, null, null),
            (item.InfrastructureConfigurationArn, item.DistributionConfigurationArn, item.EnhancedImageMetadataEnabled)
        );
        Assert.Equal(
            (null, null, null, null),
            (item.ImageTestsEnabled, item.ImageTestsTimeoutMinutes, item.ImageScanningEnabled, item.ScanStatus)
        );
        Assert.Equal(
            (null, null, null, null),
            (item.LatestVersionArn, item.LatestMajorVersionArn, item.LatestMinorVersionArn, item.LatestPatchVersionArn)
        );
        Assert.Empty(item.Workflows);
    }

    [Fact]
    public void GetImage()
    {
        var item = ParseObject<Image>(
            "GetImage",
            $$"""
            {"requestId":"r","image":{{{Shared}},
              "enhancedImageMetadataEnabled":true,
              "imageRecipe":{"arn":"arn:r","name":"recipe","components":[{"componentArn":"arn:c"}]},
              "containerRecipe":{"arn":"arn:cr","containerType":"DOCKER"},
              "sourcePipelineName":"pipeline","sourcePipelineArn":"arn:p",
              "infrastructureConfiguration":{"arn":"arn:ic","instanceTypes":["m5.large"]},
              "distributionConfiguration":{"arn":"arn:dc","timeoutMinutes":5},
              "imageTestsConfiguration":{"imageTestsEnabled":false,"timeoutMinutes":720},
              "scanState":{"status":"COMPLETED","reason":"done"},
              "imageScanningConfiguration":{"imageScanningEnabled":true,"ecrConfiguration":{"repositoryName":"repo","containerTags":["a","b"]} },
              "executionRole":"role",
              "workflows":[
                {"workflowArn":"arn:w1","parameters":[{"name":"p","value":["v1","v2"]},{"name":"q","value":[]}],"parallelGroup":"g","onFailure":"Continue"},
                {"workflowArn":"arn:w2"}]},
             "latestVersionReferences":{"latestVersionArn":"arn:x.x.x","latestMajorVersionArn":"arn:1.x.x","latestMinorVersionArn":"arn:1.0.x","latestPatchVersionArn":"arn:1.0.0"} }
            """
        );

        AssertShared(item);
        Assert.Equal((null, null), (item.Owner, item.ImagePipelineArn));
        Assert.Equal(
            ("arn:r", "arn:cr", "arn:ic", "arn:dc"),
            (item.ImageRecipeArn, item.ContainerRecipeArn, item.InfrastructureConfigurationArn, item.DistributionConfigurationArn)
        );
        Assert.Equal(("pipeline", "arn:p", "role"), (item.SourcePipelineName, item.SourcePipelineArn, item.ExecutionRole));
        Assert.Equal((true, false, 720), (item.EnhancedImageMetadataEnabled, item.ImageTestsEnabled, item.ImageTestsTimeoutMinutes));
        Assert.Equal(
            (true, "repo", "COMPLETED", "done"),
            (item.ImageScanningEnabled, item.EcrRepositoryName, item.ScanStatus, item.ScanStatusReason)
        );
        Assert.Equal(["a", "b"], item.EcrContainerTags);
        Assert.Equal(
            ("arn:x.x.x", "arn:1.x.x", "arn:1.0.x", "arn:1.0.0"),
            (item.LatestVersionArn, item.LatestMajorVersionArn, item.LatestMinorVersionArn, item.LatestPatchVersionArn)
        );

        Assert.Equal(2, item.Workflows.Count);
        Assert.Equal(
            ("arn:w1", "g", "Continue"),
            (item.Workflows[0].WorkflowArn, item.Workflows[0].ParallelGroup, item.Workflows[0].OnFailure)
        );
        Assert.Equal(["p", "q"], item.Workflows[0].Parameters.Select(parameter => parameter.Name));
        Assert.Equal(["v1", "v2"], item.Workflows[0].Parameters[0].Value);
        Assert.Empty(item.Workflows[0].Parameters[1].Value);
        Assert.Equal(("arn:w2", 0), (item.Workflows[1].WorkflowArn, item.Workflows[1].Parameters.Count));

        Assert.Equal(
            """
            {"imageRecipe":{"name":"recipe","components":[{"componentArn":"arn:c"}]},"containerRecipe":{"containerType":"DOCKER"},"infrastructureConfiguration":{"instanceTypes":["m5.large"]},"distributionConfiguration":{"timeoutMinutes":5}}
            """,
            item.AdditionalFields.ToString()
        );
    }

    private static void AssertShared(Image item)
    {
        Assert.Equal(("arn:i", "Golden", "AMI", "1.0.0/2"), (item.Arn, item.Name, item.Type, item.Version));
        Assert.Equal(
            ("Linux", "Amazon Linux 2023", "FAILED", "Workflow failed"),
            (item.Platform, item.OsVersion, item.Status, item.StatusReason)
        );
        Assert.Equal(
            ("SCHEDULED", "CUSTOM", "lce-1", "/my/logs"),
            (item.BuildType, item.ImageSource, item.LifecycleExecutionId, item.LogGroupName)
        );
        Assert.Equal((Utc(2026, 9, 3, 5, 44, 21, 121), Utc(2026, 9, 9, 21, 42, 29, 801)), (item.DateCreated, item.DeprecationTime));
        Assert.Equal([new("team", "blue"), new("empty", string.Empty)], item.Tags);
        Assert.Equal((Region, "r"), (item.Region, item.RequestId));

        Assert.Equal(2, item.Amis.Count);
        Assert.Equal(
            ("eu-west-1", "ami-1", "golden 1", "d"),
            (item.Amis[0].Region, item.Amis[0].Image, item.Amis[0].Name, item.Amis[0].Description)
        );
        Assert.Equal(("AVAILABLE", "ok", "123456789012"), (item.Amis[0].Status, item.Amis[0].StatusReason, item.Amis[0].AccountId));
        Assert.Equal(("us-east-1", "ami-2", null), (item.Amis[1].Region, item.Amis[1].Image, item.Amis[1].Status));
        var container = Assert.Single(item.Containers);
        Assert.Equal("eu-west-1", container.Region);
        Assert.Equal(["repo:1", "repo:latest"], container.ImageUris);

        var failure = item.FailureContext!;
        Assert.Equal(("BUILDING", "wf-1", "arn:w"), (failure.ImageStatus, failure.WorkflowExecutionId, failure.WorkflowArn));
        Assert.Equal(("step-1", "ApplyBuildComponents"), (failure.StepExecutionId, failure.FailedStep));
        Assert.Equal(("arn:c", "build", "Install"), (failure.ComponentArn, failure.ComponentPhaseName, failure.ComponentStepName));
        Assert.Equal(
            ("ExecuteBash", "exit 1", "2 regions"),
            (failure.ComponentAction, failure.ComponentErrorMessage, failure.DistributionErrorMessage)
        );
        Assert.Equal(2, failure.RegionFailures.Count);
        var region = failure.RegionFailures[0];
        Assert.Equal(("eu-west-1", "FAILED", "FastLaunch"), (region.Region, region.Status, region.ImageConfigurationStep));
        Assert.Equal(("no quota", "210987654321"), (region.ErrorMessage, region.TargetAccountId));
        Assert.Equal(("us-east-1", null), (failure.RegionFailures[1].Region, failure.RegionFailures[1].ErrorMessage));
        Assert.Empty(failure.AdditionalFields);
    }

    private static DateTime Utc(int year, int month, int day, int hour, int minute, int second, int millisecond) =>
        new(year, month, day, hour, minute, second, millisecond, DateTimeKind.Utc);
}
