using System.Reflection;
using System.Runtime.Loader;

namespace ImageBuilderWorkflow;

/// <summary>
/// Loads the cmdlets and what they depend on into a load context of their own, so that a session in which another module
/// has loaded another version of the same libraries keeps working, and so does that module. Called by the module's script.
/// </summary>
public static class ModuleLoader
{
    private const string CmdletAssembly = "ImageBuilderWorkflow.Module";

    private static readonly Lazy<Assembly> Cmdlets = new(() =>
        new PrivateContext(Path.GetDirectoryName(typeof(ModuleLoader).Assembly.Location)!)
            .LoadFromAssemblyName(new AssemblyName(CmdletAssembly)));

    /// <summary>Loads the assembly of the cmdlets; a second call returns the same one.</summary>
    /// <returns>The assembly to import.</returns>
    public static Assembly LoadCmdlets() => Cmdlets.Value;

    private sealed class PrivateContext(string folder) : AssemblyLoadContext(nameof(ImageBuilderWorkflow))
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            // The output types must be the very ones that the session sees.
            var own = typeof(ModuleLoader).Assembly;
            if (assemblyName.Name == own.GetName().Name)
            {
                return own;
            }

            // What does not lie beside the module (PowerShell, the framework) comes from the session.
            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
