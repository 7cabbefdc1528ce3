using System.Xml;

namespace ImageBuilderWorkflow.Help;

/// <summary>Makes the module's help file from its assembly and the doc comments of its cmdlets and output types.</summary>
public static class HelpTool
{
    /// <summary>Runs the tool: a help file without gaps, or a list of all the problems and no file.</summary>
    /// <param name="arguments">The command line, as <see cref="Options"/> describes it.</param>
    /// <param name="errors">Where problems are written to, a line each, in the form that MSBuild understands.</param>
    /// <returns>The exit code: 0 when the file was written, otherwise 1.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(errors);

        var problems = new ProblemList();
        try
        {
            var options = Options.Parse(arguments);
            var cmdlets = ModuleReader.Read(options, problems);
            if (problems.IsEmpty)
            {
                MamlWriter.Write(cmdlets, options.Output);
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
}
