using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Which region is asked.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class RegionTests : IDisposable
{
    private static readonly ConnectionSettings Nowhere = new() { AccessKey = "AK", SecretKey = "SK" };

    private readonly AwsSettings _aws = new();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public void What_is_said_first_goes_first()
    {
        AwsFiles.WriteCredentials(
            "[default]\naws_access_key_id = D\naws_secret_access_key = d\nregion = eu-north-1\n[work]\naws_access_key_id = "
                + "W\naws_secret_access_key = w\n"
        );
        AwsFiles.WriteConfig("[profile work]\nregion = eu-south-1\n");
        _aws.Set("AWS_REGION", "eu-west-1");
        _aws.Set("AWS_DEFAULT_REGION", "eu-west-2");
        var all = Nowhere with { Region = "us-east-1", ArnRegion = "us-east-2", ProfileName = "work", SessionRegion = "us-west-1" };

        Assert.Equal("us-east-1", Region(all));
        Assert.Equal("us-east-2", Region(all with { Region = null }));
        Assert.Equal("eu-south-1", Region(all with { Region = null, ArnRegion = null }));
        Assert.Equal("us-west-1", Region(Nowhere with { SessionRegion = "us-west-1" }));
        Assert.Equal("eu-west-1", Region(Nowhere));
        _aws.Set("AWS_REGION", null);
        Assert.Equal("eu-west-2", Region(Nowhere));
        _aws.Set("AWS_DEFAULT_REGION", string.Empty);
        Assert.Equal("eu-north-1", Region(Nowhere));
    }

    [Fact]
    public void A_profile_without_a_region_leaves_it_to_the_environment()
    {
        AwsFiles.WriteCredentials("[work]\naws_access_key_id = W\naws_secret_access_key = w\n");
        _aws.Set("AWS_REGION", "eu-west-1");

        Assert.Equal("eu-west-1", Region(new ConnectionSettings { ProfileName = "work" }));
    }

    [Fact]
    public void The_region_of_the_file_that_is_given_counts()
    {
        AwsFiles.WriteCredentials("[work]\naws_access_key_id = W\naws_secret_access_key = w\nregion = eu-west-1\n");
        var path = AwsFiles.WriteOther("[work]\naws_access_key_id = O\naws_secret_access_key = o\nregion = eu-west-3\n");

        Assert.Equal("eu-west-3", Region(new ConnectionSettings { ProfileName = "work", ProfileLocation = path }));
    }

    [Fact]
    public void The_default_profile_may_change_in_a_session()
    {
        AwsFiles.WriteConfig("[default]\nregion = eu-west-1\n[profile work]\nregion = eu-west-2\n");
        Assert.Equal("eu-west-1", Region(Nowhere));

        _aws.Set("AWS_PROFILE", "work");
        Assert.Equal("eu-west-2", Region(Nowhere));
        _aws.Set("AWS_PROFILE", null);
        AwsFiles.WriteConfig("[default]\nregion = eu-central-1\n");
        Assert.Equal("eu-central-1", Region(Nowhere));
    }

    [Fact]
    public void Without_any_region_the_error_comes_at_once()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var error = Assert.Throws<ConfigurationException>(() => ConnectionResolver.Resolve(Nowhere));

        Assert.Equal("RegionNotFound", error.Code.ToString());
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("[default")]
    [InlineData("[default]\nnonsense\n")]
    [InlineData("[default]\nregion =\n")]
    [InlineData("region = eu-west-1\n")]
    public void A_file_that_makes_no_sense_names_no_region(string text)
    {
        AwsFiles.WriteConfig(text);

        Assert.Throws<ConfigurationException>(() => ConnectionResolver.Resolve(Nowhere));
    }

    [Theory]
    [InlineData("eu west 1")]
    [InlineData("eu-west-1/")]
    [InlineData("evil.example.com/")]
    [InlineData("eu-west-1.evil")]
    [InlineData("eu-west-1@evil")]
    [InlineData("eu-west-1#")]
    [InlineData("eu-west-1:80")]
    [InlineData("-")]
    [InlineData("\u00e9u-west-1")]
    [InlineData("eu-west-1\n")]
    public void What_cannot_be_a_part_of_an_address_is_no_region(string region)
    {
        Assert.Equal(
            "InvalidRegion",
            Assert.Throws<ConfigurationException>(() => ConnectionResolver.Resolve(Nowhere with { Region = region })).Code.ToString()
        );
        Assert.Equal(
            "InvalidRegion",
            Assert.Throws<ConfigurationException>(() => ConnectionResolver.Resolve(Nowhere with { ArnRegion = region })).Code.ToString()
        );
        Assert.Equal(
            "InvalidRegion",
            Assert
                .Throws<ConfigurationException>(() =>
                    ConnectionResolver.Resolve(Nowhere with { Region = region, EndpointUrl = "http://127.0.0.1:1/" })
                )
                .Code.ToString()
        );
    }

    private static string Region(ConnectionSettings settings) => ConnectionResolver.Resolve(settings).Region;
}
