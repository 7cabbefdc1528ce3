using System.Reflection;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Where the repository lies, and the facts and real responses in it.</summary>
internal static class Repository
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>A file of the repository.</summary>
    public static string PathOf(params string[] names) => Path.Combine([Root, .. names]);

    /// <summary>A file of the facts and real responses that tests compare with; <c>SOURCES.md</c> there says where they come from.</summary>
    public static string DataFile(params string[] names) => PathOf(["tests", "data", .. names]);

    /// <summary>The facts of the API.</summary>
    public static string ApiFactsFile => DataFile("api", "imagebuilder-2019-12-02.facts.json");

    /// <summary>A real response.</summary>
    public static string ResponseFile(string name) => DataFile("responses", name);
}
