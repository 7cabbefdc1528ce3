namespace ImageBuilderWorkflow;

/// <summary>
/// A filter for a listing of images (API: <c>filters</c> of ListImages). Each property is one of the valid filter names. Setting a property
/// makes it the filter, and the other properties are empty.
/// </summary>
public sealed class ImageFilter : Filter
{
    /// <summary>The operating system versions to match (API: <c>osVersion</c>). Empty for a filter of another name.</summary>
    public string[] OsVersion
    {
        get => Get("osVersion");
        set => Set("osVersion", value);
    }

    /// <summary>The platforms to match: Linux, Windows or macOS (API: <c>platform</c>). Empty for a filter of another name.</summary>
    public string[] Platform
    {
        get => Get("platform");
        set => Set("platform", value);
    }

    /// <summary>The image types to match: AMI or DOCKER (API: <c>type</c>). Empty for a filter of another name.</summary>
    public string[] Type
    {
        get => Get("type");
        set => Set("type", value);
    }

    /// <summary>The versions to match (API: <c>version</c>). Empty for a filter of another name.</summary>
    public string[] Version
    {
        get => Get("version");
        set => Set("version", value);
    }
}
