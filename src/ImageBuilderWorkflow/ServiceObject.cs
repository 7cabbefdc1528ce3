namespace ImageBuilderWorkflow;

/// <summary>The base class of the objects that Image Builder returns.</summary>
public abstract class ServiceObject : ServiceValue
{
    private string? _accountId;

    private protected ServiceObject() { }

    /// <summary>
    /// The region that the request was sent to, for example <c>eu-west-1</c>; for a resource of a lifecycle execution, the region of the
    /// resource. Cmdlets that take this object from the pipeline use the same region.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>
    /// The id of the account that owns this object, 12 digits, from its ARN or the ARN of the image or policy that it belongs to; for a
    /// resource of a lifecycle execution, the account that owns the resource (API: <c>accountId</c>). <see langword="null"/> if there is no
    /// such ARN, or if AWS owns the object.
    /// </summary>
    public string? AccountId
    {
        get => _accountId ?? ArnText.Account(OwnerArn);
        set => _accountId = value;
    }

    /// <summary>
    /// The profile that the request was made with, if the caller specified one with <c>-ProfileName</c>; otherwise
    /// <see langword="null"/>. Cmdlets that take this object from the pipeline use the same profile.
    /// </summary>
    public string? ProfileName { get; set; }

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

    /// <summary>
    /// What the caller specified of the connection that no property has, such as keys: cmdlets that take this object use it too. It is no
    /// property, so that no output has it. <see langword="null"/> if the caller specified nothing of that kind.
    /// </summary>
    internal object? Connection { get; set; }

    /// <summary>The ARN whose account owns this object; <see langword="null"/> if there is none.</summary>
    private protected virtual string? OwnerArn => null;

    /// <summary>Takes the region and the connection of the object that this one was made from.</summary>
    /// <param name="source">The other object.</param>
    internal void ComesFrom(ServiceObject source) =>
        (Region, ProfileName, Connection) = (source.Region, source.ProfileName, source.Connection);
}
