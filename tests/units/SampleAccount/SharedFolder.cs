using System.Reflection;
using System.Text.Json.Nodes;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>The folder of facts and real responses that lies beside the repository for its developers, and not in it.</summary>
internal static class SharedFolder
{
    /// <summary>Reads one of its JSON files; skips the test where the folder is missing.</summary>
    public static JsonObject Read(string path)
    {
        var file = Path.Combine(Find(), path);
        return JsonNode.Parse(File.ReadAllText(file))!.AsObject();
    }

    /// <summary>The service's facts; skips the test where they are missing.</summary>
    public static JsonObject ReadFacts() => Read(Path.Combine("api", "imagebuilder-2019-12-02.facts.json"));

    private static string Find()
    {
        // From the repository's root upwards; where the tests run from elsewhere, from the tests' own place.
        var starts = typeof(SharedFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(attribute => attribute.Key == "RepositoryRoot").Select(attribute => attribute.Value!).Append(AppContext.BaseDirectory);
        foreach (var start in starts)
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var shared = Path.Combine(folder.FullName, "shared");
                if (Directory.Exists(Path.Combine(shared, "real"))) return shared;
            }
        }

        Assert.Skip("There is no folder of facts and real responses beside the repository.");
        return "";
    }
}
