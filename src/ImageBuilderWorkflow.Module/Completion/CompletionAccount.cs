using System.Globalization;
using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>The account that is asked for what can be offered: the listings behind the completers.</summary>
internal sealed class CompletionAccount
{
    // A listing of the account is read up to here, one of what belongs to something up to there: nobody looks through more.
    private const int MostItems = 1000;
    private const int MostParts = 100;

    // Of how many owners the parts are read.
    private const int MostOwners = 6;

    // Few of the newest builds may have what is looked for: executions, or a status that only some builds have.
    private const int MostBuilds = 15;
    private const int MostVersions = 20;

    // Somebody waits at the prompt: what fails twice will not come in time.
    private const int MostAttempts = 2;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    // The sample account costs nothing to ask, and its time flies.
    private static readonly TimeSpan KeptOfSample = TimeSpan.FromSeconds(2);

    // How many listings are read at a time: the service throttles whoever asks too much.
    private static readonly SemaphoreSlim Gate = new(6);

    private readonly CompletionCache _cache = CompletionCache.Shared;
    private readonly ClientSource _source = ClientSource.Current;
    private readonly Lazy<Task<ImageBuilderClient>> _client;
    private readonly object _key;

    /// <param name="settings">Where to ask and as whom.</param>
    public CompletionAccount(ConnectionSettings settings)
    {
        _key = (settings, _source, EnvironmentFingerprint.Of(settings));

        // On a thread of its own: reading profiles and asking instance metadata may take a while and cannot be cancelled.
        _client = new(() =>
            Task.Factory.StartNew(
                () => _source.Client(settings),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            )
        );
    }

    /// <summary>The account that a line is about.</summary>
    public static CompletionAccount For(CompletionRequest request)
    {
        var arnRegion = request.Texts.Select(RegionOf).FirstOrDefault(region => region is not null);
        var session = ConnectionSession.Of(request.Session, () => AwsToolsSession.Credential(request.Session, request.Commands));
        return new CompletionAccount(ConnectionBinder.Bind(ValueOf, arnRegion, session) with { MaxAttempts = MostAttempts });

        // Of several accounts and regions the first one will do.
        object? ValueOf(string name) =>
            name is nameof(ConnectedCmdlet.Region) or nameof(ConnectedCmdlet.ProfileName)
                ? request.Bound.Texts(name).FirstOrDefault(static text => !WildcardPattern.ContainsWildcardCharacters(text))
                : request.Bound.Value(name);
    }

    /// <summary>The pipelines.</summary>
    public CompletionLoad Pipelines() =>
        List(
            ImagePipelineOperations.List,
            ImagePipelineOperations.ListRequest(),
            MostItems,
            static pipeline =>
                Item(pipeline.Arn, pipeline.Name) is not { } item
                    ? null
                    : item with
                    {
                        State = pipeline.Status,
                        Event =
                            pipeline.DateLastRun is null ? "never run"
                            : pipeline.LastRunStatus is { } status ? $"last run {status}"
                            : "last run",
                        Date = pipeline.DateLastRun,
                    }
        );

    /// <summary>The lifecycle policies.</summary>
    public CompletionLoad LifecyclePolicies() =>
        List(
            LifecyclePolicyOperations.List,
            LifecyclePolicyOperations.ListRequest(),
            MostItems,
            static policy =>
                Item(policy.Arn, policy.Name) is not { } item
                    ? null
                    : item with
                    {
                        State = policy.Status,
                        Event = policy.DateLastRun is null ? "never run" : "last run",
                        Date = policy.DateLastRun,
                    }
        );

    /// <summary>The versions of images.</summary>
    /// <param name="owner">Whose; <see langword="null"/> for those of the account itself.</param>
    public CompletionLoad ImageVersions(string? owner = null) =>
        List(
            ImageOperations.ListVersions,
            ImageOperations.ListVersionsRequest(owner),
            MostItems,
            static image =>
                Item(image.Arn, image.Name) is not { } item
                    ? null
                    : item with
                    {
                        State = $"{image.Platform} {image.Type}".Trim(),
                        Date = image.DateCreated,
                    },
            owner
        );

