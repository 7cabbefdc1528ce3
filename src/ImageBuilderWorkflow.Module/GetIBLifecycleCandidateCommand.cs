using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets the images that lifecycle policies would act on next.</summary>
/// <remarks>
/// <para>This cmdlet evaluates the rules of lifecycle policies against the images of the account, as Image Builder does when a policy runs.
/// It changes nothing. It emits one object for each image that a run would deprecate, disable or delete, the oldest first. Without input,
/// it evaluates all policies of the account. It also evaluates a disabled policy, and writes a warning, because Image Builder does not run
/// that policy. With <c>-At</c>, it evaluates the rules for another time, for example in a month.</para>
/// <para>The rules work as the user guide of Image Builder describes. A policy selects images by the name and version of their recipe, or
/// by tags: one matching tag is enough. Images in progress are not evaluated. Only one rule acts on an image in a run, in the order
/// DEPRECATE, DISABLE, DELETE. DEPRECATE acts on images with the status AVAILABLE, DISABLE also on DEPRECATED images, and DELETE on images
/// in any status. A rule that keeps a number of images keeps the newest of each version, and looks at excluded tags only after that.
/// Failed and cancelled images are never kept and do not count. For container images, only DELETE exists.</para>
/// <para>The result is a preview, not a promise. The user guide does not describe everything, so the cmdlet assumes the following. An image
/// matches a rule as soon as it has the age of the rule. Months and years are those of the calendar, in UTC. A failed or cancelled image
/// also has to have the age of the rule. An image counts as one of the newest whichever rule acts on it. The age begins at DateCreated,
/// when the build was requested; the service begins it when the build ends, up to some hours later. Statuses and tags are those of today,
/// also with <c>-At</c>, and images that were created after that time are left out.</para>
/// <para>Exclusion rules for AMIs protect AMIs, not images. The cmdlet leaves AMIs in excluded regions out of <c>Amis</c>. Amazon EC2 knows
/// whether an AMI is public, shared or tagged, and when it was launched; the cmdlet does not ask it. <c>Unchecked</c> lists the exclusions
/// of this kind, which can still protect AMIs of the image.</para>
/// <para>The cmdlet sends one request for each policy, lists the image versions, and lists the builds of the versions that a policy can
/// select. A policy that selects by tags can select every version. Several policies share these listings.</para>
/// </remarks>
/// <example>
/// <para>Show what all policies would do now</para>
/// <code>Get-IBLifecycleCandidate</code>
/// <para>Lists the images that the next runs of the policies of the account would act on.</para>
/// </example>
/// <example>
/// <para>Show what a policy would do in a year</para>
/// <code>Get-IBLifecycleCandidate expire-golden-images -At (Get-Date).AddYears(1)</code>
/// <para>Evaluates the rules of one policy as if the time were one year later.</para>
/// </example>
/// <example>
/// <para>List the AMIs that would be deleted</para>
/// <code>
/// Get-IBLifecyclePolicy -Status ENABLED | Get-IBLifecycleCandidate | Where-Object Action -eq DELETE | Select-Object -ExpandProperty Amis
/// </code>
/// <para>Evaluates the enabled policies, and lists the AMIs that would be deleted with their images.</para>
/// </example>
/// <example>
/// <para>Get the images in full</para>
/// <code>Get-IBLifecycleCandidate retire-nightly-agents | Get-IBImage | Format-List</code>
/// <para>Gets all details of the images that one policy would act on.</para>
/// </example>
/// <permission action="imagebuilder:GetLifecyclePolicy">for the rules of the policies</permission>
/// <permission action="imagebuilder:ListLifecyclePolicies">without an ARN</permission>
/// <permission action="imagebuilder:ListImages">for the images</permission>
/// <permission action="imagebuilder:ListImageBuildVersions">for the images</permission>
/// <seealso cref="GetIBLifecyclePolicyCommand"/>
/// <seealso cref="GetIBLifecycleExecutionCommand"/>
/// <seealso cref="GetIBImageCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-lifecycle-rules.html">
/// How lifecycle management rules work
/// </seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetLifecyclePolicy.html">GetLifecyclePolicy</seealso>
[Cmdlet(VerbsCommon.Get, "IBLifecycleCandidate", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(LifecycleCandidate))]
public sealed class GetIBLifecycleCandidateCommand : ListingCmdlet
{
    private readonly Dictionary<ImageBuilderClient, LifecyclePreview> _previews = [];

