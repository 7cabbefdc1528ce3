using System.Text;
using ImageBuilderWorkflow.Core;
using ImageBuilderWorkflow.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What a short name stands for in an account, and what the account is asked for it.</summary>
public sealed class ArnLookupTests
{
    private const string Images = "arn:aws:imagebuilder:us-east-1:123456789012:image/";
    private const string Workflows = "arn:aws:imagebuilder:us-east-1:123456789012:workflow/";

    private readonly Account _account = new();
    private readonly FakeTransport _transport;

    public ArnLookupTests() =>
        _transport = new FakeTransport(request =>
        {
            var response = _account.Handle(new AccountRequest(request.Method, "/" + request.Operation, "", request.Body));
            Assert.Equal(200, response.Status);
            return FakeTransport.Reply(Encoding.UTF8.GetString(response.Body.Span), response.RequestId);
        });

    private IEnumerable<string> Operations => _transport.Requests.Select(request => request.Operation);

    [Fact]
    public async Task A_version_costs_one_request()
    {
        Assert.Equal(Images + "golden-image/1.4.2", (await Find("golden-image/1.4.2", Identifier.ImageVersionArn)).Arn);
        Assert.Equal(["ListImages"], Operations);
    }

    [Fact]
    public async Task A_build_is_looked_up_in_its_version()
    {
        Assert.Equal(Images + "golden-image/1.4.2/2", (await Find("golden-image/1.4.2/2", Identifier.ImageBuildVersionArn)).Arn);
        Assert.Equal(["ListImages", "ListImageBuildVersions"], Operations);
    }

    [Theory]
    [InlineData("GOLDEN-image/1.4.0/1", "golden-image/1.4.0/1")]
    [InlineData("golden image/1.4.0/1", "golden-image/1.4.0/1")]
    [InlineData("golden-image/1.4.0", "golden-image/1.4.0/1")]
    public async Task A_build_may_be_deprecated_the_only_one_and_written_as_the_name_is(string name, string arn) =>
        Assert.Equal(Images + arn, (await Find(name, Identifier.ImageArn)).Arn);

    [Fact]
    public async Task A_resource_is_a_version_or_a_build()
    {
        Assert.Equal(Images + "golden-image/1.4.2", (await Find("golden-image/1.4.2", Identifier.ResourceArn)).Arn);
        Assert.Equal(Images + "golden-image/1.4.2/1", (await Find("golden-image/1.4.2/1", Identifier.ResourceArn)).Arn);
    }

    [Fact]
    public async Task A_workflow_may_be_the_account_s_own_or_Amazon_s()
    {
        Assert.Equal(Workflows + "test/approve-release/1.0.0", (await Find("approve-release/1.0.0", Identifier.WorkflowVersionArn)).Arn);
        Assert.Equal(
            Workflows + "test/approve-release/1.0.0/2",
            (await Find("approve-release/1.0.0/2", Identifier.WorkflowBuildVersionArn)).Arn
        );
        Assert.Equal(
            "arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1",
            (await Find("build-image/1.0.3", Identifier.WorkflowBuildVersionArn)).Arn
        );
    }

    [Theory]
    [InlineData("golden-image/9.0.0", "the image 'golden-image' has no version 9.0.0 in eu-west-1. It has 1.4.0, 1.4.1, 1.4.2.")]
    [InlineData("golden-image/1.4.2/9", "golden-image/1.4.2 has no build 9 in eu-west-1. It has 1, 2, 3.")]
    [InlineData("golden/1.4.2", "there is no image with the name 'golden' in eu-west-1.")]
    public async Task What_is_not_there_is_told_with_what_is(string name, string problem)
    {
        var found = await Find(name, Identifier.ImageBuildVersionArn);

        Assert.Equal((null, false, $"'{name}' is not found: {problem}"), (found.Arn, found.IsAmbiguous, found.Problem));
    }

    [Fact]
    public async Task What_stands_for_several_names_them()
    {
        var found = await Find("golden-image/1.4.2", Identifier.ImageBuildVersionArn);

        Assert.Null(found.Arn);
        Assert.True(found.IsAmbiguous);
        Assert.All(
            Enumerable.Range(1, 3),
            build => Assert.Contains($"{Images}golden-image/1.4.2/{build}", found.Problem, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Of_many_the_newest_are_named()
    {
        var problem = (await Find("nightly-agents/3.1.0", Identifier.ImageBuildVersionArn)).Problem!;

        Assert.StartsWith("'nightly-agents/3.1.0' stands for 31 builds of the image.", problem, StringComparison.Ordinal);
        Assert.Contains("/31", problem, StringComparison.Ordinal);
        Assert.EndsWith(" and 23 more.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipeline_s_name_is_asked_for_and_stands_for_its_ARN()
    {
        var found = await FindPipeline(_transport, "golden-image");

        Assert.Equal(("arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/golden-image", null), (found.Arn, found.Problem));
        Assert.Contains("golden-image", Encoding.UTF8.GetString(Assert.Single(_transport.Requests).Body!), StringComparison.Ordinal);
    }

    // An emulator may know no filters: what is started must not depend on it.
    [Theory]
    [InlineData("golden-image", "arn:2")]
    [InlineData("Golden-Image", null)]
    [InlineData("other", null)]
    public async Task A_pipeline_s_name_is_compared_here_too(string name, string? arn)
    {
        var answer = new FakeTransport(_ =>
            FakeTransport.Reply(
                """{"imagePipelineList":[{"arn":"arn:1","name":"first"},{"arn":"arn:2","name":"golden-image"},{"arn":"arn:3","name":"golden-image-2"}]}""",
                "id"
            )
        );

        var found = await FindPipeline(answer, name);

        Assert.Equal(
            (arn, false, arn is null),
            (found.Arn, found.IsAmbiguous, found.Problem?.Contains($"'{name}'", StringComparison.Ordinal) is true)
        );
    }

    [Fact]
    public async Task Pipelines_of_one_name_are_named()
    {
        var answer = new FakeTransport(_ =>
            FakeTransport.Reply("""{"imagePipelineList":[{"arn":"arn:1","name":"twin"},{"arn":"arn:2","name":"twin"}]}""", "id")
        );

        var found = await FindPipeline(answer, "twin");

        Assert.True(found.IsAmbiguous);
        Assert.Contains("arn:1, arn:2", found.Problem, StringComparison.Ordinal);
    }

    private static Task<ArnLookup> FindPipeline(FakeTransport transport, string name) =>
        ArnLookup.FindPipelineAsync(transport.Client(), name, new RecordingObserver(), CancellationToken.None);

    private Task<ArnLookup> Find(string name, Identifier form) =>
        ArnLookup.FindAsync(_transport.Client(), ShortName.Parse(name)!, form, new RecordingObserver(), CancellationToken.None);
}
