using ImageBuilderWorkflow.Commands;
using ImageBuilderWorkflow.Help;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>The pages and policies in <c>docs</c> say what the doc comments of the cmdlets say now.</summary>
public sealed class HelpDocumentTests
{
    private const string Refresh = "dotnet build src/ImageBuilderWorkflow.Module -t:WriteDocuments";

    [Fact]
    public void The_pages_and_policies_are_up_to_date()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Write(folder.FullName);
            var made = Documents(folder.FullName);
            var committed = Documents(Repository.PathOf("docs"));

            string[] stale = [.. made.Keys.Union(committed.Keys).Where(name => Text(made, name) != Text(committed, name)).Order()];
            Assert.True(stale.Length == 0, $"These documents are not up to date: {string.Join(", ", stale)}. Run: {Refresh}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(string folder)
    {
        var module = typeof(GetIBImageCommand).Assembly.Location;
        var types = typeof(Image).Assembly.Location;

        // What the runtime offers to this process is what the cmdlets can be read with.
        var references = Path.Combine(folder, "references.txt");
        File.WriteAllLines(references, ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator));
        using var errors = new StringWriter();
        var exitCode = HelpTool.Run(
            [
                "--assembly",
                module,
                "--documentation",
                Path.ChangeExtension(module, "xml"),
                "--documentation",
                Path.ChangeExtension(types, "xml"),
                "--references-file",
                references,
                "--documents",
                folder,
            ],
            errors
        );
        Assert.True(exitCode == 0, errors.ToString());
    }

    private static Dictionary<string, string> Documents(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(folder, "cmdlets"))
            .Concat(Directory.EnumerateFiles(folder, "iam-*.json"))
            .ToDictionary(
                file => Path.GetRelativePath(folder, file).Replace('\\', '/'),
                file => File.ReadAllText(file).ReplaceLineEndings("\n")
            );

    private static string? Text(Dictionary<string, string> documents, string name) => documents.GetValueOrDefault(name);
}
