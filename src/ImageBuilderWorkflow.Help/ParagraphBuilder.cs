using System.Text;

namespace ImageBuilderWorkflow.Help;

/// <summary>Collects running text into paragraphs with normal white space, and blocks whose lines stay as they are.</summary>
internal sealed class ParagraphBuilder
{
    private static readonly char[] WhiteSpace = [' ', '\t', '\r', '\n'];

    private readonly List<string> _paragraphs = [];
    private readonly StringBuilder _running = new();

    public void Append(string text) => _running.Append(text);

    public void EndParagraph()
    {
        var words = _running.ToString().Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries);
        _running.Clear();
        AddBlock(string.Join(' ', words));
    }

    public void AddBlock(string lines)
    {
        if (lines.Length > 0)
        {
            _paragraphs.Add(lines);
        }
    }

    public IReadOnlyList<string> ToParagraphs()
    {
        EndParagraph();
        return _paragraphs;
    }
}
