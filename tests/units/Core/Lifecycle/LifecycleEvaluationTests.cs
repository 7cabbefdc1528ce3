using System.Globalization;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>
/// Rules against images. A rule is written as <c>DELETE AGE 18 MONTHS keep 5</c>, and an image as its version and build, the time when it
/// was requested, and its status if it is not AVAILABLE.
/// </summary>
public sealed class LifecycleEvaluationTests
{
    private const string Images = "arn:aws:imagebuilder:eu-west-1:123456789012:image/golden-image/";
    private const string Now = "2026-09-14T12:00:00Z";

    private static readonly string[] Actions = ["DEPRECATE", "DISABLE", "DELETE"];

    [Theory]
    // The boundary of an age, and one tick before it.
    [InlineData("DELETE AGE 30 DAYS", "2026-08-15T12:00:00Z", true)]
    [InlineData("DELETE AGE 30 DAYS", "2026-08-15T12:00:00.0000001Z", false)]
    [InlineData("DELETE AGE 2 WEEKS", "2026-08-31T12:00:00Z", true)]
    [InlineData("DELETE AGE 2 WEEKS", "2026-08-31T12:00:01Z", false)]
    [InlineData("DELETE AGE 6 MONTHS", "2026-03-14T12:00:00Z", true)]
    [InlineData("DELETE AGE 6 MONTHS", "2026-03-14T12:00:01Z", false)]
    [InlineData("DELETE AGE 1 YEARS", "2025-09-14T12:00:00Z", true)]
    [InlineData("DELETE AGE 1 YEARS", "2025-09-14T12:00:01Z", false)]
    // An age that no calendar has.
    [InlineData("DELETE AGE 1000000 YEARS", "2016-09-14T12:00:00Z", false)]
    // An image of the future does not exist yet.
    [InlineData("DELETE COUNT 0", "2026-09-14T12:00:01Z", false)]
    public void An_image_is_due_when_it_has_the_age(string rule, string created, bool isDue) =>
        Assert.Equal(isDue ? ["1.0.0/1"] : [], Due([rule], $"1.0.0/1 {created}"));

    [Theory]
    [InlineData("DELETE AGE 1 MONTHS", "2026-01-31T08:00:00Z", "2026-02-28T08:00:00Z")]
    [InlineData("DELETE AGE 1 MONTHS", "2026-02-28T08:00:00Z", "2026-03-28T08:00:00Z")]
    [InlineData("DELETE AGE 18 MONTHS", "2024-08-31T08:00:00Z", "2026-02-28T08:00:00Z")]
    [InlineData("DELETE AGE 1 YEARS", "2024-02-29T08:00:00Z", "2025-02-28T08:00:00Z")]
    [InlineData("DELETE AGE 3 DAYS", "2026-03-28T23:30:00Z", "2026-03-31T23:30:00Z")]
    public void Months_and_years_are_those_of_the_calendar(string rule, string created, string due)
    {
        Assert.Empty(Evaluate(Policy([rule]), Time(due).AddTicks(-1), $"1.0.0/1 {created}"));
        var candidate = Assert.Single(Evaluate(Policy([rule]), Time(due), $"1.0.0/1 {created}"));

        Assert.Equal(Time(due), candidate.DueTime);
        Assert.Equal(Time(due) - Time(created), candidate.Age);
    }

    [Fact]
    public void A_count_keeps_the_newest_of_each_version() =>
        Assert.Equal(
            ["1.0.0/1", "1.1.0/1"],
            Due(
                ["DELETE COUNT 2"],
                "1.0.0/1 2026-01-01T00:00:00Z",
                "1.0.0/2 2026-01-03T00:00:00Z",
                "1.0.0/3 2026-01-04T00:00:00Z",
                "1.1.0/1 2026-01-02T00:00:00Z",
                "1.1.0/2 2026-01-05T00:00:00Z",
                "1.1.0/3 2026-01-06T00:00:00Z",
                "1.2.0/1 2025-01-01T00:00:00Z"
            )
        );

    [Fact]
    public void Of_builds_of_the_same_time_the_higher_number_is_newer() =>
        Assert.Equal(["1.0.0/9"], Due(["DELETE COUNT 1"], "1.0.0/9 2026-01-01T00:00:00Z", "1.0.0/10 2026-01-01T00:00:00Z"));

    [Fact]
    public void The_newest_are_kept_whatever_their_age() =>
        Assert.Equal(
            ["1.0.0/1"],
            Due(
                ["DELETE AGE 30 DAYS keep 2"],
                "1.0.0/1 2025-01-01T00:00:00Z",
                "1.0.0/2 2025-02-01T00:00:00Z",
                "1.0.0/3 2025-03-01T00:00:00Z"
            )
        );

