using System.Collections;
using System.Management.Automation;
using System.Reflection;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Lets a value find its parameter set by its form. A value, or an object with a property, that belongs to another set of the cmdlet
/// is refused in the way that lets PowerShell try that set; typed after the wrong parameter's name it becomes an error that tells
/// the right one. Objects given as arguments stand for their property.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdentifierTransformationAttribute : ArgumentTransformationAttribute
{
    // An object's own ARN tells what it is, whatever other ids it carries.
    private const string OwnArn = "Arn";

    private readonly IdentifierRoute _route;

    // The other parameters of the cmdlet that take an id or ARN.
    private readonly IdentifierRoute[] _others;

    /// <summary>A parameter that is the only one of its cmdlet to take an id or ARN.</summary>
    /// <param name="properties">The properties of an object that hold the value, the best one first.</param>
    public IdentifierTransformationAttribute(params string[] properties)
    {
        _route = new IdentifierRoute(properties[0], properties);
        _others = [];
    }

    /// <summary>A parameter of a cmdlet that has several.</summary>
    /// <param name="cmdlet">The cmdlet. Its static property <c>Routes</c> lists the parameters.</param>
    /// <param name="parameter">The name of the parameter.</param>
    public IdentifierTransformationAttribute(Type cmdlet, string parameter)
    {
        var routes = (IdentifierRoute[])cmdlet.GetProperty("Routes", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
        _route = routes.Single(route => route.Parameter == parameter);
        _others = [.. routes.Where(route => route != _route && !route.TakesNames)];
    }

    private bool TakesArns => !_route.TakesNames && _route.Properties.Any(name => name.EndsWith(OwnArn, StringComparison.Ordinal));

    // Whether an object that has the property of another parameter too belongs to that one's set.
    private bool YieldsObjects => !_route.GetsObjects && _others.Length > 0;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var values = new List<string>();
        var elements = Elements(inputData).ToList();
        foreach (var element in elements)
        {
            if (Value(element) is not { } value)
            {
                // Nothing that this can make sense of: PowerShell's own conversion has the word.
                return inputData;
            }

            values.Add(FollowedConnection.Attach(value, element));
        }

        // Blanks around a pasted value do not count.
        var first = values.Count == 0 ? null : values[0].Trim();

        // The first of several values decides; one of another form behind it becomes an error of its own.
        if (_route.Only is { } form && first is not null && ShortForm(first) is null && !form.Matches(first))
        {
            throw BindingProblem.OfThisSet(IdentifierText.Of(form.Problem(first)!));
        }

        if (first is not null && Other(first) is { } other)
        {
            throw BindingProblem.OfThisSet(
                $"'{first}' is {Description(first)}: use -{other.Parameter}"
                    + $"{(other.GetsObjects && !_route.GetsObjects ? ", which goes without the parameters of a listing" : string.Empty)}."
            );
        }

        string[] bound = [.. values];
        BoundObjects.Remember(bound, elements);
        return bound;
    }

    private string? Value(object? element)
    {
        if (element.Unwrapped() is string text)
        {
            return text;
        }

        if (element is null || _route.TakesNames)
        {
            return null;
        }

        if (_route.Refuses?.IsInstanceOfType(element.Unwrapped()) is true)
        {
            throw BindingProblem.OfThisSet(
                $"A {_route.Refuses.Name} is not {(_route.Only ?? Identifier.ImageBuildVersionArn).Description}."
            );
        }

        var members = PSObject.AsPSObject(element).Properties;
        if (_route.RefusesOwnArn && Text(members, OwnArn) is { } arn)
        {
            throw BindingProblem.OfThisSet($"'{arn}' is not {(_route.Only ?? Identifier.LifecycleExecutionId).Description}.");
        }

        if (
            YieldsObjects
            && !(_route.Properties.Contains(OwnArn) && Text(members, OwnArn) is not null)
            && Array.Find(_others, other => Text(members, other.Parameter) is not null) is { Parameter: var better }
        )
        {
            throw BindingProblem.OfThisSet($"The object has a {better}: use -{better}.");
        }

        if (_route.YieldsTo is { } narrower && Text(members, OwnArn) is null && Text(members, narrower) is not null)
        {
            throw BindingProblem.OfThisSet($"The object has a {narrower}: use -{narrower}.");
        }

        return _route.Properties.Select(name => Text(members, name)).FirstOrDefault(value => value is not null);
    }

    // The parameter that a value belongs to, if it is another one.
    private IdentifierRoute? Other(string value)
    {
        if ((ShortForm(value) ?? Identifier.Recognize(value)?.Name) is not { } name)
        {
            return null;
        }

        return Array.Find(_others, other => other.Parameter == name)
            ?? (
                TakesArns || !name.EndsWith(OwnArn, StringComparison.Ordinal)
                    ? null
                    : Array.Find(_others, other => other.Parameter.EndsWith(OwnArn, StringComparison.Ordinal))
            );
    }

    // The form whose ARN a short name stands for, of those that the cmdlet takes.
    private string? ShortForm(string value) =>
        ArnLookup.FormOf(value, _route.Properties.Concat(_others.Select(static other => other.Parameter)));

    private string Description(string value) =>
        ShortForm(value) is null ? Identifier.Recognize(value)!.Description
        : ShortName.Parse(value)!.Build is null ? "the name of a version"
        : "the name of a build";

    private static string? Text(PSMemberInfoCollection<PSPropertyInfo> members, string name) =>
        members[name]?.Value.Unwrapped() is string { Length: > 0 } text ? text : null;

    private static IEnumerable<object?> Elements(object? input) =>
        input.Unwrapped() is IEnumerable list and not (string or IDictionary) ? list.Cast<object?>() : [input];
}
