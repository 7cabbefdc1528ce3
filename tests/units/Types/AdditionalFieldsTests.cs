using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Types;

/// <summary>What has no property is a dictionary that shows as JSON.</summary>
public sealed class AdditionalFieldsTests
{
    [Fact]
    public void Nothing_is_empty_text()
    {
        Assert.Equal(string.Empty, AdditionalFields.Empty.ToString());
        Assert.Empty(AdditionalFields.Empty);
        Assert.Same(AdditionalFields.Empty, AdditionalFields.From([]));
        Assert.Same(AdditionalFields.Empty, Of("{}"));
        Assert.All(
            ApiNames.Types.Select(type => (ServiceValue)Activator.CreateInstance(type)!),
            item => Assert.Same(AdditionalFields.Empty, item.AdditionalFields)
        );
    }

    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("\"\"", "")]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", null)]
    [InlineData("5", 5L)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void A_simple_value_is_of_a_simple_type(string json, object? expected) =>
        Assert.Equal(expected, Of($$"""{"x":{{json}}}""")["x"]);

    [Fact]
    public void A_number_with_a_fraction_or_too_long_for_a_long_is_a_decimal()
    {
        Assert.Equal(0.1m, Of("""{"x":0.1}""")["x"]);
        Assert.Equal(1788990149.8010001m, Of("""{"x":1788990149.8010001}""")["x"]);
        Assert.Equal(9223372036854775808m, Of("""{"x":9223372036854775808}""")["x"]);
    }

    [Theory]
    [InlineData("1e300", 1e300)]
    [InlineData("-1e-300", -1e-300)]
    [InlineData("1e-30", 1e-30)]
    [InlineData("1.2345678901234e-20", 1.2345678901234e-20)]
    [InlineData("1e400", double.PositiveInfinity)]
    public void A_number_that_no_decimal_holds_is_a_double(string json, double expected) =>
        Assert.Equal(expected, Of($$"""{"x":{{json}}}""")["x"]);

    [Fact]
    public void A_list_is_an_array_and_an_object_is_a_dictionary_of_the_same_kind()
    {
        var fields = Of("""{"list":[1,[],{"a":"b"},null],"object":{"inner":{"x":true}},"empty":{}}""");

        var list = Assert.IsType<object?[]>(fields["list"]);
        Assert.Equal(4, list.Length);
        Assert.Equal(1L, list[0]);
        Assert.Empty(Assert.IsType<object?[]>(list[1]));
        Assert.Equal("b", Assert.IsType<AdditionalFields>(list[2])["a"]);
        Assert.Null(list[3]);
        var inner = Assert.IsType<AdditionalFields>(Assert.IsType<AdditionalFields>(fields["object"])["inner"]);
        Assert.Equal(true, inner["x"]);
        Assert.Equal("""{"x":true}""", inner.ToString());
        Assert.Empty(Assert.IsType<AdditionalFields>(fields["empty"]));
    }

    [Fact]
    public void It_is_a_dictionary_for_PowerShell_and_cannot_be_changed()
    {
        IDictionary fields = Of("""{"b":1,"a":2,"A":3}""");

        Assert.Equal(["b", "a", "A"], fields.Keys.Cast<string>());
        Assert.Equal(3L, fields["A"]);
        Assert.True(fields.IsReadOnly);
        Assert.Throws<NotSupportedException>(() => fields["c"] = 1);
        Assert.Throws<NotSupportedException>(fields.Clear);
    }

    [Fact]
    public void The_text_is_readable()
    {
        const string json = """{"x":"Caf\"é\" 中 <a href='b'>&+","y":"\n\t\\ /"}""";

        Assert.Equal(json, Of(json).ToString());
    }

    [Fact]
    public void Numbers_keep_the_form_that_they_came_in()
    {
        const string json =
            """{"a":1.50,"b":1E+2,"c":-0,"d":0.10000000000000000000000000000000000001,"e":123456789012345678901234567890}""";

        Assert.Equal(json, Of(json).ToString());
    }

    [Fact]
    public void Text_and_values_are_those_of_the_JSON() =>
        Always.Holds(
            Objects(4),
            json =>
            {
                var fields = Of(json.ToJsonString());

                Assert.True(
                    JsonNode.DeepEquals(json, fields.Count == 0 ? new JsonObject() : JsonNode.Parse(fields.ToString())),
                    fields.ToString()
                );
                Assert.True(JsonNode.DeepEquals(json, ToJson(fields)));
            },
            runs: 300
        );

    private static AdditionalFields Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return AdditionalFields.From([
            .. document.RootElement.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value.Clone())),
        ]);
    }

    private static JsonNode? ToJson(object? value) =>
        value switch
        {
            null => null,
            string text => JsonValue.Create(text),
            bool yes => JsonValue.Create(yes),
            long number => JsonValue.Create(number),
            decimal number => JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture)),
            AdditionalFields fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, ToJson(field.Value)))),
            object?[] list => new JsonArray([.. list.Select(ToJson)]),
            _ => throw new NotSupportedException($"{value.GetType()} is none of the documented types."),
        };

    private static Gen<JsonObject> Objects(int depth) =>
        from names in Gen.ArrayOf(Gen.Elements("a", "A", "\u00e9", "", "with \"quotes\"", "\U0001f600", "line\n"), 4)
        from values in Gen.ArrayOf(Values(depth), 4)
        from count in Gen.Choose(0, 4)
        select new JsonObject(names.Zip(values, KeyValuePair.Create).Take(count).DistinctBy(member => member.Key).Select(Copy));

    private static Gen<JsonNode?> Values(int depth)
    {
        var simple = Gen.OneOf(
            Gen.Constant<JsonNode?>(null),
            Gen.Elements("", "x", "5", "null", "\u2028\0\ud83d\ude00").Select(text => (JsonNode?)JsonValue.Create(text)),
            Gen.Choose(-5, int.MaxValue).Select(number => (JsonNode?)JsonValue.Create((long)number)),
            Gen.Choose(0, 1000).Select(number => (JsonNode?)JsonValue.Create(number / 7m)),
            Gen.Elements(true, false).Select(yes => (JsonNode?)JsonValue.Create(yes))
        );
        return depth == 0
            ? simple
            : Gen.Frequency(
                (4, simple),
                (
                    1,
                    Gen.ArrayOf(Values(depth - 1), 3).Select(list => (JsonNode?)new JsonArray([.. list.Select(item => item?.DeepClone())]))
                ),
                (1, Objects(depth - 1).Select(members => (JsonNode?)members))
            );
    }

    private static KeyValuePair<string, JsonNode?> Copy(KeyValuePair<string, JsonNode?> member) =>
        KeyValuePair.Create(member.Key, member.Value?.DeepClone());
}
