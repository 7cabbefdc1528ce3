using System.Globalization;
using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Scenarios;

/// <summary>The workflows of the account: Image Builder's managed workflows, with their real steps, and the account's own.</summary>
internal sealed class WorkflowCatalog
{
    private const string LaunchBuild = "LaunchBuildInstance";
    private const string LaunchTest = "LaunchTestInstance";

    public WorkflowCatalog(Arns arns, DateTime now)
    {
        var managedSince = now.AddDays(-140);
        BuildImage = Define(arns, "aws", "BUILD", "build-image", "1.0.3", 1, "Workflow to build an AMI", managedSince, BuildImageSteps());
        TestImage = Define(arns, "aws", "TEST", "test-image", "1.0.3", 1, "Workflow to test an AMI", managedSince, TestImageSteps());
        DistributeImage = Define(
            arns,
            "aws",
            "DISTRIBUTION",
            "distribute-image",
            "1.0.2",
            1,
            "Workflow to distribute an AMI",
            managedSince,
            DistributeImageSteps()
        );
        BuildContainer = Define(
            arns,
            "aws",
            "BUILD",
            "build-container",
            "1.0.1",
            1,
            "Workflow to build a container image",
            managedSince,
            BuildContainerSteps()
        );
        TestContainer = Define(
            arns,
            "aws",
            "TEST",
            "test-container",
            "1.0.1",
            1,
            "Workflow to test a container image",
            managedSince,
            TestContainerSteps()
        );
        DistributeContainer = Define(
            arns,
            "aws",
            "DISTRIBUTION",
            "distribute-container",
            "1.0.0",
            1,
            "Workflow to distribute a container image",
            managedSince,
            DistributeContainerSteps()
        );

        var ownSince = now.AddDays(-60);
        ApproveRelease = Define(
            arns,
            arns.AccountId,
            "TEST",
            "approve-release",
            "1.0.0",
            2,
            "Runs the acceptance tests, then waits for the release manager",
            ownSince.AddHours(3),
            ApproveReleaseSteps(),
            "Wait for up to a week"
        ) with
        {
            Parameters = [new("waitForApproval", "boolean", "true", "Whether anybody is asked")],
        };
        ApproveReleaseBefore = Define(
            arns,
            arns.AccountId,
            "TEST",
            "approve-release",
            "1.0.0",
            1,
            "Runs the acceptance tests, then waits for the release manager",
            ownSince,
            ApproveReleaseSteps(),
            "Initial version"
        ) with
        {
            IsDeprecated = true,
        };
        SmokeTest = Define(
            arns,
            arns.AccountId,
            "TEST",
            "smoke-test",
            "2.1.0",
            1,
            "Boots the image and asks its services for signs of life",
            ownSince.AddDays(4),
            SmokeTestSteps()
        );
        ComplianceScan = Define(
            arns,
            arns.AccountId,
            "TEST",
            "compliance-scan",
            "3.2.1",
            1,
            "Checks every chapter of the hardening guide on its own",
            ownSince.AddDays(9),
            ComplianceScanSteps()
        );
        LegacyBuild = Define(
            arns,
            "aws",
            "BUILD",
            "build-image",
            "1.0.0",
            1,
            "Workflow to build an AMI",
            now.AddDays(-1000),
            BuildImageSteps()
        );
        All =
        [
            BuildImage,
            TestImage,
            DistributeImage,
            LegacyBuild,
            BuildContainer,
            TestContainer,
            DistributeContainer,
            ApproveRelease,
            ApproveReleaseBefore,
            SmokeTest,
            ComplianceScan,
        ];
    }

    public Workflow BuildImage { get; }

    public Workflow TestImage { get; }

    public Workflow DistributeImage { get; }

    public Workflow BuildContainer { get; }

    public Workflow TestContainer { get; }

    public Workflow DistributeContainer { get; }

    public Workflow LegacyBuild { get; }

    public Workflow ApproveRelease { get; }

    public Workflow ApproveReleaseBefore { get; }

    public Workflow SmokeTest { get; }

    public Workflow ComplianceScan { get; }

    /// <summary>All build versions, the newest of a version first.</summary>
    public IReadOnlyList<Workflow> All { get; }

    private static Workflow Define(
        Arns arns,
        string owner,
        string type,
        string name,
        string version,
        int build,
        string description,
        DateTime created,
        IReadOnlyList<WorkflowStep> steps,
        string? change = null
    )
    {
        var versionArn = arns.WorkflowVersion(owner, type, name, version);
        return new Workflow
        {
            Arn = string.Create(CultureInfo.InvariantCulture, $"{versionArn}/{build}"),
            VersionArn = versionArn,
            Name = name,
            Version = version,
            Type = type,
            Owner = owner == "aws" ? "Amazon" : owner,
            Description = description,
            ChangeDescription = change,
            Created = created,
            Steps = steps,
        };
    }

    private static List<WorkflowStep> BuildImageSteps() =>
        [
            Launch(LaunchBuild, seconds: 147),
            new("ApplyBuildComponents", "ExecuteComponents", TimeSpan.FromSeconds(265), 86_400)
            {
                InstanceFrom = LaunchBuild,
                Outputs = CommandOutputs,
            },
            new("InventoryCollection", "CollectImageMetadata", TimeSpan.FromSeconds(94), 3_600)
            {
                InstanceFrom = LaunchBuild,
                Outputs = run => $$"""{"osVersion": "{{run.OsVersion}}", "associationId": "{{run.CommandId}}"}""",
            },
            new("RunSanitizeScript", "SanitizeInstance", TimeSpan.FromSeconds(10), 7_200)
            {
                Outputs = run => $$"""{"status": "Success", "output": "Skipping cleanup\n", "runCommandId": "{{run.CommandId}}"}""",
            },
            new("RunSysPrepScript", "RunSysPrep", TimeSpan.FromSeconds(210), 7_200)
            {
                InstanceFrom = LaunchBuild,
                Outputs = CommandOutputs,
            },
            new("CreateOutputAMI", "CreateImage", TimeSpan.FromSeconds(145), 259_200)
            {
                InstanceFrom = LaunchBuild,
                Outputs = run => $$"""{"imageId": "{{run.AmiId}}"}""",
            },
            Terminate("TerminateBuildInstance", LaunchBuild),
        ];

