using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Types;

/// <summary>What the views make of times, names, statuses and untrusted texts.</summary>
public sealed class DisplayTests
{
    private static readonly string[] Visible =
    [
        "a",
        "Z9",
        " ",
        "/",
        "<",
        "\u00e9",
        "e\u0301", // a combining accent
        "\u05e9\u05dc\u05d5\u05dd", // Hebrew
        "\u0645\u0631\u062d\u0628\u0627", // Arabic
        "\u0600\u0661", // Arabic number sign
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", // Persian, with a joiner inside the word
        "\u0915\u094d\u200d\u0937", // Devanagari, likewise
        "\u65e5\u672c\u8a9e",
        "\ud83d\ude00",
        "\u2764\ufe0f", // a red heart: a variation selector
        "1\ufe0f\u20e3", // a keycap
        "\U0001f468\u200d\U0001f469\u200d\U0001f467", // a family
        "\U0001f469\U0001f3fd\u200d\U0001f4bb", // a person with a skin tone and a computer
        "\U0001f3f3\ufe0f\u200d\U0001f308", // a flag of several parts
        "\U0001f1eb\U0001f1ee", // the flag of a country
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", // the flag of Scotland
        "\n",
        "\t",
        "\r\n",
    ];

    private static readonly string[] Hidden =
    [
        "\u001b]0;title\u0007",
        "\u001b[2J",
        "\u009b31m",
        "\u202e",
        "\u2066",
        "\u061c",
        "\u200f",
        "\r",
        "\0",
        "\b",
        "\u007f",
        "\u0085",
        "\u00ad",
        "\u200b",
        "\u200d",
        "\u2028",
        "\ufeff",
        "\U000e0041",
        "\U000e007f",
        "\ud83d", // half of a character
    ];

    private static Gen<string> Harmless { get; } = Gen.ArrayOf(Gen.Elements(Visible)).Select(string.Concat);

    private static Gen<string> Untrusted { get; } =
        Gen.OneOf(
            Gen.ArrayOf(Gen.Elements([.. Visible, .. Hidden])).Select(string.Concat),
            Gen.ArrayOf(ArbMap.Default.GeneratorFor<char>()).Select(chars => new string(chars))
        );

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

    [Theory]
    [InlineData("pass\u00adword", "pass<U+00AD>word")]
    [InlineData("ad\u200bmin", "ad<U+200B>min")]
    [InlineData("ad\u200dmin", "ad<U+200D>min")]
    [InlineData("\u200cadmin", "<U+200C>admin")]
    [InlineData("\ufeffa\u2060", "<U+FEFF>a<U+2060>")]
    [InlineData("a\u2028b\u2029", "a<U+2028>b<U+2029>")]
    [InlineData("a\U000e0041\U000e0020b", "a<U+E0041><U+E0020>b")]
    [InlineData("\U0001f3f4\U000e0041", "\U0001f3f4<U+E0041>")]
    [InlineData("\U0001f468\u200d\u200d\U0001f469", "\U0001f468\u200d<U+200D>\U0001f469")]
    [InlineData("\u3164x\uffa0", "<U+3164>x<U+FFA0>")]
    public void What_a_reader_cannot_see_is_shown(string text, string expected) => Assert.Equal(expected, Display.Text(text));

    [Fact]
    public void No_text_reaches_the_terminal_with_what_it_acts_on() =>
        Prop.ForAll(
                Untrusted.ToArbitrary(),
                text =>
                {
                    string?[] lines =
                    [
                        Display.Line(text),
                        Display.Reason(text),
                        Display.Versioned(text, 5),
                        Display.Name(text, 5),
                        Display.Result(text, new Image()),
                        WithoutBreaks($"{Display.StepsOf(new WorkflowStepExecution { ImageBuildVersionArn = text, OwnerStatus = text })}"),
                        WithoutBreaks($"{Display.ExecutionsOf(new WorkflowExecution { ImageBuildVersionArn = text })}"),
                        Display.Status(text, 9, null),
                        Display.Build(text, text),
                        Display.WorkflowType(text, text),
                    ];
                    return lines.All(line => line is null || HasNothingHidden(line))
                        && HasNothingHidden(WithoutBreaks(Display.Text(text)!))
                        && HasNothingHidden(WithoutBreaks(Display.Custom(new Ami { Name = text, Description = text })));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_visible_stays_as_it_is() =>
        Prop.ForAll(
                Harmless.ToArbitrary(),
                text => Display.Text(text) == text && Display.Line(text) == Regex.Replace(text, @"\s+", " ").Trim()
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_shown_once_is_shown_so_again() =>
        Prop.ForAll(
                Untrusted.ToArbitrary(),
                text => Display.Text(Display.Text(text)) == Display.Text(text) && Display.Line(Display.Line(text)) == Display.Line(text)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_is_lost_where_a_control_character_becomes_a_picture() =>
        Prop.ForAll(
                Untrusted.ToArbitrary(),
                text =>
                    Raw(Display.Text(text)!) == text
                    || text.AsSpan().ContainsAny('\u241b', '\u2400', '\u2407')
                    || text.Contains("<U+", StringComparison.Ordinal)
            )
            .QuickCheckThrowOnFailure();

    // The reverse of the pictures.
    private static string Raw(string shown) =>
        Regex.Replace(
            Regex.Replace(
                shown,
                "[\u2400-\u241f\u2421]",
                picture => ((char)(picture.Value[0] == '\u2421' ? 0x7f : picture.Value[0] - 0x2400)).ToString()
            ),
            "<U\\+([0-9A-F]{4,6})>",
            code => char.ConvertFromUtf32(int.Parse(code.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        );

    // The categories of Unicode are the definition; the exceptions are what emoji and words need.
    private static bool HasNothingHidden(string text) =>
        text.EnumerateRunes()
            .All(rune =>
                Rune.GetUnicodeCategory(rune)
                    is not (
                        UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                    )
                || rune.Value is 0x200c or 0x200d or 0x0600 or 0x06dd or (>= 0xe0030 and <= 0xe007f)
            );

    private static string WithoutBreaks(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace("\n", "", StringComparison.Ordinal)
            .Replace("\t", "", StringComparison.Ordinal);

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

    [Theory]
    [InlineData("golden-image", 12, "golden-image")]
    [InlineData("windows-server-2022-base-prod", 15, "windows\u2026se-prod")]
    [InlineData("windows-server-2022-base-test", 16, "windows-\u2026se-test")]
    [InlineData("ab\U0001f468cdef", 6, "ab\u2026ef")]
    [InlineData("abcdef\U0001f468x", 6, "abc\u2026x")]
    [InlineData(null, 10, null)]
    public void A_name_keeps_its_beginning_and_its_end(string? name, int width, string? expected)
    {
        Assert.Equal(expected, Display.Name(name, width));
        Assert.True(expected is null || expected.Length <= width);
    }

    [Fact]
    public void A_build_in_progress_shows_the_time_it_has_taken_so_far_and_any_other_its_result()
    {
        var created = new DateTime(2026, 9, 14, 7, 52, 0, DateTimeKind.Utc);
        var image = new Image
        {
            Status = "BUILDING",
            DateCreated = created,
            ReadTime = created.AddMinutes(3),
        };

        Assert.Equal("00:03:00+", Display.Result(null, image));
        Assert.Equal("a reason", Display.Result("a reason", image));
        image.Status = "AVAILABLE";
        Assert.Null(Display.Result(null, image));
        Assert.Null(Display.Result(null, null));
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
