using System.Globalization;

namespace ImageBuilderWorkflow;

/// <summary>
/// A rule of a lifecycle policy (API: <c>LifecyclePolicyDetail</c>). Its text is one line, for example <c>DELETE after AGE 6 MONTHS,
/// keeping 5</c>.
/// </summary>
public sealed class LifecyclePolicyDetail : ServiceValue
{
    /// <summary>The action of the rule: DELETE, DEPRECATE or DISABLE (API: <c>action.type</c>). Other values are possible.</summary>
    public string? ActionType { get; set; }

    /// <summary>
    /// Whether the action also applies to the AMIs of an image (API: <c>action.includeResources.amis</c>). <see langword="null"/> if it is
    /// not set.
    /// </summary>
    public bool? IncludeAmis { get; set; }

    /// <summary>
    /// Whether the action also applies to the snapshots of the AMIs (API: <c>action.includeResources.snapshots</c>). <see langword="null"/>
    /// if it is not set.
    /// </summary>
    public bool? IncludeSnapshots { get; set; }

    /// <summary>
    /// Whether the action also applies to the container images of an image (API: <c>action.includeResources.containers</c>).
    /// <see langword="null"/> if it is not set.
    /// </summary>
    public bool? IncludeContainers { get; set; }

    /// <summary>How the rule selects images: AGE or COUNT (API: <c>filter.type</c>). Other values are possible.</summary>
    public string? FilterType { get; set; }

    /// <summary>The age, in <see cref="FilterUnit"/>, or the count (API: <c>filter.value</c>).</summary>
    public int? FilterValue { get; set; }

    /// <summary>
    /// The unit of the age: DAYS, WEEKS, MONTHS or YEARS (API: <c>filter.unit</c>). Other values are possible. <see langword="null"/> for a
    /// count.
    /// </summary>
    public string? FilterUnit { get; set; }

    /// <summary>
    /// The minimum number of images to keep, regardless of their age (API: <c>filter.retainAtLeast</c>). <see langword="null"/> if it is
    /// not set.
    /// </summary>
    public int? RetainAtLeast { get; set; }

    /// <summary>The tags that exclude an image from the rule (API: <c>exclusionRules.tagMap</c>). Empty if there are none.</summary>
    public TagMap ExcludedTags { get; set; } = TagMap.Empty;

    /// <summary>
    /// Whether the rule excludes public AMIs (API: <c>exclusionRules.amis.isPublic</c>). <see langword="null"/> if it is not set.
    /// </summary>
    public bool? ExcludesPublicAmis { get; set; }

    /// <summary>The regions whose AMIs the rule excludes (API: <c>exclusionRules.amis.regions</c>). Empty if there are none.</summary>
    public ValueList<string> ExcludedAmiRegions { get; set; } = ValueList<string>.Empty;

    /// <summary>
    /// The accounts with which an AMI is shared that the rule excludes (API: <c>exclusionRules.amis.sharedAccounts</c>). Empty if there are
    /// none.
    /// </summary>
    public ValueList<string> ExcludedAmiSharedAccounts { get; set; } = ValueList<string>.Empty;

    /// <summary>
    /// The rule excludes AMIs that were launched within this time, in <see cref="ExcludedAmiLastLaunchedUnit"/>
    /// (API: <c>exclusionRules.amis.lastLaunched.value</c>). <see langword="null"/> if it is not set.
    /// </summary>
    public int? ExcludedAmiLastLaunchedValue { get; set; }

    /// <summary>
    /// The unit of <see cref="ExcludedAmiLastLaunchedValue"/>, for example DAYS (API: <c>exclusionRules.amis.lastLaunched.unit</c>).
    /// <see langword="null"/> if it is not set.
    /// </summary>
    public string? ExcludedAmiLastLaunchedUnit { get; set; }

    /// <summary>The tags that exclude an AMI from the rule (API: <c>exclusionRules.amis.tagMap</c>). Empty if there are none.</summary>
    public TagMap ExcludedAmiTags { get; set; } = TagMap.Empty;

    /// <summary>Returns the action, the condition, and the number of images to keep.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var rule = string.Create(CultureInfo.InvariantCulture, $"{ActionType} after {FilterType} {FilterValue}");
        var unit = FilterUnit is null ? string.Empty : " " + FilterUnit;
        var kept = RetainAtLeast is { } count ? string.Create(CultureInfo.InvariantCulture, $", keeping {count}") : string.Empty;
        return rule + unit + kept;
    }
}
