using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>What to measure.</summary>
/// <param name="RunsInner">Whether to measure the inner parts.</param>
/// <param name="RunsComparisons">Whether to compare.</param>
/// <param name="Case">The case, or the beginning of its name; null for all.</param>
/// <param name="Size">How much work.</param>
/// <param name="IsQuick">Whether it is less than the document tells of.</param>
/// <param name="Writes">Whether to write the document.</param>
internal sealed record BenchmarkOptions(bool RunsInner, bool RunsComparisons, string? Case, WorkSize Size, bool IsQuick, bool Writes)
{
    /// <summary>What the arguments are.</summary>
    public const string Usage = """
        dotnet run -c Release --project tests/benchmarks [-- options]
          --only comparisons|inner   only the comparisons with others, or only the inner parts
          --case NAME                only the comparisons whose name begins so: listing-0, listing-20, listing-50, first-object, first-five,
                                     fan-out-1, fan-out-4, fan-out-8, fan-out-16, sweep-8, sweep-16, throttled, import, memory, growth
          --rounds N                 how often every contestant has its turn; 3 by default
          --quick                    a tenth of the work, in one round: to see that everything works
          --write                    writes docs/performance.md from what is measured; for a run of everything
        """;

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="options">What they say; null when they cannot be understood.</param>
    public static bool TryParse(IReadOnlyList<string> arguments, [NotNullWhen(true)] out BenchmarkOptions? options)
    {
        options = null;
        var read = new BenchmarkOptions(true, true, null, WorkSize.Full, false, false);
        int? rounds = null;
        for (var index = 0; index < arguments.Count; index++)
        {
            var value = index + 1 < arguments.Count ? arguments[index + 1] : "";
            switch (arguments[index])
            {
                case "--only" when value is "comparisons" or "inner":
                    read = read with { RunsInner = value == "inner", RunsComparisons = value == "comparisons" };
                    index++;
                    break;
                case "--case" when value.Length > 0:
                    read = read with { RunsInner = false, Case = value };
                    index++;
                    break;
                case "--rounds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0:
                    rounds = number;
                    index++;
                    break;
                case "--quick":
                    read = read with { Size = WorkSize.Quick, IsQuick = true };
                    break;
                case "--write":
                    read = read with { Writes = true };
                    break;
                default:
                    return false;
            }
        }

        options = read with { Size = read.Size with { Rounds = rounds ?? read.Size.Rounds } };

        // A document of which half is measured would keep the other half from another day.
        return !options.Writes || (options.RunsInner && options.RunsComparisons);
    }

    /// <summary>Whether a case is wanted.</summary>
    public bool Wants(string name) => Case is null || name.StartsWith(Case, StringComparison.OrdinalIgnoreCase);
}
