namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Finds the images that a run of a lifecycle policy would act on. The user guide of the service describes what is done here: images are
/// kept for each version of a recipe, the newest first; failed and cancelled images are never kept; one rule acts on an image, in the
/// order deprecate, disable, delete; and tags exclude an image after the newest are kept.
/// </summary>
internal static class LifecycleEvaluation
{
    /// <summary>Evaluates a policy.</summary>
    /// <param name="policy">The policy with its rules.</param>
    /// <param name="images">The images, of which the policy selects its own.</param>
    /// <param name="at">The time for which to evaluate it, in UTC.</param>
    /// <returns>What the policy would act on, the oldest first.</returns>
    public static IReadOnlyList<LifecycleCandidate> Evaluate(LifecyclePolicy policy, IEnumerable<Image> images, DateTime at)
    {
        var selection = new LifecycleSelection(policy);
        List<LifecycleRule> rules =
        [
            .. policy
                .PolicyDetails.Select(detail => LifecycleRule.Read(detail, policy.ResourceType, out _))
                .OfType<LifecycleRule>()
                .OrderBy(static rule => rule.Order),
        ];
        return
        [
            .. images
                .Where(image => image.DateCreated <= at && !LifecycleRule.IsInProgress(image) && selection.Has(image))
                .GroupBy(static image => VersionOf(image.Arn!), StringComparer.Ordinal)
                .SelectMany(version => OfVersion(policy, rules, version, at))
                .OrderBy(static candidate => candidate.DateCreated),
        ];
    }

    /// <summary>Why rules of a policy cannot be evaluated; empty if all can.</summary>
    /// <param name="policy">The policy with its rules.</param>
    public static IEnumerable<string> Problems(LifecyclePolicy policy)
    {
        foreach (var detail in policy.PolicyDetails)
        {
            if (LifecycleRule.Read(detail, policy.ResourceType, out var problem) is null)
            {
                yield return $"The rule '{detail}' cannot be evaluated: {problem}.";
            }
        }
    }

    private static IEnumerable<LifecycleCandidate> OfVersion(
        LifecyclePolicy policy,
        IReadOnlyList<LifecycleRule> rules,
        IEnumerable<Image> images,
        DateTime at
    )
    {
        var rank = 0;
        foreach (var image in BuildOrder.NewestFirst(images))
        {
            int? place = LifecycleRule.HasNoOutput(image) ? null : ++rank;
            if (rules.FirstOrDefault(rule => ActsOn(rule, image, place, at)) is { } rule)
            {
                yield return Candidate(policy, rule, image, place, at);
            }
        }
    }

    private static bool ActsOn(LifecycleRule rule, Image image, int? place, DateTime at) =>
        rule.AppliesTo(image.Status) && !(rule.DueTime(image.DateCreated!.Value) > at) && !(place <= rule.Kept) && !rule.Excludes(image);

    private static LifecycleCandidate Candidate(LifecyclePolicy policy, LifecycleRule rule, Image image, int? place, DateTime at)
    {
        var candidate = new LifecycleCandidate
        {
            Action = rule.Action,
            Name = image.Name,
            Version = ArnText.Behind(image.Arn, ":image/")?.Split('/', 2) is [_, var version] ? version : image.Version,
            Status = image.Status,
            DateCreated = image.DateCreated,
            Age = at - image.DateCreated,
            DueTime = rule.DueTime(image.DateCreated!.Value),
            Rule = rule.Text,
            Position = place,
            Amis = new ValueList<Ami>([.. rule.AmisOf(image)]),
            Containers = new ValueList<Container>([.. rule.ContainersOf(image)]),
            Unchecked = new ValueList<string>([.. rule.Unchecked]),
            PolicyName = policy.Name,
            PolicyStatus = policy.Status,
            LifecyclePolicyArn = policy.Arn,
            ImageBuildVersionArn = image.Arn,
            RequestId = image.RequestId,
            ReadTime = image.ReadTime,
        };
        candidate.ComesFrom(image);
        return candidate;
    }

    private static string VersionOf(string arn) => arn[..arn.LastIndexOf('/')];
}
