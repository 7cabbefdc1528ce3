using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// The keys that <c>aws login</c> has left in its cache. They are good for minutes, and are renewed with the refresh token and the key that
/// lie beside them; what the service answers is written back for the AWS CLI and the next process.
/// </summary>
internal sealed class LoginCredentials : RefreshingAWSCredentials
{
    private const string TokenPath = "v1/token";

    // Keys that end sooner are renewed: the time the AWS CLI leaves.
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    // A refresh token is used by one at a time.
    private static readonly SemaphoreSlim Turn = new(1);

    private static readonly HttpClient Http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            Proxy = SystemProxy.Instance,
            ConnectTimeout = TimeSpan.FromSeconds(10),
        }
    )
    {
        Timeout = Patience,
    };

    private readonly string _profile;
    private readonly SdkClients _clients;
    private readonly string _path;

    /// <summary>Prepares them; nothing is read or asked yet.</summary>
    /// <param name="profile">The profile's name, for errors.</param>
    /// <param name="session">What the profile says of its login session.</param>
    /// <param name="clients">Where to renew the keys.</param>
    public LoginCredentials(string profile, string session, SdkClients clients)
    {
        (_profile, _clients) = (profile, clients);
        var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(session.Trim()))).ToLowerInvariant() + ".json";
        _path = Path.Combine(UserPath.FromEnvironment("AWS_LOGIN_CACHE_DIRECTORY") ?? UserPath.InAwsFolder("login", "cache"), name);
    }

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        await Turn.WaitAsync().ConfigureAwait(false);
        try
        {
            // As it is now: the AWS CLI or another process may have renewed it.
            var login = Read();
            var keys = Keys(login);
            var left = keys.Expiration - DateTime.UtcNow;
            if (left > Reserve)
            {
                return keys;
            }

            try
            {
                return await RenewAsync(login).ConfigureAwait(false);
            }
            catch (HttpRequestException error)
            {
                // Nobody answers: what is left of the keys is still good.
                return left > TimeSpan.Zero
                    ? keys
                    : throw Unusable($"{error.Message} The keys have expired and could not be renewed.", error);
            }
            catch (TaskCanceledException error)
            {
                return left > TimeSpan.Zero
                    ? keys
                    : throw Unusable($"{_clients.SignIn()} gave no answer within {Patience.TotalSeconds:0} seconds.", error);
            }
        }
        finally
        {
            Turn.Release();
        }
    }

    private JsonObject Read()
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(_path)) as JsonObject ?? throw Unusable($"'{_path}' holds no login.");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unusable("there is none yet.", error);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            // A parser's message may tell a piece of the file.
            throw Unusable($"'{_path}' cannot be read.", error is JsonException ? null : error);
        }
    }

    private CredentialsRefreshState Keys(JsonObject login)
    {
        var token = login["accessToken"] as JsonObject;
        return DateTime.TryParse(
            Text(token, "expiresAt"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var expires
        )
            ? new CredentialsRefreshState(
                new ImmutableCredentials(Text(token, "accessKeyId"), Text(token, "secretAccessKey"), Text(token, "sessionToken")),
                expires
            )
            : throw Unusable($"'{_path}' has no time of expiry.");
    }

    private async Task<CredentialsRefreshState> RenewAsync(JsonObject login)
    {
        var address = new Uri(_clients.SignIn(), TokenPath);
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(
                JsonSerializer.SerializeToUtf8Bytes(
                    new Dictionary<string, string>
                    {
                        ["clientId"] = Text(login, "clientId"),
                        ["grantType"] = "refresh_token",
                        ["refreshToken"] = Text(login, "refreshToken"),
                    }
                )
            ),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("DPoP", Proof(address, Text(login, "dpopKey")));
        using var trusting = _clients.Certificates is { } certificates
            ? new HttpClient(AwsTransport.MakeHandler(certificates)) { Timeout = Patience }
            : null;
        using var response = await (trusting ?? Http).SendAsync(request).ConfigureAwait(false);
        var answer = await AnswerAsync(response).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw Refused((int)response.StatusCode, answer?["error"] is JsonValue code ? code.ToString() : null);
        }

        var keys = answer?["accessToken"] as JsonObject;
        if (keys is null || answer!["expiresIn"] is not JsonValue seconds || !seconds.TryGetValue<int>(out var lifetime))
        {
            throw Unusable($"the answer of {address} cannot be used.");
        }

        var renewed = new JsonObject();
        foreach (var name in new[] { "accessKeyId", "secretAccessKey", "sessionToken" })
        {
            renewed[name] = Text(keys, name);
        }

        renewed["accountId"] = login["accessToken"]!["accountId"]?.DeepClone();
        renewed["expiresAt"] = DateTime.UtcNow.AddSeconds(lifetime).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        login["accessToken"] = renewed;
        login["refreshToken"] = Text(answer, "refreshToken");
        Write(login);
        return Keys(login);
    }

    private static async Task<JsonObject?> AnswerAsync(HttpResponseMessage response)
    {
        try
        {
            return JsonNode.Parse(await response.Content.ReadAsStringAsync().ConfigureAwait(false)) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Whole or not at all, and for nobody else to read.
    private void Write(JsonObject login)
    {
        var draft = $"{_path}.{Guid.NewGuid():N}";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new StreamWriter(draft, options))
            {
                file.Write(login.ToJsonString(Indented));
            }

            File.Move(draft, _path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable($"the renewed keys cannot be written to '{_path}': {error.Message}", error);
        }
    }

    // A JSON Web Token that shows that the login's own key is at hand: RFC 9449.
    private string Proof(Uri address, string pem)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            throw Unusable($"the key in '{_path}' is none.");
        }

        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var header = new JsonObject
        {
            ["typ"] = "dpop+jwt",
            ["alg"] = "ES256",
            ["jwk"] = new JsonObject
            {
                ["kty"] = "EC",
                ["x"] = Encode(point.X!),
                ["y"] = Encode(point.Y!),
                ["crv"] = "P-256",
            },
        };
        var claims = new JsonObject
        {
            ["htm"] = "POST",
            ["htu"] = address.AbsoluteUri,
            ["iat"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            ["jti"] = Guid.NewGuid().ToString(),
        };
        var text = $"{Encode(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Encode(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{text}.{Encode(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private string Text(JsonObject? found, string name) =>
        found?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0
            ? text
            : throw Unusable($"it lacks {name}.");

    private ConfigurationException Refused(int status, string? code) =>
        code switch
        {
            "TOKEN_EXPIRED" => Unusable("it has expired (TOKEN_EXPIRED)."),
            "USER_CREDENTIALS_CHANGED" => Unusable("the password has changed since (USER_CREDENTIALS_CHANGED)."),
            "INSUFFICIENT_PERMISSIONS" => new ConfigurationException(
                ConfigurationError.CredentialsNotUsable,
                $"The login of the profile '{_profile}' cannot be renewed: INSUFFICIENT_PERMISSIONS. The user needs the permission for "
                    + "the IAM action signin:CreateOAuth2Token."
            )
            {
                DeniedAction = "signin:CreateOAuth2Token",
            },
            _ => Unusable($"{_clients.SignIn()} answered with HTTP {status}."),
        };

    private ConfigurationException Unusable(string problem, Exception? error = null)
    {
        var command = $"aws login --profile {CommandText.Quote(_profile)}";
        return new ConfigurationException(
            ConfigurationError.CredentialsNotUsable,
            $"The login of the profile '{_profile}' cannot be used: {problem} Run: {command}",
            error
        )
        {
            SignInProfile = _profile,
            SignInCommand = command,
        };
    }
}
