using System.Text;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>The differences between two image builds, by kind.</summary>
public sealed class ImageComparisonTests
{
    private const string Good = "golden/1.0.0/1";
    private const string Bad = "golden/1.0.0/2";
    private const string Own = "arn:aws:imagebuilder:eu-west-1:123456789012";

    private readonly ComparedBuilds _builds = new();
    private readonly JsonObject _good;
    private readonly JsonObject _bad;

    public ImageComparisonTests()
    {
        _good = Described(_builds.Add(Good));
        _bad = Described(_builds.Add(Bad, "FAILED", day: 2));
    }

    [Fact]
    public async Task The_same_build_has_no_differences()
    {
        Assert.All(DifferenceKind.OfImage, kind => Assert.NotEmpty(ImageFacts.Of(kind, Read(_good))));
        foreach (var kind in DifferenceKind.OfImage)
        {
            Assert.Empty(await CompareAsync(kind));
        }
    }

    [Fact]
    public async Task A_recipe_differs_in_its_version_and_its_settings()
    {
        _bad["imageRecipe"]!["arn"] = $"{Own}:image-recipe/golden/1.0.1";
        _bad["imageRecipe"]!["version"] = "1.0.1";
        _bad["imageRecipe"]!["dateCreated"] = "2026-09-02T00:00:00Z";
        _bad["imageRecipe"]!["blockDeviceMappings"] = new JsonArray(new JsonObject { ["deviceName"] = "/dev/xvda", ["ebs"] = 8 });
        _bad["imageRecipe"]!["workingDirectory"] = "/var";

        Assert.Equal(
            [
                """=> BlockDeviceMappings  [{"deviceName":"/dev/xvda","ebs":8}]""",
                "<> Recipe golden/1.0.0 golden/1.0.1",
                "<> WorkingDirectory /tmp /var",
            ],
            await CompareAsync(DifferenceKind.Recipe)
        );
    }

    [Fact]
    public async Task The_order_of_members_and_the_region_of_an_ARN_are_no_difference()
    {
        _good["imageRecipe"]!["additionalInstanceConfiguration"] = new JsonObject { ["a"] = 1, ["b"] = new JsonArray(true, null, 1.5) };
        _bad["imageRecipe"]!["additionalInstanceConfiguration"] = new JsonObject { ["b"] = new JsonArray(true, null, 1.5), ["a"] = 1 };
        _bad["imageRecipe"]!["arn"] = "arn:aws:imagebuilder:us-east-1:210987654321:image-recipe/golden/1.0.0";
        _bad["imageRecipe"]!["parentImage"] = "arn:aws:imagebuilder:us-east-1:aws:image/amazon-linux/x.x.x";

        Assert.Empty(await CompareAsync(DifferenceKind.Recipe));
        Assert.Empty(await CompareAsync(DifferenceKind.BaseImage));
    }

    [Fact]
    public async Task A_base_image_differs_and_an_unknown_system_is_no_difference()
    {
        _bad["imageRecipe"]!["parentImage"] = "ami-1";
        _bad.Remove("osVersion");

        Assert.Equal(["<> ParentImage image/amazon-linux/x.x.x ami-1"], await CompareAsync(DifferenceKind.BaseImage));

        _bad["osVersion"] = "Ubuntu";
        Assert.Contains("<> OsVersion Amazon Linux Ubuntu", await CompareAsync(DifferenceKind.BaseImage));
    }

    [Fact]
    public async Task Components_differ_in_their_versions_and_parameters()
    {
        _bad["imageRecipe"]!["components"] = new JsonArray(
            new JsonObject { ["componentArn"] = $"{Own}:component/harden/1.0.1/1" },
            new JsonObject { ["componentArn"] = $"{Own}:component/agent/2.0.0/1" },
            new JsonObject
            {
                ["componentArn"] = $"{Own}:component/users/1.0.0/3",
                ["parameters"] = new JsonArray(new JsonObject { ["name"] = "who", ["value"] = new JsonArray("me") }),
            }
        );

        Assert.Equal(
            ["=> agent  2.0.0/1", "<> harden 1.0.0/1 1.0.1/1", """<> users 1.0.0/3 1.0.0/3 [{"name":"who","value":["me"]}]"""],
            await CompareAsync(DifferenceKind.Component)
        );
    }

