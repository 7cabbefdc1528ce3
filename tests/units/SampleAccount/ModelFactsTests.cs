using System.Text.Json.Nodes;
using ImageBuilderWorkflow.SampleAccount;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>The account's copy of the service model equals the facts from which it was taken.</summary>
public sealed class ModelFactsTests
{
    public static TheoryData<string> Models => ["requests.json", "logs.requests.json"];

    [Theory]
    [MemberData(nameof(Models))]
    public void EveryOperationIsAsInTheFacts(string model)
    {
        var facts = Facts(model)["operations"]!;
        foreach (var (name, operation) in Embedded(model)["operations"]!.AsObject())
        {
            foreach (var (member, value) in operation!.AsObject())
                AssertSame(facts[name]![member], value, $"{name}.{member}");
            Assert.Equal(facts[name]!.AsObject().ContainsKey("paging"), operation.AsObject().ContainsKey("paging"));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void EveryShapeIsAsInTheFacts(string model)
    {
        var facts = Facts(model)["shapes"]!;
        foreach (var (name, shape) in Embedded(model)["shapes"]!.AsObject())
            AssertSame(facts[name], shape, name);
    }

    [Fact]
    public void EveryOperationOfTheFactsIsServed()
    {
        Assert.Equal(Names(Repository.ReadApiFacts()), Account.Operations.Order());
        Assert.Equal(Names(Repository.ReadLogFacts()), Account.LogOperations.Order());

        static IEnumerable<string> Names(JsonObject facts) => facts["operations"]!.AsObject().Select(operation => operation.Key).Order();
    }

    [Fact]
    public void CloudWatchLogsIsAddressedAsInTheFacts()
    {
        foreach (var (name, value) in Embedded("logs.requests.json")["service"]!.AsObject())
            AssertSame(Repository.ReadLogFacts()["service"]![name], value, name);
    }

    private static JsonObject Facts(string model) => model == "requests.json" ? Repository.ReadApiFacts() : Repository.ReadLogFacts();

    private static JsonObject Embedded(string model)
    {
        using var stream = typeof(Account).Assembly.GetManifestResourceStream(model)!;
        return JsonNode.Parse(stream)!.AsObject();
    }

    private static void AssertSame(JsonNode? expected, JsonNode? actual, string where) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{where} is {actual?.ToJsonString()} and should be {expected?.ToJsonString()}");
}
