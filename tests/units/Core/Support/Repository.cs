using System.Reflection;
using System.Text.Json.Nodes;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Where the repository lies, and the facts and real responses in it.</summary>
internal static class Repository
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } =
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot")
            .Value!;

    /// <summary>A file of the repository.</summary>
    public static string PathOf(params string[] names) => Path.Combine([Root, .. names]);

    /// <summary>
    /// A file of the facts and real responses that tests compare with; <c>SOURCES.md</c> there says where they come from.
    /// </summary>
    public static string DataFile(params string[] names) => PathOf(["tests", "data", .. names]);

    /// <summary>The files of real responses, each named after its operation as the AWS CLI writes it.</summary>
    public static IEnumerable<string> ResponseFiles =>
        Directory.EnumerateFiles(DataFile("responses"), "*.json").Order(StringComparer.Ordinal);

    /// <summary>A real response.</summary>
    public static string ResponseFile(string name) => DataFile("responses", name);

    /// <summary>The operation that a file of a real response is named after: <c>GetImage</c> for <c>get-image.json</c>.</summary>
    public static string OperationOf(string responseFile) =>
        string.Concat(Path.GetFileNameWithoutExtension(responseFile).Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>Reads the facts of CloudWatch Logs, in the form of those of Image Builder.</summary>
    public static JsonObject ReadLogFacts() => JsonNode.Parse(File.ReadAllText(DataFile("logs", "logs-2014-03-28.facts.json")))!.AsObject();

    /// <summary>Reads the facts of the API, of all files: <c>operations</c> and <c>shapes</c>, each by name.</summary>
    public static JsonObject ReadApiFacts()
    {
        var all = new JsonObject { ["operations"] = new JsonObject(), ["shapes"] = new JsonObject() };
        foreach (var file in Directory.EnumerateFiles(DataFile("api"), "*.facts.json").Order(StringComparer.Ordinal))
        {
            var facts = JsonNode.Parse(File.ReadAllText(file))!;
            foreach (var (part, members) in all)
            {
                foreach (var (name, value) in facts[part]!.AsObject())
                {
                    members![name] = value!.DeepClone();
                }
            }
        }

        return all;
    }
}
