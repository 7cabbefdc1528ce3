using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Core;

/// <summary>What a <see cref="ShortName"/> was found to stand for: one ARN, or the reason why it is none.</summary>
/// <param name="Arn">The ARN; <see langword="null"/> when there is none, or more than one.</param>
/// <param name="IsAmbiguous">Whether there is more than one.</param>
/// <param name="Problem">What is wrong, and what would fit; <see langword="null"/> when nothing is.</param>
internal sealed partial record ArnLookup(string? Arn, bool IsAmbiguous, string? Problem)
{
    // How many values an error names.
    private const int MostNamed = 8;

    /// <summary>The parameters, by the API's name of their form, that take a short name.</summary>
    private static readonly string[] Forms =
    [
        Identifier.ImageBuildVersionArn.Name,
        Identifier.ImageVersionArn.Name,
        Identifier.ResourceArn.Name,
        Identifier.WorkflowBuildVersionArn.Name,
        Identifier.WorkflowVersionArn.Name,
    ];

    /// <summary>Whether a parameter of this form takes short names.</summary>
    public static bool IsTaken(Identifier form) => Forms.Contains(form.Name);

    /// <summary>
    /// Which of the forms of a cmdlet a short name belongs to: that of builds when it has the number of a build, that of versions
    /// otherwise;
    /// <see langword="null"/> when the cmdlet has neither.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="forms">The API's names of the forms that the cmdlet takes.</param>
    public static string? FormOf(string value, IEnumerable<string> forms)
    {
        if (ShortName.Parse(value) is not { } name)
        {
            return null;
        }

        var taken = forms.Where(Forms.Contains).ToList();
        return taken.Find(form => IsOfBuilds(form) == (name.Build is not null)) ?? taken.FirstOrDefault();
    }

    /// <summary>Asks the account what a short name stands for.</summary>
    /// <param name="client">Whom to ask.</param>
    /// <param name="name">The short name.</param>
    /// <param name="form">What it is to stand for.</param>
    /// <param name="observer">Is told what goes on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ImageBuilderException">A request failed for good.</exception>
    /// <exception cref="ConfigurationException">No request can be sent as things are set up.</exception>
    public static async Task<ArnLookup> FindAsync(
        ImageBuilderClient client,
        ShortName name,
        Identifier form,
        IRequestObserver observer,
        CancellationToken cancellationToken
    )
    {
        var account = new Listings(client, observer, cancellationToken);
        var isWorkflow = form == Identifier.WorkflowBuildVersionArn || form == Identifier.WorkflowVersionArn;
        var what = isWorkflow ? "workflow" : "image";

        Func<string?, Task<List<string>>> versionsOf = isWorkflow ? account.WorkflowVersionsAsync : account.ImageVersionsAsync;
        var versions = (await versionsOf(name.Version).ConfigureAwait(false)).FindAll(name.IsVersionOf);
        if (versions.Count == 0)
        {
            // Only for the error is everything read that has the name.
            var others = (await versionsOf(null).ConfigureAwait(false)).FindAll(name.IsNameOf);
            return NotFound(
                others.Count == 0
                    ? $"'{name}' is not found: there is no {what} with the name '{name.Name}' in {client.Region}."
                    : $"'{name}' is not found: the {what} '{name.Name}' has no version {name.Version} in {client.Region}. It has "
                        + $"{List(others.Select(arn => arn.Split('/')[^1]))}."
            );
        }

        if (!IsOfBuilds(form.Name) && name.Build is null)
        {
            return Choose(name, versions, $"versions of {what}s");
        }

        // Several versions are those of workflows of several types.
        var builds = new List<string>();
        foreach (var version in versions)
        {
            builds.AddRange(
                await (isWorkflow ? account.WorkflowBuildsAsync(version) : account.ImageBuildsAsync(version)).ConfigureAwait(false)
            );
        }

        var fitting = name.Build is null
            ? builds
            : builds.FindAll(arn => arn.EndsWith($"/{name.Version}/{name.Build}", StringComparison.Ordinal));
        return (fitting.Count, builds.Count) switch
        {
            (> 0, _) => Choose(name, fitting, $"builds of the {what}"),
            (_, 0) => NotFound($"'{name}' is not found: {name.Name}/{name.Version} has no build in {client.Region}."),
            _ => NotFound(
                $"'{name}' is not found: {name.Name}/{name.Version} has no build {name.Build} in {client.Region}. It has "
                    + $"{List(builds.Select(arn => arn.Split('/')[^1]))}."
            ),
        };
    }

    /// <summary>Whether a value can be the name of a resource, and begins like no id or ARN.</summary>
    public static bool IsPlainName(string value) => PlainName().IsMatch(value) && Identifier.Recognize(value) is null;

