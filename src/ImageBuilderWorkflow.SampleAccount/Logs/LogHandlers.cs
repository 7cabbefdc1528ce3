using System.Globalization;
using System.Text;
using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.Logs;

/// <summary>Answers the operations of CloudWatch Logs that read events.</summary>
internal static class LogHandlers
{
    // The service counts the bytes of the message and this much more for each event.
    private const int EventOverhead = 26;
    private const int LargestPage = 1024 * 1024;

    // How many events a request of FilterLogEvents looks at. A page without a match still has a token.
    private const int SearchedAtOnce = 1_000;

    // Of this many pages that are read forward, one is empty although more follows.
    private const int EmptyEvery = 4;

    /// <summary>The handlers by operation name.</summary>
    public static IReadOnlyDictionary<string, Func<LogRequest, byte[]>> All { get; } =
        new Dictionary<string, Func<LogRequest, byte[]>>(StringComparer.Ordinal)
        {
            ["GetLogEvents"] = GetEvents,
            ["FilterLogEvents"] = FilterEvents,
            ["DescribeLogStreams"] = DescribeStreams,
        };

    /// <summary>The place of a token of GetLogEvents and its direction; null if the token is invalid.</summary>
    public static (PageToken.Place Place, bool IsForward)? ReadToken(PageToken tokens, OperationInput input)
    {
        var token = input.Token ?? "";
        var isForward = token.StartsWith("f/", StringComparison.Ordinal);
        if (!isForward && !token.StartsWith("b/", StringComparison.Ordinal))
            return null;
        return token.EndsWith("/s", StringComparison.Ordinal) && token.Length > 4
            ? tokens.Decode(LogRequest.Binding(input, isForward), token[2..^2]) is { } place
                ? (place, isForward)
                : null
            : null;
    }

    /// <summary>Writes a token of GetLogEvents.</summary>
    public static string WriteToken(PageToken tokens, OperationInput input, PageToken.Place place, bool isForward) =>
        $"{(isForward ? 'f' : 'b')}/{tokens.Encode(LogRequest.Binding(input, isForward), place)}/s";

