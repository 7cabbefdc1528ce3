using System.Text.RegularExpressions;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>What the front page says is what the cmdlets are, and what the pages behind it say.</summary>
public sealed partial class ReadmeTests
{
    private const string WholeProcess = ", whole process";

    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    private static readonly List<string[]> Comparison = Table(Readme, "| | this module |");

    [Fact]
    public void It_leads_to_the_page_of_each_cmdlet() =>
        Assert.Equal(
            CmdletClass.All.Select(cmdlet => $"[{cmdlet.Name}](docs/cmdlets/{cmdlet.Name}.md)").Order(StringComparer.Ordinal),
            CmdletLink().Matches(Readme).Select(match => match.Value).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void It_counts_the_operations() =>
        Assert.StartsWith($"{Repository.ReadApiFacts()["operations"]!.AsObject().Count}:", Row("operations")[1], StringComparison.Ordinal);

    [Fact]
    public void Its_times_are_those_of_the_performance_page()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "performance.md"));
        var inside = Table(page, "| case | limit |");
        var whole = Table(page, "| case | cmdlets |");
        var rows = Comparison.Where(row => Duration().IsMatch(row[1])).ToList();

        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var isWhole = row[0].EndsWith(WholeProcess, StringComparison.Ordinal);
            var table = isWhole ? whole : inside;
            var label = isWhole ? row[0][..^WholeProcess.Length] : row[0];
            var measured = table.Find(cells => cells[0] == label);
            Assert.True(measured is not null, $"docs/performance.md has no case '{label}'.");

            string[] contestants = ["cmdlets", "SDK loop", "AWS CLI", "boto3", "boto3, threads"];
            var times = row.Skip(1).SelectMany(cell => Duration().Matches(cell)).Select(match => match.Value).ToList();
            Assert.Equal(
                contestants.Take(times.Count).Select(name => Duration().Match(measured[Array.IndexOf(table[0], name)]).Value),
                times
            );
        }
    }

    [Fact]
    public void Its_results_of_faults_are_those_of_the_reliability_page()
    {
        var page = Table(File.ReadAllText(Repository.PathOf("docs", "reliability.md")), "| fault |");
        foreach (var fault in new[] { "JSON cut short once", "429 eight times in a row", "page tokens going round", "403" })
        {
            var measured = page.Single(cells => cells[0] == fault);
            var row = Row(fault);

            foreach (var (column, name) in new[] { (1, "this module"), (2, "AWSSDK.Core"), (4, "boto3 standard") })
            {
                Assert.StartsWith(measured[Array.IndexOf(page[0], name)], row[column], StringComparison.Ordinal);
            }
        }
    }

    private static string[] Row(string label) => Comparison.Single(row => row[0].StartsWith(label, StringComparison.Ordinal));

    // The rows of the table with this head, each as its cells.
    private static List<string[]> Table(string text, string head) =>
        [
            .. text.ReplaceLineEndings("\n")
                .Split('\n')
                .SkipWhile(line => !line.StartsWith(head, StringComparison.Ordinal))
                .TakeWhile(line => line.StartsWith('|'))
                .Select(line => line[1..^1].Split('|', StringSplitOptions.TrimEntries)),
        ];

    [GeneratedRegex(@"\[[A-Z][a-z]+-IB\w+\]\([^)]+\)")]
    private static partial Regex CmdletLink();

    [GeneratedRegex(@"~?[\d.]+ (?:ms|s)\b")]
    private static partial Regex Duration();
}
