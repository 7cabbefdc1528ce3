using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ImageBuilderWorkflow.Packaging;
using ImageBuilderWorkflow.Tests.Commands;
using ImageBuilderWorkflow.Tests.Core;
using NuGet.Packaging;
using Xunit;

namespace ImageBuilderWorkflow.Tests.PowerShell;

/// <summary>The package that a release publishes, and what a new user gets who installs it from a repository.</summary>
[Trait("Category", "PowerShell")]
public sealed class PackageTests(PackedModule packed) : IClassFixture<PackedModule>, IDisposable
{
    private const long MaxBytes = 3_000_000;

    private static readonly string[] Names = [.. CmdletClass.All.Select(cmdlet => cmdlet.Name).Order(StringComparer.Ordinal)];

    private readonly string _home = Directory.CreateTempSubdirectory("ib-home-").FullName;

    private static ModuleManifest Manifest => ModuleManifest.Read(Path.Combine(TestFiles.StagedModule, "ImageBuilderWorkflow.psd1"));

    // PowerShell keeps the repositories and the modules of a user in the user's folders: here they are empty and the test's own.
    private Dictionary<string, string?> UserFolders =>
        new()
        {
            ["HOME"] = _home,
            ["XDG_DATA_HOME"] = null,
            ["XDG_CONFIG_HOME"] = null,
            ["XDG_CACHE_HOME"] = null,
            ["PSModulePath"] = null,
        };

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void It_is_small()
    {
        Assert.InRange(new FileInfo(packed.File).Length, 1, MaxBytes);
        Assert.InRange(new FileInfo(Path.Combine(TestFiles.StagedModule, "icon.png")).Length, 1, 30_000);
    }

    [Fact]
    public void It_has_the_same_bytes_when_it_is_packed_at_another_time()
    {
        var materials = JsonNode.Parse(File.ReadAllText(PackedModule.BillOfMaterials))!.AsObject();
        materials["metadata"]!["timestamp"] = "2001-02-03T04:05:06Z";

        var again = new MemoryStream();
        new ModulePackage(TestFiles.StagedModule).Write(BillOfMaterials.Parse(materials), again);

        Assert.Equal(File.ReadAllBytes(packed.File), again.ToArray());
    }

