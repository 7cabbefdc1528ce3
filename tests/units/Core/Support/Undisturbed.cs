using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>A collection of the tests that look at the clock: they run beside no other.</summary>
[CollectionDefinition(nameof(Undisturbed), DisableParallelization = true)]
public static class Undisturbed;
