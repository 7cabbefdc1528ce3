namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>One filter of a listing. An item passes if its property has one of the values.</summary>
/// <param name="Name">The name of the property in the API.</param>
/// <param name="Values">The values that pass.</param>
internal sealed record Filter(string Name, IReadOnlyList<string> Values);
