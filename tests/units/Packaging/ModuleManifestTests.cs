using ImageBuilderWorkflow.Packaging;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Packaging;

/// <summary>The manifest is read and completed as PowerShell would read it.</summary>
public sealed class ModuleManifestTests
{
    private const string Text = """
        @{
            ModuleVersion = '0.2.0'
            Author        = 'O''Hara'
            Exports       = @(
                'Get-One'
                'Get-Two'
            )
            Nothing       = @()
            PrivateData   = @{ PSData = @{
                Tags         = @('a', 'b')
                ReleaseNotes = ''
            } }
        }
        """;

    private static readonly ModuleManifest Manifest = new(Text);

    [Fact]
    public void Texts_and_lists_are_read()
    {
        Assert.Equal("O'Hara", Manifest.ValueOf("Author"));
        Assert.Null(Manifest.ValueOf("Company"));
        Assert.Equal(["Get-One", "Get-Two"], Manifest.ListOf("Exports"));
        Assert.Equal(["a", "b"], Manifest.ListOf("Tags"));
        Assert.Empty(Manifest.ListOf("Nothing"));
        Assert.Contains("Company", Assert.Throws<PackagingException>(() => Manifest.Required("Company")).Message, StringComparison.Ordinal);
        Assert.Contains("Other", Assert.Throws<PackagingException>(() => Manifest.ListOf("Other")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_of_the_package_has_the_prerelease_label()
    {
        Assert.Equal("0.2.0", Manifest.Version);
        Assert.Equal(
            "0.2.0-beta1",
            new ModuleManifest(Text.Replace("ReleaseNotes", "Prerelease = 'beta1'\n        ReleaseNotes", StringComparison.Ordinal)).Version
        );
    }

    [Fact]
    public void Release_notes_are_quoted_and_replace_nothing_else()
    {
        var completed = Manifest.WithReleaseNotes("It's `new`:\n$x costs $1, \u2018quoted\u2019");

        Assert.Equal(
            Text.Replace(
                "ReleaseNotes = ''",
                "ReleaseNotes = 'It''s `new`:\n$x costs $1, \u2018\u2018quoted\u2019\u2019'",
                StringComparison.Ordinal
            ),
            completed.Text
        );
        Assert.Throws<PackagingException>(() => completed.WithReleaseNotes("Again"));
    }
}
