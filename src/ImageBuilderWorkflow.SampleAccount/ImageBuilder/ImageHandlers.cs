using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>Answers the read operations of images.</summary>
internal static class ImageHandlers
{
    private static readonly FilterSet<ImageBuild> Filters = new(
        new Dictionary<string, Func<ImageBuild, string?>>
        {
            ["name"] = build => build.Name,
            ["osVersion"] = build => build.OsVersion,
            ["platform"] = build => build.Platform,
            ["type"] = build => build.Type,
            ["version"] = build => build.Version,
        }
    );

    public static byte[] ListImages(ReadRequest request)
    {
        // The account owns all its images; no other account shares images with it.
        IEnumerable<ImageBuild> builds = request.Input.Text("owner") is null or "Self" ? request.Snapshot.Builds : [];
        if (!request.Input.Flag("includeDeprecated"))
            builds = builds.Where(build => build.Status != "DEPRECATED");

        // A version has the values of its first build. With byName, the listing has only the newest version of each name.
        var versions = builds.DistinctBy(build => build.VersionArn);
        if (request.Input.Flag("byName"))
            versions = VersionedArn.NewestOfEach(versions, build => build.Name, build => build.Arn);
        var page = request.Page([.. versions], Filters);
        return request.WriteWithId(json => json.WritePage("imageVersionList"u8, page, ImageWriter.WriteVersion));
    }

    public static byte[] ListBuildVersions(ReadRequest request)
    {
        var builds = request.Snapshot.Builds;
        if (request.Input.Text("imageVersionArn") is { } arn)
        {
            builds = [.. builds.Where(build => build.VersionArn == arn)];
            if (builds.Count == 0)
                throw request.NotFound(arn);
        }

        return WriteSummaries(request, builds);
    }

    public static byte[] ListPipelineImages(ReadRequest request)
    {
        var arn = request.Required("imagePipelineArn");
        if (request.Snapshot.FindPipeline(arn) is null)
            throw request.NotFound(arn);
        return WriteSummaries(
            request,
            [.. request.Snapshot.Builds.Where(build => build.Pipeline?.Arn == arn).OrderByDescending(build => build.Created)]
        );
    }

    public static byte[] GetImage(ReadRequest request)
    {
        var arn = request.Required("imageBuildVersionArn");
        var build = VersionedArn.FindNewest(arn, request.Snapshot.Builds, build => build.Arn) ?? throw request.NotFound(arn);
        return request.WriteWithId(json =>
        {
            json.WritePropertyName("image"u8);
            ImageWriter.WriteImage(json, build, request.Snapshot.Arns);
            json.WriteLatestVersionReferences(build.VersionArn);
        });
    }

    private static byte[] WriteSummaries(ReadRequest request, IReadOnlyList<ImageBuild> builds)
    {
        var page = request.Page(builds, Filters);
        return request.WriteWithId(json => json.WritePage("imageSummaryList"u8, page, ImageWriter.WriteSummary));
    }
}
