namespace ImageBuilderWorkflow.Loopback;

/// <summary>The counts of the well-formed requests of one write operation.</summary>
/// <param name="Effects">How many changed the account.</param>
/// <param name="Repeats">How many repeated an earlier request, by their client token, and changed nothing.</param>
/// <param name="Refusals">How many were refused because of the state of the account.</param>
public sealed record WriteCount(int Effects, int Repeats, int Refusals);
