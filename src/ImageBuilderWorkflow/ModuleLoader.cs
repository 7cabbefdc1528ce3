using System.Reflection;
using System.Runtime.Loader;

namespace ImageBuilderWorkflow;

/// <summary>
/// Loads the cmdlets and their dependencies into a separate load context. The module therefore works in a session in which another module
/// has loaded other versions of the same libraries, and the other module keeps working too. The script of the module calls this class.
/// </summary>
public static class ModuleLoader
{
    private const string CmdletAssembly = "ImageBuilderWorkflow.Module";

    private static readonly Lazy<Assembly> Cmdlets = new(() =>
        new PrivateContext(Path.GetDirectoryName(typeof(ModuleLoader).Assembly.Location)!).LoadFromAssemblyName(
            new AssemblyName(CmdletAssembly)
        )
    );

    /// <summary>Loads the assembly of the cmdlets. A second call returns the same assembly.</summary>
    /// <returns>The assembly to import.</returns>
    public static Assembly LoadCmdlets() => Cmdlets.Value;

    private sealed class PrivateContext(string folder) : AssemblyLoadContext(nameof(ImageBuilderWorkflow))
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            // The output types must be the same types that the session uses.
            var own = typeof(ModuleLoader).Assembly;
            if (assemblyName.Name == own.GetName().Name)
            {
                return own;
            }

            // Assemblies that are not in the folder of the module (PowerShell, the framework) come from the session.
            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