    private static byte[] GetEvents(LogRequest request)
    {
        var input = request.Input;
        var stream = LogRequest.Find(input.RequiredText("logStreamName"), request.Streams);
        var first = stream.From(input.Milliseconds("startTime"));
        var behind = Math.Max(first, stream.Until(input.Milliseconds("endTime")));
        var isFromHead = input.Flag("startFromHead");
        var place = new PageToken.Place(isFromHead ? first : behind, 1);
        var isForward = isFromHead;
        if (input.Token is not null)
        {
            (place, isForward) = ReadToken(request.Tokens, input) ?? throw LogRequest.Invalid("The specified nextToken is invalid.");
            if (isForward && !isFromHead)
                throw LogRequest.Invalid("A nextForwardToken needs startFromHead to be true.");
        }

        var (from, to) = isForward
            ? Forward(stream, Math.Clamp(place.Position, first, behind), behind, request.Limit)
            : Backward(stream, first, Math.Clamp(place.Position, first, behind), request.Limit);
        if (isForward && from < to && IsEmptyPage(stream, place.Page))
            to = from;

        // The token of a direction that has no more events stays the same.
        var next = Token(to, true, isForward && to == behind);
        var back = Token(from, false, !isForward && from == first);
        return ResponseBuffer.WriteObject(json =>
        {
            json.WriteStartArray("events"u8);
            for (var index = from; index < to; index++)
            {
                json.WriteStartObject();
                WriteEvent(json, stream[index]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("nextForwardToken"u8, next);
            json.WriteString("nextBackwardToken"u8, back);
        });

        string Token(int position, bool isNext, bool isEnd) =>
            isEnd && from == to && input.Token is { } sent
                ? sent
                : WriteToken(request.Tokens, input, new PageToken.Place(position, place.Page + 1), isNext);
    }

    private static byte[] FilterEvents(LogRequest request)
    {
        var input = request.Input;
        var pattern = FilterPattern.Read(input.Text("filterPattern"));
        var streams = Chosen(request);
        var all = streams
            .SelectMany(stream => Indexes(stream, input).Select(index => (Stream: stream, Event: stream[index], Index: index)))
            .OrderBy(found => found.Event.Time)
            .ToList();
        var start = request.Start;
        var found = new List<(LogStream Stream, LogEvent Event, int Index)>();
        var position = start.Position;
        for (var size = 0; position < all.Count && position - start.Position < SearchedAtOnce && found.Count < request.Limit; position++)
        {
            if (!pattern.Matches(all[position].Event.Message))
                continue;
            size += Size(all[position].Event);
            if (size > LargestPage && found.Count > 0)
                break;
            found.Add(all[position]);
        }

        var next = position < all.Count ? request.TokenOf(new PageToken.Place(position, start.Page + 1)) : null;
        return ResponseBuffer.WriteObject(json =>
        {
            json.WriteArray(
                "events"u8,
                found,
                static (json, one) =>
                {
                    json.WriteString("logStreamName"u8, one.Stream.Name);
                    WriteEvent(json, one.Event);
                    json.WriteString(
                        "eventId"u8,
                        string.Create(CultureInfo.InvariantCulture, $"{one.Event.Time:00000000000000}{one.Index:000000}")
                    );
                }
            );

            // The service has written no names here since 2019.
            json.WriteStartArray("searchedLogStreams"u8);
            json.WriteEndArray();
            json.WriteOptional("nextToken"u8, next);
        });
    }

    private static byte[] DescribeStreams(LogRequest request)
    {
        var input = request.Input;
        var prefix = input.Text("logStreamNamePrefix");
        var isByTime = input.Text("orderBy") == "LastEventTime";
        if (isByTime && prefix is not null)
            throw LogRequest.Invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        var streams = request.Streams.Where(stream => prefix is null || stream.Name.StartsWith(prefix, StringComparison.Ordinal));
        if (isByTime)
            streams = streams.OrderBy(stream => stream[stream.Count - 1].Time);
        if (input.Flag("descending"))
            streams = streams.Reverse();
        var listing = streams.ToList();
        var start = request.Start;
        var page = listing.Skip(start.Position).Take(request.Limit).ToList();
        var end = start.Position + page.Count;
        var next = end < listing.Count ? request.TokenOf(new PageToken.Place(end, start.Page + 1)) : null;
        var arns = request.Snapshot.Arns;
        return ResponseBuffer.WriteObject(json =>
        {
            json.WriteArray(
                "logStreams"u8,
                page,
                (json, stream) =>
                {
                    json.WriteString("logStreamName"u8, stream.Name);
                    json.WriteNumber("creationTime"u8, stream[0].Time);
                    json.WriteNumber("firstEventTimestamp"u8, stream[0].Time);
                    json.WriteNumber("lastEventTimestamp"u8, stream[stream.Count - 1].Time);
                    json.WriteNumber("lastIngestionTime"u8, Ingested(stream[stream.Count - 1]));
                    json.WriteString("uploadSequenceToken"u8, "49");
                    json.WriteString(
                        "arn"u8,
                        $"arn:aws:logs:{arns.Region}:{arns.AccountId}:log-group:{stream.Group}:log-stream:{stream.Name}"
                    );
                    json.WriteNumber("storedBytes"u8, 0);
                }
            );
            json.WriteOptional("nextToken"u8, next);
        });
    }

    private static void WriteEvent(Utf8JsonWriter json, LogEvent one)
    {
        json.WriteNumber("timestamp"u8, one.Time);
        json.WriteString("message"u8, one.Message);
        json.WriteNumber("ingestionTime"u8, Ingested(one));
    }

    private static long Ingested(LogEvent one) => one.Time + 61;

    private static IEnumerable<LogStream> Chosen(LogRequest request)
    {
        var names = request.Input.Texts("logStreamNames");
        var prefix = request.Input.Text("logStreamNamePrefix");
        if (names is not null && prefix is not null)
            throw LogRequest.Invalid("logStreamNames and logStreamNamePrefix cannot be specified together.");
        var streams = request.Streams;
        if (names is not null)
            return [.. names.Distinct(StringComparer.Ordinal).Select(name => LogRequest.Find(name, streams))];
        return streams.Where(stream => prefix is null || stream.Name.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static IEnumerable<int> Indexes(LogStream stream, OperationInput input)
    {
        var first = stream.From(input.Milliseconds("startTime"));
        return Enumerable.Range(first, Math.Max(0, stream.Until(input.Milliseconds("endTime")) - first));
    }

    // The first pages of two streams are not empty at the same time.
    private static bool IsEmptyPage(LogStream stream, int page) => (page + stream.Name.Length + stream.Group.Length) % EmptyEvery == 0;

    private static (int From, int To) Forward(LogStream stream, int from, int behind, int limit)
    {
        var to = from;
        for (var size = 0; to < behind && to - from < limit; to++)
        {
            size += Size(stream[to]);
            if (size > LargestPage && to > from)
                break;
        }

        return (from, to);
    }

    private static (int From, int To) Backward(LogStream stream, int first, int to, int limit)
    {
        var from = to;
        for (var size = 0; from > first && to - from < limit; from--)
        {
            size += Size(stream[from - 1]);
            if (size > LargestPage && to > from)
                break;
        }

        return (from, to);
    }

    private static int Size(LogEvent one) => Encoding.UTF8.GetByteCount(one.Message) + EventOverhead;
}