    /// <summary>
    /// Asks the account for the pipeline of a name. Names are compared here too, exactly: whatever the service makes of the filter, nothing
    /// is started for another name.
    /// </summary>
    /// <param name="client">Whom to ask.</param>
    /// <param name="name">The name.</param>
    /// <param name="observer">Is told what goes on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ImageBuilderException">A request failed for good.</exception>
    /// <exception cref="ConfigurationException">No request can be sent as things are set up.</exception>
    public static async Task<ArnLookup> FindPipelineAsync(
        ImageBuilderClient client,
        string name,
        IRequestObserver observer,
        CancellationToken cancellationToken
    )
    {
        var account = new Listings(client, observer, cancellationToken);
        var found = await account.PipelinesAsync(name).ConfigureAwait(false);

        // Only for the error, and only for a name that is likely to have the wrong case.
        var other =
            found.Count == 0 && name.Any(char.IsAsciiLetterUpper)
                ? await account.PipelineNameInAnyCaseAsync(name).ConfigureAwait(false)
                : null;
        return found.Count == 1 ? new ArnLookup(found[0], IsAmbiguous: false, Problem: null)
            : found.Count == 0
                ? NotFound(
                    $"There is no image pipeline with the name '{name}' in {client.Region}. Names are compared exactly, case included."
                        + (other is null ? string.Empty : $" Did you mean '{other}'?")
                )
            : new ArnLookup(
                Arn: null,
                IsAmbiguous: true,
                $"'{name}' is the name of {found.Count} image pipelines. Give one of {List(found)}."
            );
    }

    private static ArnLookup Choose(ShortName name, IEnumerable<string> found, string what)
    {
        // What is built while a listing is read may come up twice.
        var arns = found.Distinct(StringComparer.Ordinal).ToList();
        return arns.Count == 1
            ? new ArnLookup(arns[0], IsAmbiguous: false, Problem: null)
            : new ArnLookup(Arn: null, IsAmbiguous: true, $"'{name}' stands for {arns.Count} {what}. Give one of {List(arns)}.");
    }

    private static ArnLookup NotFound(string problem) => new(Arn: null, IsAmbiguous: false, problem);

    // A listing has the newest last, which are meant most often.
    private static string List(IEnumerable<string> values)
    {
        var all = values.Distinct(StringComparer.Ordinal).ToList();
        var text = string.Join(", ", all.TakeLast(MostNamed));
        return all.Count > MostNamed ? $"{text} and {all.Count - MostNamed} more" : text;
    }

    [GeneratedRegex(@"^[-_A-Za-z0-9][-_A-Za-z0-9 ]{1,126}[-_A-Za-z0-9]\z")]
    private static partial Regex PlainName();

    private static bool IsOfBuilds(string form) =>
        form == Identifier.ImageBuildVersionArn.Name || form == Identifier.WorkflowBuildVersionArn.Name;

    /// <summary>The ARNs that the listings of an account have.</summary>
    private sealed class Listings(ImageBuilderClient client, IRequestObserver observer, CancellationToken cancellationToken)
    {
        // Those of the account itself; deprecated ones can be meant too.
        public Task<List<string>> ImageVersionsAsync(string? version) =>
            ReadAsync(
                ImageOperations.ListVersions,
                ImageOperations.ListVersionsRequest(includeDeprecated: true, filters: OfVersion(version)),
                static image => image.Arn
            );

        public async Task<List<string>> WorkflowVersionsAsync(string? version) =>
            [
                .. await ReadAsync(
                        WorkflowOperations.ListVersions,
                        WorkflowOperations.ListVersionsRequest(filters: OfVersion(version)),
                        static workflow => workflow.Arn
                    )
                    .ConfigureAwait(false),
                .. await ReadAsync(
                        WorkflowOperations.ListVersions,
                        WorkflowOperations.ListVersionsRequest("Amazon", OfVersion(version)),
                        static workflow => workflow.Arn
                    )
                    .ConfigureAwait(false),
            ];

        public Task<List<string>> PipelinesAsync(string name) =>
            ReadAsync(
                ImagePipelineOperations.List,
                ImagePipelineOperations.ListRequest([new Filter { Name = "name", Values = [name] }]),
                pipeline => pipeline.Name == name ? pipeline.Arn : null
            );

        public async Task<string?> PipelineNameInAnyCaseAsync(string name)
        {
            var names = await ReadAsync(
                    ImagePipelineOperations.List,
                    ImagePipelineOperations.ListRequest(),
                    pipeline => string.Equals(pipeline.Name, name, StringComparison.OrdinalIgnoreCase) ? pipeline.Name : null
                )
                .ConfigureAwait(false);
            return names.FirstOrDefault();
        }

        public Task<List<string>> ImageBuildsAsync(string version) =>
            ReadAsync(ImageOperations.ListBuilds, ImageOperations.ListBuildsRequest(version), static image => image.Arn);

        public Task<List<string>> WorkflowBuildsAsync(string version) =>
            ReadAsync(WorkflowOperations.ListBuilds, WorkflowOperations.ListBuildsRequest(version), static workflow => workflow.Arn);

        // The service compares names exactly, and their case need not be that of the ARN: only the version can be left to it.
        private static IReadOnlyList<Filter> OfVersion(string? version) =>
            version is null ? [] : [new Filter { Name = "version", Values = [version] }];

        private async Task<List<string>> ReadAsync<T>(ListOperation<T> operation, RequestMembers request, Func<T, string?> arnOf)
            where T : ServiceObject, new()
        {
            var arns = new List<string>();
            await foreach (
                var page in Listing
                    .ReadAsync(client, operation, request, new ListingOptions(), matches: null, observer, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                arns.AddRange(page.Items.Cast<T>().Select(arnOf).OfType<string>());
            }

            return arns;
        }
    }
}
