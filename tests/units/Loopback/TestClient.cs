using System.Text.Json;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.Tests.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>A minimal client without retries.</summary>
internal sealed class TestClient : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly HttpClient _http;

    public TestClient(LoopbackServer server)
    {
        _server = server;
        _http = new HttpClient { BaseAddress = server.Url, Timeout = TimeSpan.FromSeconds(20) };
        Signer = new TestSigner(server.AccessKey, server.SecretKey);
    }

    /// <summary>Signs the requests.</summary>
    public TestSigner Signer { get; init; }

    /// <summary>Creates an unsigned request.</summary>
    public HttpRequestMessage Make(string operation, params (string Name, object? Value)[] members)
    {
        var request = AccountProbe.Request(operation, members);
        return new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_server.Url, request.Path + request.QueryString))
        {
            Content = request.Method == "GET" ? null : new ByteArrayContent(request.Body.ToArray()),
        };
    }

    /// <summary>Sends a request. Signs it if it is not signed.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        bool sign = true,
        CancellationToken cancellationToken = default
    )
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        if (sign)
            Signer.Sign(request, body);
        return await _http.SendAsync(request, cancellationToken);
    }

    /// <summary>Sends the request of an operation.</summary>
    public Task<HttpResponseMessage> SendAsync(string operation, params (string Name, object? Value)[] members) =>
        SendAsync(Make(operation, members), cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Sends the request of an operation and expects an answer in JSON.</summary>
    public async Task<JsonObject> AskAsync(string operation, params (string Name, object? Value)[] members)
    {
        using var response = await SendAsync(operation, members);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>Sends a request to a control endpoint.</summary>
    public async Task<(int Status, JsonNode Answer)> ControlAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_server.Url, "/_loopback/" + path))
        {
            Content = body is null ? null : new StringContent(body),
        };
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    /// <summary>The error code in the header of a response.</summary>
    public static string? ErrorCode(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-amzn-ErrorType", out var values) ? values.Single() : null;

    /// <summary>The message of an error response.</summary>
    public static async Task<string> MessageAsync(HttpResponseMessage response)
    {
        using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return body.RootElement.GetProperty("message").GetString()!;
    }

    public void Dispose() => _http.Dispose();
}
