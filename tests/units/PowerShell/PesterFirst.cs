using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(ImageBuilderWorkflow.Tests.PowerShell.PesterFirst))]

namespace ImageBuilderWorkflow.Tests.PowerShell;

/// <summary>
/// Begins with the Pester files, which take longest: their processes work from the first moment, while xunit runs the other tests.
/// </summary>
internal sealed class PesterFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [
            .. testCollections.OrderByDescending(collection =>
                collection.TestCollectionDisplayName.Contains(typeof(PesterTests).FullName!, StringComparison.Ordinal)
            ),
        ];
}
