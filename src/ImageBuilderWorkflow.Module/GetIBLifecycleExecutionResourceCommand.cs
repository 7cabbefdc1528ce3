using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets what lifecycle executions acted on: images, and the AMIs, snapshots and containers that belong to them.</summary>
/// <remarks>
/// <para>A lifecycle policy chooses images, and what it does to an image it may do to the AMIs and containers of the image too. This cmdlet
/// tells which resources a lifecycle execution acted on, what was to be done and what became of it. With <c>-Recurse</c> every resource
/// is followed by what belongs to it.</para>
/// <para>Times are UTC; compare them with <c>[datetime]::UtcNow</c>. All pages are read, and objects are emitted as they come.</para>
/// </remarks>
/// <example>
/// <para>What did the lifecycle policy touch</para>
/// <code>Get-IBLifecycleExecutionResource lce-6b60b8e7-cf7c-4142-a5dc-a0db6fbe4618 -Recurse</code>
/// <para>Lists the images of one lifecycle execution, each followed by its AMIs and containers.</para>
/// </example>
/// <example>
/// <para>What could not be deleted</para>
/// <code>Get-IBLifecyclePolicy | Get-IBLifecycleExecution | Get-IBLifecycleExecutionResource -Recurse | Where-Object Status -eq FAILED | Select-Object ResourceId, StatusReason</code>
/// <para>Goes from the policies over their runs to the resources that failed, and why.</para>
/// </example>
/// <seealso cref="GetIBLifecycleExecutionCommand"/>
/// <seealso cref="GetIBLifecyclePolicyCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListLifecycleExecutionResources.html">ListLifecycleExecutionResources</seealso>
[Cmdlet(VerbsCommon.Get, "IBLifecycleExecutionResource", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(LifecycleExecutionResource))]
public sealed class GetIBLifecycleExecutionResourceCommand : ListingCmdlet
{
    /// <summary>The ids of the lifecycle executions whose resources to list, each <c>lce-</c> and a GUID.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The id of a lifecycle execution: lce- and a GUID", Position = 0, ParameterSetName = ParameterSets.List, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdentifierTransformation("LifecycleExecutionId")]
    [ArgumentCompleter(typeof(LifecycleExecutionIdCompleter))]
    public string[] LifecycleExecutionId { get; set; } = [];

    /// <summary>
    /// Lists what belongs to this resource, usually the ARN of an image, in place of what the policy has chosen itself. Of the objects of
    /// this cmdlet it is their <c>ResourceId</c>.
    /// </summary>
    [Parameter(Position = 1, ParameterSetName = ParameterSets.List, ValueFromPipeline = true)]
    [Alias("ResourceId")]
    [ValidateLength(1, 1024)]
    [ResourceIdTransformation]
    public string? ParentResourceId { get; set; }

    /// <summary>Lists after every resource what belongs to it. That takes a request for every resource.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    public SwitchParameter Recurse { get; set; }

    /// <summary>The region of the lifecycle execution that a resource belongs to; the resource itself may be in another one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? LifecycleExecutionRegion { get; set; }

    /// <inheritdoc/>
    private protected override string? RegionOfInput => LifecycleExecutionRegion;

    /// <summary>Refuses what does not go together.</summary>
    protected override void BeginProcessing()
    {
        if (Recurse && (!string.IsNullOrEmpty(StartingToken) || NextTokenVariable is not null))
        {
            ThrowTerminatingError(ErrorRecords.InvalidArgument(
                "TokenOfOneListing", "A token belongs to one listing, and -Recurse reads many: leave out -StartingToken and -NextTokenVariable.", StartingToken));
        }

        base.BeginProcessing();
    }

    /// <summary>Emits the resources of one lifecycle execution.</summary>
    protected override void ProcessRecord()
    {
        if (!Recurse)
        {
            ListEach(
                LifecycleExecutionResourceOperations.List,
                LifecycleExecutionId,
                Identifier.LifecycleExecutionId,
                new RequestMembers().With(LifecycleExecutionResourceOperations.ParentResourceId, ParentResourceId));
            return;
        }

        foreach (var id in LifecycleExecutionId.Select(static value => value.Trim()))
        {
            if (IsValid(id, Identifier.LifecycleExecutionId))
            {
                // A resource that came up already is not walked again, should two ever belong to each other.
                var walked = new HashSet<string>(StringComparer.Ordinal);
                Walk(Client(id), id, ParentResourceId, MaxItems ?? int.MaxValue, walked);
            }
        }
    }

    // Returns how many more may be emitted.
    private int Walk(ImageBuilderClient client, string id, string? parent, int left, HashSet<string> walked)
    {
        var operation = LifecycleExecutionResourceOperations.List;
        var request = operation.For(id).With(LifecycleExecutionResourceOperations.ParentResourceId, parent);
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

        // An AMI or a container is not an Image Builder resource: a service that does not know it has nothing that belongs to it.
        bool IsError(ImageBuilderException error)
        {
            var isLeaf = parent is not null && parent != ParentResourceId && error.StatusCode is 400 or 404 && !parent.StartsWith("arn:", StringComparison.Ordinal);
            if (isLeaf)
            {
                WriteVerbose($"Nothing belongs to {parent}: {error.Message}");
            }

            return !isLeaf;
        }
    }
}
