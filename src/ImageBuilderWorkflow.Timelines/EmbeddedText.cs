using System.Text;

namespace ImageBuilderWorkflow.Timelines;

/// <summary>The style sheets and the script, which are part of the assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>
    /// Reads one of them. Its lines end the same way on every computer: a checkout may change that, and a browser changes it back before
    /// it compares a text with the policy of its page.
    /// </summary>
    /// <param name="name">The name of the file.</param>
    public static string Of(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
