using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>A place in a listing as text, in the form of botocore and the AWS CLI.</summary>
public sealed class ResumeTokenTests
{
    [Theory]
    [InlineData("eyJuZXh0VG9rZW4iOiAieCIsICJib3RvX3RydW5jYXRlX2Ftb3VudCI6IDN9", "x", 3)]
    [InlineData("eyJuZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyNH0=", null, 24)]
    [InlineData("eyJuZXh0VG9rZW4iOiAiQUFBQStiLz09In0=", "AAAA+b/==", 0)]
    [InlineData("eyJib3RvX3RydW5jYXRlX2Ftb3VudCI6IDEsICJuZXh0VG9rZW4iOiAiXHUwMGU5XHVkODNkXHVkZTAwIn0=", "\u00e9\U0001f600", 1)]
    [InlineData("eyJuZXh0VG9rZW4iOiAieCIsICJib3RvX3RydW5jYXRlX2Ftb3VudCI6IDB9", "x", 0)]
    public void A_token_of_botocore_is_read(string token, string? pageToken, int skip) =>
        Assert.Equal(new ListingPosition(pageToken, skip), ResumeToken.Decode(token));

    [Theory]
    [InlineData("x", 3, """{"nextToken":"x","boto_truncate_amount":3}""")]
    [InlineData(null, 24, """{"nextToken":null,"boto_truncate_amount":24}""")]
    [InlineData("a+b/c==", 0, """{"nextToken":"a+b/c=="}""")]
    [InlineData("\u00e9\U0001f600\"\n", int.MaxValue, """{"nextToken":"é😀\"\n","boto_truncate_amount":2147483647}""")]
    public void A_token_is_written_as_botocore_reads_it(string? pageToken, int skip, string json)
    {
        var token = ResumeToken.Encode(new ListingPosition(pageToken, skip));

        var written = JsonNode.Parse(Convert.FromBase64String(token));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), written), written?.ToJsonString());
    }

    [Fact]
    public void What_was_written_is_read_again() =>
        Always.Holds(
            from token in ServiceTokens().OrNull()
            from skip in Gen.OneOf(Gen.Choose(0, 30), Gen.Choose(0, int.MaxValue))
            select (Token: token, Skip: skip),
            place =>
                Assert.Equal(
                    new ListingPosition(place.Token is "" ? null : place.Token, place.Skip),
                    ResumeToken.Decode(ResumeToken.Encode(new ListingPosition(place.Token, place.Skip)))
                ),
            runs: 500
        );

    [Theory]
    [InlineData("abcd")]
    [InlineData("CAESGgoYChYKFGFyOmF3czppbWFnZWJ1aWxkZXI=")]
    [InlineData("eyJuZXh0VG9rZW4iOiAieCJ9!")]
    [InlineData("eyJuZXh0VG9rZW4iOiAieCJ")]
    [InlineData("{\"nextToken\": \"x\"}")]
    [InlineData("None")]
    [InlineData("\u00e9\U0001f600")]
    [InlineData(" ")]
    [InlineData("====")]
    public void A_token_of_the_service_passes_as_it_is(string token) =>
        Assert.Equal(new ListingPosition(token, 0), ResumeToken.Decode(token));

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"nextToken\"")]
    [InlineData("[\"nextToken\", \"x\"]")]
    [InlineData("{\"offset\": 25}")]
    [InlineData("{\"boto_truncate_amount\": 3}")]
    [InlineData("{\"nextToken\": 5}")]
    [InlineData("{\"nextToken\": {\"nextToken\": \"x\"}}")]
    [InlineData("{\"NextToken\": \"x\"}")]
    [InlineData("{\"nextToken\": \"x\", \"version\": 1}")]
    [InlineData("{\"nextToken\": \"x\", \"boto_truncate_amount\": \"3\"}")]
    [InlineData("{\"nextToken\": \"x\", \"boto_truncate_amount\": null}")]
    [InlineData("{\"nextToken\": \"x\", \"boto_truncate_amount\": -1}")]
    [InlineData("{\"nextToken\": \"x\", \"boto_truncate_amount\": 1.5}")]
    [InlineData("{\"nextToken\": \"x\", \"boto_truncate_amount\": 2147483648}")]
    [InlineData("{\"nextToken\": \"x\"")]
    [InlineData("{\"nextToken\": \"x\"}}")]
    [InlineData("{\"nextToken\": \"\\ud800\"}")]
    [InlineData("{\"next\\ud800\": 1, \"nextToken\": \"x\"}")]
    public void A_token_of_the_service_that_is_base64_of_other_JSON_passes_as_it_is(string json)
    {
        var token = Convert.ToBase64String(Encoding.UTF8.GetBytes(json));

        Assert.Equal(new ListingPosition(token, 0), ResumeToken.Decode(token));
    }

    [Fact]
    public void An_empty_page_token_means_the_first_page() =>
        Assert.Equal(
            new ListingPosition(null, 2),
            ResumeToken.Decode(Convert.ToBase64String("{\"nextToken\": \"\", \"boto_truncate_amount\": 2}"u8))
        );

    [Fact]
    public void No_text_is_too_odd_to_be_a_token() =>
        Always.Holds(
            OddTexts(),
            text =>
            {
                var position = ResumeToken.Decode(text);

                Assert.True(position.Skip >= 0);
                Assert.True(
                    position == new ListingPosition(text, 0) || position.PageToken != text,
                    string.Create(CultureInfo.InvariantCulture, $"{position}")
                );
            },
            runs: 2000
        );

    [Theory]
    [InlineData("\ud800")]
    [InlineData("a\udc00b")]
    public void A_page_token_that_is_no_Unicode_can_be_written(string pageToken)
    {
        var token = ResumeToken.Encode(new ListingPosition(pageToken, 1));

        Assert.Equal(1, ResumeToken.Decode(token).Skip);
    }

    private static Gen<string> ServiceTokens() =>
        Gen.OneOf(
            Gen.Elements(
                "t",
                "a+b/c==",
                "\u00e9\u4e2d\U0001f600",
                "\"quoted\" \\ \n\t\0\u007f\u2028",
                "None",
                "null",
                "{}",
                new string('x', 5000)
            ),
            Gen.ArrayOf(Gen.Choose(1, 0xD7FF).Select(unit => (char)unit)).Select(text => new string(text))
        );

    // Any text; base64 of any bytes; and base64 of what is nearly botocore's JSON.
    private static Gen<string> OddTexts() =>
        Gen.OneOf(
            Gen.ArrayOf(Gen.Choose(0, char.MaxValue).Select(unit => (char)unit)).Select(text => new string(text)),
            Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value)).Select(Convert.ToBase64String),
            Gen.ArrayOf(
                    Gen.Elements(
                        "{",
                        "}",
                        "[",
                        "]",
                        "\"",
                        ":",
                        ",",
                        " ",
                        "\"nextToken\"",
                        "\"boto_truncate_amount\"",
                        "\"x\"",
                        "null",
                        "3",
                        "-1",
                        "\\ud800",
                        "\u00e9"
                    )
                )
                .Select(pieces => Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"nextToken\":\"x\"" + string.Concat(pieces)))),
            from text in Gen.Constant("eyJuZXh0VG9rZW4iOiAieCIsICJib3RvX3RydW5jYXRlX2Ftb3VudCI6IDN9")
            from position in Gen.Choose(0, text.Length - 1)
            from unit in Gen.Choose(0, 127)
            select text[..position] + (char)unit + text[(position + 1)..]
        );
}
