using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Compares two image builds: what changed between a good build and a bad one.</summary>
/// <remarks>
/// <para>This cmdlet compares an image build with a reference build and emits one object for each difference. Builds that are the same emit
/// nothing. If you specify only one build, the cmdlet compares it with the last build before it that has the status AVAILABLE: of the same
/// pipeline or, if the build has no pipeline or the pipeline has no such build, of any version of the same image. The builds can be in two
/// regions.</para>
/// <para><c>Side</c> says which build has the value, as <c>Compare-Object</c> does: <c>&lt;=</c> only the reference build, <c>=&gt;</c>
/// only the build that is compared with it. <c>&lt;&gt;</c> means that both have a value, and that the values differ.</para>
/// <para><c>Kind</c> has one of these values, and the differences come in this order. Within a kind, they are sorted by name:</para>
/// <para>Recipe: the version of the recipe, and its settings. BaseImage: the parent image, the platform, and the version of the operating
/// system if both builds have recorded it. Component: the versions and the parameters of the components. Infrastructure and Distribution:
/// the configurations and their settings. Configuration: the settings of tests, scans, workflows, logging and the execution role. Workflow:
/// the versions of the workflows that ran; a workflow that a failed build did not reach is no difference. StepDuration: the steps that took
/// more than 1.5 times as long as in the other build and at least 10 seconds longer; see <c>-DurationRatio</c> and
/// <c>-MinimumChangeSeconds</c>. Steps that were skipped or have not ended are left out. Package: the packages of the operating
/// system.</para>
/// <para>A name that each build has once, with different versions, is one change. If a package is installed in several versions, such as a
/// kernel, the versions that both builds have are equal, and each of the other versions was removed or added, unless each build has exactly
/// one version left. Names, descriptions, owners, dates and tags of recipes and configurations are not compared.</para>
/// <para>The packages are not compared if Image Builder has recorded none for one of the builds, which is usual for a build that failed.
/// The cmdlet then writes a warning and emits the other differences.</para>
/// <para><c>-Kind</c> spares the requests that its kinds do not need.</para>
/// </remarks>
/// <example>
/// <para>Compare a failed build with the last good one</para>
/// <code>Compare-IBImage golden-image/1.4.2/2</code>
/// <para>Shows what changed since the last available build before the failed one.</para>
/// </example>
/// <example>
/// <para>Compare two builds</para>
/// <code>Compare-IBImage golden-image/1.4.1/1 golden-image/1.4.2/1</code>
/// <para>Shows the differences between the two builds; the first one is the reference.</para>
/// </example>
/// <example>
/// <para>Show the packages that were added, removed or changed</para>
/// <code>
/// Compare-IBImage golden-image/1.4.1/1 golden-image/1.4.2/1 -Kind Package |
///     Format-Table Side, Name, ReferenceValue, DifferenceValue
/// </code>
/// <para>Reads only the images and their packages.</para>
/// </example>
/// <example>
/// <para>Find steps that became slow</para>
/// <code>
/// Get-IBImage golden-image/1.4.2 -Status FAILED | Compare-IBImage -Kind StepDuration -DurationRatio 1.1 |
///     Sort-Object Ratio -Descending
/// </code>
/// <para>Compares every failed build of a version with the last available build before it.</para>
/// </example>
/// <permission action="imagebuilder:GetImage">for both builds</permission>
/// <permission action="imagebuilder:ListWorkflowExecutions">for workflows and step durations</permission>
/// <permission action="imagebuilder:ListWorkflowStepExecutions">for step durations</permission>
/// <permission action="imagebuilder:ListImagePackages">for packages</permission>
/// <permission action="imagebuilder:ListImagePipelineImages">if you specify only one build, and a pipeline built it</permission>
/// <permission action="imagebuilder:ListImages">if you specify only one build, and for a short name instead of an ARN</permission>
/// <permission action="imagebuilder:ListImageBuildVersions">
/// if you specify only one build, and for a short name instead of an ARN
/// </permission>
/// <seealso cref="GetIBImageCommand"/>
/// <seealso cref="GetIBImagePackageCommand"/>
/// <seealso cref="GetIBImageFailureCommand"/>
/// <seealso cref="MeasureIBWorkflowCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetImage.html">GetImage</seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListImagePackages.html">ListImagePackages</seealso>
[Cmdlet(VerbsData.Compare, "IBImage")]
[OutputType(typeof(ImageDifference))]
public sealed class CompareIBImageCommand : ConnectedCmdlet
{
    private const int MostRequests = 8;

