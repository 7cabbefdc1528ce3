using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Every form of a failure that is known has its kind.</summary>
public sealed class FailureKindTests
{
    private const string Prefix = "Workflow Execution ID: 'wf-00000000-0000-0000-0000-000000000001' failed with reason: ";
    private const string TerminalState = "ExpectationNotMet. ssm:ListCommandInvocations returned terminal state Failed in workflow step ";

    private static readonly string DocumentFailed = $"Document {FailedBuild.Component} failed!";

    private static readonly Dictionary<string, (string Kind, Func<FailedBuild> Build)> Forms = new()
    {
        ["a component reported by the runner"] = (FailureKind.ComponentFailed, () => FailedBuild.In(Prefix + DocumentFailed)),
        ["a component in the failure context"] = (
            FailureKind.ComponentFailed,
            () => FailedBuild.In(Prefix + DocumentFailed).Context(Context("BUILDING", component: "Error: Unable to find a match: htpd"))
        ),
        ["a component that a connection timed out for"] = (
            FailureKind.ComponentFailed,
            () => FailedBuild.In(Prefix + DocumentFailed).Context(Context("BUILDING", component: "curl: (28) Connection timed out"))
        ),
        ["a component whose own access is denied"] = (
            FailureKind.ComponentFailed,
            () => FailedBuild.In(Prefix + DocumentFailed).Context(Context("BUILDING", component: "An error occurred (AccessDenied)"))
        ),
        ["a failure message of the runner alone"] = (
            FailureKind.ComponentFailed,
            () =>
                FailedBuild.In(
                    "Something",
                    outputs: FailedBuild.CommandOutputs("""{"failureMessage":"Step 'check' exceeded its retries"}""")
                )
        ),
        ["a test component"] = (FailureKind.TestFailed, () => FailedBuild.In(Prefix + DocumentFailed, "ApplyTestComponents", type: "TEST")),
        ["a test component in the failure context"] = (
            FailureKind.TestFailed,
            () =>
                FailedBuild
                    .In(Prefix + DocumentFailed, "ApplyTestComponents", type: "TEST")
                    .Context(Context("TESTING", component: "exit status 1"))
        ),
        ["a test whose command failed"] = (
            FailureKind.TestFailed,
            () => FailedBuild.In(Prefix + TerminalState + "ApplyTestComponents", "ApplyTestComponents", type: "TEST")
        ),
        ["an instance that could not be launched for a test"] = (
            FailureKind.InstanceNotLaunched,
            () =>
                FailedBuild.In(
                    Prefix
                        + "An error occurred (VcpuLimitExceeded) when calling the RunInstances operation "
                        + "in workflow step LaunchTestInstance",
                    "LaunchTestInstance",
                    "LaunchInstance",
                    "TEST"
                )
        ),
        ["an instance that was not launched"] = (
            FailureKind.InstanceNotLaunched,
            () =>
                FailedBuild.In(Prefix + "RunInstances failed in workflow step LaunchBuildInstance", "LaunchBuildInstance", "LaunchInstance")
        ),
        ["an instance without a registered agent"] = (
            FailureKind.InstanceUnreachable,
            () =>
                FailedBuild.In(
                    Prefix
                        + "An error occurred (InvalidInstanceId) when calling the SendCommand operation: "
                        + "Instances [[i-0123456789abcdef0]] not "
                        + "in a valid state for account 123456789012 in workflow step LaunchBuildInstance",
                    "LaunchBuildInstance",
                    "LaunchInstance"
                )
        ),
        ["a command that failed before the runner reported"] = (
            FailureKind.CommandFailed,
            () => FailedBuild.In(Prefix + TerminalState + "ApplyBuildComponents")
        ),
        ["a command of the launch"] = (
            FailureKind.CommandFailed,
            () => FailedBuild.In(Prefix + TerminalState + "LaunchBuildInstance", "LaunchBuildInstance", "LaunchInstance")
        ),
        ["a runner that could not be downloaded"] = (
            FailureKind.CommandFailed,
            () =>
                FailedBuild.In(
                    "Something failed",
                    outputs: FailedBuild.CommandOutputs("Failed to download AWSTOE, HTTP status '000'", error: "exit status 1")
                )
        ),
        ["the clean-up script"] = (
            FailureKind.SanitizeFailed,
            () => FailedBuild.In(Prefix + TerminalState + "RunSanitizeScript", "RunSanitizeScript", "SanitizeInstance")
        ),
        ["Sysprep"] = (
            FailureKind.SysPrepFailed,
            () => FailedBuild.In(Prefix + TerminalState + "RunSysPrepScript", "RunSysPrepScript", "RunSysPrep")
        ),
        ["a step that says that it timed out"] = (
            FailureKind.StepTimedOut,
            () => FailedBuild.In(Prefix + "Step ApplyBuildComponents timed out")
        ),
        ["a step that ended at its limit"] = (
            FailureKind.StepTimedOut,
            () => FailedBuild.In(Prefix + TerminalState + "ApplyBuildComponents", timeout: 180)
        ),
        ["an automation of 2023 that timed out"] = (
            FailureKind.StepTimedOut,
            () =>
                new FailedBuild(
                    "SSM execution '1bd4a28f-7ff2-4ee4-b9ae-60f5b5a0a1f9' failed with status = 'TimedOut' "
                        + "in state = 'BUILDING' and failure "
                        + "message = 'Step timed out while step is verifying the SSM Agent availability on the target instance(s).'"
                )
        ),
        ["a configuration behind the distribution"] = (
            FailureKind.ConfigurationFailed,
            () =>
                new FailedBuild(
                    "Integration failed with JobId 'job-1', status = 'Failed' for ARN 'arn:aws:imagebuilder:eu-west-1:1:image/a'"
                )
        ),
        ["a configuration step of a region"] = (
            FailureKind.ConfigurationFailed,
            () =>
                new FailedBuild("Integration failed with JobId 'job-1', status = 'Failed' for ARN 'a'").Context(
                    Distribution("INTEGRATING", "AccessDenied: no right to ssm:PutParameter", "PUT_SSM_PARAMETERS")
                )
        ),
        ["a region that did not get the image"] = (
            FailureKind.DistributionFailed,
            () =>
                new FailedBuild("Not all distribution jobs are completed.").Context(
                    Distribution("DISTRIBUTING", "AccessDenied: EC2ImageBuilderDistributionCrossAccountRole cannot be assumed", step: null)
                )
        ),
        ["a distribution without regions"] = (
            FailureKind.DistributionFailed,
            () => FailedBuild.In("The copy failed", "DistributeImage", "DistributeImage", "DISTRIBUTION")
        ),
        ["an instance profile without a permission"] = (
            FailureKind.AccessDenied,
            () => FailedBuild.In("AccessDenied: Access Denied status code: 403")
        ),
        ["a parent image that is not found"] = (
            FailureKind.RecipeUnresolvable,
            () =>
                new FailedBuild("The parent image 'ami-0123456789abcdef0' could not be found.").Context(
                    new() { ["imageStatus"] = "PENDING" }
                )
        ),
        ["a scan that brought no findings"] = (
            FailureKind.ScanFailed,
            () =>
                FailedBuild.In(
                    "No findings were received",
                    "CollectImageScanFindings",
                    "CollectImageScanFindings",
                    "TEST",
                    message: "Findings were not available in time"
                )
        ),
        ["a form that nobody knows"] = (
            FailureKind.Unknown,
            () => FailedBuild.In("The moon is in the wrong house", "MyStep", "ExecuteStateMachine")
        ),
    };

