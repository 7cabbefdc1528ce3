using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets the lifecycle policies of the account, all of them, by name or by ARN.</summary>
/// <remarks>
/// <para>A lifecycle policy deprecates, disables and deletes old images. This cmdlet tells which policies there are and when they last
/// ran; got by its ARN, a policy also tells its rules. Pipe policies to <c>Get-IBLifecycleExecution</c> to see their runs.</para>
/// <para>Times are UTC; compare them with <c>[datetime]::UtcNow</c>.</para>
/// <para>All pages are read, and objects are emitted as they come. A policy that is piped in is asked for again by its ARN, which fills in
/// its rules; a lifecycle execution stands for its policy.</para>
/// </remarks>
/// <example>
/// <para>Which policies are there</para>
/// <code>Get-IBLifecyclePolicy</code>
/// <para>Lists the lifecycle policies of the account.</para>
/// </example>
/// <example>
/// <para>What does a policy do</para>
/// <code>Get-IBLifecyclePolicy expire* | Get-IBLifecyclePolicy | Select-Object Name, PolicyDetails, Recipes, ResourceTags</code>
/// <para>Gets the policies in full: a listing does not tell their rules.</para>
/// </example>
/// <example>
/// <para>What have the policies done</para>
/// <code>Get-IBLifecyclePolicy | Get-IBLifecycleExecution | Get-IBLifecycleExecutionResource</code>
/// <para>Goes from the policies over their runs to the images that they touched.</para>
/// </example>
/// <seealso cref="GetIBLifecycleExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListLifecyclePolicies.html">ListLifecyclePolicies</seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetLifecyclePolicy.html">GetLifecyclePolicy</seealso>
[Cmdlet(VerbsCommon.Get, "IBLifecyclePolicy", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(LifecyclePolicy))]
public sealed class GetIBLifecyclePolicyCommand : ListingCmdlet
{
    /// <summary>
    /// The names to list. Wildcards are compared here, in any case; names without one are asked of the service, which compares them exactly,
    /// and one that nothing has is an error.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [IdentifierTransformation("Name", Others = ["Arn"], OtherById = "Arn", TakesNames = true)]
    [ArgumentCompleter(typeof(LifecyclePolicyNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>ENABLED or DISABLED: the service lists these only. Wildcards are compared here.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LifecyclePolicyStatusCompleter))]
    public string[] Status { get; set; } = [];

    /// <summary>Conditions that the service applies, a hashtable of names and values: name, resourceType or status.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Alias("Filters")]
    [FilterTransformation(typeof(LifecyclePolicyFilter))]
    [ArgumentCompleter(typeof(LifecyclePolicyFilterCompleter))]
    public LifecyclePolicyFilter[] Filter { get; set; } = [];

    /// <summary>The ARNs of the policies to get.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The ARN of a lifecycle policy", Position = 0, ParameterSetName = ParameterSets.ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LifecyclePolicyArn")]
    [AllowEmptyString]
    [IdentifierTransformation("LifecyclePolicyArn", "Arn")]
    [ArgumentCompleter(typeof(LifecyclePolicyArnCompleter))]
    public string[] Arn { get; set; } = [];

    /// <summary>Emits the policies of one input.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ParameterSets.ById)
        {
            GetEach(LifecyclePolicyOperations.Get, Arn, Identifier.LifecyclePolicyArn);
        }
        else
        {
            ListNamed(LifecyclePolicyOperations.List, Name, "lifecycle policy", LifecyclePolicyOperations.ListRequest, StatusFilter.AddTo(Filter, Status), static policy => policy.Name, StatusMatcher<LifecyclePolicyStatusCompleter>(Status, Filter).OrAll<LifecyclePolicy>(static policy => policy.Status));
        }
    }
}
