using System.Text.Json.Nodes;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>A file with a JSON object.</summary>
internal static class JsonFile
{
    /// <summary>Reads a file.</summary>
    public static JsonObject Read(string path) => JsonNode.Parse(File.ReadAllText(path))!.AsObject();
}
