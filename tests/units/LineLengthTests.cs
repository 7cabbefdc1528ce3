using System.Globalization;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests;

/// <summary>Lines are as long as <c>.editorconfig</c> promises, and no longer.</summary>
public sealed class LineLengthTests
{
    private const string RawString = "\"\"\"";

    private static readonly string[] Folders = ["src", "samples", "tests"];

    [Fact]
    public void NoLineOfCodeIsLongerThanTheEditorConfigAllows()
    {
        var config = File.ReadAllLines(Path.Combine(Repository.Root, ".editorconfig"));
        var setting = config.Single(line => line.StartsWith("max_line_length", StringComparison.Ordinal));
        var most = int.Parse(setting.Split('=')[1], CultureInfo.InvariantCulture);
        var tooLong = Folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .SelectMany(path => LongLines(path, most))
            .ToList();

        Assert.Empty(tooLong);
    }

    // The text of a raw string stands as it is: data of tests may need lines of any length.
    private static IEnumerable<string> LongLines(string path, int most)
    {
        var isRaw = false;
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            var marks = line.Split(RawString).Length - 1;
            if (line.Length > most && !isRaw && marks == 0)
            {
                yield return $"{Path.GetRelativePath(Repository.Root, path)}:{index + 1}";
            }

            isRaw ^= marks % 2 == 1;
        }
    }
}
