namespace ImageBuilderWorkflow.Help;

/// <summary>The syntax of a parameter set as <c>Get-Help</c> shows it, broken into lines.</summary>
internal static class SyntaxText
{
    private const int Width = 100;
    private const string Indentation = "    ";

    public static string Of(string cmdlet, ParameterSet set)
    {
        var lines = new List<string> { cmdlet };
        foreach (var part in set.Parameters.Select(entry => Part(entry.Parameter, entry.Use)).Append("[<CommonParameters>]"))
        {
            if (lines[^1].Length + 1 + part.Length > Width)
            {
                lines.Add($"{Indentation}{part}");
            }
            else
            {
                lines[^1] += $" {part}";
            }
        }

        return string.Join('\n', lines);
    }

    private static string Part(ParameterHelp parameter, ParameterUse use)
    {
        var name = use.Position is null ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
        var value =
            parameter.IsSwitch ? string.Empty
            : parameter.Values.Count > 0 ? $" {{{string.Join(" | ", parameter.Values)}}}"
            : $" <{parameter.ShortType}>";
        return use.Mandatory ? name + value : $"[{name}{value}]";
    }
}
