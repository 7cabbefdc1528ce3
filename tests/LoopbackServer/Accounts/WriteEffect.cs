namespace ImageBuilderWorkflow.Loopback;

/// <summary>The effect of a write request.</summary>
public enum WriteEffect
{
    /// <summary>The request changed the account.</summary>
    Done,

    /// <summary>The request changed nothing: its client token and parameters are those of an earlier change.</summary>
    Repeated,
}
