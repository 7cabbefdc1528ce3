using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using ImageBuilderWorkflow.Core;
using ImageBuilderWorkflow.Loopback;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Messages are signed and addressed as the AWS SDK's own client would do it.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class RequestSignerTests : IDisposable
{
    private static readonly string[] Endpoints =
    [
        "https://imagebuilder.eu-west-1.amazonaws.com/",
        "http://127.0.0.1:5000",
        "https://localhost:443/",
        "http://[::1]:8080/",
        "https://host.example/stage/v1",
    ];

    private static readonly string[] Texts =
    [
        "wf-12345678-1234-1234-1234-123456789012",
        "a b&c=d+e/f?g#h%20i",
        "\u00e9\u4e2d\U0001f600",
        "'\"<>*~!()",
        "..",
        string.Empty,
    ];

    private readonly AwsSettings _aws = new();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public void As_the_SDK_would_do_it()
    {
        var random = new Random(20191202);
        for (var round = 0; round < 2_000; round++)
        {
            var request = SomeRequest(random);
            var keys = new ImmutableCredentials(
                "AKID" + random.Next(),
                "secret/+" + random.Next(),
                random.Next(2) == 0 ? null : $"token/+=  {random.Next()} "
            );
            var endpoint = new Uri(Endpoints[random.Next(Endpoints.Length)]);
            var connection = new AwsConnection(
                random.Next(2) == 0 ? "eu-west-1" : "US-GOV-WEST-1",
                endpoint,
                new CredentialSource(new AnonymousAWSCredentials()),
                maxAttempts: null
            )
            {
                // The SDK leaves the slash at the end of a longer path out of the signature, although it sends it.
                Service =
                    endpoint.AbsolutePath == "/" && random.Next(2) == 0 ? ServiceDefinition.CloudWatchLogs : ServiceDefinition.ImageBuilder,
            };
            var now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next());

            using var message = new RequestSigner(connection).Sign(request, keys, now);

            var (address, headers) = BySdk(request, connection, keys, now);
            Assert.Equal(address.AbsoluteUri, message.RequestUri!.AbsoluteUri);
            Assert.Equal(headers, Headers(message));
        }
    }

    // The SDK escapes such a path once too often.
    [Theory]
    [InlineData("a%20b/c+d:e~f")]
    [InlineData("a b/\u00e9/")]
    public async Task Over_a_path_that_has_to_be_escaped_as_AWS_would_have_it(string path)
    {
        await using var server = await LoopbackServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var connection = ConnectionResolver.Resolve(
            new ConnectionSettings
            {
                Region = server.Account.Options.Region,
                AccessKey = server.AccessKey,
                SecretKey = server.SecretKey,
                EndpointUrl = server.Url + path,
            }
        );

        await Assert.ThrowsAsync<ServiceFaultException>(() =>
            new AwsTransport(connection).SendAsync(
                new ServiceRequest
                {
                    Operation = "GetWorkflowExecution",
                    Method = "GET",
                    Query = [new("name", "a b")],
                },
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal("Valid", Assert.Single(server.Requests).Signature);
    }

    [Fact]
    public void The_body_goes_along()
    {
        var connection = new AwsConnection(
            "eu-west-1",
            new Uri(Endpoints[0]),
            new CredentialSource(new AnonymousAWSCredentials()),
            maxAttempts: null
        );
        var request = new ServiceRequest
        {
            Operation = "StartResourceStateUpdate",
            Method = "PUT",
            Body = [.. "{}"u8],
        };

        using var message = new RequestSigner(connection).Sign(request, new ImmutableCredentials("AKID", "secret", null), DateTime.UtcNow);

        Assert.Equal(HttpMethod.Put, message.Method);
        Assert.Equal("{}", new StreamReader(message.Content!.ReadAsStream(TestContext.Current.CancellationToken)).ReadToEnd());
    }

    private static ServiceRequest SomeRequest(Random random) =>
        random.Next(3) switch
        {
            0 => new ServiceRequest
            {
                Operation = "GetWorkflowExecution",
                Method = "GET",
                Query =
                [
                    .. Enumerable
                        .Range(0, random.Next(4))
                        .Select(number => KeyValuePair.Create("name" + number, Texts[random.Next(Texts.Length)])),
                ],
            },
            1 => new ServiceRequest
            {
                Operation = "ListWorkflowExecutions",
                Method = "POST",
                Body = Encoding.UTF8.GetBytes(Texts[random.Next(Texts.Length - 1)]),
            },
            _ => new ServiceRequest
            {
                Operation = "SendWorkflowStepAction",
                Method = "PUT",
                Body = Encoding.UTF8.GetBytes("{\"n\":" + random.Next() + "}"),
            },
        };

    private static (Uri Address, string[] Headers) BySdk(
        ServiceRequest request,
        AwsConnection connection,
        ImmutableCredentials keys,
        DateTime now
    )
    {
        var draft = new DefaultRequest(new Unspecified(), connection.Service.Name)
        {
            HttpMethod = request.Method,
            Endpoint = connection.Endpoint,
            ResourcePath = connection.Service.PathOf(request.Operation),
            Content = request.Body,
            OverrideSigningServiceName = connection.Service.Name,
            AuthenticationRegion = connection.Region,
        };
        foreach (var (name, value) in request.Query)
        {
            draft.Parameters.Add(name, value);
        }

        if (request.Body is not null)
        {
            draft.Headers["Content-Type"] = connection.Service.ContentType;
        }

        if (connection.Service.TargetOf(request.Operation) is { } target)
        {
            draft.Headers["X-Amz-Target"] = target;
        }

        if (keys.UseToken)
        {
            draft.Headers["X-Amz-Security-Token"] = keys.Token;
        }

        draft.Headers["Authorization"] = new AWS4Signer()
            .SignRequest(draft, SdkConfig.Shared, null, keys.AccessKey, keys.SecretKey, now)
            .ForAuthorizationHeader;
        return (AmazonServiceClient.ComposeUrl(draft), Lines(draft.Headers));
    }

    private static string[] Headers(HttpRequestMessage message) =>
        Lines(
            message
                .Headers.NonValidated.Concat(message.Content?.Headers.NonValidated.ToArray() ?? [])
                .Where(header => header.Key != "User-Agent")
                .Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))
        );

    private static string[] Lines(IEnumerable<KeyValuePair<string, string>> headers) =>
        [.. headers.Select(header => $"{header.Key.ToLowerInvariant()}: {header.Value}").Order(StringComparer.Ordinal)];

    private sealed class Unspecified : AmazonWebServiceRequest;
}
