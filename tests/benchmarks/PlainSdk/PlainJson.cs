using System.Text.Json.Serialization;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>How pages are read: by code made when this is compiled, as fast as System.Text.Json goes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlainStepPage))]
[JsonSerializable(typeof(PlainExecutionPage))]
internal sealed partial class PlainJson : JsonSerializerContext;
