using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Profiles that <c>aws login</c> has signed in.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class LoginTests : IDisposable
{
    private const string Session = "arn:aws:iam::123456789012:user/me";
    private const string Renewed =
        """{"accessToken":{"accessKeyId":"ASIANEW","secretAccessKey":"new","sessionToken":"new-token"},"tokenType":"aws_sigv4","expiresIn":900,"refreshToken":"next"}""";

    private static readonly ConnectionSettings Work = new() { ProfileName = "my work" };

    private readonly AwsSettings _aws = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagebuilderworkflow-login-");
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public LoginTests()
    {
        AwsFiles.WriteConfig($"[profile 'my work']\nregion = eu-west-1\nlogin_session = {Session}\n");
        _aws.Set("AWS_LOGIN_CACHE_DIRECTORY", _folder.FullName);
    }

    private string CachePath =>
        Path.Combine(_folder.FullName, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Session))).ToLowerInvariant() + ".json");

    public void Dispose()
    {
        _aws.Dispose();
        _folder.Delete(recursive: true);
        _key.Dispose();
    }

    [Fact]
    public void Keys_that_are_fresh_are_used_and_nobody_is_asked()
    {
        Write(TimeSpan.FromMinutes(6));
        _aws.Set("AWS_ENDPOINT_URL_SIGNIN", "http://127.0.0.1:1");

        Assert.Equal(("ASIAOLD", "old", "old-token"), Keys());
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-60)]
    public async Task Keys_that_end_soon_are_renewed_and_kept_for_others(int minutes)
    {
        Write(TimeSpan.FromMinutes(minutes));
        await using var server = RawServer.Answering(200, Renewed);
        _aws.Set("AWS_ENDPOINT_URL_SIGNIN", server.Address.AbsoluteUri);

        Assert.Equal(("ASIANEW", "new", "new-token"), Keys());

        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/v1/token"), (request.Method, request.Target));
        Assert.False(request.Headers.ContainsKey("Authorization"));
        var body = JsonNode.Parse(request.Body)!;
        Assert.Equal(("refresh_token", "first", "client"), (Text(body, "grantType"), Text(body, "refreshToken"), Text(body, "clientId")));

        var kept = JsonNode.Parse(File.ReadAllText(CachePath))!;
        Assert.Equal(("next", "client", "kept"), (Text(kept, "refreshToken"), Text(kept, "clientId"), Text(kept, "idToken")));
        Assert.Equal(("ASIANEW", "123456789012"), (Text(kept["accessToken"]!, "accessKeyId"), Text(kept["accessToken"]!, "accountId")));
        var left = DateTimeOffset.Parse(Text(kept["accessToken"]!, "expiresAt"), CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow;
        Assert.InRange(left, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        Assert.Single(_folder.GetFiles());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(CachePath));
        }
    }

    [Fact]
    public async Task The_request_proves_that_the_key_of_the_login_is_at_hand()
    {
        Write(TimeSpan.Zero);
        await using var server = RawServer.Answering(200, Renewed);
        _aws.Set("AWS_ENDPOINT_URL_SIGNIN", server.Address.AbsoluteUri);
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Keys();

        var parts = Assert.Single(server.Requests).Headers["DPoP"].Split('.');
        Assert.Equal(3, parts.Length);
        var (header, claims) = (JsonNode.Parse(Decode(parts[0]))!, JsonNode.Parse(Decode(parts[1]))!);
        Assert.Equal(("dpop+jwt", "ES256"), (Text(header, "typ"), Text(header, "alg")));
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        Assert.Equal(("EC", "P-256"), (Text(header["jwk"]!, "kty"), Text(header["jwk"]!, "crv")));
        Assert.Equal(point.X, Decode(Text(header["jwk"]!, "x")));
        Assert.Equal(point.Y, Decode(Text(header["jwk"]!, "y")));
        Assert.False(header["jwk"]!.AsObject().ContainsKey("d"));
        Assert.Equal(("POST", server.Address + "v1/token"), (Text(claims, "htm"), Text(claims, "htu")));
        Assert.InRange(claims["iat"]!.GetValue<long>(), before, before + 60);
        Assert.True(Guid.TryParse(Text(claims, "jti"), out _));
        Assert.True(_key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Decode(parts[2]), HashAlgorithmName.SHA256));
    }

    [Theory]
    [InlineData(401, """{"error":"TOKEN_EXPIRED","message":"m"}""", "TOKEN_EXPIRED", "aws login --profile 'my work'")]
    [InlineData(403, """{"error":"USER_CREDENTIALS_CHANGED","message":"m"}""", "USER_CREDENTIALS_CHANGED", "aws login --profile 'my work'")]
    [InlineData(403, """{"error":"INSUFFICIENT_PERMISSIONS","message":"m"}""", "INSUFFICIENT_PERMISSIONS", "signin:CreateOAuth2Token")]
    [InlineData(500, "<html>", "HTTP 500", "aws login --profile 'my work'")]
    [InlineData(200, "{}", "cannot be used", "aws login --profile 'my work'")]
    public async Task A_refusal_says_why_and_what_to_do(int status, string answer, string reason, string advice)
    {
        Write(TimeSpan.Zero);
        await using var server = RawServer.Answering(status, answer);
        _aws.Set("AWS_ENDPOINT_URL_SIGNIN", server.Address.AbsoluteUri);

        var error = Assert.Throws<ConfigurationException>(() => Keys());

        Assert.Equal("CredentialsNotUsable", error.Code.ToString());
        Assert.Contains("'my work'", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(advice, error.DeniedAction ?? error.SignInCommand);
    }

    [Fact]
    public void Keys_that_still_last_are_used_where_nobody_answers_and_others_are_not()
    {
        _aws.Set("AWS_ENDPOINT_URL_SIGNIN", "http://127.0.0.1:1");
        Write(TimeSpan.FromMinutes(4));
        Assert.Equal("ASIAOLD", Keys().AccessKey);

        Write(TimeSpan.FromMinutes(-1));
        AwsFiles.WriteConfig($"[profile 'my work']\nregion = eu-west-1\nlogin_session = {Session}\n");
        Assert.Contains(
            "aws login --profile 'my work'",
            Assert.Throws<ConfigurationException>(() => Keys()).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"secret\":\"very-secret\"")]
    [InlineData("""{"accessToken":{"accessKeyId":"A","secretAccessKey":"very-secret","expiresAt":"2099-01-01T00:00:00Z"}}""")]
    [InlineData(
        """{"accessToken":{"accessKeyId":"A","secretAccessKey":"very-secret","sessionToken":"t","expiresAt":"2000-01-01T00:00:00Z"},"clientId":"c","refreshToken":"r","dpopKey":"very-secret"}"""
    )]
    public void A_login_that_is_none_names_the_command_to_run_and_no_secret(string? text)
    {
        if (text is not null)
        {
            File.WriteAllText(CachePath, text);
        }

        var error = Assert.Throws<ConfigurationException>(() => Keys());

        Assert.Equal("CredentialsNotUsable", error.Code.ToString());
        Assert.Contains("Run: aws login --profile 'my work'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Assembly", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu-west-1", "https://eu-west-1.signin.aws.amazon.com/")]
    [InlineData("cn-north-1", "https://cn-north-1.signin.amazonaws.cn/")]
    [InlineData("us-gov-west-1", "https://us-gov-west-1.signin.amazonaws-us-gov.com/")]
    [InlineData("us-iso-east-1", "https://signin.us-iso-east-1.c2s.ic.gov/")]
    [InlineData("eusc-de-east-1", "https://signin.eusc-de-east-1.amazonaws.eu/")]
    public void The_address_is_that_of_the_region(string region, string address) =>
        Assert.Equal(address, EndpointRules.SignIn(region).AbsoluteUri);

    private static (string AccessKey, string SecretKey, string Token) Keys()
    {
        var keys = ConnectionResolver.Resolve(Work).Credentials.GetCredentials();
        return (keys.AccessKey, keys.SecretKey, keys.Token);
    }

    private void Write(TimeSpan left) =>
        File.WriteAllText(
            CachePath,
            JsonSerializer.Serialize(
                new
                {
                    accessToken = new
                    {
                        accessKeyId = "ASIAOLD",
                        secretAccessKey = "old",
                        sessionToken = "old-token",
                        accountId = "123456789012",
                        expiresAt = (DateTimeOffset.UtcNow + left).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                    },
                    refreshToken = "first",
                    clientId = "client",
                    dpopKey = _key.ExportECPrivateKeyPem(),
                    idToken = "kept",
                    tokenType = "aws_sigv4",
                }
            )
        );

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static byte[] Decode(string text)
    {
        var padded = text.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '='));
    }
}