    /// <summary>The versions of workflows.</summary>
    /// <param name="owner">Whose; <see langword="null"/> for those of the account itself.</param>
    public CompletionLoad WorkflowVersions(string? owner = null) =>
        List(
            WorkflowOperations.ListVersions,
            WorkflowOperations.ListVersionsRequest(owner),
            MostItems,
            static workflow =>
                Item(workflow.Arn, workflow.Name) is not { } item ? null : item with { State = workflow.Type, Date = workflow.DateCreated },
            owner
        );

    /// <summary>The builds of workflows, their own and Amazon's.</summary>
    public CompletionLoad WorkflowBuilds(TypedText typed) =>
        _cache.Compose(
            (load, _) =>
                Task.WhenAll(
                    AddPartsAsync(load, WorkflowVersions(), typed, BuildsOfWorkflow),
                    AddPartsAsync(load, WorkflowVersions(Owners.Amazon), typed, BuildsOfWorkflow)
                )
        );

    /// <summary>
    /// The newest builds of images: of the versions that can be meant, and as long as nothing is typed of the pipelines that have run last.
    /// </summary>
    /// <param name="typed">What is typed.</param>
    /// <param name="areFew">Whether few of the builds will do, so that those of more versions are read.</param>
    public CompletionLoad ImageBuilds(TypedText typed, bool areFew = false) =>
        _cache.Compose(
            (load, _) =>
                Task.WhenAll(
                    AddPartsAsync(load, ImageVersions(), typed, BuildsOfImage, areFew ? MostVersions : MostOwners),
                    // A version that is built again and again has the date of its first build: its pipeline knows better what is new.
                    typed.IsSpecific
                        ? Task.CompletedTask
                        : AddPartsAsync(load, Pipelines(), typed, ImagesOfPipeline)
                )
        );

    /// <summary>The workflow executions of an image's build.</summary>
    public CompletionLoad WorkflowExecutions(string image) =>
        List(
            WorkflowExecutionOperations.List,
            WorkflowExecutionOperations.ListRequest(image),
            MostParts,
            static execution =>
            {
                var image = NameAndVersion(name: null, execution.ImageBuildVersionArn);
                return execution.WorkflowExecutionId is not { } id
                    ? null
                    : new(id, image, $"{NameOf(execution.WorkflowBuildVersionArn) ?? execution.Type} {image}")
                    {
                        State = execution.Status,
                        Date = execution.StartTime,
                    };
            },
            image
        );

    /// <summary>The workflow executions of the newest builds.</summary>
    public CompletionLoad WorkflowExecutions(TypedText typed) =>
        _cache.Compose(
            async (load, _) =>
            {
                var images = Identifier.Recognize(typed.Text) is null ? typed : new TypedText(null);
                await AddPartsAsync(load, ImageBuilds(images), images, image => WorkflowExecutions(image.Value), MostBuilds)
                    .ConfigureAwait(false);
            }
        );

    /// <summary>The steps that wait for somebody.</summary>
    public CompletionLoad WaitingSteps() =>
        List(
            WaitingWorkflowStepOperations.List,
            WaitingWorkflowStepOperations.ListRequest(),
            MostItems,
            static step =>
            {
                var image = NameAndVersion(name: null, step.ImageBuildVersionArn);
                return step.StepExecutionId is not { } id
                    ? null
                    : new(id, image, $"{step.Name} {image}")
                    {
                        State = "WAITING",
                        Date = step.StartTime,
                        ImageArn = step.ImageBuildVersionArn,
                    };
            }
        );

    /// <summary>The lifecycle executions of a resource.</summary>
    public CompletionLoad LifecycleExecutions(string resource) =>
        List(
            LifecycleExecutionOperations.List,
            LifecycleExecutionOperations.ListRequest(resource),
            MostParts,
            static execution =>
            {
                var name = NameOf(execution.LifecyclePolicyArn) ?? "lifecycle";
                return execution.LifecycleExecutionId is not { } id
                    ? null
                    : new(id, name, string.Create(CultureInfo.InvariantCulture, $"{name} {execution.StartTime:yyyy-MM-dd HH:mm}"))
                    {
                        State = execution.Status,
                        Date = execution.StartTime,
                    };
            },
            resource
        );

    /// <summary>The lifecycle executions of the policies that have run last.</summary>
    public CompletionLoad LifecycleExecutions(TypedText typed) =>
        _cache.Compose(
            async (load, _) =>
            {
                var policies = Identifier.Recognize(typed.Text) is null ? typed : new TypedText(null);
                await AddPartsAsync(load, LifecyclePolicies(), policies, policy => LifecycleExecutions(policy.Value)).ConfigureAwait(false);
            }
        );

