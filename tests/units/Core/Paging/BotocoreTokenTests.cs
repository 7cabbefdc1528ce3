using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>botocore itself reads our tokens, and we read those that it writes.</summary>
public sealed class BotocoreTokenTests
{
    // Decodes the first list of tokens, and encodes the second list of objects.
    private const string Script = """
        import json, sys
        from botocore.paginate import TokenDecoder, TokenEncoder
        tokens, places = json.loads(sys.stdin.buffer.read())
        print(json.dumps([[TokenDecoder().decode(token) for token in tokens], [TokenEncoder().encode(place) for place in places]]))
        """;

    private static readonly ListingPosition[] Positions =
    [
        new("x", 0),
        new("x", 3),
        new(null, 24),
        new("a+b/c==", 1),
        new("\u00e9\u4e2d\U0001f600", 0),
        new("\"\\\n\0\u2028", 25),
        new(new string('x', 65535), int.MaxValue),
    ];

    [Fact]
    public async Task Tokens_go_both_ways()
    {
        var places = new JsonArray([.. Positions.Select(ToJson)]);
        var input = new JsonArray(
            new JsonArray([.. Positions.Select(position => (JsonNode)ResumeToken.Encode(position))]),
            places.DeepClone()
        );

        var output = await RunPython(input.ToJsonString());

        Assert.SkipWhen(output is null, "There is no python3 with botocore here.");
        var answer = JsonNode.Parse(output)!.AsArray();
        Assert.True(JsonNode.DeepEquals(places, answer[0]), answer[0]!.ToJsonString());
        Assert.Equal(Positions, answer[1]!.AsArray().Select(token => ResumeToken.Decode(token!.GetValue<string>())));
    }

    private static JsonObject ToJson(ListingPosition position)
    {
        var place = new JsonObject { ["nextToken"] = position.PageToken };
        if (position.Skip > 0)
        {
            place["boto_truncate_amount"] = position.Skip;
        }

        return place;
    }

    private static async Task<string?> RunPython(string input)
    {
        var start = new ProcessStartInfo("python3", ["-c", Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        using var python = TryStart(start);
        if (python is null)
        {
            return null;
        }

        var cancellation = TestContext.Current.CancellationToken;
        var output = python.StandardOutput.ReadToEndAsync(cancellation);
        var errors = python.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await python.StandardInput.WriteAsync(input.AsMemory(), cancellation);
            python.StandardInput.Close();
        }
        catch (IOException)
        {
            // Without botocore the script ends before it reads; its exit code tells.
        }

        await python.WaitForExitAsync(cancellation);
        if (python.ExitCode == 0)
        {
            return await output;
        }

        // Whatever else goes wrong in the script is a failure of the test.
        var reason = await errors;
        Assert.True(
            reason.Contains("ModuleNotFoundError", StringComparison.Ordinal) || !reason.Contains("Traceback", StringComparison.Ordinal),
            reason
        );
        return null;
    }

    private static Process? TryStart(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
