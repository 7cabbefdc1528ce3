using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Positions as text, in the form of botocore and the AWS CLI, so that a token of one works in the other: base64 of a JSON object
/// with the service's token and how many items of its page were taken already. A service's own token is accepted as it is.
/// </summary>
internal static class ResumeToken
{
    private const string TokenMember = "nextToken";
    private const string SkipMember = "boto_truncate_amount";

    /// <summary>Writes a position.</summary>
    public static string Encode(ListingPosition position)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString(TokenMember, position.PageToken);

            // On a page's edge botocore writes no amount.
            if (position.Skip > 0)
            {
                writer.WriteNumber(SkipMember, position.Skip);
            }

            writer.WriteEndObject();
        }

        return Convert.ToBase64String(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Reads a position.</summary>
    public static ListingPosition Decode(string token) => TryDecode(token) ?? new ListingPosition(token, 0);

    // Services like to make their tokens of base64 JSON too, so only exactly botocore's form is taken for botocore's.
    private static ListingPosition? TryDecode(string token)
    {
        if (!Base64.IsValid(token))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(Convert.FromBase64String(token));
            var root = document.RootElement;
            if (
                root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty(TokenMember, out var pageToken)
                || pageToken.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)
            )
            {
                return null;
            }

            var skip = 0;
            foreach (var member in root.EnumerateObject())
            {
                if (member.NameEquals(SkipMember) ? !member.Value.TryGetInt32(out skip) || skip < 0 : !member.NameEquals(TokenMember))
                {
                    return null;
                }
            }

            // An empty text is no token of the service: it would ask for nothing.
            return new ListingPosition(pageToken.GetString() is { Length: > 0 } text ? text : null, skip);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
