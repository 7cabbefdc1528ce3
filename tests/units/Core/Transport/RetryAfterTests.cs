using System.Globalization;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>How long the service asks to be left alone.</summary>
public sealed class RetryAfterTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("3", 3000)]
    [InlineData("2.5", 2500)]
    [InlineData(" 7 ", 7000)]
    [InlineData("86400", 86_400_000)]
    public void Retry_After_counts_seconds(string value, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Read(("Retry-After", value)));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1500", 1500)]
    [InlineData("2147483647", int.MaxValue)]
    public void The_header_of_AWS_counts_milliseconds(string value, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Read(("x-amz-retry-after", value)));

    [Fact]
    public void The_header_of_AWS_goes_before_the_other() =>
        Assert.Equal(TimeSpan.FromMilliseconds(1500), Read(("Retry-After", "60"), ("x-amz-retry-after", "1500")));

    [Fact]
    public void A_header_of_AWS_that_makes_no_sense_does_not_hide_the_other() =>
        Assert.Equal(TimeSpan.FromSeconds(60), Read(("Retry-After", "60"), ("x-amz-retry-after", "soon")));

    [Fact]
    public void Retry_After_may_be_a_date()
    {
        var wait = Read(("Retry-After", DateTimeOffset.UtcNow.AddSeconds(100).ToString("r", CultureInfo.InvariantCulture)));

        Assert.NotNull(wait);
        Assert.InRange(wait.Value, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(100));
    }

    [Fact]
    public void A_date_that_is_over_means_at_once() => Assert.Equal(TimeSpan.Zero, Read(("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT")));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("-5")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("1e300")]
    [InlineData("99999999999999999999")]
    [InlineData("5 seconds")]
    [InlineData("12:30")]
    [InlineData("5/6")]
    [InlineData("1,5")]
    public void A_header_that_makes_no_sense_is_ignored(string value)
    {
        Assert.Null(Read(("Retry-After", value)));
        Assert.Null(Read(("x-amz-retry-after", value)));
    }

    [Fact]
    public void Without_a_header_nothing_is_asked_for() => Assert.Null(Read());

    private static TimeSpan? Read(params (string Name, string Value)[] headers) =>
        ErrorBody
            .Read(
                429,
                name =>
                    headers
                        .Where(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase))
                        .Select(header => header.Value)
                        .FirstOrDefault(),
                ReadOnlyMemory<byte>.Empty
            )
            .RetryAfter;
}