    [Fact]
    public void Young_images_are_among_the_newest() =>
        Assert.Equal(["1.0.0/1"], Due(["DELETE AGE 30 DAYS keep 1"], "1.0.0/1 2025-01-01T00:00:00Z", "1.0.0/2 2026-09-14T00:00:00Z"));

    [Fact]
    public void Failed_and_cancelled_images_are_not_kept_and_do_not_count()
    {
        string[] images =
        [
            "1.0.0/1 2026-01-01T00:00:00Z",
            "1.0.0/2 2026-01-02T00:00:00Z FAILED",
            "1.0.0/3 2026-01-03T00:00:00Z",
            "1.0.0/4 2026-01-04T00:00:00Z CANCELLED",
        ];

        Assert.Equal(["1.0.0/2", "1.0.0/4"], Due(["DELETE COUNT 2"], images));
        Assert.Equal(["1.0.0/1", "1.0.0/2", "1.0.0/4"], Due(["DELETE AGE 1 MONTHS keep 1"], images));

        // The first thing that is looked at is the age.
        Assert.Empty(Due(["DELETE AGE 1 YEARS"], images));
    }

    [Theory]
    [InlineData("PENDING")]
    [InlineData("CREATING")]
    [InlineData("BUILDING")]
    [InlineData("IMPORTING")]
    [InlineData("TESTING")]
    [InlineData("DISTRIBUTING")]
    [InlineData("INTEGRATING")]
    public void What_is_in_progress_is_passed_over_and_does_not_count(string status) =>
        Assert.Equal(
            ["1.0.0/1"],
            Due(
                ["DELETE COUNT 1"],
                "1.0.0/1 2026-01-01T00:00:00Z",
                "1.0.0/2 2026-01-02T00:00:00Z",
                $"1.0.0/3 2026-01-03T00:00:00Z {status}"
            )
        );

    [Theory]
    [InlineData("AVAILABLE", "DEPRECATE DISABLE DELETE")]
    [InlineData("DEPRECATED", "DISABLE DELETE")]
    [InlineData("DISABLED", "DELETE")]
    [InlineData("FAILED", "DELETE")]
    [InlineData("CANCELLED", "DELETE")]
    [InlineData("DELETED", "")]
    public void Each_action_is_for_some_statuses(string status, string actions) =>
        Assert.Equal(
            actions.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Actions.Where(action => Due([$"{action} AGE 1 DAYS"], $"1.0.0/1 2026-01-01T00:00:00Z {status}").Count > 0)
        );

    [Fact]
    public void One_rule_acts_on_an_image_whatever_the_order_in_the_policy()
    {
        string[] rules = ["DELETE AGE 180 DAYS", "DEPRECATE AGE 90 DAYS", "DISABLE AGE 120 DAYS"];

        Assert.Equal(
            ["DEPRECATE", "DISABLE", "DELETE"],
            Evaluate(
                    Policy(rules),
                    Time(Now),
                    "1.0.0/1 2026-01-01T00:00:00Z",
                    "1.0.0/2 2026-01-02T00:00:00Z DEPRECATED",
                    "1.0.0/3 2026-01-03T00:00:00Z DISABLED"
                )
                .Select(candidate => candidate.Action)
        );
    }

    [Fact]
    public void A_tag_excludes_an_image_after_the_newest_are_kept()
    {
        var policy = Policy(["DELETE COUNT 1"]);
        policy.PolicyDetails[0].ExcludedTags = Tags("Keep", "yes");
        Image[] images =
        [
            Image("1.0.0/1 2026-01-01T00:00:00Z"),
            Image("1.0.0/2 2026-01-02T00:00:00Z", ("Keep", "yes")),
            Image("1.0.0/3 2026-01-03T00:00:00Z", ("Keep", "no")),
            Image("1.0.0/4 2026-01-04T00:00:00Z", ("Keep", "yes")),
        ];

        Assert.Equal(["1.0.0/1", "1.0.0/3"], LifecycleEvaluation.Evaluate(policy, images, Time(Now)).Select(one => one.Version));
    }

