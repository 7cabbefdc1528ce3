namespace ImageBuilderWorkflow;

/// <summary>
/// A condition for a listing of pipelines (API: <c>filters</c> of ListImagePipelines). Its properties are the names of the filters: setting one makes it
/// the condition, and the others are empty.
/// </summary>
public sealed class ImagePipelineFilter : Filter
{
    /// <summary>The values for the description (API: <c>description</c>); empty for another condition.</summary>
    public string[] Description
    {
        get => Get("description");
        set => Set("description", value);
    }

    /// <summary>The values for the ARN of the distribution configuration (API: <c>distributionConfigurationArn</c>); empty for another condition.</summary>
    public string[] DistributionConfigurationArn
    {
        get => Get("distributionConfigurationArn");
        set => Set("distributionConfigurationArn", value);
    }

    /// <summary>The values for the ARN of the image recipe (API: <c>imageRecipeArn</c>); empty for another condition.</summary>
    public string[] ImageRecipeArn
    {
        get => Get("imageRecipeArn");
        set => Set("imageRecipeArn", value);
    }

    /// <summary>The values for the ARN of the infrastructure configuration (API: <c>infrastructureConfigurationArn</c>); empty for another condition.</summary>
    public string[] InfrastructureConfigurationArn
    {
        get => Get("infrastructureConfigurationArn");
        set => Set("infrastructureConfigurationArn", value);
    }

    /// <summary>The values for the status: ENABLED or DISABLED (API: <c>status</c>); empty for another condition.</summary>
    public string[] Status
    {
        get => Get("status");
        set => Set("status", value);
    }
}
