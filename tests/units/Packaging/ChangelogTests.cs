using ImageBuilderWorkflow.Packaging;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Packaging;

/// <summary>The section of a version is found, whole and alone.</summary>
public sealed class ChangelogTests
{
    private static readonly Changelog Changelog = new(
        """
        # Changelog

        About versions.

        ## 0.3.0 - unreleased

        ## 0.2.0-beta1 - 2026-02-01

        ### Added

        - A beta.

        ## 0.2.0 - 2026-03-01

        - Two.

        ## 0.1.0
        - One.
        """
    );

    [Theory]
    [InlineData("0.2.0-beta1", "### Added\n\n- A beta.")]
    [InlineData("0.2.0-beta2", "- Two.")]
    [InlineData("0.2.0", "- Two.")]
    [InlineData("0.1.0", "- One.")]
    public void The_notes_are_those_of_the_version(string version, string notes) => Assert.Equal(notes, Changelog.NotesOf(version));

    [Theory]
    [InlineData("0.3.0")]
    [InlineData("0.4.0")]
    [InlineData("0.2")]
    public void A_version_without_notes_is_refused(string version) =>
        Assert.Contains(version, Assert.Throws<PackagingException>(() => Changelog.NotesOf(version)).Message, StringComparison.Ordinal);
}
