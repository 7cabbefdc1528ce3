using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets images: image versions, the builds of a version or a pipeline, or the full details of builds.</summary>
/// <remarks>
/// <para>An image has versions, and a version has builds. Without an ARN, this cmdlet lists image versions. With <c>-Status</c>,
/// <c>-After</c> or <c>-Before</c>, it lists the builds of all these versions, whether a pipeline built them or not. With the ARN of an
/// image version or a pipeline, it lists the builds. With the ARN of a build, it gets all details: where and why the build failed, the AMIs
/// and container images that it created, its recipe, and its configuration. <c>AdditionalFields</c> contains the recipe itself.</para>
/// <para>The service lists builds for one version at a time and cannot filter them by status or time. Listing the builds of all versions
/// therefore takes one request for each version. Use <c>-Name</c>, <c>-Owner</c> and <c>-Filter</c> to reduce the number of versions. The
/// cmdlet reads several versions at the same time, up to <c>-ThrottleLimit</c>. It emits the builds in the order of the versions. An error
/// for one version appears in the position of that version. <c>-MaxItems</c> limits the total number of builds.</para>
/// <para>With <c>-Latest</c>, the cmdlet emits only the newest available build of each pipeline, image version or image name.</para>
/// <para>With <c>-Owner</c>, it lists the image versions of others. The service also gives the builds and details of images that are shared
/// with the account, and of images that Amazon manages. Of the images of third parties (<c>-Owner ThirdParty</c>), it gives only this
/// list.</para>
/// <para>You can pipe pipelines, image versions, images, and objects that belong to an image to this cmdlet. For a pipeline or a version,
/// it lists the builds. For a build, it gets the full details.</para>
/// <para>Times are in UTC. <c>-After</c> and <c>-Before</c> accept local times and UTC times. Do not use <c>Where-Object DateCreated -gt
/// (Get-Date).AddHours(-24)</c>: PowerShell compares the ticks of the two times and ignores that one is local, so the result is wrong by
/// your offset from UTC. Compare with <c>[datetime]::UtcNow.AddHours(-24)</c> instead.</para>
/// <para>To list several accounts and regions at the same time, specify several profiles and regions, also with wildcards. The objects come
/// profile by profile and region by region. An account and region that fails writes one error, and the others go on.</para>
/// <para>The cmdlet reads all pages and emits objects as they arrive.</para>
/// </remarks>
/// <example>
/// <para>List the images</para>
/// <code>Get-IBImage</code>
/// <para>Lists the versions of the images that the account owns.</para>
/// </example>
/// <example>
/// <para>List the failed builds</para>
/// <code>Get-IBImage -Status FAILED</code>
/// <para>Lists the failed builds of all images of the account.</para>
/// </example>
/// <example>
/// <para>List the builds of a period</para>
/// <code>Get-IBImage golden* -After (Get-Date).AddDays(-30) -Before (Get-Date).AddDays(-1)</code>
/// <para>Lists the builds of matching images that were requested in the last 30 days, except those of the last 24 hours.</para>
/// </example>
/// <example>
/// <para>List the builds of pipelines</para>
/// <code>Get-IBImagePipeline golden* | Get-IBImage</code>
/// <para>Lists the builds of the matching pipelines, with their status and AMIs.</para>
/// </example>
/// <example>
/// <para>Get the latest available image of a pipeline</para>
/// <code>Get-IBImagePipeline golden-image | Get-IBImage -Latest</code>
/// <para>Gets the newest build of the pipeline that is AVAILABLE, with its AMIs.</para>
/// </example>
/// <example>
/// <para>Find out why builds failed</para>
/// <code>Get-IBImagePipeline golden* | Get-IBImage -Status FAILED | Select-Object Arn, StatusReason, FailureContext</code>
/// <para>Shows where and why the failed builds of the matching pipelines failed.</para>
/// </example>
/// <example>
/// <para>List the failed builds of several accounts and regions</para>
/// <code>Get-IBImage -Status FAILED -ProfileName dev, prod -Region eu-west-1, us-east-1 | Group-Object AccountId, Region</code>
/// <para>Asks two regions with each of two profiles at the same time, and counts the failed builds of each account and region.</para>
/// </example>
/// <example>
/// <para>Get the details of one build</para>
/// <code>Get-IBImage golden-image/1.4.2/2 | Format-List</code>
/// <para>Gets all details of one build.</para>
/// </example>
/// <permission action="imagebuilder:ListImages">without an ARN, and for a short name instead of an ARN</permission>
/// <permission action="imagebuilder:ListImageBuildVersions">
/// for the builds of a version, for <c>-Status</c>, <c>-After</c> or <c>-Before</c> without an ARN, and for a short name of a build
/// </permission>
/// <permission action="imagebuilder:ListImagePipelineImages">for the builds of a pipeline</permission>
/// <permission action="imagebuilder:GetImage">for a build in full</permission>
/// <seealso cref="GetIBImagePipelineCommand"/>
/// <seealso cref="GetIBWorkflowExecutionCommand"/>
/// <seealso cref="RestartIBImageCommand"/>
/// <seealso cref="StopIBImageCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListImages.html">ListImages</seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListImageBuildVersions.html">
/// ListImageBuildVersions
/// </seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListImagePipelineImages.html">
/// ListImagePipelineImages
/// </seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetImage.html">GetImage</seealso>
[Cmdlet(VerbsCommon.Get, "IBImage", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(ImageVersion), ParameterSetName = [ParameterSets.List])]
[OutputType(typeof(Image), ParameterSetName = [ParameterSets.List, ParameterSets.ByVersion, ParameterSets.ByPipeline, ParameterSets.ById])]
public sealed class GetIBImageCommand : SweepingCmdlet
{
    private const string Available = "AVAILABLE";

