using System.Collections;
using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Lets a value find its parameter set by its form. A value, or an object with a property, that belongs to another set of the cmdlet
/// is refused in the way that lets PowerShell try that set; typed after the wrong parameter's name it becomes an error that tells
/// the right one. Objects given as arguments stand for their property.
/// </summary>
/// <param name="properties">The properties of an object that hold the value, the best one first.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdentifierTransformationAttribute(params string[] properties) : ArgumentTransformationAttribute
{
    /// <summary>The parameters of the cmdlet's other sets that take an id or ARN.</summary>
    public string[] Others { get; init; } = [];

    /// <summary>The one of them whose set gets single objects and takes no parameters of paging.</summary>
    public string? OtherById { get; init; }

    /// <summary>
    /// The name of the only form that is taken, where three sets compete; <see langword="null"/> takes whatever no other set does. One of
    /// the sets has to be such, so that an error can tell what is wrong with a value.
    /// </summary>
    public string? Only { get; init; }

    /// <summary>Whether an object that has the property of another parameter too belongs to that one's set.</summary>
    public bool YieldsObjects { get; init; }

    /// <summary>Whether an object with an ARN of its own is refused, although it has the property: it carries the id of something else.</summary>
    public bool RefusesOwnArn { get; init; }

    /// <summary>Whether the parameter takes names, not ids or ARNs.</summary>
    public bool TakesNames { get; init; }

    // An object's own ARN tells what it is, whatever other ids it carries.
    private const string OwnArn = "Arn";

    private bool TakesArns => !TakesNames && properties.Any(name => name.EndsWith(OwnArn, StringComparison.Ordinal));

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

        // Blanks around a pasted value do not count.
        var first = values.Count == 0 ? null : values[0].Trim();

        // The first of several values decides; one of another form behind it becomes an error of its own.
        if (Only is not null && first is not null && ShortForm(first) is null && Identifier.ForName(Only) is var form && !form.Matches(first))
        {
            throw Refusal(IdentifierText.Of(form.Problem(first)!));
        }

        return first is not null && Other(first) is { } other
            ? throw Refusal($"'{first}' is {Description(first)}: use -{other}{(other == OtherById ? ", which goes without the parameters of a listing" : string.Empty)}.")
            : values.ToArray();
    }

    private string? Value(object? element)
    {
        if (element.Unwrapped() is string text)
        {
            return text;
        }

        if (element is null || TakesNames)
        {
            return null;
        }

        var members = PSObject.AsPSObject(element).Properties;
        if (RefusesOwnArn && Text(members, OwnArn) is { } arn)
        {
            throw Refusal($"'{arn}' is not {Identifier.LifecycleExecutionId.Description}.");
        }

        if (YieldsObjects
            && !(properties.Contains(OwnArn) && Text(members, OwnArn) is not null)
            && Others.FirstOrDefault(other => Text(members, other) is not null) is { } better)
        {
            throw Refusal($"The object has a {better}: use -{better}.");
        }

        return properties.Select(name => Text(members, name)).FirstOrDefault(value => value is not null);
    }

    // The parameter that a value belongs to, if it is another one.
    private string? Other(string value)
    {
        if ((ShortForm(value) ?? Identifier.Recognize(value)?.Name) is not { } name)
        {
            return null;
        }

        return Array.Find(Others, other => other == name)
            ?? (TakesArns || !name.EndsWith(OwnArn, StringComparison.Ordinal) ? null : Array.Find(Others, other => other.EndsWith(OwnArn, StringComparison.Ordinal)));
    }

    // The form whose ARN a short name stands for, of those that the cmdlet takes.
    private string? ShortForm(string value) => ArnLookup.FormOf(value, properties.Concat(Others));

    private string Description(string value) =>
        ShortForm(value) is null ? Identifier.Recognize(value)!.Description : ShortName.Parse(value)!.Build is null ? "the name of a version" : "the name of a build";

    private static string? Text(PSMemberInfoCollection<PSPropertyInfo> members, string name) =>
        members[name]?.Value.Unwrapped() is string { Length: > 0 } text ? text : null;

    private static IEnumerable<object?> Elements(object? input) =>
        input.Unwrapped() is IEnumerable list and not (string or IDictionary) ? list.Cast<object?>() : [input];

    // An invalid cast inside makes the binder go on to the next parameter set instead of giving up.
    private static ArgumentTransformationMetadataException Refusal(string message) =>
        new(message, new PSInvalidCastException(message));
}
