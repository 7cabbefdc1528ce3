using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets the lifecycle history of a resource, or single lifecycle executions by their ids.</summary>
/// <remarks>
/// <para>Lifecycle policies deprecate, disable and delete finished images. This cmdlet tells which of their runs touched a resource,
/// when, how they ended, and whether resources that belong to it were affected as well.</para>
/// <para>The workflow executions and steps of an image can be piped in: they stand for their image.</para>
/// <para>Times are UTC. <c>-After</c> and <c>-Before</c> take local and UTC times. <c>Where-Object StartTime -gt (Get-Date).AddHours(-24)</c> is wrong
/// by the difference between local time and UTC, because PowerShell compares the ticks of the two times and ignores that one is local: compare
/// with <c>[datetime]::UtcNow.AddHours(-24)</c> there.</para>
/// <para>All pages are read, and objects are emitted as they come. A lifecycle execution that is piped in is asked for again by its id.</para>
/// </remarks>
/// <example>
/// <para>What the lifecycle policies did to an image</para>
/// <code>Get-IBLifecycleExecution -ResourceArn golden-image/1.4.0/1</code>
/// <para>Lists the lifecycle executions that concern one image build version.</para>
/// </example>
/// <example>
/// <para>What went wrong</para>
/// <code>Get-IBLifecycleExecution golden-image/1.4.0/1 | Where-Object Status -eq FAILED | Select-Object StartTime, StatusReason</code>
/// <para>Shows when lifecycle executions failed, and why.</para>
/// </example>
/// <seealso cref="GetIBWorkflowExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListLifecycleExecutions.html">ListLifecycleExecutions</seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetLifecycleExecution.html">GetLifecycleExecution</seealso>
[Cmdlet(VerbsCommon.Get, "IBLifecycleExecution", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(LifecycleExecution))]
public sealed class GetIBLifecycleExecutionCommand : ListingCmdlet
{
    /// <summary>
    /// The ARNs of the resources whose history to list, usually image build versions.
    /// In place of the ARN of an image, golden-image/1.4.2/1 is taken where the account has exactly one such build.
    /// </summary>
    [Parameter(Mandatory = true, HelpMessage = "The ARN of a resource, usually an image build version", Position = 0, ParameterSetName = ParameterSets.List, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn", "ImageBuildVersionArn")]
    [AllowEmptyString]
    [IdentifierTransformation("ResourceArn", "Arn", "ImageBuildVersionArn", Others = ["LifecycleExecutionId"], OtherById = "LifecycleExecutionId", YieldsObjects = true)]
    [ArgumentCompleter(typeof(ResourceArnCompleter))]
    public string[] ResourceArn { get; set; } = [];

    /// <summary>The statuses of the lifecycle executions to list, for example FAILED; wildcards are taken. They are compared here: the service does not filter by them.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LifecycleExecutionStatusCompleter))]
    public string[] Status { get; set; } = [];

    /// <summary>
    /// Lists the lifecycle executions whose StartTime is this time or later. A lifecycle execution that has not started has none and is
    /// not listed. A DateTime counts by its Kind, local or UTC. Text with an offset or a Z, such as '2026-11-01T00:00:00Z', and a
    /// DateTimeOffset are exact. Text without an offset, such as '2026-11-01', and a DateTime of Kind Unspecified are local time. The
    /// times are compared here, and all pages are read.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? After { get; set; }

    /// <summary>Lists the lifecycle executions whose StartTime is earlier than this time, which is given as for <c>-After</c>.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? Before { get; set; }

    /// <summary>The ids of the lifecycle executions to get, each <c>lce-</c> and a GUID.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The id of a lifecycle execution: lce- and a GUID", Position = 0, ParameterSetName = ParameterSets.ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdentifierTransformation("LifecycleExecutionId", Others = ["ResourceArn"])]
    [ArgumentCompleter(typeof(LifecycleExecutionIdCompleter))]
    public string[] LifecycleExecutionId { get; set; } = [];

    /// <summary>The region of the lifecycle execution that a resource belongs to; the resource itself may be in another one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? LifecycleExecutionRegion { get; set; }

    /// <inheritdoc/>
    private protected override string? RegionOfInput => LifecycleExecutionRegion;

    /// <summary>Emits the lifecycle executions of one input.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ParameterSets.ById)
        {
            GetEach(LifecycleExecutionOperations.Get, LifecycleExecutionId, Identifier.LifecycleExecutionId);
        }
        else
        {
            ListEach(LifecycleExecutionOperations.List, ResourceArn, Identifier.ResourceArn, LifecycleExecutionOperations.ListRequest, Range(After, Before).And(StatusMatcher<LifecycleExecutionStatusCompleter>(Status).OrAll<LifecycleExecution>(static item => item.Status), static item => item.StartTime));
        }
    }
}
