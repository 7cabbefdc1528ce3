using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Where the parts of a connection come from.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class OriginTests : IDisposable
{
    private readonly AwsSettings _aws = new();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public void Settings_that_the_caller_gives_have_the_caller_s_names() =>
        Assert.Equal(
            "Connection: http://127.0.0.1:1/ from --endpoint-url; region eu-west-1 from --region; credentials from --access-key, access "
                + "key ...MPLE.",
            Line(
                new ConnectionSettings
                {
                    AccessKey = "AKIAIOSFODNN7EXAMPLE",
                    SecretKey = "very-secret",
                    Region = "eu-west-1",
                    EndpointUrl = "http://127.0.0.1:1",
                    NameOf = Flag,
                }
            )
        );

    [Fact]
    public void Variables_are_named()
    {
        _aws.Set("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
        _aws.Set("AWS_SECRET_ACCESS_KEY", "very-secret");
        _aws.Set("AWS_DEFAULT_REGION", "eu-west-2");
        _aws.Set("AWS_ENDPOINT_URL", "http://127.0.0.1:1");

        Assert.Equal(
            "Connection: http://127.0.0.1:1/ from AWS_ENDPOINT_URL; region eu-west-2 from AWS_DEFAULT_REGION; credentials from "
                + "AWS_ACCESS_KEY_ID, access key ...MPLE.",
            Line(new ConnectionSettings())
        );
    }

    [Fact]
    public void Profiles_are_named_with_what_gives_their_credentials_and_with_the_place()
    {
        AwsFiles.WriteConfig(
            "[profile base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = very-secret\n"
                + "[profile work]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\nregion = eu-west-3\n"
        );
        var connection = ConnectionResolver.Resolve(new ConnectionSettings { ProfileName = "work" });
        var origin = connection.Origin!;

        Assert.Equal(
            "Connection: https://imagebuilder.eu-west-3.amazonaws.com/ from the region; region eu-west-3 from the profile 'work'; "
                + "credentials from the profile 'work' (role arn:aws:iam::123456789012:role/r).",
            origin.Describe(connection)
        );
        Assert.Equal(
            ("Profile", "Region", "Profile", "work"),
            (origin.Region.Code, origin.Endpoint.Code, origin.Credentials.Code, origin.Profile)
        );
        Assert.Equal($"role_arn in [profile work] of '{AwsFiles.Config}', line 5", origin.CredentialPlace);
        Assert.EndsWith(
            "(keys), access key ...MPLE. The profile 'base' names no region; that from AWS_REGION is asked.",
            WithRegion(),
            StringComparison.Ordinal
        );

        string WithRegion()
        {
            _aws.Set("AWS_REGION", "us-east-1");
            return Line(new ConnectionSettings { ProfileName = "base" });
        }
    }

    [Fact]
    public void The_ARN_and_the_session_are_named()
    {
        var settings = new ConnectionSettings
        {
            SessionCredential = new Amazon.Runtime.AnonymousAWSCredentials(),
            SessionRegion = "eu-west-1",
        };

        Assert.Equal("Session", ConnectionResolver.Resolve(settings).Origin!.Region.Code);
        Assert.Equal("Session", ConnectionResolver.Resolve(settings).Origin!.Credentials.Code);
        Assert.Equal("Arn", ConnectionResolver.Resolve(settings with { ArnRegion = "eu-west-2" }).Origin!.Region.Code);
    }

    private static string Flag(string setting) =>
        setting switch
        {
            nameof(ConnectionSettings.EndpointUrl) => "--endpoint-url",
            nameof(ConnectionSettings.AccessKey) => "--access-key",
            _ => "--region",
        };

    private static string Line(ConnectionSettings settings)
    {
        var connection = ConnectionResolver.Resolve(settings);
        var line = connection.Origin!.Describe(connection);
        Assert.DoesNotContain("very-secret", line, StringComparison.Ordinal);
        Assert.DoesNotContain("AKIAIOSFODNN7EXAMPLE", line, StringComparison.Ordinal);
        return line;
    }
}
