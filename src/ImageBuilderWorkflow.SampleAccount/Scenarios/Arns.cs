using System.Globalization;

namespace ImageBuilderWorkflow.SampleAccount.Scenarios;

/// <summary>Generates the account's ARNs. Image Builder writes names in lower case in ARNs.</summary>
internal sealed class Arns(string region, string accountId)
{
    /// <summary>The account id of every ARN.</summary>
    public string AccountId { get; } = accountId;

    /// <summary>The region of every ARN.</summary>
    public string Region { get; } = region;

    public string ImageVersion(string name, string version) => Own($"image/{Slug(name)}/{version}");

    public string ImageBuild(string name, string version, int number) =>
        Own(string.Create(CultureInfo.InvariantCulture, $"image/{Slug(name)}/{version}/{number}"));

    public string ManagedImage(string name, string version) => $"arn:aws:imagebuilder:{Region}:aws:image/{Slug(name)}/{version}";

    public string Pipeline(string name) => Own($"image-pipeline/{Slug(name)}");

    public string Recipe(string name, string version) => Own($"image-recipe/{Slug(name)}/{version}");

    public string ContainerRecipe(string name, string version) => Own($"container-recipe/{Slug(name)}/{version}");

    public string Infrastructure(string name) => Own($"infrastructure-configuration/{Slug(name)}");

    public string Distribution(string name) => Own($"distribution-configuration/{Slug(name)}");

    public string ComponentBuild(string name, string version) => Own($"component/{Slug(name)}/{version}/1");

    public string LifecyclePolicy(string name) => Own($"lifecycle-policy/{Slug(name)}");

    /// <param name="owner">The account id, or <c>aws</c> for a managed workflow.</param>
    /// <param name="type">The workflow type.</param>
    /// <param name="name">The workflow name.</param>
    /// <param name="version">The workflow version.</param>
    public string WorkflowVersion(string owner, string type, string name, string version) =>
        $"arn:aws:imagebuilder:{Region}:{owner}:workflow/{type.ToLowerInvariant()}/{Slug(name)}/{version}";

    public string Role(string name) => $"arn:aws:iam::{AccountId}:role/{name}";

    /// <summary>The account id in an ARN.</summary>
    public static string AccountOf(string arn) => arn.Split(':')[4];

    private string Own(string resource) => $"arn:aws:imagebuilder:{Region}:{AccountId}:{resource}";

    private static string Slug(string name) => name.ToLowerInvariant().Replace(' ', '-');
}
