using FsCheck.Fluent;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>After a throttle everybody slows down, and speeds up again.</summary>
public sealed class RateLimiterTests
{
    private readonly ManualClock _clock = new();
    private readonly RateLimiter _limiter;

    public RateLimiterTests() => _limiter = new RateLimiter(_clock);

    [Fact]
    public void Until_the_first_throttle_nothing_is_held_back()
    {
        for (var number = 0; number < 1000; number++)
        {
            Assert.Equal(TimeSpan.Zero, _limiter.Reserve());
            _limiter.Succeeded();
        }

        Assert.Null(_limiter.Rate);
    }

    [Fact]
    public void After_a_throttle_requests_are_spaced_out()
    {
        Throttle();
        var rate = _limiter.Rate!.Value;

        var waits = Enumerable.Range(0, 20).Select(_ => _limiter.Reserve()).ToList();

        Assert.Equal(TimeSpan.Zero, waits[0]);
        Assert.All(waits.Zip(waits.Skip(1)), pair => Assert.Equal(1 / rate, (pair.Second - pair.First).TotalSeconds, 0.001));
    }

    [Fact]
    public void Whoever_comes_later_waits_less()
    {
        Throttle();
        _limiter.Reserve();
        var next = _limiter.Reserve();

        _clock.Advance(next);

        Assert.Equal(next, _limiter.Reserve());
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.Zero, _limiter.Reserve());
    }

    [Fact]
    public void The_first_rate_is_what_was_answered_in_the_last_second()
    {
        for (var number = 0; number < 200; number++)
        {
            _limiter.Succeeded();
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        Throttle();

        Assert.InRange(_limiter.Rate!.Value, 70, 90);
    }

    [Fact]
    public void Every_further_throttle_slows_down_to_a_limit()
    {
        Throttle();
        var before = _limiter.Rate!.Value;
        for (var number = 0; number < 100; number++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            Throttle();
            Assert.InRange(_limiter.Rate!.Value, 1, before);
            before = _limiter.Rate!.Value;
        }

        Assert.Equal(1, before);
    }

    [Fact]
    public void Requests_that_were_on_their_way_already_do_not_slow_down_twice()
    {
        var sent = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Throttle();
        var rate = _limiter.Rate;

        for (var number = 0; number < 10; number++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            _limiter.Throttled(sent);
        }

        Assert.Equal(rate, _limiter.Rate);
    }

    [Fact]
    public void While_it_goes_well_the_rate_grows_until_it_is_free()
    {
        Throttle();
        var before = _limiter.Rate!.Value;
        var seconds = 0;
        while (_limiter.Rate is { } rate)
        {
            Assert.True(rate >= before);
            before = rate;
            _clock.Advance(TimeSpan.FromSeconds(1));
            _limiter.Succeeded();
            seconds++;
            Assert.InRange(seconds, 0, 300);
        }

        Assert.InRange(seconds, 2, 300);
        Assert.Equal(TimeSpan.Zero, _limiter.Reserve());
    }

    [Fact]
    public void Whatever_happens_waits_stay_short_and_the_rate_stays_sound() => Always.Holds(
        Gen.ArrayOf(Gen.Choose(0, 3)),
        events =>
        {
            var clock = new ManualClock();
            var limiter = new RateLimiter(clock);
            var reserved = 0;
            foreach (var one in events)
            {
                switch (one)
                {
                    case 0:
                        clock.Advance(TimeSpan.FromMilliseconds(37));
                        break;
                    case 1:
                        limiter.Throttled(clock.GetTimestamp());
                        break;
                    case 2:
                        limiter.Succeeded();
                        break;
                    default:
                        // Never slower than one a second, so never longer than as many seconds as there are waiting.
                        Assert.InRange(limiter.Reserve(), TimeSpan.Zero, TimeSpan.FromSeconds(reserved));
                        reserved++;
                        break;
                }

                Assert.True(limiter.Rate is null or >= 1 and < 1000, $"{limiter.Rate}");
            }
        },
        runs: 500,
        shrink: Always.WithOneLess);

    [Fact]
    public void An_account_and_region_have_one_limiter()
    {
        Assert.Same(RateLimiter.ForScope("a test's own scope"), RateLimiter.ForScope("a test's own scope"));
        Assert.NotSame(RateLimiter.ForScope("a test's own scope"), RateLimiter.ForScope("a test's other scope"));
    }

    private void Throttle() => _limiter.Throttled(_clock.GetTimestamp());
}
