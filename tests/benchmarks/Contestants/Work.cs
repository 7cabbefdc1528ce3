using System.Globalization;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>What a contestant is told to do.</summary>
/// <param name="Kind">What.</param>
/// <param name="Target">
/// The id of the execution; for a fan-out the ARN of the image build, and for a sweep the profiles and the regions.
/// </param>
/// <param name="Limit">How many requests may be under way at once.</param>
/// <param name="MarkEvery">After how many items a stream tells its memory; 0 for never.</param>
internal sealed record Work(WorkKind Kind, string Target, int Limit = 1, int MarkEvery = 0)
{
    /// <summary>The work as arguments of a process.</summary>
    public IEnumerable<string> Arguments =>
        [Kind.ToString(), Target, Limit.ToString(CultureInfo.InvariantCulture), MarkEvery.ToString(CultureInfo.InvariantCulture)];

    /// <summary>Reads what <see cref="Arguments"/> gives.</summary>
    public static Work Parse(IReadOnlyList<string> arguments) =>
        new(
            Enum.Parse<WorkKind>(arguments[0]),
            arguments[1],
            int.Parse(arguments[2], CultureInfo.InvariantCulture),
            int.Parse(arguments[3], CultureInfo.InvariantCulture)
        );
}
