using System.Text;
using FsCheck.Fluent;
using Xunit;
using static ImageBuilderWorkflow.Tests.Core.WireOperations;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Text that is no Unicode costs its broken characters, and nothing else of the page.</summary>
public sealed class BrokenTextTests
{
    private const string Sound = "caf\u00e9 \U0001f600";
    private const string SoundEscaped = """caf\u00e9 \ud83d\ude00""";

    // A text belongs in every place with a tilde.
    private const string Template = """
        {"lifecycleExecutions":[
          {"lifecycleExecutionId":"lce-1","state":{"reason":"~","code":"~","n-~":1},"list":["~",{"n-~":1}],"news":"~","n-~":1},
          {"state":{"reason":"caf\u00e9 \ud83d\ude00"}}
        ],"nextToken":"t-~"}
        """;

    private const int Places = 8;

    [Theory]
    [InlineData("""a\ud83d""", "a\uFFFD")]
    [InlineData("""\ud83db""", "\uFFFDb")]
    [InlineData("""\ude00""", "\uFFFD")]
    [InlineData("""\uDE00\uD83D""", "\uFFFD\uFFFD")]
    [InlineData("""\ud83d\ud83d\ude00""", "\uFFFD\U0001f600")]
    [InlineData("""\ud83d\n\ude00""", "\uFFFD\n\uFFFD")]
    [InlineData("""\ud83d\u0041""", "\uFFFDA")]
    [InlineData("""\ud83d\\ude00""", "\uFFFD\\ude00")]
    [InlineData("""\\ud83d\ude00""", "\\ud83d\uFFFD")]
    [InlineData("""\\\ud83d\\""", "\\\uFFFD\\")]
    [InlineData("""\ud83d\"x""", "\uFFFD\"x")]
    [InlineData("""\ud83d😀é""", "\uFFFD\U0001f600\u00e9")]
    public void A_lone_surrogate_becomes_the_replacement_character(string wire, string expected) =>
        AssertKept(Encoding.UTF8.GetBytes(wire), expected);

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { (byte)'a', 0x80, (byte)'b' })]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0xE4, 0xB8 })]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98 })]
    [InlineData(new byte[] { 0xC0, 0xAF })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xC3, 0xA9, 0xFE, 0xC3, 0xA9 })]
    [InlineData(new byte[] { 0xFF, (byte)'\\', (byte)'n', (byte)'\\', (byte)'\\' })]
    public void Bytes_that_are_no_UTF8_become_the_replacement_character(byte[] wire) =>
        AssertKept(
            wire,
            Encoding.UTF8.GetString(wire).Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
        );

    [Fact]
    public void Any_text_with_any_surrogates_is_kept() =>
        Always.Holds(
            Gen.ArrayOf(
                Gen.OneOf(
                    Gen.Elements('\ud83d', '\ude00', '\ud800', '\udfff', '\\', '"', 'u', 'a', '\u00e9', '\uFFFD', '\0', '\n'),
                    Gen.Choose(0, char.MaxValue).Select(unit => (char)unit)
                )
            ),
            characters =>
            {
                var text = new string(characters);
                var escaped = string.Concat(text.Select(unit => $"\\u{(int)unit:x4}"));

                AssertKept(Encoding.UTF8.GetBytes(escaped), Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
            },
            runs: 300,
            shrink: Always.WithOneLess
        );

    [Fact]
    public void Any_bytes_are_kept_as_far_as_they_are_text() =>
        Always.Holds(
            Gen.ArrayOf(
                Gen.OneOf(
                    Gen.Choose(0x80, 0xFF).Select(value => (byte)value),
                    Gen.Elements((byte)'a', (byte)0xC3, (byte)0xA9, (byte)0xF0, (byte)0x9F, (byte)0x98, (byte)0x80)
                )
            ),
            bytes => AssertKept(bytes, Encoding.UTF8.GetString(bytes)),
            runs: 300,
            shrink: Always.WithOneLess
        );

    // In every place by itself, because one broken text is enough to have the whole page read in another way.
    private static void AssertKept(byte[] wire, string expected)
    {
        for (var place = 0; place < Places; place++)
        {
            AssertKept(wire, expected, place);
        }
    }

    private static void AssertKept(byte[] wire, string expected, int place)
    {
        var answer = Parse("ListLifecycleExecutions", Body(wire, place));

        var broken = Assert.IsType<LifecycleExecution>(answer.Items[0]);
        var state = Assert.IsType<AdditionalFields>(broken.AdditionalFields["state"]);
        var list = Assert.IsType<object?[]>(broken.AdditionalFields["list"]);
        Assert.Equal(Sound, Assert.IsType<LifecycleExecution>(answer.Items[1]).StatusReason);
        Assert.Equal(2, answer.Items.Count);
        Assert.Equal("lce-1", broken.LifecycleExecutionId);
        Assert.Equal(
            Enumerable.Range(0, Places).Select(index => index == place ? expected : Sound),
            [
                broken.StatusReason,
                state["code"],
                state.Keys.Last()[2..],
                list[0],
                Assert.IsType<AdditionalFields>(list[1]).Keys.Single()[2..],
                broken.AdditionalFields["news"],
                broken.AdditionalFields.Keys.Last()[2..],
                answer.NextToken![2..],
            ]
        );
    }

    private static byte[] Body(byte[] text, int place)
    {
        var pieces = Template.Split('~');
        var body = new List<byte>();
        for (var index = 0; index < Places; index++)
        {
            body.AddRange(Encoding.UTF8.GetBytes(pieces[index]));
            body.AddRange(index == place ? text : Encoding.UTF8.GetBytes(SoundEscaped));
        }

        body.AddRange(Encoding.UTF8.GetBytes(pieces[Places]));
        return [.. body];
    }
}
