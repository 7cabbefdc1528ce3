using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// The forms of failures. The first rule that matches decides, so a rule about a more precise cause stands before a rule about a wider one.
/// </summary>
internal static partial class FailureRules
{
    private const string Testing = "TESTING";
    private const string Distributing = "DISTRIBUTING";
    private const string Integrating = "INTEGRATING";

    /// <summary>The rules.</summary>
    public static IReadOnlyList<FailureRule> All { get; } =
    [
        new(
            FailureKind.ConfigurationFailed,
            "Read which configuration step failed in which region, correct the distribution configuration or the permissions that it needs."
        )
        {
            Fields = static failure => failure.RegionFailures.Any(static region => region.ImageConfigurationStep is not null),
        },
        new(FailureKind.ConfigurationFailed, "Correct the distribution configuration: the image was built, and its configuration failed.")
        {
            Text = IntegrationFailed(),
        },
        new(
            FailureKind.DistributionFailed,
            "Correct what each region reports: quotas, KMS key policies, sharing, or the role EC2ImageBuilderDistributionCrossAccountRole "
                + "in the target account."
        )
        {
            Fields = static failure =>
                failure.RegionFailures.Count > 0 || failure.Evidence.Any(static evidence => evidence.Source == EvidenceSource.Distribution),
        },
        new(FailureKind.TestFailed, "Correct the test component, or what it tests.")
        {
            Stages = [Testing],
            Fields = static failure => failure.ComponentStep is not null || failure.ComponentAction is not null,
        },
        new(FailureKind.ComponentFailed, "Correct the component or its parameters.")
        {
            Fields = static failure => failure.ComponentStep is not null || failure.ComponentAction is not null,
        },
        new(
            FailureKind.StepTimedOut,
            "Find out from the last lines of the log what the step waited for. If it needs more time, raise timeoutSeconds of the step in "
                + "the workflow. If the instance cannot reach Systems Manager or the internet, correct the network."
        )
        {
            Fields = static failure => failure.TimedOut is true,
        },
        new(FailureKind.StepTimedOut, "Find out from the message what the build waited for, and correct the network or the component.")
        {
            Text = AutomationTimedOut(),
        },
        new(
            FailureKind.InstanceUnreachable,
            "Give the instance a way to Systems Manager: outbound internet access or VPC endpoints, an instance profile with "
                + "AmazonSSMManagedInstanceCore, and a parent image with the SSM agent."
        )
        {
            Text = InvalidInstance(),
        },
        new(
            FailureKind.InstanceNotLaunched,
            "Correct the infrastructure configuration: instance type, subnet, security groups and instance profile. Check the EC2 quotas, "
                + "and whether the account has a default VPC if no subnet is configured."
        )
        {
            Text = NotLaunched(),
        },
        new(FailureKind.SanitizeFailed, "Read the output of the Run Command of the step. It shows which file could not be cleaned up.")
        {
            Step = SanitizeStep(),
        },
        new(FailureKind.SysPrepFailed, "Read the output of the Run Command of the step and the logs of Sysprep on the instance.")
        {
            Step = SysPrepStep(),
        },
        new(FailureKind.ScanFailed, "Check that Amazon Inspector is activated for the account and can scan the instance.")
        {
            Step = ScanStep(),
        },
        new(FailureKind.TestFailed, "Find the failed command in the log of the build, and correct the test component or what it tests.")
        {
            Stages = [Testing],
            Text = DocumentFailed(),
        },
        new(FailureKind.ComponentFailed, "Find the failed command in the log of the build, and correct the component.")
        {
            Text = DocumentFailed(),
        },
        new(
            FailureKind.AccessDenied,
            "Allow the action that the message names. For status code 403 from the instance, this is most often s3:PutObject on the log "
                + "bucket for the instance profile."
        )
        {
            Text = Denied(),
        },
        new(FailureKind.RecipeUnresolvable, "Correct the recipe: the parent image or a component that it names cannot be found.")
        {
            Text = Unresolvable(),
            Fields = static failure => failure.StepExecutionId is null,
        },
        new(FailureKind.TestFailed, "Read the output of the Run Command of the test step.")
        {
            Stages = [Testing],
            Step = TestStep(),
            Text = TerminalState(),
        },
        new(
            FailureKind.CommandFailed,
            "Read the output of the Run Command of the step. If the component runner could not be downloaded (HTTP status '000'), give the "
                + "instance a way to Amazon S3."
        )
        {
            Text = TerminalState(),
        },
        new(FailureKind.TestFailed, "Correct the test component, or what it tests.") { Stages = [Testing], Fields = HasRunnerMessage },
        new(FailureKind.ComponentFailed, "Correct the component or its parameters.") { Fields = HasRunnerMessage },
        new(FailureKind.TestFailed, "Correct what the message of the test step reports.") { Stages = [Testing], Step = TestStep() },
        new(FailureKind.CommandFailed, "Read the output of the Run Command of the step.") { Step = CommandStep() },
        new(FailureKind.DistributionFailed, "Correct what the message reports about the distribution.") { Stages = [Distributing] },
        new(FailureKind.ConfigurationFailed, "Correct what the message reports about the configuration of the distributed image.")
        {
            Stages = [Integrating],
        },
    ];

