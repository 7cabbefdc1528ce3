using System.Collections.Immutable;
using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Simulation;

/// <summary>
/// The part of the account that requests change. Each change creates a new state, so that a reader's state never changes.
/// </summary>
internal sealed record AccountState
{
    /// <summary>A state without resources.</summary>
    public static AccountState Empty { get; } = new();

    /// <summary>The complete timelines of all image builds, oldest first within an image.</summary>
    public ImmutableList<ImageBuild> Builds { get; private init; } = [];

    /// <summary>The last run of each pipeline, by pipeline ARN.</summary>
    public ImmutableDictionary<string, PipelineRun> Runs { get; private init; } = Table<PipelineRun>();

    /// <summary>The complete timelines of the lifecycle executions, by id.</summary>
    public ImmutableDictionary<string, LifecycleExecution> Lifecycle { get; private init; } = Table<LifecycleExecution>();

    private ImmutableDictionary<string, ImageBuild> ByArn { get; init; } = Table<ImageBuild>();

    private ImmutableDictionary<string, Location> Locations { get; init; } = Table<Location>();

    /// <summary>The complete timeline of a build, or null.</summary>
    public ImageBuild? FindBuild(string arn) => ByArn.GetValueOrDefault(arn);

    /// <summary>The location of an execution or a step by its id, or null.</summary>
    public Location? FindLocation(string id) => Locations.GetValueOrDefault(id);

    /// <summary>The state with a new or changed build.</summary>
    /// <param name="build">The build.</param>
    /// <param name="isIndexed">Whether the ids of its executions and steps are added to the index.</param>
    public AccountState With(ImageBuild build, bool isIndexed = true)
    {
        var builds = ByArn.TryGetValue(build.Arn, out var before)
            ? Builds.SetItem(Builds.IndexOf(before), build)
            : Builds.Insert(IndexAfter(build.VersionArn), build);
        return this with
        {
            Builds = builds,
            ByArn = ByArn.SetItem(build.Arn, build),
            Locations = isIndexed ? Locations.SetItems(LocationsOf(build)) : Locations,
        };
    }

    /// <summary>The state with a new or changed lifecycle execution.</summary>
    public AccountState With(LifecycleExecution execution) => this with { Lifecycle = Lifecycle.SetItem(execution.Id, execution) };

    /// <summary>The state with a new last run of a pipeline.</summary>
    public AccountState With(string pipelineArn, PipelineRun run) => this with { Runs = Runs.SetItem(pipelineArn, run) };

    private static ImmutableDictionary<string, T> Table<T>() => ImmutableDictionary.Create<string, T>(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, Location>> LocationsOf(ImageBuild build)
    {
        for (var index = 0; index < build.Executions.Count; index++)
        {
            var execution = build.Executions[index];
            yield return new(execution.Id, new Location(build.Arn, index, -1));
            for (var step = 0; step < execution.Steps.Count; step++)
                yield return new(execution.Steps[step].Id, new Location(build.Arn, index, step));
        }
    }

    private int IndexAfter(string versionArn)
    {
        var last = Builds.FindLastIndex(build => build.VersionArn == versionArn);
        return last < 0 ? Builds.Count : last + 1;
    }

    /// <summary>The location of an execution or a step.</summary>
    /// <param name="BuildArn">The build.</param>
    /// <param name="Execution">The index of the execution.</param>
    /// <param name="Step">The index of the step; -1 for the execution itself.</param>
    internal sealed record Location(string BuildArn, int Execution, int Step);
}
