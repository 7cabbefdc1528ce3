namespace ImageBuilderWorkflow.Loopback.Faults;

/// <summary>How a response is sent.</summary>
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
