namespace ImageBuilderWorkflow.SampleAccount;

/// <summary>What became of the well-formed requests for one operation that changes the account.</summary>
/// <param name="Effects">How many changed the account.</param>
/// <param name="Repeats">How many were answered as one before them, by their client token, and changed nothing.</param>
/// <param name="Refusals">How many were refused for what they asked.</param>
public sealed record WriteCount(int Effects, int Repeats, int Refusals);
