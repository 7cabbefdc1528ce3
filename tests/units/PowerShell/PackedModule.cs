using System.Diagnostics;
using System.Reflection;
using Xunit;

namespace ImageBuilderWorkflow.Tests.PowerShell;

/// <summary>The package of the staged module, made as a release makes it, in a folder that serves as a repository.</summary>
public sealed class PackedModule : IAsyncLifetime
{
    /// <summary>The folder of the package, which contains nothing else.</summary>
    public string Repository { get; } = Directory.CreateTempSubdirectory("ib-package-").FullName;

    /// <summary>The package.</summary>
    public string File => Directory.EnumerateFiles(Repository).Single();

    /// <summary>What CycloneDX made for it.</summary>
    public static string BillOfMaterials =>
        Core.Repository.PathOf("src", "ImageBuilderWorkflow.Module", "obj", Configuration, "net8.0", "bom.json");

    private static string Configuration =>
        typeof(PackedModule).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>Packs. Nothing is built: other tests use what is staged.</summary>
    public async ValueTask InitializeAsync() =>
        await ChildProcess.RunAsync(
            new ProcessStartInfo(
                "dotnet",
                [
                    "msbuild",
                    Core.Repository.PathOf("src", "ImageBuilderWorkflow.Module"),
                    "-nologo",
                    "-target:PackStagedModule",
                    "-property:BuildProjectReferences=false",
                    $"-property:Configuration={Configuration}",
                    $"-property:ModulePackageFolder={Repository}",
                ]
            )
        );

    /// <summary>Deletes the package.</summary>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(Repository, recursive: true);
        return ValueTask.CompletedTask;
    }
}
