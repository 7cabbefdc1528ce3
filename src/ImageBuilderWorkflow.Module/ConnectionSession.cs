using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>What a session adds to the parameters of a connection.</summary>
/// <param name="PathOf">Gives the path of a file for a path as PowerShell knows it.</param>
/// <param name="Region">The default region of AWS.Tools, or <see langword="null"/>.</param>
/// <param name="Credential">
/// Gets the default credentials of AWS.Tools, or <see langword="null"/>. It is called only when no parameter gives credentials.
/// </param>
internal sealed record ConnectionSession(Func<string, string> PathOf, string? Region, Func<object?> Credential)
{
    /// <summary>Reads a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="credential">Gets the default credentials of AWS.Tools, or <see langword="null"/>.</param>
    public static ConnectionSession Of(SessionState session, Func<object?> credential) =>
        new(session.Path.GetUnresolvedProviderPathFromPSPath, AwsToolsSession.Region(session), credential);
}
