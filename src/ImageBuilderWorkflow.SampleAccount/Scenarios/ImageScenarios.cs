using System.Globalization;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.SampleAccount.Scenarios;

/// <summary>The image builds of the account, each with its timeline. To add a scenario, add a property and its timeline here.</summary>
internal sealed class ImageScenarios
{
    private const string SysPrep = "RunSysPrepScript";
    private const string BuildComponents = "ApplyBuildComponents";
    private const string ScanFindings = "CollectImageScanFindings";

    // The usual plans of a Linux image.
    private static readonly ExecutionPlan LinuxBuilt = ExecutionPlan.Completed(SysPrep);
    private static readonly ExecutionPlan Tested = ExecutionPlan.Completed(ScanFindings);
    private static readonly ExecutionPlan Distributed = ExecutionPlan.Completed("ApplyImageConfigurations");

    private readonly ScenarioContext _context;
    private readonly WorkflowCatalog _workflows;
    private readonly DateTime _now;
    private readonly ImageDefinition _golden;
    private readonly ImageDefinition _windows;
    private readonly ImageDefinition _gateway;
    private readonly ImageDefinition _nightly;
    private readonly ImageDefinition _container;

    public ImageScenarios(ScenarioContext context, PipelineCatalog pipelines)
    {
        _context = context;
        _workflows = context.Workflows;
        _now = context.Now;
        _golden = new ImageDefinition("Golden-Image", "Linux", "Amazon Linux 2023")
        {
            Pipeline = pipelines.GoldenImage,
            BuildType = "SCHEDULED",
            Tags = new Dictionary<string, string> { ["Environment"] = "production" },
        };
        _windows = new ImageDefinition("Windows2022-Hardened", "Windows", "Microsoft Windows Server 2022 Datacenter")
        {
            Pipeline = pipelines.Windows,
            LogGroupName = "/platform/images/windows",
        };
        _gateway = new ImageDefinition("Edge-Gateway", "Linux", "Ubuntu 24.04");
        _nightly = new ImageDefinition("nightly-agents", "Linux", "Amazon Linux 2023")
        {
            Pipeline = pipelines.NightlyAgents,
            BuildType = "SCHEDULED",
            Tags = new Dictionary<string, string> { ["Environment"] = "build" },
        };
        _container = new ImageDefinition("web-runtime", "Linux", null) { Type = "DOCKER", Pipeline = pipelines.Containers };
        Definitions = [_golden, _windows, _gateway, _nightly, _container];

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
            Old,
            Earlier,
            TestFailed,
            Cancelled,
            Available,
            Failed,
            Running,
            WindowsAvailable,
            RolledBack,
            RollingBack,
            Waiting,
            DistributionFailed,
            Skipped,
            Unicode,
            OtherWaiting,
            Matrix,
            Long,
            Legacy,
            Empty,
            .. Nightly,
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

    /// <summary>The images with more than one build.</summary>
    public IReadOnlyList<ImageDefinition> Definitions { get; }

    private static Dictionary<string, StepPlan> At(string step, StepPlan plan) => new() { [step] = plan };

    private ImageBuild GoldenCompleted(string version, DateTime created, string status) =>
        new BuildTimeline(_context, _golden, version, 1, created)
            .Then(_workflows.BuildImage, LinuxBuilt)
            .Then(_workflows.TestImage, Tested)
            .Then(_workflows.DistributeImage, Distributed)
            .End(status) with
        {
            InstanceType = "m6i.large",
        };

    private ImageBuild GoldenOld() =>
        GoldenCompleted("1.4.0", _now.AddDays(-420).AddMilliseconds(677), "DEPRECATED") with
        {
            // The lifecycle execution named in the image deprecated it.
            Deprecated = _now.AddDays(-6).AddMilliseconds(14_801),
        };

    private ImageBuild GoldenEarlier() => GoldenCompleted("1.4.1", _now.AddDays(-29).AddMilliseconds(112), "AVAILABLE");

    private ImageBuild GoldenTestFailed()
    {
        const string Reason =
            "ExpectationNotMet. ssm:ListCommandInvocations returned terminal state Failed in workflow step ApplyTestComponents";
        var timeline = new BuildTimeline(_context, _golden, "1.4.1", 2, _now.AddDays(-22).AddMilliseconds(951)).Then(
            _workflows.BuildImage,
            LinuxBuilt
        );
        return timeline
            .Then(
                _workflows.TestImage,
                new ExecutionPlan("FAILED")
                {
                    SkippedSteps = [ScanFindings],
                    Message = Reason,
                    Steps = At(
                        "ApplyTestComponents",
                        new StepPlan
                        {
                            Status = "FAILED",
                            Duration = TimeSpan.FromSeconds(64.2),
                            Message = Reason,
                            Outputs = FailureOutputs.CommandFailed(
                                timeline.CommandId,
                                "Step 'ssh-answers' exceeded its retries",
                                5,
                                "/var/lib/amazon/toe/TOE_2026-08-23_08-11-40_UTC-0_t"
                            ),
                        }
                    ),
                }
            )
            .EndFailed(Reason);
    }

    private ImageBuild GoldenCancelled() =>
        new BuildTimeline(_context, _golden, "1.4.1", 3, _now.AddDays(-21).AddMilliseconds(33))
            .Then(
                _workflows.BuildImage,
                new ExecutionPlan("CANCELLED")
                {
                    Message = "Image creation was cancelled by the user",
                    Steps = At(BuildComponents, new StepPlan { Status = "CANCELLED", Duration = TimeSpan.FromSeconds(41.08) }),
                }
            )
            .End("CANCELLED", "Image creation was cancelled by the user");

    private ImageBuild GoldenAvailable() => GoldenCompleted("1.4.2", _now.AddHours(-26).AddMilliseconds(677), "AVAILABLE");

    private ImageBuild GoldenFailed()
    {
        // As in the service, the step has no message; its outputs and the execution have the reason.
        var component = _context.Arns.ComponentBuild("harden-os", "1.2.0");
        var reason = $"Document {component} failed!";
        var timeline = new BuildTimeline(_context, _golden, "1.4.2", 2, _now.AddHours(-5).AddMilliseconds(208));
        return timeline
            .Then(
                _workflows.BuildImage,
                new ExecutionPlan("FAILED")
                {
                    Message = reason,
                    Steps = At(
                        BuildComponents,
                        new StepPlan
                        {
                            Status = "FAILED",
                            Duration = TimeSpan.FromSeconds(187.614),
                            Outputs = FailureOutputs.CommandFailed(
                                timeline.CommandId,
                                reason,
                                4,
                                "/var/lib/amazon/toe/TOE_2026-09-14_03-06-12_UTC-0_a81b"
                            ),
                        }
                    ),
                }
            )
            .EndFailed(
                reason,
                new FailureContext.ComponentFailure(
                    component,
                    "build",
                    "DisableRootLogin",
                    "ExecuteBash",
                    "sed: can't read /etc/ssh/sshd_config.d/50-cloud.conf: No such file or directory"
                )
            );
    }

    private ImageBuild GoldenRunning() =>
        new BuildTimeline(_context, _golden, "1.4.2", 3, _now.AddMinutes(-7).AddMilliseconds(-204))
            .Then(
                _workflows.BuildImage,
                LinuxBuilt with
                {
                    Steps = At(
                        BuildComponents,
                        new StepPlan
                        {
                            EndsAt = _now.AddSeconds(74.218),
                            AttemptNumber = 2,
                            MaxAttempts = 3,
                        }
                    ),
                }
            )
            .Then(_workflows.TestImage, Tested)
            .Then(_workflows.DistributeImage, Distributed)
            .End("AVAILABLE");

    private ImageBuild WindowsBuilt() =>
        new BuildTimeline(_context, _windows, "2.0.0", 1, _now.AddDays(-41).AddMilliseconds(404))
            .Then(_workflows.BuildImage, ExecutionPlan.Completed())
            .Then(_workflows.TestImage, ExecutionPlan.Completed())
            .End("AVAILABLE");

    private ImageBuild WindowsRolledBack()
    {
        const string Reason = "Step RunSysPrepScript timed out";
        return new BuildTimeline(_context, _windows, "2.0.0", 2, _now.AddDays(-17).AddMilliseconds(619))
            .Then(
                _workflows.BuildImage,
                new ExecutionPlan("ROLLBACK_COMPLETED")
                {
                    Message = Reason,
                    Rollback = "COMPLETED",
                    RollbackDuration = TimeSpan.FromSeconds(38.4),
                    Steps = new Dictionary<string, StepPlan>
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
                }
            )
            .EndFailed(Reason);
    }

    private ImageBuild WindowsRollingBack()
    {
        const string Reason = "Step CreateOutputAMI failed: the AMI limit of the account is reached";
        return new BuildTimeline(_context, _windows, "2.0.0", 3, _now.AddMinutes(-18).AddMilliseconds(73))
            .Then(
                _workflows.BuildImage,
                new ExecutionPlan("ROLLBACK_COMPLETED")
                {
                    Message = Reason,
                    Rollback = "COMPLETED",
                    RollbackEndsAt = _now.AddSeconds(47.93),
                    Steps = At(
                        "CreateOutputAMI",
                        new StepPlan
                        {
                            Status = "FAILED",
                            Duration = TimeSpan.FromSeconds(9.3),
                            Message = Reason,
                        }
                    ),
                }
            )
            .EndFailed(Reason);
    }

    private ImageBuild WindowsWaiting() =>
        new BuildTimeline(_context, _windows, "2.1.0", 1, _now.AddHours(-20).AddMilliseconds(-77))
            .Then(_workflows.BuildImage, ExecutionPlan.Completed())
            .Then(_workflows.ApproveRelease, ExecutionPlan.Completed() with { ParallelGroup = "release#1" })
            .Finish([]);

    private ImageBuild GatewayWaiting() =>
        new BuildTimeline(_context, _gateway, "5.1.0", 1, _now.AddDays(-3).AddMilliseconds(480))
            .Then(_workflows.BuildImage, LinuxBuilt)
            .Then(_workflows.ApproveRelease, ExecutionPlan.Completed())
            .Finish([]);

    private ImageBuild GatewayDistributionFailed()
    {
        const string Reason = "Not all distribution jobs are completed.";
        return new BuildTimeline(_context, _gateway, "5.0.0", 1, _now.AddDays(-9).AddMilliseconds(540))
            .Then(_workflows.BuildImage, LinuxBuilt)
            .Then(_workflows.TestImage, Tested)
            .Then(
                _workflows.DistributeImage,
                new ExecutionPlan("FAILED")
                {
                    Message = Reason,
                    Rollback = "FAILED",
                    Steps = At(
                        "ApplyImageConfigurations",
                        new StepPlan
                        {
                            Status = "FAILED",
                            Duration = TimeSpan.FromSeconds(12.7),
                            Message = Reason,
                        }
                    ),
                }
            )
            .EndFailed(
                Reason,
                distribution: new FailureContext.DistributionFailure(
                    Reason,
                    [
                        new("eu-central-1", "FAILED", "PUT_SSM_PARAMETERS", "AccessDenied: no right to ssm:PutParameter", "210987654321"),
                        new("ap-southeast-2", "TIMED_OUT", null, "The distribution job timed out", null),
                    ]
                )
            );
    }

    private ImageBuild GatewayWithoutTests() =>
        new BuildTimeline(_context, _gateway, "5.0.0", 2, _now.AddDays(-8).AddMilliseconds(310))
            .Then(_workflows.BuildImage, ExecutionPlan.Completed(BuildComponents, SysPrep))
            .Then(_workflows.TestImage, ExecutionPlan.AllSkipped)
            .Then(_workflows.DistributeImage, Distributed)
            .End("AVAILABLE");

    private ImageBuild GatewayUnicode()
    {
        const string StepMessage =
            "Prüfung „CIS 5.2“ fehlgeschlagen: expected \"PermitRootLogin no\", got \"yes\"\n"
            + "Line 2, column 7; see \\\\share\\logs\\5.2\t行 2 🚫";
        var timeline = new BuildTimeline(_context, _gateway, "5.0.0", 3, _now.AddDays(-7).AddMilliseconds(860)).Then(
            _workflows.BuildImage,
            LinuxBuilt
        );
        return timeline
            .Then(
                _workflows.TestImage,
                new ExecutionPlan("FAILED")
                {
                    SkippedSteps = [ScanFindings],
                    Message = "Überprüfung failed, \"as expected\":\r\n- naïve café ✓\r\n- 日本語のメッセージ, 'quoted', 100 %",
                    Steps = At(
                        "ApplyTestComponents",
                        new StepPlan
                        {
                            Status = "FAILED",
                            Message = StepMessage,
                            Outputs = FailureOutputs.CommandFailed(
                                timeline.CommandId,
                                "Schritt „prüfe-ssh“ schlug fehl, <root> & \"sudo\"",
                                2,
                                "C:\\ProgramData\\Amazon\\TOE\\TOE_5.2"
                            ),
                        }
                    ),
                }
            )
            .EndFailed("Prüfung „CIS 5.2“ fehlgeschlagen");
    }

    private ImageBuild MatrixOfTests()
    {
        var start = _now.AddDays(-2).AddMilliseconds(225);
        var timeline = new BuildTimeline(
            _context,
            new ImageDefinition("test-matrix", "Linux", "Amazon Linux 2023"),
            "1.0.0",
            1,
            start
        ).Then(_workflows.BuildImage, LinuxBuilt);
        var testsStart = start.AddMinutes(15);
        for (var test = 0; test < 30; test++)
        {
            var group = string.Create(CultureInfo.InvariantCulture, $"region_{(test / 10) + 1}#{test % 10}");
            var at = testsStart.AddMinutes(4 * (test / 10)).AddMilliseconds(31 * test);
            // Every tenth test failed first and was retried. The service lists the retry as a separate execution.
            if (test % 10 == 4)
            {
                timeline.At(
                    at,
                    _workflows.SmokeTest,
                    new ExecutionPlan("FAILED")
                    {
                        ParallelGroup = group,
                        Retried = true,
                        Message = "Step AskServices failed",
                        Steps = At(
                            "AskServices",
                            new StepPlan
                            {
                                Status = "FAILED",
                                AttemptNumber = 1,
                                MaxAttempts = 2,
                            }
                        ),
                    }
                );
                at = at.AddMinutes(3);
            }

            timeline.At(at, _workflows.SmokeTest, ExecutionPlan.Completed() with { ParallelGroup = group });
        }

        return timeline.End("AVAILABLE");
    }

    private ImageBuild LongChecks() =>
        new BuildTimeline(
            _context,
            new ImageDefinition("hardened-db", "Linux", "Red Hat Enterprise Linux 9.6"),
            "1.0.0",
            1,
            _now.AddDays(-4).AddMilliseconds(91)
        )
            .Then(_workflows.BuildImage, LinuxBuilt)
            .Then(
                _workflows.ComplianceScan,
                new ExecutionPlan("COMPLETED")
                {
                    SkippedSteps = ["Chapter07", "Chapter31"],
                    Steps = new Dictionary<string, StepPlan>
                    {
                        ["Chapter13"] = new()
                        {
                            Status = "FAILED",
                            Message = "2 of 14 rules are not met",
                            Continues = true,
                        },
                        ["Chapter44"] = new()
                        {
                            Status = "FAILED",
                            Message = "1 of 3 rules is not met",
                            Continues = true,
                        },
                    },
                }
            )
            .End("AVAILABLE") with
        {
            // The components of this build print much.
            Output = [new StepOutput(BuildComponents, []) { LineCount = 3_200 }],
        };

    private ImageBuild LegacyBase()
    {
        var definition = new ImageDefinition("legacy-base", "Linux", null) { BuildType = null };
        return new BuildTimeline(_context, definition, "2023.12.4", 1, _now.AddDays(-980).AddMilliseconds(18))
            .Then(_workflows.LegacyBuild, LinuxBuilt with { HasType = false, Retried = null })
            .End("AVAILABLE") with
        {
            HasLog = false,
        };
    }

    // The build is in the queue, without executions, until shortly after the account is created.
    private ImageBuild ContainerQueued()
    {
        var build = new BuildTimeline(_context, _container, "0.9.0", 1, _now.AddSeconds(-4).AddMilliseconds(7)).Finish([
            _workflows.BuildContainer,
            _workflows.TestContainer,
            _workflows.DistributeContainer,
        ]);
        return build with { ExecutionsFrom = build.Executions[0].Start };
    }

    private List<ImageBuild> NightlyBuilds()
    {
        const int Nights = 31;
        const string Reason = "Step ApplyBuildComponents timed out";
        var builds = new List<ImageBuild>(Nights);
        for (var night = 1; night <= Nights; night++)
        {
            var timeline = new BuildTimeline(
                _context,
                _nightly,
                "3.1.0",
                night,
                _now.AddDays(night - Nights - 1).AddHours(-6).AddMilliseconds(-903)
            );
            // Every ninth night failed, and the last three. After these the service disabled the pipeline.
            if (night % 9 != 0 && night <= Nights - 3)
            {
                builds.Add(timeline.Then(_workflows.BuildImage, LinuxBuilt).Then(_workflows.TestImage, Tested).End("AVAILABLE"));
                continue;
            }

            builds.Add(
                timeline
                    .Then(
                        _workflows.BuildImage,
                        new ExecutionPlan("FAILED")
                        {
                            Message = Reason,
                            Steps = At(
                                BuildComponents,
                                new StepPlan
                                {
                                    Status = "FAILED",
                                    Duration = TimeSpan.FromMinutes(30),
                                    Message = Reason,
                                }
                            ),
                        }
                    )
                    .EndFailed(Reason)
            );
        }

        return builds;
    }
}
