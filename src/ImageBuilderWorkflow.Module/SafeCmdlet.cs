using System.Management.Automation;
using System.Management.Automation.Host;
using System.Net;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// A cmdlet whose messages are safe for a terminal. Its messages quote the service, files and the user, so each text passes through
/// <see cref="Display"/>. <see cref="ErrorRecords"/> does the same for errors. A test looks for a call that goes past these two.
/// </summary>
public abstract class SafeCmdlet : PSCmdlet
{
    private protected SafeCmdlet() { }

    /// <summary>The columns of the window; <see langword="null"/> if there is no window.</summary>
    private protected int? WindowWidth
    {
        get
        {
            try
            {
                return Host.UI?.RawUI?.WindowSize.Width is > 0 and var width ? width : null;
            }
            catch (Exception error) when (error is HostException or NotImplementedException or InvalidOperationException or IOException)
            {
                // A host without a window.
                return null;
            }
        }
    }

    /// <summary>Whether the host renders escape sequences.</summary>
    private protected bool RendersColors => Host.UI?.SupportsVirtualTerminal is true;

    /// <inheritdoc cref="Cmdlet.WriteWarning(string)"/>
    internal new void WriteWarning(string text) => base.WriteWarning(Display.Text(text));

    /// <inheritdoc cref="Cmdlet.WriteVerbose(string)"/>
    internal new void WriteVerbose(string text) => base.WriteVerbose(Display.Text(text));

    /// <summary>Writes a line to the information stream.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tags">The tags of the record.</param>
    internal void WriteInformation(string text, params string[] tags) => base.WriteInformation(Display.Line(text) ?? string.Empty, tags);

    /// <inheritdoc cref="Cmdlet.WriteProgress(ProgressRecord)"/>
    internal new void WriteProgress(ProgressRecord progressRecord)
    {
        progressRecord.Activity = Display.Line(progressRecord.Activity);
        progressRecord.StatusDescription = Display.Line(progressRecord.StatusDescription);
        progressRecord.CurrentOperation = Display.Line(progressRecord.CurrentOperation);
        base.WriteProgress(progressRecord);
    }

    /// <inheritdoc cref="Cmdlet.ShouldProcess(string, string)"/>
    internal new bool ShouldProcess(string target, string action) => base.ShouldProcess(Display.Line(target), Display.Line(action));

    /// <summary>Asks the person at the console for a text that is not shown. Called on the pipeline's thread.</summary>
    /// <param name="prompt">The prompt.</param>
    private protected string AskSecretly(string prompt)
    {
        Host.UI.Write(Display.Text(prompt));
        return new NetworkCredential(string.Empty, Host.UI.ReadLineAsSecureString()).Password;
    }
}
