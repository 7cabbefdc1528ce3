using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageBuilderWorkflow.Packaging;

/// <summary>
/// The bill of materials that CycloneDX makes from the restored packages, completed with what only the package knows: which assemblies came
/// of which component, and their hashes.
/// </summary>
internal sealed class BillOfMaterials
{
    /// <summary>The name of the file in the package. The extension is that which CycloneDX prescribes.</summary>
    public const string FileName = "ImageBuilderWorkflow.cdx.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private readonly JsonObject _document;

    private BillOfMaterials(JsonObject document) => _document = document;

    private JsonObject Module => _document["metadata"]!["component"]!.AsObject();

    private IEnumerable<JsonObject> Components => _document["components"]!.AsArray().Select(component => component!.AsObject());

    /// <summary>Takes what CycloneDX has made.</summary>
    /// <param name="document">The document.</param>
    public static BillOfMaterials Parse(JsonObject document)
    {
        // The time of the run would make every package another one.
        document["metadata"]!.AsObject().Remove("timestamp");
        return new BillOfMaterials(document);
    }

    /// <summary>Adds the licence of the module itself.</summary>
    /// <param name="expression">The SPDX expression.</param>
    public void AddLicense(string expression) => Module["licenses"] = new JsonArray(new JsonObject { ["expression"] = expression });

    /// <summary>
    /// Adds the assemblies of the package: each to the component of its name, or to the module if it is one of the module's own.
    /// </summary>
    /// <param name="assemblies">The path in the package and the file of each.</param>
    /// <exception cref="PackagingException">An assembly has no component, or a component has no assembly.</exception>
    public void AddAssemblies(IEnumerable<(string PackagePath, string File)> assemblies)
    {
        var unused = Components.ToDictionary(component => component["name"]!.GetValue<string>());
        foreach (var (packagePath, file) in assemblies)
        {
            var name = Path.GetFileNameWithoutExtension(packagePath);
            if (!unused.Remove(name, out var owner))
            {
                owner = IsOwn(name)
                    ? Module
                    : throw new PackagingException($"{packagePath} comes from no package that the module references.");
            }

            if (owner["components"] is not JsonArray files)
            {
                owner["components"] = files = [];
            }

            files.Add(Describe(packagePath, file));
        }

        if (unused.Keys.FirstOrDefault() is { } missing)
        {
            throw new PackagingException($"The module references {missing}, but its assembly is not in the package.");
        }
    }

    /// <summary>Renders the document. Its serial number follows from its content.</summary>
    public string Render()
    {
        var document = _document.DeepClone().AsObject();
        var content = SHA256.HashData(Encoding.UTF8.GetBytes(document.ToJsonString()));
        document.Insert(2, "serialNumber", $"urn:uuid:{ToUuid(content)}");
        return document.ToJsonString(Indented) + "\n";
    }

    private static bool IsOwn(string name) =>
        name == "ImageBuilderWorkflow" || name.StartsWith("ImageBuilderWorkflow.", StringComparison.Ordinal);

    private static JsonObject Describe(string packagePath, string file) =>
        new()
        {
            ["type"] = "file",
            ["name"] = packagePath,
            ["hashes"] = new JsonArray(
                new JsonObject { ["alg"] = "SHA-256", ["content"] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) }
            ),
        };

    // Version 8 of RFC 9562: the bits are the application's own.
    private static Guid ToUuid(byte[] hash)
    {
        var bytes = hash[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
