using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;
using Xunit;
using static ImageBuilderWorkflow.Tests.Core.WireOperations;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Every operation is called as the API documents it.</summary>
public sealed class RequestShapeTests
{
    private static readonly string[] Paging = ["maxResults", "nextToken"];

    // What the client adds to every request.
    private static readonly string[] Added = [.. Paging, "clientToken"];

    [Theory]
    [MemberData(nameof(AllNames), MemberType = typeof(WireOperations))]
    public void A_request_holds_what_it_was_built_with_and_nothing_else(string operation)
    {
        var parameters = ParametersOf(operation).Where(parameter => !parameter.IsOptional).ToList();

        var request = RequestCapture.Of(operation, RequestOf(operation));

        if (request.Method == "GET")
        {
            Assert.Equal($"{ArgumentOf(operation)}={Argument}", Assert.Single(request.Query.Select(pair => $"{pair.Key}={pair.Value}")));
            Assert.Null(request.Body);
            return;
        }

        var expected = new JsonObject(parameters.Select(parameter => KeyValuePair.Create(parameter.Name!, (JsonNode?)Argument)));
        expected.Add(request.Method == "PUT" ? new("clientToken", "token-1") : new("maxResults", 25));
        Assert.Empty(request.Query);
        Assert.True(JsonNode.DeepEquals(expected, RequestCapture.BodyOf(request)));
    }

    [Theory]
    [MemberData(nameof(AllNames), MemberType = typeof(WireOperations))]
    public void What_builds_a_request_has_parameters_named_and_typed_as_in_the_facts(string operation)
    {
        var facts = ApiFacts.Read();
        var known = facts
            .RequestOf(operation)
            .ToDictionary(member => member.Name, member => facts.Resolve(member.Value).GetProperty("type").GetString());
        var parameters = ParametersOf(operation);

        var request = RequestCapture.Of(operation, RequestOf(operation, isFull: true));

        Assert.All(parameters, parameter => Assert.Equal(known[parameter.Name!], WireTypeOf(parameter.ParameterType)));
        if (request.Body is not null)
        {
            Assert.Equal(
                parameters.Select(parameter => parameter.Name).Order(),
                RequestCapture.BodyOf(request).Select(member => member.Key).Except(Added).Order()
            );
            Assert.Empty(
                facts
                    .RequiredOf(operation)
                    .Except(Added)
                    .Except(parameters.Where(parameter => !parameter.IsOptional).Select(parameter => parameter.Name!))
            );
        }
    }

    [Theory]
    [MemberData(nameof(AllNames), MemberType = typeof(WireOperations))]
    public void An_operation_is_called_as_the_facts_say(string operation)
    {
        var facts = ApiFacts.Read();
        var http = facts.Operation(operation).GetProperty("http");
        var inQuery = facts.RequestOf(operation).Where(member => member.Value.TryGetProperty("wire", out _)).ToList();
        var inBody = facts.RequestOf(operation).Except(inQuery).Select(member => member.Name).ToList();

        var request = RequestCapture.Of(operation, new RequestMembers());

        Assert.Equal(http.GetProperty("method").GetString(), request.Method);
        Assert.Equal(http.GetProperty("path").GetString(), "/" + request.Operation);
        Assert.All(inQuery, member => Assert.Equal("querystring", member.Value.GetProperty("wire").GetProperty("location").GetString()));
        Assert.Equal(
            inQuery.Select(member => member.Value.GetProperty("wire").GetProperty("name").GetString()),
            request.Query.Select(pair => pair.Key)
        );
        Assert.Equal(inBody.Count == 0, request.Body is null);
        Assert.Empty(request.Body is null ? [] : RequestCapture.BodyOf(request).Select(member => member.Key).Except(inBody));
    }

    [Theory]
    [MemberData(nameof(ListNames), MemberType = typeof(WireOperations))]
    public void The_items_of_a_listing_are_where_the_facts_say(string operation) =>
        Assert.Equal(ApiFacts.Read().ItemsMemberOf(operation), Listings[operation]);

    [Theory]
    [MemberData(nameof(ActionNames), MemberType = typeof(WireOperations))]
    public void What_changes_something_carries_a_client_token(string operation) =>
        Assert.Contains("clientToken", ApiFacts.Read().RequiredOf(operation));

    [Fact]
    public void What_is_not_given_is_not_sent()
    {
        var none = new RequestMembers()
            .With("text", (string?)null)
            .With("flag", false)
            .With("filters", (Filter[])[])
            .With("texts", (string[])[])
            .With("number", (long?)null);
        var empty = new RequestMembers().With("text", string.Empty);

        Assert.Equal("""{"maxResults":25}""", BodyOf(none));
        Assert.Equal("""{"maxResults":25}""", BodyOf(none.With(new RequestMembers())));
        Assert.Equal("""{"maxResults":25,"text":""}""", BodyOf(empty));
    }

    [Fact]
    public void What_is_given_is_sent_as_it_is_and_in_its_order()
    {
        var members = new RequestMembers()
            .With("owner", "Caf\u00e9 \"\U0001f600\"\n")
            .With("includeDeprecated", true)
            .With(
                "filters",
                [new Filter { Name = "name", Values = ["a", "{\"b\"}", "c/d"] }, new Filter { Name = "type", Values = ["AMI"] }]
            )
            .With(new RequestMembers().With("more", "m"));

        var body = JsonNode.Parse(BodyOf(members))!.AsObject();

        Assert.Equal(["maxResults", "owner", "includeDeprecated", "filters", "more"], body.Select(member => member.Key));
        Assert.Equal("Caf\u00e9 \"\U0001f600\"\n", body["owner"]!.GetValue<string>());
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""[{"name":"name","values":["a","{\"b\"}","c/d"]},{"name":"type","values":["AMI"]}]"""),
                body["filters"]
            )
        );
    }

    [Fact]
    public void A_text_that_was_asked_for_can_be_looked_up()
    {
        var members = new RequestMembers()
            .With("owner", "Self")
            .With("includeDeprecated", true)
            .With("filters", [new Filter { Name = "name", Values = ["a"] }]);

        Assert.Equal(
            ("Self", null, null, null),
            (members.Text("owner"), members.Text("includeDeprecated"), members.Text("filters"), members.Text("Owner"))
        );
    }

    private static string WireTypeOf(Type type) =>
        type == typeof(string) ? "string"
        : type == typeof(bool) ? "boolean"
        : "list";

    private static string BodyOf(RequestMembers members) => RequestCapture.BodyOf(RequestCapture.Of("ListImages", members)).ToJsonString();
}
