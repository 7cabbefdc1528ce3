namespace ImageBuilderWorkflow.Core;

/// <summary>The operation that answers with <see cref="ImagePackage"/> objects.</summary>
internal static class ImagePackageOperations
{
    /// <summary>ListImagePackages: the packages that are installed in an image build version.</summary>
    public static ListOperation<ImagePackage> List { get; } =
        new()
        {
            Name = "ListImagePackages",
            ItemsMember = "imagePackageList",
            Item = { { "packageName", static (x, v) => x.PackageName = v }, { "packageVersion", static (x, v) => x.PackageVersion = v } },
            SetRequest = static (page, request) => page.ImageBuildVersionArn = request.Text("imageBuildVersionArn"),
            Stamp = static (item, page) => item.ImageBuildVersionArn = page.ImageBuildVersionArn,
        };

    /// <summary>A request of ListImagePackages.</summary>
    public static RequestMembers ListRequest(string imageBuildVersionArn) =>
        new RequestMembers().With("imageBuildVersionArn", imageBuildVersionArn);
}