    [Fact]
    public async Task Configurations_differ_in_their_settings()
    {
        _bad["infrastructureConfiguration"]!["instanceTypes"] = new JsonArray("c7i.large");
        _bad["distributionConfiguration"] = null;
        _bad["executionRole"] = "other";
        _bad["workflows"] = new JsonArray(new JsonObject { ["workflowArn"] = $"{Own}:workflow/test/t/1.0.0", ["onFailure"] = "ABORT" });

        Assert.Equal(["""<> InstanceTypes ["m7i.large"] ["c7i.large"]"""], await CompareAsync(DifferenceKind.Infrastructure));
        Assert.Equal(
            ["<= DistributionConfiguration everywhere ", "<= TimeoutMinutes 60 "],
            await CompareAsync(DifferenceKind.Distribution)
        );
        Assert.Equal(
            ["<> ExecutionRole role other", "=> Workflows  workflow/test/t/1.0.0 ABORT"],
            await CompareAsync(DifferenceKind.Configuration)
        );
    }

    [Fact]
    public async Task Workflows_differ_in_their_versions_and_one_that_a_failed_build_did_not_reach_does_not()
    {
        _builds
            .Execution(Good, "wf-1", "build/build-image/1.0.3/1")
            .Execution(Good, "wf-2", "test/test-image/1.0.3/1", 1)
            .Execution(Good, "wf-3", "test/test-image/1.0.3/1", 2)
            .Execution(Bad, "wf-4", "build/build-image/1.0.4/1")
            .Execution(Bad, "wf-5", "build/prepare/1.0.0/1", 1);
        var (good, bad) = (_builds.Build(Good), _builds.Build(Bad));
        var (goodRuns, badRuns) = (await good.Executions, await bad.Executions);
        var comparison = new ImageComparison(good, bad);

        Assert.Equal(
            ["<> build-image 1.0.3/1 1.0.4/1", "=> prepare  1.0.0/1"],
            Texts(comparison.OfWorkflows((Read(_good), goodRuns), (Read(_bad), badRuns)))
        );
        Assert.Equal(
            ["<> build-image 1.0.4/1 1.0.3/1", "=> test-image  1.0.3/1"],
            Texts(comparison.OfWorkflows((Read(_good), badRuns), (Read(_bad), goodRuns)))
        );
        Assert.Contains("<= test-image 1.0.3/1 ", Texts(comparison.OfWorkflows((Read(_good), goodRuns), (Read(_good), badRuns))));
    }

