using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Disconnects the session from the sample account, so that the cmdlets use AWS again.</summary>
/// <remarks>
/// <para>The sample account and all changes to it are discarded. If the session is not connected to a sample account, this cmdlet does
/// nothing.</para>
/// </remarks>
/// <example>
/// <para>Return to AWS</para>
/// <code>Disconnect-IBSampleAccount</code>
/// <para>Ends the connection to the sample account. The cmdlets send their requests to AWS again.</para>
/// </example>
/// <seealso cref="ConnectIBSampleAccountCommand"/>
[Cmdlet(VerbsCommunications.Disconnect, "IBSampleAccount")]
[OutputType(typeof(void))]
public sealed class DisconnectIBSampleAccountCommand : SafeCmdlet
{
    /// <summary>Disconnects from the sample account.</summary>
    protected override void EndProcessing() => SampleSession.Disconnect();
}
