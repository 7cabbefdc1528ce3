using System.Globalization;
using System.Runtime.CompilerServices;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.SampleAccount.Logs;

/// <summary>
/// The log groups of an account: one for the builds of each image, one for each pipeline. The events of a build are made when a request
/// first needs them, and kept as long as the build is unchanged.
/// </summary>
internal sealed class LogGroups
{
    private readonly ConditionalWeakTable<ImageBuild, IReadOnlyList<LogEvent>> _ofBuilds = [];
    private readonly ConditionalWeakTable<Pipeline, IReadOnlyList<(string Stream, IReadOnlyList<LogEvent> Events)>> _ofPipelines = [];

    /// <summary>The group of a build's log.</summary>
    public static string GroupOf(ImageBuild build) => build.LogGroupName ?? "/aws/imagebuilder/" + build.Name;

    /// <summary>The stream of a build's log.</summary>
    public static string StreamOf(ImageBuild build) => string.Create(CultureInfo.InvariantCulture, $"{build.Version}/{build.Number}");

    /// <summary>The group of a pipeline's log.</summary>
    public static string GroupOf(Pipeline pipeline) => pipeline.PipelineLogGroupName ?? "/aws/imagebuilder/pipeline/" + pipeline.Name;

    /// <summary>The streams of a group at the instant of a snapshot, by name; empty if the group does not exist.</summary>
    public IReadOnlyList<LogStream> Streams(AccountSnapshot snapshot, string group)
    {
        // An event is there from its millisecond on.
        var after = Milliseconds(snapshot.Now) + 1;
        var streams = new SortedDictionary<string, LogStream>(StringComparer.Ordinal);
        foreach (var build in snapshot.State.Builds.Where(build => build.HasLog && GroupOf(build) == group))
            Add(StreamOf(build), _ofBuilds.GetValue(build, BuildLog.Events));
        foreach (var pipeline in snapshot.Catalog.Pipelines.All.Where(pipeline => GroupOf(pipeline) == group))
        {
            foreach (var (stream, events) in _ofPipelines.GetValue(pipeline, PipelineLog.Streams))
                Add(stream, events);
        }

        return [.. streams.Values];

        // A group of several images can have two builds of one version and number. The service writes both to one stream.
        void Add(string name, IReadOnlyList<LogEvent> events)
        {
            var count = LogStream.IndexOf(events, after);
            if (count == 0)
                return;
            streams[name] = streams.TryGetValue(name, out var other)
                ? Merge(other, events, after)
                : new LogStream(group, name, events, count);
        }
    }

    /// <summary>A time in milliseconds since 1970.</summary>
    public static long Milliseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;

    private static LogStream Merge(LogStream stream, IReadOnlyList<LogEvent> more, long after)
    {
        var events = Enumerable.Range(0, stream.Count).Select(index => stream[index]).Concat(more).OrderBy(one => one.Time).ToList();
        return new LogStream(stream.Group, stream.Name, events, LogStream.IndexOf(events, after));
    }
}
