using System.Globalization;
using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Measures how often workflows and steps ran and failed, and how long they took.</summary>
/// <remarks>
/// <para>Pipe workflow executions, step executions or both to this cmdlet. It emits one object for each workflow and each step name: the
/// number of executions and of failures, the minimum, median, 90th percentile and maximum of the durations, and the trend. A workflow comes
/// before its steps. The names come from the ARN of the workflow, without the version, so that all versions of a workflow count
/// together.</para>
/// <para>The input can be live, or come from a file: <c>Import-Csv</c> and <c>Import-Clixml</c> read what <c>Export-Csv</c> and
/// <c>Export-Clixml</c> have written. The entries of a timeline count too, except those of images. An object counts as a step if it has the
/// name of a step. It needs <c>WorkflowBuildVersionArn</c> or <c>Workflow</c>, and <c>Status</c>; a step also needs <c>Name</c> or
/// <c>StepName</c>. The cmdlet writes an error for every other object, and measures the rest.</para>
/// <para><c>Count</c> is the number of all executions, whatever their status. <c>FailedCount</c> is the number of those that failed or were
/// rolled back, and <c>FailureRate</c> is the one divided by the other. Filter the input to divide by something else: for example,
/// <c>Where-Object Status -in COMPLETED, FAILED</c> leaves out the steps that are pending because a step before them failed.</para>
/// <para>The durations are those of the executions that have ended, whatever their status, except SKIPPED: a skipped step did not run, and
/// would make the median too short. The duration is that of <c>Duration</c> or else <c>DurationSeconds</c>, which are exact, or else the
/// time from <c>StartTime</c> to <c>EndTime</c>. Times without an offset are in UTC. The text of a time in a CSV file is read in the
/// culture of the session, in which <c>Export-Csv</c> wrote it, or as ISO 8601.</para>
/// <para>All values are exact. Quantiles are by nearest rank. <c>Trend</c> is the median duration of the newest quarter of the executions,
/// divided by that of the rest; it needs 8 executions. The cmdlet keeps 16 bytes for each execution, and not the objects. An execution that
/// is piped in twice counts twice: use <c>Sort-Object -Unique</c> before if that can happen.</para>
/// <para>The cmdlet sends no requests.</para>
/// </remarks>
/// <example>
/// <para>Measure the steps of all builds of a pipeline</para>
/// <code>
/// Get-IBImagePipeline nightly-agents | Get-IBImage | Get-IBWorkflowExecution | Get-IBWorkflowStepExecution | Measure-IBWorkflow
/// </code>
/// <para>Shows for each step how often it ran and failed, and how long it took.</para>
/// </example>
/// <example>
/// <para>Measure workflows together with their steps</para>
/// <code>
/// $runs = Get-IBImage golden-image/1.4.2 | Get-IBWorkflowExecution
/// $runs, ($runs | Get-IBWorkflowStepExecution) | Measure-IBWorkflow
/// </code>
/// <para>Each workflow comes first, followed by its steps.</para>
/// </example>
/// <example>
/// <para>Find the steps that become slower</para>
/// <code>
/// Get-IBImagePipeline nightly-agents | Get-IBImage | Get-IBWorkflowExecution | Get-IBWorkflowStepExecution |
///     Measure-IBWorkflow | Where-Object Trend -gt 1.05 | Sort-Object Trend -Descending
/// </code>
/// <para>Shows the steps whose newest executions took more than 5 percent longer than the earlier ones.</para>
/// </example>
/// <example>
/// <para>Measure what was exported before</para>
/// <code>
/// Get-IBWorkflowExecution golden-image/1.4.2/1 | Get-IBWorkflowStepExecution | Export-Csv steps.csv
/// Import-Csv steps.csv | Measure-IBWorkflow
/// </code>
/// <para>Needs no connection to measure.</para>
/// </example>
/// <seealso cref="GetIBWorkflowExecutionCommand"/>
/// <seealso cref="GetIBWorkflowStepExecutionCommand"/>
/// <seealso cref="CompareIBImageCommand"/>
[Cmdlet(VerbsDiagnostic.Measure, "IBWorkflow")]
[OutputType(typeof(WorkflowMeasurement))]
public sealed class MeasureIBWorkflowCommand : SafeCmdlet
{
    private readonly WorkflowMeter _meter = new();
    private readonly ExecutionParser _parser = new(CultureInfo.CurrentCulture);

    /// <summary>
    /// The workflow executions and step executions to measure: objects of this module, or objects that <c>Import-Csv</c> or
    /// <c>Import-Clixml</c> has read.
    /// </summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "Workflow executions or step executions, for example of Get-IBWorkflowStepExecution",
        Position = 0,
        ValueFromPipeline = true
    )]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>Counts the executions of one input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var item in InputObject)
        {
            try
            {
                if (Read(item) is { } execution)
                {
                    _meter.Add(execution);
                }
            }
            catch (FormatException error)
            {
                WriteError(ErrorRecords.InvalidArgument("InvalidExecution", error.Message, item.ToString()));
            }
        }
    }

    /// <summary>Emits the measurements.</summary>
    protected override void EndProcessing()
    {
        foreach (var measurement in _meter.Measure())
        {
            WriteObject(measurement);
        }
    }

    private MeasuredExecution? Read(PSObject item) =>
        item.BaseObject switch
        {
            WorkflowExecution execution => ExecutionParser.Read(execution),
            WorkflowStepExecution execution => ExecutionParser.Read(execution),
            _ => _parser.Read(name => item.Properties[name]?.Value.Unwrapped(), item.ToString()),
        };
}
