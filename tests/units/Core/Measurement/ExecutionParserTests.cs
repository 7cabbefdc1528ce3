using System.Globalization;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Executions are read from objects, and from what files have made of them.</summary>
public sealed class ExecutionParserTests
{
    private const string Arn = "arn:aws:imagebuilder:eu-west-1:aws:workflow/build/build-image/1.0.3/1";
    private static readonly DateTime Start = new(2026, 9, 5, 19, 12, 23, 418, DateTimeKind.Utc);
    private static readonly string[] SomeCultures = ["", "de-DE", "th-TH", "ar-SA"];
    private static readonly TimeSpan Duration = new(0, 0, 2, 29, 82);

    [Fact]
    public void Objects_are_read_as_they_are()
    {
        var workflow = ExecutionParser.Read(
            new WorkflowExecution
            {
                WorkflowBuildVersionArn = Arn,
                Status = "COMPLETED",
                StartTime = Start,
                EndTime = Start + Duration,
            }
        );
        var step = ExecutionParser.Read(
            new WorkflowStepExecution
            {
                WorkflowBuildVersionArn = Arn,
                Name = "Launch",
                Status = "RUNNING",
                StartTime = Start,
            }
        );

        Assert.Equal(new MeasuredExecution("build-image", null, "COMPLETED", Start, Duration), workflow);
        Assert.Equal(new MeasuredExecution("build-image", "Launch", "RUNNING", Start, null), step);
    }

