using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets the lifecycle history of resources, or lifecycle executions by id.</summary>
/// <remarks>
/// <para>Lifecycle policies deprecate, disable and delete old images. This cmdlet shows which lifecycle executions acted on a resource,
/// when they ran, how they ended, and whether they affected further resources that belong to it.</para>
/// <para>You can pipe the workflow executions and steps of an image to this cmdlet. It lists the lifecycle history of their image. If you
/// pipe a lifecycle execution, the cmdlet gets its current state by its id.</para>
/// <para>Times are in UTC. <c>-After</c> and <c>-Before</c> accept local times and UTC times. Do not use <c>Where-Object StartTime -gt
/// (Get-Date).AddHours(-24)</c>: PowerShell compares the ticks of the two times and ignores that one is local, so the result is wrong by
/// your offset from UTC. Compare with <c>[datetime]::UtcNow.AddHours(-24)</c> instead.</para>
/// <para>The cmdlet reads all pages and emits objects as they arrive.</para>
/// </remarks>
/// <example>
/// <para>List the lifecycle history of an image</para>
/// <code>Get-IBLifecycleExecution -ResourceArn golden-image/1.4.0/1</code>
/// <para>Lists the lifecycle executions that acted on one image build version.</para>
/// </example>
/// <example>
/// <para>Find out why lifecycle executions failed</para>
/// <code>Get-IBLifecycleExecution golden-image/1.4.0/1 | Where-Object Status -eq FAILED | Select-Object StartTime, StatusReason</code>
/// <para>Shows the start time and the reason of each lifecycle execution that failed.</para>
/// </example>
/// <permission action="imagebuilder:ListLifecycleExecutions">for the history of a resource</permission>
/// <permission action="imagebuilder:GetLifecycleExecution">for lifecycle executions by id</permission>
/// <permission action="imagebuilder:ListImages">for a short name instead of an ARN</permission>
/// <permission action="imagebuilder:ListImageBuildVersions">for a short name instead of an ARN</permission>
/// <seealso cref="GetIBWorkflowExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListLifecycleExecutions.html">
/// ListLifecycleExecutions
/// </seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetLifecycleExecution.html">
/// GetLifecycleExecution
/// </seealso>
[Cmdlet(VerbsCommon.Get, "IBLifecycleExecution", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(LifecycleExecution))]
public sealed class GetIBLifecycleExecutionCommand : ListingCmdlet
{
    // Which parameter a value belongs to.
    private static IdentifierRoute[] Routes { get; } =
    [
        new(nameof(ResourceArn), nameof(ResourceArn), "Arn", "ImageBuildVersionArn"),
        new(nameof(LifecycleExecutionId), nameof(LifecycleExecutionId)) { GetsObjects = true },
    ];

    /// <summary>
    /// The ARNs of the resources whose lifecycle history to list, usually image build versions. Instead of the ARN of an image, you can
    /// specify a short name such as golden-image/1.4.2/1 if the account has exactly one such build.
    /// </summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of a resource, usually an image build version",
        Position = 0,
        ParameterSetName = ParameterSets.List,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Alias("Arn", "ImageBuildVersionArn")]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBLifecycleExecutionCommand), nameof(ResourceArn))]
    [ArgumentCompleter(typeof(ResourceArnCompleter))]
    public string[] ResourceArn { get; set; } = [];

    /// <summary>
    /// The statuses of the lifecycle executions to list, for example FAILED. Wildcards are permitted. The service cannot filter by status,
    /// so the cmdlet filters the objects itself.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LifecycleExecutionStatusCompleter))]
    public string[] Status { get; set; } = [];

    /// <summary>
    /// Lists the lifecycle executions whose StartTime is at or after this time. A lifecycle execution that has not started has no StartTime
    /// and is not listed. A DateTime is interpreted by its Kind, local or UTC. Text with an offset or a Z, such as '2026-11-01T00:00:00Z',
    /// and a DateTimeOffset are exact. Text without an offset, such as '2026-11-01', and a DateTime whose Kind is Unspecified are local
    /// time. The service cannot filter by time, so the cmdlet reads all pages and filters the objects itself.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? After { get; set; }

    /// <summary>Lists the lifecycle executions whose StartTime is before this time. Specify the time as for <c>-After</c>.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? Before { get; set; }

    /// <summary>The ids of the lifecycle executions to get, each <c>lce-</c> and a GUID.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The id of a lifecycle execution: lce- and a GUID",
        Position = 0,
        ParameterSetName = ParameterSets.ById,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBLifecycleExecutionCommand), nameof(LifecycleExecutionId))]
    [ArgumentCompleter(typeof(LifecycleExecutionIdCompleter))]
    public string[] LifecycleExecutionId { get; set; } = [];

    /// <summary>The region of the lifecycle execution that a resource belongs to. The resource itself can be in another region.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? LifecycleExecutionRegion { get; set; }

    /// <inheritdoc/>
    private protected override string? RegionOfInput => LifecycleExecutionRegion;

    /// <summary>Emits the lifecycle executions for one input.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ParameterSets.ById)
        {
            GetEach(LifecycleExecutionOperations.Get, LifecycleExecutionId, Identifier.LifecycleExecutionId);
        }
        else
        {
            var range = Range(After, Before);
            var statuses = StatusMatcher<LifecycleExecutionStatusCompleter>(Status).OrAll<LifecycleExecution>(static item => item.Status);
            var matches = range.And(statuses, static item => item.StartTime);
            ListEach(
                LifecycleExecutionOperations.List,
                ResourceArn,
                Identifier.ResourceArn,
                LifecycleExecutionOperations.ListRequest,
                matches
            );
        }
    }
}
