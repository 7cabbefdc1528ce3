using ImageBuilderWorkflow.SampleAccount.Data;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.Operations;

/// <summary>The operations over images.</summary>
internal sealed class ImageOperations(PageToken tokens)
{
    private static readonly FilterSet<ImageBuild> Filters = new(new Dictionary<string, Func<ImageBuild, string?>>
    {
        ["name"] = build => build.Name,
        ["osVersion"] = build => build.OsVersion,
        ["platform"] = build => build.Platform,
        ["type"] = build => build.Type,
        ["version"] = build => build.Version,
    });

    public byte[] ListImages(OperationInput input, Present present, string requestId)
    {
        // The account has images of its own and none that others share with it.
        IEnumerable<ImageBuild> builds = input.Text("owner") is null or "Self" ? present.Builds : [];
        if (!input.Flag("includeDeprecated")) builds = builds.Where(build => build.Status != "DEPRECATED");

        // A version is listed as its first build has it; by name, only the newest version of each is.
        var versions = builds.DistinctBy(build => build.VersionArn);
        if (input.Flag("byName")) versions = VersionedArn.NewestOfEach(versions, build => build.Name, build => build.Arn);
        var page = Page.Cut(tokens, input, [.. versions], Filters.Compile(input));
        return ResponseBuffer.Write((requestId, page), static (json, answer) =>
        {
            json.WriteStartObject();
            json.WriteString("requestId"u8, answer.requestId);
            json.WriteStartArray("imageVersionList"u8);
            foreach (var version in answer.page.Items) ImageWriter.WriteVersion(json, version);
            json.WriteEndArray();
            json.WriteOptional("nextToken"u8, answer.page.NextToken);
            json.WriteEndObject();
        });
    }

    public byte[] ListBuildVersions(OperationInput input, Present present, string requestId)
    {
        IReadOnlyList<ImageBuild> builds = present.Builds;
        if (input.Text("imageVersionArn") is { } arn)
        {
            builds = [.. builds.Where(build => build.VersionArn == arn)];
            if (builds.Count == 0) throw ServiceError.NotFound(input.Operation, arn);
        }

        return WriteSummaries(requestId, Page.Cut(tokens, input, builds, Filters.Compile(input)));
    }

    public byte[] ListPipelineImages(OperationInput input, Present present, string requestId)
    {
        var arn = input.RequiredText("imagePipelineArn");
        if (present.FindPipeline(arn) is null) throw ServiceError.NotFound(input.Operation, arn);
        var builds = present.Builds.Where(build => build.Pipeline?.Arn == arn).OrderByDescending(build => build.Created).ToList();
        return WriteSummaries(requestId, Page.Cut(tokens, input, builds, Filters.Compile(input)));
    }

    public static byte[] GetImage(OperationInput input, Present present, string requestId)
    {
        var arn = input.RequiredText("imageBuildVersionArn");
        var build = VersionedArn.FindNewest(arn, present.Builds, build => build.Arn) ?? throw ServiceError.NotFound(input.Operation, arn);
        return ResponseBuffer.Write((requestId, build, present.Arns), static (json, answer) =>
        {
            json.WriteStartObject();
            json.WriteString("requestId"u8, answer.requestId);
            json.WritePropertyName("image"u8);
            ImageWriter.WriteImage(json, answer.build, answer.Arns);
            json.WriteLatestVersionReferences(answer.build.VersionArn);
            json.WriteEndObject();
        });
    }

    private static byte[] WriteSummaries(string requestId, Page<ImageBuild> page) =>
        ResponseBuffer.Write((requestId, page), static (json, answer) =>
        {
            json.WriteStartObject();
            json.WriteString("requestId"u8, answer.requestId);
            json.WriteStartArray("imageSummaryList"u8);
            foreach (var build in answer.page.Items) ImageWriter.WriteSummary(json, build);
            json.WriteEndArray();
            json.WriteOptional("nextToken"u8, answer.page.NextToken);
            json.WriteEndObject();
        });
}