    /// <summary>The rule for failures of no known form.</summary>
    public static FailureRule Unknown { get; } =
        new(FailureKind.Unknown, "Read Evidence, and the log of the build. The texts have no known form.");

    /// <summary>The first rule that matches a failure.</summary>
    public static FailureRule Of(ImageFailure failure) => All.FirstOrDefault(rule => rule.Matches(failure)) ?? Unknown;

    /// <summary>Whether a text only says that something failed, so that the cause is in another source.</summary>
    public static bool IsWrapper(string? text) => string.IsNullOrWhiteSpace(text) || Wrapper().IsMatch(text);

    /// <summary>Whether a text says that a step reached its time limit.</summary>
    public static bool SaysTimedOut(string? text) => text is not null && StepTimedOut().IsMatch(text);

    /// <summary>The stage in a text of the time before workflows: <c>state = 'BUILDING'</c>.</summary>
    public static string? StageIn(string? text) =>
        text is not null && AutomationState().Match(text) is { Success: true } match ? match.Groups[1].Value
        : text is not null && IntegrationFailed().IsMatch(text) ? Integrating
        : null;

    /// <summary>Whether a reason is of the time before workflows, when Systems Manager Automation built the images.</summary>
    public static bool IsOfAutomation(string? reason) => reason is not null && Automation().IsMatch(reason);

    /// <summary>The ARN of the component in <c>Document ... failed!</c>.</summary>
    public static string? ComponentIn(string? text) =>
        text is not null && DocumentFailed().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    // The component runner reported a failure of its own.
    private static bool HasRunnerMessage(ImageFailure failure) =>
        failure.Evidence.Any(static evidence => evidence.Source == EvidenceSource.OutputsFailureMessage);

    [GeneratedRegex(@"\bIntegration failed with JobId\b")]
    private static partial Regex IntegrationFailed();

    [GeneratedRegex(@"\bSSM execution '[^']*' failed with status = 'TimedOut'")]
    private static partial Regex AutomationTimedOut();

    [GeneratedRegex(@"^\s*SSM execution '[^']*' failed with status = ")]
    private static partial Regex Automation();

    [GeneratedRegex(@"\bin state = '([A-Z_]+)'")]
    private static partial Regex AutomationState();

    [GeneratedRegex(@"\bStep \S+ timed out\b|\bstep timed out\b", RegexOptions.IgnoreCase)]
    private static partial Regex StepTimedOut();

    [GeneratedRegex(@"\bInvalidInstanceI[dD]\b")]
    private static partial Regex InvalidInstance();

    [GeneratedRegex(
        @"\bRunInstances\b|\b(?:VcpuLimitExceeded|InstanceLimitExceeded|InsufficientInstanceCapacity|VPCIdNotSpecified"
            + @"|MaxSpotInstanceCountExceeded)\b"
    )]
    private static partial Regex NotLaunched();

    [GeneratedRegex(@"sanitize", RegexOptions.IgnoreCase)]
    private static partial Regex SanitizeStep();

    [GeneratedRegex(@"sysprep", RegexOptions.IgnoreCase)]
    private static partial Regex SysPrepStep();

    [GeneratedRegex(@"\bCollectImageScanFindings\b")]
    private static partial Regex ScanStep();

    [GeneratedRegex(@"^(?!Launch)\S*(?:Test|Component)|\b(?:ExecuteComponents|RunCommand)\b")]
    private static partial Regex TestStep();

    [GeneratedRegex(@"\bRunCommand\b")]
    private static partial Regex CommandStep();

    [GeneratedRegex(@"\bDocument (arn:[^\s!]+) failed!?")]
    private static partial Regex DocumentFailed();

    [GeneratedRegex(@"\bAccess ?Denied\b|\bis not authorized to perform\b|\bUnauthorizedOperation\b", RegexOptions.IgnoreCase)]
    private static partial Regex Denied();

    [GeneratedRegex(
        @"\b(?:parent|base|source) image\b.*\b(?:not|cannot|unable|invalid)\b|\b(?:unable|failed|cannot) to (?:find|resolve|locate)\b.*"
            + @"\b(?:image|recipe|AMI|component)\b|\brecipe\b.*\b(?:not (?:be )?found|does not exist|could not be resolved)\b"
            + @"|\bInvalidAMIID\.\w+",
        RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex Unresolvable();

    [GeneratedRegex(@"\bExpectationNotMet\b|\bHTTP status '000'|\bssm:\S*CommandInvocations returned terminal state\b")]
    private static partial Regex TerminalState();

    // Forms that say that something failed and not why.
    [GeneratedRegex(
        @"\A\s*(?:Workflow Execution ID: '[^']*' failed with reason:\s*)?(?:"
            + @"Document \S+ failed!?"
            + @"|ExpectationNotMet\b.*"
            + @"|failed to run commands: exit status \d+"
            + @"|(?:Command|The command|Script)\b.{0,40}\b(?:exit status|exit code) \d+"
            + @"|exit status \d+"
            + @"|Step \S+ (?:timed out|failed)"
            + @"|Not all distribution jobs are completed"
            + @"|Integration failed with JobId .*"
            + @"|(?!.*\bAn error occurred \().*\bRunInstances\b.*in workflow step \S+"
            + @")\.?\s*\z",
        RegexOptions.Singleline
    )]
    private static partial Regex Wrapper();
}
