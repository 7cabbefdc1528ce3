using ImageBuilderWorkflow.Commands;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>The words that the module adds to what Core tells of an error.</summary>
public sealed class AdviceTests
{
    [Theory]
    [InlineData("RegionNotFound", "-Region eu-west-1", "AWS_REGION")]
    [InlineData("CredentialsNotFound", "-ProfileName", "AWS_PROFILE", "Set-AWSCredential")]
    [InlineData("InvalidCredential", "Get-AWSCredential", "PSCredential")]
    [InlineData("InsecureEndpoint", "-AllowInsecureEndpoint")]
    public void What_is_missing_is_told_with_the_parameters_that_give_it(string code, params string[] words) =>
        Assert.All(
            words,
            word =>
                Assert.Contains(
                    word,
                    Advice.HowToGive(new ConfigurationException(Enum.Parse<ConfigurationError>(code), "It fails.")),
                    StringComparison.Ordinal
                )
        );

    [Theory]
    [InlineData(new[] { "SecretKey" }, " Give -SecretKey too")]
    [InlineData(new[] { "AccessKey", "SecretKey" }, " Give -AccessKey and -SecretKey too")]
    public void The_missing_part_of_an_access_key_is_named(string[] missing, string words) =>
        Assert.StartsWith(
            words,
            Advice.HowToGive(new ConfigurationException(ConfigurationError.IncompleteAccessKey, "It fails.") { Missing = missing }),
            StringComparison.Ordinal
        );

    [Fact]
    public void What_Core_tells_in_full_gets_no_more_words() =>
        Assert.All(
            Enum.GetValues<ConfigurationError>()
                .Except([
                    ConfigurationError.RegionNotFound,
                    ConfigurationError.CredentialsNotFound,
                    ConfigurationError.InvalidCredential,
                    ConfigurationError.InsecureEndpoint,
                ]),
            code => Assert.Equal(string.Empty, Advice.HowToGive(new ConfigurationException(code, "It fails.")))
        );

    [Fact]
    public void Who_has_to_sign_in_is_told_the_command()
    {
        var login = new ConfigurationException(ConfigurationError.CredentialsNotUsable, "It fails.")
        {
            SignInProfile = "my work",
            SignInCommand = "aws login --profile 'my work'",
        };
        var signOn = new ConfigurationException(ConfigurationError.CredentialsNotUsable, "It fails.")
        {
            SignInProfile = "my work",
            SignInCommand = "aws sso login --profile 'my work'",
            IsSingleSignOn = true,
        };

        Assert.Equal("Sign in: aws login --profile 'my work'.", Advice.For(login));
        Assert.Equal(
            "Sign in: aws sso login --profile 'my work', or Invoke-AWSSSOLogin -ProfileName 'my work' of AWS.Tools.",
            Advice.For(signOn)
        );
        Assert.Contains(
            "signin:CreateOAuth2Token",
            Advice.For(
                new ConfigurationException(ConfigurationError.CredentialsNotUsable, "It fails.")
                {
                    DeniedAction = "signin:CreateOAuth2Token",
                }
            ),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Check the profile",
            Advice.For(new ConfigurationException(ConfigurationError.CredentialsNotUsable, "It fails.")),
            StringComparison.Ordinal
        );
        Assert.Null(Advice.For(new ConfigurationException(ConfigurationError.InvalidRegion, "It fails.")));
    }

    [Theory]
    [InlineData(null, false, "")]
    [InlineData(
        "token",
        false,
        " The items before this point were emitted; to go on from here give the exception's ResumeToken to -StartingToken."
    )]
    [InlineData(
        null,
        true,
        " Whether the service has acted is not known; to ask again without acting twice, give the exception's ClientToken to -ClientToken."
    )]
    public void A_failed_request_is_told_with_the_way_to_go_on(string? resumeToken, bool mayHaveActed, string words) =>
        Assert.Equal(
            words,
            Advice.HowToGoOn(new ImageBuilderException("Code", "It fails.") { ResumeToken = resumeToken, MayHaveActed = mayHaveActed })
        );

    [Theory]
    [InlineData("Code", " Nothing was emitted; to try again, give the same token to -StartingToken.")]
    [InlineData("InvalidPaginationTokenException", "")]
    public void A_listing_that_failed_where_it_started_does_not_claim_to_have_emitted_anything(string code, string words)
    {
        var error = new ImageBuilderException(code, "It fails.") { ResumeToken = "token", IsAtStart = true };

        Assert.Equal(words, Advice.HowToGoOn(error));
        Assert.DoesNotContain("ResumeToken", Advice.For(error, "value") ?? string.Empty, StringComparison.Ordinal);
    }
}