    // The region of the ARN that is asked about, which can differ from that of the object that is piped in.
    private string? _regionOfArn;

    /// <summary>
    /// The ARN of the reference build, usually a good one. Instead of an ARN, you can specify a short name such as golden-image/1.4.2/1 if
    /// the account has exactly one such build. If you specify no other build, this one is compared with the last available build before it.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdentifierTransformation("ReferenceArn", "Arn", "ImageBuildVersionArn")]
    [ArgumentCompleter(typeof(ImageBuildVersionArnCompleter))]
    public string[] ReferenceArn { get; set; } = [];

    /// <summary>
    /// The ARNs of the builds to compare with the reference build, or short names. Without <c>-ReferenceArn</c>, each of them is compared
    /// with the last available build before it. Images and objects that belong to an image can be piped in.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ImageBuildVersionArn", "Arn")]
    [AllowEmptyString]
    [IdentifierTransformation("DifferenceArn", "ImageBuildVersionArn", "Arn")]
    [ArgumentCompleter(typeof(ImageBuildVersionArnCompleter))]
    public string[] DifferenceArn { get; set; } = [];

    /// <summary>The kinds of differences to emit. By default, all kinds. The cmdlet sends only the requests that the kinds need.</summary>
    [Parameter]
    [ValidateSet(
        DifferenceKind.Recipe,
        DifferenceKind.BaseImage,
        DifferenceKind.Component,
        DifferenceKind.Infrastructure,
        DifferenceKind.Distribution,
        DifferenceKind.Configuration,
        DifferenceKind.Workflow,
        DifferenceKind.StepDuration,
        DifferenceKind.Package
    )]
    public string[] Kind { get; set; } = [];

    /// <summary>
    /// How many times as long a step must take in one of the builds as in the other. The duration of a step is a difference if the ratio is
    /// more than this number, or if the ratio the other way around is.
    /// </summary>
    [Parameter]
    [ValidateRange(1d, double.MaxValue)]
    [PSDefaultValue(Help = "1.5", Value = 1.5)]
    public double DurationRatio { get; set; } = 1.5;

    /// <summary>
    /// The number of seconds by which the durations of a step must differ at least, so that short steps do not count by chance.
    /// </summary>
    [Parameter]
    [ValidateRange(0d, 31_536_000d)]
    [PSDefaultValue(Help = "10", Value = 10d)]
    public double MinimumChangeSeconds { get; set; } = 10;

    /// <inheritdoc/>
    private protected override string? RegionOfInput => _regionOfArn;

    /// <summary>Compares the builds of one input.</summary>
    protected override void ProcessRecord()
    {
        var (references, differences) = DifferenceArn.Length == 0 ? ([], ReferenceArn) : (ReferenceArn, DifferenceArn);
        if (differences.Length == 0)
        {
            ThrowTerminatingError(
                ErrorRecords.InvalidArgument(
                    "NothingToCompare",
                    "There is no image build to compare. Specify one, such as golden-image/1.4.2/2, to compare it with the last available "
                        + "build before it, or two.",
                    target: null
                )
            );
        }

        if (references.Length > 1)
        {
            ThrowTerminatingError(
                ErrorRecords.InvalidArgument(
                    "SeveralReferences",
                    $"There can be one reference build, and {references.Length} are specified. Specify the builds to compare with it as "
                        + "-DifferenceArn.",
                    references
                )
            );
        }

        foreach (var value in differences)
        {
            Compare(references is [var reference] ? reference : null, value);
            EndIfRefused();
        }
    }

