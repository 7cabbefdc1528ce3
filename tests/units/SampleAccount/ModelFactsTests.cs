using System.Text.Json.Nodes;
using ImageBuilderWorkflow.SampleAccount;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>The account's copy of the service model equals the facts from which it was taken.</summary>
public sealed class ModelFactsTests
{
    [Fact]
    public void EveryOperationIsAsInTheFacts()
    {
        var facts = Repository.ReadApiFacts()["operations"]!;
        foreach (var (name, operation) in Embedded()["operations"]!.AsObject())
        {
            foreach (var (member, value) in operation!.AsObject())
                AssertSame(facts[name]![member], value, $"{name}.{member}");
            Assert.Equal(facts[name]!.AsObject().ContainsKey("paging"), operation.AsObject().ContainsKey("paging"));
        }
    }

    [Fact]
    public void EveryShapeIsAsInTheFacts()
    {
        var facts = Repository.ReadApiFacts()["shapes"]!;
        foreach (var (name, shape) in Embedded()["shapes"]!.AsObject())
            AssertSame(facts[name], shape, name);
    }

    [Fact]
    public void EveryOperationOfTheFactsIsServed()
    {
        var operations = Repository.ReadApiFacts()["operations"]!.AsObject().Select(operation => operation.Key);
        Assert.Equal(operations.Order(), Account.Operations.Order());
    }

    private static JsonObject Embedded()
    {
        using var stream = typeof(Account).Assembly.GetManifestResourceStream("requests.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }

    private static void AssertSame(JsonNode? expected, JsonNode? actual, string where) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{where} is {actual?.ToJsonString()} and should be {expected?.ToJsonString()}");
}