    [Fact]
    public async Task Durations_that_moved_by_more_than_the_ratio_and_the_least_time_are_differences()
    {
        _builds
            .Execution(
                Good,
                "wf-1",
                "build/b/1.0.0/1",
                0,
                null,
                ("Slow", "COMPLETED", 100),
                ("Same", "COMPLETED", 100),
                ("Fast", "FAILED", 100)
            )
            .Execution(
                Good,
                "wf-2",
                "test/t/1.0.0/1",
                1,
                null,
                ("Short", "COMPLETED", 1),
                ("Zero", "COMPLETED", 0),
                ("Gone", "COMPLETED", 9)
            )
            .Execution(Good, "wf-3", "test/t/1.0.0/1", 2, null, ("Short", "COMPLETED", 20), ("Skipped", "SKIPPED", 0))
            .Execution(
                Bad,
                "wf-4",
                "build/b/1.0.1/1",
                0,
                null,
                ("Slow", "COMPLETED", 150.25),
                ("Same", "COMPLETED", 150),
                ("Fast", "COMPLETED", 10)
            )
            .Execution(Bad, "wf-6", "test/t/1.0.0/1", 4, null, ("Short", "COMPLETED", 50), ("Skipped", "COMPLETED", 60))
            .Execution(
                Bad,
                "wf-5",
                "test/t/1.0.0/1",
                3,
                null,
                ("Short", "COMPLETED", 10.9),
                ("Zero", "COMPLETED", 10),
                ("Gone", "RUNNING", -1)
            );
        var (good, bad) = (_builds.Build(Good), _builds.Build(Bad));
        var (before, after) = (await good.StepTimes, await bad.StepTimes);

        var found = new ImageComparison(good, bad).OfStepTimes(before, after, 1.5, TimeSpan.FromSeconds(10)).ToList();

        Assert.Equal(
            [
                "<> b/Fast 00:01:40 00:00:10",
                "<> b/Slow 00:01:40 00:02:30.25",
                "<> t #2/Short 00:00:20 00:00:50",
                "<> t/Zero 00:00:00 00:00:10",
            ],
            Texts(found)
        );
        Assert.Equal([0.1, 1.5025, 2.5, null], found.Select(one => one.Ratio));
        Assert.Empty(new ImageComparison(good, good).OfStepTimes(before, before, 1, TimeSpan.Zero));
    }

    [Fact]
    public void A_difference_names_both_builds_and_the_region()
    {
        var comparison = new ImageComparison(_builds.Build(Good), _builds.Build(Bad));

        var found = Assert.Single(
            comparison.OfPackages(
                [new ImagePackage { PackageName = "bash" }],
                [new ImagePackage { PackageName = "bash", PackageVersion = "5" }]
            )
        );

        Assert.Equal(
            (ComparedBuilds.Arn(Good), ComparedBuilds.Arn(Bad), "eu-west-1"),
            (found.ReferenceArn, found.DifferenceArn, found.Region)
        );
        Assert.Equal((Good, Bad, "Package", null), (found.ReferenceImage, found.DifferenceImage, found.Kind, found.Ratio));
    }

    private static JsonObject Described(JsonObject image)
    {
        image["osVersion"] = "Amazon Linux";
        image["platform"] = "Linux";
        image["executionRole"] = "role";
        image["imageRecipe"] = JsonNode.Parse(
            $$"""
            {
              "arn": "{{Own}}:image-recipe/golden/1.0.0", "name": "golden", "version": "1.0.0", "platform": "Linux",
              "dateCreated": "2026-09-01T00:00:00Z", "workingDirectory": "/tmp", "tags": { "a": "b" },
              "parentImage": "arn:aws:imagebuilder:eu-west-1:aws:image/amazon-linux/x.x.x",
              "components": [
                { "componentArn": "{{Own}}:component/harden/1.0.0/1" }, { "componentArn": "{{Own}}:component/users/1.0.0/3" }
              ]
            }
            """
        );
        image["infrastructureConfiguration"] = JsonNode.Parse(
            $$"""{ "arn": "{{Own}}:infrastructure-configuration/builders", "name": "builders", "instanceTypes": ["m7i.large"] }"""
        );
        image["distributionConfiguration"] = JsonNode.Parse(
            $$"""{ "arn": "{{Own}}:distribution-configuration/everywhere", "timeoutMinutes": 60 }"""
        );
        return image;
    }

    private static Image Read(JsonObject image) =>
        ResponseParser.ReadItem(
            ImageOperations.Get,
            () => new Image(),
            Encoding.UTF8.GetBytes(new JsonObject { ["image"] = image.DeepClone() }.ToJsonString())
        );

    private static string[] Texts(IEnumerable<ImageDifference> differences) =>
        [.. differences.Select(one => $"{one.Side} {one.Name} {one.ReferenceValue} {one.DifferenceValue}")];

    private async Task<string[]> CompareAsync(string kind)
    {
        var (good, bad) = (_builds.Build(Good), _builds.Build(Bad));
        return Texts(new ImageComparison(good, bad).OfImages(kind, await good.Image, await bad.Image));
    }
}
