using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Which address is asked.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class EndpointTests : IDisposable
{
    private readonly AwsSettings _aws = new();

    public void Dispose() => _aws.Dispose();

    [Theory]
    [InlineData("eu-west-1", "https://imagebuilder.eu-west-1.amazonaws.com/")]
    [InlineData("us-east-1", "https://imagebuilder.us-east-1.amazonaws.com/")]
    [InlineData("il-central-1", "https://imagebuilder.il-central-1.amazonaws.com/")]
    [InlineData("eu-brandnew-9", "https://imagebuilder.eu-brandnew-9.amazonaws.com/")]
    [InlineData("cn-north-1", "https://imagebuilder.cn-north-1.amazonaws.com.cn/")]
    [InlineData("cn-northwest-1", "https://imagebuilder.cn-northwest-1.amazonaws.com.cn/")]
    [InlineData("us-gov-west-1", "https://imagebuilder.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-iso-east-1", "https://imagebuilder.us-iso-east-1.c2s.ic.gov/")]
    [InlineData("us-isob-east-1", "https://imagebuilder.us-isob-east-1.sc2s.sgov.gov/")]
    [InlineData("eu-isoe-west-1", "https://imagebuilder.eu-isoe-west-1.cloud.adc-e.uk/")]
    [InlineData("us-isof-south-1", "https://imagebuilder.us-isof-south-1.csp.hci.ic.gov/")]
    [InlineData("eusc-de-east-1", "https://imagebuilder.eusc-de-east-1.amazonaws.eu/")]
    public void A_region_has_an_address_of_its_partition(string region, string address) =>
        Assert.Equal(address, Endpoint(AwsSettings.Complete with { Region = region }));

    [Fact]
    public void A_parameter_goes_before_the_services_variable_and_that_before_the_general_one()
    {
        Assert.Equal("https://imagebuilder.eu-west-1.amazonaws.com/", Endpoint(AwsSettings.Complete));
        _aws.Set("AWS_ENDPOINT_URL", "http://localhost:1001");
        Assert.Equal("http://localhost:1001/", Endpoint(AwsSettings.Complete));
        _aws.Set("AWS_ENDPOINT_URL_IMAGEBUILDER", "http://localhost:1002");
        Assert.Equal("http://localhost:1002/", Endpoint(AwsSettings.Complete));
        Assert.Equal("http://localhost:1003/", Endpoint(AwsSettings.Complete with { EndpointUrl = "http://localhost:1003" }));
        _aws.Set("AWS_ENDPOINT_URL_IMAGEBUILDER", null);
        _aws.Set("AWS_ENDPOINT_URL", null);
        Assert.Equal("https://imagebuilder.eu-west-1.amazonaws.com/", Endpoint(AwsSettings.Complete));
    }

    [Fact]
    public void The_profile_may_have_an_address()
    {
        AwsFiles.WriteConfig(
            "[profile work]\naws_access_key_id = W\naws_secret_access_key = w\nregion = eu-west-1\nendpoint_url = http://localhost:1004\n"
        );

        Assert.Equal("http://localhost:1004/", Endpoint(new ConnectionSettings { ProfileName = "work" }));
    }

    [Fact]
    public void The_profile_may_have_an_address_for_this_service()
    {
        AwsFiles.WriteConfig(
            """
            [profile work]
            aws_access_key_id = W
            aws_secret_access_key = w
            region = eu-west-1
            endpoint_url = http://localhost:1004
            services = local
            [services local]
            imagebuilder =
              endpoint_url = http://localhost:1005
            """
        );

        Assert.Equal("http://localhost:1005/", Endpoint(new ConnectionSettings { ProfileName = "work" }));
    }

    [Fact]
    public void The_default_profile_may_have_an_address_and_change_it_in_the_middle_of_a_session()
    {
        AwsFiles.WriteConfig("[default]\nendpoint_url = http://localhost:1006\n[profile work]\nendpoint_url = http://localhost:1007\n");
        Assert.Equal("http://localhost:1006/", Endpoint(AwsSettings.Complete));

        _aws.Set("AWS_PROFILE", "work");
        Assert.Equal("http://localhost:1007/", Endpoint(AwsSettings.Complete));
    }

    [Fact]
    public void The_settings_may_say_that_no_variable_counts()
    {
        _aws.Set("AWS_ENDPOINT_URL", "http://localhost:1001");
        _aws.Set("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");

        Assert.Equal("https://imagebuilder.eu-west-1.amazonaws.com/", Endpoint(AwsSettings.Complete));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [InlineData("https://[::1]:8443/prefix/", "https://[::1]:8443/prefix/")]
    [InlineData("HTTPS://Example.org", "https://example.org/")]
    public void An_address_may_have_any_host_and_port(string url, string address) =>
        Assert.Equal(address, Endpoint(AwsSettings.Complete with { EndpointUrl = url }));

    [Theory]
    [InlineData("localhost:8080")]
    [InlineData("localhost")]
    [InlineData("/path")]
    [InlineData("ftp://example.org")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://")]
    [InlineData("http://:80")]
    [InlineData("not an address")]
    public void What_is_no_web_address_is_an_error_that_names_it(string url)
    {
        AssertInvalid(AwsSettings.Complete with { EndpointUrl = url }, url);
        _aws.Set("AWS_ENDPOINT_URL_IMAGEBUILDER", url);
        AssertInvalid(AwsSettings.Complete, url);
    }

    [Fact]
    public void Another_address_keeps_the_region_for_the_signature()
    {
        var connection = ConnectionResolver.Resolve(
            AwsSettings.Complete with
            {
                Region = "eu-west-3",
                EndpointUrl = "http://localhost:1003",
            }
        );

        Assert.Equal("eu-west-3", connection.Region);
    }

    private static string Endpoint(ConnectionSettings settings) => ConnectionResolver.Resolve(settings).Endpoint.AbsoluteUri;

    private static void AssertInvalid(ConnectionSettings settings, string url)
    {
        var error = Assert.Throws<ConfigurationException>(() => ConnectionResolver.Resolve(settings));

        Assert.Equal("InvalidEndpointUrl", error.Code.ToString());
        Assert.Contains(url, error.Message, StringComparison.Ordinal);
    }
}
