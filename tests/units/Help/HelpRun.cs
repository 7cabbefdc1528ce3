using System.Xml.Linq;
using ImageBuilderWorkflow.Help;
using ImageBuilderWorkflow.Tests.Help.Samples;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Help;

/// <summary>One run of the help tool over the sample cmdlets of this assembly.</summary>
internal sealed record HelpRun(int ExitCode, IReadOnlyList<string> Errors, byte[]? File, IReadOnlyDictionary<string, string> Documents)
{
    public static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    public static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    public static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>Runs the tool after a change to the documentation of the samples.</summary>
    public static HelpRun After(Action<XDocument> change, string? assembly = null)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var documentation = SampleDocumentation.Create();
            change(documentation);
            var xml = Path.Combine(folder.FullName, "samples.xml");
            documentation.Save(xml, SaveOptions.DisableFormatting);

            // What the runtime offers to this process is what the samples were compiled against.
            var references = Path.Combine(folder.FullName, "references.txt");
            var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
            System.IO.File.WriteAllLines(references, platform.Split(Path.PathSeparator));

            var output = Path.Combine(folder.FullName, "en-US", "Samples.dll-Help.xml");
            var documents = Directory.CreateDirectory(Path.Combine(folder.FullName, "docs")).FullName;
            using var errors = new StringWriter();
            var exitCode = HelpTool.Run(
                [
                    "--assembly",
                    assembly ?? typeof(GetSampleThing).Assembly.Location,
                    "--documentation",
                    xml,
                    "--references-file",
                    references,
                    "--output",
                    output,
                    "--documents",
                    documents,
                ],
                errors
            );

            var lines = errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
            return new HelpRun(
                exitCode,
                lines,
                System.IO.File.Exists(output) ? System.IO.File.ReadAllBytes(output) : null,
                Directory
                    .EnumerateFiles(documents, "*", SearchOption.AllDirectories)
                    .ToDictionary(file => Path.GetRelativePath(documents, file).Replace('\\', '/'), System.IO.File.ReadAllText)
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The help of one cmdlet, of a run that must have worked.</summary>
    public static XElement CommandOf(string cmdlet)
    {
        var run = After(_ => { });
        Assert.Empty(run.Errors);
        return run.Document()
            .Root!.Elements(Command + "command")
            .Single(command => command.Element(Command + "details")!.Element(Command + "name")!.Value == cmdlet);
    }

    public XDocument Document()
    {
        using var stream = new MemoryStream(File!);
        return XDocument.Load(stream);
    }
}
