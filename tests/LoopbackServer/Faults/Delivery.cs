namespace ImageBuilderWorkflow.Loopback.Faults;

/// <summary>How an answer goes out on the wire.</summary>
internal enum Delivery
{
    Plain,
    Trickle,
    Reset,
    Lost,
    ResetMidBody,
    CutBody,
    ShortLength,
}
