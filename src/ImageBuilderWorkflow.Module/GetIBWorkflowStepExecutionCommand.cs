using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets the steps of workflow executions, or single steps by their ids.</summary>
/// <remarks>
/// <para>A workflow execution runs steps one after another. This cmdlet tells how each of them went: status, message, inputs and
/// outputs, start, end and duration. The reason of a failure often stands in a failed step's outputs.</para>
/// <para>Times are UTC. <c>-After</c> and <c>-Before</c> take local and UTC times. <c>Where-Object StartTime -gt (Get-Date).AddHours(-24)</c> is wrong
/// by the difference between local time and UTC, because PowerShell compares the ticks of the two times and ignores that one is local: compare
/// with <c>[datetime]::UtcNow.AddHours(-24)</c> there.</para>
/// <para>All pages are read, and objects are emitted as they come. A step that is piped in is asked for again by its id, which also
/// fills in OnFailure and TimeoutSeconds: a listing does not tell them.</para>
/// </remarks>
/// <example>
/// <para>The steps of an execution</para>
/// <code>Get-IBWorkflowStepExecution -WorkflowExecutionId wf-153ea09b-3889-4c82-a5d6-1f508f647dc9</code>
/// <para>Lists the steps of one workflow execution.</para>
/// </example>
/// <example>
/// <para>Which steps take longest</para>
/// <code>Get-IBWorkflowExecution golden-image/1.4.2/1 | Get-IBWorkflowStepExecution | Sort-Object Duration -Descending | Select-Object -First 5 Name, Duration</code>
/// <para>Goes from the image to the five longest steps of its workflows.</para>
/// </example>
/// <example>
/// <para>A report</para>
/// <code>Get-IBWorkflowExecution golden-image/1.4.2/1 | Get-IBWorkflowStepExecution | Export-Csv steps.csv</code>
/// <para>Writes every field of every step to a file.</para>
/// </example>
/// <seealso cref="GetIBWorkflowExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWorkflowStepExecutions.html">ListWorkflowStepExecutions</seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetWorkflowStepExecution.html">GetWorkflowStepExecution</seealso>
[Cmdlet(VerbsCommon.Get, "IBWorkflowStepExecution", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(WorkflowStepExecution))]
public sealed class GetIBWorkflowStepExecutionCommand : ListingCmdlet
{
    /// <summary>The ids of the workflow executions whose steps to list, each <c>wf-</c> and a GUID.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The id of a workflow execution: wf- and a GUID", Position = 0, ParameterSetName = ParameterSets.List, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdentifierTransformation("WorkflowExecutionId", Others = ["StepExecutionId"], OtherById = "StepExecutionId", YieldsObjects = true)]
    [ArgumentCompleter(typeof(WorkflowExecutionIdCompleter))]
    public string[] WorkflowExecutionId { get; set; } = [];

    /// <summary>The statuses of the steps to list, for example FAILED; wildcards are taken. They are compared here: the service does not filter by them.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WorkflowStepExecutionStatusCompleter))]
    public string[] Status { get; set; } = [];

    /// <summary>
    /// Lists the steps whose StartTime is this time or later. A step that has not started has none and is not listed. A DateTime counts
    /// by its Kind, local or UTC. Text with an offset or a Z, such as '2026-11-01T00:00:00Z', and a DateTimeOffset are exact. Text
    /// without an offset, such as '2026-11-01', and a DateTime of Kind Unspecified are local time. The times are compared here, and all
    /// pages are read.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? After { get; set; }

    /// <summary>Lists the steps whose StartTime is earlier than this time, which is given as for <c>-After</c>.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? Before { get; set; }

    /// <summary>The ids of the steps to get, each <c>step-</c> and a GUID.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The id of a workflow step execution: step- and a GUID", Position = 0, ParameterSetName = ParameterSets.ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdentifierTransformation("StepExecutionId", Others = ["WorkflowExecutionId"])]
    [ArgumentCompleter(typeof(WaitingStepCompleter))]
    public string[] StepExecutionId { get; set; } = [];

    /// <summary>Emits the steps of one input.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ParameterSets.ById)
        {
            GetEach(WorkflowStepExecutionOperations.Get, StepExecutionId, Identifier.StepExecutionId);
        }
        else
        {
            ListEach(WorkflowStepExecutionOperations.List, WorkflowExecutionId, Identifier.WorkflowExecutionId, WorkflowStepExecutionOperations.ListRequest, Range(After, Before).And(StatusMatcher<WorkflowStepExecutionStatusCompleter>(Status).OrAll<WorkflowStepExecution>(static item => item.Status), static item => item.StartTime));
        }
    }
}
