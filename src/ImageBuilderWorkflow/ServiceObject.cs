namespace ImageBuilderWorkflow;

/// <summary>The base class of the objects that Image Builder returns.</summary>
public abstract class ServiceObject : ServiceValue
{
    private protected ServiceObject() { }

    /// <summary>
    /// The region that the request was sent to, for example <c>eu-west-1</c>; for a resource of a lifecycle execution, the region of the
    /// resource. Cmdlets that take this object from the pipeline use the same region.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>
    /// The id of the request that returned this object, for AWS Support (API: <c>requestId</c>, or the header <c>x-amzn-RequestId</c>).
    /// <see langword="null"/> if the service did not return one.
    /// </summary>
    public string? RequestId { get; set; }

    /// <summary>
    /// The time of the service when it sent this object, in UTC. <see langword="null"/> for an object that no response returned.
    /// </summary>
    internal DateTime? ReadTime { get; set; }

    /// <summary>
    /// The status of what this object was listed for, as the caller knew it: of the workflow execution of a step, of the image of a
    /// workflow execution. Responses do not contain it. <see langword="null"/> if the caller did not know it.
    /// </summary>
    internal string? OwnerStatus { get; set; }

    /// <summary>Whether the object comes from the sample account.</summary>
    internal bool IsSample { get; set; }
}
