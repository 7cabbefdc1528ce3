using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Scenarios;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>
/// What the recipes of images consist of. Version 1.4.2 of the recipe of Golden-Image has a newer base image, a newer component and a
/// further component.
/// </summary>
internal static class RecipeContents
{
    public static IReadOnlyList<string> Components(ImageBuild build, Arns arns) =>
        IsEarlierGolden(build)
            ? [arns.ComponentBuild("harden-os", "1.1.0")]
            : [arns.ComponentBuild("harden-os", "1.2.0"), arns.ComponentBuild("install-agent", "3.0.1")];

    /// <summary>Null if the account does not know a managed image for the operating system.</summary>
    public static string? ParentImage(ImageBuild build, Arns arns) =>
        build.OsVersion switch
        {
            "Amazon Linux 2023" => arns.ManagedImage("amazon-linux-2023-x86", IsEarlierGolden(build) ? "2026.7.14" : "2026.8.28"),
            "Ubuntu 24.04" => arns.ManagedImage("ubuntu-server-24-lts-x86", "2026.8.11"),
            "Microsoft Windows Server 2022 Datacenter" => arns.ManagedImage("windows-server-2022-english-full-base-x86", "2026.8.13"),
            _ => null,
        };

    private static bool IsEarlierGolden(ImageBuild build) => build is { Name: "Golden-Image", Version: "1.4.0" or "1.4.1" };
}
