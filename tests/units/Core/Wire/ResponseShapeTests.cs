using System.Text.Json.Nodes;
using Xunit;
using static ImageBuilderWorkflow.Tests.Core.WireOperations;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Every member that the API documents reaches the object.</summary>
public sealed class ResponseShapeTests
{
    // Of recipes and configurations the ARN is a property, the rest stays whole.
    private static readonly string[] KeptWhole =
    [
        "imageRecipe",
        "containerRecipe",
        "infrastructureConfiguration",
        "distributionConfiguration",
    ];

    [Theory]
    [MemberData(nameof(AllNames), MemberType = typeof(WireOperations))]
    public void No_documented_member_of_a_response_is_lost(string operation)
    {
        var facts = ApiFacts.Read();
        for (var seed = 0; seed < 20; seed++)
        {
            var answer = new WireValues(facts, seed).ResponseOf(operation);

            var parsed = Parse(operation, answer.ToJsonString());

            Assert.Empty(Fidelity.Lost(answer, parsed, facts.ItemsMemberOf(operation)));
        }
    }

    [Theory]
    [MemberData(nameof(AllNames), MemberType = typeof(WireOperations))]
    public void Only_the_message_beside_the_items_and_the_insides_of_recipes_and_configurations_have_no_property_of_their_own(
        string operation
    )
    {
        var facts = ApiFacts.Read();
        var answer = new WireValues(facts, seed: 1).ResponseOf(operation);

        var parsed = Parse(operation, answer.ToJsonString());

        string[] expected = facts.ItemsMemberOf(operation) is not null && answer.ContainsKey("message") ? ["message"] : [];
        Assert.All(
            parsed.Items,
            item =>
            {
                var extensionData = Fidelity
                    .ExtensionDataOf(item)
                    .ToLookup(path => operation == "GetImage" && KeptWhole.Contains(path.Split('.')[0]));
                Assert.Equal(expected, extensionData[false]);
                Assert.DoesNotContain(
                    extensionData[true],
                    path =>
                        path.EndsWith("Recipe.arn", StringComparison.Ordinal)
                        || path.EndsWith("Configuration.arn", StringComparison.Ordinal)
                );
                Assert.Equal(operation == "GetImage" ? KeptWhole : [], extensionData[true].Select(path => path.Split('.')[0]).Distinct());
            }
        );
        Assert.All(
            parsed.Items,
            item =>
                Assert.Equal(
                    expected.Length == 0 ? null : answer["message"]!.GetValue<string>(),
                    item.AdditionalFields.GetValueOrDefault("message")
                )
        );
    }

    [Fact]
    public void Every_property_of_every_type_is_filled_by_some_operation()
    {
        var facts = ApiFacts.Read();
        var filled = AllNames
            .SelectMany(operation => Parse(operation.Data, new WireValues(facts, seed: 3).ResponseOf(operation.Data).ToJsonString()).Items)
            .SelectMany(FilledProperties)
            .ToHashSet();

        // What has no setter is computed from the others, and so is mostly the account; the profile is the caller's. Events of a log come
        // from another service, which has its own test.
        var all = ApiNames
            .Types.Except(ApiNames.Findings)
            .Except([typeof(ImageLogEvent)])
            .SelectMany(type =>
                type.GetProperties()
                    .Where(property => property.Name is not ("AdditionalFields" or "AccountId" or "ProfileName") && property.CanWrite)
                    .Select(property => $"{type.Name}.{property.Name}")
            );
        Assert.Equal(["LifecycleExecutionResource.ParentResourceId"], all.Where(name => !filled.Contains(name)));
    }

    [Theory]
    [MemberData(nameof(AllNames), MemberType = typeof(WireOperations))]
    public void The_order_of_the_members_does_not_matter(string operation)
    {
        var facts = ApiFacts.Read();
        var answer = new WireValues(facts, seed: 2).ResponseOf(operation);
        var reversed = Reverse(answer);

        var parsed = Parse(operation, reversed.ToJsonString());

        Assert.Equal(Parse(operation, answer.ToJsonString()).Items.Select(Fidelity.Describe), parsed.Items.Select(Fidelity.Describe));
    }

    [Fact]
    public void The_operations_are_those_of_the_facts() =>
        Assert.Equal(ApiFacts.Read().Operations.Order(), AllNames.Select(operation => operation.Data).Order());

    private static IEnumerable<string> FilledProperties(ServiceValue item) =>
        item.GetType()
            .GetProperties()
            .SelectMany(property =>
                property.GetValue(item) switch
                {
                    null or ValueList<string> { Count: 0 } or TagMap { Count: 0 } or IReadOnlyList<ServiceValue> { Count: 0 } => [],
                    ServiceValue part => FilledProperties(part).Append(NameOf(property)),
                    IReadOnlyList<ServiceValue> parts => parts.SelectMany(FilledProperties).Append(NameOf(property)),
                    _ => [NameOf(property)],
                }
            );

    private static string NameOf(System.Reflection.PropertyInfo property) => $"{property.ReflectedType!.Name}.{property.Name}";

    private static JsonNode Reverse(JsonNode node) =>
        node switch
        {
            JsonObject structure => new JsonObject(
                structure.Reverse().Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Reverse(member.Value!)))
            ),
            JsonArray list => new JsonArray([.. list.Select(item => Reverse(item!))]),
            _ => node.DeepClone(),
        };
}
