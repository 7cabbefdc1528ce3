using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// The defaults that AWS.Tools and AWSPowerShell keep in a session's variables, read without a tie to any version of them: none of
/// their types is named here, and nothing of theirs is loaded.
/// </summary>
internal static class AwsToolsSession
{
    private const string CredentialVariable = "StoredAWSCredentials";
    private const string RegionVariable = "StoredAWSRegion";

    /// <summary>What <c>Set-DefaultAWSRegion</c> has set, or <see langword="null"/>.</summary>
    public static string? Region(SessionState session) =>
        session.PSVariable.GetValue(RegionVariable).Unwrapped() is string { Length: > 0 } region ? region : null;

    /// <summary>What <c>Set-AWSCredential</c> has set, an object of their version of the AWS SDK, or <see langword="null"/>.</summary>
    public static object? Credential(SessionState session, CommandInvocationIntrinsics invocation)
    {
        // The variable holds a wrapper that only they can open. Without it they are not asked: asking could load them.
        if (session.PSVariable.GetValue(CredentialVariable).Unwrapped() is null)
        {
            return null;
        }

        var opened = invocation.InvokeScript(session, ScriptBlock.Create("Get-AWSCredential"));
        return opened.Count == 0 ? null : opened[0].Unwrapped();
    }
}
