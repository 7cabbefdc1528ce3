using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Takes a <see cref="DateTimeOffset"/> for a time, which PowerShell does not by itself.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Gives the instant in UTC.</summary>
    /// <param name="engineIntrinsics">The session.</param>
    /// <param name="inputData">What was given.</param>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData.Unwrapped() is DateTimeOffset time ? time.UtcDateTime : inputData;
}
