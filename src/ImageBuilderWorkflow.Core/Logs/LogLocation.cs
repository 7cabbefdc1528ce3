using System.Globalization;

namespace ImageBuilderWorkflow.Core;

/// <summary>The log stream of an image build or of a day of a pipeline.</summary>
/// <param name="LogGroupName">The log group.</param>
/// <param name="LogStreamName">The log stream.</param>
internal sealed record LogLocation(string LogGroupName, string LogStreamName)
{
    private const string DefaultGroup = "/aws/imagebuilder/";

    /// <summary>
    /// The log stream of an image build; <see langword="null"/> when the object says too little. The group has the name of the image in its
    /// own case, which the ARN does not tell.
    /// </summary>
    public static LogLocation? Of(Image image) =>
        (image.LogGroupName ?? (image.Name is { Length: > 0 } name ? DefaultGroup + name : null)) is { } group
        && image.Arn?.Split('/') is [.., var version, var build]
            ? new LogLocation(group, $"{version}/{build}")
            : null;

    /// <summary>The log stream of a pipeline for a day; <see langword="null"/> when the object says too little.</summary>
    public static LogLocation? Of(ImagePipeline pipeline, DateTime day) =>
        (pipeline.PipelineLogGroupName ?? (pipeline.Name is { Length: > 0 } name ? $"{DefaultGroup}pipeline/{name}" : null)) is { } group
            ? new LogLocation(group, day.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture))
            : null;
}
