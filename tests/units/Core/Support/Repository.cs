using System.Reflection;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Where the repository lies, and the facts and real responses beside it.</summary>
internal static class Repository
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>A file of the repository.</summary>
    public static string PathOf(params string[] names) => Path.Combine([Root, .. names]);

    /// <summary>A file of the folder <c>shared</c> beside the repository; where there is no such file, the test is skipped.</summary>
    public static string SharedFile(params string[] names)
    {
        var relative = Path.Combine(["shared", .. names]);
        for (var folder = new DirectoryInfo(Root); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, relative);
            if (File.Exists(path))
            {
                return path;
            }
        }

        Assert.Skip($"{relative} does not lie beside this repository.");
        return string.Empty;
    }
}
