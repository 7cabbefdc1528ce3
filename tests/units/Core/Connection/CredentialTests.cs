using Amazon.Runtime;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Whose keys sign a request.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class CredentialTests : IDisposable
{
    private static readonly ConnectionSettings InIreland = new() { Region = "eu-west-1" };

    private readonly AwsSettings _aws = new();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public void Keys_that_are_given_are_used()
    {
        Assert.Equal(("AK", "SK", ""), Keys(InIreland with { AccessKey = "AK", SecretKey = "SK" }));
        Assert.Equal(("AK", "SK", "ST"), Keys(InIreland with { AccessKey = "AK", SecretKey = "SK", SessionToken = "ST" }));
    }

    [Fact]
    public void Keys_that_are_given_go_before_everything_else()
    {
        AwsFiles.WriteCredentials(
            "[default]\naws_access_key_id = D\naws_secret_access_key = d\n[work]\naws_access_key_id = W\naws_secret_access_key = w\n"
        );
        _aws.Set("AWS_ACCESS_KEY_ID", "E");
        _aws.Set("AWS_SECRET_ACCESS_KEY", "e");

        var settings = InIreland with
        {
            AccessKey = "AK",
            SecretKey = "SK",
            ProfileName = "work",
            Credential = new BasicAWSCredentials("O", "o"),
        };

        Assert.Equal(("AK", "SK", ""), Keys(settings));
    }

    [Fact]
    public void Half_a_key_is_an_error_and_nothing_else_stands_in_for_it()
    {
        _aws.Set("AWS_ACCESS_KEY_ID", "E");
        _aws.Set("AWS_SECRET_ACCESS_KEY", "e");

        AssertIncomplete(InIreland with { AccessKey = "AK" }, "SecretKey");
        AssertIncomplete(InIreland with { SecretKey = "SK" }, "AccessKey");
        AssertIncomplete(InIreland with { AccessKey = "AK", SessionToken = "ST" }, "SecretKey");
    }

    [Theory]
    [InlineData("", "SK")]
    [InlineData("AK", "")]
    [InlineData("", "")]
    public void An_empty_key_is_half_a_key(string accessKey, string secretKey) =>
        AssertFails("IncompleteAccessKey", InIreland with { AccessKey = accessKey, SecretKey = secretKey });

    [Fact]
    public void A_session_token_without_keys_is_an_error()
    {
        _aws.Set("AWS_ACCESS_KEY_ID", "E");
        _aws.Set("AWS_SECRET_ACCESS_KEY", "e");

        AssertIncomplete(InIreland with { SessionToken = "ST" }, "AccessKey", "SecretKey");
    }

    [Fact]
    public void No_error_tells_a_secret()
    {
        var error = Assert.Throws<ConfigurationException>(() =>
            ConnectionResolver.Resolve(InIreland with { SecretKey = "very-secret", SessionToken = "very-secret" })
        );

        Assert.DoesNotContain("very-secret", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "very-secret",
            (AwsSettings.Complete with { SecretKey = "very-secret", SessionToken = "very-secret" }).ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_profile_is_found_by_its_name()
    {
        AwsFiles.WriteCredentials(
            "[default]\naws_access_key_id = D\naws_secret_access_key = d\n[work]\naws_access_key_id = W\naws_secret_access_key = "
                + "w\naws_session_token = t\n"
        );

        Assert.Equal(("W", "w", "t"), Keys(InIreland with { ProfileName = "work" }));
        Assert.Equal(("D", "d", ""), Keys(InIreland with { ProfileName = "default" }));
    }

    [Fact]
    public void A_profile_of_the_config_file_is_found_too()
    {
        AwsFiles.WriteConfig("[profile work]\naws_access_key_id = W\naws_secret_access_key = w\n");

        Assert.Equal(("W", "w", ""), Keys(InIreland with { ProfileName = "work" }));
    }

    [Fact]
    public void A_profile_is_looked_for_in_the_file_that_is_given()
    {
        AwsFiles.WriteCredentials("[work]\naws_access_key_id = W\naws_secret_access_key = w\n");
        var path = AwsFiles.WriteOther(
            "[work]\naws_access_key_id = O\naws_secret_access_key = o\n[more]\naws_access_key_id = M\naws_secret_access_key = m\n"
        );

        Assert.Equal(("O", "o", ""), Keys(InIreland with { ProfileName = "work", ProfileLocation = path }));
        Assert.Equal(("M", "m", ""), Keys(InIreland with { ProfileName = "more", ProfileLocation = path }));
    }

    [Fact]
    public void A_profile_that_does_not_exist_is_an_error_and_nothing_else_stands_in_for_it()
    {
        AwsFiles.WriteCredentials(
            "[default]\naws_access_key_id = D\naws_secret_access_key = d\n[work]\naws_access_key_id = W\naws_secret_access_key = w\n"
        );
        _aws.Set("AWS_ACCESS_KEY_ID", "E");
        _aws.Set("AWS_SECRET_ACCESS_KEY", "e");

        AssertFails("ProfileNotFound", InIreland with { ProfileName = "wrok" }, "'wrok'", "default, work");
        AssertFails("ProfileNotFound", InIreland with { ProfileName = "wrok", Credential = new BasicAWSCredentials("O", "o") });
    }

    [Theory]
    [InlineData("AWS_PROFILE")]
    [InlineData("AWS_DEFAULT_PROFILE")]
    public void The_variable_that_names_a_profile_that_does_not_exist_is_named(string variable)
    {
        _aws.Set(variable, "gone");

        AssertFails("ProfileNotFound", InIreland, "'gone'", $"The environment variable {variable} names it.");
    }

    [Fact]
    public void A_header_of_the_config_file_that_lacks_the_word_profile_is_named_with_its_place()
    {
        AwsFiles.WriteConfig("[work]\naws_access_key_id = W\naws_secret_access_key = w\n['my prof']\nregion = eu-west-1\n");

        AssertFails("ProfileNotFound", InIreland with { ProfileName = "work" }, $"[work] of '{AwsFiles.Config}', line 1", "[profile work]");
        AssertFails(
            "ProfileNotFound",
            InIreland with
            {
                ProfileName = "my prof",
            },
            $"of '{AwsFiles.Config}', line 4",
            "[profile 'my prof']"
        );
    }

    [Fact]
    public void A_header_without_its_closing_bracket_is_named_with_its_line()
    {
        AwsFiles.WriteConfig("[profile first]\nregion = eu-west-1\n[profile work\naws_access_key_id = W\n");

        AssertFails(
            "ProfileNotUsable",
            InIreland with
            {
                ProfileName = "work",
            },
            $"Line 3 of '{AwsFiles.Config}'",
            "closing bracket",
            "[profile NAME]"
        );
    }

    [Fact]
    public void A_profile_that_does_not_exist_in_the_file_that_is_given_is_an_error()
    {
        AwsFiles.WriteCredentials("[work]\naws_access_key_id = W\naws_secret_access_key = w\n");
        var path = AwsFiles.WriteOther("[more]\naws_access_key_id = M\naws_secret_access_key = m\n");

        AssertFails("ProfileNotFound", InIreland with { ProfileName = "work", ProfileLocation = path }, "'work'", path, "more");
        AssertFails(
            "ProfileNotFound",
            InIreland with
            {
                ProfileName = "work",
                ProfileLocation = path + ".missing",
            },
            "'work'",
            "No profiles were found"
        );
    }

    [Fact]
    public void A_profile_without_keys_is_an_error_that_names_it()
    {
        AwsFiles.WriteCredentials("[half]\naws_access_key_id = H\n");
        AwsFiles.WriteConfig("[profile empty]\nregion = eu-west-1\n");

        AssertFails("ProfileNotUsable", InIreland with { ProfileName = "half" }, "'half'");
        AssertFails("ProfileNotUsable", InIreland with { ProfileName = "empty" }, "'empty'");
    }

    [Theory]
    [InlineData("[work")]
    [InlineData("[work]\nnonsense\n")]
    [InlineData("aws_access_key_id = W\n")]
    [InlineData("[work]\naws_access_key_id = W\naws_secret_access_key = w\n[work]\nregion\n")]
    [InlineData("[work]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = missing\n")]
    [InlineData("[work]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = work\n")]
    [InlineData("[work]\nrole_arn = arn:aws:iam::123456789012:role/r\ncredential_source = Nowhere\n")]
    public void A_file_that_makes_no_sense_is_an_error_of_the_settings(string text)
    {
        AwsFiles.WriteCredentials(text);
        AssertConfigurationFails(InIreland with { ProfileName = "work" });
        AwsFiles.WriteCredentials(string.Empty);
        AssertConfigurationFails(InIreland with { ProfileName = "work", ProfileLocation = AwsFiles.WriteOther(text) });
        AwsFiles.WriteConfig(text);
        AssertConfigurationFails(InIreland with { ProfileName = "work" });
    }

    [Fact]
    public void A_line_that_makes_no_sense_is_not_told_because_it_may_hold_a_secret()
    {
        AwsFiles.WriteCredentials("[work]\naws_access_key_id = W\naws_secret_access_key very-secret\n");

        var error = Assert.ThrowsAny<Exception>(() => ConnectionResolver.Resolve(InIreland with { ProfileName = "work" }));

        Assert.DoesNotContain("very-secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_goes_before_a_credentials_object()
    {
        AwsFiles.WriteCredentials("[work]\naws_access_key_id = W\naws_secret_access_key = w\n");

        Assert.Equal(("W", "w", ""), Keys(InIreland with { ProfileName = "work", Credential = new BasicAWSCredentials("O", "o") }));
    }

    [Fact]
    public void A_credentials_object_goes_before_the_environment()
    {
        _aws.Set("AWS_ACCESS_KEY_ID", "E");
        _aws.Set("AWS_SECRET_ACCESS_KEY", "e");

        Assert.Equal(("O", "o", ""), Keys(InIreland with { Credential = new BasicAWSCredentials("O", "o") }));
    }

    [Fact]
    public void The_sessions_credentials_go_behind_the_parameters_and_before_the_environment()
    {
        AwsFiles.WriteCredentials("[work]\naws_access_key_id = W\naws_secret_access_key = w\n");
        _aws.Set("AWS_ACCESS_KEY_ID", "E");
        _aws.Set("AWS_SECRET_ACCESS_KEY", "e");
        var settings = InIreland with { SessionCredential = new BasicAWSCredentials("S", "s") };

        Assert.Equal(("S", "s", ""), Keys(settings));
        Assert.Equal(("O", "o", ""), Keys(settings with { Credential = new BasicAWSCredentials("O", "o") }));
        Assert.Equal(("W", "w", ""), Keys(settings with { ProfileName = "work" }));
        Assert.Equal(("AK", "SK", ""), Keys(settings with { AccessKey = "AK", SecretKey = "SK" }));
    }

    [Fact]
    public void Without_parameters_the_environment_decides_before_the_files()
    {
        AwsFiles.WriteCredentials("[default]\naws_access_key_id = D\naws_secret_access_key = d\n");
        Assert.Equal(("D", "d", ""), Keys(InIreland));

        _aws.Set("AWS_ACCESS_KEY_ID", "E");
        _aws.Set("AWS_SECRET_ACCESS_KEY", "e");
        _aws.Set("AWS_SESSION_TOKEN", "t");
        Assert.Equal(("E", "e", "t"), Keys(InIreland));
    }

    [Fact]
    public void The_environment_names_the_profile()
    {
        AwsFiles.WriteCredentials(
            "[default]\naws_access_key_id = D\naws_secret_access_key = d\n[work]\naws_access_key_id = W\naws_secret_access_key = w\n"
        );
        _aws.Set("AWS_PROFILE", "work");

        Assert.Equal(("W", "w", ""), Keys(InIreland));
    }

    [Fact]
    public void The_default_profile_of_early_AWS_Tools_stands_in_where_there_is_no_other()
    {
        AwsFiles.WriteCredentials("[AWS PS Default]\naws_access_key_id = L\naws_secret_access_key = l\nregion = eu-west-2\n");
        Assert.Equal(("L", "l", ""), Keys(new ConnectionSettings()));
        Assert.Equal("eu-west-2", ConnectionResolver.Resolve(new ConnectionSettings()).Region);

        AwsFiles.WriteCredentials(
            "[AWS PS Default]\naws_access_key_id = L\naws_secret_access_key = l\n[default]\naws_access_key_id = D\naws_secret_access_key "
                + "= d\n"
        );
        Assert.Equal(("D", "d", ""), Keys(InIreland));
    }

    [Fact]
    public void Keys_that_are_given_need_no_default_profile()
    {
        _aws.Set("AWS_PROFILE", "missing");

        Assert.Equal(("AK", "SK", ""), Keys(InIreland with { AccessKey = "AK", SecretKey = "SK" }));
    }

    [Fact]
    public void The_environment_may_name_another_file_in_the_middle_of_a_session()
    {
        AwsFiles.WriteCredentials("[work]\naws_access_key_id = W\naws_secret_access_key = w\n");
        Assert.Equal(("W", "w", ""), Keys(InIreland with { ProfileName = "work" }));

        _aws.Set("AWS_SHARED_CREDENTIALS_FILE", AwsFiles.WriteOther("[work]\naws_access_key_id = O\naws_secret_access_key = o\n"));

        Assert.Equal(("O", "o", ""), Keys(InIreland with { ProfileName = "work" }));
    }

    [Fact]
    public void Without_any_credentials_the_error_comes_at_once()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();

        AssertFails("CredentialsNotFound", InIreland, "No AWS credentials were found.");

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("AKIDEXAMPLE")]
    [InlineData(5)]
    public void Any_other_object_is_no_credential(object credential) =>
        AssertFails("InvalidCredential", InIreland with { Credential = credential }, "Credential is a " + credential.GetType().FullName);

    private static (string AccessKey, string SecretKey, string Token) Keys(ConnectionSettings settings)
    {
        var keys = ConnectionResolver.Resolve(settings).Credentials.GetCredentials();
        return (keys.AccessKey, keys.SecretKey, keys.Token);
    }

    private static void AssertFails(string code, ConnectionSettings settings, params string[] texts)
    {
        var error = Assert.Throws<ConfigurationException>(() => ConnectionResolver.Resolve(settings));

        Assert.Equal(code, error.Code.ToString());
        Assert.All(texts, text => Assert.Contains(text, error.Message, StringComparison.Ordinal));
    }

    private static void AssertIncomplete(ConnectionSettings settings, params string[] missing)
    {
        var error = Assert.Throws<ConfigurationException>(() => ConnectionResolver.Resolve(settings));

        Assert.Equal(ConfigurationError.IncompleteAccessKey, error.Code);
        Assert.Equal(missing, error.Missing);
    }

    private static void AssertConfigurationFails(ConnectionSettings settings) =>
        Assert.Throws<ConfigurationException>(() => ConnectionResolver.Resolve(settings).Credentials.GetCredentials());
}
