namespace ImageBuilderWorkflow;

/// <summary>A condition that the service applies to a listing (API: <c>Filter</c>). As text it is <c>name=value,value</c>.</summary>
public class Filter
{
    /// <summary>What to filter by, for example <c>status</c> (API: <c>name</c>). Which names there are depends on the operation.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The values of which one has to fit, 1 to 10 (API: <c>values</c>).</summary>
    public string[] Values { get; set; } = [];

    /// <summary>The values, when the condition has this name; none otherwise.</summary>
    private protected string[] Get(string name) => string.Equals(Name, name, StringComparison.Ordinal) ? Values : [];

    /// <summary>Makes this a condition of this name.</summary>
    private protected void Set(string name, string[] values) => (Name, Values) = (name, values);

    /// <summary>The name and the values.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name}={string.Join(',', Values)}";
}
