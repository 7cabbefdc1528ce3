using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>A log comes whole and in order, from its beginning or its end, and is followed while a build runs.</summary>
public sealed class ImageLogTests
{
    private readonly LogServer _server = new();
    private readonly PassingTime _time = new();

    [Theory]
    [InlineData(null)]
    [InlineData("line")]
    public async Task All_events_come_once_and_in_order_through_small_and_empty_pages(string? pattern)
    {
        var lines = Lines(3_000);
        _server.Write(lines);
        _server.PageLimit = 250;
        _server.EmptyPages.UnionWith([1, 4, 5]);

        Assert.Equal(lines, await ReadAsync(new LogQuery { FilterPattern = pattern }));
    }

    [Fact]
    public async Task A_whole_log_in_one_page_costs_two_requests()
    {
        _server.Write(Lines(3_000));

        await ReadAsync(new LogQuery());

        Assert.Equal(2, _server.Requests.Count);
        Assert.All(_server.Requests, request => Assert.Equal(10_000, request.Body["limit"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData(3_000, 20, 1)]
    [InlineData(20, 20, 1)]
    [InlineData(7, 20, 2)]
    public async Task The_tail_is_read_from_the_end(int written, int asked, int requests)
    {
        var lines = Lines(written);
        _server.Write(lines);

        Assert.Equal(lines.TakeLast(asked), await ReadAsync(new LogQuery { Tail = asked }));
        Assert.Equal(requests, _server.Requests.Count);
    }

    [Fact]
    public async Task The_tail_goes_back_over_small_and_empty_pages()
    {
        var lines = Lines(100);
        _server.Write(lines);
        _server.PageLimit = 8;
        _server.EmptyPages.UnionWith([1, 3]);

        Assert.Equal(lines.TakeLast(20), await ReadAsync(new LogQuery { Tail = 20 }));
    }

    [Fact]
    public async Task The_tail_of_a_filtered_log_is_its_newest_events()
    {
        _server.Write([.. Enumerable.Range(0, 100).Select(number => number % 10 == 0 ? $"Stderr {number}" : $"line {number}")]);
        _server.PageLimit = 3;

        Assert.Equal(["Stderr 80", "Stderr 90"], await ReadAsync(new LogQuery { Tail = 2, FilterPattern = "Stderr" }));
    }

    [Fact]
    public async Task A_time_range_includes_both_of_its_ends()
    {
        _server.Write(Lines(10));
        var begin = DateTime.UnixEpoch.AddMilliseconds(1_700_000_000_000);

        var query = new LogQuery { StartTime = begin.AddSeconds(3), EndTime = begin.AddSeconds(5) };
        Assert.Equal(["line 3", "line 4", "line 5"], await ReadAsync(query));
        Assert.Equal(["line 5"], await ReadAsync(query with { Tail = 1 }));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(2, null)]
    [InlineData(null, "line")]
    [InlineData(2, "line")]
    public async Task A_log_is_followed_until_the_build_has_ended(int? tail, string? pattern)
    {
        _server.Write("line 1", "line 2", "line 3");
        _server.WriteAt(1_700_000_002_000, "line 3");
        var looks = 0;

        var read = await ReadAsync(
            new LogQuery { Tail = tail, FilterPattern = pattern },
            () =>
            {
                looks++;
                if (looks == 1)
                {
                    // At the time of the newest event, and the same text once more.
                    _server.WriteAt(1_700_000_002_000, "line 3");
                    _server.WriteAt(1_700_000_002_000, "line 4");
                    return true;
                }

                if (looks == 2)
                {
                    return true;
                }

                // What comes after the status of the build is read too.
                _server.Write("line 5");
                return false;
            }
        );

        string[] first = tail is null ? ["line 1", "line 2", "line 3", "line 3"] : ["line 3", "line 3"];
        Assert.Equal([.. first, "line 3", "line 4", "line 5"], read);
        Assert.Equal(3, looks);
    }

    [Fact]
    public async Task A_log_that_is_silent_is_looked_at_less_and_less_often()
    {
        _server.Write("line 1");
        var looks = 0;

        await ReadAsync(new LogQuery(), () => ++looks < 12);

        Assert.Equal(TimeSpan.FromSeconds(1), _time.Waits[0]);
        Assert.Equal(TimeSpan.FromSeconds(15), _time.Waits[^1]);
        Assert.Equal(_time.Waits.Order(), _time.Waits);

        // A look that finds nothing costs one request.
        Assert.Equal(2 + 1 + 12, _server.Requests.Count);
    }

    [Fact]
    public async Task The_log_of_a_build_that_runs_may_not_exist_yet()
    {
        var looks = 0;
        _server.BeforeAnswer = number =>
        {
            if (number < 4)
                throw Absence();
        };

        var read = await ReadAsync(
            new LogQuery(),
            () =>
            {
                if (looks == 2)
                    _server.Write("line 1");
                return ++looks < 4;
            }
        );

        Assert.Equal(["line 1"], read);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_log_that_never_appears_is_an_error(bool isFollowed)
    {
        _server.BeforeAnswer = _ => throw Absence();
        var looks = 0;

        var error = await Assert.ThrowsAsync<ImageBuilderException>(() => ReadAsync(new LogQuery(), isFollowed ? () => ++looks < 3 : null));

        Assert.True(ImageLog.IsAbsence(error));
        Assert.Equal("GetLogEvents", error.Operation);
    }

    [Fact]
    public async Task Throttles_are_outlasted()
    {
        var lines = Lines(1_000);
        _server.Write(lines);
        _server.PageLimit = 100;
        _server.BeforeAnswer = number =>
        {
            if (number % 3 != 0)
                throw new ServiceFaultException("ThrottlingException", "Rate exceeded") { StatusCode = 400 };
        };

        Assert.Equal(lines, await ReadAsync(new LogQuery()));
    }

    [Fact]
    public async Task An_event_has_all_that_the_service_says()
    {
        _server.Write("line 1");
        var log = new ImageLog(_server.Client(), new LogLocation("g", "s"), new LogQuery(), new RecordingObserver(), _time);
        await using var pages = log.ReadAsync(null, TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await pages.MoveNextAsync());

        var item = Assert.Single(pages.Current);
        Assert.Equal(("g", "s", "line 1", "eu-west-1"), (item.LogGroupName, item.LogStreamName, item.Message, item.Region));
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc), item.Timestamp);
        Assert.Equal(DateTimeKind.Utc, item.IngestionTime!.Value.Kind);
        Assert.Empty(item.AdditionalFields);
    }

    [Theory]
    [InlineData("Golden", null, "/aws/imagebuilder/Golden", "1.4.2/3")]
    [InlineData("Golden", "/my/group", "/my/group", "1.4.2/3")]
    public void A_build_has_its_stream_in_the_group_of_its_name_or_of_its_configuration(
        string name,
        string? own,
        string group,
        string stream
    )
    {
        var image = new Image
        {
            Arn = "arn:aws:imagebuilder:eu-west-1:123456789012:image/golden/1.4.2/3",
            Name = name,
            LogGroupName = own,
        };

        Assert.Equal(new LogLocation(group, stream), LogLocation.Of(image));
    }

    [Fact]
    public void A_pipeline_has_a_stream_for_every_day()
    {
        var pipeline = new ImagePipeline { Arn = "arn:p", Name = "Nightly" };
        var day = new DateTime(2026, 3, 7, 23, 0, 0, DateTimeKind.Utc);

        Assert.Equal(new LogLocation("/aws/imagebuilder/pipeline/Nightly", "2026/03/07"), LogLocation.Of(pipeline, day));
        Assert.Equal("/own", LogLocation.Of(new ImagePipeline { Name = "n", PipelineLogGroupName = "/own" }, day)!.LogGroupName);
        Assert.Null(LogLocation.Of(new ImagePipeline(), day));
    }

    private static ServiceFaultException Absence() =>
        new("ResourceNotFoundException", "The specified log stream does not exist.") { StatusCode = 400 };

    private static string[] Lines(int count) => [.. Enumerable.Range(0, count).Select(number => $"line {number}")];

    private async Task<IReadOnlyList<string?>> ReadAsync(LogQuery query, Func<bool>? isRunning = null)
    {
        var log = new ImageLog(_server.Client(), new LogLocation("g", "s"), query, new RecordingObserver(), _time);
        var messages = new List<string?>();
        await foreach (
            var page in log.ReadAsync(isRunning is null ? null : _ => Task.FromResult(isRunning()), TestContext.Current.CancellationToken)
        )
        {
            Assert.NotEmpty(page);
            messages.AddRange(page.Select(item => item.Message));
        }

        return messages;
    }
}
