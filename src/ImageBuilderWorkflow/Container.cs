namespace ImageBuilderWorkflow;

/// <summary>A container image that an image build created (API: <c>Container</c>). Its text is its URIs.</summary>
public sealed class Container : ServiceValue
{
    /// <summary>The region of the container image (API: <c>region</c>).</summary>
    public string? Region { get; set; }

    /// <summary>The URIs to pull the container image from (API: <c>imageUris</c>). Empty if the service does not report them.</summary>
    public ValueList<string> ImageUris { get; set; } = ValueList<string>.Empty;

    /// <summary>Returns the URIs, or the region if there are none.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ImageUris.Count == 0 ? Region ?? string.Empty : string.Join(", ", ImageUris);
}
