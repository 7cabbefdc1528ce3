using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>The cause stands in the last lines of a log, in known forms, whatever colours they have.</summary>
public sealed class LogExcerptTests
{
    [Fact]
    public void The_error_output_of_the_last_command_that_failed_counts()
    {
        var excerpt = Read(
            "CmdExecution: Stderr: warning: harmless",
            "CmdExecution: ExitCode 0",
            "CmdExecution: Stderr: first line",
            "CmdExecution: Stderr: second line",
            "CmdExecution: ExitCode 127",
            "Image transitioned to FAILED state"
        );

        Assert.Equal(("first line\nsecond line", 127), (excerpt.ErrorMessage, excerpt.ExitCode));
        Assert.Equal(
            ["CmdExecution: Stderr: first line", "CmdExecution: Stderr: second line", "CmdExecution: ExitCode 127"],
            excerpt.Lines.Select(line => line.Message)
        );
    }

    [Fact]
    public void Colours_do_not_hide_a_form_and_stay_in_the_evidence()
    {
        const string Line = "\u001b[31mCmdExecution: Stderr: \u001b[1mError: Unable to find a match: htpd\u001b[0m";

        var excerpt = Read(Line, "\u001b[31mCmdExecution: ExitCode 1\u001b[0m");

        Assert.Equal(("Error: Unable to find a match: htpd", 1), (excerpt.ErrorMessage, excerpt.ExitCode));
        Assert.Equal(Line, excerpt.Lines[0].Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_block_of_the_runner_names_the_component_in_one_event_or_several(bool isOne)
    {
        string[] block =
        [
            "Document: arn:aws:imagebuilder:us-east-1:123456789012:component/install-agent/1.0.0/1",
            "ComponentArn: arn:aws:imagebuilder:us-east-1:123456789012:component/install-agent/1.0.0/1",
            "Phase: build",
            "Step: InstallPackages",
            "Action: ExecuteBash",
            "ErrorMessage: Command execution has resulted in an error: exit status 1",
            "Stderr: Error: Unable to find a match: htpd",
        ];

        var excerpt = Read(["CmdExecution: ExitCode 1", .. isOne ? [string.Join("\r\n", block)] : block]);

        Assert.Equal("arn:aws:imagebuilder:us-east-1:123456789012:component/install-agent/1.0.0/1", excerpt.ComponentArn);
        Assert.Equal(("build", "InstallPackages", "ExecuteBash"), (excerpt.Phase, excerpt.Step, excerpt.Action));
        Assert.Equal(("Error: Unable to find a match: htpd", 1), (excerpt.ErrorMessage, excerpt.ExitCode));
    }

    [Fact]
    public void Without_error_output_the_error_message_counts() =>
        Assert.Equal(
            "the disk is full",
            Read("Document: a", "Phase: build", "Step: S", "ErrorMessage: the disk is full", "Stderr: ").ErrorMessage
        );

    [Fact]
    public void Error_output_with_several_lines_in_one_event_stays_whole() =>
        Assert.Equal("one\ntwo", Read("CmdExecution: Stderr: one\ntwo", "CmdExecution: ExitCode 2").ErrorMessage);

    [Fact]
    public void Without_known_forms_an_error_of_an_API_counts_and_lines_about_trouble_are_kept()
    {
        const string Error = "An error occurred (VcpuLimitExceeded) when calling the RunInstances operation: no more vCPU";

        var excerpt = Read("Started step LaunchBuildInstance with action LaunchInstance", Error, "Workflow failed", "Terminated");

        Assert.Equal(Error, excerpt.ErrorMessage);
        Assert.Equal([Error, "Workflow failed"], excerpt.Lines.Select(line => line.Message));
    }

    [Fact]
    public void The_last_lines_are_kept_where_they_tell_what_a_step_waited_for()
    {
        string[] lines = [.. Enumerable.Range(1, 20).Select(i => $"Waiting. Attempt number: {i}.")];

        Assert.Equal(lines[^5..], LogExcerpt.Read(Lines(lines), takesLast: true).Lines.Select(line => line.Message));
        Assert.Empty(Read(lines).Lines);
    }

    [Fact]
    public void Lines_of_the_service_are_no_block() =>
        Assert.Null(Read("Step: LaunchBuildInstance", "Action: LaunchInstance", "Phase: build").Step);

    private static LogExcerpt Read(params string[] lines) => LogExcerpt.Read(Lines(lines), takesLast: false);

    private static List<LogLine> Lines(string[] lines) =>
        [.. lines.Select((line, i) => new LogLine(DateTime.UnixEpoch.AddSeconds(i), line))];
}
