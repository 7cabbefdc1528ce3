using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What is taken for the short form of an ARN.</summary>
public sealed class ShortNameTests
{
    [Theory]
    [InlineData("golden-image/1.4.2", "golden-image", "1.4.2", null)]
    [InlineData("golden-image/1.4.2/1", "golden-image", "1.4.2", "1")]
    [InlineData("Golden Image/10.0.12/345", "golden-image", "10.0.12", "345")]
    [InlineData("step-image/1.0.0", "step-image", "1.0.0", null)]
    public void It_is_a_name_a_version_and_perhaps_a_build(string text, string slug, string version, string? build)
    {
        var name = ShortName.Parse(text)!;

        Assert.Equal((slug, version, build), (name.Slug, name.Version, name.Build));
        Assert.Equal(text, name.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("golden-image")]
    [InlineData("golden-image/")]
    [InlineData("golden-image/1.4")]
    [InlineData("golden-image/1.x.x")]
    [InlineData("golden-image/1.4.2/")]
    [InlineData("golden-image/1.4.2/1/2")]
    [InlineData("golden-image/1.4.2/1\n")]
    [InlineData("/1.4.2")]
    [InlineData("golden*/1.4.2")]
    [InlineData("image/golden-image/1.4.2")]
    [InlineData("arn:aws:imagebuilder:us-east-1:123456789012:image/golden-image/1.4.2")]
    public void Nothing_else_is(string text) => Assert.Null(ShortName.Parse(text));

    [Fact]
    public void It_belongs_to_the_form_of_builds_when_it_has_a_build()
    {
        string[] both = ["Arn", "ImageVersionArn", "ImagePipelineArn", "ImageBuildVersionArn"];

        Assert.Equal("ImageVersionArn", ArnLookup.FormOf("a/1.0.0", both));
        Assert.Equal("ImageBuildVersionArn", ArnLookup.FormOf("a/1.0.0/1", both));
        Assert.Equal("ImageBuildVersionArn", ArnLookup.FormOf("a/1.0.0", ["WorkflowExecutionId", "ImageBuildVersionArn"]));
        Assert.Equal("ResourceArn", ArnLookup.FormOf("a/1.0.0/1", ["ResourceArn", "LifecycleExecutionId"]));
        Assert.Null(ArnLookup.FormOf("a/1.0.0/1", ["WorkflowExecutionId", "StepExecutionId", "Name"]));
        Assert.Null(ArnLookup.FormOf("golden-image", both));
    }
}
