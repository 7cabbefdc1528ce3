using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>The user agent is text that a header may hold.</summary>
public sealed class SdkConfigTests
{
    [Theory]
    [InlineData("nightly-report", "app/nightly-report")]
    [InlineData("a (b)\r\nc: \u00e9", "app/a -b---c- -")]
    public void The_user_agent_names_the_application(string name, string expected) =>
        Assert.EndsWith(" " + expected, new SdkConfig { ClientAppId = name }.UserAgent, StringComparison.Ordinal);
}
