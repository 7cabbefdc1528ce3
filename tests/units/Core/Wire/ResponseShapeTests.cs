using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Every member that the API documents reaches the object.</summary>
public sealed class ResponseShapeTests
{
    [Theory]
    [MemberData(nameof(WireOperations.AllNames), MemberType = typeof(WireOperations))]
    public void No_documented_member_of_a_response_is_lost(string operation)
    {
        var facts = ApiFacts.Read();
        for (var seed = 0; seed < 20; seed++)
        {
            var answer = new WireValues(facts, seed).ResponseOf(operation);

            var parsed = WireOperations.Parse(operation, answer.ToJsonString());

            Assert.Empty(Fidelity.Lost(answer, parsed, facts.ItemsMemberOf(operation)));
        }
    }

    [Theory]
    [MemberData(nameof(WireOperations.AllNames), MemberType = typeof(WireOperations))]
    public void Only_the_message_beside_the_items_has_no_property_of_its_own(string operation)
    {
        var facts = ApiFacts.Read();
        var answer = new WireValues(facts, seed: 1).ResponseOf(operation);

        var parsed = WireOperations.Parse(operation, answer.ToJsonString());

        string[] expected = facts.ItemsMemberOf(operation) is not null && answer.ContainsKey("message") ? ["message"] : [];
        Assert.All(parsed.Items, item => Assert.Equal(expected, item.AdditionalFields.Keys));
        Assert.All(parsed.Items, item => Assert.Equal(answer["message"]?.GetValue<string>(), item.AdditionalFields.GetValueOrDefault("message") ?? Message(item)));

        static string? Message(ServiceObject item) => item switch
        {
            WorkflowExecution execution => execution.Message,
            WorkflowStepExecution step => step.Message,
            _ => null,
        };
    }

    [Theory]
    [MemberData(nameof(WireOperations.AllNames), MemberType = typeof(WireOperations))]
    public void The_order_of_the_members_does_not_matter(string operation)
    {
        var facts = ApiFacts.Read();
        var answer = new WireValues(facts, seed: 2).ResponseOf(operation);
        var reversed = Reverse(answer);

        var parsed = WireOperations.Parse(operation, reversed.ToJsonString());

        Assert.Empty(Fidelity.Lost((JsonObject)reversed, parsed, facts.ItemsMemberOf(operation)));
        Assert.Equal(
            WireOperations.Parse(operation, answer.ToJsonString()).Items.Select(Describe),
            parsed.Items.Reverse().Select(Describe));
    }

    [Theory]
    [MemberData(nameof(WireOperations.AllNames), MemberType = typeof(WireOperations))]
    public void An_operation_is_called_as_the_facts_say(string operation)
    {
        var facts = ApiFacts.Read();
        var http = facts.Operation(operation).GetProperty("http");
        var argument = facts.RequestOf(operation).Single(member => member.Name is not ("maxResults" or "nextToken"));

        var request = RequestCapture.Of(operation);

        Assert.Equal(http.GetProperty("method").GetString(), request.Method);
        Assert.Equal(http.GetProperty("path").GetString(), "/" + request.Operation);
        if (argument.Value.TryGetProperty("wire", out var wire))
        {
            Assert.Equal("querystring", wire.GetProperty("location").GetString());
            Assert.Equal([new(wire.GetProperty("name").GetString()!, RequestCapture.Argument)], request.Query);
            Assert.Null(request.Body);
        }
        else
        {
            var body = JsonNode.Parse(Encoding.UTF8.GetString(request.Body!))!.AsObject();
            Assert.Equal(RequestCapture.Argument, body[argument.Name]!.GetValue<string>());
            Assert.Equal(["maxResults", argument.Name], body.Select(member => member.Key).Order(StringComparer.Ordinal).OrderBy(name => name != "maxResults"));
            Assert.Empty(request.Query);
        }
    }

    private static JsonNode Reverse(JsonNode node) => node switch
    {
        JsonObject structure => new JsonObject(structure.Reverse().Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Reverse(member.Value!)))),
        JsonArray list => new JsonArray([.. list.Reverse().Select(item => Reverse(item!))]),
        _ => node.DeepClone(),
    };

    private static string Describe(ServiceObject item) =>
        string.Join('\n', item.GetType().GetProperties().Select(property => $"{property.Name}={property.GetValue(item)}"));
}
