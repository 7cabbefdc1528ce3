using Xunit.Sdk;
using Xunit.v3;

namespace ImageBuilderWorkflow.Tests.PowerShell;

/// <summary>
/// Begins to run the files of all rows that were selected, largest first, since xunit runs the rows of a class one after another: a row
/// then waits for the outcome of its file.
/// </summary>
internal sealed class BeginAllAtOnce : ITestCaseOrderer
{
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase
    {
        bool IsSelected(string file) =>
            testCases.Any(row => row.TestCaseDisplayName.Contains($"\"{Path.GetFileName(file)}\"", StringComparison.Ordinal));
        PesterHost.Begin(TestFiles.All.Except(TestFiles.Alone).Where(IsSelected).OrderByDescending(file => new FileInfo(file).Length));
        return testCases;
    }
}
