using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Scenarios;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>The answers to the failures of an account.</summary>
internal static class KnownFailures
{
    private const string BuildComponents = "ApplyBuildComponents";
    private const string Launch = "LaunchBuildInstance";

    private static readonly Answer[] Answers =
    [
        new("web-server", "ComponentFailed", BuildComponents, "install-web-server/1.0.0", "Error: Unable to find a match: htpd", "log"),
        new("Payments-API", "ComponentFailed", BuildComponents, "payments-runtime/2.3.1", "libjli.so: cannot open", "componentFailure"),
        new("terraform-runner", "ComponentFailed", BuildComponents, "terraform-runner/1.1.0", "terraform: command not found", "log"),
        new("gpu-node", "InstanceNotLaunched", Launch, null, "(VcpuLimitExceeded)", "log"),
        new("arm-runner", "InstanceNotLaunched", Launch, null, "No default VPC for this user", "step"),
        new("private-subnet", "InstanceUnreachable", Launch, null, "(InvalidInstanceId)", "step"),
        new("bastion", "CommandFailed", BuildComponents, null, "HTTP status '000'", "outputs"),
        new("cis-level2", "SanitizeFailed", "RunSanitizeScript", null, "Device or resource busy", "outputs"),
        new("win-iis", "SysPrepFailed", "RunSysPrepScript", null, "0x80073cf2", "outputs"),
        new("slow-compile", "StepTimedOut", BuildComponents, null, null, null) { IsTimeout = true },
        new("slow-boot", "StepTimedOut", "AskServices", null, null, null) { IsTimeout = true, Execution = 1 },
        new("api-gateway", "TestFailed", "ApplyTestComponents", "gateway-tests/1.4.0", "port 8443: Connection refused", "componentFailure")
        {
            Execution = 1,
        },
        new("orders-service", "TestFailed", "AskServices", null, "password authentication failed", "outputs") { Execution = 3 },
        new("mail-relay", "DistributionFailed", "DistributeImage", null, "quota of 50 concurrent AMI copies", "step") { Execution = 2 },
        new("Global-Base", "DistributionFailed", "DistributeImage", null, "KMS key policy", "regionFailures") { Execution = 2 },
        new("cross-account", "DistributionFailed", "DistributeImage", null, "EC2ImageBuilderDistributionCrossAccountRole", "step")
        {
            Execution = 2,
        },
        new("launch-templates", "ConfigurationFailed", "ApplyImageConfigurations", null, "lt-0a1b2c3d4e5f60718", "regionFailures")
        {
            Execution = 2,
            Stage = "INTEGRATING",
        },
        new("dotnet-base", "RecipeUnresolvable", null, null, "ami-0123456789abcdef0", "reason") { Stage = "CREATING" },
        new("s3-logs", "AccessDenied", BuildComponents, null, "Access Denied status code: 403", "step"),
        new("old-proxy", "StepTimedOut", null, null, "verifying the SSM Agent availability", "reason")
        {
            IsTimeout = true,
            Stage = "BUILDING",
        },
        new("legacy-ntp", "ComponentFailed", BuildComponents, "ntp-config/0.9.0", "tee: /etc/chrony.d/ntp.sources", "log"),
        new("scanned-base", "ScanFailed", "CollectImageScanFindings", null, "findings of Amazon Inspector", "step") { Execution = 1 },
        new("hostile-texts", "ComponentFailed", BuildComponents, "hostile-texts/1.0.0", "\u001b]0;owned\u0007", "componentFailure"),
        new("odd-failure", "Unknown", "CreateOutputAMI", null, "Zustand 0x8A", "reason"),
    ];

    /// <summary>The failed builds of an account, oldest first, with their answers.</summary>
    public static IReadOnlyList<KnownFailure> Of(AccountCatalog catalog) =>
        [
            .. from build in catalog.Failures
            where build.Status == "FAILED"
            let answer = Answers.Single(answer => answer.Name == build.Name)
            select Of(catalog, build, answer),
        ];

    private static KnownFailure Of(AccountCatalog catalog, ImageBuild build, Answer answer)
    {
        var execution = build.Executions.Count == 0 ? null : build.Executions[answer.Execution];
        return new KnownFailure(
            build.Name,
            build.Arn,
            answer.Kind,
            answer.Stage ?? ImageBuild.Phase(execution?.Type),
            answer.Step,
            answer.Component?.Split('/') is [var name, var version] ? catalog.Arns.ComponentBuild(name, version) : null,
            answer.Message,
            answer.Source
        )
        {
            IsTimeout = answer.IsTimeout,
            WorkflowExecutionId = execution?.Id,
            HasContext = build.Failure is not null,
            HasLog = build.HasLog,
        };
    }

    private sealed record Answer(string Name, string Kind, string? Step, string? Component, string? Message, string? Source)
    {
        public bool IsTimeout { get; init; }

        // The index of the execution that is the cause.
        public int Execution { get; init; }

        // Null for the status while the workflow of the execution runs.
        public string? Stage { get; init; }
    }
}
