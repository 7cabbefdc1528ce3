using System.Globalization;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>Figures as text.</summary>
internal static class Figure
{
    /// <summary>What stands where there is nothing.</summary>
    public const string None = "-";

    /// <summary>A time.</summary>
    public static string Time(double? seconds) =>
        seconds switch
        {
            null => None,
            >= 99.95 => Text($"{seconds:0} s"),
            >= 9.995 => Text($"{seconds:0.0} s"),
            >= 0.9995 => Text($"{seconds:0.00} s"),
            >= 0.00995 => Text($"{seconds * 1000:0} ms"),
            _ => Text($"{seconds * 1000:0.0} ms"),
        };

    /// <summary>A time with its spread.</summary>
    public static string Time(Spread? spread) =>
        spread switch
        {
            null => None,
            _ when spread.Least == spread.Most => Time(spread.Median),
            _ => $"{Time(spread.Median)} ({Time(spread.Least)} to {Time(spread.Most)})",
        };

    /// <summary>How many times something is something else.</summary>
    public static string Ratio(double? value, double? of) =>
        value / of is { } ratio && double.IsFinite(ratio) ? Text($"{ratio:0.00}") : None;

    /// <summary>An amount of memory.</summary>
    public static string Memory(long? bytes) => bytes is null ? None : Text($"{bytes / 1024.0 / 1024.0:0} MB");

    /// <summary>Text that is the same on every machine.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
