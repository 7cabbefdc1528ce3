using ImageBuilderWorkflow.Core;
using Xunit;
using static ImageBuilderWorkflow.Tests.Core.WireOperations;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Whether another page follows.</summary>
public sealed class NextTokenTests
{
    [Theory]
    [MemberData(nameof(ListNames), MemberType = typeof(WireOperations))]
    public void No_token_a_null_and_an_empty_text_mean_the_last_page(string operation)
    {
        var items = Listings[operation];

        Assert.Null(Parse(operation, $$"""{"{{items}}":[]}""").NextToken);
        Assert.Null(Parse(operation, $$"""{"{{items}}":[],"nextToken":null}""").NextToken);
        Assert.Null(Parse(operation, $$"""{"nextToken":"","{{items}}":[]}""").NextToken);
    }

    [Theory]
    [InlineData("\"t\"", "t")]
    [InlineData("\" \"", " ")]
    [InlineData("\"null\"", "null")]
    [InlineData("\"0\"", "0")]
    [InlineData("\"a+b/c==\"", "a+b/c==")]
    [InlineData("\"\\u00e9\\n\"", "\u00e9\n")]
    public void Any_other_text_is_taken_as_it_is(string wire, string expected) =>
        Assert.All(
            Listings,
            listing => Assert.Equal(expected, Parse(listing.Key, $$"""{"{{listing.Value}}":[],"nextToken":{{wire}}}""").NextToken)
        );

    [Theory]
    [InlineData("5")]
    [InlineData("0")]
    [InlineData("false")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"nextToken\":\"t\"}")]
    public void A_token_that_is_no_text_is_malformed_and_no_last_page(string wire) =>
        Assert.All(
            Listings,
            listing =>
                Assert.Throws<MalformedResponseException>(() => Parse(listing.Key, $$"""{"{{listing.Value}}":[],"nextToken":{{wire}}}"""))
        );

    [Fact]
    public void Only_the_response_itself_has_a_token()
    {
        var answer = Parse(
            "ListWorkflowExecutions",
            """{"workflowExecutions":[{"nextToken":"of an item"}],"news":{"nextToken":"of something else"}}"""
        );

        Assert.Null(answer.NextToken);
        Assert.Equal(
            """{"news":{"nextToken":"of something else"},"nextToken":"of an item"}""",
            answer.Items[0].AdditionalFields.ToString()
        );
    }
}