    [Theory]
    [InlineData("1.x.x", "1.0.0 1.2.3 1.10.0")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("1.2.x", "1.2.3")]
    [InlineData("x.x.x", "1.0.0 1.2.3 1.10.0 2.0.0")]
    [InlineData("1.1.x", "")]
    [InlineData("1.x", "")]
    public void A_version_of_a_recipe_may_have_an_x(string pattern, string versions) =>
        Assert.Equal(
            versions.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            LifecycleEvaluation
                .Evaluate(
                    Policy(["DELETE AGE 1 DAYS"], ("Golden-Image", pattern)),
                    [
                        Image("1.0.0/1 2026-01-01T00:00:00Z"),
                        Image("1.2.3/1 2026-01-02T00:00:00Z"),
                        Image("1.10.0/1 2026-01-03T00:00:00Z"),
                        Image("2.0.0/1 2026-01-04T00:00:00Z"),
                    ],
                    Time(Now)
                )
                .Select(one => one.Version!.Split('/')[0])
        );

    [Fact]
    public void A_policy_of_other_recipes_or_another_type_selects_nothing()
    {
        var image = Image("1.0.0/1 2026-01-01T00:00:00Z");
        var containers = Policy(["DELETE AGE 1 DAYS"]);
        containers.ResourceType = "CONTAINER_IMAGE";

        Assert.Empty(LifecycleEvaluation.Evaluate(Policy(["DELETE AGE 1 DAYS"], ("golden", "x.x.x")), [image], Time(Now)));
        Assert.Empty(LifecycleEvaluation.Evaluate(containers, [image], Time(Now)));
        image.Type = "DOCKER";
        Assert.Empty(LifecycleEvaluation.Evaluate(Policy(["DELETE AGE 1 DAYS"]), [image], Time(Now)));
        Assert.Single(LifecycleEvaluation.Evaluate(containers, [image], Time(Now)));
        image.Type = null;
        Assert.Single(LifecycleEvaluation.Evaluate(Policy(["DELETE AGE 1 DAYS"]), [image], Time(Now)));
    }

    [Fact]
    public void One_of_the_tags_selects_an_image()
    {
        var policy = Policy(["DELETE AGE 1 DAYS"], []);
        policy.ResourceTags = new TagMap(new Dictionary<string, string> { ["Environment"] = "build", ["Team"] = "a" });
        Image[] images =
        [
            Image("1.0.0/1 2026-01-01T00:00:00Z", ("Environment", "build")),
            Image("1.0.0/2 2026-01-02T00:00:00Z", ("Team", "a"), ("Environment", "production")),
            Image("1.0.0/3 2026-01-03T00:00:00Z", ("Environment", "Build")),
            Image("1.0.0/4 2026-01-04T00:00:00Z"),
        ];

        Assert.Equal(["1.0.0/1", "1.0.0/2"], LifecycleEvaluation.Evaluate(policy, images, Time(Now)).Select(one => one.Version));
        policy.ResourceTags = TagMap.Empty;
        Assert.Empty(LifecycleEvaluation.Evaluate(policy, images, Time(Now)));
    }

    [Theory]
    [InlineData("ARCHIVE AGE 1 DAYS", "AMI_IMAGE", "the action 'ARCHIVE' is not known")]
    [InlineData("DELETE SIZE 1", "AMI_IMAGE", "the filter 'SIZE' is not known")]
    [InlineData("DELETE AGE 1 HOURS", "AMI_IMAGE", "the unit 'HOURS' is not known")]
    [InlineData("DELETE AGE 1", "AMI_IMAGE", "the unit '' is not known")]
    [InlineData("DISABLE AGE 1 DAYS", "CONTAINER_IMAGE", "the service only deletes container images")]
    public void A_rule_that_cannot_be_evaluated_is_told_and_acts_on_nothing(string rule, string type, string problem)
    {
        var policy = Policy([rule]);
        policy.ResourceType = type;
        var image = Image("1.0.0/1 2026-01-01T00:00:00Z");
        image.Type = type == "AMI_IMAGE" ? "AMI" : "DOCKER";

        Assert.Empty(LifecycleEvaluation.Evaluate(policy, [image], Time(Now)));
        Assert.EndsWith($"cannot be evaluated: {problem}.", Assert.Single(LifecycleEvaluation.Problems(policy)), StringComparison.Ordinal);
        Assert.Empty(LifecycleEvaluation.Problems(Policy(["DELETE COUNT 3"])));
    }