    // What Export-Csv writes is the text of each value in the culture of the session.
    [Theory]
    [InlineData("")]
    [InlineData("en-US")]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    [InlineData("fr-FR")]
    [InlineData("ja-JP")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void Texts_are_read_in_the_culture_they_were_written_in(string name)
    {
        var culture = CultureInfo.GetCultureInfo(name);

        var found = Read(
            culture,
            ("StepExecutionId", "step-1"),
            ("Name", "Launch"),
            ("WorkflowBuildVersionArn", Arn),
            ("Status", "COMPLETED"),
            ("StartTime", Start.ToString(culture)),
            ("EndTime", (Start + Duration).ToString(culture)),
            ("Duration", Duration.ToString()),
            ("DurationSeconds", Duration.TotalSeconds.ToString(culture))
        );

        var toTheSecond = Start.AddMilliseconds(-Start.Millisecond);
        Assert.Equal(new MeasuredExecution("build-image", "Launch", "COMPLETED", toTheSecond, Duration), found);
    }

    [Theory]
    [InlineData("de-DE", "149,082")]
    [InlineData("de-DE", "149.082")]
    [InlineData("en-US", "149.082")]
    public void Seconds_are_a_number_of_the_culture_or_of_no_culture(string culture, string seconds) =>
        Assert.Equal(
            Duration,
            Read(
                CultureInfo.GetCultureInfo(culture),
                ("Workflow", "w 1.0.0"),
                ("Status", "FAILED"),
                ("DurationSeconds", seconds)
            )!.Value.Duration
        );

    [Theory]
    [InlineData("2026-09-05T19:12:23.4180000Z")]
    [InlineData("2026-09-05T21:12:23.418+02:00")]
    [InlineData("2026-09-05T19:12:23.418")]
    [InlineData("2026-09-05 19:12:23.418Z")]
    public void Iso_times_mean_the_same_in_every_culture_and_are_in_UTC(string text) =>
        Assert.All(
            SomeCultures,
            culture =>
                Assert.Equal(
                    Start,
                    Read(CultureInfo.GetCultureInfo(culture), ("Workflow", "w 1"), ("Status", "FAILED"), ("StartTime", text))!.Value.Start
                )
        );

    [Fact]
    public void Typed_values_are_taken_and_a_duration_comes_before_times()
    {
        var local = Read(
            CultureInfo.InvariantCulture,
            ("Workflow", "my build 1.0.0"),
            ("Status", "COMPLETED"),
            ("StartTime", Start.ToLocalTime()),
            ("EndTime", new DateTimeOffset(Start.AddSeconds(9)).ToOffset(TimeSpan.FromHours(5))),
            ("Duration", Duration)
        );
        var fromSeconds = Read(CultureInfo.InvariantCulture, ("Workflow", "w 1"), ("Status", "COMPLETED"), ("DurationSeconds", 149.082));
        var fromTimes = Read(
            CultureInfo.InvariantCulture,
            ("Workflow", "w 1"),
            ("Status", "COMPLETED"),
            ("StartTime", DateTime.SpecifyKind(Start, DateTimeKind.Unspecified)),
            ("EndTime", Start.AddSeconds(9))
        );

        Assert.Equal(new MeasuredExecution("my build", null, "COMPLETED", Start, Duration), local);
        Assert.Equal(Duration, fromSeconds!.Value.Duration);
        Assert.Equal(TimeSpan.FromSeconds(9), fromTimes!.Value.Duration);
    }

    [Theory]
    [InlineData("Step", "LaunchBuildInstance")]
    [InlineData("Workflow", null)]
    public void An_entry_of_a_timeline_says_what_it_is(string kind, string? step) =>
        Assert.Equal(
            step,
            Read(
                CultureInfo.InvariantCulture,
                ("Kind", kind),
                ("Name", kind == "Step" ? "LaunchBuildInstance" : "build-image 1.0.3"),
                ("StepName", step),
                ("Workflow", "build-image 1.0.3"),
                ("Status", "COMPLETED")
            )!.Value.StepName
        );

    [Fact]
    public void The_image_of_a_timeline_is_left_out() =>
        Assert.Null(Read(CultureInfo.InvariantCulture, ("Kind", "Image"), ("Name", "golden-image/1.4.2/1"), ("Status", "AVAILABLE")));

    [Theory]
    [InlineData("it is neither", "Name", "Golden-Image", "Status", "AVAILABLE")]
    [InlineData("'arn:aws:s3:::x'", "WorkflowBuildVersionArn", "arn:aws:s3:::x", "Status", "FAILED")]
    [InlineData("has no Status", "Workflow", "w 1.0.0", "Name", "Launch")]
    [InlineData("without the name", "Workflow", "w 1.0.0", "StepExecutionId", "step-1")]
    [InlineData("'soon', the StartTime of 'it'", "Workflow", "w 1", "Status", "FAILED", "StartTime", "soon")]
    [InlineData("14.09.2026 07:52:10", "Workflow", "w 1", "Status", "FAILED", "StartTime", "09/14/2026 07:52:10")]
    [InlineData("'long', the Duration of 'it'", "Workflow", "w 1", "Status", "FAILED", "Duration", "long")]
    [InlineData("'1.000,5', the DurationSeconds", "Workflow", "w 1", "Status", "FAILED", "DurationSeconds", "1.000,5")]
    [InlineData("negative duration, -00:00:05", "Workflow", "w 1", "Status", "FAILED", "Duration", "-00:00:05")]
    public void What_cannot_be_read_is_named(string message, params string[] values)
    {
        var named = values.Chunk(2).Select(pair => (pair[0], (object?)pair[1])).ToArray();

        var error = Assert.Throws<FormatException>(() => Read(CultureInfo.GetCultureInfo("de-DE"), named));

        Assert.Contains(message.Replace("it is", "'it' is", StringComparison.Ordinal), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_without_a_name_are_refused()
    {
        Assert.Throws<FormatException>(() => ExecutionParser.Read(new WorkflowExecution()));
        Assert.Throws<FormatException>(() => ExecutionParser.Read(new WorkflowStepExecution { WorkflowBuildVersionArn = Arn }));
        Assert.Throws<FormatException>(() =>
            ExecutionParser.Read(
                new WorkflowExecution
                {
                    WorkflowBuildVersionArn = Arn,
                    StartTime = Start,
                    EndTime = Start.AddSeconds(-1),
                }
            )
        );
    }

    private static MeasuredExecution? Read(CultureInfo culture, params (string Name, object? Value)[] values) =>
        new ExecutionParser(culture).Read(name => values.FirstOrDefault(value => value.Name == name).Value, "it");
}
