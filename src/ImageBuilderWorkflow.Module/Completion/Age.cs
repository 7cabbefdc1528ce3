using System.Globalization;

namespace ImageBuilderWorkflow.Commands;

/// <summary>How long ago something was, in words.</summary>
internal static class Age
{
    // Clocks differ; nobody is to read of a build that begins in a minute.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>The words, for example "3 hours ago"; for a time to come the time itself.</summary>
    /// <param name="time">When it was, in UTC.</param>
    /// <param name="now">When it is now, in UTC.</param>
    public static string Text(DateTime time, DateTime now)
    {
        var age = now - time;
        return age switch
        {
            _ when age < -Skew => string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm} UTC"),
            { TotalMinutes: < 1 } => "just now",
            { TotalHours: < 1 } => Count(age.TotalMinutes, "minute"),
            { TotalDays: < 1 } => Count(age.TotalHours, "hour"),
            { TotalDays: < 60 } => Count(age.TotalDays, "day"),
            { TotalDays: < 730 } => Count(age.TotalDays / 30.4, "month"),
            _ => Count(age.TotalDays / 365.25, "year"),
        };
    }

    private static string Count(double amount, string unit)
    {
        var whole = (int)amount;
        return string.Create(CultureInfo.InvariantCulture, $"{whole} {unit}{(whole == 1 ? string.Empty : "s")} ago");
    }
}
