using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>What somebody wants to see during a wait, from the common parameters and the preference variables.</summary>
/// <param name="cmdlet">The cmdlet.</param>
internal sealed class WaitPreferences(PSCmdlet cmdlet)
{
    // The hosts with somebody in front of them who sees the progress display.
    private static readonly string[] Consoles = ["ConsoleHost", "Visual Studio Code Host"];

    /// <summary>Whether verbose lines are wanted.</summary>
    public bool IsVerbose { get; } =
        cmdlet.MyInvocation.BoundParameters.TryGetValue("Verbose", out var given)
            ? given is SwitchParameter { IsPresent: true }
            : IsWanted(cmdlet.GetVariableValue("VerbosePreference"));

    /// <summary>Whether the lines of the information stream are wanted.</summary>
    public bool ShowsInformation { get; } =
        cmdlet.MyInvocation.BoundParameters.ContainsKey("InformationVariable")
        || (
            cmdlet.MyInvocation.BoundParameters.TryGetValue("InformationAction", out var given)
                ? IsWanted(given)
                : IsWanted(cmdlet.GetVariableValue("InformationPreference"))
        );

    /// <summary>
    /// Whether the progress display is wanted and somebody sees it: in a console that is not redirected, or where it was asked for by
    /// <c>-ProgressAction</c>.
    /// </summary>
    public bool ShowsProgress { get; } =
        cmdlet.MyInvocation.BoundParameters.TryGetValue("ProgressAction", out var given)
            ? IsWanted(given)
            : IsWanted(cmdlet.GetVariableValue("ProgressPreference"))
                && Consoles.Contains(cmdlet.Host.Name)
                && !Console.IsOutputRedirected
                && !Console.IsErrorRedirected;

    /// <summary>Whether lines about the steps are wanted.</summary>
    public bool ShowsLines => IsVerbose || ShowsInformation;

    private static bool IsWanted(object? preference) =>
        LanguagePrimitives.TryConvertTo<ActionPreference>(preference, out var action)
        && action is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
}
