namespace ImageBuilderWorkflow.Core;

/// <summary>A successful answer of Image Builder.</summary>
/// <param name="Body">The whole body, as long as the answer said it would be.</param>
/// <param name="RequestId">The request's id from the header, or <see langword="null"/>.</param>
internal sealed record ServiceReply(ReadOnlyMemory<byte> Body, string? RequestId);
