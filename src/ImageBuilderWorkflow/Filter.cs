namespace ImageBuilderWorkflow;

/// <summary>A filter that the service applies to a listing (API: <c>Filter</c>). Its text is <c>name=value,value</c>.</summary>
public class Filter
{
    /// <summary>The name of the filter, for example <c>status</c> (API: <c>name</c>). The valid names depend on the operation.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The values to match, 1 to 10 (API: <c>values</c>). An item matches if it has one of them.</summary>
    public string[] Values { get; set; } = [];

    /// <summary>Returns the values if the filter has this name, and an empty array otherwise.</summary>
    private protected string[] Get(string name) => string.Equals(Name, name, StringComparison.Ordinal) ? Values : [];

    /// <summary>Sets the name and the values of the filter.</summary>
    private protected void Set(string name, string[] values) => (Name, Values) = (name, values);

    /// <summary>Returns the name and the values.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name}={string.Join(',', Values)}";
}
