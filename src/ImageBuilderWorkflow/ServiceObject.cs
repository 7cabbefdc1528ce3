namespace ImageBuilderWorkflow;

/// <summary>What every object that comes from Image Builder carries beside its own properties.</summary>
public abstract class ServiceObject : ServiceValue
{
    private protected ServiceObject()
    {
    }

    /// <summary>
    /// The region that was asked, for example <c>eu-west-1</c>; of a resource of a lifecycle execution, the region that it is in. Piped on,
    /// the next cmdlet asks there too.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>
    /// The id of the request that brought this object, for AWS Support (API: <c>requestId</c>, or the header
    /// <c>x-amzn-RequestId</c>). <see langword="null"/> when the service gave none.
    /// </summary>
    public string? RequestId { get; set; }

    /// <summary>The service's time when it sent this object, in UTC. <see langword="null"/> for an object that was made by hand.</summary>
    internal DateTime? ReadTime { get; set; }
}
