using System.Globalization;
using System.Text;

namespace ImageBuilderWorkflow.Timelines;

/// <summary>An axis of time with the ticks that fit on it.</summary>
/// <param name="length">The length in time.</param>
/// <param name="width">The length in columns.</param>
internal sealed class TimeAxis(TimeSpan length, int width)
{
    // Columns between two labels, at least.
    private const int Gap = 2;

    /// <summary>The round times that may stand between two ticks, the shortest first.</summary>
    public static IReadOnlyList<TimeSpan> Steps { get; } =
    [
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(static count => TimeSpan.FromSeconds(count)),
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(static count => TimeSpan.FromMinutes(count)),
        .. new[] { 1, 2, 3, 6, 12 }.Select(static count => TimeSpan.FromHours(count)),
        .. new[] { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000 }.Select(static count => TimeSpan.FromDays(count)),
    ];

    /// <summary>The column of a time.</summary>
    /// <param name="offset">The time since the start of the axis.</param>
    public int ColumnOf(TimeSpan offset) =>
        length <= TimeSpan.Zero ? 0 : (int)Math.Round(Math.Clamp(offset / length, 0, 1) * width, MidpointRounding.AwayFromZero);

    /// <summary>The ticks, at round times.</summary>
    /// <returns>The column and the label of each.</returns>
    public IReadOnlyList<(int Column, string Label)> Ticks()
    {
        foreach (var step in Steps)
        {
            // The longest label decides, without making thousands of them.
            var count = (int)Math.Min(length / step, width);
            if (count > width / (Gap + 1))
            {
                continue;
            }

            List<(int Column, string Label)> ticks = [.. Enumerable.Range(0, count + 1).Select(i => (ColumnOf(i * step), Label(i * step)))];
            if (ticks[^1] is var (column, label) && column + label.Length > width)
            {
                ticks.RemoveAt(ticks.Count - 1);
            }

            if (ticks.Zip(ticks.Skip(1)).All(static pair => pair.First.Column + pair.First.Label.Length + Gap <= pair.Second.Column))
            {
                return ticks;
            }
        }

        return [(0, Label(TimeSpan.Zero))];
    }

    /// <summary>The shortest text for a time, for example <c>1h30m</c>.</summary>
    /// <param name="time">The time, in whole seconds.</param>
    public static string Label(TimeSpan time)
    {
        if (time == TimeSpan.Zero)
        {
            return "0";
        }

        var label = new StringBuilder();
        foreach (var (count, unit) in new[] { (time.Days, 'd'), (time.Hours, 'h'), (time.Minutes, 'm'), (time.Seconds, 's') })
        {
            if (count > 0)
            {
                label.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
            }
        }

        return label.ToString();
    }
}
