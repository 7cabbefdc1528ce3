using System.Text.Json.Nodes;

namespace ImageBuilderWorkflow.Packaging;

/// <summary>The command line of the tool.</summary>
internal static class PackagingTool
{
    private const string Usage = """
        usage: ImageBuilderWorkflow.Packaging manifest <psd1> <changelog> <version> <psd1 to write>
               ImageBuilderWorkflow.Packaging pack <staged module> <bill of materials of CycloneDX> <folder of the package>
        """;

    /// <summary>Does what the arguments say.</summary>
    /// <param name="arguments">The command and its operands.</param>
    /// <param name="errors">Where the reason of a failure goes, in the form that MSBuild takes for an error.</param>
    /// <returns>The exit code of the process.</returns>
    public static int Run(string[] arguments, TextWriter errors)
    {
        try
        {
            switch (arguments)
            {
                case ["manifest", var source, var changelog, var version, var output]:
                    WriteManifest(source, changelog, version, output);
                    return 0;
                case ["pack", var module, var materials, var folder]:
                    Pack(module, materials, folder);
                    return 0;
                default:
                    errors.WriteLine(Usage);
                    return 2;
            }
        }
        catch (PackagingException problem)
        {
            errors.WriteLine($"error : {problem.Message}");
            return 1;
        }
    }

    private static void WriteManifest(string source, string changelog, string version, string output)
    {
        var manifest = ModuleManifest.Read(source);
        if (manifest.Version != version)
        {
            throw new PackagingException($"The manifest is of version {manifest.Version}, the build of version {version}.");
        }

        var notes = new Changelog(File.ReadAllText(changelog)).NotesOf(version);
        File.WriteAllText(output, manifest.WithReleaseNotes(notes).Text);
    }

    private static void Pack(string module, string materials, string folder)
    {
        var bill = BillOfMaterials.Parse(JsonNode.Parse(File.ReadAllText(materials))!.AsObject());
        var package = new ModulePackage(module);
        var path = Path.Combine(folder, package.FileName);
        Directory.CreateDirectory(folder);
        using var file = File.Create(path);
        package.Write(bill, file);
    }
}
