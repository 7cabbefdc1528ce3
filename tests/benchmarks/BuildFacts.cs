using System.Reflection;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>Where the build has put what is measured.</summary>
internal static class BuildFacts
{
    /// <summary>The loopback server's assembly.</summary>
    public static string LoopbackServer => Fact(nameof(LoopbackServer));

    /// <summary>The folder of the module's package.</summary>
    public static string StagedModule => Fact(nameof(StagedModule));

    /// <summary>The page that <c>--write</c> writes.</summary>
    public static string Document => Fact(nameof(Document));

    private static string Fact(string name) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == name).Value!;
}
