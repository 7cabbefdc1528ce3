using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.Tests.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>The server as a program.</summary>
public sealed class ExecutableTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ItTellsWhereItListensAndEndsWithItsInput()
    {
        using var process = Start("--port", "0", "--big-steps", "30", "--fan", "3x4", "--seed", "5", "--region", "eu-west-1");
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(Cancellation).AsTask().WaitAsync(Patience, Cancellation);
            var ready = JsonNode.Parse(line!)!.AsObject();
            Assert.Equal(ready.Text("url"), ready["environment"]!["AWS_ENDPOINT_URL_IMAGEBUILDER"]!.GetValue<string>());
            Assert.Equal("eu-west-1", ready["environment"]!["AWS_REGION"]!.GetValue<string>());

            var environment = ready["environment"]!.AsObject();
            var query = "workflowExecutionId=" + ready["known"]!.AsObject().Text("BigWorkflowExecutionId");
            using var http = new HttpClient { BaseAddress = new Uri(ready.Text("url")!) };
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(http.BaseAddress, "/GetWorkflowExecution?" + query));
            var signer = new TestSigner(environment.Text("AWS_ACCESS_KEY_ID")!, environment.Text("AWS_SECRET_ACCESS_KEY")!);
            (signer with { Region = "eu-west-1" }).Sign(request, []);
            using var response = await http.SendAsync(request, Cancellation);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(30, JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!["totalStepCount"]!.GetValue<int>());

            process.StandardInput.Close();
            await process.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    [Fact]
    public async Task ALineOfItsInputReplacesTheServer()
    {
        using var process = Start("--region", "eu-west-1");
        try
        {
            async Task<JsonObject> ReadAsync() =>
                JsonNode
                    .Parse((await process.StandardOutput.ReadLineAsync(Cancellation).AsTask().WaitAsync(Patience, Cancellation))!)!
                    .AsObject();
            var first = await ReadAsync();
            await process.StandardInput.WriteLineAsync("""["--region", "eu-west-2"]""");
            var second = await ReadAsync();
            await process.StandardInput.WriteLineAsync("""["--colour", "red"]""");
            var third = await ReadAsync();

            Assert.Equal("eu-west-2", second["environment"]!["AWS_REGION"]!.GetValue<string>());
            Assert.Equal("Cannot understand '--colour red'.", third.Text("problem"));
            using var http = new HttpClient();
            Assert.Contains("inFlight", await http.GetStringAsync(new Uri(second.Text("url") + "/_loopback/state"), Cancellation));
            await Assert.ThrowsAsync<HttpRequestException>(() =>
                http.GetStringAsync(new Uri(first.Text("url") + "/_loopback/state"), Cancellation)
            );
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task ItsTimeMovesWhenItIsTold()
    {
        using var process = Start("--speed", "100000.5", "--now", "2031-01-02T03:04:05Z");
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(Cancellation).AsTask().WaitAsync(Patience, Cancellation);
            using var http = new HttpClient { BaseAddress = new Uri(JsonNode.Parse(line!)!.AsObject().Text("url")!) };
            async Task<DateTimeOffset> NowAsync() =>
                JsonNode.Parse(await http.GetStringAsync(new Uri("/_loopback/state", UriKind.Relative), Cancellation))![
                    "now"
                ]!.GetValue<DateTimeOffset>();
            var first = await NowAsync();
            var second = await NowAsync();
            Assert.True(first > new DateTimeOffset(2031, 1, 2, 3, 4, 5, TimeSpan.Zero));
            Assert.True(second > first);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--port")]
    [InlineData("--fan", "3")]
    [InlineData("--colour", "red")]
    [InlineData("--speed", "0")]
    [InlineData("--speed", "-3")]
    [InlineData("--now", "soon")]
    public async Task ArgumentsThatItDoesNotUnderstandEndIt(params string[] arguments)
    {
        using var process = Start(arguments);
        try
        {
            var error = await process.StandardError.ReadToEndAsync(Cancellation).WaitAsync(Patience, Cancellation);
            await process.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);
            Assert.Equal(2, process.ExitCode);
            Assert.Contains($"Cannot understand '{string.Join(' ', arguments)}'", error, StringComparison.Ordinal);
            Assert.Contains("--latency-ms N", error, StringComparison.Ordinal);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(
                Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet",
                [typeof(LoopbackServer).Assembly.Location, .. arguments]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
}