    [Fact]
    public void A_candidate_has_the_image_the_policy_and_the_rule()
    {
        var policy = Policy(["DELETE AGE 18 MONTHS keep 1"]);
        policy.PolicyDetails[0].IncludeAmis = true;
        policy.PolicyDetails[0].ExcludedAmiRegions = new ValueList<string>(["us-east-1"]);
        policy.PolicyDetails[0].ExcludesPublicAmis = true;
        policy.PolicyDetails[0].ExcludedAmiTags = Tags("Keep", "yes");
        policy.PolicyDetails[0].ExcludedAmiSharedAccounts = new ValueList<string>(["210987654321"]);
        policy.PolicyDetails[0].ExcludedAmiLastLaunchedValue = 30;
        policy.PolicyDetails[0].ExcludedAmiLastLaunchedUnit = "DAYS";
        var image = Image("1.0.0/1 2024-01-01T00:00:00Z DEPRECATED");
        image.Amis = new ValueList<Ami>([
            new Ami { Image = "ami-1", Region = "us-east-1" },
            new Ami { Image = "ami-2", Region = "eu-west-1" },
        ]);

        var found = Assert.Single(LifecycleEvaluation.Evaluate(policy, [image, Image("1.0.0/2 2024-01-02T00:00:00Z")], Time(Now)));

        Assert.Equal(("DELETE", "Golden-Image", "1.0.0/1", "DEPRECATED"), (found.Action, found.Name, found.Version, found.Status));
        Assert.Equal(Images + "1.0.0/1", found.ImageBuildVersionArn);
        Assert.Equal("DELETE after 18 MONTHS, except the newest 1 of a version", found.Rule);
        Assert.Equal((2, Time("2025-07-01T00:00:00Z")), (found.Position, found.DueTime));
        Assert.Equal((policy.Name, policy.Arn, policy.Status), (found.PolicyName, found.LifecyclePolicyArn, found.PolicyStatus));
        Assert.Equal(["ami-2"], found.Amis.Select(ami => ami.Image));
        Assert.Equal(
            ["public AMIs", "AMIs with the tag Keep=yes", "AMIs shared with 210987654321", "AMIs launched within 30 DAYS"],
            found.Unchecked
        );
    }

    [Theory]
    [InlineData("DELETE AGE 1 DAYS", "DELETE after 1 DAY")]
    [InlineData("DEPRECATE AGE 2 YEARS", "DEPRECATE after 2 YEARS")]
    [InlineData("DELETE COUNT 14", "DELETE all except the newest 14 of a version")]
    public void A_rule_reads_as_a_sentence(string rule, string text) =>
        Assert.Equal(
            text,
            LifecycleEvaluation
                .Evaluate(
                    Policy([rule]),
                    [.. Enumerable.Range(1, 15).Select(build => Image($"1.0.0/{build} 2020-01-{build:d2}T00:00:00Z"))],
                    Time(Now)
                )[0]
                .Rule
        );

    private static List<string> Due(string[] rules, params string[] images) =>
        [.. Evaluate(Policy(rules), Time(Now), images).Select(candidate => candidate.Version!).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<LifecycleCandidate> Evaluate(LifecyclePolicy policy, DateTime at, params string[] images) =>
        LifecycleEvaluation.Evaluate(policy, images.Select(image => Image(image)), at);

    private static LifecyclePolicy Policy(string[] rules, params (string Name, string Version)[]? recipes) =>
        new()
        {
            Arn = "arn:aws:imagebuilder:eu-west-1:123456789012:lifecycle-policy/p",
            Name = "p",
            Status = "ENABLED",
            ResourceType = "AMI_IMAGE",
            PolicyDetails = new ValueList<LifecyclePolicyDetail>([.. rules.Select(Rule)]),
            Recipes = new ValueList<LifecyclePolicyRecipe>([
                .. recipes!.Select(recipe => new LifecyclePolicyRecipe { Name = recipe.Name, SemanticVersion = recipe.Version }),
            ]),
        };

    private static LifecyclePolicy Policy(string[] rules) => Policy(rules, ("Golden-Image", "x.x.x"));

    private static LifecyclePolicyDetail Rule(string text)
    {
        var words = text.Split(' ');
        var keeps = Array.IndexOf(words, "keep");
        return new LifecyclePolicyDetail
        {
            ActionType = words[0],
            FilterType = words[1],
            FilterValue = int.Parse(words[2], CultureInfo.InvariantCulture),
            FilterUnit = words.Length > 3 && keeps != 3 ? words[3] : null,
            RetainAtLeast = keeps > 0 ? int.Parse(words[keeps + 1], CultureInfo.InvariantCulture) : null,
        };
    }

    private static Image Image(string text, params (string Key, string Value)[] tags)
    {
        var words = text.Split(' ');
        return new Image
        {
            Arn = Images + words[0],
            Name = "Golden-Image",
            Type = "AMI",
            DateCreated = Time(words[1]),
            Status = words.Length > 2 ? words[2] : "AVAILABLE",
            Tags = new TagMap(tags.ToDictionary(tag => tag.Key, tag => tag.Value)),
        };
    }

    private static TagMap Tags(string key, string value) => new(new Dictionary<string, string> { [key] = value });

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
