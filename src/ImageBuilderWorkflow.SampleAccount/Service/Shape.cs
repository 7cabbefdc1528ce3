using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>The kind and the constraints of one value in the service model. A null constraint does not apply.</summary>
internal sealed record Shape(ShapeKind Kind)
{
    /// <summary>The minimum of an integer, or the minimum length of a string, list or map.</summary>
    public int? Min { get; init; }

    /// <summary>The maximum of an integer, or the maximum length of a string, list or map.</summary>
    public int? Max { get; init; }

    /// <summary>The pattern as written in the API, for messages.</summary>
    public string? PatternText { get; init; }

    /// <summary>The compiled pattern.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>The allowed values.</summary>
    public IReadOnlyList<string>? Enum { get; init; }

    /// <summary>The keys of a map.</summary>
    public Shape? Key { get; init; }

    /// <summary>The items of a list, or the values of a map.</summary>
    public Shape? Element { get; init; }

    /// <summary>The members of a structure, in the order of the API.</summary>
    public IReadOnlyList<Member> Members { get; init; } = [];

    /// <summary>One member of a structure.</summary>
    /// <param name="Name">The name in the body or the query string.</param>
    /// <param name="Shape">The shape of the value.</param>
    /// <param name="IsRequired">Whether the member is required.</param>
    /// <param name="IsInQuery">Whether the member is in the query string.</param>
    internal sealed record Member(string Name, Shape Shape, bool IsRequired, bool IsInQuery);
}
