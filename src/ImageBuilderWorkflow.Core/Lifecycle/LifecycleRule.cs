using System.Globalization;

namespace ImageBuilderWorkflow.Core;

/// <summary>A rule of a lifecycle policy, as the service documents what it does.</summary>
internal sealed class LifecycleRule
{
    private const string Age = "AGE";
    private const string Count = "COUNT";
    private const string Failed = "FAILED";
    private const string Cancelled = "CANCELLED";

    // In this order the service looks at the rules of a policy. Only the first that matches an image acts on it.
    private static readonly string[] Actions = ["DEPRECATE", "DISABLE", "DELETE"];
    private static readonly string[] Units = ["DAYS", "WEEKS", "MONTHS", "YEARS"];

    private static readonly HashSet<string> InProgress = new(StringComparer.Ordinal)
    {
        "PENDING",
        "CREATING",
        "BUILDING",
        "IMPORTING",
        "TESTING",
        "DISTRIBUTING",
        "INTEGRATING",
    };

    private readonly LifecyclePolicyDetail _detail;

    private LifecycleRule(LifecyclePolicyDetail detail) => _detail = detail;

    /// <summary>The place of the rule among those of a policy.</summary>
    public int Order => Array.IndexOf(Actions, Action);

    /// <summary>What the rule does.</summary>
    public string Action => _detail.ActionType!;

    /// <summary>How many of the newest images of a version the rule keeps.</summary>
    public int Kept => IsCount ? Value : _detail.RetainAtLeast ?? 0;

    /// <summary>The rule in words.</summary>
    public string Text
    {
        get
        {
            if (IsCount)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{Action} all except the newest {Value} of a version");
            }

            var kept = _detail.RetainAtLeast is { } count and > 0
                ? string.Create(CultureInfo.InvariantCulture, $", except the newest {count} of a version")
                : string.Empty;
            return $"{Action} after {Span(Value, _detail.FilterUnit)}{kept}";
        }
    }

    /// <summary>The exclusions that depend on what Image Builder does not tell of an AMI.</summary>
    public IReadOnlyList<string> Unchecked
    {
        get
        {
            var texts = new List<string>();
            if (_detail.ExcludesPublicAmis is true)
            {
                texts.Add("public AMIs");
            }

            texts.AddRange(_detail.ExcludedAmiTags.Select(static tag => $"AMIs with the tag {tag.Key}={tag.Value}"));
            texts.AddRange(_detail.ExcludedAmiSharedAccounts.Select(static account => $"AMIs shared with {account}"));
            if (_detail.ExcludedAmiLastLaunchedValue is { } value)
            {
                texts.Add($"AMIs launched within {Span(value, _detail.ExcludedAmiLastLaunchedUnit)}");
            }

            return texts;
        }
    }

    private bool IsCount => _detail.FilterType == Count;

    private int Value => _detail.FilterValue!.Value;

    /// <summary>Reads a rule.</summary>
    /// <param name="detail">The rule.</param>
    /// <param name="resourceType">What the policy is for: AMI_IMAGE or CONTAINER_IMAGE.</param>
    /// <param name="problem">Why the rule cannot be evaluated; <see langword="null"/> if it can.</param>
    /// <returns>The rule; <see langword="null"/> if it cannot be evaluated.</returns>
    public static LifecycleRule? Read(LifecyclePolicyDetail detail, string? resourceType, out string? problem)
    {
        problem =
            !Actions.Contains(detail.ActionType) ? $"the action '{detail.ActionType}' is not known"
            : detail.FilterType is not (Age or Count) ? $"the filter '{detail.FilterType}' is not known"
            : detail.FilterType == Age && !Units.Contains(detail.FilterUnit) ? $"the unit '{detail.FilterUnit}' is not known"
            : detail.FilterValue is null ? "the filter has no value"
            : resourceType == LifecycleSelection.ContainerImage && detail.ActionType != Actions[^1]
                ? "the service only deletes container images"
            : null;
        return problem is null ? new LifecycleRule(detail) : null;
    }

    /// <summary>Whether a build is still running. The service passes over such an image.</summary>
    public static bool IsInProgress(Image image) => image.Status is { } status && InProgress.Contains(status);

    /// <summary>Whether an image failed or was cancelled. No rule keeps such an image.</summary>
    public static bool HasNoOutput(Image image) => image.Status is Failed or Cancelled;

    /// <summary>Whether the rule acts on images in this status.</summary>
    public bool AppliesTo(string? status) =>
        Action switch
        {
            "DEPRECATE" => status is "AVAILABLE",
            "DISABLE" => status is "AVAILABLE" or "DEPRECATED",
            _ => status is not (null or "DELETED"),
        };

    /// <summary>Whether a tag of the image excludes it.</summary>
    public bool Excludes(Image image) =>
        _detail.ExcludedTags.Any(tag => image.Tags.TryGetValue(tag.Key, out var value) && value == tag.Value);

    /// <summary>
    /// When an image reaches the age of the rule; <see langword="null"/> if the rule counts images. Months and years are those of the
    /// calendar in UTC: a month after the last of January is the last of February.
    /// </summary>
    public DateTime? DueTime(DateTime created)
    {
        if (IsCount)
        {
            return null;
        }

        try
        {
            return _detail.FilterUnit switch
            {
                "DAYS" => created.AddDays(Value),
                "WEEKS" => created.AddDays(7.0 * Value),
                "MONTHS" => created.AddMonths(Value),
                _ => created.AddYears(Value),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            // That old nothing will be.
            return DateTime.MaxValue;
        }
    }

    /// <summary>The AMIs of an image that the action also applies to.</summary>
    public IEnumerable<Ami> AmisOf(Image image) =>
        _detail.IncludeAmis is true ? image.Amis.Where(ami => !_detail.ExcludedAmiRegions.Contains(ami.Region!)) : [];

    /// <summary>The container images of an image that the action also applies to.</summary>
    public IEnumerable<Container> ContainersOf(Image image) => _detail.IncludeContainers is true ? image.Containers : [];

    private static string Span(int value, string? unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{value} {(value == 1 ? unit?.TrimEnd('S') : unit)}");
}
