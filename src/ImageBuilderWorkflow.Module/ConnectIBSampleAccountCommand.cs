using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Connects the session to a sample account instead of AWS, so that you can learn the cmdlets and test scripts without AWS.
/// </summary>
/// <remarks>
/// <para>After you connect, all cmdlets of this module use an account in memory. It has pipelines, workflows, lifecycle policies and their
/// executions, and images in every state: available, failed, in progress, and waiting for approval. The account needs no credentials and no
/// network. Actions change it. Its time moves, so a build that you start also finishes. A script that works with the sample account works
/// with AWS without changes.</para>
/// <para>A line above each table says that the objects are sample data. The <c>PSTypeNames</c> of each object contain
/// <c>ImageBuilderWorkflow.SampleData</c>. Every region has the same account, with its own ARNs and ids. The default region is us-east-1.
/// With <c>-ProfileName</c>, you get another account for each name; the profile does not have to exist. The cmdlets ignore credentials and
/// endpoints.</para>
/// <para>The connection applies to the whole process, including parallel runspaces, until you run <c>Disconnect-IBSampleAccount</c>. If you
/// connect again, you get a new account.</para>
/// </remarks>
/// <example>
/// <para>Explore the cmdlets</para>
/// <code>Connect-IBSampleAccount; Get-IBImagePipeline; Get-IBWaitingWorkflowStep | Send-IBWorkflowStepAction -Action Resume</code>
/// <para>Lists the pipelines of the sample account and approves the steps that wait.</para>
/// </example>
/// <example>
/// <para>Test a runbook with Pester</para>
/// <code>BeforeAll { Connect-IBSampleAccount -WarningAction SilentlyContinue }; AfterAll { Disconnect-IBSampleAccount }</code>
/// <para>Runs the tests between these lines on a new sample account. Not for the prompt: BeforeAll and AfterAll are commands of a Pester
/// test file.</para>
/// </example>
/// <seealso cref="DisconnectIBSampleAccountCommand"/>
[Cmdlet(VerbsCommunications.Connect, "IBSampleAccount")]
[OutputType(typeof(void))]
public sealed class ConnectIBSampleAccountCommand : SafeCmdlet
{
    /// <summary>
    /// The speed of time in the sample account, as a multiple of real time. With the default of 60, a build of ten minutes finishes in ten
    /// seconds. The clock of the account starts at the real time and then runs ahead of it.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateRange(0.001, 100000.0)]
    [PSDefaultValue(Help = "60", Value = 60.0)]
    public double Speed { get; set; } = 60;

    /// <summary>Connects to the sample account.</summary>
    protected override void EndProcessing()
    {
        SampleSession.Connect(Speed);
        WriteWarning(
            "Connected to the sample account. The cmdlets of ImageBuilderWorkflow now show and change sample data, not AWS. "
                + "To return to AWS, run Disconnect-IBSampleAccount."
        );
    }
}
