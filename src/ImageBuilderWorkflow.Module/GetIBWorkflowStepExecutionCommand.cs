using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets the steps of workflow executions, or steps by id.</summary>
/// <remarks>
/// <para>A workflow execution runs its steps one after another. This cmdlet shows each step: status, message, inputs, outputs, start time,
/// end time and duration. The reason for a failure is often in the outputs of the failed step.</para>
/// <para>If you pipe a step to this cmdlet, it gets the current state of the step by its id. The result includes OnFailure and
/// TimeoutSeconds, which a listing does not contain.</para>
/// <para>Times are in UTC. <c>-After</c> and <c>-Before</c> accept local times and UTC times. Do not use <c>Where-Object StartTime -gt
/// (Get-Date).AddHours(-24)</c>: PowerShell compares the ticks of the two times and ignores that one is local, so the result is wrong by
/// your offset from UTC. Compare with <c>[datetime]::UtcNow.AddHours(-24)</c> instead.</para>
/// <para>The cmdlet reads all pages and emits objects as they arrive.</para>
/// </remarks>
/// <example>
/// <para>List the steps of a workflow execution</para>
/// <code>Get-IBWorkflowStepExecution -WorkflowExecutionId wf-153ea09b-3889-4c82-a5d6-1f508f647dc9</code>
/// <para>Lists the steps of one workflow execution.</para>
/// </example>
/// <example>
/// <para>Find the steps that take longest</para>
/// <code>
/// Get-IBWorkflowExecution golden-image/1.4.2/1 | Get-IBWorkflowStepExecution |
///     Sort-Object Duration -Descending | Select-Object -First 5 Name, Duration
/// </code>
/// <para>Starts with the image build and gets the five longest steps of its workflow executions.</para>
/// </example>
/// <example>
/// <para>Export a report</para>
/// <code>Get-IBWorkflowExecution golden-image/1.4.2/1 | Get-IBWorkflowStepExecution | Export-Csv steps.csv</code>
/// <para>Writes every property of every step to a CSV file.</para>
/// </example>
/// <permission action="imagebuilder:ListWorkflowStepExecutions">for the steps of a workflow execution</permission>
/// <permission action="imagebuilder:GetWorkflowStepExecution">for steps by id</permission>
/// <seealso cref="GetIBWorkflowExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWorkflowStepExecutions.html">
/// ListWorkflowStepExecutions
/// </seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetWorkflowStepExecution.html">
/// GetWorkflowStepExecution
/// </seealso>
[Cmdlet(VerbsCommon.Get, "IBWorkflowStepExecution", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(WorkflowStepExecution))]
public sealed class GetIBWorkflowStepExecutionCommand : ListingCmdlet
{
    // Which parameter a value belongs to.
    private static IdentifierRoute[] Routes { get; } =
    [
        new(nameof(WorkflowExecutionId), nameof(WorkflowExecutionId)),
        new(nameof(StepExecutionId), nameof(StepExecutionId)) { GetsObjects = true },
    ];

    /// <summary>The ids of the workflow executions whose steps to list, each <c>wf-</c> and a GUID.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The id of a workflow execution: wf- and a GUID",
        Position = 0,
        ParameterSetName = ParameterSets.List,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBWorkflowStepExecutionCommand), nameof(WorkflowExecutionId))]
    [ArgumentCompleter(typeof(WorkflowExecutionIdCompleter))]
    public string[] WorkflowExecutionId { get; set; } = [];

    /// <summary>
    /// The statuses of the steps to list, for example FAILED. Wildcards are permitted. The service cannot filter by status, so the cmdlet
    /// filters the objects itself.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WorkflowStepExecutionStatusCompleter))]
    public string[] Status { get; set; } = [];

    /// <summary>
    /// Lists the steps whose StartTime is at or after this time. A step that has not started has no StartTime and is not listed. A DateTime
    /// is interpreted by its Kind, local or UTC. Text with an offset or a Z, such as '2026-11-01T00:00:00Z', and a DateTimeOffset are
    /// exact. Text without an offset, such as '2026-11-01', and a DateTime whose Kind is Unspecified are local time. The service cannot
    /// filter by time, so the cmdlet reads all pages and filters the objects itself.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? After { get; set; }

    /// <summary>Lists the steps whose StartTime is before this time. Specify the time as for <c>-After</c>.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? Before { get; set; }

    /// <summary>The ids of the steps to get, each <c>step-</c> and a GUID.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The id of a workflow step execution: step- and a GUID",
        Position = 0,
        ParameterSetName = ParameterSets.ById,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBWorkflowStepExecutionCommand), nameof(StepExecutionId))]
    [ArgumentCompleter(typeof(WaitingStepCompleter))]
    public string[] StepExecutionId { get; set; } = [];

    /// <summary>Emits the steps for one input.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ParameterSets.ById)
        {
            GetEach(WorkflowStepExecutionOperations.Get, StepExecutionId, Identifier.StepExecutionId);
        }
        else
        {
            var range = Range(After, Before);
            var statuses = StatusMatcher<WorkflowStepExecutionStatusCompleter>(Status)
                .OrAll<WorkflowStepExecution>(static item => item.Status);
            var matches = range.And(statuses, static item => item.StartTime);
            ListEach(
                WorkflowStepExecutionOperations.List,
                WorkflowExecutionId,
                Identifier.WorkflowExecutionId,
                id =>
                    WorkflowStepExecutionOperations
                        .ListRequest(id)
                        .For(BoundObjects.Find<WorkflowExecution>(WorkflowExecutionId, id)?.Status),
                matches
            );
        }
    }
}
