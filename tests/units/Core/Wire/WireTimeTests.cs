using System.Globalization;
using FsCheck.Fluent;
using Xunit;
using static ImageBuilderWorkflow.Tests.Core.WireOperations;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Times are exact, in UTC, and never lost.</summary>
public sealed class WireTimeTests
{
    [Theory]
    [InlineData("\"2026-09-09T19:12:23.175Z\"", "2026-09-09T19:12:23.1750000Z")]
    [InlineData("\"2026-09-09T19:12:23Z\"", "2026-09-09T19:12:23.0000000Z")]
    [InlineData("\"2026-09-09T19:12:23\"", "2026-09-09T19:12:23.0000000Z")]
    [InlineData("\"2026-09-09T19:12Z\"", "2026-09-09T19:12:00.0000000Z")]
    [InlineData("\"2026-09-09\"", "2026-09-09T00:00:00.0000000Z")]
    [InlineData("\"2026-09-09T19:12:23.1234567Z\"", "2026-09-09T19:12:23.1234567Z")]
    [InlineData("\"2026-09-09T21:42:29.801000+00:00\"", "2026-09-09T21:42:29.8010000Z")]
    [InlineData("\"2026-09-09T21:42:29.801+02:30\"", "2026-09-09T19:12:29.8010000Z")]
    [InlineData("\"2026-09-09T21:42:29.801-11:00\"", "2026-09-10T08:42:29.8010000Z")]
    [InlineData("\"2026-09-09T19:12:23.175\\u005a\"", "2026-09-09T19:12:23.1750000Z")]
    [InlineData("\"2024-02-29T00:00:00Z\"", "2024-02-29T00:00:00.0000000Z")]
    [InlineData("\"0001-01-01T00:00:00Z\"", "0001-01-01T00:00:00.0000000Z")]
    [InlineData("\"9999-12-31T23:59:59.9999999Z\"", "9999-12-31T23:59:59.9999999Z")]
    [InlineData("\"0001-01-01T00:00:00\"", "0001-01-01T00:00:00.0000000Z")]
    [InlineData("\"0001-01-01T00:00:00+00:00\"", "0001-01-01T00:00:00.0000000Z")]
    [InlineData("\"9999-12-31T23:59:59.9999999+00:00\"", "9999-12-31T23:59:59.9999999Z")]
    [InlineData("0", "1970-01-01T00:00:00.0000000Z")]
    [InlineData("1", "1970-01-01T00:00:01.0000000Z")]
    [InlineData("-1.5", "1969-12-31T23:59:58.5000000Z")]
    [InlineData("1788990149.801", "2026-09-09T21:42:29.8010000Z")]
    [InlineData("1788990149.8010001", "2026-09-09T21:42:29.8010001Z")]
    [InlineData("1.788990149801E9", "2026-09-09T21:42:29.8010000Z")]
    [InlineData("1788990149801e-3", "2026-09-09T21:42:29.8010000Z")]
    [InlineData("0.0000001", "1970-01-01T00:00:00.0000001Z")]
    [InlineData("-62135596800", "0001-01-01T00:00:00.0000000Z")]
    [InlineData("253402300799.9999999", "9999-12-31T23:59:59.9999999Z")]
    public void A_time_is_read_to_the_tick(string wire, string expected)
    {
        var execution = ParseItem<WorkflowExecution>($$"""{"startTime":{{wire}},"endTime":{{wire}}}""");
        var step = ParseItem<WorkflowStepExecution>($$"""{"startTime":{{wire}},"endTime":{{wire}}}""");
        var lifecycle = ParseItem<LifecycleExecution>($$"""{"startTime":{{wire}},"endTime":{{wire}}}""");

        Assert.All(
            [execution.StartTime, execution.EndTime, step.StartTime, step.EndTime, lifecycle.StartTime, lifecycle.EndTime],
            time => Assert.Equal(expected, time?.ToString("O", CultureInfo.InvariantCulture))
        );
        Assert.All<ServiceObject>([execution, step, lifecycle], item => Assert.Empty(item.AdditionalFields));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"2026-13-09T19:12:23Z\"")]
    [InlineData("\"2026-02-29T19:12:23Z\"")]
    [InlineData("\"2026-09-09T25:12:23Z\"")]
    [InlineData("\"09/09/2026 19:12:23\"")]
    [InlineData("\" 2026-09-09T19:12:23Z\"")]
    [InlineData("\"10000-01-01T00:00:00Z\"")]
    [InlineData("\"-0001-01-01T00:00:00Z\"")]
    [InlineData("\"0001-01-01T00:00:00+14:00\"")]
    [InlineData("\"9999-12-31T23:59:59-14:00\"")]
    [InlineData("\"1788990149.801\"")]
    [InlineData("253402300800")]
    [InlineData("-62135596800.0000001")]
    [InlineData("1788990149801")]
    [InlineData("1e300")]
    [InlineData("-1e300")]
    [InlineData("1e999999999")]
    [InlineData("true")]
    [InlineData("[1788990149]")]
    public void A_time_that_cannot_be_read_keeps_its_text(string wire)
    {
        var execution = ParseItem<WorkflowExecution>($$"""{"startTime":{{wire}},"status":"RUNNING"}""");
        var lifecycle = ParseItem<LifecycleExecution>($$"""{"startTime":{{wire}},"lifecycleExecutionId":"lce-1"}""");

        Assert.Null(execution.StartTime);
        Assert.Null(lifecycle.StartTime);
        Assert.Equal($$"""{"startTime":{{wire}}}""", execution.AdditionalFields.ToString());
        Assert.Equal($$"""{"startTime":{{wire}}}""", lifecycle.AdditionalFields.ToString());
        Assert.Equal(("RUNNING", "lce-1"), (execution.Status, lifecycle.LifecycleExecutionId));
    }

    [Fact]
    public void Epoch_seconds_with_any_fraction_are_exact() =>
        Always.Holds(
            Ticks(),
            ticks =>
            {
                var seconds = ((ticks - DateTime.UnixEpoch.Ticks) / (decimal)TimeSpan.TicksPerSecond).ToString(
                    CultureInfo.InvariantCulture
                );

                var item = ParseItem<LifecycleExecution>($$"""{"endTime":{{seconds}}}""");

                Assert.Equal(new DateTime(ticks, DateTimeKind.Utc), item.EndTime);
                Assert.Equal(DateTimeKind.Utc, item.EndTime!.Value.Kind);
            },
            runs: 500
        );

    [Fact]
    public void Text_with_any_offset_is_exact() =>
        Always.Holds(
            from ticks in Ticks()
            from minutes in Gen.Choose(-14 * 60, 14 * 60)
            select (Ticks: ticks, Offset: TimeSpan.FromMinutes(minutes)),
            when =>
            {
                var local = when.Ticks + when.Offset.Ticks;
                if (local < DateTime.MinValue.Ticks || local > DateTime.MaxValue.Ticks)
                {
                    return;
                }

                var text = new DateTimeOffset(local, when.Offset).ToString("O", CultureInfo.InvariantCulture);
                var item = ParseItem<WorkflowExecution>($$"""{"startTime":"{{text}}"}""");

                Assert.Equal(new DateTime(when.Ticks, DateTimeKind.Utc), item.StartTime);
                Assert.Equal(DateTimeKind.Utc, item.StartTime!.Value.Kind);
            },
            runs: 500
        );

    private static FsCheck.Gen<long> Ticks() =>
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        select (long)(((UInt128)(ulong)DateTime.MaxValue.Ticks * (((ulong)high << 31) | (uint)low)) >> 62);
}
