using System.Globalization;
using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Data;

/// <summary>Every image build of the account and how it went, oldest first within an image.</summary>
internal sealed class ImageStories
{
    private const string SysPrep = "RunSysPrepScript";
    private const string BuildComponents = "ApplyBuildComponents";
    private const string ScanFindings = "CollectImageScanFindings";

    /// <summary>The skip list of a Linux build without special wishes.</summary>
    private static readonly Course LinuxBuilt = Course.Completed(SysPrep);
    private static readonly Course Tested = Course.Completed(ScanFindings);
    private static readonly Course Distributed = Course.Completed("ApplyImageConfigurations");

    private readonly Stage _stage;
    private readonly WorkflowCatalog _workflows;
    private readonly DateTime _now;
    private readonly ImageLine _golden;
    private readonly ImageLine _windows;
    private readonly ImageLine _gateway;
    private readonly ImageLine _nightly;
    private readonly ImageLine _container;

    public ImageStories(Stage stage, PipelineCatalog pipelines)
    {
        _stage = stage;
        _workflows = stage.Workflows;
        _now = stage.Now;
        _golden = new ImageLine("Golden-Image", "Linux", "Amazon Linux 2023")
        {
            Pipeline = pipelines.GoldenImage,
            BuildType = "SCHEDULED",
            Tags = new Dictionary<string, string> { ["Environment"] = "production" },
        };
        _windows = new ImageLine("Windows2022-Hardened", "Windows", "Microsoft Windows Server 2022 Datacenter")
        {
            Pipeline = pipelines.Windows,
            LogGroupName = "/platform/images/windows",
        };
        _gateway = new ImageLine("Edge-Gateway", "Linux", "Ubuntu 24.04");
        _nightly = new ImageLine("nightly-agents", "Linux", "Amazon Linux 2023")
        {
            Pipeline = pipelines.NightlyAgents,
            BuildType = "SCHEDULED",
        };
        _container = new ImageLine("web-runtime", "Linux", null) { Type = "DOCKER", Pipeline = pipelines.Containers };
        Lines = [_golden, _windows, _gateway, _nightly, _container];

        Old = GoldenOld();
        Earlier = GoldenEarlier();
        TestFailed = GoldenTestFailed();
        Cancelled = GoldenCancelled();
        Available = GoldenAvailable();
        Failed = GoldenFailed();
        Running = GoldenRunning();
        WindowsAvailable = WindowsBuilt();
        RolledBack = WindowsRolledBack();
        RollingBack = WindowsRollingBack();
        Waiting = WindowsWaiting();
        DistributionFailed = GatewayDistributionFailed();
        Skipped = GatewayWithoutTests();
        Unicode = GatewayUnicode();
        OtherWaiting = GatewayWaiting();
        Matrix = MatrixOfTests();
        Long = LongChecks();
        Legacy = LegacyBase();
        Empty = ContainerQueued();
        Nightly = NightlyBuilds();
        All =
        [
            Old, Earlier, TestFailed, Cancelled, Available, Failed, Running, WindowsAvailable, RolledBack, RollingBack, Waiting,
            DistributionFailed, Skipped, Unicode, OtherWaiting, Matrix, Long, Legacy, Empty, .. Nightly,
        ];
    }

    public ImageBuild Old { get; }

    public ImageBuild Earlier { get; }

    public ImageBuild TestFailed { get; }

    public ImageBuild Cancelled { get; }

    public ImageBuild Available { get; }

    public ImageBuild Failed { get; }

    public ImageBuild Running { get; }

    public ImageBuild WindowsAvailable { get; }

    public ImageBuild RolledBack { get; }

    public ImageBuild RollingBack { get; }

    public ImageBuild Waiting { get; }

    public ImageBuild DistributionFailed { get; }

    public ImageBuild Skipped { get; }

    public ImageBuild Unicode { get; }

    public ImageBuild OtherWaiting { get; }

    public ImageBuild Matrix { get; }

    public ImageBuild Long { get; }

    public ImageBuild Legacy { get; }

    public ImageBuild Empty { get; }

    public IReadOnlyList<ImageBuild> Nightly { get; }

    public IReadOnlyList<ImageBuild> All { get; }

    /// <summary>The images that have more than one build.</summary>
    public IReadOnlyList<ImageLine> Lines { get; }

    private static Dictionary<string, StepCourse> At(string step, StepCourse course) => new() { [step] = course };

