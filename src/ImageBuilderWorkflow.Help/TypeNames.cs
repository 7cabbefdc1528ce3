namespace ImageBuilderWorkflow.Help;

/// <summary>The names of types as PowerShell writes them.</summary>
internal static class TypeNames
{
    // PowerShell's own short names, as far as parameters use them.
    private static readonly Dictionary<string, string> Accelerators = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.Char"] = "char",
        ["System.Collections.Hashtable"] = "hashtable",
        ["System.DateTime"] = "datetime",
        ["System.Decimal"] = "decimal",
        ["System.Double"] = "double",
        ["System.Guid"] = "guid",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.Management.Automation.PSCredential"] = "pscredential",
        ["System.Management.Automation.PSObject"] = "psobject",
        ["System.Management.Automation.ScriptBlock"] = "scriptblock",
        ["System.Security.SecureString"] = "securestring",
        ["System.String"] = "string",
        ["System.TimeSpan"] = "timespan",
        ["System.Uri"] = "uri",
        ["System.Version"] = "version",
    };

    /// <summary>The name that <c>Get-Command -Syntax</c> shows: <c>string[]</c>, <c>int</c>, <c>DayOfWeek</c>.</summary>
    public static string Short(Type type)
    {
        if (type.IsArray)
        {
            return Short(type.GetElementType()!) + "[]";
        }

        if (Underlying(type) is var bare && bare.IsConstructedGenericType)
        {
            return $"{bare.Name.Split('`')[0]}[{string.Join(',', bare.GetGenericArguments().Select(Short))}]";
        }

        return Accelerators.GetValueOrDefault(bare.FullName!, bare.Name);
    }

    /// <summary>The name with its namespace: <c>System.String[]</c>, <c>ImageBuilderWorkflow.WorkflowExecution</c>.</summary>
    public static string Full(Type type)
    {
        if (type.IsArray)
        {
            return Full(type.GetElementType()!) + "[]";
        }

        var bare = Underlying(type);
        return bare.IsConstructedGenericType
            ? $"{bare.GetGenericTypeDefinition().FullName!.Split('`')[0]}[{string.Join(',', bare.GetGenericArguments().Select(Full))}]"
            : bare.FullName!;
    }

    /// <summary>The type that is asked for: of <c>int?</c> it is <c>int</c>.</summary>
    public static Type Underlying(Type type) =>
        type.IsConstructedGenericType && type.GetGenericTypeDefinition().FullName == "System.Nullable`1"
            ? type.GetGenericArguments()[0]
            : type;
}
