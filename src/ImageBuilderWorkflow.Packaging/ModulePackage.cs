using System.Text;
using NuGet.Common;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Packaging.Licenses;
using NuGet.Versioning;

namespace ImageBuilderWorkflow.Packaging;

/// <summary>The NuGet package of a staged module, as the PowerShell Gallery and folder repositories take it.</summary>
internal sealed class ModulePackage
{
    private const string License = "Apache-2.0";

    private readonly string _folder;
    private readonly string _name;
    private readonly ModuleManifest _manifest;

    /// <summary>Takes a staged module.</summary>
    /// <param name="folder">The folder of the module. Its name is that of the module and of the package.</param>
    public ModulePackage(string folder)
    {
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        _name = Path.GetFileName(_folder);
        _manifest = ModuleManifest.Read(Path.Combine(_folder, _name + ".psd1"));
    }

    /// <summary>The name that a folder repository expects.</summary>
    public string FileName => $"{_name}.{_manifest.Version}.nupkg";

    /// <summary>
    /// The tags by which the Gallery finds modules and commands, with the prefixes that <c>Publish-Module</c> gives them, after those of
    /// the manifest.
    /// </summary>
    internal IEnumerable<string> Tags
    {
        get
        {
            var cmdlets = _manifest.ListOf("CmdletsToExport");
            return
            [
                .. _manifest.ListOf("Tags"),
                "PSModule",
                "PSIncludes_Cmdlet",
                .. cmdlets.Select(cmdlet => "PSCmdlet_" + cmdlet),
                .. cmdlets.Select(cmdlet => "PSCommand_" + cmdlet),
            ];
        }
    }

    /// <summary>Writes the package. The same module gives the same bytes.</summary>
    /// <param name="materials">What CycloneDX knows of the packages that the module references.</param>
    /// <param name="stream">Where to.</param>
    public void Write(BillOfMaterials materials, Stream stream)
    {
        var builder = new PackageBuilder(deterministic: true, NullLogger.Instance)
        {
            // The oldest time that a zip file knows.
            DeterministicTimestamp = "1980-01-01T00:00:00Z",
            Id = _name,
            Version = NuGetVersion.Parse(_manifest.Version),
            Description = _manifest.Required("Description"),
            Copyright = _manifest.Required("Copyright"),
            ReleaseNotes = _manifest.Required("ReleaseNotes"),
            LicenseMetadata = new LicenseMetadata(
                LicenseType.Expression,
                License,
                NuGetLicenseExpression.Parse(License),
                warningsAndErrors: null,
                LicenseMetadata.EmptyVersion
            ),
            ProjectUrl = new Uri(_manifest.Required("ProjectUri")),
            Repository = new RepositoryMetadata { Type = "git", Url = _manifest.Required("ProjectUri") },
            Readme = "README.md",
            // nuget.org and folders show the file, the Gallery the address.
            Icon = "icon.png",
            IconUrl = new Uri(_manifest.Required("IconUri")),
        };
        builder.Authors.Add(_manifest.Required("Author"));
        builder.Owners.Add(_manifest.Required("CompanyName"));
        builder.Tags.AddRange(Tags);

        var files = Directory
            .EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
            .Select(file => (PackagePath: Path.GetRelativePath(_folder, file).Replace('\\', '/'), File: file))
            .OrderBy(file => file.PackagePath, StringComparer.Ordinal)
            .ToList();
        builder.Files.AddRange(files.Select(file => new PhysicalPackageFile { SourcePath = file.File, TargetPath = file.PackagePath }));

        materials.AddLicense(License);
        materials.AddAssemblies(files.Where(file => file.PackagePath.EndsWith(".dll", StringComparison.Ordinal)));
        var bill = new MemoryStream(Encoding.UTF8.GetBytes(materials.Render()));
        builder.Files.Add(new PhysicalPackageFile(bill) { TargetPath = BillOfMaterials.FileName });

        builder.Save(stream);
    }
}
