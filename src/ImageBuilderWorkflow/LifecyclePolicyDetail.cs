using System.Globalization;

namespace ImageBuilderWorkflow;

/// <summary>One rule of a lifecycle policy (API: <c>LifecyclePolicyDetail</c>). As text it is one line, such as <c>DELETE after AGE 6 MONTHS, keeping 5</c>.</summary>
public sealed class LifecyclePolicyDetail : ServiceValue
{
    /// <summary>DELETE, DEPRECATE or DISABLE, or another text that the service sends (API: <c>action.type</c>).</summary>
    public string? ActionType { get; set; }

    /// <summary>Whether the AMIs of an image are acted on too (API: <c>action.includeResources.amis</c>). <see langword="null"/> when it is not set.</summary>
    public bool? IncludeAmis { get; set; }

    /// <summary>Whether the snapshots of the AMIs are acted on too (API: <c>action.includeResources.snapshots</c>). <see langword="null"/> when it is not set.</summary>
    public bool? IncludeSnapshots { get; set; }

    /// <summary>Whether the containers of an image are acted on too (API: <c>action.includeResources.containers</c>). <see langword="null"/> when it is not set.</summary>
    public bool? IncludeContainers { get; set; }

    /// <summary>AGE or COUNT, or another text that the service sends: what the images are chosen by (API: <c>filter.type</c>).</summary>
    public string? FilterType { get; set; }

    /// <summary>How old, in <see cref="FilterUnit"/>, or how many (API: <c>filter.value</c>).</summary>
    public int? FilterValue { get; set; }

    /// <summary>DAYS, WEEKS, MONTHS or YEARS, or another text that the service sends (API: <c>filter.unit</c>). <see langword="null"/> for a count.</summary>
    public string? FilterUnit { get; set; }

    /// <summary>How many images are kept, however old they are (API: <c>filter.retainAtLeast</c>). <see langword="null"/> when it is not set.</summary>
    public int? RetainAtLeast { get; set; }

    /// <summary>Images with one of these tags are left alone (API: <c>exclusionRules.tagMap</c>). Empty when there are none.</summary>
    public TagMap ExcludedTags { get; set; } = TagMap.Empty;

    /// <summary>Whether public AMIs are left alone (API: <c>exclusionRules.amis.isPublic</c>). <see langword="null"/> when it is not set.</summary>
    public bool? ExcludesPublicAmis { get; set; }

    /// <summary>AMIs in these regions are left alone (API: <c>exclusionRules.amis.regions</c>). Empty when there are none.</summary>
    public ValueList<string> ExcludedAmiRegions { get; set; } = ValueList<string>.Empty;

    /// <summary>AMIs shared with these accounts are left alone (API: <c>exclusionRules.amis.sharedAccounts</c>). Empty when there are none.</summary>
    public ValueList<string> ExcludedAmiSharedAccounts { get; set; } = ValueList<string>.Empty;

    /// <summary>AMIs launched within this time, in <see cref="ExcludedAmiLastLaunchedUnit"/>, are left alone (API: <c>exclusionRules.amis.lastLaunched.value</c>). <see langword="null"/> when it is not set.</summary>
    public int? ExcludedAmiLastLaunchedValue { get; set; }

    /// <summary>The unit of that time, for example DAYS (API: <c>exclusionRules.amis.lastLaunched.unit</c>). <see langword="null"/> when it is not set.</summary>
    public string? ExcludedAmiLastLaunchedUnit { get; set; }

    /// <summary>AMIs with one of these tags are left alone (API: <c>exclusionRules.amis.tagMap</c>). Empty when there are none.</summary>
    public TagMap ExcludedAmiTags { get; set; } = TagMap.Empty;

    /// <summary>The action, what it goes by and what is kept.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var rule = string.Create(CultureInfo.InvariantCulture, $"{ActionType} after {FilterType} {FilterValue}");
        var unit = FilterUnit is null ? string.Empty : " " + FilterUnit;
        var kept = RetainAtLeast is { } count ? string.Create(CultureInfo.InvariantCulture, $", keeping {count}") : string.Empty;
        return rule + unit + kept;
    }
}
