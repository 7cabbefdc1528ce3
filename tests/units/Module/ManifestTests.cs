using System.Reflection;
using System.Text.RegularExpressions;
using ImageBuilderWorkflow.Packaging;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>What the manifest says is so.</summary>
public sealed partial class ManifestTests
{
    private static readonly ModuleManifest Manifest = ModuleManifest.Read(Repository.PathOf("ImageBuilderWorkflow.psd1"));

    private static readonly ModuleManifest Staged = ModuleManifest.Read(
        Repository.PathOf("out", "ImageBuilderWorkflow", "ImageBuilderWorkflow.psd1")
    );

    [Fact]
    public void Exactly_the_cmdlets_are_exported()
    {
        Assert.Equal(CmdletClass.All.Select(cmdlet => cmdlet.Name).Order(StringComparer.Ordinal), Manifest.ListOf("CmdletsToExport"));
        Assert.Empty(Manifest.ListOf("FunctionsToExport"));
        Assert.Empty(Manifest.ListOf("AliasesToExport"));
        Assert.Empty(Manifest.ListOf("VariablesToExport"));
    }

    [Fact]
    public void The_version_is_that_of_the_assemblies() =>
        Assert.Equal(
            CmdletClass.All[0].Type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
            Manifest.Version
        );

    [Fact]
    public void It_says_that_Windows_PowerShell_is_not_supported()
    {
        Assert.Contains("Windows PowerShell 5.1 is not supported.", Manifest.ValueOf("Description"), StringComparison.Ordinal);
        Assert.DoesNotContain("PSEdition_Desktop", Manifest.ListOf("Tags"));
    }

    [Fact]
    public void The_staged_one_has_the_release_notes_of_its_version_and_no_other_difference()
    {
        var notes = new Changelog(File.ReadAllText(Repository.PathOf("CHANGELOG.md"))).NotesOf(Manifest.Version);

        Assert.Equal(notes, Staged.ValueOf("ReleaseNotes"));
        Assert.Equal(Manifest.WithReleaseNotes(notes).Text, Staged.Text);
    }

    [Fact]
    public void The_addresses_are_those_of_the_project_and_the_readme_of_the_package_has_no_others_of_it()
    {
        var project = Manifest.Required("ProjectUri");
        var name = new Uri(project).AbsolutePath;
        var readme = File.ReadAllText(Repository.PathOf("docs", "package", "README.md"));

        Assert.StartsWith("https://", project, StringComparison.Ordinal);
        Assert.Equal($"https://raw.githubusercontent.com{name}/main/docs/package/icon.png", Manifest.ValueOf("IconUri"));
        Assert.Contains(project, readme, StringComparison.Ordinal);
        // Relative links lead nowhere on the Gallery.
        Assert.All(Link().Matches(readme), link => Assert.StartsWith("https://", link.Groups["target"].Value, StringComparison.Ordinal));
        Assert.All(
            Link()
                .Matches(readme)
                .Select(link => link.Groups["target"].Value)
                .Where(target => target.Contains("github", StringComparison.Ordinal)),
            target => Assert.StartsWith(project, target, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void It_runs_where_the_issue_says()
    {
        Assert.Equal("7.4", Manifest.ValueOf("PowerShellVersion"));
        Assert.Equal(["Core"], Manifest.ListOf("CompatiblePSEditions"));
        Assert.DoesNotContain("RequiredModules", Manifest.Text, StringComparison.Ordinal);

        // Another AWSSDK.Core in the default load context would keep AWS.Tools from being imported.
        Assert.DoesNotContain("RequiredAssemblies", Manifest.Text, StringComparison.Ordinal);
        Assert.True(Guid.TryParse(Manifest.ValueOf("GUID"), out _));
    }

    [Fact]
    public void Every_file_that_it_names_is_in_the_package()
    {
        string[] files = [Manifest.Required("RootModule"), .. Manifest.ListOf("TypesToProcess"), .. Manifest.ListOf("FormatsToProcess")];

        Assert.Equal(["ImageBuilderWorkflow.psm1", "ImageBuilderWorkflow.Types.ps1xml", "ImageBuilderWorkflow.Format.ps1xml"], files);
        Assert.All(files, file => Assert.True(File.Exists(Repository.PathOf("out", "ImageBuilderWorkflow", file)), file));

        // The format file is made when the module is built.
        Assert.All(files.SkipLast(1), file => Assert.True(File.Exists(Repository.PathOf("src", "ImageBuilderWorkflow", file)), file));
    }

    [Fact]
    public void The_package_brings_no_assembly_that_the_session_has()
    {
        var assemblies = Directory
            .EnumerateFiles(Repository.PathOf("out", "ImageBuilderWorkflow", "bin", "net8.0"), "*.dll")
            .Select(Path.GetFileNameWithoutExtension)
            .ToList();

        Assert.Contains("ImageBuilderWorkflow.Module", assemblies);
        Assert.Contains("AWSSDK.Core", assemblies);
        Assert.DoesNotContain("System.Management.Automation", assemblies);
        Assert.All(
            typeof(ServiceObject).Assembly.GetReferencedAssemblies(),
            reference => Assert.DoesNotContain(reference.Name, assemblies)
        );
    }

    [GeneratedRegex(@"\]\((?<target>[^)]+)\)")]
    private static partial Regex Link();
}
