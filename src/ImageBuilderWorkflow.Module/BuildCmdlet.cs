using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// A cmdlet that reads something about whole image builds: by the ids that are given, or about the builds of pipelines, the newest build
/// first. Several builds are read at the same time, and what is read is emitted in the order of the inputs.
/// </summary>
public abstract class BuildCmdlet : ListingCmdlet
{
    // The builds of the pipelines that are being listed.
    private readonly List<(string Arn, ImageBuilderClient Client, List<Image> Builds)> _pipelines = [];

    /// <summary>Is no parameter here: what is read about builds, the newest first, is no listing that a token continues.</summary>
    public override string? StartingToken { get; set; }

    /// <summary>Is no parameter here: what is read about builds, the newest first, is no listing that a token continues.</summary>
    public override string? NextTokenVariable { get; set; }

    /// <summary>Reads the builds of the last pipelines, and emits what is still under way.</summary>
    protected override void EndProcessing()
    {
        ReadListed();
        base.EndProcessing();
    }

    /// <summary>The operation that is requested first for a build that a listing returned.</summary>
    private protected abstract string FirstOperation { get; }

    /// <summary>Reads a build that a listing returned.</summary>
    /// <param name="client">The client.</param>
    /// <param name="build">The build.</param>
    private protected abstract IAsyncEnumerable<IItemPage> Read(ImageBuilderClient client, Image build);

    /// <summary>Describes an input.</summary>
    /// <param name="target">The value, for errors and progress.</param>
    private protected virtual ListingInput Input(string target) => new(target);

    /// <summary>Whether to read something.</summary>
    /// <param name="id">Its id or ARN.</param>
    private protected virtual bool IsWanted(string id) => true;

    /// <inheritdoc/>
    private protected override void BeforeEnd()
    {
        ReadListed();
        base.BeforeEnd();
    }

    /// <summary>Reads what each of some values names.</summary>
    /// <param name="values">The values.</param>
    /// <param name="form">The form that they must have.</param>
    /// <param name="operation">The operation that is requested first.</param>
    /// <param name="read">Reads, with a client, what an id names; the value is for errors.</param>
    private protected void ReadEach(
        string[] values,
        Identifier form,
        string operation,
        Func<ImageBuilderClient, string, string, IAsyncEnumerable<IItemPage>> read
    )
    {
        ReadListed();
        foreach (var value in values)
        {
            if (ArnOf(value, form) is not { } id)
            {
                continue;
            }

            if (form.Problem(id) is { } problem)
            {
                Add(new ListingInput(value) { Problem = ErrorRecords.InvalidIdentifier(form, problem, value) });
            }
            else if (IsWanted(id))
            {
                var client = Client(id);
                Add(Input(value), UnlessRefused(client, operation, read(client, id, value)));
            }
        }
    }

    /// <summary>Reads the builds of pipelines. Several pipelines are listed at the same time.</summary>
    /// <param name="arns">The ARNs of the pipelines.</param>
    /// <param name="matches">Which builds to read; <see langword="null"/> for all.</param>
    private protected void ReadPipelines(string[] arns, Predicate<Image>? matches)
    {
        ListEach(
            ImageOperations.ListPipelineImages,
            arns,
            Identifier.ImagePipelineArn,
            arn =>
            {
                _pipelines.Add((arn, Client(arn), []));
                return ImageOperations.ListPipelineImagesRequest(arn);
            },
            matches,
            (arn, build) => _pipelines.FindLast(pipeline => pipeline.Arn == arn).Builds.Add(build)
        );
        if (_pipelines.Count >= ThrottleLimit)
        {
            ReadListed();
        }
    }

    /// <summary>Reads builds, the newest first, and not more than -MaxItems.</summary>
    /// <param name="client">The client.</param>
    /// <param name="builds">The builds.</param>
    private protected void ReadBuilds(ImageBuilderClient client, IEnumerable<Image> builds)
    {
        var newest = builds.OrderByDescending(static build => build.DateCreated ?? DateTime.MinValue).Take(MaxItems ?? int.MaxValue);
        foreach (var build in newest.Where(build => IsWanted(build.Arn!)))
        {
            Add(Input(build.Arn!), UnlessRefused(client, FirstOperation, Read(client, build)));
        }
    }

    private void ReadListed()
    {
        if (_pipelines.Count == 0)
        {
            return;
        }

        Drain();
        var listed = _pipelines.ToList();
        _pipelines.Clear();
        foreach (var (_, client, builds) in listed)
        {
            ReadBuilds(client, builds);
        }
    }
}