    // Which parameter a value belongs to.
    private static IdentifierRoute[] Routes { get; } =
    [new(nameof(Name), nameof(Name)) { TakesNames = true }, new(nameof(Arn), "LifecyclePolicyArn", nameof(Arn)) { GetsObjects = true }];

    /// <summary>
    /// The names of the lifecycle policies to evaluate. Wildcards are permitted; the cmdlet matches them itself and ignores case. The
    /// service matches a name without wildcards, which must be exact. If nothing has that name, the cmdlet writes an error.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [IdentifierTransformation(typeof(GetIBLifecycleCandidateCommand), nameof(Name))]
    [ArgumentCompleter(typeof(LifecyclePolicyNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>The ARNs of the lifecycle policies to evaluate.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of a lifecycle policy",
        Position = 0,
        ParameterSetName = ParameterSets.ById,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Alias("LifecyclePolicyArn")]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBLifecycleCandidateCommand), nameof(Arn))]
    [ArgumentCompleter(typeof(LifecyclePolicyArnCompleter))]
    public string[] Arn { get; set; } = [];

    /// <summary>
    /// The time for which to evaluate the rules. By default, it is the current time of the service. A DateTime is interpreted by its Kind,
    /// local or UTC. Text with an offset or a Z, such as '2026-11-01T00:00:00Z', and a DateTimeOffset are exact. Text without an offset,
    /// such as '2026-11-01', and a DateTime whose Kind is Unspecified are local time.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? At { get; set; }

    /// <summary>The maximum number of objects to emit for each policy, the oldest images first. By default, all are emitted.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateRange(1, int.MaxValue)]
    public override int? MaxItems { get; set; }

    /// <summary>Is no parameter here: what a policy would act on is no listing that a token continues.</summary>
    public override string? StartingToken { get; set; }

    /// <summary>Is no parameter here: what a policy would act on is no listing that a token continues.</summary>
    public override string? NextTokenVariable { get; set; }

    /// <summary>Evaluates the policies of one input.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ParameterSets.ById)
        {
            EvaluateEach(Arn);
            return;
        }

        var found = new List<string>();
        ListNamed(
            LifecyclePolicyOperations.List,
            Name,
            "lifecycle policy",
            LifecyclePolicyOperations.ListRequest,
            [],
            static policy => policy.Name,
            read: (request, matches) => ReadPolicies(request, matches, found)
        );
        EvaluateEach([.. found]);
    }

    // All of them, whatever -MaxItems says of each.
    private bool ReadPolicies(RequestMembers request, Predicate<LifecyclePolicy>? matches, List<string> found)
    {
        var client = Client(null);
        return Fetch(() => Task.Run(ReadAsync, Stopped), MyInvocation.MyCommand.Name);

        async Task<bool> ReadAsync()
        {
            var options = new ListingOptions { PageSize = PageSize };
            var pages = Listing.ReadAsync(client, LifecyclePolicyOperations.List, request, options, matches, Log, Stopped);
            await foreach (var page in pages.ConfigureAwait(false))
            {
                found.AddRange(page.Items.Select(static policy => policy.Arn).OfType<string>());
            }

            return true;
        }
    }

    private void EvaluateEach(string[] values)
    {
        var form = Identifier.LifecyclePolicyArn;
        foreach (var value in values)
        {
            if (ArnOf(value, form) is not { } arn)
            {
                continue;
            }

            if (form.Problem(arn) is { } problem)
            {
                Add(new ListingInput(value) { Problem = ErrorRecords.InvalidIdentifier(form, problem, value) });
            }
            else
            {
                var client = Client(arn);
                var pages = PreviewOf(client).ReadAsync(arn, At?.ToUniversalTime(), MaxItems, policy => Post(() => Tell(policy)));
                Add(new ListingInput(value), UnlessRefused(client, LifecyclePolicyOperations.Get.Name, pages));
            }
        }
    }

    private LifecyclePreview PreviewOf(ImageBuilderClient client)
    {
        if (!_previews.TryGetValue(client, out var preview))
        {
            preview = new LifecyclePreview(client, PageSize, ThrottleLimit, Log, Stopped);
            _previews.Add(client, preview);
        }

        return preview;
    }

    private void Tell(LifecyclePolicy policy)
    {
        if (policy.Status == "DISABLED")
        {
            WriteWarning($"The lifecycle policy '{policy.Name}' is disabled: Image Builder does not run it.");
        }

        foreach (var problem in LifecycleEvaluation.Problems(policy))
        {
            WriteWarning($"The result for the lifecycle policy '{policy.Name}' is not complete. {problem}");
        }
    }
}
