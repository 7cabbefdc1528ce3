using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets the lifecycle policies of the account: all policies, or policies by name or ARN.</summary>
/// <remarks>
/// <para>A lifecycle policy deprecates, disables and deletes old images. This cmdlet shows the policies and the time of their last run.
/// With an ARN, it gets the full policy, including its rules. Pipe policies to <c>Get-IBLifecycleExecution</c> to list their
/// executions.</para>
/// <para>If you pipe a policy to this cmdlet, it gets the full policy by its ARN, including the rules that a listing does not contain. If
/// you pipe a lifecycle execution, it gets the policy of the execution.</para>
/// <para>Times are in UTC; compare them with <c>[datetime]::UtcNow</c>. The cmdlet reads all pages and emits objects as they arrive.</para>
/// <para>To list several accounts and regions at the same time, specify several profiles and regions, also with wildcards. The objects come
/// profile by profile and region by region. An account and region that fails writes one error, and the others go on.</para>
/// </remarks>
/// <example>
/// <para>List the lifecycle policies</para>
/// <code>Get-IBLifecyclePolicy</code>
/// <para>Lists the lifecycle policies of the account.</para>
/// </example>
/// <example>
/// <para>Show the rules of a policy</para>
/// <code>Get-IBLifecyclePolicy expire* | Get-IBLifecyclePolicy | Select-Object Name, PolicyDetails, Recipes, ResourceTags</code>
/// <para>Gets the full policies, because a listing does not contain their rules.</para>
/// </example>
/// <example>
/// <para>List the images that the policies acted on</para>
/// <code>Get-IBLifecyclePolicy | Get-IBLifecycleExecution | Get-IBLifecycleExecutionResource</code>
/// <para>Starts with the policies and gets the images that their executions acted on.</para>
/// </example>
/// <permission action="imagebuilder:ListLifecyclePolicies">without an ARN</permission>
/// <permission action="imagebuilder:GetLifecyclePolicy">for policies by ARN</permission>
/// <seealso cref="GetIBLifecycleExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListLifecyclePolicies.html">
/// ListLifecyclePolicies
/// </seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetLifecyclePolicy.html">GetLifecyclePolicy</seealso>
[Cmdlet(VerbsCommon.Get, "IBLifecyclePolicy", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(LifecyclePolicy))]
public sealed class GetIBLifecyclePolicyCommand : SweepingCmdlet
{
    // Which parameter a value belongs to.
    private static IdentifierRoute[] Routes { get; } =
    [new(nameof(Name), nameof(Name)) { TakesNames = true }, new(nameof(Arn), "LifecyclePolicyArn", nameof(Arn)) { GetsObjects = true }];

    /// <summary>
    /// The names of the lifecycle policies to list. Wildcards are permitted; the cmdlet matches them itself and ignores case. The service
    /// matches a name without wildcards, which must be exact. If nothing has that name, the cmdlet writes an error.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [IdentifierTransformation(typeof(GetIBLifecyclePolicyCommand), nameof(Name))]
    [ArgumentCompleter(typeof(LifecyclePolicyNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// The statuses of the lifecycle policies to list: ENABLED or DISABLED. The service filters by a status without wildcards. The cmdlet
    /// itself filters by a status with wildcards.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LifecyclePolicyStatusCompleter))]
    public string[] Status { get; set; } = [];

    /// <summary>Filters that the service applies, as a hashtable of names and values. Valid names: name, resourceType and status.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Alias("Filters")]
    [FilterTransformation(typeof(LifecyclePolicyFilter))]
    [ArgumentCompleter(typeof(LifecyclePolicyFilterCompleter))]
    public LifecyclePolicyFilter[] Filter { get; set; } = [];

    /// <summary>The ARNs of the lifecycle policies to get.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of a lifecycle policy",
        Position = 0,
        ParameterSetName = ParameterSets.ById,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Alias("LifecyclePolicyArn")]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBLifecyclePolicyCommand), nameof(Arn))]
    [ArgumentCompleter(typeof(LifecyclePolicyArnCompleter))]
    public string[] Arn { get; set; } = [];

    /// <summary>Emits the policies for one input.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ParameterSets.ById)
        {
            GetEach(LifecyclePolicyOperations.Get, Arn, Identifier.LifecyclePolicyArn);
        }
        else
        {
            ListNamed(
                LifecyclePolicyOperations.List,
                Name,
                "lifecycle policy",
                LifecyclePolicyOperations.ListRequest,
                StatusFilter.AddTo(Filter, Status),
                static policy => policy.Name,
                StatusMatcher<LifecyclePolicyStatusCompleter>(Status, Filter).OrAll<LifecyclePolicy>(static policy => policy.Status)
            );
        }
    }
}
