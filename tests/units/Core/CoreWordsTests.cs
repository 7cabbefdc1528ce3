using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Core knows nothing of PowerShell: its texts name no cmdlet and no parameter.</summary>
public sealed partial class CoreWordsTests
{
    [Fact]
    public void No_text_of_Core_names_a_parameter_or_a_cmdlet()
    {
        using var file = new PEReader(File.OpenRead(typeof(ImageBuilderClient).Assembly.Location));
        var texts = Texts(file.GetMetadataReader()).ToList();

        Assert.Contains("No AWS region was found.", texts);
        Assert.DoesNotContain(texts, text => PowerShellName().IsMatch(text));
    }

    [Theory]
    [InlineData("Give -Region.", true)]
    [InlineData("-StartingToken", true)]
    [InlineData("(-Credential)", true)]
    [InlineData("Get-IBImage finds it.", true)]
    [InlineData("Run Set-AWSCredential.", true)]
    [InlineData("Run Invoke-AWSSSOLogin.", true)]
    [InlineData("X-Amz-Date", false)]
    [InlineData("x-amzn-RequestId", false)]
    [InlineData("aws sso login --profile ", false)]
    [InlineData("[A-Za-z0-9_-]", false)]
    public void Names_of_PowerShell_are_recognized(string text, bool isName) => Assert.Equal(isName, PowerShellName().IsMatch(text));

    // All texts in the assembly's code, the constant parts of interpolated ones among them.
    private static IEnumerable<string> Texts(MetadataReader reader)
    {
        for (var handle = reader.GetNextHandle(MetadataTokens.UserStringHandle(0)); !handle.IsNil; handle = reader.GetNextHandle(handle))
        {
            yield return reader.GetUserString(handle);
        }
    }

    [GeneratedRegex(@"(?<![\w\]-])-[A-Z][a-z]\w*|\b(?!Content|Retry|User)[A-Z][a-z]+-(?:IB|AWS)[A-Z]\w+")]
    private static partial Regex PowerShellName();
}
