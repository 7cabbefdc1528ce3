using System.Text;
using ImageBuilderWorkflow.Core;
using Xunit;
using static ImageBuilderWorkflow.Tests.Core.WireOperations;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>A body that is not whole is an error, and never the last page.</summary>
public sealed class BrokenBodyTests
{
    [Theory]
    [MemberData(nameof(AllNames), MemberType = typeof(WireOperations))]
    public void A_body_that_is_cut_anywhere_is_malformed(string operation)
    {
        var body = SampleBodies.Of(operation);
        Assert.NotEmpty(Parse(operation, body).Items);

        for (var length = 0; length < body.Length; length++)
        {
            Assert.Throws<MalformedResponseException>(() => Parse(operation, body.AsMemory(0, length)));
        }
    }

    [Theory]
    [MemberData(nameof(AllNames), MemberType = typeof(WireOperations))]
    public void A_body_that_has_to_be_repaired_is_malformed_when_it_is_cut_anywhere(string operation)
    {
        byte[] body = [.. "{\"a\":\"\\ud800"u8, 0xFF, .. "\",\"b\\udc00\":[\"\\ud83d\"],"u8, .. SampleBodies.Of(operation).AsSpan(1)];
        Assert.NotEmpty(Parse(operation, body).Items);

        for (var length = 0; length < body.Length; length++)
        {
            Assert.Throws<MalformedResponseException>(() => Parse(operation, body.AsMemory(0, length)));
        }
    }

    [Theory]
    [MemberData(nameof(AllNames), MemberType = typeof(WireOperations))]
    public void Whatever_follows_the_body_makes_it_malformed(string operation)
    {
        string[] tails = ["x", "}", "]", ",", "{}", "null", "\"", "\0", "\uFEFF", "<html>", "//", "/**/", " \n 1", "\u00a0"];
        foreach (var tail in tails)
        {
            byte[] body = [.. SampleBodies.Of(operation), .. Encoding.UTF8.GetBytes(tail)];

            Assert.Throws<MalformedResponseException>(() => Parse(operation, body));
        }
    }

    [Theory]
    [MemberData(nameof(AllNames), MemberType = typeof(WireOperations))]
    public void White_space_around_the_body_and_a_byte_order_mark_do_no_harm(string operation)
    {
        var body = SampleBodies.Of(operation);
        var plain = Parse(operation, body);

        AssertSame(
            Parse(
                operation,
                new byte[] { 0xEF, 0xBB, 0xBF }
                    .Concat(body)
                    .ToArray()
            )
        );
        AssertSame(Parse(operation, " \r\n\t"u8.ToArray().Concat(body).Concat(" \r\n\t"u8.ToArray()).ToArray()));

        void AssertSame(ParsedAnswer answer)
        {
            Assert.Equal(plain.Items.Count, answer.Items.Count);
            Assert.Equal(plain.NextToken, answer.NextToken);
            Assert.Equal(
                plain.Items.Select(item => item.AdditionalFields.ToString()),
                answer.Items.Select(item => item.AdditionalFields.ToString())
            );
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF\uFEFF{}")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("5")]
    [InlineData("\"{}\"")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("{")]
    [InlineData("{]")]
    [InlineData("{,}")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{\"a\":+1}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":'b'}")]
    [InlineData("{a:1}")]
    [InlineData("{\"a\":\"\t\"}")]
    [InlineData("{\"a\":\"\\x41\"}")]
    [InlineData("{\"a\":\"\\u12g4\"}")]
    [InlineData("{/**/}")]
    [InlineData("<!DOCTYPE html><html><body>Service Unavailable</body></html>")]
    [InlineData("<?xml version=\"1.0\"?><Error/>")]
    [InlineData("OK")]
    public void A_body_that_is_no_JSON_object_is_malformed(string body)
    {
        Assert.All(AllNames, operation => Assert.Throws<MalformedResponseException>(() => Parse(operation, body)));
    }

    [Fact]
    public void A_body_in_another_encoding_is_malformed()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            byte[] body = [.. encoding.GetPreamble(), .. encoding.GetBytes("{}")];

            Assert.All(AllNames, operation => Assert.Throws<MalformedResponseException>(() => Parse(operation, body)));
        }
    }

    [Fact]
    public void The_message_tells_an_empty_body_from_a_broken_one()
    {
        var empty = Assert.Throws<MalformedResponseException>(() => Parse("ListWorkflowExecutions", string.Empty));
        var cut = Assert.Throws<MalformedResponseException>(() => Parse("ListWorkflowExecutions", "{\"workflowExecutions\":["));
        var list = Assert.Throws<MalformedResponseException>(() => Parse("ListWorkflowExecutions", "[]"));

        Assert.Equal("it is empty", empty.Message);
        Assert.Equal("it is not complete, well-formed JSON", cut.Message);
        Assert.Equal("it is not a JSON object", list.Message);
    }
}
