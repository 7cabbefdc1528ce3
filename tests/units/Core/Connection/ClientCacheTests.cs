using Amazon.Runtime;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>One client for equal settings, as long as what they were made from is the same.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class ClientCacheTests : IDisposable
{
    private static readonly ConnectionSettings InIreland = new() { Region = "eu-west-1" };

    private readonly AwsSettings _aws = new();

    public ClientCacheTests()
    {
        _aws.Set("AWS_ACCESS_KEY_ID", "E");
        _aws.Set("AWS_SECRET_ACCESS_KEY", "e");
    }

    public void Dispose() => _aws.Dispose();

    [Fact]
    public void Equal_settings_have_one_client() =>
        Assert.Same(
            ClientCache.Get(InIreland with { AskForMfaCode = _ => "1" }),
            ClientCache.Get(new ConnectionSettings { Region = "eu-west-1", AskForMfaCode = _ => "2" })
        );

    [Fact]
    public void Other_settings_have_another() =>
        Assert.NotSame(ClientCache.Get(InIreland), ClientCache.Get(InIreland with { Region = "eu-west-2" }));

    [Fact]
    public void A_change_of_the_environment_shows()
    {
        var before = ClientCache.Get(InIreland);
        _aws.Set("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
        var after = ClientCache.Get(InIreland);

        Assert.NotSame(before, after);
    }

    [Fact]
    public void A_change_of_the_profiles_shows()
    {
        AwsFiles.WriteCredentials("[work]\naws_access_key_id = W\naws_secret_access_key = w\n");
        var before = ClientCache.Get(InIreland with { ProfileName = "work" });
        Assert.Same(before, ClientCache.Get(InIreland with { ProfileName = "work" }));

        AwsFiles.WriteCredentials("[work]\naws_access_key_id = V\naws_secret_access_key = v\n");
        Assert.NotSame(before, ClientCache.Get(InIreland with { ProfileName = "work" }));
    }

    [Fact]
    public void Secrets_that_are_given_are_not_kept()
    {
        var given = InIreland with { AccessKey = "AK", SecretKey = "SK" };

        Assert.NotSame(ClientCache.Get(given), ClientCache.Get(given));
    }

    [Fact]
    public void Other_credentials_have_another_client()
    {
        var mine = InIreland with { Credential = new BasicAWSCredentials("A", "a") };

        Assert.Same(ClientCache.Get(mine), ClientCache.Get(mine with { }));
        Assert.NotSame(ClientCache.Get(mine), ClientCache.Get(mine with { Credential = new BasicAWSCredentials("B", "b") }));
    }

    [Fact]
    public void Settings_that_are_wrong_are_looked_at_again()
    {
        var wrong = InIreland with { ProfileName = "later" };
        Assert.Throws<ConfigurationException>(() => ClientCache.Get(wrong));

        AwsFiles.WriteCredentials("[later]\naws_access_key_id = L\naws_secret_access_key = l\n");
        Assert.Equal("eu-west-1", ClientCache.Get(wrong).Region);
    }
}