    private ImageBuild GoldenOld() =>
        new BuildStory(_stage, _golden, "1.4.0", 1, _now.AddDays(-420).AddMilliseconds(677))
            .Then(_workflows.BuildImage, LinuxBuilt).Then(_workflows.TestImage, Tested).Then(_workflows.DistributeImage, Distributed)
            .End("DEPRECATED") with
        {
            // By the lifecycle run that the image names.
            Deprecated = _now.AddDays(-6).AddMilliseconds(14_801),
        };

    private ImageBuild GoldenEarlier() =>
        new BuildStory(_stage, _golden, "1.4.1", 1, _now.AddDays(-29).AddMilliseconds(112))
            .Then(_workflows.BuildImage, LinuxBuilt).Then(_workflows.TestImage, Tested).Then(_workflows.DistributeImage, Distributed)
            .End("AVAILABLE");

    private ImageBuild GoldenTestFailed()
    {
        const string Reason =
            "ExpectationNotMet. ssm:ListCommandInvocations returned terminal state Failed in workflow step ApplyTestComponents";
        var story = new BuildStory(_stage, _golden, "1.4.1", 2, _now.AddDays(-22).AddMilliseconds(951))
            .Then(_workflows.BuildImage, LinuxBuilt);
        return story
            .Then(_workflows.TestImage, new Course("FAILED")
            {
                Skipped = [ScanFindings],
                Message = Reason,
                Steps = At("ApplyTestComponents", new StepCourse
                {
                    Status = "FAILED",
                    Duration = TimeSpan.FromSeconds(64.2),
                    Message = Reason,
                    Outputs = FailureTexts.CommandFailed(
                        story.CommandId, "Step 'ssh-answers' exceeded its retries", 5,
                        "/var/lib/amazon/toe/TOE_2026-08-23_08-11-40_UTC-0_t"),
                }),
            })
            .EndFailed(Reason);
    }

    private ImageBuild GoldenCancelled() =>
        new BuildStory(_stage, _golden, "1.4.1", 3, _now.AddDays(-21).AddMilliseconds(33))
            .Then(_workflows.BuildImage, new Course("CANCELLED")
            {
                Message = "Image creation was cancelled by the user",
                Steps = At(BuildComponents, new StepCourse { Status = "CANCELLED", Duration = TimeSpan.FromSeconds(41.08) }),
            })
            .End("CANCELLED", "Image creation was cancelled by the user");

    private ImageBuild GoldenAvailable() =>
        new BuildStory(_stage, _golden, "1.4.2", 1, _now.AddHours(-26).AddMilliseconds(677))
            .Then(_workflows.BuildImage, LinuxBuilt).Then(_workflows.TestImage, Tested).Then(_workflows.DistributeImage, Distributed)
            .End("AVAILABLE");

    private ImageBuild GoldenFailed()
    {
        // As the service has it: the step itself says nothing, its outputs and the execution do.
        var component = _stage.Arns.ComponentBuild("harden-os", "1.2.0");
        var reason = $"Document {component} failed!";
        var story = new BuildStory(_stage, _golden, "1.4.2", 2, _now.AddHours(-5).AddMilliseconds(208));
        return story
            .Then(_workflows.BuildImage, new Course("FAILED")
            {
                Message = reason,
                Steps = At(BuildComponents, new StepCourse
                {
                    Status = "FAILED",
                    Duration = TimeSpan.FromSeconds(187.614),
                    Outputs = FailureTexts.CommandFailed(
                        story.CommandId, reason, 4, "/var/lib/amazon/toe/TOE_2026-09-14_03-06-12_UTC-0_a81b"),
                }),
            })
            .EndFailed(reason, new FailureContext.ComponentFailure(
                component, "build", "DisableRootLogin", "ExecuteBash",
                "sed: can't read /etc/ssh/sshd_config.d/50-cloud.conf: No such file or directory"));
    }

    private ImageBuild GoldenRunning() =>
        new BuildStory(_stage, _golden, "1.4.2", 3, _now.AddMinutes(-7).AddMilliseconds(-204))
            .Then(_workflows.BuildImage, LinuxBuilt with
            {
                Steps = At(BuildComponents, new StepCourse { EndsAt = _now.AddSeconds(74.218), AttemptNumber = 2, MaxAttempts = 3 }),
            })
            .Then(_workflows.TestImage, Tested)
            .Then(_workflows.DistributeImage, Distributed)
            .End("AVAILABLE");

    private ImageBuild WindowsBuilt() =>
        new BuildStory(_stage, _windows, "2.0.0", 1, _now.AddDays(-41).AddMilliseconds(404))
            .Then(_workflows.BuildImage, Course.Completed()).Then(_workflows.TestImage, Course.Completed())
            .End("AVAILABLE");

