using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Goes back from the sample account to AWS.</summary>
/// <remarks>
/// <para>What was changed in the sample account is gone. Without a connection to it this cmdlet does nothing.</para>
/// </remarks>
/// <example>
/// <para>Back to AWS</para>
/// <code>Disconnect-IBSampleAccount</code>
/// <para>From then on AWS is asked again.</para>
/// </example>
/// <seealso cref="ConnectIBSampleAccountCommand"/>
[Cmdlet(VerbsCommunications.Disconnect, "IBSampleAccount")]
[OutputType(typeof(void))]
public sealed class DisconnectIBSampleAccountCommand : PSCmdlet
{
    /// <summary>Disconnects.</summary>
    protected override void EndProcessing() => SampleSession.Disconnect();
}