    [Fact]
    public async Task It_describes_itself_as_the_manifest_does()
    {
        using var package = new PackageArchiveReader(packed.File);
        var nuspec = package.NuspecReader;

        Assert.Equal($"ImageBuilderWorkflow.{Manifest.Version}.nupkg", Path.GetFileName(packed.File));
        Assert.Equal("ImageBuilderWorkflow", nuspec.GetId());
        Assert.Equal(Manifest.Version, nuspec.GetVersion().ToNormalizedString());
        Assert.Equal(Manifest.ValueOf("Description"), nuspec.GetDescription());
        Assert.Equal(Manifest.ValueOf("ReleaseNotes"), nuspec.GetReleaseNotes().ReplaceLineEndings("\n"));
        Assert.Equal(Manifest.ValueOf("ProjectUri"), nuspec.GetProjectUrl());
        Assert.Equal(Manifest.ValueOf("IconUri"), nuspec.GetIconUrl());
        Assert.Equal(Manifest.ValueOf("ProjectUri"), nuspec.GetRepositoryMetadata().Url);
        Assert.Equal((LicenseType.Expression, "Apache-2.0"), (nuspec.GetLicenseMetadata()!.Type, nuspec.GetLicenseMetadata()!.License));
        Assert.Equal(("README.md", "icon.png"), (nuspec.GetReadme(), nuspec.GetIcon()));
        Assert.Empty(nuspec.GetDependencyGroups());

        string[] tags =
        [
            .. Manifest.ListOf("Tags"),
            "PSModule",
            "PSIncludes_Cmdlet",
            .. Names.Select(name => $"PSCmdlet_{name}"),
            .. Names.Select(name => $"PSCommand_{name}"),
        ];
        Assert.Equal(tags, nuspec.GetTags().Split(' '));

        using var icon = new BinaryReader(await package.GetStreamAsync("icon.png", TestContext.Current.CancellationToken));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], icon.ReadBytes(4));
    }

    [Fact]
    public void It_contains_the_staged_module_and_its_bill_of_materials()
    {
        using var package = new PackageArchiveReader(packed.File);
        var staged = Directory
            .EnumerateFiles(TestFiles.StagedModule, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(TestFiles.StagedModule, file).Replace('\\', '/'));

        Assert.Equal(
            staged.Append("ImageBuilderWorkflow.cdx.json").Order(StringComparer.Ordinal),
            package.GetFiles().Where(IsContent).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_bill_of_materials_and_the_notices_name_what_is_in_it()
    {
        using var package = new PackageArchiveReader(packed.File);
        var foreign = package
            .GetFiles("bin")
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => !name!.StartsWith("ImageBuilderWorkflow", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();
        var versions = XDocument
            .Load(Repository.PathOf("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .ToDictionary(item => item.Attribute("Include")!.Value, item => item.Attribute("Version")!.Value);

        using var stream = package.GetStream("ImageBuilderWorkflow.cdx.json");
        var components = JsonNode.Parse(stream)!["components"]!.AsArray();
        Assert.Equal(
            foreign.Select(name => $"{name} {versions[name!]} {LicenceOf(name!)} bin/net8.0/{name}.dll"),
            components
                .Select(component =>
                    $"{component!["name"]} {component["version"]} {component["licenses"]![0]!["license"]!["id"]} "
                    + component["components"]![0]!["name"]
                )
                .Order(StringComparer.Ordinal)
        );

        var notices = File.ReadLines(Repository.PathOf("THIRD-PARTY-NOTICES.txt")).Where(line => line.Length > 0 && !line.Contains(' '));
        Assert.Equal(foreign, notices.Order(StringComparer.Ordinal));

        static string LicenceOf(string name) => name.StartsWith("AWSSDK.", StringComparison.Ordinal) ? "Apache-2.0" : "MIT";
    }

    [Fact]
    public async Task PSResourceGet_saves_it_and_a_new_session_uses_it_and_the_tour_runs_with_it()
    {
        var modules = Path.Combine(_home, "modules");
        Directory.CreateDirectory(modules);
        // The repository is removed: on Windows the user's folders are the real ones.
        var name = Path.GetFileName(packed.Repository);
        var found = await ChildProcess.RunScriptAsync(
            $$"""
            Register-PSResourceRepository -Name '{{name}}' -Uri '{{packed.Repository}}' -Trusted
            try {
                Find-PSResource ImageBuilderWorkflow -Repository '{{name}}' | ForEach-Object { "$($_.Name) $($_.Version) $($_.ProjectUri)" }
                Save-PSResource ImageBuilderWorkflow -Repository '{{name}}' -Path '{{modules}}'
            }
            finally { Unregister-PSResourceRepository '{{name}}' }
            """,
            UserFolders
        );
        var installed = Path.Combine(modules, "ImageBuilderWorkflow", Manifest.ValueOf("ModuleVersion")!);

        Assert.Equal([$"ImageBuilderWorkflow {Manifest.Version} {Manifest.ValueOf("ProjectUri")}"], found);
        Assert.Equal([installed, .. Names, "True", "golden-image"], await UseAsync(modules));

        var tour = new ProcessStartInfo("dotnet", [TestFiles.Tour, "--module", "ImageBuilderWorkflow"]);
        tour.Environment["PSModulePath"] = modules;
        var output = await ChildProcess.RunAsync(tour);
        Assert.Contains($"with ImageBuilderWorkflow {Manifest.ValueOf("ModuleVersion")} of {installed}", output, StringComparison.Ordinal);
        Assert.Contains("\"ApplyBuildComponents\",\"COMPLETED\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public Task PSResourceGet_installs_it() =>
        InstallsAsync(
            $"""
            Register-PSResourceRepository -Name folder -Uri '{packed.Repository}'
            Install-PSResource ImageBuilderWorkflow -Repository folder -TrustRepository
            """
        );

    [Fact]
    public Task PowerShellGet_2_installs_it_and_finds_it_by_a_cmdlet() =>
        InstallsAsync(
            $"""
            Register-PSRepository -Name folder -SourceLocation '{packed.Repository}' -InstallationPolicy Trusted
            Find-Module -Repository folder -Command Get-IBImage | Install-Module -Scope CurrentUser
            """
        );

    // What is not NuGet's own.
    private static bool IsContent(string path) =>
        path is not ("[Content_Types].xml" or "ImageBuilderWorkflow.nuspec")
        && !path.StartsWith("_rels/", StringComparison.Ordinal)
        && !path.StartsWith("package/", StringComparison.Ordinal);

    private async Task InstallsAsync(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows no variable moves the folder of the user's modules.");
        var modules = Path.Combine(_home, ".local", "share", "powershell", "Modules");

        Assert.Empty(await ChildProcess.RunScriptAsync(script, UserFolders));

        var installed = Path.Combine(modules, "ImageBuilderWorkflow", Manifest.ValueOf("ModuleVersion")!);
        Assert.Equal([installed, .. Names, "True", "golden-image"], await UseAsync(modules));
    }

    // A session that finds the module by the name of a cmdlet.
    private Task<IReadOnlyList<string>> UseAsync(string modules) =>
        ChildProcess.RunScriptAsync(
            $"""
            $env:PSModulePath = '{modules}' + [System.IO.Path]::PathSeparator + $env:PSModulePath
            Connect-IBSampleAccount
            (Get-Module ImageBuilderWorkflow).ModuleBase
            (Get-Command -Module ImageBuilderWorkflow).Name | Sort-Object -CaseSensitive
            (Get-Help Get-IBImage).Synopsis -like 'Gets images*'
            (Get-IBImagePipeline golden*).Name
            """,
            UserFolders
        );
}