    private ImageBuild WindowsRolledBack()
    {
        const string Reason = "Step RunSysPrepScript timed out";
        return new BuildStory(_stage, _windows, "2.0.0", 2, _now.AddDays(-17).AddMilliseconds(619))
            .Then(_workflows.BuildImage, new Course("ROLLBACK_COMPLETED")
            {
                Message = Reason,
                Rollback = "COMPLETED",
                RollbackDuration = TimeSpan.FromSeconds(38.4),
                Steps = new Dictionary<string, StepCourse>
                {
                    [BuildComponents] = new() { AttemptNumber = 3, MaxAttempts = 3 },
                    [SysPrep] = new()
                    {
                        Status = "FAILED",
                        Duration = TimeSpan.FromHours(2),
                        Message = Reason,
                        AttemptNumber = 1,
                        MaxAttempts = 1,
                    },
                },
            })
            .EndFailed(Reason);
    }

    private ImageBuild WindowsRollingBack()
    {
        const string Reason = "Step CreateOutputAMI failed: the AMI limit of the account is reached";
        return new BuildStory(_stage, _windows, "2.0.0", 3, _now.AddMinutes(-18).AddMilliseconds(73))
            .Then(_workflows.BuildImage, new Course("ROLLBACK_COMPLETED")
            {
                Message = Reason,
                Rollback = "COMPLETED",
                RollbackEndsAt = _now.AddSeconds(47.93),
                Steps = At("CreateOutputAMI", new StepCourse { Status = "FAILED", Duration = TimeSpan.FromSeconds(9.3), Message = Reason }),
            })
            .EndFailed(Reason);
    }

    private ImageBuild WindowsWaiting() =>
        new BuildStory(_stage, _windows, "2.1.0", 1, _now.AddHours(-20).AddMilliseconds(-77))
            .Then(_workflows.BuildImage, Course.Completed())
            .Then(_workflows.ApproveRelease, Course.Completed() with { ParallelGroup = "release#1" })
            .Finish([]);

    private ImageBuild GatewayWaiting() =>
        new BuildStory(_stage, _gateway, "5.1.0", 1, _now.AddDays(-3).AddMilliseconds(480))
            .Then(_workflows.BuildImage, LinuxBuilt)
            .Then(_workflows.ApproveRelease, Course.Completed())
            .Finish([]);

    private ImageBuild GatewayDistributionFailed()
    {
        const string Reason = "Not all distribution jobs are completed.";
        return new BuildStory(_stage, _gateway, "5.0.0", 1, _now.AddDays(-9).AddMilliseconds(540))
            .Then(_workflows.BuildImage, LinuxBuilt)
            .Then(_workflows.TestImage, Tested)
            .Then(_workflows.DistributeImage, new Course("FAILED")
            {
                Message = Reason,
                Rollback = "FAILED",
                Steps = At(
                    "ApplyImageConfigurations",
                    new StepCourse { Status = "FAILED", Duration = TimeSpan.FromSeconds(12.7), Message = Reason }),
            })
            .EndFailed(Reason, distribution: new FailureContext.DistributionFailure(Reason,
            [
                new("eu-central-1", "FAILED", "PUT_SSM_PARAMETERS", "AccessDenied: no right to ssm:PutParameter", "210987654321"),
                new("ap-southeast-2", "TIMED_OUT", null, "The distribution job timed out", null),
            ]));
    }

    private ImageBuild GatewayWithoutTests() =>
        new BuildStory(_stage, _gateway, "5.0.0", 2, _now.AddDays(-8).AddMilliseconds(310))
            .Then(_workflows.BuildImage, Course.Completed(BuildComponents, SysPrep))
            .Then(_workflows.TestImage, Course.LeftOut)
            .Then(_workflows.DistributeImage, Distributed)
            .End("AVAILABLE");

    private ImageBuild GatewayUnicode()
    {
        const string StepMessage =
            "Prüfung „CIS 5.2“ fehlgeschlagen: expected \"PermitRootLogin no\", got \"yes\"\n"
            + "Line 2, column 7; see \\\\share\\logs\\5.2\t行 2 🚫";
        var story = new BuildStory(_stage, _gateway, "5.0.0", 3, _now.AddDays(-7).AddMilliseconds(860))
            .Then(_workflows.BuildImage, LinuxBuilt);
        return story
            .Then(_workflows.TestImage, new Course("FAILED")
            {
                Skipped = [ScanFindings],
                Message = "Überprüfung failed, \"as expected\":\r\n- naïve café ✓\r\n- 日本語のメッセージ, 'quoted', 100 %",
                Steps = At("ApplyTestComponents", new StepCourse
                {
                    Status = "FAILED",
                    Message = StepMessage,
                    Outputs = FailureTexts.CommandFailed(
                        story.CommandId, "Schritt „prüfe-ssh“ schlug fehl, <root> & \"sudo\"", 2, "C:\\ProgramData\\Amazon\\TOE\\TOE_5.2"),
                }),
            })
            .EndFailed("Prüfung „CIS 5.2“ fehlgeschlagen");
    }

