using System.Net.Sockets;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Names of regions that are wrong, and names that are only new.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class RegionNameTests : IDisposable
{
    private readonly AwsSettings _aws = new();

    public void Dispose() => _aws.Dispose();

    [Theory]
    [InlineData("eu-wset-1", "eu-west-1")]
    [InlineData("us-est-1", "us-east-1")]
    [InlineData("eu-west1", "eu-west-1")]
    [InlineData("EU-WEST-1", "eu-west-1")]
    [InlineData("us-gov-wets-1", "us-gov-west-1")]
    [InlineData("frankfurt", null)]
    [InlineData("", null)]
    public void The_nearest_known_region_is_found(string typed, string? nearest) => Assert.Equal(nearest, KnownRegions.Nearest(typed));

    [Fact]
    public void A_known_region_is_its_own_nearest() =>
        Assert.All(KnownRegions.All, region => Assert.Equal(region.Name, KnownRegions.Nearest(region.Name)));

    [Theory]
    [InlineData("eu-west-1a", "eu-west-1")]
    [InlineData("EU-WEST-1", "eu-west-1")]
    [InlineData("euwest1", "eu-west-1")]
    [InlineData("us_east_1", "us-east-1")]
    [InlineData("eu-west", "eu-west-")]
    [InlineData("Frankfurt", "eu-west-1")]
    [InlineData("local", "eu-west-1")]
    public void What_has_the_form_of_no_partition_is_refused_with_what_would_be_right(string region, string hint)
    {
        var error = Assert.Throws<ConfigurationException>(() => ConnectionResolver.Resolve(AwsSettings.Complete with { Region = region }));

        Assert.Equal("InvalidRegion", error.Code.ToString());
        Assert.Contains($"'{region}'", error.Message, StringComparison.Ordinal);
        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_known_region_has_a_form_that_is_taken() =>
        Assert.All(
            KnownRegions.All,
            region => Assert.Equal(region.Name, ConnectionResolver.Resolve(AwsSettings.Complete with { Region = region.Name }).Region)
        );

    [Theory]
    [InlineData("eu-brandnew-9")]
    [InlineData("nz-north-1")]
    [InlineData("us-gov-south-12")]
    [InlineData("us-isoz-east-1")]
    [InlineData("eusc-fr-west-1")]
    public void A_new_region_is_asked(string region) =>
        Assert.Contains(
            region,
            ConnectionResolver.Resolve(AwsSettings.Complete with { Region = region }).Endpoint.Host,
            StringComparison.Ordinal
        );

    [Fact]
    public void An_address_of_ones_own_takes_any_name() =>
        Assert.Equal(
            "local",
            ConnectionResolver.Resolve(AwsSettings.Complete with { Region = "local", EndpointUrl = "http://127.0.0.1:1" }).Region
        );

    [Fact]
    public async Task Where_an_unknown_region_has_no_address_the_error_names_the_nearest_and_is_final()
    {
        // No request leaves this machine: no resolver knows .invalid.
        var connection = new AwsConnection("eu-wset-1", new Uri("https://imagebuilder.eu-wset-1.invalid/"), AwsKeys(), maxAttempts: null)
        {
            Origin = Origin("eu-wset-1"),
        };
        Assert.SkipWhen(SystemProxy.Instance.GetProxy(connection.Endpoint) is not null, "A proxy looks up the names of hosts here.");

        var error = await Assert.ThrowsAsync<ConnectionFaultException>(() =>
            new AwsTransport(connection).SendAsync(
                new ServiceRequest
                {
                    Operation = "ListImages",
                    Method = "POST",
                    Body = [.. "{}"u8],
                },
                TestContext.Current.CancellationToken
            )
        );

        Assert.Contains("'eu-wset-1' (from Region)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean eu-west-1?", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsFinal);
        Assert.Equal(RetryAction.GiveUp, ActionOn(error));
        Assert.Equal(RetryAction.Wait, ActionOn(new ConnectionFaultException("m", new SocketException())));
    }

    [Fact]
    public void A_mistaken_region_of_a_profile_or_a_variable_is_told_with_its_place()
    {
        AwsFiles.WriteConfig("[profile work]\nregion = \"eu-west-1\"\n");
        var keys = AwsSettings.Complete with { Region = null };

        Assert.Contains(
            $"'\"eu-west-1\"' is not the name of a region (region in [profile work] of '{AwsFiles.Config}', line 2). A region looks like "
                + $"eu-west-1. Write it without quotes: eu-west-1.",
            Assert.Throws<ConfigurationException>(() => ConnectionResolver.Resolve(keys with { ProfileName = "work" })).Message,
            StringComparison.Ordinal
        );

        _aws.Set("AWS_REGION", "eu_west_1");
        Assert.Contains(
            "'eu_west_1' is not the name of a region (AWS_REGION).",
            Assert.Throws<ConfigurationException>(() => ConnectionResolver.Resolve(keys)).Message,
            StringComparison.Ordinal
        );
    }

    private static RetryAction ActionOn(Exception failure) =>
        new RetryPolicy(() => 1).Decide(failure, 1, Repairs.None, DateTimeOffset.UtcNow).Action;

    private static CredentialSource AwsKeys() => new(new Amazon.Runtime.BasicAWSCredentials("A", "a"));

    private static ConnectionOrigin Origin(string region) =>
        new()
        {
            Region = SettingSource.Parameter("Region"),
            Endpoint = new SettingSource(SettingSource.RegionCode, "the region " + region),
            Credentials = SettingSource.Parameter("AccessKey"),
        };
}
