using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What is taken and what is refused before any request: exactly what the API's patterns say.</summary>
public sealed class IdentifierPatternTests
{
    private const string Guid = "a1b2c3d4-5678-90AB-cdef-1234567890ef";

    // Every form that the patterns allow, one of a kind.
    private static readonly string[] Sound =
    [
        $"wf-{Guid}",
        $"step-{Guid}",
        $"lce-{Guid}",
        "arn:aws:imagebuilder:us-east-1:123456789012:image/my-image_2/1.0.0/1",
        "arn:aws-cn:imagebuilder:cn-north-1:123456789012:image/a/2026.9.10/12",
        "arn:aws-us-gov:imagebuilder:us-gov-west-1:aws:image/x/0.0.0/0",
        "arn:aws-iso-b:imagebuilder:us-isob-east-1:aws-marketplace:image/-/10.20.30/40",
        "arn:aws:imagebuilder:us-east-1:third-party:component/a/1.0.0/1",
        "arn:aws:imagebuilder:us-east-1:aws:image/amazon-linux-2023/x.x.x",
        "arn:aws:imagebuilder:us-east-1:123456789012:image-recipe/r/1.x.x",
        "arn:aws:imagebuilder:us-east-1:123456789012:container-recipe/r/1.0.0",
        "arn:aws:imagebuilder:us-east-1:123456789012:infrastructure-configuration/i",
        "arn:aws:imagebuilder:us-east-1:123456789012:distribution-configuration/d",
        "arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/p",
        "arn:aws:imagebuilder:us-east-1:123456789012:lifecycle-policy/l",
        "arn:aws:imagebuilder:us-east-1:123456789012:workflow/build/w/1.0.0/1",
        "arn:aws:imagebuilder:us-east-1:123456789012:workflow/test/w/1.0.0",
        "arn:aws:imagebuilder:us-east-1:123456789012:workflow/distribution/w",
        "arn:aws:imagebuilder:us-east-1:aws:workflow/build/w/x.x.x",
        "arn:aws:imagebuilder:us-east-1:123456789012:workflow/test/w-2/10.x.x",
        "arn:aws-cn:imagebuilder:cn-north-1:123456789012:image/a/2026.9.10",
        "arn:aws:imagebuilder:us-east-1:aws:image-pipeline/p_1",
        "arn:aws:imagebuilder:us-east-1:aws:lifecycle-policy/l_1",
    ];

    public static TheoryData<string, string> Shapes =>
        new()
        {
            { "WorkflowExecutionId", "WorkflowExecutionId" },
            { "StepExecutionId", "WorkflowStepExecutionId" },
            { "LifecycleExecutionId", "LifecycleExecutionId" },
            { "ImageBuildVersionArn", "ImageBuildVersionArn" },
            { "ResourceArn", "ImageBuilderArn" },
            { "ImageVersionArn", "ImageVersionArn" },
            { "ImagePipelineArn", "ImagePipelineArn" },
            { "ImageArn", "ImageVersionArnOrBuildVersionArn" },
            { "WorkflowBuildVersionArn", "WorkflowBuildVersionArn" },
            { "WorkflowVersionArn", "WorkflowWildcardVersionArn" },
            { "LifecyclePolicyArn", "LifecyclePolicyArn" },
        };