    private static List<WorkflowStep> TestImageSteps() =>
        [
            Launch(LaunchTest, seconds: 84),
            new("CollectImageScanFindings", "CollectImageScanFindings", TimeSpan.FromSeconds(30), 14_400) { InstanceFrom = LaunchTest },
            new("ApplyTestComponents", "ExecuteComponents", TimeSpan.FromSeconds(72), 86_400)
            {
                InstanceFrom = LaunchTest,
                Outputs = CommandOutputs,
            },
            Terminate("TerminateTestInstance", LaunchTest),
        ];

    private static List<WorkflowStep> DistributeImageSteps() =>
        [
            new("DistributeImage", "DistributeImage", TimeSpan.FromSeconds(118), 43_200)
            {
                Outputs = run => $$"""{"amis": "[\"{{run.AmiId}}\"]"}""",
            },
            new("ModifyImageAttributes", "ModifyImageAttributes", TimeSpan.FromSeconds(2.4), 1_800),
            new("ApplyImageConfigurations", "ApplyImageConfigurations", TimeSpan.FromSeconds(5.1), 3_600),
        ];

    private static List<WorkflowStep> BuildContainerSteps() =>
        [
            Launch(LaunchBuild, seconds: 92),
            Bootstrap("BootstrapBuildInstance", LaunchBuild),
            new("ApplyBuildComponents", "ExecuteComponents", TimeSpan.FromSeconds(171), 86_400)
            {
                InstanceFrom = LaunchBuild,
                Outputs = CommandOutputs,
            },
        ];

    // The steps of the managed build workflow are public. Those of the test and the distribution are not; they resemble those of an AMI.
    private static List<WorkflowStep> TestContainerSteps() =>
        [
            Launch(LaunchTest, seconds: 84),
            Bootstrap("BootstrapTestInstance", LaunchTest),
            new("ApplyTestComponents", "ExecuteComponents", TimeSpan.FromSeconds(46), 86_400)
            {
                InstanceFrom = LaunchTest,
                Outputs = CommandOutputs,
            },
            Terminate("TerminateTestInstance", LaunchTest),
        ];

    private static List<WorkflowStep> DistributeContainerSteps() =>
        [new("DistributeContainer", "DistributeImage", TimeSpan.FromSeconds(37), 43_200)];

    private static List<WorkflowStep> ApproveReleaseSteps() =>
        [
            Launch(LaunchTest, seconds: 81),
            new("RunAcceptanceTests", "RunCommand", TimeSpan.FromSeconds(133), 7_200)
            {
                Description = "The release's own tests, \"as shipped\"",
                InstanceFrom = LaunchTest,
                Outputs = CommandOutputs,
            },
            new("WaitForApproval", "WaitForAction", TimeSpan.FromHours(20), 604_800)
            {
                Description = "The release manager resumes or stops the release",
                Outputs = _ => """{"action": "RESUME", "reason": ""}""",
            },
            Terminate("TerminateTestInstance", LaunchTest),
        ];

    private static List<WorkflowStep> SmokeTestSteps() =>
        [
            Launch(LaunchTest, seconds: 78),
            new("AskServices", "RunCommand", TimeSpan.FromSeconds(21), 900) { InstanceFrom = LaunchTest, Outputs = CommandOutputs },
            Terminate("TerminateTestInstance", LaunchTest),
        ];

    private static List<WorkflowStep> ComplianceScanSteps() =>
        [
            Launch(LaunchTest, seconds: 88),
            .. Enumerable
                .Range(1, 58)
                .Select(chapter => new WorkflowStep(
                    string.Create(CultureInfo.InvariantCulture, $"Chapter{chapter:00}"),
                    "RunCommand",
                    TimeSpan.FromSeconds(1.5 + (chapter % 7)),
                    600
                )
                {
                    OnFailure = "Continue",
                    Description = string.Create(CultureInfo.InvariantCulture, $"Hardening guide, chapter {chapter}"),
                    InstanceFrom = LaunchTest,
                    Outputs = CommandOutputs,
                }),
            Terminate("TerminateTestInstance", LaunchTest),
        ];

    private static string CommandOutputs(RunContext run) => $$"""{"status": "Success", "runCommandId": "{{run.CommandId}}"}""";

    private static WorkflowStep Launch(string name, double seconds) =>
        new(name, "LaunchInstance", TimeSpan.FromSeconds(seconds), 4_500)
        {
            Inputs = """{"waitFor": "ssmAgent"}""",
            Outputs = run => $$"""{"instanceId": "{{run.InstanceId}}"}""",
        };

    private static WorkflowStep Bootstrap(string name, string launchStep) =>
        new(name, "BootstrapInstanceForContainer", TimeSpan.FromSeconds(41), 3_600) { InstanceFrom = launchStep, Outputs = CommandOutputs };

    private static WorkflowStep Terminate(string name, string launchStep) =>
        new(name, "TerminateInstance", TimeSpan.FromSeconds(3.6), 1_800) { OnFailure = "Continue", InstanceFrom = launchStep };
}
