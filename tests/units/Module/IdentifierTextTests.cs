using ImageBuilderWorkflow.Commands;
using ImageBuilderWorkflow.Core;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>A refused value is named, with the right form and, where it belongs elsewhere, the right parameter.</summary>
public sealed class IdentifierTextTests
{
    private const string Execution = "wf-12345678-1234-1234-1234-123456789abc";
    private const string Step = "step-12345678-1234-1234-1234-123456789abc";
    private const string Lifecycle = "lce-12345678-1234-1234-1234-123456789abc";
    private const string Build = "arn:aws:imagebuilder:eu-west-1:123456789012:image/a/1.0.0/7";
    private const string Version = "arn:aws:imagebuilder:eu-west-1:123456789012:image/a/1.0.0";
    private const string Newest = "arn:aws:imagebuilder:eu-west-1:123456789012:image/a/1.x.x";
    private const string Pipeline = "arn:aws:imagebuilder:eu-west-1:123456789012:image-pipeline/p";
    private const string Workflow = "arn:aws:imagebuilder:eu-west-1:123456789012:workflow/test/w/1.0.0/2";
    private const string WorkflowVersion = "arn:aws:imagebuilder:eu-west-1:123456789012:workflow/test/w/1.0.0";
    private const string NewestWorkflow = "arn:aws:imagebuilder:eu-west-1:aws:workflow/distribution/w/x.x.x";
    private const string Policy = "arn:aws:imagebuilder:eu-west-1:123456789012:lifecycle-policy/l";
    private const string Recipe = "arn:aws:imagebuilder:eu-west-1:123456789012:image-recipe/r/1.0.0";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\t\n")]
    public void Nothing_is_called_empty(string? value) =>
        Assert.All(
            Identifiers.All,
            identifier =>
                Assert.Equal(
                    $"{identifier.Name} is empty. It is {identifier.Description}, such as {identifier.Form}.",
                    Text(identifier, value)
                )
        );

    [Theory]
    [InlineData("nonsense")]
    [InlineData("wf-1")]
    [InlineData("WF-12345678-1234-1234-1234-123456789abc")]
    [InlineData("arn:aws:ec2:eu-west-1:123456789012:instance/i-1")]
    [InlineData("arn:aws:imagebuilder:eu-west-1:123456789012:image/my.image/1.0.0/1")]
    public void A_bad_value_is_named_with_the_form_that_is_expected(string value) =>
        Assert.All(
            Identifiers.All,
            identifier => Assert.Equal($"'{value}' is not {identifier.Description}, such as {identifier.Form}.", Text(identifier, value))
        );

    [Theory]
    [InlineData("wf-*")]
    [InlineData("*")]
    [InlineData("arn:aws:imagebuilder:eu-west-1:123456789012:image/a/1.0.0/?")]
    public void A_wildcard_is_called_one(string value) =>
        Assert.All(
            Identifiers.All,
            identifier =>
                Assert.Equal(
                    $"'{value}' is not {identifier.Description}, such as {identifier.Form}. Wildcards are not taken here.",
                    Text(identifier, value)
                )
        );

