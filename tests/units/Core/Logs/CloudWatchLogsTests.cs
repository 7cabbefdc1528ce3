using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>The operations of CloudWatch Logs are asked and read as the facts say.</summary>
public sealed class CloudWatchLogsTests
{
    private static readonly JsonObject Facts = Repository.ReadLogFacts();

    private static readonly DateTime Time = new(2026, 9, 14, 3, 4, 5, 678, DateTimeKind.Utc);

    public static TheoryData<string> Operations => ["GetLogEvents", "FilterLogEvents"];

    [Fact]
    public void The_service_is_the_one_of_the_facts()
    {
        var service = Facts["service"]!;

        Assert.Equal(
            (Text("signingName"), Text("targetPrefix") + ".GetLogEvents", $"application/x-amz-json-{Text("jsonVersion")}", "/"),
            (
                ServiceDefinition.CloudWatchLogs.Name,
                ServiceDefinition.CloudWatchLogs.TargetOf("GetLogEvents"),
                ServiceDefinition.CloudWatchLogs.ContentType,
                ServiceDefinition.CloudWatchLogs.PathOf("GetLogEvents")
            )
        );
        Assert.Equal(Text("serviceId").ToLowerInvariant().Replace(' ', '_'), ServiceDefinition.CloudWatchLogs.SettingsName);

        string Text(string name) => service[name]!.GetValue<string>();
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_request_has_only_members_that_the_service_knows(string operation)
    {
        var transport = new FakeTransport(_ => FakeTransport.Reply("""{"events":[]}"""));

        await transport
            .Client()
            .GetPageAsync(
                Of(operation),
                FullRequest(operation),
                10_000,
                "t",
                new RecordingObserver(),
                TestContext.Current.CancellationToken
            );

        var request = Assert.Single(transport.Requests);
        Assert.Equal((operation, "POST"), (request.Operation, request.Method));
        var known = MembersOf(operation, "input").Select(member => member.Key);
        var sent = RequestCapture.BodyOf(request).Select(member => member.Key).ToList();
        Assert.Empty(sent.Except(known));
        Assert.Equal(7, sent.Count);
    }

    [Fact]
    public async Task Times_are_sent_in_milliseconds()
    {
        var transport = new FakeTransport(_ => FakeTransport.Reply("""{"events":[]}"""));

        await transport
            .Client()
            .GetPageAsync(
                CloudWatchLogs.GetLogEvents,
                CloudWatchLogs.GetLogEventsRequest("g", "s", Time.ToLocalTime(), Time.AddMilliseconds(1)),
                10,
                null,
                new RecordingObserver(),
                TestContext.Current.CancellationToken
            );

        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""{"limit":10,"logGroupName":"g","logStreamName":"s","startTime":1789355045678,"endTime":1789355045679}"""),
                RequestCapture.BodyOf(transport.Requests.Single())
            )
        );
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_member_of_an_answer_has_its_property_or_its_use(string operation)
    {
        var item = new JsonObject
        {
            ["logStreamName"] = "s",
            ["timestamp"] = 1789355045678,
            ["message"] = "line",
            ["ingestionTime"] = 1789355045679,
            ["eventId"] = "id",
            ["news"] = 1,
        };
        var known = operation == "GetLogEvents" ? "OutputLogEvent" : "FilteredLogEvent";
        var members = Facts["shapes"]![known]!["members"]!.AsObject().Select(member => member.Key).ToHashSet();
        Assert.Empty(members.Except(item.Select(member => member.Key)));
        foreach (var other in item.Select(member => member.Key).Where(name => name != "news" && !members.Contains(name)).ToList())
        {
            item.Remove(other);
        }

        var answer = new JsonObject { ["events"] = new JsonArray(item) };
        foreach (var (name, _) in MembersOf(operation, "output").Where(member => member.Key != "events"))
        {
            answer[name] = name.EndsWith("Token", StringComparison.Ordinal) ? "t" : new JsonArray();
        }

        var page = await new FakeTransport(_ => FakeTransport.Reply(answer.ToJsonString()))
            .Client()
            .GetPageAsync(Of(operation), FullRequest(operation), 25, null, new RecordingObserver(), TestContext.Current.CancellationToken);

        var found = Assert.Single(page.Items);
        Assert.Equal(("line", Time, Time.AddMilliseconds(1)), (found.Message, found.Timestamp, found.IngestionTime));
        Assert.Equal(("g", "s"), (found.LogGroupName, found.LogStreamName));
        Assert.Equal(operation == "GetLogEvents" ? null : "id", found.EventId);
        Assert.Equal(["news"], found.AdditionalFields.Keys);
        Assert.Equal("t", page.NextToken);
    }

    private static ListOperation<ImageLogEvent> Of(string operation) =>
        operation == "GetLogEvents" ? CloudWatchLogs.GetLogEvents : CloudWatchLogs.FilterLogEvents;

    private static RequestMembers FullRequest(string operation) =>
        operation == "GetLogEvents"
            ? CloudWatchLogs.GetLogEventsRequest("g", "s", Time, Time, startFromHead: true)
            : CloudWatchLogs.FilterLogEventsRequest("g", ["s"], "Stderr", Time, Time);

    private static JsonObject MembersOf(string operation, string direction)
    {
        var shape = Facts["operations"]![operation]![direction]!.GetValue<string>();
        return Facts["shapes"]![shape]!["members"]!.AsObject();
    }
}
