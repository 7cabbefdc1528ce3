using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Words as Python's shlex splits them.</summary>
public sealed class ShellWordsTests
{
    [Theory]
    [InlineData("profile p", "profile|p")]
    [InlineData(" profile\t p ", "profile|p")]
    [InlineData("profile \"my prof\"", "profile|my prof")]
    [InlineData("profile 'my \"prof\"'", "profile|my \"prof\"")]
    [InlineData("profile my\\ prof", "profile|my prof")]
    [InlineData("profile \"a\\\"b\\\\c\\d\"", "profile|a\"b\\c\\d")]
    [InlineData("profile 'a\\b'", "profile|a\\b")]
    [InlineData("profile a\"b c\"d", "profile|ab cd")]
    [InlineData("profile \"\"", "profile|")]
    [InlineData("", "")]
    public void Quotes_and_backslashes_hold_words_together(string text, string words) =>
        Assert.Equal(words, string.Join('|', ShellWords.Split(text)!));

    [Theory]
    [InlineData("profile it's")]
    [InlineData("profile \"p")]
    [InlineData("profile p\\")]
    public void A_quotation_without_an_end_is_none(string text) => Assert.Null(ShellWords.Split(text));
}
