using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ImageBuilderWorkflow.Loopback.Faults;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>Control endpoints for other processes, under <c>/_loopback/</c>. They need no signature and are not logged.</summary>
internal sealed class ControlEndpoints(AccountSet accounts, FaultSet faults, RequestLog log)
{
    private const string Root = "/_loopback";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>Whether a path is a control endpoint.</summary>
    public static bool Owns(PathString path) => path.StartsWithSegments(Root);

    /// <summary>Answers a request to a control endpoint.</summary>
    public async Task AnswerAsync(HttpContext context, byte[] body)
    {
        var (status, answer) = Answer(context.Request.Method, context.Request.Path.Value![Root.Length..], body);
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(answer, Json, context.RequestAborted).ConfigureAwait(false);
    }

    private (int Status, object Answer) Answer(string method, string path, byte[] body)
    {
        switch (method, path)
        {
            case ("GET", "/requests"):
                return (200, log.Snapshot());
            case ("DELETE", "/requests"):
                log.Clear();
                return (200, log.Snapshot());
            case ("GET", "/effects"):
                return (200, accounts.Writes);
            case ("GET", "/faults"):
                return (200, faults.Rules);
            case ("POST", "/faults"):
                return AddFaults(body);
            case ("DELETE", "/faults"):
                faults.Clear();
                return (200, faults.Rules);
            case ("GET", "/state"):
                var account = accounts.Default;
                var known = account.Known.ToDictionary();
                return (
                    200,
                    new
                    {
                        account.Now,
                        log.InFlight,
                        log.MaxInFlight,
                        Requests = log.Count,
                        Known = known,
                        account.Failures,
                    }
                );
            default:
                return (404, new { Message = $"There is no control endpoint {method} {Root}{path}." });
        }
    }

    // The body is one rule or a list of rules. The answer contains all active rules.
    private (int Status, object Answer) AddFaults(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            IEnumerable<JsonElement> rules =
                document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.EnumerateArray() : [document.RootElement];
            faults.Add([
                .. rules.Select(rule => rule.Deserialize<FaultRule>(Json) ?? throw new JsonException("A fault rule is a JSON object.")),
            ]);
            return (200, faults.Rules);
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            return (400, new { problem.Message });
        }
    }
}
