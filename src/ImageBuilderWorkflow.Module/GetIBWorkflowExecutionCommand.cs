using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets the workflow executions of an image build, or single ones by their ids.</summary>
/// <remarks>
/// <para>Building an image runs workflows: one that builds it, then those that test and distribute it. This cmdlet tells which ran for
/// an image build version, how they ended, how long they took and how many of their steps succeeded, failed or were skipped.</para>
/// <para>Times are UTC. <c>-After</c> and <c>-Before</c> take local and UTC times. <c>Where-Object StartTime -gt (Get-Date).AddHours(-24)</c> is wrong
/// by the difference between local time and UTC, because PowerShell compares the ticks of the two times and ignores that one is local: compare
/// with <c>[datetime]::UtcNow.AddHours(-24)</c> there.</para>
/// <para>All pages are read, and objects are emitted as they come. An execution that is piped in is asked for again by its id, which
/// shows how it stands now.</para>
/// </remarks>
/// <example>
/// <para>What ran for an image build</para>
/// <code>Get-IBWorkflowExecution golden-image/1.4.2/1</code>
/// <para>Lists the executions of one image build version.</para>
/// </example>
/// <example>
/// <para>What failed, and in which step</para>
/// <code>Get-IBWorkflowExecution golden-image/1.4.2/2 | Where-Object Status -eq FAILED | Get-IBWorkflowStepExecution | Where-Object Status -eq FAILED</code>
/// <para>Goes from the image to the failed steps of its failed workflows.</para>
/// </example>
/// <example>
/// <para>How a running execution stands now</para>
/// <code>$execution = Get-IBWorkflowExecution golden-image/1.4.2/3 | Select-Object -First 1; $execution | Get-IBWorkflowExecution</code>
/// <para>Asks again for an execution that an earlier call gave.</para>
/// </example>
/// <seealso cref="GetIBWorkflowStepExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWorkflowExecutions.html">ListWorkflowExecutions</seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetWorkflowExecution.html">GetWorkflowExecution</seealso>
[Cmdlet(VerbsCommon.Get, "IBWorkflowExecution", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(WorkflowExecution))]
public sealed class GetIBWorkflowExecutionCommand : ListingCmdlet
{
    /// <summary>
    /// The ARNs of the image build versions whose executions to list; they end in a version and a build number.
    /// In place of an ARN, golden-image/1.4.2/1 is taken where the account has exactly one such build.
    /// </summary>
    [Parameter(Mandatory = true, HelpMessage = "The ARN of an image build version, or name/version/build", Position = 0, ParameterSetName = ParameterSets.List, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [AllowEmptyString]
    [IdentifierTransformation("ImageBuildVersionArn", "Arn", Others = ["WorkflowExecutionId"], OtherById = "WorkflowExecutionId", YieldsObjects = true)]
    [ArgumentCompleter(typeof(ImageBuildVersionArnCompleter))]
    public string[] ImageBuildVersionArn { get; set; } = [];

    /// <summary>The statuses of the executions to list, for example FAILED; wildcards are taken. They are compared here: the service does not filter by them.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WorkflowExecutionStatusCompleter))]
    public string[] Status { get; set; } = [];

    /// <summary>
    /// Lists the executions whose StartTime is this time or later. An execution that has not started has none and is not listed. A
    /// DateTime counts by its Kind, local or UTC. Text with an offset or a Z, such as '2026-11-01T00:00:00Z', and a DateTimeOffset are
    /// exact. Text without an offset, such as '2026-11-01', and a DateTime of Kind Unspecified are local time. The times are compared
    /// here, and all pages are read.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? After { get; set; }

    /// <summary>Lists the executions whose StartTime is earlier than this time, which is given as for <c>-After</c>.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? Before { get; set; }

    /// <summary>The ids of the executions to get, each <c>wf-</c> and a GUID.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The id of a workflow execution: wf- and a GUID", Position = 0, ParameterSetName = ParameterSets.ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdentifierTransformation("WorkflowExecutionId", Others = ["ImageBuildVersionArn"])]
    [ArgumentCompleter(typeof(WorkflowExecutionIdCompleter))]
    public string[] WorkflowExecutionId { get; set; } = [];

    /// <summary>Emits the executions of one input.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ParameterSets.ById)
        {
            GetEach(WorkflowExecutionOperations.Get, WorkflowExecutionId, Identifier.WorkflowExecutionId);
        }
        else
        {
            ListEach(WorkflowExecutionOperations.List, ImageBuildVersionArn, Identifier.ImageBuildVersionArn, WorkflowExecutionOperations.ListRequest, Range(After, Before).And(StatusMatcher<WorkflowExecutionStatusCompleter>(Status).OrAll<WorkflowExecution>(static item => item.Status), static item => item.StartTime));
        }
    }
}
