using ImageBuilderWorkflow.Commands;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>What stands beside a thing that is offered.</summary>
public sealed class CompletionItemTests
{
    private static readonly DateTime Now = new(2026, 9, 14, 8, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("00:00:00", "just now")]
    [InlineData("00:00:59", "just now")]
    [InlineData("-00:04:59", "just now")]
    [InlineData("-00:06:00", "2026-09-14 08:06 UTC")]
    [InlineData("00:01:00", "1 minute ago")]
    [InlineData("00:59:59", "59 minutes ago")]
    [InlineData("01:00:00", "1 hour ago")]
    [InlineData("03:30:00", "3 hours ago")]
    [InlineData("23:59:59", "23 hours ago")]
    [InlineData("1.00:00:00", "1 day ago")]
    [InlineData("59.23:00:00", "59 days ago")]
    [InlineData("60.00:00:00", "1 month ago")]
    [InlineData("100.00:00:00", "3 months ago")]
    [InlineData("729.00:00:00", "23 months ago")]
    [InlineData("731.00:00:00", "2 years ago")]
    public void An_age_is_told_in_words(string age, string text) =>
        Assert.Equal(text, Age.Text(Now - TimeSpan.Parse(age, System.Globalization.CultureInfo.InvariantCulture), Now));

    [Theory]
    [InlineData("wf-a1b2c3d4-5678-90ab-cdef-1234567890ef", "wf-a1b2c3d4")]
    [InlineData("arn:aws:imagebuilder:us-east-1:123456789012:image/my-image/1.0.0/1", "image/my-image/1.0.0/1")]
    [InlineData("my-pipeline-name", "my-pipeline-name")]
    public void A_short_value_tells_it_from_others(string value, string text) =>
        Assert.Equal(text, new CompletionItem(value, "name", "text").ShortValue);

    [Theory]
    [InlineData("a\u001b[2J")]
    [InlineData("a\nb")]
    [InlineData("")]
    public void A_value_that_cannot_stand_on_the_command_line_is_not_showable(string value) =>
        Assert.False(new CompletionItem(value, "name", "text").IsShowable);

    [Theory]
    [InlineData("FAILED", null, true, "FAILED, 3 hours ago")]
    [InlineData("FAILED", null, false, "FAILED")]
    [InlineData("ENABLED", "last run FAILED", true, "ENABLED, last run FAILED 3 hours ago")]
    [InlineData("ENABLED", "never run", false, "ENABLED, never run")]
    [InlineData(null, null, true, "3 hours ago")]
    [InlineData(null, null, false, "value")]
    [InlineData("", null, false, "value")]
    public void The_tip_has_status_and_age(string? state, string? what, bool isDated, string text)
    {
        var item = new CompletionItem("value", "name", "text")
        {
            State = state,
            Event = what,
            Date = isDated ? Now.AddHours(-3) : null,
        };

        Assert.Equal(text, item.ToolTip(Now));
    }
}
