using System.Xml.Linq;

namespace ImageBuilderWorkflow.Tests.Help;

/// <summary>
/// The documentation file of the sample cmdlets as the compiler would write it, complete until a test takes something away.
/// </summary>
internal static class SampleDocumentation
{
    public const string Prefix = "ImageBuilderWorkflow.Tests.Help.Samples";

    public static XDocument Create() => XDocument.Parse(Text, LoadOptions.PreserveWhitespace);

    public static XElement Member(this XDocument documentation, string id) =>
        documentation.Descendants("member").Single(member => member.Attribute("name")!.Value == id);

    private const string Text = """
        <?xml version="1.0"?>
        <doc>
          <assembly><name>Samples</name></assembly>
          <members>
            <member name="T:ImageBuilderWorkflow.Tests.Help.Samples.GetSampleThing">
              <summary>
              Gets things, and says
              when they began.
              </summary>
              <remarks>
                <para>By <see cref="P:ImageBuilderWorkflow.Tests.Help.Samples.GetSampleThing.Name"/> it writes
                <see cref="T:ImageBuilderWorkflow.Tests.Help.Samples.SampleThing"/>; the start is <see langword="null"/> at first.
                <see cref="T:ImageBuilderWorkflow.Tests.Help.Samples.RemoveSampleThing"/> undoes it,
                <see href="https://example.org/why">the page</see> says why. A <c>-MaxItems</c> of <paramref name="none"/> is <see langword="abstract"/>.</para>
                <list type="bullet">
                  <item>One   bad name is one error.</item>
                  <item><term>Ctrl+C</term><description>Stops <b>at once</b>.</description></item>
                </list>
                Text without a paragraph of its own.
                <list type="number"><item>First</item><item>Second</item></list>
                <code>
                  one {
                    two &lt; 3

                  }
                </code>
              </remarks>
              <example>
                <para>Get one thing</para>
                <code>Get-SampleThing -Name one</code>
                <para>Writes one object.</para>
                <para>It is <see langword="true"/>.</para>
              </example>
              <example>
                Sort two things
                <code>
                'one', 'two' |
                    Get-SampleThing
                </code>
              </example>
              <permission action="imagebuilder:GetImage"/>
              <permission action="logs:GetLogEvents">for the <c>log</c></permission>
              <seealso href="https://example.org/api">The API</seealso>
              <seealso cref="T:ImageBuilderWorkflow.Tests.Help.Samples.RemoveSampleThing"/>
            </member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.GetSampleThing.Id"><summary>The ids of the things.</summary></member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.GetSampleThing.Name">
              <summary>The names of the things.</summary>
              <remarks>A name is not unique.</remarks>
            </member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.GetSampleThing.Colour">
              <inheritdoc/>
              <remarks>Red if you ask me.</remarks>
            </member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.GetSampleThing.MaxItems"><summary>How many to get.</summary></member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.GetSampleThing.Kind"><summary>The kind of thing.</summary></member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.GetSampleThing.Extra"><summary>Something more.</summary></member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.GetSampleThing.Secret"><summary>For tests.</summary></member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.SampleCmdlet`1.Region"><summary>The region to ask.</summary></member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.SampleCmdlet`1.Colour">
              <summary>The colour of the things.</summary>
            </member>
            <member name="T:ImageBuilderWorkflow.Tests.Help.Samples.RemoveSampleThing">
              <summary>Removes things.</summary>
              <remarks>For ever.</remarks>
              <example>Remove a thing<code>Remove-SampleThing</code>It is gone.</example>
            </member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.RemoveSampleThing.Options"><summary>Numbers by name.</summary></member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.RemoveSampleThing.Address"><summary>Where it is.</summary></member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.RemoveSampleThing.Force">
              <inheritdoc cref="P:ImageBuilderWorkflow.Tests.Help.Samples.GetSampleThing.Secret"/>
            </member>
            <member name="T:ImageBuilderWorkflow.Tests.Help.Samples.SampleThing"><summary>One thing.</summary></member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.SampleThing.Name"><summary>Its name.</summary></member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.SampleThing.Start">
              <summary>When it began; <see langword="null"/> before.</summary>
            </member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.SampleThing.Colour"><inheritdoc/></member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.SampleObject.Region"><summary>Where it is from.</summary></member>
            <member name="P:ImageBuilderWorkflow.Tests.Help.Samples.IPainted.Colour"><summary>What colour it has.</summary></member>
          </members>
        </doc>
        """;
}
