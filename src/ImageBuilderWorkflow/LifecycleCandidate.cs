namespace ImageBuilderWorkflow;

/// <summary>An image build that a lifecycle policy would act on, from the rules of the policy and a listing of the images.</summary>
/// <remarks>The module determines these values from several responses of the service.</remarks>
public sealed class LifecycleCandidate : ServiceObject
{
    /// <summary>What the rule does: DEPRECATE, DISABLE or DELETE (<c>action.type</c> of the rule).</summary>
    public string? Action { get; set; }

    /// <summary>The name of the image, in its original case (<c>name</c> of the image).</summary>
    public string? Name { get; set; }

    /// <summary>The version of the recipe and the build number, for example <c>1.4.2/2</c> (from the ARN).</summary>
    public string? Version { get; set; }

    /// <summary>The status of the image when it was listed, for example AVAILABLE (<c>state.status</c> of the image).</summary>
    public string? Status { get; set; }

    /// <summary>The date and time when the build was requested, in UTC (<c>dateCreated</c> of the image).</summary>
    public DateTime? DateCreated { get; set; }

    /// <summary>The age of the image at the time for which the policy was evaluated.</summary>
    public TimeSpan? Age { get; set; }

    /// <summary>
    /// The date and time when the image reaches the age of the rule, in UTC. <see langword="null"/> if the rule counts images.
    /// </summary>
    public DateTime? DueTime { get; set; }

    /// <summary>The rule in words, for example <c>DELETE after 18 MONTHS, except the newest 5 of a version</c>.</summary>
    public string? Rule { get; set; }

    /// <summary>
    /// The position of the image among the images of its version that a rule can keep; the newest is 1. <see langword="null"/> for a failed
    /// or cancelled image, which no rule keeps.
    /// </summary>
    public int? Position { get; set; }

    /// <summary>
    /// The AMIs that the action also applies to, except those in regions that the rule excludes. Empty if the rule does not include AMIs.
    /// </summary>
    public ValueList<Ami> Amis { get; set; } = ValueList<Ami>.Empty;

    /// <summary>
    /// The container images that the action also applies to. Empty if the rule does not include container images.
    /// </summary>
    public ValueList<Container> Containers { get; set; } = ValueList<Container>.Empty;

    /// <summary>
    /// The exclusions of the rule that depend on what only Amazon EC2 knows, for example <c>AMIs launched within 30 DAYS</c>. They can
    /// still protect AMIs of this image. Empty if there are none.
    /// </summary>
    public ValueList<string> Unchecked { get; set; } = ValueList<string>.Empty;

    /// <summary>The name of the lifecycle policy (<c>name</c> of the policy).</summary>
    public string? PolicyName { get; set; }

    /// <summary>
    /// The status of the lifecycle policy: ENABLED or DISABLED (<c>status</c> of the policy). Image Builder does not run a disabled policy.
    /// </summary>
    public string? PolicyStatus { get; set; }

    /// <summary>The ARN of the lifecycle policy (<c>arn</c> of the policy).</summary>
    public string? LifecyclePolicyArn { get; set; }

    /// <summary>The ARN of the image build version (<c>arn</c> of the image).</summary>
    public string? ImageBuildVersionArn { get; set; }

    private protected override string? OwnerArn => ImageBuildVersionArn;

    /// <summary>Returns the ARN of the image build version.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() => ImageBuildVersionArn ?? string.Empty;
}
