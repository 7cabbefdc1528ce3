using System.Text;
using FsCheck.Fluent;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>The error's code and message, wherever REST-JSON allows them.</summary>
public sealed class ErrorBodyTests
{
    [Theory]
    [InlineData("ClientException")]
    [InlineData(" ClientException ")]
    [InlineData("com.amazonaws.imagebuilder#ClientException")]
    [InlineData("ClientException:http://internal.amazon.com/coral/com.amazonaws.imagebuilder/")]
    [InlineData("com.amazonaws.imagebuilder#ClientException:http://internal.amazon.com/coral/com.amazonaws.imagebuilder/#fragment")]
    [InlineData("ClientException:")]
    public void The_code_is_found_in_every_place_and_form(string type)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(type);

        Assert.Equal("ClientException", Read(400, "{}", ("x-amzn-ErrorType", type)).Code);
        Assert.Equal("ClientException", Read(400, $$"""{"__type":{{json}}}""").Code);
        Assert.Equal("ClientException", Read(400, $$"""{"code":{{json}}}""").Code);
        Assert.Equal("ClientException", Read(400, $$"""{"message":"m","Code":{{json}}}""").Code);
    }

    [Fact]
    public void The_header_goes_before_the_body()
    {
        var fault = Read(400, """{"__type":"FromTheBody","code":"FromTheBody"}""", ("x-amzn-ErrorType", "FromTheHeader"));

        Assert.Equal("FromTheHeader", fault.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_header_does_not_hide_the_body(string type) =>
        Assert.Equal("FromTheBody", Read(400, """{"__type":"FromTheBody"}""", ("x-amzn-ErrorType", type)).Code);

    [Theory]
    [InlineData("""{"__type":"","code":"C"}""")]
    [InlineData("""{"__type":null,"code":"C"}""")]
    [InlineData("""{"__type":5,"code":"C"}""")]
    [InlineData("""{"__type":{"code":"X"},"code":"C"}""")]
    [InlineData("""{"__type":["X"],"code":42,"Code":"C"}""")]
    public void A_code_that_is_no_text_does_not_hide_another(string body) => Assert.Equal("C", Read(400, body).Code);

    [Theory]
    [InlineData("#")]
    [InlineData("com.amazonaws.imagebuilder#")]
    [InlineData("com.amazonaws.imagebuilder#:http://internal.amazon.com/")]
    public void A_type_without_a_name_is_no_code(string type)
    {
        Assert.Equal("Http400", Read(400, "{}", ("x-amzn-ErrorType", type)).Code);
        Assert.Equal("C", Read(400, """{"code":"C"}""", ("x-amzn-ErrorType", type)).Code);
    }

    [Theory]
    [InlineData("""{"message":"M"}""")]
    [InlineData("""{"Message":"M"}""")]
    [InlineData("""{"errorMessage":"M"}""")]
    [InlineData("""{"message":"M","Message":"other","errorMessage":"another"}""")]
    [InlineData("""{"Message":"M","message":null}""")]
    [InlineData("""{"Message":"M","message":""}""")]
    [InlineData("""{"Message":"M","message":{"text":"x"}}""")]
    [InlineData(""" {"__type":"X","message":"M","more":[1,{"message":"inner"}]} """)]
    public void The_message_is_found_in_every_casing(string body) => Assert.Equal("M", Read(400, body).Message);

    [Fact]
    public void The_message_may_stand_in_a_header()
    {
        Assert.Equal("From the header", Read(400, string.Empty, ("x-amzn-error-message", "From the header")).Message);
        Assert.Equal("M", Read(400, """{"message":"M"}""", ("x-amzn-error-message", "From the header")).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><head><title>503 Service Temporarily Unavailable</title></head></html>")]
    [InlineData("upstream connect error or disconnect/reset before headers")]
    [InlineData("{\"__type\":\"Cut")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[{\"message\":\"M\"}]")]
    [InlineData("\"text\"")]
    [InlineData("5")]
    [InlineData("{}")]
    public void A_body_that_tells_nothing_leaves_the_status(string body)
    {
        var fault = Read(503, body);

        Assert.Equal("Http503", fault.Code);
        Assert.Equal(503, fault.StatusCode);
        Assert.Equal("The service answered with HTTP status 503 and no message.", fault.Message);
    }

    [Fact]
    public void A_body_that_is_broken_does_not_hide_the_headers()
    {
        var fault = Read(429, "<html>", ("x-amzn-ErrorType", "CallRateLimitExceededException"), ("x-amzn-RequestId", "r-1"));

        Assert.Equal(("CallRateLimitExceededException", 429, "r-1"), (fault.Code, fault.StatusCode, fault.RequestId));
    }

    [Fact]
    public void The_request_id_is_that_of_the_header()
    {
        Assert.Equal("r-1", Read(400, "{}", ("x-amzn-RequestId", "r-1")).RequestId);
        Assert.Null(Read(400, "{}").RequestId);
    }

    [Theory]
    [InlineData("""{"message":"a\ud83d","__type":"C"}""")]
    [InlineData("""{"__type":"C","message":"a\ud83d"}""")]
    [InlineData("""{"more":{"\udc00":1},"__type":"C","message":"a"}""")]
    public void A_text_that_is_no_Unicode_does_not_hide_the_code(string body) => Assert.Equal("C", Read(400, body).Code);

    [Fact]
    public void A_byte_order_mark_does_not_hide_the_code() => Assert.Equal("C", Read(400, "\uFEFF{\"__type\":\"C\"}").Code);

    [Fact]
    public void Whatever_the_body_is_there_is_a_code_and_a_message() =>
        Always.Holds(
            Gen.OneOf(
                Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value)),
                Gen.ArrayOf(
                        Gen.Elements(
                            "{",
                            "}",
                            "[",
                            "]",
                            "\"",
                            ":",
                            ",",
                            "\"__type\"",
                            "\"code\"",
                            "\"message\"",
                            "\"#\"",
                            "null",
                            "5",
                            "\\ud800",
                            "\"C\""
                        )
                    )
                    .Select(pieces => Encoding.UTF8.GetBytes("{" + string.Concat(pieces) + "}"))
            ),
            body =>
            {
                var fault = ErrorBody.Read(500, _ => null, body);

                Assert.False(string.IsNullOrWhiteSpace(fault.Message));
                Assert.Equal(500, fault.StatusCode);
            },
            runs: 2000,
            shrink: Always.WithOneLess
        );

    private static ServiceFaultException Read(int status, string body, params (string Name, string Value)[] headers) =>
        ErrorBody.Read(
            status,
            name =>
                headers
                    .Where(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase))
                    .Select(header => header.Value)
                    .FirstOrDefault(),
            Encoding.UTF8.GetBytes(body)
        );
}
