using System.Text.Json;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>The account's responses beside real ones: the same members, of the same types.</summary>
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

    // Every path through a response with the kind of value at its end.
    private static IEnumerable<string> Members(JsonObject response) => Members(response, "");

    private static IEnumerable<string> Members(JsonNode? node, string path) => node switch
    {
        JsonObject structure => structure.SelectMany(member => Members(member.Value, $"{path}.{member.Key}")),
        JsonArray list => list.SelectMany(item => Members(item, path + "[]")),
        _ => [$"{path}: {Kind(path, node!)}"],
    };

    // The real responses were printed by the AWS CLI, which writes the numbers of these members as text.
    private static string Kind(string path, JsonNode value)
    {
        var isEpochTime = path.StartsWith(".lifecycle", StringComparison.Ordinal)
            && path.Split('.')[^1] is "startTime" or "endTime" or "dateCreated" or "dateUpdated" or "dateLastRun";
        return value.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ when isEpochTime => "time",
            var kind => kind.ToString(),
        };
    }
}
