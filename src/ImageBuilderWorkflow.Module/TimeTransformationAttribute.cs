using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Takes a <see cref="DateTimeOffset"/> for a time, which PowerShell does not by itself, and refuses a number, which PowerShell takes for
/// ticks: 20261101 would be a time in the year 1, and let everything through.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Gives the instant of a time with an offset in UTC, and everything else that can be a time as it is.</summary>
    /// <param name="engineIntrinsics">The session.</param>
    /// <param name="inputData">What was given.</param>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData.Unwrapped() switch
        {
            DateTimeOffset time => time.UtcDateTime,
            null or DateTime or string => inputData,
            var other => throw BindingProblem.Final(
                $"'{other}' is not a time. Give a DateTime, a DateTimeOffset, or text such as '2026-11-01' or '2026-11-01T00:00:00Z'."
            ),
        };
}
