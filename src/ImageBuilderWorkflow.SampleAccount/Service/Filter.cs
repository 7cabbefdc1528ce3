namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>One filter of a listing: an item passes when its property has any of the values.</summary>
/// <param name="Name">The property's name as the API calls it.</param>
/// <param name="Values">The values let through.</param>
internal sealed record Filter(string Name, IReadOnlyList<string> Values);
