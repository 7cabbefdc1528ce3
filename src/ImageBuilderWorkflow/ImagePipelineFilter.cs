namespace ImageBuilderWorkflow;

/// <summary>
/// A filter for a listing of image pipelines (API: <c>filters</c> of ListImagePipelines). Each property is one of the valid filter names.
/// Setting a property makes it the filter, and the other properties are empty.
/// </summary>
public sealed class ImagePipelineFilter : Filter
{
    /// <summary>The descriptions to match (API: <c>description</c>). Empty for a filter of another name.</summary>
    public string[] Description
    {
        get => Get("description");
        set => Set("description", value);
    }

    /// <summary>
    /// The ARNs of the distribution configurations to match (API: <c>distributionConfigurationArn</c>). Empty for a filter of another name.
    /// </summary>
    public string[] DistributionConfigurationArn
    {
        get => Get("distributionConfigurationArn");
        set => Set("distributionConfigurationArn", value);
    }

    /// <summary>The ARNs of the image recipes to match (API: <c>imageRecipeArn</c>). Empty for a filter of another name.</summary>
    public string[] ImageRecipeArn
    {
        get => Get("imageRecipeArn");
        set => Set("imageRecipeArn", value);
    }

    /// <summary>
    /// The ARNs of the infrastructure configurations to match (API: <c>infrastructureConfigurationArn</c>). Empty for a filter of another
    /// name.
    /// </summary>
    public string[] InfrastructureConfigurationArn
    {
        get => Get("infrastructureConfigurationArn");
        set => Set("infrastructureConfigurationArn", value);
    }

    /// <summary>The statuses to match: ENABLED or DISABLED (API: <c>status</c>). Empty for a filter of another name.</summary>
    public string[] Status
    {
        get => Get("status");
        set => Set("status", value);
    }
}
