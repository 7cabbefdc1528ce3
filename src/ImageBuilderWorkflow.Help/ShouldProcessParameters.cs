namespace ImageBuilderWorkflow.Help;

/// <summary>The parameters that PowerShell adds to a cmdlet with <c>SupportsShouldProcess</c>, in PowerShell's own words.</summary>
internal static class ShouldProcessParameters
{
    public static IReadOnlyList<ParameterHelp> All { get; } =
    [
        Make("WhatIf", "wi", "Shows what would happen if the cmdlet runs. The cmdlet is not run."),
        Make("Confirm", "cf", "Prompts you for confirmation before running the cmdlet."),
    ];

    private static ParameterHelp Make(string name, string alias, string description) =>
        new(
            name,
            "SwitchParameter",
            ParameterHelp.SwitchType,
            false,
            [alias],
            [],
            "False",
            false,
            [description],
            true,
            [new ParameterUse()]
        );
}
