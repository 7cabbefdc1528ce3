namespace ImageBuilderWorkflow;

/// <summary>
/// A condition for a listing of images (API: <c>filters</c> of ListImages). Its properties are the names of the filters: setting one makes it
/// the condition, and the others are empty.
/// </summary>
public sealed class ImageFilter : Filter
{
    /// <summary>The values for the operating system (API: <c>osVersion</c>); empty for another condition.</summary>
    public string[] OsVersion
    {
        get => Get("osVersion");
        set => Set("osVersion", value);
    }

    /// <summary>The values for the platform: Linux, Windows or macOS (API: <c>platform</c>); empty for another condition.</summary>
    public string[] Platform
    {
        get => Get("platform");
        set => Set("platform", value);
    }

    /// <summary>The values for the type of the image: AMI or DOCKER (API: <c>type</c>); empty for another condition.</summary>
    public string[] Type
    {
        get => Get("type");
        set => Set("type", value);
    }

    /// <summary>The values for the version (API: <c>version</c>); empty for another condition.</summary>
    public string[] Version
    {
        get => Get("version");
        set => Set("version", value);
    }
}
