using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>Parts that several response bodies share.</summary>
internal static class CommonParts
{
    /// <summary>Writes a state: a status and an optional reason.</summary>
    public static void WriteState(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string status, string? reason)
    {
        json.WriteStartObject(name);
        json.WriteString("status"u8, status);
        json.WriteOptional("reason"u8, reason);
        json.WriteEndObject();
    }

    /// <summary>Writes the references to the latest versions of a resource.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="versionArn">The ARN of the resource version, without a build number.</param>
    public static void WriteLatestVersionReferences(this Utf8JsonWriter json, string versionArn)
    {
        var name = versionArn[..versionArn.LastIndexOf('/')];
        var version = versionArn[(name.Length + 1)..].Split('.');
        json.WriteStartObject("latestVersionReferences"u8);
        json.WriteString("latestVersionArn"u8, $"{name}/x.x.x");
        json.WriteString("latestMajorVersionArn"u8, $"{name}/{version[0]}.x.x");
        json.WriteString("latestMinorVersionArn"u8, $"{name}/{version[0]}.{version[1]}.x");
        json.WriteString("latestPatchVersionArn"u8, versionArn);
        json.WriteEndObject();
    }
}
