using System.Globalization;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>The service's time is what its answers say.</summary>
public sealed class ServiceClockTests
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(10);

    private readonly Uri _endpoint = new($"https://{Guid.NewGuid():N}.example/");

    [Fact]
    public void Before_the_first_answer_it_is_the_computers() => AssertAhead(TimeSpan.Zero);

    [Theory]
    [InlineData(20)]
    [InlineData(-90)]
    public void It_is_learned_from_each_answer(int minutes)
    {
        ServiceClock.For(_endpoint).Learn(Header(TimeSpan.FromHours(1)), isCached: false);
        ServiceClock.For(_endpoint).Learn(Header(TimeSpan.FromMinutes(minutes)), isCached: false);

        AssertAhead(TimeSpan.FromMinutes(minutes));
        Assert.Equal(DateTimeKind.Utc, ServiceClock.For(_endpoint).UtcNow.Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-09-14T03:02:39Z")]
    public void What_is_no_date_changes_nothing(string? date)
    {
        ServiceClock.For(_endpoint).Learn(Header(TimeSpan.FromMinutes(20)), isCached: false);

        ServiceClock.For(_endpoint).Learn(date, isCached: false);

        AssertAhead(TimeSpan.FromMinutes(20));
    }

    [Fact]
    public void Nor_does_the_date_of_an_answer_from_a_cache()
    {
        ServiceClock.For(_endpoint).Learn(Header(TimeSpan.FromMinutes(-20)), isCached: true);

        AssertAhead(TimeSpan.Zero);
    }

    [Fact]
    public void Every_endpoint_has_its_own()
    {
        ServiceClock.For(new Uri(_endpoint, "other/")).Learn(Header(TimeSpan.FromMinutes(20)), isCached: false);

        AssertAhead(TimeSpan.Zero);
    }

    private void AssertAhead(TimeSpan expected) =>
        Assert.InRange((ServiceClock.For(_endpoint).UtcNow - DateTime.UtcNow - expected).Duration(), TimeSpan.Zero, Tolerance);

    private static string Header(TimeSpan ahead) => DateTimeOffset.UtcNow.Add(ahead).ToString("r", CultureInfo.InvariantCulture);
}
