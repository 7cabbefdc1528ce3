namespace ImageBuilderWorkflow;

/// <summary>What Image Builder has sent: an object of its own, or a part of one.</summary>
public abstract class ServiceValue
{
    private protected ServiceValue()
    {
    }

    /// <summary>What the service sent beside the documented fields. Never <see langword="null"/>; empty when there was nothing.</summary>
    public AdditionalFields AdditionalFields { get; set; } = AdditionalFields.Empty;
}
