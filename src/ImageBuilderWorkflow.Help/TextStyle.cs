namespace ImageBuilderWorkflow.Help;

/// <summary>How the parts of a text are written for those who read it: at the prompt, or as a page.</summary>
internal abstract class TextStyle
{
    /// <summary>Text without marks, as <c>Get-Help</c> shows it.</summary>
    public static TextStyle Plain { get; } = new PlainStyle();

    /// <summary>Markdown, as GitHub shows it.</summary>
    public static TextStyle Markdown { get; } = new MarkdownStyle();

    /// <summary>Running text, in which nothing is a mark.</summary>
    public abstract string Text(string text);

    /// <summary>A name, a value or a command within running text.</summary>
    public abstract string Code(string code);

    /// <summary>A command of several lines.</summary>
    public abstract string CodeBlock(string code);

    /// <summary>A link; without a label its address stands for itself.</summary>
    public abstract string Link(string label, string address);

    /// <summary>The name of a cmdlet of the module.</summary>
    public abstract string Cmdlet(string name);

    private sealed class PlainStyle : TextStyle
    {
        public override string Text(string text) => text;

        public override string Code(string code) => code;

        public override string CodeBlock(string code) => code;

        public override string Link(string label, string address) => label.Length > 0 ? $"{label} ({address})" : address;

        public override string Cmdlet(string name) => name;
    }

    private sealed class MarkdownStyle : TextStyle
    {
        private const string Marks = @"\`*_[]<>|#";

        public override string Text(string text) =>
            string.Concat(text.Select((character, i) => IsMark(text, i) ? $@"\{character}" : character.ToString()));

        public override string Code(string code)
        {
            var ticks = code.Contains('`') ? "``" : "`";
            return $"{ticks}{code}{ticks}";
        }

        public override string CodeBlock(string code) => $"```powershell\n{code}\n```";

        public override string Link(string label, string address) => label.Length > 0 ? $"[{label}]({address})" : $"<{address}>";

        public override string Cmdlet(string name) => $"[{name}]({name}.md)";

        // An underscore within a name, such as AWS_PROFILE, is no mark.
        private static bool IsMark(string text, int i) =>
            Marks.Contains(text[i])
            && !(text[i] == '_' && i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]));
    }
}