    [Theory]
    [InlineData("WF-A1B2C3D4-5678-90AB-CDEF-1234567890EF", "wf-a1b2c3d4-5678-90ab-cdef-1234567890ef")]
    [InlineData("wf-A1B2C3D4-5678-90AB-CDEF-1234567890EF", "wf-A1B2C3D4-5678-90AB-CDEF-1234567890EF")]
    [InlineData("WF-A1B2", "WF-A1B2")]
    [InlineData("STEP-A1B2C3D4-5678-90AB-CDEF-1234567890EF", "STEP-A1B2C3D4-5678-90AB-CDEF-1234567890EF")]
    public void An_id_in_capital_letters_is_spelled_as_the_API_spells_it(string value, string spelled) =>
        Assert.Equal(spelled, Identifier.WorkflowExecutionId.Spell(value));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void An_identifier_takes_what_the_facts_say(string name, string shape)
    {
        var identifier = Identifiers.Named(name);
        var pattern = new Regex(ApiFacts.Read().PatternOf(shape), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        var (taken, refused) = (0, 0);

        Always.Holds(
            Values(),
            value =>
            {
                // The dollar of a .NET pattern lets a line feed behind it pass, which the API does not.
                var expected = pattern.IsMatch(WithPlainOrigin(value)) && !value.EndsWith('\n') && !IsOtherwiseTaken(identifier, value);

                Assert.Equal(expected, identifier.Matches(value));

                // The pattern takes anything for a region; what can be none is refused all the same.
                var isAsked = expected && (Identifier.RegionOf(value) is not { } region || EndpointRules.IsRegion(region));
                Assert.Equal(isAsked, identifier.Problem(value) is null);
                (taken, refused) = (taken + (expected ? 1 : 0), refused + (expected ? 0 : 1));
            },
            runs: 3000
        );

        Assert.True(taken > 30, $"Only {taken} values were taken.");
        Assert.True(refused > 1000, $"Only {refused} values were refused.");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_form_that_a_message_shows_is_taken(string name, string shape)
    {
        Assert.True(Identifiers.Named(name).Matches(Identifiers.Named(name).Form));
        Assert.Matches(ApiFacts.Read().PatternOf(shape), Identifiers.Named(name).Form);
    }

    // In the API's pattern a hyphen stands behind a range, which is a hyphen of its own.
    [Theory]
    [InlineData("golden-image", true)]
    [InlineData("Golden_Image 2", true)]
    [InlineData("-ab", true)]
    [InlineData("ab", false)]
    [InlineData(" golden-image", false)]
    [InlineData("golden-image ", false)]
    [InlineData("golden-image\n", false)]
    [InlineData("golden*", false)]
    [InlineData("golden.image", false)]
    [InlineData("", false)]
    [InlineData("   ", false)]
    public void A_resource_name_is_what_the_facts_say(string value, bool isName)
    {
        Assert.Equal(isName, ArnLookup.IsPlainName(value));
        Assert.Equal(isName, Regex.IsMatch(value, ApiFacts.Read().PatternOf("ResourceName")) && !value.EndsWith('\n'));
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void A_resource_name_has_up_to_128_characters(int length, bool isName) =>
        Assert.Equal(isName, ArnLookup.IsPlainName(new string('a', length)));

    [Theory]
    [InlineData("wf-nonsense")]
    [InlineData("step-1")]
    [InlineData("LCE-1")]
    public void What_begins_like_an_id_is_no_resource_name(string value) => Assert.False(ArnLookup.IsPlainName(value));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData(" ")]
    [InlineData("\0")]
    [InlineData("\u2028")]
    public void Nothing_may_follow_or_go_before(string more) =>
        Assert.All(
            Identifiers.All,
            identifier =>
            {
                Assert.False(identifier.Matches(identifier.Form + more));
                Assert.False(identifier.Matches(more + identifier.Form));
            }
        );

    [Fact]
    public void Digits_of_other_scripts_are_no_digits()
    {
        Assert.False(
            Identifier.WorkflowExecutionId.Matches("wf-\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668-1234-1234-1234-123456789012")
        );
        Assert.False(Identifier.ImageBuildVersionArn.Matches("arn:aws:imagebuilder:us-east-1:123456789012:image/a/\u0661.0.0/1"));
    }

    [Fact]
    public void A_very_long_value_is_judged_at_once()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.All(
            Identifiers.All,
            identifier =>
                Assert.False(identifier.Matches("arn:aws" + new string('-', 100_000) + ":imagebuilder:" + new string('a', 100_000)))
        );
        Assert.All(
            Identifiers.All,
            identifier => Assert.NotNull(identifier.Problem(identifier.Form + string.Concat(Enumerable.Repeat("/1.0.0", 20_000))))
        );

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    // Some shapes look at the partition and the region more closely; ours look at the region apart, and at the partition not at all.
    private static string WithPlainOrigin(string value) =>
        Regex.Replace(value, "^arn:aws[^:]*:imagebuilder:[^:]+:", "arn:aws:imagebuilder:us-east-1:");

    // An x stands for this number and all behind it; and a whole version of an image is not one of its builds.
    private static bool IsOtherwiseTaken(Identifier identifier, string value) =>
        Regex.IsMatch(value, @"/(?:x\.[0-9x]+|[0-9]+\.x)\.[0-9]+$") && identifier != Identifier.ResourceArn
        || (identifier == Identifier.ImageArn && Identifier.ImageVersionArn.Matches(value));

    private static Gen<string> Values()
    {
        var pieces = Gen.OneOf(
            Gen.Elements(
                "",
                "x",
                "X",
                "0",
                "00",
                ".",
                "/",
                ":",
                "-",
                "_",
                "*",
                " ",
                "\n",
                "é",
                "aws",
                "aws-",
                "1.0.0",
                "/1",
                "wf-",
                "step-",
                "third-party",
                "123456789012"
            ),
            from sound in Gen.Elements(Sound)
            from start in Gen.Choose(0, sound.Length)
            from length in Gen.Choose(0, Math.Min(8, sound.Length - start))
            select sound.Substring(start, length)
        );
        var damaged =
            from sound in Gen.Elements(Sound)
            from position in Gen.Choose(0, sound.Length)
            from remove in Gen.Choose(0, Math.Min(3, sound.Length - position))
            from insert in pieces
            select sound.Remove(position, remove).Insert(position, insert);
        var spliced =
            from head in Gen.Elements(Sound)
            from tail in Gen.Elements(Sound)
            from cut in Gen.Choose(0, Math.Min(head.Length, tail.Length))
            select head[..cut] + tail[cut..];
        var recased =
            from sound in Gen.Elements(Sound)
            from position in Gen.Choose(0, sound.Length - 1)
            select sound[..position] + char.ToUpperInvariant(sound[position]) + sound[(position + 1)..];
        return Gen.Frequency((2, Gen.Elements(Sound)), (4, damaged), (2, spliced), (2, recased));
    }
}