    /// <summary>Several listings as one.</summary>
    public CompletionLoad All(params IEnumerable<CompletionLoad> loads) =>
        _cache.Compose(
            async (all, _) =>
            {
                foreach (var load in loads)
                {
                    all.Add(load);
                }

                await Task.WhenAll(loads.Select(load => load.Ended)).ConfigureAwait(false);
            }
        );

    private CompletionLoad BuildsOfImage(CompletionItem version) =>
        List(ImageOperations.ListBuilds, ImageOperations.ListBuildsRequest(version.Value), MostParts, Build, version.Value);

    private CompletionLoad ImagesOfPipeline(CompletionItem pipeline) =>
        List(
            ImageOperations.ListPipelineImages,
            ImageOperations.ListPipelineImagesRequest(pipeline.Value),
            MostParts,
            Build,
            pipeline.Value
        );

    private CompletionLoad BuildsOfWorkflow(CompletionItem version) =>
        List(
            WorkflowOperations.ListBuilds,
            WorkflowOperations.ListBuildsRequest(version.Value),
            MostParts,
            static workflow =>
                Item(workflow.Arn, workflow.Name) is not { } item
                    ? null
                    : item with
                    {
                        State = workflow.Status ?? workflow.Type,
                        Date = workflow.DateCreated,
                    },
            version.Value
        );

    private static CompletionItem? Build(Image image) =>
        Item(image.Arn, image.Name) is not { } item ? null : item with { State = image.Status, Date = image.DateCreated };

    // What has no ARN cannot be meant.
    private static CompletionItem? Item(string? arn, string? name) =>
        arn is null ? null : new(arn, name ?? string.Empty, NameAndVersion(name, arn));

    // Reads what belongs to the newest owners that can be meant.
    private static async Task AddPartsAsync(
        CompletionLoad load,
        CompletionLoad owners,
        TypedText typed,
        Func<CompletionItem, CompletionLoad> parts,
        int most = MostOwners
    )
    {
        await owners.Ended.ConfigureAwait(false);
        var chosen = owners
            .Items.DistinctBy(owner => owner.Value, StringComparer.Ordinal)
            .Where(typed.LeadsInto)
            .OrderByDescending(typed.Matches)
            .ThenByDescending(owner => owner.Date ?? DateTime.MinValue)
            .Take(most)
            .Select(parts)
            .ToList();
        chosen.ForEach(load.Add);
        await Task.WhenAll(chosen.Select(part => part.Ended)).ConfigureAwait(false);
    }

    private CompletionLoad List<T>(
        ListOperation<T> operation,
        RequestMembers request,
        int most,
        Func<T, CompletionItem?> make,
        string? of = null
    )
        where T : ServiceObject, new() =>
        _cache.Open(
            (operation.Name, of, _key),
            _source.IsSample ? KeptOfSample : Kept,
            async (load, cancellationToken) =>
            {
                await Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
                try
                {
                    var client = await _client.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
                    var options = new ListingOptions { MaxItems = most };
                    await foreach (
                        var page in Listing
                            .ReadAsync(client, operation, request, options, matches: null, SilentObserver.Instance, cancellationToken)
                            .ConfigureAwait(false)
                    )
                    {
                        foreach (var item in page.Items)
                        {
                            if (make(item) is { } found)
                            {
                                load.Add(found);
                            }
                        }
                    }
                }
                finally
                {
                    Gate.Release();
                }
            }
        );

    // An ARN that is only being typed may end in the midst of its region.
    private static string? RegionOf(string value) => value.Split(':').Length > 5 ? Identifier.RegionOf(value) : null;

    private static string? NameOf(string? arn) =>
        arn?.Split('/') switch
        {
            [var resource, _, var name, ..] when resource.EndsWith(":workflow", StringComparison.Ordinal) => name,
            [_, var name, ..] => name,
            _ => null,
        };

    // The ARN has what a version's own text may lack, the build; the name has its own case.
    private static string NameAndVersion(string? name, string? arn)
    {
        var parts = arn?.Split('/') ?? [];
        var version = Array.FindIndex(parts, static part => part.Contains('.'));
        name ??= NameOf(arn) ?? arn ?? string.Empty;
        return version < 0 ? name : $"{name} {string.Join('/', parts[version..])}";
    }
}
