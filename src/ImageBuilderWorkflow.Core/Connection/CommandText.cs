namespace ImageBuilderWorkflow.Core;

/// <summary>Values as they are typed into a command line.</summary>
internal static class CommandText
{
    /// <summary>The value, between quotes where it needs them. Both PowerShell and a POSIX shell understand them.</summary>
    public static string Quote(string value) =>
        value.Length > 0 && value.All(static letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/')
            ? value
            : $"'{value}'";
}
