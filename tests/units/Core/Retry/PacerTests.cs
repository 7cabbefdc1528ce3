using FsCheck.Fluent;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>After a throttle everybody slows down, and speeds up again.</summary>
public sealed class PacerTests
{
    private readonly ManualClock _clock = new();
    private readonly Pacer _pacer;

    public PacerTests() => _pacer = new Pacer(_clock);

    [Fact]
    public void Until_the_first_throttle_nothing_is_held_back()
    {
        for (var number = 0; number < 1000; number++)
        {
            Assert.Equal(TimeSpan.Zero, _pacer.Reserve());
            _pacer.Succeeded();
        }

        Assert.Null(_pacer.Rate);
    }

    [Fact]
    public void After_a_throttle_requests_are_spaced_out()
    {
        Throttle();
        var rate = _pacer.Rate!.Value;

        var waits = Enumerable.Range(0, 20).Select(_ => _pacer.Reserve()).ToList();

        Assert.Equal(TimeSpan.Zero, waits[0]);
        Assert.All(waits.Zip(waits.Skip(1)), pair => Assert.Equal(1 / rate, (pair.Second - pair.First).TotalSeconds, 0.001));
    }

    [Fact]
    public void Whoever_comes_later_waits_less()
    {
        Throttle();
        _pacer.Reserve();
        var next = _pacer.Reserve();

        _clock.Advance(next);

        Assert.Equal(next, _pacer.Reserve());
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.Zero, _pacer.Reserve());
    }

    [Fact]
    public void The_first_rate_is_what_was_answered_in_the_last_second()
    {
        for (var number = 0; number < 200; number++)
        {
            _pacer.Succeeded();
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        Throttle();

        Assert.InRange(_pacer.Rate!.Value, 70, 90);
    }

    [Fact]
    public void Every_further_throttle_slows_down_to_a_limit()
    {
        Throttle();
        var before = _pacer.Rate!.Value;
        for (var number = 0; number < 100; number++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            Throttle();
            Assert.InRange(_pacer.Rate!.Value, 1, before);
            before = _pacer.Rate!.Value;
        }

        Assert.Equal(1, before);
    }

    [Fact]
    public void Requests_that_were_on_their_way_already_do_not_slow_down_twice()
    {
        var sent = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Throttle();
        var rate = _pacer.Rate;

        for (var number = 0; number < 10; number++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            _pacer.Throttled(sent);
        }

        Assert.Equal(rate, _pacer.Rate);
    }

    [Fact]
    public void While_it_goes_well_the_rate_grows_until_it_is_free()
    {
        Throttle();
        var before = _pacer.Rate!.Value;
        var seconds = 0;
        while (_pacer.Rate is { } rate)
        {
            Assert.True(rate >= before);
            before = rate;
            _clock.Advance(TimeSpan.FromSeconds(1));
            _pacer.Succeeded();
            seconds++;
            Assert.InRange(seconds, 0, 300);
        }

        Assert.InRange(seconds, 2, 300);
        Assert.Equal(TimeSpan.Zero, _pacer.Reserve());
    }

    [Fact]
    public void Whatever_happens_waits_stay_short_and_the_rate_stays_sound() =>
        Always.Holds(
            Gen.ArrayOf(Gen.Choose(0, 3)),
            events =>
            {
                var clock = new ManualClock();
                var pacer = new Pacer(clock);
                var reserved = 0;
                foreach (var one in events)
                {
                    switch (one)
                    {
                        case 0:
                            clock.Advance(TimeSpan.FromMilliseconds(37));
                            break;
                        case 1:
                            pacer.Throttled(clock.GetTimestamp());
                            break;
                        case 2:
                            pacer.Succeeded();
                            break;
                        default:
                            // Never slower than one a second, so never longer than as many seconds as there are waiting.
                            Assert.InRange(pacer.Reserve(), TimeSpan.Zero, TimeSpan.FromSeconds(reserved));
                            reserved++;
                            break;
                    }

                    Assert.True(pacer.Rate is null or >= 1 and < 1000, $"{pacer.Rate}");
                }
            },
            runs: 500,
            shrink: Always.WithOneLess
        );

    [Fact]
    public void An_account_and_region_have_one_pacer()
    {
        Assert.Same(Pacer.ForScope("a test's own scope"), Pacer.ForScope("a test's own scope"));
        Assert.NotSame(Pacer.ForScope("a test's own scope"), Pacer.ForScope("a test's other scope"));
    }

    private void Throttle() => _pacer.Throttled(_clock.GetTimestamp());
}
