namespace ImageBuilderWorkflow;

/// <summary>
/// An event in the log of an image build or a pipeline (CloudWatch Logs API: <c>OutputLogEvent</c>, <c>FilteredLogEvent</c>).
/// </summary>
public sealed class ImageLogEvent : ServiceObject
{
    /// <summary>The time of the event, in UTC (API: <c>timestamp</c>).</summary>
    public DateTime? Timestamp { get; set; }

    /// <summary>
    /// The text of the event, exactly as it was written (API: <c>message</c>). It is untrusted: a build can write anything to its log. The
    /// table shows control characters as visible text.
    /// </summary>
    public string? Message { get; set; }

    /// <summary>The name of the log group (API: <c>logGroupName</c> of the request).</summary>
    public string? LogGroupName { get; set; }

    /// <summary>The name of the log stream (API: <c>logStreamName</c>).</summary>
    public string? LogStreamName { get; set; }

    /// <summary>
    /// The ARN of the image build version that the log belongs to (API: <c>imageBuildVersionArn</c> of GetImage). <see langword="null"/>
    /// for an event in the log of a pipeline.
    /// </summary>
    public string? ImageBuildVersionArn { get; set; }

    /// <summary>
    /// The ARN of the pipeline that the log belongs to (API: <c>imagePipelineArn</c> of GetImagePipeline). <see langword="null"/> for an
    /// event in the log of an image build.
    /// </summary>
    public string? ImagePipelineArn { get; set; }

    /// <summary>
    /// The image build that the log belongs to: name, version and build, for example <c>golden-image/1.4.2/1</c>, from its ARN.
    /// <see langword="null"/> without an ARN.
    /// </summary>
    public string? Image => ArnText.Behind(ImageBuildVersionArn, ":image/");

    /// <summary>The time when CloudWatch Logs received the event, in UTC (API: <c>ingestionTime</c>).</summary>
    public DateTime? IngestionTime { get; set; }

    /// <summary>The id of the event (API: <c>eventId</c>). Only events that <c>-FilterPattern</c> selected have one.</summary>
    public string? EventId { get; set; }

    private protected override string? OwnerArn => ImageBuildVersionArn ?? ImagePipelineArn;

    /// <summary>Returns <c>Message</c>.</summary>
    /// <returns>The text; empty if the service did not return one.</returns>
    public override string ToString() => Message ?? string.Empty;
}
