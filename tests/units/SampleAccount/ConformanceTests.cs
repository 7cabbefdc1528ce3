using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageBuilderWorkflow.SampleAccount;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>All responses of the account conform to the service model.</summary>
public sealed class ConformanceTests
{
    /// <summary>Where real responses deviate from the model, and the account too.</summary>
    private static readonly HashSet<string> KnownDeviations =
    [
        "Image.version",
        "WorkflowSummary.arn",
        "WorkflowStepMetadata.status",
        "GetWorkflowStepExecutionResponse.status",
        "GetWorkflowStepExecutionResponse.timeoutSeconds",
        "TagMap",
    ];

    public static TheoryData<string> AllOperations => [.. Account.Operations];

    [Theory]
    [MemberData(nameof(AllOperations))]
    public void EveryResponseFitsTheModel(string operation) => Check(operation, Inventory.WithScale);

    [Theory]
    [MemberData(nameof(AllOperations))]
    public void SoDoesEveryResponseOnceTheAccountHasMovedOn(string operation) => Check(operation, Inventory.MovedOn);

    [Theory]
    [MemberData(nameof(AllOperations))]
    public void SoDoesEveryResponseOfAnAccountWithFailures(string operation) => Check(operation, Inventory.WithFailures);

    private static void Check(string operation, Inventory inventory)
    {
        var facts = Repository.ReadApiFacts();
        var responses = inventory.Responses[operation];
        AssertFits(facts, operation, responses);

        // The body has the request id if the model has it.
        var shapes = facts["shapes"]!;
        var output = facts["operations"]![operation]!["output"]!.GetValue<string>();
        Assert.Equal(shapes[output]!["members"]!.AsObject().ContainsKey("requestId"), responses[0].ContainsKey("requestId"));
    }

    /// <summary>Checks responses of an operation against the facts of its service.</summary>
    internal static void AssertFits(JsonObject facts, string operation, IReadOnlyCollection<JsonObject> responses)
    {
        var shapes = facts["shapes"]!.AsObject();
        var output = facts["operations"]![operation]!["output"]!.GetValue<string>();
        Assert.NotEmpty(responses);

        var problems = new HashSet<string>();
        foreach (var response in responses)
            Check(response, output, shapes[output]!.AsObject(), shapes, problems);
        Assert.Empty(problems);
    }

    private static void Check(JsonNode? value, string where, JsonObject shape, JsonObject shapes, HashSet<string> problems)
    {
        if (shape.Text("shape") is { } reference)
        {
            // Structures and maps are reported by their own name, so that the deviations can name them.
            var target = shapes[reference]!.AsObject();
            Check(value, target.Text("type") is "structure" or "map" ? reference : where, target, shapes, problems);
            return;
        }

        var type = shape.Text("type");
        var kind = value?.GetValueKind();
        var isRightKind = type switch
        {
            "structure" or "map" => kind == JsonValueKind.Object,
            "list" => kind == JsonValueKind.Array,
            "string" => kind == JsonValueKind.String,
            "integer" or "long" or "timestamp" => kind == JsonValueKind.Number,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            _ => false,
        };
        if (!isRightKind)
        {
            problems.Add($"{where} is a {kind} and not a {type}");
            return;
        }

        switch (value)
        {
            case JsonObject map when type == "map":
                if (!KnownDeviations.Contains(where))
                    CheckSize(map.Count, where, shape, problems);
                break;
            case JsonObject structure:
                var members = shape["members"]!.AsObject();
                foreach (var (name, member) in structure)
                {
                    if (members[name] is not JsonObject memberShape)
                        problems.Add($"{where} has no member {name}");
                    else
                        Check(member, $"{where}.{name}", memberShape, shapes, problems);
                }

                break;
            case JsonArray list:
                CheckSize(list.Count, where, shape, problems);
                foreach (var item in list)
                    Check(item, where + "[]", shape["member"]!.AsObject(), shapes, problems);
                break;
            default:
                if (!KnownDeviations.Contains(where))
                    CheckScalar(value!, where, shape, problems);
                break;
        }
    }

    private static void CheckScalar(JsonNode value, string where, JsonObject shape, HashSet<string> problems)
    {
        if (value.GetValueKind() == JsonValueKind.String)
        {
            var text = value.GetValue<string>();
            CheckSize(text.Length, where, shape, problems);
            if (shape.Text("pattern") is { } pattern && !Regex.IsMatch(text, pattern))
                problems.Add($"{where} is '{text}', against {pattern}");
            if (shape["enum"] is JsonArray allowed && !allowed.Any(candidate => candidate!.GetValue<string>() == text))
                problems.Add($"{where} is '{text}'");
        }
        else if (shape.Text("type") is "integer" or "long")
        {
            CheckSize(value.GetValue<long>(), where, shape, problems);
        }
    }

    private static void CheckSize(long size, string where, JsonObject shape, HashSet<string> problems)
    {
        if (size < shape["min"]?.GetValue<long>() || size > shape["max"]?.GetValue<long>())
            problems.Add($"{where} has the size {size}");
    }
}
