using System.Management.Automation;
using System.Text.RegularExpressions;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// The names or statuses that somebody asks for, some of them with wildcards: what the service can be asked, and what is compared here.
/// </summary>
internal sealed partial class WildcardMatcher
{
    private readonly List<WildcardPattern> _patterns;
    private readonly List<string> _missing;

    /// <param name="names">The names; none stand for all.</param>
    /// <exception cref="WildcardPatternException">One of them is no pattern.</exception>
    public WildcardMatcher(IReadOnlyList<string> names)
    {
        _patterns = [.. names.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase))];

        // PowerShell looks at a pattern when it is first compared.
        _patterns.ForEach(pattern => pattern.IsMatch(string.Empty));
        _missing = [.. names.Where(name => !WildcardPattern.ContainsWildcardCharacters(name)).Distinct(StringComparer.OrdinalIgnoreCase)];
        Filter =
            names.Count is > 0 and <= FilterTransformationAttribute.MostValues
            && _missing.Count == names.Count
            && names.All(name => FilterValue().IsMatch(name))
                ? new Filter { Name = "name", Values = [.. names] }
                : null;
    }

    /// <summary>The filter that the service can apply, or <see langword="null"/> when the names can only be compared here.</summary>
    public Filter? Filter { get; }

    /// <summary>The names without wildcards that nothing had so far.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>Whether a name is asked for.</summary>
    public bool Matches(string? name)
    {
        if (_patterns.Count == 0)
        {
            return true;
        }

        if (name is null || !_patterns.Exists(pattern => pattern.IsMatch(name)))
        {
            return false;
        }

        _missing.RemoveAll(missing => string.Equals(missing, name, StringComparison.OrdinalIgnoreCase));
        return true;
    }

    /// <summary>The condition on an item's text, or <see langword="null"/> when everything is asked for.</summary>
    public Predicate<T>? OrAll<T>(Func<T, string?> text) => _patterns.Count == 0 ? null : item => Matches(text(item));

    [GeneratedRegex(@"^[0-9a-zA-Z./_ :,{}""-]{1,1024}\z")]
    private static partial Regex FilterValue();
}
