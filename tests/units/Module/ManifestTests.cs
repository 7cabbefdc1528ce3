using System.Text.RegularExpressions;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>What the manifest says is so.</summary>
public sealed class ManifestTests
{
    private static readonly string Manifest = File.ReadAllText(Repository.PathOf("ImageBuilderWorkflow.psd1"));

    [Fact]
    public void Exactly_the_cmdlets_are_exported()
    {
        Assert.Equal(CmdletClass.All.Select(cmdlet => cmdlet.Name).Order(StringComparer.Ordinal), ListOf("CmdletsToExport"));
        Assert.Empty(ListOf("FunctionsToExport"));
        Assert.Empty(ListOf("AliasesToExport"));
        Assert.Empty(ListOf("VariablesToExport"));
    }

    [Fact]
    public void The_version_is_that_of_the_assemblies() =>
        Assert.Equal(CmdletClass.All[0].Type.Assembly.GetName().Version!.ToString(3), ValueOf("ModuleVersion"));

    [Fact]
    public void It_runs_where_the_issue_says()
    {
        Assert.Equal("7.4", ValueOf("PowerShellVersion"));
        Assert.Equal(["Core"], ListOf("CompatiblePSEditions"));
        Assert.DoesNotContain("RequiredModules", Manifest, StringComparison.Ordinal);

        // Another AWSSDK.Core in the default load context would keep AWS.Tools from being imported.
        Assert.DoesNotContain("RequiredAssemblies", Manifest, StringComparison.Ordinal);
        Assert.True(Guid.TryParse(ValueOf("GUID"), out _));
    }

    [Fact]
    public void Every_file_that_it_names_is_in_the_package()
    {
        string[] files = [ValueOf("RootModule"), .. ListOf("TypesToProcess"), .. ListOf("FormatsToProcess")];

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

    private static string ValueOf(string name) =>
        Regex.Match(Manifest, $@"^ *{name} *= *'([^']*)'", RegexOptions.Multiline).Groups[1].Value;

    private static IEnumerable<string> ListOf(string name)
    {
        var list = Regex.Match(Manifest, $@"^ *{name} *= *@\(([^)]*)\)", RegexOptions.Multiline);
        Assert.True(list.Success, $"{name} is no list.");
        return Regex.Matches(list.Groups[1].Value, "'([^']*)'").Select(item => item.Groups[1].Value);
    }
}
