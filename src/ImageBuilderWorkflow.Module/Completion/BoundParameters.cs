using System.Collections;
using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// What else stands on the line, as far as PowerShell can tell without running anything, and the defaults that the session has for the
/// rest.
/// </summary>
/// <param name="command">The cmdlet's name.</param>
/// <param name="bound">The parameters on the line; aliases are resolved.</param>
/// <param name="defaults"><c>$PSDefaultParameterValues</c>, or <see langword="null"/>.</param>
internal sealed class BoundParameters(string command, IDictionary bound, IDictionary? defaults)
{
    /// <summary>What a parameter was given, or <see langword="null"/>.</summary>
    public object? Value(string name) => (bound.Contains(name) ? bound[name] : Default(name)).Unwrapped();

    /// <summary>A parameter's text, or <see langword="null"/>.</summary>
    public string? Text(string name) => Value(name) is { } value and not ICollection ? value.ToString() : null;

    /// <summary>A parameter's texts; none when it is not there.</summary>
    public IReadOnlyList<string> Texts(string name) => Texts(Value(name));

    /// <summary>All texts on the line.</summary>
    public IEnumerable<string> AllTexts => bound.Values.Cast<object?>().SelectMany(Texts);

    private static IReadOnlyList<string> Texts(object? value) =>
        value.Unwrapped() switch
        {
            string text => [text],
            IEnumerable many => [.. many.Cast<object?>().Select(PSObjectExtensions.Unwrapped).OfType<string>()],
            _ => [],
        };

    private object? Default(string name)
    {
        if (defaults is null || defaults.Contains("Disabled"))
        {
            return null;
        }

        foreach (DictionaryEntry entry in defaults)
        {
            if (
                entry is { Key: string key, Value: { } value and not ScriptBlock }
                && key.Split(':', 2) is [var pattern, var parameter]
                && parameter.Trim(' ', '"', '\'').Equals(name, StringComparison.OrdinalIgnoreCase)
                && WildcardPattern.Get(pattern.Trim(' ', '"', '\''), WildcardOptions.IgnoreCase).IsMatch(command)
            )
            {
                return value;
            }
        }

        return null;
    }
}