    public static TheoryData<string> Names => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_form_has_its_kind_and_every_text_is_kept(string name)
    {
        var (kind, build) = Forms[name];
        var account = build();

        var failure = await account.AnalyseAsync();

        Assert.Equal(kind, failure!.Kind);
        Assert.Equal((string?)account.Image["state"]!["reason"], failure.Evidence[0].Text);
        Assert.Equal("Image.State.Reason", failure.Evidence[0].Source);
        Assert.True(failure.NextAction!.Length > 20);
        Assert.StartsWith("golden-image/1.4.2/1 failed", failure.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_has_a_form_here() =>
        Assert.Equal(
            FailureRules.All.Append(FailureRules.Unknown).Select(rule => rule.Kind).Distinct().Order(),
            Forms.Values.Select(form => form.Kind).Distinct().Order()
        );

    [Theory]
    [InlineData("Document arn:aws:imagebuilder:eu-west-1:1:component/a/1.0.0/1 failed!", true)]
    [InlineData(Prefix + "Document arn:aws:imagebuilder:eu-west-1:1:component/a/1.0.0/1 failed!", true)]
    [InlineData(TerminalState + "ApplyBuildComponents", true)]
    [InlineData("failed to run commands: exit status 1", true)]
    [InlineData("Step ApplyBuildComponents timed out", true)]
    [InlineData("Not all distribution jobs are completed.", true)]
    [InlineData("RunInstances failed in workflow step LaunchBuildInstance", true)]
    [InlineData(" ", true)]
    [InlineData("An error occurred (VcpuLimitExceeded) when calling the RunInstances operation: no vCPU in workflow step Launch", false)]
    [InlineData("Step CreateOutputAMI failed: the AMI limit of the account is reached", false)]
    [InlineData("Error: Unable to find a match: htpd", false)]
    public void A_text_that_only_says_that_something_failed_names_no_cause(string text, bool isWrapper) =>
        Assert.Equal(isWrapper, FailureRules.IsWrapper(text));

    private static JsonObject Context(string stage, string component) =>
        new()
        {
            ["imageStatus"] = stage,
            ["workflowExecutionId"] = FailedBuild.ExecutionId(1),
            ["stepExecutionId"] = FailedBuild.StepId(1, 1),
            ["componentFailure"] = new JsonObject
            {
                ["componentArn"] = FailedBuild.Component,
                ["phaseName"] = "build",
                ["stepName"] = "InstallPackages",
                ["action"] = "ExecuteBash",
                ["errorMessage"] = component,
            },
        };

    private static JsonObject Distribution(string stage, string message, string? step) =>
        new()
        {
            ["imageStatus"] = stage,
            ["distributionFailure"] = new JsonObject
            {
                ["errorMessage"] = "Not all distribution jobs are completed.",
                ["regionFailures"] = new JsonArray(
                    new JsonObject
                    {
                        ["region"] = "eu-central-1",
                        ["targetAccountId"] = "210987654321",
                        ["status"] = "FAILED",
                        ["imageConfigurationStep"] = step,
                        ["errorMessage"] = message,
                    }
                ),
            },
        };
}
