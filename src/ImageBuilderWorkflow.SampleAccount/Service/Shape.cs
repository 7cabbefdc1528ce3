using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>What the API says of one value: its kind and its constraints. Null constraints do not apply.</summary>
internal sealed record Shape(ShapeKind Kind)
{
    /// <summary>Least value of an integer, least length of a string, list or map.</summary>
    public int? Min { get; init; }

    /// <summary>Greatest value of an integer, greatest length of a string, list or map.</summary>
    public int? Max { get; init; }

    /// <summary>The pattern as the API writes it, for messages.</summary>
    public string? PatternText { get; init; }

    /// <summary>The pattern as it is applied.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>The values allowed.</summary>
    public IReadOnlyList<string>? Enum { get; init; }

    /// <summary>A map's keys.</summary>
    public Shape? Key { get; init; }

    /// <summary>A list's items, or a map's values.</summary>
    public Shape? Element { get; init; }

    /// <summary>A structure's members, in the API's order.</summary>
    public IReadOnlyList<Member> Members { get; init; } = [];

    /// <summary>One member of a structure.</summary>
    /// <param name="Name">The member's name in the body, or in the query string.</param>
    /// <param name="Shape">What it may hold.</param>
    /// <param name="IsRequired">Whether a request without it is refused.</param>
    /// <param name="IsInQuery">Whether it travels in the query string and not in the body.</param>
    internal sealed record Member(string Name, Shape Shape, bool IsRequired, bool IsInQuery);
}
