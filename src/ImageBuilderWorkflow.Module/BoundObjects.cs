using System.Runtime.CompilerServices;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Remembers the objects whose ids were bound to a parameter. A cmdlet gets the ids alone, but may need more of the object that was piped
/// in.
/// </summary>
internal static class BoundObjects
{
    private static readonly ConditionalWeakTable<string[], object?[]> Sources = [];

    /// <summary>Remembers where the values of a parameter come from, if they come from objects of the service.</summary>
    /// <param name="values">The array that is bound to the parameter.</param>
    /// <param name="elements">The objects, in the same order.</param>
    public static void Remember(string[] values, IEnumerable<object?> elements)
    {
        object?[] objects = [.. elements.Select(static element => element.Unwrapped())];
        if (objects.Any(static element => element is ServiceObject))
        {
            Sources.AddOrUpdate(values, objects);
        }
    }

    /// <summary>The object that an id comes from; <see langword="null"/> if it was given as text, or comes from another type.</summary>
    /// <param name="values">The array that is bound to the parameter.</param>
    /// <param name="id">The id.</param>
    public static T? Find<T>(string[] values, string id)
        where T : ServiceObject =>
        Sources.TryGetValue(values, out var objects) && Array.FindIndex(values, value => value == id) is >= 0 and var at
            ? objects[at] as T
            : null;
}
