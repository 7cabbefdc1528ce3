using System.Collections;
using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Lets a value find its parameter set by its form. A value, or an object with a property, that belongs to the cmdlet's other set is
/// refused in the way that lets PowerShell try that set; typed after the wrong parameter's name it becomes an error that tells
/// the right one. Objects given as arguments stand for their property.
/// </summary>
/// <param name="properties">The properties of an object that hold the value, the best one first.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdentifierTransformationAttribute(params string[] properties) : ArgumentTransformationAttribute
{
    /// <summary>The parameter of the cmdlet's other set.</summary>
    public required string OtherParameter { get; init; }

    /// <summary>How a value of the cmdlet's other set begins.</summary>
    public required string OtherPrefix { get; init; }

    /// <summary>Whether the cmdlet's other set lists, and takes the parameters of paging.</summary>
    public bool OtherTakesPages { get; init; }

    /// <summary>Whether an object that has both parameters' properties belongs to the other set.</summary>
    public bool YieldsObjects { get; init; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var values = new List<string>();
        foreach (var element in Elements(inputData))
        {
            if (Value(element) is not { } value)
            {
                // Nothing that this can make sense of: PowerShell's own conversion has the word.
                return inputData;
            }

            values.Add(value);
        }

        return values.Count > 0 && values.TrueForAll(value => value.AsSpan().TrimStart().StartsWith(OtherPrefix, StringComparison.OrdinalIgnoreCase))
            ? throw Refusal($"'{values[0]}' is {Identifier.Recognize(values[0])!.Description}: use -{OtherParameter}{(OtherTakesPages ? string.Empty : ", which goes without the parameters of a listing")}.")
            : values.ToArray();
    }

    private string? Value(object? element)
    {
        if (Base(element) is string text)
        {
            return text;
        }

        if (element is null)
        {
            return null;
        }

        var members = PSObject.AsPSObject(element).Properties;
        return YieldsObjects && Text(members, OtherParameter) is not null
            ? throw Refusal($"The object has a {OtherParameter}: use -{OtherParameter}.")
            : properties.Select(name => Text(members, name)).FirstOrDefault(value => value is not null);
    }

    private static string? Text(PSMemberInfoCollection<PSPropertyInfo> members, string name) =>
        Base(members[name]?.Value) is string { Length: > 0 } text ? text : null;

    private static IEnumerable<object?> Elements(object? input) =>
        Base(input) is IEnumerable list and not (string or IDictionary) ? list.Cast<object?>() : [input];

    private static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    // An invalid cast inside makes the binder go on to the next parameter set instead of giving up.
    private static ArgumentTransformationMetadataException Refusal(string message) =>
        new(message, new PSInvalidCastException(message));
}
