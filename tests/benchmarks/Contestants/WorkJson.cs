using System.Text.Json.Serialization;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>How reports are written and read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WorkReport))]
internal sealed partial class WorkJson : JsonSerializerContext;
