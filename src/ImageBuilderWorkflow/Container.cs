namespace ImageBuilderWorkflow;

/// <summary>A container image that a build put out (API: <c>Container</c>). As text it is where to pull it from.</summary>
public sealed class Container : ServiceValue
{
    /// <summary>The region that it is in (API: <c>region</c>).</summary>
    public string? Region { get; set; }

    /// <summary>Where to pull it from (API: <c>imageUris</c>). Empty when the service does not say.</summary>
    public ValueList<string> ImageUris { get; set; } = ValueList<string>.Empty;

    /// <summary>Where to pull it from.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ImageUris.Count == 0 ? Region ?? string.Empty : string.Join(", ", ImageUris);
}
