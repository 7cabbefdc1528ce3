using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets images: the versions there are, the builds of a version or a pipeline, or single builds in full.</summary>
/// <remarks>
/// <para>An image has versions, and a version has builds. Without an ARN this cmdlet lists the versions. With <c>-Status</c>, <c>-After</c> or
/// <c>-Before</c> it lists the builds of all these versions, whether a pipeline has built them or not. For an image version or a pipeline it
/// lists the builds. For a build it gets all there is to know: why it failed and where, the AMIs and containers that it put out,
/// recipe and configuration, and in <c>AdditionalFields</c> the recipe itself.</para>
/// <para>The service lists builds for one version at a time, and filters them neither by status nor by time. The builds of all versions
/// therefore take a request for every version; <c>-Name</c>, <c>-Owner</c> and <c>-Filter</c> make the versions fewer. Several versions are asked
/// about at the same time, as many as <c>-ThrottleLimit</c> says. The builds come in the order of the versions, an error of one version in its
/// place, and <c>-MaxItems</c> counts all of them.</para>
/// <para>Pipelines, image versions, images and what belongs to an image can be piped in, each in its own meaning: the builds of a
/// pipeline or a version, the full object of a build.</para>
/// <para>Times are UTC. <c>-After</c> and <c>-Before</c> take local and UTC times. <c>Where-Object DateCreated -gt (Get-Date).AddHours(-24)</c> is wrong
/// by the difference between local time and UTC, because PowerShell compares the ticks of the two times and ignores that one is local: compare
/// with <c>[datetime]::UtcNow.AddHours(-24)</c> there. All pages are read, and objects
/// are emitted as they come.</para>
/// </remarks>
/// <example>
/// <para>Which images are there</para>
/// <code>Get-IBImage</code>
/// <para>Lists the versions of the images that the account owns.</para>
/// </example>
/// <example>
/// <para>What has failed</para>
/// <code>Get-IBImage -Status FAILED</code>
/// <para>Lists the failed builds of all images of the account.</para>
/// </example>
/// <example>
/// <para>What was built in a period</para>
/// <code>Get-IBImage golden* -After (Get-Date).AddDays(-30) -Before (Get-Date).AddDays(-1)</code>
/// <para>Lists the builds of some images that were asked for in the last 30 days, without those of the last 24 hours.</para>
/// </example>
/// <example>
/// <para>What have the pipelines built</para>
/// <code>Get-IBImagePipeline golden* | Get-IBImage</code>
/// <para>Lists the builds of the pipelines, with status and AMIs.</para>
/// </example>
/// <example>
/// <para>Why did they fail</para>
/// <code>Get-IBImagePipeline golden* | Get-IBImage -Status FAILED | Select-Object Arn, StatusReason, FailureContext</code>
/// <para>Shows the failed builds, where they failed and why.</para>
/// </example>
/// <example>
/// <para>One image in full</para>
/// <code>Get-IBImage golden-image/1.4.2/2 | Format-List</code>
/// <para>Gets all there is to know of one build.</para>
/// </example>
/// <seealso cref="GetIBImagePipelineCommand"/>
/// <seealso cref="GetIBWorkflowExecutionCommand"/>
/// <seealso cref="RestartIBImageCommand"/>
/// <seealso cref="StopIBImageCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListImages.html">ListImages</seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListImageBuildVersions.html">ListImageBuildVersions</seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListImagePipelineImages.html">ListImagePipelineImages</seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetImage.html">GetImage</seealso>
[Cmdlet(VerbsCommon.Get, "IBImage", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(ImageVersion), ParameterSetName = [ParameterSets.List])]
[OutputType(typeof(Image), ParameterSetName = [ParameterSets.List, ParameterSets.ByVersion, ParameterSets.ByPipeline, ParameterSets.ById])]
public sealed class GetIBImageCommand : ListingCmdlet
{
    /// <summary>
    /// The names of the images whose versions to list. Wildcards are compared here, in any case; names without one are asked of the service,
    /// which compares them exactly, and one that nothing has is an error.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [IdentifierTransformation("Name", Others = ["ImageVersionArn", "ImagePipelineArn", "ImageBuildVersionArn"], OtherById = "ImageBuildVersionArn", TakesNames = true)]
    [ArgumentCompleter(typeof(ImageNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Whose images to list. Without it the service lists those of the account itself.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateSet(Owners.Self, Owners.Shared, Owners.Amazon, Owners.ThirdParty, Owners.Marketplace)]
    public string? Owner { get; set; }

    /// <summary>
    /// Lists deprecated images as well. With <c>-Status</c>, <c>-After</c> or <c>-Before</c> they are listed in any case, because a deprecated
    /// version may have builds of any status; <c>-IncludeDeprecated:$false</c> leaves those versions out.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    public SwitchParameter IncludeDeprecated { get; set; }

    /// <summary>
    /// The ARNs of the image versions whose builds to list; they end in a version.
    /// In place of an ARN, golden-image/1.4.2 is taken where the account has exactly one such version.
    /// </summary>
    [Parameter(Mandatory = true, HelpMessage = "The ARN of an image version, or name/version", Position = 0, ParameterSetName = ParameterSets.ByVersion, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdentifierTransformation("Arn", "ImageVersionArn", Only = nameof(Identifier.ImageVersionArn), Others = ["ImagePipelineArn", "ImageBuildVersionArn"], OtherById = "ImageBuildVersionArn", YieldsObjects = true)]
    [ArgumentCompleter(typeof(ImageVersionArnCompleter))]
    public string[] ImageVersionArn { get; set; } = [];

    /// <summary>The ARNs of the pipelines whose images to list.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The ARN of an image pipeline", Position = 0, ParameterSetName = ParameterSets.ByPipeline, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdentifierTransformation("Arn", "ImagePipelineArn", Only = nameof(Identifier.ImagePipelineArn), Others = ["ImageVersionArn", "ImageBuildVersionArn"], OtherById = "ImageBuildVersionArn", YieldsObjects = true)]
    [ArgumentCompleter(typeof(ImagePipelineArnCompleter))]
    public string[] ImagePipelineArn { get; set; } = [];

    /// <summary>The statuses of the builds to list, for example FAILED; wildcards are taken. They are compared here: the service does not filter by them.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageStatusCompleter))]
    public string[] Status { get; set; } = [];

    /// <summary>
    /// Lists the builds whose DateCreated is this time or later. A DateTime counts by its Kind, local or UTC. Text with an offset or a
    /// Z, such as '2026-11-01T00:00:00Z', and a DateTimeOffset are exact. Text without an offset, such as '2026-11-01', and a DateTime
    /// of Kind Unspecified are local time. The times are compared here: the service does not filter by them and does not say in which
    /// order it lists, so all pages are read.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? After { get; set; }

    /// <summary>Lists the builds whose DateCreated is earlier than this time, which is given as for <c>-After</c>.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? Before { get; set; }

    /// <summary>
    /// Conditions that the service applies, a hashtable of names and values: name, osVersion, platform, type or version; for the images of a
    /// pipeline name or version. Without an ARN they are conditions on the versions.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByVersion)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [Alias("Filters")]
    [FilterTransformation(typeof(ImageFilter))]
    [ArgumentCompleter(typeof(ImageFilterCompleter))]
    public ImageFilter[] Filter { get; set; } = [];

    /// <summary>
    /// The ARNs of the image builds to get in full; they end in a version and a build number. With an x in the version the newest is meant.
    /// In place of an ARN, golden-image/1.4.2/1 is taken where the account has exactly one such build.
    /// </summary>
    [Parameter(Mandatory = true, HelpMessage = "The ARN of an image build version, or name/version/build", Position = 0, ParameterSetName = ParameterSets.ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdentifierTransformation("Arn", "ImageBuildVersionArn", "ResourceId", Others = ["ImageVersionArn", "ImagePipelineArn"])]
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

    /// <summary>Emits the images of one input.</summary>
    protected override void ProcessRecord()
    {
        var range = Range(After, Before);
        var matches = range.And(StatusMatcher<ImageStatusCompleter>(Status).OrAll<Image>(image => image.Status), static image => image.DateCreated);
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
                    matches);
                break;
            case ParameterSets.ByPipeline:
                ListEach(
                    ImageOperations.ListPipelineImages,
                    ImagePipelineArn,
                    Identifier.ImagePipelineArn,
                    arn => ImageOperations.ListPipelineImagesRequest(arn, Filter),
                    matches);
                break;
            default:
                ListWithoutArn(Status.Length > 0 || range.IsBounded ? matches : null);
                break;
        }
    }

    // The versions, or what their builds have for a condition that only builds can meet.
    private void ListWithoutArn(Predicate<Image>? builds)
    {
        if (builds is not null && (!string.IsNullOrEmpty(StartingToken) || NextTokenVariable is not null))
        {
            ThrowTerminatingError(ErrorRecords.InvalidArgument(
                "TokenOfOneListing",
                "A token belongs to one listing, and -Status, -After and -Before read the builds of many versions: leave out -StartingToken and -NextTokenVariable. "
                + "To go on from a token of the versions, pipe them: Get-IBImage -StartingToken $token | Get-IBImage -Status FAILED.",
                StartingToken ?? NextTokenVariable));
        }

        // A deprecated version may have builds of any status, also new ones.
        var isDeclined = MyInvocation.BoundParameters.ContainsKey(nameof(IncludeDeprecated)) && !IncludeDeprecated;
        var includeDeprecated = builds is null ? IncludeDeprecated.IsPresent : !isDeclined;
        ListNamed(
            ImageOperations.ListVersions,
            Name,
            "image",
            filters => ImageOperations.ListVersionsRequest(Owners.Spell(Owner), includeDeprecated, filters),
            Filter,
            static version => version.Name,
            read: builds is null
                ? null
                : (request, matches) => ListEachOf(
                    ImageOperations.ListVersions,
                    request,
                    matches,
                    static version => version.Arn,
                    ImageOperations.ListBuilds,
                    static arn => ImageOperations.ListBuildsRequest(arn),
                    builds));
    }
}
