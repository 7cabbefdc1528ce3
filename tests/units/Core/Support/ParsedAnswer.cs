namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What came out of an answer, of whatever operation.</summary>
internal sealed record ParsedAnswer(IReadOnlyList<ServiceObject> Items, string? NextToken, string? RequestId);
