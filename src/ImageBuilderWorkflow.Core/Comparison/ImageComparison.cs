namespace ImageBuilderWorkflow.Core;

/// <summary>Compares what was read of two image builds.</summary>
/// <param name="reference">The reference build.</param>
/// <param name="difference">The build that is compared with it.</param>
internal sealed class ImageComparison(ComparedBuild reference, ComparedBuild difference)
{
    private const string OsVersion = "OsVersion";

    /// <summary>Compares what the images themselves tell.</summary>
    /// <param name="kind">The kind of the differences, one of <see cref="DifferenceKind.OfImage"/>.</param>
    /// <param name="before">The reference build.</param>
    /// <param name="after">The build that is compared.</param>
    public IEnumerable<ImageDifference> OfImages(string kind, Image before, Image after) =>
        // A build that failed early has no version of the operating system. That is no change.
        Differences(kind, ImageFacts.Of(kind, before), ImageFacts.Of(kind, after))
            .Where(static found => found is not { Name: OsVersion, Side: not "<>" });

    /// <summary>
    /// Compares the workflows that ran: their versions, each once. A workflow that a build did not reach is no difference.
    /// </summary>
    /// <param name="before">The reference build and its executions.</param>
    /// <param name="after">The build that is compared and its executions.</param>
    public IEnumerable<ImageDifference> OfWorkflows(
        (Image Image, List<WorkflowExecution> Executions) before,
        (Image Image, List<WorkflowExecution> Executions) after
    ) =>
        Differences(DifferenceKind.Workflow, Versions(before.Executions), Versions(after.Executions))
            .Where(found =>
                found.Side switch
                {
                    "<=" => FailureAnalyzer.IsHealthy(after.Image),
                    "=>" => FailureAnalyzer.IsHealthy(before.Image),
                    _ => true,
                }
            );

    /// <summary>Compares the durations of the steps that both builds have.</summary>
    /// <param name="before">The durations in the reference build.</param>
    /// <param name="after">The durations in the build that is compared.</param>
    /// <param name="ratio">The longer duration must be more than so many times the shorter one.</param>
    /// <param name="least">The durations must differ by at least this time.</param>
    public IEnumerable<ImageDifference> OfStepTimes(
        Dictionary<string, TimeSpan> before,
        Dictionary<string, TimeSpan> after,
        double ratio,
        TimeSpan least
    ) =>
        StepTimes
            .Moved(before, after, ratio, least)
            .Select(step =>
            {
                var change = new ValueChange(step.Name, Short(step.Reference), Short(step.Difference));
                var found = Difference(DifferenceKind.StepDuration, change);
                found.Ratio = step.Reference == TimeSpan.Zero ? null : step.Difference / step.Reference;
                return found;
            });

    /// <summary>Compares the packages.</summary>
    public IEnumerable<ImageDifference> OfPackages(IEnumerable<ImagePackage> before, IEnumerable<ImagePackage> after) =>
        Differences(DifferenceKind.Package, Packages(before), Packages(after));

    private static IEnumerable<NamedValue> Versions(IEnumerable<WorkflowExecution> executions) =>
        executions
            .Select(static execution => execution.WorkflowBuildVersionArn)
            .Where(static arn => ArnText.WorkflowName(arn) is not null)
            .Select(static arn => new NamedValue(ArnText.WorkflowName(arn)!, ArnText.WorkflowVersion(arn) ?? string.Empty))
            .Distinct();

    private static IEnumerable<NamedValue> Packages(IEnumerable<ImagePackage> packages) =>
        packages.Select(static package => new NamedValue(package.PackageName ?? string.Empty, package.PackageVersion ?? string.Empty));

    // The service tells milliseconds: four digits less.
    private static string Short(TimeSpan time) =>
        time.Ticks % TimeSpan.TicksPerSecond == 0 ? time.ToString("c") : time.ToString("c").TrimEnd('0');

    private IEnumerable<ImageDifference> Differences(string kind, IEnumerable<NamedValue> before, IEnumerable<NamedValue> after) =>
        ValueChange.Between(before, after).Select(change => Difference(kind, change));

    private ImageDifference Difference(string kind, ValueChange change)
    {
        var found = new ImageDifference
        {
            Side =
                change.Difference is null ? "<="
                : change.Reference is null ? "=>"
                : "<>",
            Kind = kind,
            Name = change.Name,
            ReferenceValue = change.Reference,
            DifferenceValue = change.Difference,
            ReferenceArn = reference.Arn,
            DifferenceArn = difference.Arn,
        };
        difference.Client.Stamp(found);
        return found;
    }
}
