using System.Net;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Hosts that are asked without the proxy.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class SystemProxyTests : IDisposable
{
    private static readonly Uri Service = new("https://imagebuilder.eu-west-1.amazonaws.com/");
    private static readonly SystemProxy Proxy = new(new WebProxy("http://127.0.0.1:3128"));

    private readonly EnvironmentScope _environment = new();

    public void Dispose() => _environment.Dispose();

    [Theory]
    [InlineData("*.amazonaws.com", true)]
    [InlineData(".amazonaws.com", true)]
    [InlineData("amazonaws.com", true)]
    [InlineData("localhost, *.AmazonAWS.com ", true)]
    [InlineData("imagebuilder.eu-west-1.amazonaws.com", true)]
    [InlineData("*", true)]
    [InlineData("", false)]
    [InlineData(",", false)]
    [InlineData("zonaws.com", false)]
    [InlineData("*.amazonaws.com.cn", false)]
    [InlineData("*.eu-west-2.amazonaws.com", false)]
    public void A_domain_stands_for_its_hosts(string exceptions, bool isBypassed)
    {
        _environment.Set("no_proxy", null);
        _environment.Set("NO_PROXY", exceptions);

        Assert.Equal(isBypassed, Proxy.IsBypassed(Service));
        Assert.Equal(isBypassed ? null : new Uri("http://127.0.0.1:3128/"), Proxy.GetProxy(Service));
    }
}
