using System.Collections.Immutable;
using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Data;

/// <summary>
/// The part of the account that requests change. Every change makes a state of its own, so whoever reads has one that stays as it is.
/// </summary>
internal sealed record State
{
    /// <summary>Nothing at all.</summary>
    public static State Empty { get; } = new();

    /// <summary>Every image build to its end, oldest first within an image.</summary>
    public ImmutableList<ImageBuild> Builds { get; private init; } = [];

    /// <summary>The run of each pipeline that its last run is told from, by the pipeline's ARN.</summary>
    public ImmutableDictionary<string, PipelineRun> Runs { get; private init; } = Table<PipelineRun>();

    /// <summary>The lifecycle runs to their end, by id.</summary>
    public ImmutableDictionary<string, LifecycleExecution> Lifecycle { get; private init; } = Table<LifecycleExecution>();

    private ImmutableDictionary<string, ImageBuild> ByArn { get; init; } = Table<ImageBuild>();

    private ImmutableDictionary<string, Place> Places { get; init; } = Table<Place>();

    /// <summary>The build with an ARN, to its end, or null.</summary>
    public ImageBuild? FindBuild(string arn) => ByArn.GetValueOrDefault(arn);

    /// <summary>Where an execution or step is, by its id; null when there is none.</summary>
    public Place? FindPlace(string id) => Places.GetValueOrDefault(id);

    /// <summary>The state with a build more, or with a build that took another turn.</summary>
    /// <param name="build">The build.</param>
    /// <param name="isIndexed">Whether its executions are to be found by their ids.</param>
    public State With(ImageBuild build, bool isIndexed = true)
    {
        var builds = ByArn.TryGetValue(build.Arn, out var before)
            ? Builds.SetItem(Builds.IndexOf(before), build)
            : Builds.Insert(IndexBehind(build.VersionArn), build);
        return this with
        {
            Builds = builds,
            ByArn = ByArn.SetItem(build.Arn, build),
            Places = isIndexed ? Places.SetItems(PlacesOf(build)) : Places,
        };
    }

    /// <summary>The state with a lifecycle run more, or with one that took another turn.</summary>
    public State With(LifecycleExecution execution) => this with { Lifecycle = Lifecycle.SetItem(execution.Id, execution) };

    /// <summary>The state with another last run of a pipeline.</summary>
    public State With(string pipelineArn, PipelineRun run) => this with { Runs = Runs.SetItem(pipelineArn, run) };

    private static ImmutableDictionary<string, T> Table<T>() => ImmutableDictionary.Create<string, T>(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, Place>> PlacesOf(ImageBuild build)
    {
        for (var index = 0; index < build.Executions.Count; index++)
        {
            var execution = build.Executions[index];
            yield return new(execution.Id, new Place(build.Arn, index, -1));
            for (var step = 0; step < execution.Steps.Count; step++)
                yield return new(execution.Steps[step].Id, new Place(build.Arn, index, step));
        }
    }

    private int IndexBehind(string versionArn)
    {
        var last = Builds.FindLastIndex(build => build.VersionArn == versionArn);
        return last < 0 ? Builds.Count : last + 1;
    }

    /// <summary>Where an execution or a step is.</summary>
    /// <param name="BuildArn">The build.</param>
    /// <param name="Execution">The index of the execution.</param>
    /// <param name="Step">The index of the step; negative for the execution itself.</param>
    internal sealed record Place(string BuildArn, int Execution, int Step);
}
