namespace ImageBuilderWorkflow.SampleAccount;

/// <summary>What a request that was to change the account did.</summary>
public enum WriteEffect
{
    /// <summary>It changed the account.</summary>
    Done,

    /// <summary>It changed nothing: its client token and its parameters were those of a change that was done before.</summary>
    Repeated,
}
