namespace ImageBuilderWorkflow.SampleAccount.Simulation;

/// <summary>The length limits of the service's texts.</summary>
internal static class TextLimits
{
    /// <summary>The limit of the message of a step or an execution.</summary>
    public const int Message = 500;

    /// <summary>The limit of the reason of a state.</summary>
    public const int Reason = 1024;

    /// <summary>Cuts a text to a length. It never separates the two halves of a surrogate pair.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
