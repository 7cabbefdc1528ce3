using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What the SDK would read by itself, and variables that are set to nothing.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class SdkIsolationTests : IDisposable
{
    private readonly AwsSettings _aws = new();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public void The_SDK_reads_no_shared_file_of_its_own()
    {
        AwsFiles.WriteCredentials("[seen]\naws_access_key_id = A\naws_secret_access_key = a\n");
        AwsFiles.WriteConfig("[profile also]\naws_access_key_id = A\naws_secret_access_key = a\n");

        Assert.True(SdkIsolation.Apply(), "The SDK has moved what says where the files are, or what it has read.");
        Assert.Empty(new CredentialProfileStoreChain().ListProfiles());
    }

    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("AWS_SESSION_TOKEN")]
    [InlineData("AWS_PROFILE")]
    [InlineData("AWS_REGION")]
    [InlineData("AWS_DEFAULT_REGION")]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_IMAGEBUILDER")]
    [InlineData("AWS_ENDPOINT_URL_STS")]
    [InlineData("AWS_ENDPOINT_URL_SSO")]
    [InlineData("AWS_ENDPOINT_URL_SSO_OIDC")]
    [InlineData("AWS_ENDPOINT_URL_SIGNIN")]
    [InlineData("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")]
    [InlineData("AWS_USE_FIPS_ENDPOINT")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT")]
    [InlineData("AWS_MAX_ATTEMPTS")]
    [InlineData("AWS_RETRY_MODE")]
    [InlineData("AWS_DEFAULTS_MODE")]
    [InlineData("AWS_SDK_UA_APP_ID")]
    [InlineData("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")]
    [InlineData("AWS_CONTAINER_CREDENTIALS_FULL_URI")]
    [InlineData("AWS_CONTAINER_AUTHORIZATION_TOKEN")]
    [InlineData("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")]
    [InlineData("AWS_WEB_IDENTITY_TOKEN_FILE")]
    [InlineData("AWS_ROLE_ARN")]
    [InlineData("AWS_ROLE_SESSION_NAME")]
    [InlineData("AWS_LOGIN_CACHE_DIRECTORY")]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT")]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE")]
    public async Task A_variable_that_is_set_to_nothing_counts_as_not_set(string variable)
    {
        await using var server = RawServer.Answering(200, Role("ASIAROLE"), "Content-Type: text/xml");
        AwsFiles.WriteConfig(
            "[default]\nregion = eu-west-1\nservices = local\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\n"
                + "[profile base]\naws_access_key_id = A\naws_secret_access_key = a\n"
                + $"[services local]\nsts =\n  endpoint_url = {server.Address}\nimagebuilder =\n  endpoint_url = http://127.0.0.1:1\n"
        );
        _aws.Set(variable, string.Empty);

        var connection = ConnectionResolver.Resolve(new ConnectionSettings());

        Assert.Equal(("eu-west-1", "http://127.0.0.1:1/"), (connection.Region, connection.Endpoint.AbsoluteUri));
        Assert.Equal("ASIAROLE", (await connection.Credentials.GetCredentialsAsync()).AccessKey);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Half_a_key_in_the_environment_is_an_error_and_nothing_else_stands_in_for_it(string? secret)
    {
        AwsFiles.WriteCredentials("[default]\naws_access_key_id = D\naws_secret_access_key = d\n");
        _aws.Set("AWS_ACCESS_KEY_ID", "E");
        _aws.Set("AWS_SECRET_ACCESS_KEY", secret);

        var error = Assert.Throws<ConfigurationException>(() =>
            ConnectionResolver.Resolve(new ConnectionSettings { Region = "eu-west-1" })
        );

        Assert.Equal("IncompleteAccessKey", error.Code.ToString());
        Assert.Contains("AWS_SECRET_ACCESS_KEY is not", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_given_may_be_written_as_a_config_file_is()
    {
        var path = AwsFiles.WriteOther(
            "[profile 'my prof'] # mine\naws_access_key_id = A\naws_secret_access_key = a\nregion = eu-west-3\n"
        );

        var connection = ConnectionResolver.Resolve(new ConnectionSettings { ProfileName = "my prof", ProfileLocation = path });

        Assert.Equal(("A", "eu-west-3"), (connection.Credentials.GetCredentials().AccessKey, connection.Region));
    }

    [Fact]
    public void The_environment_may_name_a_file_in_the_users_folder()
    {
        AwsFiles.WriteConfig("[profile work]\naws_access_key_id = W\naws_secret_access_key = w\nregion = eu-west-3\n");
        _aws.Set("HOME", Path.GetDirectoryName(AwsFiles.Config));
        _aws.Set("USERPROFILE", Path.GetDirectoryName(AwsFiles.Config));

        foreach (var path in new[] { "~/config", "$HOME/config", "${HOME}/config" })
        {
            _aws.Set("AWS_CONFIG_FILE", path);
            Assert.Equal("eu-west-3", ConnectionResolver.Resolve(new ConnectionSettings { ProfileName = "work" }).Region);
        }
    }

    [Fact]
    public async Task A_web_identity_needs_no_name_of_its_session()
    {
        await using var server = RawServer.Answering(
            200,
            Role("ASIAPOD").Replace("AssumeRole", "AssumeRoleWithWebIdentity", StringComparison.Ordinal),
            "Content-Type: text/xml"
        );
        _aws.Set("AWS_ENDPOINT_URL_STS", server.Address.AbsoluteUri);
        _aws.Set("AWS_WEB_IDENTITY_TOKEN_FILE", AwsFiles.WriteOther("identity"));
        _aws.Set("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/surroundings");
        _aws.Set("AWS_ROLE_SESSION_NAME", string.Empty);

        var connection = ConnectionResolver.Resolve(new ConnectionSettings { Region = "eu-west-1" });

        Assert.Equal("ASIAPOD", (await connection.Credentials.GetCredentialsAsync()).AccessKey);
        Assert.IsNotType<AssumeRoleAWSCredentials>(connection.Credentials);
        Assert.Equal("Container", connection.Origin!.Credentials.Code);
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL_IMAGEBUILDER")]
    [InlineData("AWS_ENDPOINT_URL")]
    public void An_address_that_is_none_is_told_with_the_variable(string variable)
    {
        _aws.Set(variable, "localhost:4566");

        var error = Assert.Throws<ConfigurationException>(() => ConnectionResolver.Resolve(AwsSettings.Complete));

        Assert.Contains("'localhost:4566'", error.Message, StringComparison.Ordinal);
        Assert.Contains($"({variable})", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max_attempts = many", "max_attempts", "a whole number")]
    [InlineData("use_fips_endpoint = yes", "use_fips_endpoint", "true or false")]
    [InlineData("use_dualstack_endpoint = 1", "use_dualstack_endpoint", "true or false")]
    [InlineData("ignore_configured_endpoint_urls = no", "ignore_configured_endpoint_urls", "true or false")]
    [InlineData("services = missing", "[services missing]", "services in")]
    [InlineData("endpoint_url = localhost", "'localhost'", "endpoint_url in")]
    public void A_setting_that_makes_no_sense_is_told_with_its_place(string setting, params string[] texts)
    {
        AwsFiles.WriteConfig($"[profile work]\naws_access_key_id = W\naws_secret_access_key = w\n{setting}\n");

        var error = Assert.Throws<ConfigurationException>(() =>
            ConnectionResolver.Resolve(new ConnectionSettings { ProfileName = "work", Region = "eu-west-1" })
        );

        Assert.All(texts, text => Assert.Contains(text, error.Message, StringComparison.Ordinal));
        Assert.Contains($"in [profile work] of '{AwsFiles.Config}', line 4", error.Message, StringComparison.Ordinal);
    }

    private static string Role(string key) =>
        "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><Credentials>"
        + $"<AccessKeyId>{key}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
        + "<Expiration>2099-01-01T00:00:00Z</Expiration>"
        + "</Credentials></AssumeRoleResult></AssumeRoleResponse>";
}
