using System.Text.Json;
using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Core;

/// <summary>What the inputs and outputs of a step say. Both are JSON text, and one value of it can be the JSON text of a summary.</summary>
internal sealed partial class StepResult
{
    private readonly List<(string Source, string Text)> _texts = [];

    /// <summary>Reads a step.</summary>
    public StepResult(WorkflowStepExecution step)
    {
        InstanceId = Instance(step.Inputs) ?? Instance(step.Outputs);
        if (string.IsNullOrWhiteSpace(step.Outputs))
        {
            return;
        }

        if (Parse(step.Outputs) is not { } outputs)
        {
            _texts.Add((EvidenceSource.Outputs, step.Outputs));
            return;
        }

        RunCommandId = outputs.GetValueOrDefault("runCommandId");
        if (outputs.GetValueOrDefault("output") is { } output)
        {
            if (Parse(output) is { } summary)
            {
                Add(EvidenceSource.OutputsFailureMessage, summary.GetValueOrDefault("failureMessage"));
                Add(EvidenceSource.OutputsLogUrl, summary.GetValueOrDefault("logUrl"));
            }
            else
            {
                Add(EvidenceSource.OutputsOutput, output);
            }
        }

        Add(EvidenceSource.OutputsFailureMessage, outputs.GetValueOrDefault("failureMessage"));
        Add(EvidenceSource.OutputsError, outputs.GetValueOrDefault("error"));
    }

    /// <summary>The texts about a failure, with their sources.</summary>
    public IReadOnlyList<(string Source, string Text)> Texts => _texts;

    /// <summary>The id of the instance.</summary>
    public string? InstanceId { get; }

    /// <summary>The id of the Run Command.</summary>
    public string? RunCommandId { get; }

    /// <summary>The id of the instance in the inputs or outputs of a step.</summary>
    public static string? Instance(string? json) =>
        json is not null && Parse(json)?.GetValueOrDefault("instanceId") is { } id && InstanceIdPattern().IsMatch(id) ? id : null;

    private void Add(string source, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _texts.Add((source, text));
        }
    }

    // The members that are texts. Null for a text that is no JSON object: outputs can be any text.
    private static Dictionary<string, string>? Parse(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{"))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            var members = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.String)
                {
                    members[member.Name] = member.Value.GetString()!;
                }
            }

            return members;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^i-[0-9a-f]{8,17}\z")]
    private static partial Regex InstanceIdPattern();
}
