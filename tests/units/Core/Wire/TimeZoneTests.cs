using Xunit;
using static ImageBuilderWorkflow.Tests.Core.WireOperations;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Where the machine stands does not change an instant.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class TimeZoneTests : IDisposable
{
    private readonly EnvironmentScope _environment = new();

    public void Dispose()
    {
        _environment.Dispose();
        TimeZoneInfo.ClearCachedData();
    }

    [Fact]
    public void A_time_is_the_same_in_every_time_zone()
    {
        foreach (var zone in new[] { "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu" })
        {
            _environment.Set("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            Assert.SkipUnless(TimeZoneInfo.Local.Id == zone, $"The local time zone cannot be set to {zone} here.");
            AssertSameInstants();
        }
    }

    private static void AssertSameInstants()
    {
        string[] instants =
        [
            "0001-01-01T00:00:00.0000000",
            "2026-03-08T06:30:00.0000000",
            "2026-03-08T07:00:00.0000000",
            // An hour that comes twice in New York.
            "2026-11-01T05:30:00.0000000",
            "2026-11-01T06:30:00.0000000",
            "9999-12-31T23:59:59.9999999",
        ];
        foreach (var instant in instants)
        {
            foreach (var suffix in new[] { string.Empty, "Z", "+00:00" })
            {
                var item = ParseItem<WorkflowExecution>($$"""{"startTime":"{{instant}}{{suffix}}"}""");

                Assert.Equal(instant + "Z", item.StartTime?.ToString("O"));
            }
        }
    }
}
