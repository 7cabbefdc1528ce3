using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Credentials of another copy of the AWS SDK, such as AWS.Tools has, known by nothing but their members' names.</summary>
public sealed class ForeignCredentialTests
{
    [Fact]
    public void Its_keys_are_asked_for_anew_every_time()
    {
        var foreign = new ChangingCredentials();
        var credentials = ForeignCredentials.TryWrap(foreign)!;
        Assert.Equal(0, foreign.Asked);

        var first = credentials.GetCredentials();
        var second = credentials.GetCredentials();

        Assert.Equal(("AK1", "SK1", "ST1"), (first.AccessKey, first.SecretKey, first.Token));
        Assert.Equal(("AK2", "SK2", "ST2"), (second.AccessKey, second.SecretKey, second.Token));
        Assert.Equal(2, foreign.Asked);
    }

    [Fact]
    public async Task So_they_are_without_waiting()
    {
        var credentials = ForeignCredentials.TryWrap(new ChangingCredentials())!;

        Assert.Equal("AK1", (await credentials.GetCredentialsAsync()).AccessKey);
        Assert.Equal("AK2", (await credentials.GetCredentialsAsync()).AccessKey);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_key_may_have_no_token(string? token)
    {
        var keys = ForeignCredentials.TryWrap(new FixedCredentials(new Keys("AK", "SK", token)))!.GetCredentials();

        Assert.False(keys.UseToken);
        Assert.Equal("AK", keys.AccessKey);
    }

    [Fact]
    public void A_key_may_have_no_member_for_a_token_at_all()
    {
        var keys = ForeignCredentials.TryWrap(new TokenlessCredentials("AK"))!.GetCredentials();

        Assert.Equal(("AK", "SK", false), (keys.AccessKey, keys.SecretKey, keys.UseToken));
    }

    [Fact]
    public void Members_may_be_those_of_a_base_class_or_of_an_inner_class()
    {
        Assert.Equal("AK", ForeignCredentials.TryWrap(new DerivedCredentials())!.GetCredentials().AccessKey);
        Assert.Equal("AK", ForeignCredentials.TryWrap(new OverridingCredentials())!.GetCredentials().AccessKey);
    }

    [Fact]
    public void What_lacks_a_member_is_no_credential()
    {
        Assert.Null(ForeignCredentials.TryWrap(new object()));
        Assert.Null(ForeignCredentials.TryWrap("text"));
        Assert.Null(ForeignCredentials.TryWrap(new WithoutSecret("AK")));
        Assert.Null(ForeignCredentials.TryWrap(new WithParameter("SK")));
        Assert.Null(ForeignCredentials.TryWrap(new Secretive("AK")));
    }

    [Fact]
    public void It_is_wrapped_where_a_connection_is_made()
    {
        var settings = new ConnectionSettings
        {
            Region = "eu-west-1",
            EndpointUrl = "http://127.0.0.1:1",
            Credential = new ChangingCredentials(),
        };

        var credentials = Assert.IsType<ForeignCredentials>(ConnectionResolver.Resolve(settings).Credentials);

        Assert.Equal("AK1", credentials.GetCredentials().AccessKey);
    }

    [Fact]
    public async Task When_it_fails_the_settings_are_at_fault_and_its_words_are_told()
    {
        foreach (
            var foreign in new object[]
            {
                new FailingCredentials(new InvalidOperationException("The role may not be assumed.")),
                new FailingCredentials(new TimeoutException("The role may not be assumed.")),
            }
        )
        {
            var connection = Connection(ForeignCredentials.TryWrap(foreign)!);
            var request = new ServiceRequest { Operation = "GetWorkflowExecution", Method = "GET" };

            var error = await Assert.ThrowsAsync<ConfigurationException>(() =>
                new AwsTransport(connection).SendAsync(request, TestContext.Current.CancellationToken)
            );

            Assert.Equal("CredentialsNotUsable", error.Code.ToString());
            Assert.Contains("The role may not be assumed.", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null, "SK")]
    [InlineData("AK", null)]
    [InlineData("", "")]
    public async Task When_it_gives_half_a_key_the_settings_are_at_fault(string? accessKey, string? secretKey)
    {
        var credentials = ForeignCredentials.TryWrap(new FixedCredentials(new Keys(accessKey, secretKey, null)))!;
        var request = new ServiceRequest { Operation = "GetWorkflowExecution", Method = "GET" };

        var error = await Assert.ThrowsAsync<ConfigurationException>(() =>
            new AwsTransport(Connection(credentials)).SendAsync(request, TestContext.Current.CancellationToken)
        );

        Assert.Equal("CredentialsNotUsable", error.Code.ToString());
    }

    [Fact]
    public async Task When_it_gives_nothing_the_settings_are_at_fault()
    {
        var credentials = ForeignCredentials.TryWrap(new FixedCredentials(null))!;
        var request = new ServiceRequest { Operation = "GetWorkflowExecution", Method = "GET" };

        var error = await Assert.ThrowsAsync<ConfigurationException>(() =>
            new AwsTransport(Connection(credentials)).SendAsync(request, TestContext.Current.CancellationToken)
        );

        Assert.Equal("CredentialsNotUsable", error.Code.ToString());
    }

    private static AwsConnection Connection(ForeignCredentials credentials) =>
        new("eu-west-1", new Uri("http://127.0.0.1:1/"), new CredentialSource(credentials), maxAttempts: null);

    private sealed record Keys(string? AccessKey, string? SecretKey, string? Token);

    private sealed class ChangingCredentials
    {
        public int Asked { get; private set; }

        public Keys GetCredentials()
        {
            Asked++;
            return new Keys($"AK{Asked}", $"SK{Asked}", $"ST{Asked}");
        }
    }

    private sealed class FixedCredentials(Keys? keys)
    {
        public Keys? GetCredentials() => keys;
    }

    private sealed class FailingCredentials(Exception failure)
    {
        public Keys GetCredentials() => throw failure;
    }

    private sealed class TokenlessCredentials(string accessKey)
    {
        public KeyPair GetCredentials() => new(accessKey, "SK");

        internal sealed record KeyPair(string AccessKey, string SecretKey);
    }

    private class BaseCredentials
    {
        public virtual Keys GetCredentials() => new("AK", "SK", null);
    }

    private sealed class DerivedCredentials : BaseCredentials;

    private sealed class OverridingCredentials : BaseCredentials
    {
        public override Keys GetCredentials() => base.GetCredentials();
    }

    private sealed class WithoutSecret(string accessKey)
    {
        public KeyHalf GetCredentials() => new(accessKey);

        internal sealed record KeyHalf(string AccessKey);
    }

    private sealed class WithParameter(string secretKey)
    {
        public Keys GetCredentials(string profile) => new(profile, secretKey, null);
    }

    private sealed class Secretive(string accessKey)
    {
        internal Keys GetCredentials() => new(accessKey, "SK", null);
    }
}
