using System.Text.Json;

namespace ImageBuilderWorkflow;

/// <summary>Reads the outputs of a step: JSON text of the service, which can contain JSON text of the component runner.</summary>
internal static class StepOutputs
{
    /// <summary>Returns the failure message in the outputs, or <see langword="null"/> if there is none.</summary>
    public static string? FailureMessage(string? outputs) => Find(outputs, depth: 0);

    private static string? Find(string? text, int depth)
    {
        if (text is null || !text.AsSpan().TrimStart().StartsWith("{"))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            if (Text(document.RootElement, "failureMessage") is { Length: > 0 } message)
            {
                return message;
            }

            return depth == 0 ? Find(Text(document.RootElement, "output"), depth + 1) : null;
        }
        catch (JsonException)
        {
            // The outputs can be any text. Text that is not well-formed JSON has no failure message.
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
