using System.Text.Json.Nodes;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>A file that holds a JSON object.</summary>
internal static class JsonFile
{
    /// <summary>Reads one.</summary>
    public static JsonObject Read(string path) => JsonNode.Parse(File.ReadAllText(path))!.AsObject();
}
