namespace ImageBuilderWorkflow.SampleAccount.Data;

/// <summary>How long the service's texts may be.</summary>
internal static class Texts
{
    /// <summary>The length of a step's or execution's message.</summary>
    public const int LongestMessage = 500;

    /// <summary>The length of the reason of a state.</summary>
    public const int LongestReason = 1024;

    /// <summary>Cuts a text to a length, and never through the two halves of a character.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
