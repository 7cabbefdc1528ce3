using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>FIPS and dual-stack addresses, and addresses in plain text.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class EndpointRuleTests : IDisposable
{
    private readonly AwsSettings _aws = new();

    public void Dispose() => _aws.Dispose();

    [Theory]
    [InlineData("us-east-1", true, false, "https://imagebuilder-fips.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://imagebuilder.us-east-1.api.aws/")]
    [InlineData("us-east-1", true, true, "https://imagebuilder-fips.us-east-1.api.aws/")]
    [InlineData("us-gov-west-1", true, false, "https://imagebuilder.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", true, true, "https://imagebuilder-fips.us-gov-west-1.api.aws/")]
    [InlineData("cn-north-1", false, true, "https://imagebuilder.cn-north-1.api.amazonwebservices.com.cn/")]
    public void A_region_has_an_address_of_each_kind(string region, bool fips, bool dualStack, string address)
    {
        var settings = AwsSettings.Complete with { Region = region, UseFipsEndpoint = fips, UseDualStackEndpoint = dualStack };
        Assert.Equal(address, ConnectionResolver.Resolve(settings).Endpoint.AbsoluteUri);

        _aws.Set("AWS_USE_FIPS_ENDPOINT", fips ? "true" : "false");
        _aws.Set("AWS_USE_DUALSTACK_ENDPOINT", dualStack ? "True" : "False");
        Assert.Equal(address, ConnectionResolver.Resolve(AwsSettings.Complete with { Region = region }).Endpoint.AbsoluteUri);
    }

    [Theory]
    [InlineData("us-east-1", false, false, "https://logs.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", true, false, "https://logs-fips.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://logs.us-east-1.api.aws/")]
    [InlineData("us-gov-west-1", true, false, "https://logs.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", true, true, "https://logs-fips.us-gov-west-1.api.aws/")]
    [InlineData("cn-north-1", false, false, "https://logs.cn-north-1.amazonaws.com.cn/")]
    [InlineData("eusc-de-east-1", false, false, "https://logs.eusc-de-east-1.amazonaws.eu/")]
    public void CloudWatch_Logs_has_its_own_address_of_each_kind(string region, bool fips, bool dualStack, string address)
    {
        var settings = AwsSettings.Complete with { Region = region, UseFipsEndpoint = fips, UseDualStackEndpoint = dualStack };

        var logs = ConnectionResolver.Resolve(settings).ForLogs();

        Assert.Equal((address, region, ServiceDefinition.CloudWatchLogs), (logs.Endpoint.AbsoluteUri, logs.Region, logs.Service));
    }

    [Fact]
    public void The_address_of_CloudWatch_Logs_is_the_most_special_one_that_is_set()
    {
        // An address of the caller's is Image Builder's, unless it is an emulator on this computer.
        Assert.Equal("http://127.0.0.1:4566/", Logs("http://127.0.0.1:4566"));
        Assert.Equal("https://logs.eu-west-1.amazonaws.com/", Logs("https://vpce-1.example/"));

        AwsFiles.WriteConfig(
            "[profile p]\naws_access_key_id = W\naws_secret_access_key = w\nservices = s\n[services s]\ncloudwatch_logs =\n"
                + "  endpoint_url = https://of-the-profile.example/\n"
        );
        Assert.Equal("https://of-the-profile.example/", Logs("http://127.0.0.1:4566", "p"));

        _aws.Set("AWS_ENDPOINT_URL", "https://of-all.example/");
        Assert.Equal("https://of-all.example/", Logs("http://127.0.0.1:4566", "p"));

        _aws.Set("AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "https://of-logs.example/");
        Assert.Equal("https://of-logs.example/", Logs(endpointUrl: null, "p"));

        static string Logs(string? endpointUrl, string? profile = null)
        {
            var settings = profile is null ? AwsSettings.Complete : new ConnectionSettings { ProfileName = profile };
            return ConnectionResolver
                .Resolve(settings with { Region = "eu-west-1", EndpointUrl = endpointUrl })
                .ForLogs()
                .Endpoint.AbsoluteUri;
        }
    }

    [Fact]
    public void An_address_of_CloudWatch_Logs_that_is_none_is_an_error_of_that_service_alone()
    {
        _aws.Set("AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "logs");

        var connection = ConnectionResolver.Resolve(AwsSettings.Complete);

        Assert.Contains(
            "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS",
            Assert.Throws<ConfigurationException>(connection.ForLogs).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_profile_may_ask_for_a_kind_and_the_environment_goes_before_it()
    {
        AwsFiles.WriteConfig(
            "[profile work]\naws_access_key_id = W\naws_secret_access_key = w\nregion = us-east-1\nuse_fips_endpoint = "
                + "true\nuse_dualstack_endpoint = true\n"
        );
        var settings = new ConnectionSettings { ProfileName = "work" };
        Assert.Equal("https://imagebuilder-fips.us-east-1.api.aws/", ConnectionResolver.Resolve(settings).Endpoint.AbsoluteUri);

        _aws.Set("AWS_USE_FIPS_ENDPOINT", "false");
        Assert.Equal("https://imagebuilder.us-east-1.api.aws/", ConnectionResolver.Resolve(settings).Endpoint.AbsoluteUri);
    }

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "yes")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT", "1")]
    [InlineData("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "maybe")]
    [InlineData("AWS_MAX_ATTEMPTS", "0")]
    [InlineData("AWS_MAX_ATTEMPTS", "-1")]
    [InlineData("AWS_MAX_ATTEMPTS", "many")]
    [InlineData("AWS_MAX_ATTEMPTS", "99999999999")]
    public void A_setting_that_makes_no_sense_is_an_error_that_names_it(string name, string value)
    {
        _aws.Set(name, value);

        var error = Assert.Throws<ConfigurationException>(() => ConnectionResolver.Resolve(AwsSettings.Complete));

        Assert.Equal("InvalidSetting", error.Code.ToString());
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains($"'{value}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:8080")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://127.9.9.9")]
    [InlineData("http://[::1]:8080")]
    [InlineData("https://example.org")]
    public void An_address_on_this_computer_may_be_in_plain_text(string url) =>
        Assert.Equal(new Uri(url), ConnectionResolver.Resolve(AwsSettings.Complete with { EndpointUrl = url }).Endpoint);

    [Theory]
    [InlineData("http://example.org")]
    [InlineData("http://localhost.example.org")]
    [InlineData("http://127.0.0.1.example.org")]
    [InlineData("http://localhost@example.org")]
    [InlineData("http://10.0.0.1")]
    [InlineData("http://0.0.0.0")]
    [InlineData("http://[::ffff:10.0.0.1]")]
    public void Any_other_address_in_plain_text_has_to_be_allowed(string url)
    {
        var error = Assert.Throws<ConfigurationException>(() =>
            ConnectionResolver.Resolve(AwsSettings.Complete with { EndpointUrl = url })
        );
        Assert.Equal("InsecureEndpoint", error.Code.ToString());
        Assert.Contains($"'{url}' (EndpointUrl)", error.Message, StringComparison.Ordinal);

        _aws.Set("AWS_ENDPOINT_URL", url);
        Assert.Equal(
            "InsecureEndpoint",
            Assert.Throws<ConfigurationException>(() => ConnectionResolver.Resolve(AwsSettings.Complete)).Code.ToString()
        );
        Assert.Equal(new Uri(url), ConnectionResolver.Resolve(AwsSettings.Complete with { AllowInsecureEndpoint = true }).Endpoint);
    }

    [Fact]
    public void An_address_and_a_kind_of_address_do_not_go_together()
    {
        var settings = AwsSettings.Complete with { EndpointUrl = "http://localhost:1" };

        Assert.Equal(
            "EndpointNotSupported",
            Assert
                .Throws<ConfigurationException>(() => ConnectionResolver.Resolve(settings with { UseFipsEndpoint = true }))
                .Code.ToString()
        );
        Assert.Equal(
            "EndpointNotSupported",
            Assert
                .Throws<ConfigurationException>(() => ConnectionResolver.Resolve(settings with { UseDualStackEndpoint = true }))
                .Code.ToString()
        );
    }

    [Fact]
    public void The_number_of_attempts_is_that_of_the_parameter_then_the_environment_then_the_profile()
    {
        AwsFiles.WriteConfig(
            "[default]\nmax_attempts = 4\n[profile work]\naws_access_key_id = W\naws_secret_access_key = w\nmax_attempts = 5\n"
        );
        Assert.Equal(4, ConnectionResolver.Resolve(AwsSettings.Complete).MaxAttempts);
        Assert.Equal(5, ConnectionResolver.Resolve(new ConnectionSettings { ProfileName = "work", Region = "eu-west-1" }).MaxAttempts);

        _aws.Set("AWS_MAX_ATTEMPTS", "6");
        Assert.Equal(6, ConnectionResolver.Resolve(AwsSettings.Complete).MaxAttempts);
        Assert.Equal(7, ConnectionResolver.Resolve(AwsSettings.Complete with { MaxAttempts = 7 }).MaxAttempts);
    }
}
