using System.Text.Json;

namespace ImageBuilderWorkflow;

/// <summary>Reads the outputs of a step, JSON text of the service that may hold JSON text of a component runner.</summary>
internal static class StepOutputs
{
    /// <summary>The failure message in the outputs, or <see langword="null"/> when there is none.</summary>
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
            // Anybody's text: without well-formed JSON in it there is no message to take out.
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
