using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets the workflow executions of an image build, or workflow executions by id.</summary>
/// <remarks>
/// <para>An image build runs workflows: first the workflow that builds the image, then those that test and distribute it. This cmdlet shows
/// the workflow executions of an image build version, how they ended, how long they took, and how many of their steps succeeded, failed or
/// were skipped.</para>
/// <para>If you pipe a workflow execution to this cmdlet, it gets the current state of the execution by its id.</para>
/// <para>Times are in UTC. <c>-After</c> and <c>-Before</c> accept local times and UTC times. Do not use <c>Where-Object StartTime -gt
/// (Get-Date).AddHours(-24)</c>: PowerShell compares the ticks of the two times and ignores that one is local, so the result is wrong by
/// your offset from UTC. Compare with <c>[datetime]::UtcNow.AddHours(-24)</c> instead.</para>
/// <para>The cmdlet reads all pages and emits objects as they arrive.</para>
/// </remarks>
/// <example>
/// <para>List the workflow executions of an image build</para>
/// <code>Get-IBWorkflowExecution golden-image/1.4.2/1</code>
/// <para>Lists the workflow executions of one image build version.</para>
/// </example>
/// <example>
/// <para>Find the steps that failed</para>
/// <code>
/// Get-IBWorkflowExecution golden-image/1.4.2/2 | Where-Object Status -eq FAILED | Get-IBWorkflowStepExecution |
///     Where-Object Status -eq FAILED
/// </code>
/// <para>Starts with the image build and gets the failed steps of its failed workflow executions.</para>
/// </example>
/// <example>
/// <para>Get the current state of a workflow execution</para>
/// <code>$execution = Get-IBWorkflowExecution golden-image/1.4.2/3 | Select-Object -First 1; $execution | Get-IBWorkflowExecution</code>
/// <para>Gets the current state of a workflow execution that an earlier call returned.</para>
/// </example>
/// <permission action="imagebuilder:ListWorkflowExecutions">for the executions of an image build</permission>
/// <permission action="imagebuilder:GetWorkflowExecution">for executions by id</permission>
/// <permission action="imagebuilder:ListImages">for a short name instead of an ARN</permission>
/// <permission action="imagebuilder:ListImageBuildVersions">for a short name instead of an ARN</permission>
/// <seealso cref="GetIBWorkflowStepExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWorkflowExecutions.html">
/// ListWorkflowExecutions
/// </seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetWorkflowExecution.html">
/// GetWorkflowExecution
/// </seealso>
[Cmdlet(VerbsCommon.Get, "IBWorkflowExecution", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(WorkflowExecution))]
public sealed class GetIBWorkflowExecutionCommand : ListingCmdlet
{
    // Which parameter a value belongs to.
    private static IdentifierRoute[] Routes { get; } =
    [
        new(nameof(ImageBuildVersionArn), nameof(ImageBuildVersionArn), "Arn"),
        new(nameof(WorkflowExecutionId), nameof(WorkflowExecutionId)) { GetsObjects = true },
    ];

    /// <summary>
    /// The ARNs of the image build versions whose workflow executions to list. They end in a version and a build number. Instead of an ARN,
    /// you can specify a short name such as golden-image/1.4.2/1 if the account has exactly one such build.
    /// </summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of an image build version, or name/version/build",
        Position = 0,
        ParameterSetName = ParameterSets.List,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Alias("Arn")]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBWorkflowExecutionCommand), nameof(ImageBuildVersionArn))]
    [ArgumentCompleter(typeof(ImageBuildVersionArnCompleter))]
    public string[] ImageBuildVersionArn { get; set; } = [];

    /// <summary>
    /// The statuses of the workflow executions to list, for example FAILED. Wildcards are permitted. The service cannot filter by status,
    /// so the cmdlet filters the objects itself.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WorkflowExecutionStatusCompleter))]
    public string[] Status { get; set; } = [];

    /// <summary>
    /// Lists the workflow executions whose StartTime is at or after this time. A workflow execution that has not started has no StartTime
    /// and is not listed. A DateTime is interpreted by its Kind, local or UTC. Text with an offset or a Z, such as '2026-11-01T00:00:00Z',
    /// and a DateTimeOffset are exact. Text without an offset, such as '2026-11-01', and a DateTime whose Kind is Unspecified are local
    /// time. The service cannot filter by time, so the cmdlet reads all pages and filters the objects itself.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? After { get; set; }

    /// <summary>Lists the workflow executions whose StartTime is before this time. Specify the time as for <c>-After</c>.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? Before { get; set; }

    /// <summary>The ids of the workflow executions to get, each <c>wf-</c> and a GUID.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The id of a workflow execution: wf- and a GUID",
        Position = 0,
        ParameterSetName = ParameterSets.ById,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBWorkflowExecutionCommand), nameof(WorkflowExecutionId))]
    [ArgumentCompleter(typeof(WorkflowExecutionIdCompleter))]
    public string[] WorkflowExecutionId { get; set; } = [];

    /// <summary>Emits the workflow executions for one input.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ParameterSets.ById)
        {
            GetEach(WorkflowExecutionOperations.Get, WorkflowExecutionId, Identifier.WorkflowExecutionId);
        }
        else
        {
            var range = Range(After, Before);
            var statuses = StatusMatcher<WorkflowExecutionStatusCompleter>(Status).OrAll<WorkflowExecution>(static item => item.Status);
            var matches = range.And(statuses, static item => item.StartTime);
            ListEach(
                WorkflowExecutionOperations.List,
                ImageBuildVersionArn,
                Identifier.ImageBuildVersionArn,
                arn => WorkflowExecutionOperations.ListRequest(arn).For(BoundObjects.Find<Image>(ImageBuildVersionArn, arn)?.Status),
                matches
            );
        }
    }
}
