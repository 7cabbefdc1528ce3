using System.Xml;

namespace ImageBuilderWorkflow.Help;

/// <summary>
/// Makes the module's help file, the pages of its cmdlets and its IAM policies from its assembly and the doc comments of its cmdlets and
/// output types.
/// </summary>
public static class HelpTool
{
    /// <summary>Runs the tool: files without gaps, or a list of all the problems and no file.</summary>
    /// <param name="arguments">The command line, as <see cref="Options"/> describes it.</param>
    /// <param name="errors">Where problems are written to, a line each, in the form that MSBuild understands.</param>
    /// <returns>The exit code: 0 when the files were written, otherwise 1.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(errors);

        var problems = new ProblemList();
        try
        {
            var options = Options.Parse(arguments);
            var cmdlets = ModuleReader.Read(options, TextStyle.Plain, problems);
            if (problems.IsEmpty)
            {
                Write(cmdlets, options, problems);
                return 0;
            }
        }
        catch (Exception e)
            when (e
                    is UsageException
                        or IOException
                        or UnauthorizedAccessException
                        or XmlException
                        or BadImageFormatException
                        or TypeLoadException
            )
        {
            problems.Add(ProblemCode.CannotRun, e.Message);
        }

        foreach (var problem in problems.Lines)
        {
            errors.WriteLine(problem);
        }

        return 1;
    }

    private static void Write(IReadOnlyList<CmdletHelp> cmdlets, Options options, ProblemList problems)
    {
        if (options.Output is { } output)
        {
            MamlWriter.Write(cmdlets, output);
        }

        if (options.Documents is { } documents)
        {
            MarkdownWriter.Write(ModuleReader.Read(options, TextStyle.Markdown, problems), Path.Combine(documents, "cmdlets"));
            PolicyFiles.Write(cmdlets, documents);
        }
    }
}
