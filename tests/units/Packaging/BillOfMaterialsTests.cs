using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Packaging;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Packaging;

/// <summary>The bill of materials accounts for every assembly, and depends on nothing but the content of the package.</summary>
public sealed class BillOfMaterialsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public BillOfMaterialsTests() => File.WriteAllText(_file, "an assembly");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Each_assembly_goes_to_its_component_with_its_hash()
    {
        var document = Complete("2026-01-01T00:00:00Z", "Foreign.Library", "ImageBuilderWorkflow.Core");

        var own = document["metadata"]!["component"]!["components"]![0]!;
        var foreign = document["components"]![0]!["components"]![0]!;
        Assert.Equal("bin/ImageBuilderWorkflow.Core.dll", own["name"]!.GetValue<string>());
        Assert.Equal("bin/Foreign.Library.dll", foreign["name"]!.GetValue<string>());
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_file))),
            foreign["hashes"]![0]!["content"]!.GetValue<string>()
        );
    }

    [Fact]
    public void The_time_does_not_matter_and_the_serial_number_follows_from_the_content()
    {
        string[] assemblies = ["Foreign.Library", "ImageBuilderWorkflow"];
        var first = Complete("2026-01-01T00:00:00Z", assemblies);
        var second = Complete("2026-02-02T00:00:00Z", assemblies);
        File.AppendAllText(_file, ", changed");
        var changed = Complete("2026-02-02T00:00:00Z", assemblies);

        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", Serial(first));
        Assert.NotEqual(Serial(first), Serial(changed));
    }

    [Fact]
    public void An_assembly_without_a_component_and_a_component_without_an_assembly_are_refused()
    {
        Assert.Contains("bin/Stranger.dll", ProblemWith("Foreign.Library", "Stranger"), StringComparison.Ordinal);
        Assert.Contains("Foreign.Library", ProblemWith("ImageBuilderWorkflow"), StringComparison.Ordinal);
    }

    private static string Serial(JsonObject document) => document["serialNumber"]!.GetValue<string>();

    private string ProblemWith(params string[] assemblies) =>
        Assert.Throws<PackagingException>(() => Complete("2026-01-01T00:00:00Z", assemblies)).Message;

    private JsonObject Complete(string time, params string[] assemblies)
    {
        var bill = BillOfMaterials.Parse(
            JsonNode
                .Parse(
                    $$"""
                    {
                      "bomFormat": "CycloneDX",
                      "specVersion": "1.7",
                      "metadata": { "timestamp": "{{time}}", "component": { "name": "ImageBuilderWorkflow" } },
                      "components": [ { "name": "Foreign.Library", "version": "1.0.0" } ]
                    }
                    """
                )!
                .AsObject()
        );
        bill.AddAssemblies(assemblies.Select(name => ($"bin/{name}.dll", _file)));
        return JsonNode.Parse(bill.Render())!.AsObject();
    }
}