    private void Compare(string? referenceValue, string value)
    {
        // Ends what is under way for this comparison when it is done, however it is done.
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Stopped);
        var throttle = new RequestThrottle(MostRequests);
        try
        {
            if (BuildOf(value, throttle, done.Token) is not { } difference || ImageOf(difference) is not { } after)
            {
                return;
            }

            if (ReferenceFor(difference, referenceValue, throttle, done.Token) is { } reference && ImageOf(reference) is { } before)
            {
                Emit(reference, before, difference, after);
            }
        }
        finally
        {
            done.Cancel();
        }
    }

    private Compared? BuildOf(string value, RequestThrottle throttle, CancellationToken cancellationToken)
    {
        if (ArnOf(value, Identifier.ImageBuildVersionArn) is not { } arn)
        {
            return null;
        }

        if (Identifier.ImageBuildVersionArn.Problem(arn) is { } problem)
        {
            WriteError(ErrorRecords.InvalidIdentifier(Identifier.ImageBuildVersionArn, problem, value));
            return null;
        }

        _regionOfArn = Identifier.RegionOf(arn);
        try
        {
            return new Compared(value, new ComparedBuild(Client(arn), arn, throttle, Log, cancellationToken));
        }
        finally
        {
            _regionOfArn = null;
        }
    }

    private Compared? ReferenceFor(Compared difference, string? value, RequestThrottle throttle, CancellationToken cancellationToken)
    {
        if (value is not null)
        {
            return BuildOf(value, throttle, cancellationToken);
        }

        var hasFailed = false;
        var arn = Fetch(() => difference.Build.FindReferenceAsync(), difference.Value, Failed);
        if (arn is null && !hasFailed)
        {
            WriteError(
                ErrorRecords.NameNotFound(
                    "NoReferenceImage",
                    $"There is no build with the status AVAILABLE before '{difference.Value}' to compare it with. Specify another "
                        + "reference build: -ReferenceArn.",
                    difference.Value
                )
            );
        }

        return arn is null ? null : BuildOf(arn, throttle, cancellationToken);

        bool Failed(ImageBuilderException error)
        {
            hasFailed = true;
            return true;
        }
    }

    private Image? ImageOf(Compared build) => Read(build, ImageOperations.Get.Name, build.Build.Image);

    private void Emit(Compared reference, Image before, Compared difference, Image after)
    {
        Begin(reference.Build);
        Begin(difference.Build);
        var comparison = new ImageComparison(reference.Build, difference.Build);
        foreach (var kind in DifferenceKind.OfImage.Where(IsWanted))
        {
            EmitAll(comparison.OfImages(kind, before, after));
        }

        if (
            (IsWanted(DifferenceKind.Workflow) || IsWanted(DifferenceKind.StepDuration))
            && Both(WorkflowExecutionOperations.List.Name, static build => build.Executions) is var (executionsBefore, executionsAfter)
        )
        {
            if (IsWanted(DifferenceKind.Workflow))
            {
                EmitAll(comparison.OfWorkflows((before, executionsBefore), (after, executionsAfter)));
            }

            if (
                IsWanted(DifferenceKind.StepDuration)
                && Both(WorkflowStepExecutionOperations.List.Name, static build => build.StepTimes) is var (timesBefore, timesAfter)
            )
            {
                EmitAll(comparison.OfStepTimes(timesBefore, timesAfter, DurationRatio, TimeSpan.FromSeconds(MinimumChangeSeconds)));
            }
        }

        if (
            IsWanted(DifferenceKind.Package)
            && Both(ImagePackageOperations.List.Name, static build => build.Packages) is var (packagesBefore, packagesAfter)
            && HavePackages((reference.Value, before, packagesBefore), (difference.Value, after, packagesAfter))
        )
        {
            EmitAll(comparison.OfPackages(packagesBefore, packagesAfter));
        }

        (T, T)? Both<T>(string operation, Func<ComparedBuild, Task<T>> read)
            where T : class
        {
            var one = Read(reference, operation, read(reference.Build));
            var other = Read(difference, operation, read(difference.Build));
            return one is null || other is null ? null : (one, other);
        }
    }

    // All requests are under way at the same time, also those whose answers are used last.
    private void Begin(ComparedBuild build)
    {
        if (IsWanted(DifferenceKind.Workflow))
        {
            _ = build.Executions;
        }

        if (IsWanted(DifferenceKind.StepDuration))
        {
            _ = build.StepTimes;
        }

        if (IsWanted(DifferenceKind.Package))
        {
            _ = build.Packages;
        }
    }

    private T? Read<T>(Compared build, string operation, Task<T> reading)
        where T : class => Ask(build.Build.Client, operation, build.Value, () => reading);

    // Without the packages of one build, all those of the other one would seem to have been removed or added.
    private bool HavePackages(params (string Value, Image Image, List<ImagePackage> Packages)[] builds)
    {
        if (builds.All(static build => build.Packages.Count == 0))
        {
            return false;
        }

        foreach (var (value, image, packages) in builds)
        {
            if (packages.Count == 0)
            {
                WriteWarning(
                    $"The packages are not compared: Image Builder has recorded none for '{value}', whose status is {image.Status}."
                );
                return false;
            }
        }

        return true;
    }

    private bool IsWanted(string kind) => Kind.Length == 0 || Kind.Contains(kind, StringComparer.OrdinalIgnoreCase);

    private void EmitAll(IEnumerable<ImageDifference> differences)
    {
        foreach (var difference in differences)
        {
            Emit(difference);
        }
    }

    /// <summary>A build, and the value of the caller that stands for it.</summary>
    private sealed record Compared(string Value, ComparedBuild Build);
}
