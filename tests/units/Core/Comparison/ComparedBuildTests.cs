using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What is read of a build, and which build it is compared with if none is named.</summary>
public sealed class ComparedBuildTests
{
    private const string Pipeline = "arn:aws:imagebuilder:eu-west-1:123456789012:image-pipeline/golden";

    [Fact]
    public async Task Without_a_pipeline_the_reference_is_the_last_available_build_of_any_version_before_it()
    {
        var builds = new ComparedBuilds();
        builds.Add("golden/1.0.0/1", day: 1);
        builds.Add("golden/1.0.0/2", day: 4);
        builds.Add("golden/1.1.0/1", "FAILED", day: 5);
        builds.Add("golden/1.1.0/2", "DEPRECATED", day: 6);
        builds.Add("golden/1.1.0/3", "FAILED", day: 7);
        builds.Add("golden/1.1.0/4", day: 8);
        builds.Add("other/1.0.0/1", day: 6);

        Assert.Equal(ComparedBuilds.Arn("golden/1.0.0/2"), await builds.Build("golden/1.1.0/3").FindReferenceAsync());
        Assert.Equal(ComparedBuilds.Arn("golden/1.0.0/2"), await builds.Build("golden/1.1.0/4").FindReferenceAsync());
        Assert.Null(await builds.Build("golden/1.0.0/1").FindReferenceAsync());
        Assert.DoesNotContain(builds.Asked, asked => asked.StartsWith("ListImagePipelineImages", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_pipeline_the_reference_is_a_build_of_the_same_pipeline()
    {
        var builds = new ComparedBuilds { OfPipeline = ["golden/1.0.0/1", "other/1.0.0/1", "golden/1.1.0/1"] };
        builds.Add("golden/1.0.0/1", day: 1, pipeline: Pipeline);
        builds.Add("golden/1.0.0/2", day: 2);
        builds.Add("other/1.0.0/1", day: 3, pipeline: Pipeline);
        builds.Add("golden/1.1.0/1", "FAILED", day: 4, Pipeline);

        Assert.Equal(ComparedBuilds.Arn("golden/1.0.0/1"), await builds.Build("golden/1.1.0/1").FindReferenceAsync());
        Assert.Equal(["GetImage golden/1.1.0/1", $"ListImagePipelineImages {Pipeline}"], builds.Asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task If_the_pipeline_has_no_such_build_or_was_deleted_another_build_of_the_image_is_the_reference(bool isDeleted)
    {
        var builds = new ComparedBuilds { OfPipeline = isDeleted ? null : ["golden/1.1.0/1"] };
        builds.Add("golden/1.0.0/2", day: 2);
        builds.Add("golden/1.1.0/1", "FAILED", day: 4, Pipeline);

        Assert.Equal(ComparedBuilds.Arn("golden/1.0.0/2"), await builds.Build("golden/1.1.0/1").FindReferenceAsync());
    }

    [Fact]
    public async Task Executions_that_were_retried_do_not_count_and_every_listing_is_read_once()
    {
        var builds = new ComparedBuilds();
        builds
            .Execution("golden/1.0.0/1", "wf-1", "build/build-image/1.0.3/1", 0, retried: true, ("Launch", "COMPLETED", 100))
            .Execution("golden/1.0.0/1", "wf-2", "build/build-image/1.0.3/1", 9, retried: false, ("Launch", "COMPLETED", 50));
        var build = builds.Build("golden/1.0.0/1");

        var times = await build.StepTimes;
        var executions = await build.Executions;

        Assert.Equal("wf-2", Assert.Single(executions).WorkflowExecutionId);
        Assert.Equal(TimeSpan.FromSeconds(50), Assert.Single(times).Value);
        Assert.Same(times, await build.StepTimes);
        Assert.Equal(["ListWorkflowExecutions golden/1.0.0/1", "ListWorkflowStepExecutions wf-2"], builds.Asked);
    }
}
