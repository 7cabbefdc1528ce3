using System.Text.Json;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>The account's responses have the same members and types as real responses.</summary>
public sealed class RealShapeTests
{
    public static TheoryData<string> Files => [.. Repository.ResponseFiles.Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryRealMemberIsThereWithItsType(string file)
    {
        var real = Members(JsonFile.Read(Repository.ResponseFile(file))).ToHashSet();
        var ours = Inventory.Default.Responses[Repository.OperationOf(file)].SelectMany(Members).ToHashSet();
        Assert.Empty(real.Except(ours));
    }

    // All paths in a response, with the kind of the value.
    private static IEnumerable<string> Members(JsonObject response) => Members(response, "");

    private static IEnumerable<string> Members(JsonNode? node, string path) =>
        node switch
        {
            JsonObject structure => structure.SelectMany(member => Members(member.Value, $"{path}.{member.Key}")),
            JsonArray list => list.SelectMany(item => Members(item, path + "[]")),
            _ => [$"{path}: {Kind(path, node!)}"],
        };

    // The AWS CLI printed the real responses. It writes these numbers as text.
    private static string Kind(string path, JsonNode value)
    {
        var isEpochTime =
            path.StartsWith(".lifecycle", StringComparison.Ordinal)
            && path.Split('.')[^1] is "startTime" or "endTime" or "dateCreated" or "dateUpdated" or "dateLastRun";
        return value.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ when isEpochTime => "time",
            var kind => kind.ToString(),
        };
    }
}
