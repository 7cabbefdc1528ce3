using ImageBuilderWorkflow.Timelines;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Timelines;

/// <summary>How many columns of a terminal a text takes, and how it is cut.</summary>
public sealed class CellsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("build-image", 11)]
    [InlineData("\u00e9", 1)]
    [InlineData("\u65e5\u672c\u8a9e", 6)] // Japanese
    [InlineData("\ud55c\uae00", 4)] // Korean
    [InlineData("\uff21", 2)] // a full-width A
    [InlineData("\U0001f680", 2)] // a rocket
    [InlineData("\U00020000", 2)] // a rare ideograph
    [InlineData("\u0e01\u0e34", 1)] // Thai, with a vowel above
    [InlineData("x\u0301\u0302", 1)] // two accents
    [InlineData("\u05e9\u05dc\u05d5\u05dd", 4)] // Hebrew
    [InlineData("\u2588\u2573\u2591\u2501\u2026", 5)] // what bars consist of
    public void A_character_takes_none_one_or_two_columns(string text, int width) => Assert.Equal(width, Cells.Of(text));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\U0001f468\u200d\U0001f469\u200d\U0001f467!", "\U0001f468!")] // a family
    [InlineData("\U0001f469\U0001f3fd\u200d\U0001f4bb", "\U0001f469")] // a person with a skin tone and a computer
    [InlineData("\u2764\ufe0f", "\u2764")] // a red heart
    [InlineData("\U0001f3f3\ufe0f\u200d\U0001f308", "\U0001f3f3")] // a flag of several parts
    [InlineData("e\u0301", "\u00e9")] // a composed letter exists
    [InlineData("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e")] // Persian, with a joiner inside the word
    [InlineData("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937")] // Devanagari, likewise
    public void Emoji_of_several_characters_are_reduced_to_one_because_terminals_disagree(string text, string steady) =>
        Assert.Equal(steady, Cells.Steady(text));

    [Theory]
    [InlineData("ApplyBuildComponents", 20, "ApplyBuildComponents")]
    [InlineData("ApplyBuildComponents", 12, "ApplyBui~nts")]
    [InlineData("build-image-with-a-long-name 1.0.3", 20, "build-image-w~ 1.0.3")]
    [InlineData("\u65e5\u672c\u8a9e\u65e5\u672c\u8a9e", 8, "\u65e5\u672c~\u8a9e")]
    public void The_middle_of_a_name_is_cut(string name, int width, string cut)
    {
        Assert.Equal(cut, Cells.CutMiddle(name, width, '~'));
        Assert.True(Cells.Of(cut) <= width);
    }

    [Theory]
    [InlineData("It failed.", 10, "It failed.")]
    [InlineData("It failed!!", 10, "It failed~")]
    [InlineData("\u65e5\u672c\u8a9e", 5, "\u65e5\u672c~")]
    [InlineData("\u65e5\u672c\u8a9e", 4, "\u65e5~")]
    public void The_end_of_a_reason_is_cut(string reason, int width, string cut) => Assert.Equal(cut, Cells.Cut(reason, width, '~'));

    [Fact]
    public void A_cut_does_not_part_a_letter_from_its_mark_or_a_character_into_halves()
    {
        Assert.Equal("ab~", Cells.Cut("abx\u0301\u0302defghi", 4, '~'));
        Assert.Equal("a~", Cells.Cut("a\U0001f680\U0001f680", 3, '~'));
    }
}
