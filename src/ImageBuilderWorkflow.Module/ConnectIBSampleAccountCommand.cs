using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Puts a sample account in the place of AWS, to learn the cmdlets and to write and test scripts without AWS.</summary>
/// <remarks>
/// <para>From then on all cmdlets of this module work on an account in memory: pipelines, images that were built, that failed, that are being
/// built and that wait for approval, workflows, and lifecycle policies with their runs. It needs no credentials and no network. Actions
/// change it, and its time moves, so that what is started is built and finished. A script that works with it works with AWS
/// unchanged.</para>
/// <para>A line above each table says that the objects are sample data, and their <c>PSTypeNames</c> contain
/// <c>ImageBuilderWorkflow.SampleData</c>. Every region that is asked has the same account with ARNs and ids of its own; without one it is us-east-1.
/// Credentials, profiles and endpoints are not looked at.</para>
/// <para>It counts for the whole process, for parallel runspaces too, until <c>Disconnect-IBSampleAccount</c>. Connecting again begins with a
/// new account.</para>
/// </remarks>
/// <example>
/// <para>Try things out</para>
/// <code>Connect-IBSampleAccount; Get-IBImagePipeline; Get-IBWaitingWorkflowStep | Send-IBWorkflowStepAction -Action Resume</code>
/// <para>Looks at the pipelines of the sample account and approves what waits there.</para>
/// </example>
/// <example>
/// <para>Test a runbook with Pester</para>
/// <code>BeforeAll { Connect-IBSampleAccount -WarningAction SilentlyContinue }; AfterAll { Disconnect-IBSampleAccount }</code>
/// <para>The tests between these lines run on a fresh sample account. Not for the prompt: BeforeAll and AfterAll are commands of a Pester test file.</para>
/// </example>
/// <seealso cref="DisconnectIBSampleAccountCommand"/>
[Cmdlet(VerbsCommunications.Connect, "IBSampleAccount")]
[OutputType(typeof(void))]
public sealed class ConnectIBSampleAccountCommand : PSCmdlet
{
    /// <summary>
    /// How many times faster than real time the account's time moves. With 60, which it is without, a build of ten minutes takes ten seconds;
    /// the account's clock, which begins at the real time, then runs ahead of it.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateRange(0.001, 100000.0)]
    [PSDefaultValue(Help = "60", Value = 60.0)]
    public double Speed { get; set; } = 60;

    /// <summary>Connects.</summary>
    protected override void EndProcessing()
    {
        SampleSession.Connect(Speed);
        WriteWarning("Connected to the sample account: what the cmdlets of ImageBuilderWorkflow show and change from now on is sample data, not AWS. Disconnect-IBSampleAccount ends it.");
    }
}
