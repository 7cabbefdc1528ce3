using System.Globalization;
using System.Text.RegularExpressions;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests;

/// <summary>Lines of C# and of PowerShell are as long as <c>.editorconfig</c> promises, and no longer.</summary>
public sealed partial class LineLengthTests
{
    private const string RawString = "\"\"\"";

    private static readonly string[] Folders = ["docs", "src", "samples", "tests"];

    private static readonly string[] Extensions = [".cs", ".ps1", ".psm1"];

    [Fact]
    public void NoLineOfCodeIsLongerThanTheEditorConfigAllows()
    {
        var config = File.ReadAllLines(Path.Combine(Repository.Root, ".editorconfig"));
        var setting = config.Single(line => line.StartsWith("max_line_length", StringComparison.Ordinal));
        var most = int.Parse(setting.Split('=')[1], CultureInfo.InvariantCulture);
        var tooLong = Folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Where(path => Extensions.Contains(Path.GetExtension(path)))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .SelectMany(path => LongLines(path, most))
            .ToList();

        Assert.Empty(tooLong);
    }

    // A question of the tour and the one command that answers it, which the tour prints as it stands.
    [GeneratedRegex(@"^    '[^']+' = \{ .+ \}$")]
    private static partial Regex Question();

    // The text of a raw string stands as it is: data of tests may need lines of any length.
    private static IEnumerable<string> LongLines(string path, int most)
    {
        var isRaw = false;
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            var marks = line.Split(RawString).Length - 1;
            if (line.Length > most && !isRaw && marks == 0 && !Question().IsMatch(line))
            {
                yield return $"{Path.GetRelativePath(Repository.Root, path)}:{index + 1}";
            }

            isRaw ^= marks % 2 == 1;
        }
    }
}
