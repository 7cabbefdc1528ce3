using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Gets the resources that lifecycle executions acted on: images, and the AMIs, snapshots and container images that belong to them.
/// </summary>
/// <remarks>
/// <para>A lifecycle policy selects images. Its action can include the AMIs and container images that belong to an image. This cmdlet shows
/// the resources that a lifecycle execution acted on, the action for each resource, and its status. With <c>-Recurse</c>, each resource is
/// followed by the resources that belong to it.</para>
/// <para>Times are in UTC; compare them with <c>[datetime]::UtcNow</c>. The cmdlet reads all pages and emits objects as they arrive.</para>
/// </remarks>
/// <example>
/// <para>List the resources of a lifecycle execution</para>
/// <code>Get-IBLifecycleExecutionResource lce-6b60b8e7-cf7c-4142-a5dc-a0db6fbe4618 -Recurse</code>
/// <para>Lists the images that one lifecycle execution acted on, each followed by its AMIs and container images.</para>
/// </example>
/// <example>
/// <para>Find the resources that could not be deleted</para>
/// <code>
/// Get-IBLifecyclePolicy | Get-IBLifecycleExecution | Get-IBLifecycleExecutionResource -Recurse |
///     Where-Object Status -eq FAILED | Select-Object ResourceId, StatusReason
/// </code>
/// <para>Starts with the lifecycle policies and gets the resources for which the action failed, with the reason.</para>
/// </example>
/// <permission action="imagebuilder:ListLifecycleExecutionResources"/>
/// <seealso cref="GetIBLifecycleExecutionCommand"/>
/// <seealso cref="GetIBLifecyclePolicyCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListLifecycleExecutionResources.html">
/// ListLifecycleExecutionResources
/// </seealso>
[Cmdlet(VerbsCommon.Get, "IBLifecycleExecutionResource", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(LifecycleExecutionResource))]
public sealed class GetIBLifecycleExecutionResourceCommand : ListingCmdlet
{
    /// <summary>The ids of the lifecycle executions whose resources to list, each <c>lce-</c> and a GUID.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The id of a lifecycle execution: lce- and a GUID",
        Position = 0,
        ParameterSetName = ParameterSets.List,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [IdentifierTransformation("LifecycleExecutionId")]
    [ArgumentCompleter(typeof(LifecycleExecutionIdCompleter))]
    public string[] LifecycleExecutionId { get; set; } = [];

    /// <summary>
    /// Lists the resources that belong to this resource, usually the ARN of an image, instead of the resources that the policy selected
    /// itself. If you pipe an object of this cmdlet, its <c>ResourceId</c> is used.
    /// </summary>
    [Parameter(Position = 1, ParameterSetName = ParameterSets.List, ValueFromPipeline = true)]
    [Alias("ResourceId")]
    [ValidateLength(1, 1024)]
    [ResourceIdTransformation]
    public string? ParentResourceId { get; set; }

    /// <summary>Lists, after each resource, the resources that belong to it. This takes one request for each resource.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    public SwitchParameter Recurse { get; set; }

    /// <summary>The region of the lifecycle execution that a resource belongs to. The resource itself can be in another region.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? LifecycleExecutionRegion { get; set; }

    /// <inheritdoc/>
    private protected override string? RegionOfInput => LifecycleExecutionRegion;

    /// <summary>Refuses combinations of parameters that are not valid.</summary>
    protected override void BeginProcessing()
    {
        if (Recurse && (!string.IsNullOrEmpty(StartingToken) || NextTokenVariable is not null))
        {
            ThrowTerminatingError(
                ErrorRecords.InvalidArgument(
                    "TokenOfOneListing",
                    "A token is valid for one listing, but -Recurse reads many listings. Remove -StartingToken and -NextTokenVariable.",
                    StartingToken
                )
            );
        }

        base.BeginProcessing();
    }

    /// <summary>Emits the resources for one input.</summary>
    protected override void ProcessRecord()
    {
        if (!Recurse)
        {
            ListEach(
                LifecycleExecutionResourceOperations.List,
                LifecycleExecutionId,
                Identifier.LifecycleExecutionId,
                id => LifecycleExecutionResourceOperations.ListRequest(id, ParentResourceId)
            );
            return;
        }

        foreach (var id in LifecycleExecutionId.Select(static value => Identifier.LifecycleExecutionId.Spell(value.Trim())))
        {
            if (IsValid(id, Identifier.LifecycleExecutionId))
            {
                // A resource is walked only once, in case two resources belong to each other.
                var walked = new HashSet<string>(StringComparer.Ordinal);
                Walk(Client(id), id, ParentResourceId, MaxItems ?? int.MaxValue, walked);
            }
        }
    }

    // Returns the number of objects that can still be emitted.
    private int Walk(ImageBuilderClient client, string id, string? parent, int left, HashSet<string> walked)
    {
        var operation = LifecycleExecutionResourceOperations.List;
        var request = LifecycleExecutionResourceOperations.ListRequest(id, parent);
        List(operation, request, client, matches: null, parent ?? id, Take, readsAhead: false, IsError);
        return left;

        bool Take(LifecycleExecutionResource resource)
        {
            Emit(resource);
            left--;
            if (left > 0 && resource.ResourceId is { } child && walked.Add(child))
            {
                left = Walk(client, id, child, left, walked);
            }

            return left > 0;
        }

        // An AMI or a container image is not an Image Builder resource. If the service does not know it, no resources belong to it.
        bool IsError(ImageBuilderException error)
        {
            var isLeaf =
                parent is not null
                && parent != ParentResourceId
                && error.StatusCode is 400 or 404
                && !parent.StartsWith("arn:", StringComparison.Ordinal);
            if (isLeaf)
            {
                WriteVerbose($"No resources belong to {parent}: {error.Message}");
            }

            return !isLeaf;
        }
    }
}
