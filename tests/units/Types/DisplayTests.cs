using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Types;

/// <summary>What the views make of times, names, statuses and untrusted texts.</summary>
public sealed class DisplayTests
{
    private static readonly char[] Harmful = ['\u001b', '\u0007', '\u009b', '\u202e', '\u2066', '\r', '\0', '\u007f', '\u200f'];

    [Theory]
    [InlineData("a", "a")]
    [InlineData("  a \r\n\t b  ", "a b")]
    [InlineData("\u001b]0;title\u0007", "\u241b]0;title\u2407")]
    [InlineData("a\u009b31mb", "a<U+009B>31mb")]
    [InlineData("a\u202eb", "a<U+202E>b")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void A_line_has_no_breaks_and_shows_control_characters(string? text, string? expected) =>
        Assert.Equal(expected, Display.Line(text));

    [Theory]
    [InlineData("a\r\n\tb\n", "a\r\n\tb\n")]
    [InlineData("a\rb", "a\u240db")]
    [InlineData("\u001b[2Ja", "\u241b[2Ja")]
    [InlineData(null, null)]
    public void A_text_keeps_breaks_and_tabs_and_shows_control_characters(string? text, string? expected) =>
        Assert.Equal(expected, Display.Text(text));

    [Fact]
    public void No_text_reaches_the_terminal_with_what_it_acts_on()
    {
        var texts = Gen.ArrayOf(Gen.OneOf(Gen.Elements(Harmful), Gen.Elements('a', ' ', '\n', '/', '\u00e9', '\ud83d', '\ude00')))
            .Select(chars => new string(chars));
        Prop.ForAll(
                texts.ToArbitrary(),
                text =>
                {
                    string?[] lines =
                    [
                        Display.Line(text),
                        Display.Reason(text),
                        Display.Versioned(text, 5),
                        Display.Status(text, 9, null),
                        Display.Build(text, text),
                        Display.WorkflowType(text, text),
                    ];
                    return lines.All(line => (line ?? string.Empty).All(c => !char.IsControl(c) && !Harmful.Contains(c)))
                        && Display
                            .Text(text)!
                            .Replace("\r\n", "\n", StringComparison.Ordinal)
                            .All(c => c == '\n' || (!char.IsControl(c) && !Harmful.Contains(c)));
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_reason_names_resources_in_short() =>
        Assert.Equal(
            "Document component/harden-os/1.2.0/1 failed for arn:aws:iam::123456789012:role/x",
            Display.Reason(
                "Document arn:aws:imagebuilder:us-east-1:123456789012:component/harden-os/1.2.0/1\nfailed for "
                    + "arn:aws:iam::123456789012:role/x"
            )
        );

    [Theory]
    [InlineData("golden-image/1.4.2/3", 20, "golden-image/1.4.2/3")]
    [InlineData("golden-image/1.4.2/3", 18, "golden-im\u2026/1.4.2/3")]
    [InlineData("golden-image/2024.11.20/1", 18, "gold\u2026/2024.11.20/1")]
    [InlineData("distribute-image 1.0.2", 19, "distribute-i\u2026 1.0.2")]
    [InlineData("a/2024.11.20/100000000", 18, "a/2024.11.20/1000\u2026")]
    [InlineData("no-version-and-too-long", 10, "no-versio\u2026")]
    [InlineData(null, 10, null)]
    public void A_version_stays_whole_where_the_name_is_cut(string? text, int width, string? expected)
    {
        Assert.Equal(expected, Display.Versioned(text, width));
        Assert.True(expected is null || expected.Length <= width);
    }

    [Fact]
    public void A_time_is_UTC_and_says_so() =>
        Assert.Equal("2026-09-14 07:52Z", Display.Time(new DateTime(2026, 9, 14, 7, 52, 59, DateTimeKind.Utc)));

    [Fact]
    public void A_time_so_far_is_told_apart_from_a_final_one()
    {
        Assert.Equal("00:03:10", Display.Elapsed(new TimeSpan(0, 3, 10), new TimeSpan(0, 3, 10)));
        Assert.Equal("00:03:10+", Display.Elapsed(null, new TimeSpan(0, 3, 10)));
        Assert.Equal("2.01:30+", Display.Elapsed(null, new TimeSpan(2, 1, 30, 0)));
        Assert.Equal("123d+", Display.Elapsed(null, new TimeSpan(123, 1, 30, 0)));
        Assert.Null(Display.Elapsed(null, null));
    }

    [Theory]
    [InlineData("1.0.3", "arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1", "1.0.3/1")]
    [InlineData("1.0.3/2", "arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1", "1.0.3/2")]
    [InlineData("1.0.3", "arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3", "1.0.3")]
    [InlineData(null, null, null)]
    public void A_version_shows_its_build(string? version, string? arn, string? expected) =>
        Assert.Equal(expected, Display.Build(version, arn));

    [Theory]
    [InlineData("TEST", "arn:aws:imagebuilder:us-east-1:aws:workflow/build/b/1.0.0/1", "TEST")]
    [InlineData(null, "arn:aws:imagebuilder:us-east-1:aws:workflow/build/b/1.0.0/1", "BUILD")]
    [InlineData("", "arn:aws:imagebuilder:us-east-1:aws:workflow/test/b/1.0.0/1", "TEST")]
    [InlineData(null, null, null)]
    public void A_type_that_is_missing_comes_from_the_workflow(string? type, string? arn, string? expected) =>
        Assert.Equal(expected, Display.WorkflowType(type, arn));

    [Fact]
    public void A_status_has_the_colours_of_the_session_and_is_cut_before_it_is_coloured()
    {
        var style = new Style();

        Assert.Equal("<error>FAILED\u001b[0m", Display.Status("FAILED", 9, style, isRedirected: false));
        Assert.Equal("<green>COMPLETED\u001b[0m", Display.Status("COMPLETED", 9, style, isRedirected: false));
        Assert.Equal("<error>ROLLBACK_\u2026\u001b[0m", Display.Status("ROLLBACK_IN_PROGRESS", 10, style, isRedirected: false));
        Assert.Equal("FUTURE", Display.Status("FUTURE", 9, style, isRedirected: false));
        Assert.Equal("FAILED", Display.Status("FAILED", 9, null, isRedirected: false));
        Assert.Null(Display.Status(null, 9, style, isRedirected: false));
    }

    [Theory]
    [InlineData("Host", false, true)]
    [InlineData("Host", true, false)]
    [InlineData("Ansi", true, true)]
    [InlineData("PlainText", false, false)]
    public void A_status_has_no_colour_in_redirected_or_plain_output(string rendering, bool isRedirected, bool hasColour) =>
        Assert.Equal(hasColour, Display.Status("FAILED", 9, new Style { OutputRendering = rendering }, isRedirected) != "FAILED");

    // As $PSStyle has them.
    private sealed class Style
    {
        public string OutputRendering { get; init; } = "Host";

        public Colours Formatting { get; } = new();

        public Colours Foreground { get; } = new();
    }

    private sealed class Colours
    {
        public string Error { get; } = "<error>";

        public string Green { get; } = "<green>";
    }
}
