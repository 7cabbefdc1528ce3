using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ImageBuilderWorkflow.Commands;

/// <summary>What is to be completed, and in which session.</summary>
internal sealed class CompletionRequest
{
    // A completer is given no session; the one that it runs in is what a script there says that it is.
    private static readonly ScriptBlock Engine = ScriptBlock.Create("$ExecutionContext");

    // A loop is where PowerShell looks whether it is to stop.
    private static readonly ScriptBlock Loop = ScriptBlock.Create("while ($false) { }");

    private readonly EngineIntrinsics _engine;
    private readonly CommandAst _line;

    /// <summary>Looks at the session; only possible on the pipeline's thread.</summary>
    /// <param name="command">The cmdlet's name.</param>
    /// <param name="word">The word at the cursor.</param>
    /// <param name="line">The line, as far as this command goes.</param>
    /// <param name="bound">What PowerShell has made of the line.</param>
    public CompletionRequest(string command, string? word, CommandAst line, IDictionary bound)
    {
        _line = line;
        _engine = (EngineIntrinsics)Engine.Invoke()[0].BaseObject;
        Typed = new TypedText(word);
        Bound = new BoundParameters(command, bound, _engine.SessionState.PSVariable.GetValue("PSDefaultParameterValues") as IDictionary);
    }

    /// <summary>What is typed so far.</summary>
    public TypedText Typed { get; }

    /// <summary>What else stands on the line.</summary>
    public BoundParameters Bound { get; }

    /// <summary>All texts on the line, also those that PowerShell cannot bind because they exclude each other.</summary>
    public IEnumerable<string> Texts =>
        Bound.AllTexts.Concat(_line.CommandElements.OfType<StringConstantExpressionAst>().Select(static text => text.Value));

    /// <summary>
    /// Whether the word is the beginning of name/version or name/version/build. A name has no slash; typed without a parameter's name, the
    /// ARN finds its own parameter.
    /// </summary>
    /// <param name="parameter">The parameter of names.</param>
    public bool IsShortArn(string parameter) =>
        Typed.Text.Contains('/')
        && !_line
            .CommandElements.OfType<CommandParameterAst>()
            .Any(given => parameter.StartsWith(given.ParameterName, StringComparison.OrdinalIgnoreCase));

    /// <summary>The session.</summary>
    public SessionState Session => _engine.SessionState;

    /// <summary>The session's commands.</summary>
    public CommandInvocationIntrinsics Commands => _engine.InvokeCommand;

    /// <summary>Ends the wait of whoever has pressed Ctrl+C. A completer is not told of it.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    public static void ThrowIfStopped() => Loop.Invoke();
}
