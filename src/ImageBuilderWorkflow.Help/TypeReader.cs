using System.Reflection;

namespace ImageBuilderWorkflow.Help;

/// <summary>Describes what goes into a cmdlet and what comes out of it.</summary>
internal sealed class TypeReader(CommentReader comments, TextRenderer text, ProblemList problems)
{
    /// <summary>What can be piped: for each type the parameters that take it. An array takes its elements one by one.</summary>
    public static IReadOnlyList<TypeHelp> Inputs(IEnumerable<ParameterHelp> parameters)
    {
        var piped =
            from parameter in parameters
            let use = ParameterUse.Combine(parameter.Uses)
            where use.ByValue || use.ByPropertyName
            group (parameter, use) by parameter.TakesMany ? parameter.FullType[..^2] : parameter.FullType into byType
            select new TypeHelp(byType.Key, [.. Bindings(byType)]);

        var inputs = piped.OrderBy(input => input.Name, StringComparer.Ordinal).ToList();
        return inputs.Count > 0 ? inputs : [new TypeHelp("None", ["This cmdlet takes nothing from the pipeline."])];
    }

    /// <summary>What a cmdlet writes, as its <c>[OutputType]</c> attributes say: each type with its properties.</summary>
    public IReadOnlyList<TypeHelp> Outputs(Type cmdlet)
    {
        var outputs = cmdlet
            .PowerShellAttributes("OutputType")
            .SelectMany(attribute => attribute.Items())
            .Distinct()
            .Select(output => output is Type type ? Describe(type) : DescribeName(output, cmdlet))
            .ToList();

        return outputs.Count > 0 ? outputs : [new TypeHelp("None", ["This cmdlet writes no objects."])];
    }

    private static IEnumerable<string> Bindings(IEnumerable<(ParameterHelp Parameter, ParameterUse Use)> piped)
    {
        var byValue = piped.Where(input => input.Use.ByValue).Select(input => input.Parameter.Name).ToList();
        if (byValue.Count > 0)
        {
            yield return $"Bound by value: {string.Join(", ", byValue)}.";
        }

        var byPropertyName = piped
            .Where(input => input.Use.ByPropertyName)
            .Select(input => string.Join(" or ", input.Parameter.Aliases.Prepend(input.Parameter.Name)))
            .ToList();
        if (byPropertyName.Count > 0)
        {
            yield return $"Bound by property name: {string.Join(", ", byPropertyName)}.";
        }
    }

    private TypeHelp DescribeName(object name, Type cmdlet)
    {
        problems.Add(
            ProblemCode.NotShowable,
            $"{DocumentationId.Of(cmdlet)} names its output '{name}'; only a typeof() leads to its comment"
        );
        return new TypeHelp($"{name}", []);
    }

    private TypeHelp Describe(Type type)
    {
        // Strings, numbers and other types of the platform are known without our help.
        var name = TypeNames.Full(type);
        if (name.StartsWith("System.", StringComparison.Ordinal))
        {
            return new TypeHelp(name, []);
        }

        var id = DocumentationId.Of(type);
        var summary = text.Paragraphs(comments.Of(type).Element("summary"), id);
        if (summary.Count == 0)
        {
            problems.Add(ProblemCode.NoSummary, $"the output type {id} has no <summary>");
        }

        var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Select(Describe)
            .ToList();
        return new TypeHelp(name, summary, properties);
    }

    private PropertyHelp Describe(PropertyInfo property)
    {
        var id = DocumentationId.Of(property);
        var summary = text.Line(comments.Of(property).Element("summary"), id);
        if (summary.Length == 0)
        {
            problems.Add(ProblemCode.NoSummary, $"the output property {id} has no <summary>");
        }

        return new PropertyHelp(property.Name, TypeNames.Short(property.PropertyType), summary);
    }
}