    // Which parameter a value belongs to.
    private static IdentifierRoute[] Routes { get; } =
    [
        new(nameof(Name), nameof(Name)) { TakesNames = true },
        new(nameof(ImageVersionArn), "Arn", nameof(ImageVersionArn)) { Only = Identifier.ImageVersionArn },
        new(nameof(ImagePipelineArn), "Arn", nameof(ImagePipelineArn)) { Only = Identifier.ImagePipelineArn },
        new(nameof(ImageBuildVersionArn), "Arn", nameof(ImageBuildVersionArn), "ResourceId") { GetsObjects = true },
    ];

    /// <summary>
    /// The names of the images whose versions to list. Wildcards are permitted; the cmdlet matches them itself and ignores case. The
    /// service matches a name without wildcards, which must be exact. If nothing has that name, the cmdlet writes an error.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [IdentifierTransformation(typeof(GetIBImageCommand), nameof(Name))]
    [ArgumentCompleter(typeof(ImageNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>The owner of the images to list. By default, the service lists the images that the account owns.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateSet(Owners.Self, Owners.Shared, Owners.Amazon, Owners.ThirdParty, Owners.Marketplace)]
    public string? Owner { get; set; }

    /// <summary>
    /// Includes deprecated images. With <c>-Status</c>, <c>-After</c> or <c>-Before</c>, deprecated versions are always included, because a
    /// deprecated version can have builds of any status. Specify <c>-IncludeDeprecated:$false</c> to exclude them.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    public SwitchParameter IncludeDeprecated { get; set; }

    /// <summary>
    /// The ARNs of the image versions whose builds to list. They end in a version. Instead of an ARN, you can specify a short name such as
    /// golden-image/1.4.2 if the account has exactly one such version.
    /// </summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of an image version, or name/version",
        Position = 0,
        ParameterSetName = ParameterSets.ByVersion,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBImageCommand), nameof(ImageVersionArn))]
    [ArgumentCompleter(typeof(ImageVersionArnCompleter))]
    public string[] ImageVersionArn { get; set; } = [];

    /// <summary>The ARNs of the pipelines whose images to list.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of an image pipeline",
        Position = 0,
        ParameterSetName = ParameterSets.ByPipeline,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBImageCommand), nameof(ImagePipelineArn))]
    [ArgumentCompleter(typeof(ImagePipelineArnCompleter))]
    public string[] ImagePipelineArn { get; set; } = [];

    /// <summary>
    /// The statuses of the builds to list, for example FAILED. Wildcards are permitted. The service cannot filter by status, so the cmdlet
    /// filters the objects itself.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageStatusCompleter))]
    public string[] Status { get; set; } = [];

    /// <summary>
    /// Emits only the newest build that is AVAILABLE, by DateCreated: one for each pipeline, for each image version, or, without an ARN,
    /// for each image name over all its versions. With <c>-Status</c>, <c>-After</c>, <c>-Before</c> or <c>-Filter</c>, it emits the newest
    /// of the builds that match them; <c>-Status</c> replaces AVAILABLE. If there is no such build, nothing is emitted, and <c>-Verbose</c>
    /// tells which pipeline or version has none. The service does not define the order of a listing, so the cmdlet reads all pages. You
    /// cannot combine this parameter with <c>-StartingToken</c> and <c>-NextTokenVariable</c>.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    public SwitchParameter Latest { get; set; }

    /// <summary>
    /// Lists the builds whose DateCreated is at or after this time. A DateTime is interpreted by its Kind, local or UTC. Text with an
    /// offset or a Z, such as '2026-11-01T00:00:00Z', and a DateTimeOffset are exact. Text without an offset, such as '2026-11-01', and a
    /// DateTime whose Kind is Unspecified are local time. The service cannot filter by time and does not define the order of a listing, so
    /// the cmdlet reads all pages and filters the objects itself.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? After { get; set; }

    /// <summary>Lists the builds whose DateCreated is before this time. Specify the time as for <c>-After</c>.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? Before { get; set; }

    /// <summary>
    /// Filters that the service applies, as a hashtable of names and values. Valid names: name, osVersion, platform, type and version; for
    /// the images of a pipeline, name and version. Without an ARN, the filters apply to image versions.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [Alias("Filters")]
    [FilterTransformation(typeof(ImageFilter))]
    [ArgumentCompleter(typeof(ImageFilterCompleter))]
    public ImageFilter[] Filter { get; set; } = [];

    /// <summary>
    /// The ARNs of the image builds to get in full. They end in a version and a build number. An x in the version selects the latest
    /// version. Instead of an ARN, you can specify a short name such as golden-image/1.4.2/1 if the account has exactly one such build.
    /// </summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of an image build version, or name/version/build",
        Position = 0,
        ParameterSetName = ParameterSets.ById,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBImageCommand), nameof(ImageBuildVersionArn))]
    [ArgumentCompleter(typeof(ImageBuildVersionArnCompleter))]
    public string[] ImageBuildVersionArn { get; set; } = [];

    /// <inheritdoc/>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [ValidateRange(1, int.MaxValue)]
    public override int? MaxItems { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [Alias("MaxResult", "MaxResults")]
    [ValidateRange(1, ListingOptions.LargestPage)]
    [PSDefaultValue(Help = "25", Value = ListingOptions.LargestPage)]
    public override int PageSize { get; set; } = ListingOptions.LargestPage;

    /// <inheritdoc/>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [Alias("NextToken")]
    [AllowEmptyString]
    [AllowNull]
    public override string? StartingToken { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [ValidateNotNullOrEmpty]
    public override string? NextTokenVariable { get; set; }

    // The newest build is that which can be used, unless another status is asked for.
    private string[] Statuses => Latest && Status.Length == 0 ? [Available] : Status;

    /// <summary>Emits the images for one input.</summary>
    protected override void ProcessRecord()
    {
        RefuseTokenWithLatest();
        var range = Range(After, Before);
        var statuses = StatusMatcher<ImageStatusCompleter>(Statuses).OrAll<Image>(static image => image.Status);
        var matches = range.And(statuses, static image => image.DateCreated);
        switch (ParameterSetName)
        {
            case ParameterSets.ById:
                GetEach(ImageOperations.Get, ImageBuildVersionArn, Identifier.ImageArn);
                break;
            case ParameterSets.ByVersion:
                ListEach(
                    ImageOperations.ListBuilds,
                    ImageVersionArn,
                    Identifier.ImageVersionArn,
                    arn => ImageOperations.ListBuildsRequest(arn, Filter),
                    matches,
                    choose: Latest ? NewestOf : null
                );
                break;
            case ParameterSets.ByPipeline:
                ListEach(
                    ImageOperations.ListPipelineImages,
                    ImagePipelineArn,
                    Identifier.ImagePipelineArn,
                    arn => ImageOperations.ListPipelineImagesRequest(arn, Filter),
                    matches,
                    choose: Latest ? NewestOf : null
                );
                break;
            default:
                ListWithoutArn(Statuses.Length > 0 || range.IsBounded ? matches : null);
                break;
        }
    }

    private void RefuseTokenWithLatest()
    {
        if (Latest && (!string.IsNullOrEmpty(StartingToken) || NextTokenVariable is not null))
        {
            ThrowTerminatingError(
                ErrorRecords.InvalidArgument(
                    "TokenOfOneListing",
                    "-Latest reads whole listings, so no token goes on with one. Remove -StartingToken and -NextTokenVariable.",
                    StartingToken ?? NextTokenVariable
                )
            );
        }
    }

    private IAsyncEnumerable<IItemPage> NewestOf(string value, IAsyncEnumerable<ItemPage<Image>> pages) =>
        BuildOrder.NewestAsync(
            pages,
            () => Post(() => WriteVerbose($"'{value}' has no build with the status {string.Join(" or ", Statuses)}."))
        );

    // Lists the versions or, if there is a condition that only builds can meet, the builds of the versions.
    private void ListWithoutArn(Predicate<Image>? builds)
    {
        if (builds is not null && (!string.IsNullOrEmpty(StartingToken) || NextTokenVariable is not null))
        {
            ThrowTerminatingError(
                ErrorRecords.InvalidArgument(
                    "TokenOfOneListing",
                    "A token is valid for one listing, but -Status, -After and -Before read the builds of many versions. "
                        + "Remove -StartingToken and -NextTokenVariable. "
                        + "To continue from a token of a version listing, pipe the versions: "
                        + "Get-IBImage -StartingToken $token | Get-IBImage -Status FAILED.",
                    StartingToken ?? NextTokenVariable
                )
            );
        }

        if (builds is not null && Owners.Spell(Owner) == Owners.ThirdParty)
        {
            ThrowTerminatingError(
                ErrorRecords.InvalidArgument(
                    "NoBuildsOfThirdParty",
                    "The service lists the image versions of third parties, but not their builds. "
                        + "Remove -Status, -After, -Before and -Latest.",
                    Owner
                )
            );
        }

        // A deprecated version can have builds of any status, including new builds.
        var isDeclined = MyInvocation.BoundParameters.ContainsKey(nameof(IncludeDeprecated)) && !IncludeDeprecated;
        var includeDeprecated = builds is null ? IncludeDeprecated.IsPresent : !isDeclined;
        var all = new List<Image>();
        ListNamed(
            ImageOperations.ListVersions,
            Name,
            "image",
            filters => ImageOperations.ListVersionsRequest(Owners.Spell(Owner), includeDeprecated, filters),
            Filter,
            static version => version.Name,
            read: builds is null
                ? null
                : (request, matches) =>
                    ListEachOf(
                        ImageOperations.ListVersions,
                        request,
                        matches,
                        static version => version.Arn,
                        ImageOperations.ListBuilds,
                        static arn => ImageOperations.ListBuildsRequest(arn),
                        builds,
                        Latest ? all.Add : null
                    )
        );
        foreach (var newest in BuildOrder.NewestOfEachName(all).Take(MaxItems ?? int.MaxValue))
        {
            Emit(newest);
        }
    }
}