    private ImageBuild MatrixOfTests()
    {
        var start = _now.AddDays(-2).AddMilliseconds(225);
        var story = new BuildStory(_stage, new ImageLine("test-matrix", "Linux", "Amazon Linux 2023"), "1.0.0", 1, start)
            .Then(_workflows.BuildImage, LinuxBuilt);
        var testsStart = start.AddMinutes(15);
        for (var test = 0; test < 30; test++)
        {
            var group = string.Create(CultureInfo.InvariantCulture, $"region_{(test / 10) + 1}#{test % 10}");
            var at = testsStart.AddMinutes(4 * (test / 10)).AddMilliseconds(31 * test);
            // Every tenth test failed at first and was retried, which the service lists as an execution of its own.
            if (test % 10 == 4)
            {
                story.At(at, _workflows.SmokeTest, new Course("FAILED")
                {
                    ParallelGroup = group,
                    Retried = true,
                    Message = "Step AskServices failed",
                    Steps = At("AskServices", new StepCourse { Status = "FAILED", AttemptNumber = 1, MaxAttempts = 2 }),
                });
                at = at.AddMinutes(3);
            }

            story.At(at, _workflows.SmokeTest, Course.Completed() with { ParallelGroup = group });
        }

        return story.End("AVAILABLE");
    }

    private ImageBuild LongChecks() =>
        new BuildStory(
            _stage, new ImageLine("hardened-db", "Linux", "Red Hat Enterprise Linux 9.6"), "1.0.0", 1, _now.AddDays(-4).AddMilliseconds(91))
            .Then(_workflows.BuildImage, LinuxBuilt)
            .Then(_workflows.ComplianceScan, new Course("COMPLETED")
            {
                Skipped = ["Chapter07", "Chapter31"],
                Steps = new Dictionary<string, StepCourse>
                {
                    ["Chapter13"] = new() { Status = "FAILED", Message = "2 of 14 rules are not met", GoesOn = true },
                    ["Chapter44"] = new() { Status = "FAILED", Message = "1 of 3 rules is not met", GoesOn = true },
                },
            })
            .End("AVAILABLE");

    private ImageBuild LegacyBase()
    {
        var line = new ImageLine("legacy-base", "Linux", null) { BuildType = null };
        return new BuildStory(_stage, line, "2023.12.4", 1, _now.AddDays(-980).AddMilliseconds(18))
            .Then(_workflows.LegacyBuild, LinuxBuilt with { HasType = false, Retried = null })
            .End("AVAILABLE");
    }

    // In the queue, without any execution, until a moment after the account is made.
    private ImageBuild ContainerQueued()
    {
        var build = new BuildStory(_stage, _container, "0.9.0", 1, _now.AddSeconds(-4).AddMilliseconds(7))
            .Finish([_workflows.BuildContainer, _workflows.TestContainer, _workflows.DistributeContainer]);
        return build with { ExecutionsFrom = build.Executions[0].Start };
    }

    private List<ImageBuild> NightlyBuilds()
    {
        const int Nights = 31;
        const string Reason = "Step ApplyBuildComponents timed out";
        var builds = new List<ImageBuild>(Nights);
        for (var night = 1; night <= Nights; night++)
        {
            var story = new BuildStory(
                _stage, _nightly, "3.1.0", night, _now.AddDays(night - Nights - 1).AddHours(-6).AddMilliseconds(-903));
            // Every ninth night fails, and the last three, after which the service disabled the pipeline.
            if (night % 9 != 0 && night <= Nights - 3)
            {
                builds.Add(story.Then(_workflows.BuildImage, LinuxBuilt).Then(_workflows.TestImage, Tested).End("AVAILABLE"));
                continue;
            }

            builds.Add(story
                .Then(_workflows.BuildImage, new Course("FAILED")
                {
                    Message = Reason,
                    Steps = At(
                        BuildComponents,
                        new StepCourse { Status = "FAILED", Duration = TimeSpan.FromMinutes(30), Message = Reason }),
                })
                .EndFailed(Reason));
        }

        return builds;
    }
}
