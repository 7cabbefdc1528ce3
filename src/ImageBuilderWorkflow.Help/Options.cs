namespace ImageBuilderWorkflow.Help;

/// <summary>What the command line asks for.</summary>
/// <param name="Assembly">The assembly with the cmdlets.</param>
/// <param name="Documentation">The compiler's documentation files: of the cmdlets and of the output types.</param>
/// <param name="References">The assemblies that the cmdlets were compiled against.</param>
/// <param name="Output">The help file to write; <see langword="null"/> for none.</param>
/// <param name="Documents">The folder to write the pages and the IAM policies to; <see langword="null"/> for none.</param>
/// <param name="Manifest">The manifest, which has the address of the project; <see langword="null"/> for no links to the pages.</param>
internal sealed record Options(
    string Assembly,
    IReadOnlyList<string> Documentation,
    IReadOnlyList<string> References,
    string? Output,
    string? Documents,
    string? Manifest
)
{
    private const string Usage =
        "usage: ImageBuilderWorkflow.Help --assembly <dll> --documentation <xml>... "
        + "(--reference <dll>... | --references-file <file with a path a line>) "
        + "[--output <file>] [--documents <folder>] [--manifest <psd1>]";

    public static Options Parse(IReadOnlyList<string> arguments)
    {
        string? assembly = null;
        string? output = null;
        string? documents = null;
        string? manifest = null;
        var documentation = new List<string>();
        var references = new List<string>();

        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw new UsageException(Usage);
            switch (arguments[i])
            {
                case "--assembly":
                    assembly = value;
                    break;
                case "--documentation":
                    documentation.Add(value);
                    break;
                case "--reference":
                    references.Add(value);
                    break;
                case "--references-file":
                    references.AddRange(File.ReadLines(value).Where(line => !string.IsNullOrWhiteSpace(line)));
                    break;
                case "--output":
                    output = value;
                    break;
                case "--documents":
                    documents = value;
                    break;
                case "--manifest":
                    manifest = value;
                    break;
                default:
                    throw new UsageException($"'{arguments[i]}' is not an option; {Usage}");
            }
        }

        return assembly is null || (output ?? documents) is null || documentation.Count == 0 || references.Count == 0
            ? throw new UsageException(Usage)
            : new Options(assembly, documentation, references, output, documents, manifest);
    }
}