    [Theory]
    [InlineData("ImageBuildVersionArn", Execution, "a workflow execution id", "Get-IBWorkflowExecution -WorkflowExecutionId")]
    [InlineData("ImageBuildVersionArn", Step, "a step execution id", "Get-IBWorkflowStepExecution -StepExecutionId")]
    [InlineData("ImageBuildVersionArn", Lifecycle, "a lifecycle execution id", "Get-IBLifecycleExecution -LifecycleExecutionId")]
    [InlineData("ImageBuildVersionArn", Pipeline, "the ARN of an image pipeline", "Get-IBImage -ImagePipelineArn")]
    [InlineData("ImageBuildVersionArn", Recipe, "the ARN of an Image Builder resource", "Get-IBLifecycleExecution -ResourceArn")]
    [InlineData(
        "ImageBuildVersionArn",
        Newest,
        "the ARN of an image build version, or of the newest one with an x for a number",
        "Get-IBImage -ImageBuildVersionArn"
    )]
    [InlineData("ImageBuildVersionArn", Workflow, "the ARN of a workflow build version", "Get-IBWorkflow -WorkflowBuildVersionArn")]
    [InlineData("ImageBuildVersionArn", NewestWorkflow, "the ARN of a workflow version", "Get-IBWorkflow -WorkflowVersionArn")]
    [InlineData("ImageBuildVersionArn", Policy, "the ARN of a lifecycle policy", "Get-IBLifecyclePolicy -Arn")]
    [InlineData("ImageArn", Version, "the ARN of an image version", "Get-IBImage -ImageVersionArn")]
    [InlineData("ImageArn", Execution, "a workflow execution id", "Get-IBWorkflowExecution -WorkflowExecutionId")]
    [InlineData("ImageVersionArn", Build, "the ARN of an image build version", "Get-IBWorkflowExecution -ImageBuildVersionArn")]
    [InlineData("ImageVersionArn", Pipeline, "the ARN of an image pipeline", "Get-IBImage -ImagePipelineArn")]
    [InlineData("ImagePipelineArn", Build, "the ARN of an image build version", "Get-IBWorkflowExecution -ImageBuildVersionArn")]
    [InlineData("ImagePipelineArn", Version, "the ARN of an image version", "Get-IBImage -ImageVersionArn")]
    [InlineData("ImagePipelineArn", Policy, "the ARN of a lifecycle policy", "Get-IBLifecyclePolicy -Arn")]
    [InlineData("WorkflowBuildVersionArn", WorkflowVersion, "the ARN of a workflow version", "Get-IBWorkflow -WorkflowVersionArn")]
    [InlineData("WorkflowVersionArn", Workflow, "the ARN of a workflow build version", "Get-IBWorkflow -WorkflowBuildVersionArn")]
    [InlineData("WorkflowVersionArn", Execution, "a workflow execution id", "Get-IBWorkflowExecution -WorkflowExecutionId")]
    [InlineData("LifecyclePolicyArn", Lifecycle, "a lifecycle execution id", "Get-IBLifecycleExecution -LifecycleExecutionId")]
    [InlineData("WorkflowExecutionId", Workflow, "the ARN of a workflow build version", "Get-IBWorkflow -WorkflowBuildVersionArn")]
    [InlineData("WorkflowExecutionId", Build, "the ARN of an image build version", "Get-IBWorkflowExecution -ImageBuildVersionArn")]
    [InlineData("WorkflowExecutionId", Step, "a step execution id", "Get-IBWorkflowStepExecution -StepExecutionId")]
    [InlineData("StepExecutionId", Execution, "a workflow execution id", "-WorkflowExecutionId")]
    [InlineData("LifecycleExecutionId", Build, "the ARN of an image build version", "-ImageBuildVersionArn")]
    [InlineData("ResourceArn", Lifecycle, "a lifecycle execution id", "Get-IBLifecycleExecution -LifecycleExecutionId")]
    public void A_value_of_another_form_is_sent_to_the_right_parameter(string name, string value, string description, string parameter)
    {
        var problem = Text(Identifiers.Named(name), value);

        Assert.StartsWith($"'{value}' is not {Identifiers.Named(name).Description}", problem, StringComparison.Ordinal);
        Assert.Contains($"It is {description}: give it to ", problem, StringComparison.Ordinal);
        Assert.EndsWith(parameter + ".", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:imagebuilder:eu-west-1:123456789012:image/a/1.0.0")]
    [InlineData("arn:aws-cn:imagebuilder:cn-north-1:aws:image/b-c_d/2026.9.1")]
    public void An_image_version_lacks_the_number_of_its_build(string value)
    {
        var problem = Text(Identifier.ImageBuildVersionArn, value);

        Assert.Equal(
            $"'{value}' names an image version, which may have many builds. Add the number of the build: {value}/1. Get-IBImage "
                + $"-ImageVersionArn lists the builds.",
            problem
        );
        Assert.Null(Identifier.ImageBuildVersionArn.Problem(value + "/1"));
        Assert.Null(Identifier.ResourceArn.Problem(value));
    }

    [Theory]
    [InlineData("arn:aws:imagebuilder:eu-west-1:123456789012:image/My-Image/1.0.0/1", "image/my-image/1.0.0/1")]
    [InlineData("arn:aws:imagebuilder:eu-west-1:123456789012:image/My Image/1.0.0", "image/my-image/1.0.0")]
    [InlineData("ARN:aws:imagebuilder:eu-west-1:123456789012:image/a/1.X.x", "image/a/1.x.x")]
    [InlineData(" arn:aws:ImageBuilder:EU-WEST-1:123456789012:lifecycle-policy/L", "lifecycle-policy/l")]
    public void An_ARN_in_another_spelling_gets_the_one_of_the_service(string value, string resource) =>
        Assert.All(
            Identifiers.All,
            identifier =>
                Assert.Equal(
                    $"'{value}' has capital letters or blanks. The service takes an ARN only in lower case, with hyphens instead of "
                        + $"blanks: arn:aws:imagebuilder:eu-west-1:123456789012:{resource}.",
                    Text(identifier, value)
                )
        );

    [Theory]
    [InlineData("arn:aws:imagebuilder:eu-west-1:third-party:image/cis-linux/1.0.0")]
    [InlineData("arn:aws:imagebuilder:eu-west-1:third-party:image/cis-linux/1.0.0/2")]
    [InlineData("arn:aws:imagebuilder:eu-west-1:third-party:image/cis-linux/x.x.x")]
    public void An_image_of_a_third_party_can_only_be_listed(string value)
    {
        Assert.Null(Identifier.ResourceArn.Problem(value));
        Assert.All(
            Identifiers.All.Where(identifier => identifier != Identifier.ResourceArn),
            identifier =>
            {
                var problem = Text(identifier, value);

                Assert.StartsWith($"'{value}' is an image of a third party.", problem, StringComparison.Ordinal);
                Assert.Contains("Get-IBImage -Owner ThirdParty shows", problem, StringComparison.Ordinal);
                Assert.Contains("Get-IBLifecycleExecution -ResourceArn takes", problem, StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [InlineData("aws")]
    [InlineData("aws-marketplace")]
    [InlineData("210987654321")]
    public void Images_of_Amazon_of_the_marketplace_and_of_other_accounts_are_taken(string owner)
    {
        Assert.Null(Identifier.ImageVersionArn.Problem($"arn:aws:imagebuilder:eu-west-1:{owner}:image/a/1.0.0"));
        Assert.Null(Identifier.ImageArn.Problem($"arn:aws:imagebuilder:eu-west-1:{owner}:image/a/1.0.0/1"));
        Assert.Null(Identifier.ImageArn.Problem($"arn:aws:imagebuilder:eu-west-1:{owner}:image/a/x.x.x"));
    }

    [Fact]
    public void Whoever_gets_images_may_ask_for_the_newest_build()
    {
        Assert.Null(Identifier.ImageArn.Problem(Newest));
        Assert.Null(Identifier.ImageArn.Problem(Build));
        Assert.NotNull(Identifier.ImageArn.Problem(Version));
        Assert.NotNull(Identifier.ImageBuildVersionArn.Problem(Newest));
        Assert.Equal(Identifier.ImageBuildVersionArn.Name, Identifier.ImageArn.Name);
    }

    [Theory]
    [InlineData("ImageVersionArn", "arn:aws:imagebuilder:eu-west-1.example:123456789012:image/a/1.0.0")]
    [InlineData("ImagePipelineArn", "arn:aws:imagebuilder:eu-west-1.example:123456789012:image-pipeline/p")]
    [InlineData("WorkflowVersionArn", "arn:aws:imagebuilder:eu-west-1.example:aws:workflow/build/w/x.x.x")]
    [InlineData("LifecyclePolicyArn", "arn:aws:imagebuilder:eu-west-1.example:123456789012:lifecycle-policy/l")]
    public void A_region_that_cannot_be_one_is_named(string name, string value) =>
        Assert.Equal(
            $"'{value}' names the region 'eu-west-1.example', which cannot be one. A region looks like eu-west-1.",
            Text(Identifiers.Named(name), value)
        );

    [Fact]
    public void A_value_with_a_line_feed_behind_it_is_not_sent_to_the_parameter_that_refuses_it_too() =>
        Assert.All(
            Identifiers.All,
            identifier => Assert.DoesNotContain("give it to", Text(identifier, Execution + "\n"), StringComparison.Ordinal)
        );

    [Theory]
    [InlineData(Build, "eu-west-1")]
    [InlineData(Pipeline, "eu-west-1")]
    [InlineData("arn:aws-us-gov:imagebuilder:us-gov-west-1:aws:image/x/0.0.0/0", "us-gov-west-1")]
    [InlineData("arn:aws:iam::123456789012:role/r", null)]
    [InlineData("arn:aws:imagebuilder", null)]
    [InlineData("arn:aws:imagebuilder:eu-west-1", "eu-west-1")]
    [InlineData(Execution, null)]
    [InlineData("arn", null)]
    [InlineData("", null)]
    public void An_ARN_names_its_region(string value, string? region) => Assert.Equal(region, Identifier.RegionOf(value));

    [Theory]
    [InlineData(Execution, "WorkflowExecutionId")]
    [InlineData("wf-", "WorkflowExecutionId")]
    [InlineData(Step, "StepExecutionId")]
    [InlineData(Lifecycle, "LifecycleExecutionId")]
    [InlineData(Build, "ImageBuildVersionArn")]
    [InlineData(Version, "ImageVersionArn")]
    [InlineData(Newest, "ImageBuildVersionArn")]
    [InlineData(Pipeline, "ImagePipelineArn")]
    [InlineData(Workflow, "WorkflowBuildVersionArn")]
    [InlineData(WorkflowVersion, "WorkflowVersionArn")]
    [InlineData(NewestWorkflow, "WorkflowVersionArn")]
    [InlineData(Policy, "LifecyclePolicyArn")]
    [InlineData(Recipe, "ResourceArn")]
    [InlineData(" " + Pipeline + "\n", "ImagePipelineArn")]
    [InlineData(Pipeline + "/1.0.0", "ResourceArn")]
    [InlineData("arn:", "ResourceArn")]
    [InlineData("nonsense", null)]
    [InlineData("", null)]
    public void A_value_is_recognized_by_how_it_begins(string value, string? name) => Assert.Equal(name, Identifier.Recognize(value)?.Name);

    private static string? Text(Identifier identifier, string? value) =>
        identifier.Problem(value) is { } problem ? IdentifierText.Of(problem) : null;
}
