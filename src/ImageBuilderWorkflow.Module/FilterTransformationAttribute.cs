using System.Collections;
using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Takes filters in the forms that people know: <c>@{ status = 'ENABLED' }</c>, <c>@{ Name = 'status'; Values = 'ENABLED' }</c>, and the
/// filter objects of AWS.Tools.
/// </summary>
/// <param name="type">
/// The type of the filters, whose properties are the names that the service knows. The service tells the case of names apart.
/// </param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FilterTransformationAttribute(Type type) : ArgumentTransformationAttribute
{
    /// <summary>How many values of one filter the service takes.</summary>
    public const int MostValues = 10;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        Filter[] filters = [.. Elements(inputData).SelectMany(Read)];
        var typed = Array.CreateInstance(type, filters.Length);
        for (var i = 0; i < filters.Length; i++)
        {
            var filter = (Filter)Activator.CreateInstance(type)!;
            (filter.Name, filter.Values) = (Spell(filters[i].Name), filters[i].Values);
            typed.SetValue(filter, i);
        }

        return typed;
    }

    /// <summary>The names of the filters of a type, as the service spells them.</summary>
    public static IEnumerable<string> NamesOf(Type type) =>
        type.GetProperties()
            .Where(static property => property.Name != nameof(Filter.Values))
            .Select(static property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]);

    private string Names => string.Join(", ", NamesOf(type));

    // What the service does not know is sent as it is: the service may learn more names.
    private string Spell(string name) =>
        NamesOf(type).FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;

    private IEnumerable<Filter> Read(object? element) =>
        element switch
        {
            Filter filter => [Make(filter.Name, filter.Values)],
            IDictionary { Count: 2 } pair when Find(pair, "Name") is { } name && Find(pair, "Values") is { } values =>
            [
                Make(Text(name), values),
            ],
            IDictionary pairs => pairs.Cast<DictionaryEntry>().Select(entry => Make(Text(entry.Key), entry.Value)),
            { } other when Property(other, "Name") is { } name && Property(other, "Values") is { } values => [Make(Text(name), values)],
            _ => throw BindingProblem.Final(
                $"'{element}' is not a filter. A filter is a hashtable of names and values: -Filter @{{ name = 'my-name' }}. "
                    + $"The names are {Names}."
            ),
        };

    private Filter Make(string name, object? values)
    {
        string[] texts = [.. Elements(values).Select(Text)];
        if (name.Length == 0 || !name.All(char.IsAsciiLetter))
        {
            throw BindingProblem.Final($"'{name}' is not the name of a filter. Names are letters only. The names are {Names}.");
        }

        return texts.Length is > 0 and <= MostValues && Array.TrueForAll(texts, text => text.Length > 0)
            ? new Filter { Name = name, Values = texts }
            : throw BindingProblem.Final(
                $"The filter '{name}' has {texts.Length} values, or an empty one. The service takes 1 to {MostValues} values, none of "
                    + "them empty."
            );
    }

    private static IEnumerable<object?> Elements(object? value) =>
        Base(value) is IEnumerable list and not (string or IDictionary) ? list.Cast<object?>().Select(Base) : [Base(value)];

    private static object? Find(IDictionary pairs, string name) =>
        pairs.Keys.Cast<object>().FirstOrDefault(key => string.Equals(key as string, name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? pairs[found]
            : null;

    private static object? Property(object value, string name) => PSObject.AsPSObject(value).Properties[name]?.Value;

    private static string Text(object? value) => LanguagePrimitives.ConvertTo<string>(Base(value)) ?? string.Empty;

    private static object? Base(object? value) =>
        value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
}
