using System.Globalization;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.SampleAccount.Scenarios;

/// <summary>
/// Image builds that failed, one for each form in which the service tells a failure. To add one, add a method and name it in the
/// constructor.
/// </summary>
internal sealed class FailureScenarios
{
    private const string Launch = "LaunchBuildInstance";
    private const string BuildComponents = "ApplyBuildComponents";
    private const string TestComponents = "ApplyTestComponents";
    private const string Sanitize = "RunSanitizeScript";
    private const string SysPrep = "RunSysPrepScript";
    private const string ScanFindings = "CollectImageScanFindings";
    private const string Configurations = "ApplyImageConfigurations";
    private const string OtherAccount = "210987654321";

    private static readonly ExecutionPlan LinuxBuilt = ExecutionPlan.Completed(SysPrep);
    private static readonly ExecutionPlan Tested = ExecutionPlan.Completed(ScanFindings);

    private readonly ScenarioContext _context;
    private readonly WorkflowCatalog _workflows;
    private int _hoursAgo = 1_200;

    public FailureScenarios(ScenarioContext context)
    {
        _context = context;
        _workflows = context.Workflows;
        All =
        [
            ComponentWithoutContext(),
            ComponentWithContext(),
            ComponentWithTerseContext(),
            LaunchRefusedInTheLog(),
            LaunchRefusedInTheReason(),
            AgentNeverRegistered(),
            RunnerNotFetched(),
            SanitizeFailed(),
            SysPrepFailed(),
            ComponentsTimedOut(),
            TestTimedOut(),
            TestComponentFailed(),
            ParallelTestsFailed(),
            ContinuedBeforeDistributionFailed(),
            DistributedToSomeRegions(),
            DistributionWithoutContext(),
            ConfigurationFailed(),
            ParentImageBefore(),
            ParentImageLost(),
            LogBucketDenied(),
            BeforeWorkflows(),
            BeforeTypes(),
            ScanTimedOut(),
            HostileTexts(),
            UnknownForm(),
        ];
    }

    /// <summary>The builds, oldest first.</summary>
    public IReadOnlyList<ImageBuild> All { get; }

    // Image Builder has reported no failure context for this build, and its outputs only name the component.
    private ImageBuild ComponentWithoutContext()
    {
        var component = new FailureContext.ComponentFailure(
            _context.Arns.ComponentBuild("install-web-server", "1.0.0"),
            "build",
            "InstallPackage",
            "ExecuteBash",
            "Command execution resulted in an error. Exit code 1"
        );
        var reason = $"Document {component.ComponentArn} failed!";
        var timeline = Begin("web-server", keepsInstance: true);
        return timeline
            .Then(_workflows.BuildImage, Failed(BuildComponents, null, reason, 94.2, Summary(timeline, reason, isInBucket: true)))
            .EndFailed(reason) with
        {
            Failure = null,
            Output =
            [
                new StepOutput(BuildComponents, ["Error: Unable to find a match: htpd"]) { Component = component, IsBlockSplit = true },
            ],
        };
    }

    private ImageBuild ComponentWithContext()
    {
        var component = new FailureContext.ComponentFailure(
            _context.Arns.ComponentBuild("payments-runtime", "2.3.1"),
            "validate",
            "CheckJava",
            "ExecuteBash",
            "java: error while loading shared libraries: libjli.so: cannot open shared object file: No such file or directory"
        );
        var reason = $"Document {component.ComponentArn} failed!";
        var timeline = Begin("Payments-API");
        return timeline
            .Then(_workflows.BuildImage, Failed(BuildComponents, null, reason, 131.7, Summary(timeline, reason)))
            .EndFailed(reason, component) with
        {
            Output = [new StepOutput(BuildComponents, [component.ErrorMessage]) { Component = component, ExitCode = 127 }],
        };
    }

    // The failure context names the step of the component; its message is only an exit code. The log has the cause.
    private ImageBuild ComponentWithTerseContext()
    {
        var component = new FailureContext.ComponentFailure(
            _context.Arns.ComponentBuild("terraform-runner", "1.1.0"),
            "build",
            "InitProviders",
            "ExecuteBash",
            "exit status 127"
        );
        var reason = $"Document {component.ComponentArn} failed!";
        var timeline = Begin("terraform-runner");
        return timeline
            .Then(_workflows.BuildImage, Failed(BuildComponents, null, reason, 41.9, Summary(timeline, reason)))
            .EndFailed(reason, component) with
        {
            Output =
            [
                new StepOutput(BuildComponents, ["\u001b[31m/tmp/init.sh: line 3: terraform: command not found\u001b[0m"])
                {
                    Component = component,
                    ExitCode = 127,
                },
            ],
        };
    }

    private ImageBuild LaunchRefusedInTheLog()
    {
        const string Reason = "The call of RunInstances failed in workflow step LaunchBuildInstance";
        return Begin("gpu-node").Then(_workflows.BuildImage, Failed(Launch, Reason, Reason, 3.1)).EndFailed(Reason) with
        {
            Output =
            [
                new StepOutput(
                    Launch,
                    [
                        "An error occurred (VcpuLimitExceeded) when calling the RunInstances operation: You have requested more vCPU "
                            + "capacity than your current vCPU limit of 0 allows for the instance bucket that the specified instance "
                            + "type belongs to.",
                    ]
                ),
            ],
        };
    }

    private ImageBuild LaunchRefusedInTheReason()
    {
        const string Reason =
            "An error occurred (VPCIdNotSpecified) when calling the RunInstances operation: No default VPC for this user "
            + "in workflow step LaunchBuildInstance";
        return Begin("arm-runner").Then(_workflows.BuildImage, Failed(Launch, Reason, Reason, 2.6)).EndFailed(Reason);
    }

    private ImageBuild AgentNeverRegistered()
    {
        var timeline = Begin("private-subnet");
        var reason =
            "An error occurred (InvalidInstanceId) when calling the SendCommand operation: Instances "
            + $"[[{timeline.InstanceId}]] not in a valid state for account {_context.Arns.AccountId} in workflow step LaunchBuildInstance";
        return timeline
            .Then(_workflows.BuildImage, Failed(Launch, reason, reason, 1_230.4, $$"""{"instanceId": "{{timeline.InstanceId}}"}"""))
            .EndFailed(reason) with
        {
            Output = [new StepOutput(Launch, [$"SSM agent on instance {timeline.InstanceId} is not available after 40 attempts."])],
        };
    }

    // The command failed before the component runner was there, so that only its own output tells why.
    private ImageBuild RunnerNotFetched()
    {
        var timeline = Begin("bastion");
        return timeline
            .Then(
                _workflows.BuildImage,
                Terminal(
                    BuildComponents,
                    31.5,
                    FailureOutputs.CommandDied(
                        timeline.CommandId,
                        "Downloading AWSTOE from https://awstoe-us-east-1.s3.us-east-1.amazonaws.com/latest/linux/amd64/awstoe\n"
                            + "curl: (28) Failed to connect after 30001 ms\nDownload of AWSTOE failed with HTTP status '000'\n"
                    )
                )
            )
            .EndFailed(TerminalReason(BuildComponents)) with
        {
            Output = [new StepOutput(BuildComponents, ["Command status: Failed"])],
        };
    }

    private ImageBuild SanitizeFailed()
    {
        var timeline = Begin("cis-level2");
        return timeline
            .Then(
                _workflows.BuildImage,
                Terminal(
                    Sanitize,
                    17.3,
                    FailureOutputs.CommandDied(
                        timeline.CommandId,
                        "Cleaning up\nrm: cannot remove '/var/lib/cloud/instances': Device or resource busy\n"
                    )
                )
            )
            .EndFailed(TerminalReason(Sanitize));
    }

    private ImageBuild SysPrepFailed()
    {
        var timeline = Begin("win-iis", "Windows", "Microsoft Windows Server 2022 Datacenter");
        return timeline
            .Then(
                _workflows.BuildImage,
                Terminal(
                    SysPrep,
                    212.8,
                    FailureOutputs.CommandDied(
                        timeline.CommandId,
                        "SYSPRP Package Microsoft.MicrosoftEdge was installed for a user, but not provisioned for all users.\r\n"
                            + "SYSPRP Failed to remove apps for the current user: 0x80073cf2.\r\n"
                    )
                )
            )
            .EndFailed(TerminalReason(SysPrep));
    }

    // The step has no message. Its duration is its limit.
    private ImageBuild ComponentsTimedOut() =>
        Begin("slow-compile")
            .Then(
                _workflows.BuildImage,
                Failed(BuildComponents, null, "Step ApplyBuildComponents timed out", 86_400) with
                {
                    Message = "Step ApplyBuildComponents timed out",
                }
            )
            .EndFailed("Step ApplyBuildComponents timed out") with
        {
            Output = [new StepOutput(BuildComponents, []) { LineCount = 700 }],
        };

    private ImageBuild TestTimedOut() =>
        Begin("slow-boot")
            .Then(_workflows.BuildImage, LinuxBuilt)
            .Then(_workflows.SmokeTest, Failed("AskServices", "Step AskServices timed out", "Step AskServices timed out", 900))
            .EndFailed("Step AskServices timed out");

    private ImageBuild TestComponentFailed()
    {
        var component = new FailureContext.ComponentFailure(
            _context.Arns.ComponentBuild("gateway-tests", "1.4.0"),
            "test",
            "HealthCheck",
            "ExecuteBash",
            "curl: (7) Failed to connect to localhost port 8443: Connection refused"
        );
        var reason = $"Document {component.ComponentArn} failed!";
        var timeline = Begin("api-gateway").Then(_workflows.BuildImage, LinuxBuilt);
        return timeline
            .Then(_workflows.TestImage, Failed(TestComponents, null, reason, 38.6, Summary(timeline, reason), ScanFindings))
            .EndFailed(reason, component);
    }

    // Three tests run at the same time. The third in the listing ends first, and another fails because of it.
    private ImageBuild ParallelTestsFailed()
    {
        var timeline = Begin("orders-service").Then(_workflows.BuildImage, LinuxBuilt);
        var start = _context.Now.AddHours(-_hoursAgo).AddMinutes(20);
        ExecutionPlan[] plans =
        [
            ExecutionPlan.Completed(),
            Test("Step 'ask-orders' failed: upstream database is not reachable", 212),
            Test("Step 'ask-database' failed: FATAL: password authentication failed for user \"orders\"", 24),
        ];
        for (var test = 0; test < plans.Length; test++)
        {
            timeline.At(
                start.AddMilliseconds(37 * test),
                _workflows.SmokeTest,
                plans[test] with
                {
                    ParallelGroup = string.Create(CultureInfo.InvariantCulture, $"tests#{test}"),
                }
            );
        }

        return timeline.EndFailed(TerminalReason("AskServices")) with
        {
            Failure = null,
        };

        ExecutionPlan Test(string message, double seconds) => Terminal("AskServices", seconds, Summary(timeline, message));
    }

    // A chapter of the guide failed without ending its workflow. It is not the cause.
    private ImageBuild ContinuedBeforeDistributionFailed()
    {
        const string Reason = "Failed to copy the AMI to region eu-west-3: You have reached your quota of 50 concurrent AMI copies.";
        return Begin("mail-relay")
            .Then(_workflows.BuildImage, LinuxBuilt)
            .Then(
                _workflows.ComplianceScan,
                new ExecutionPlan("COMPLETED")
                {
                    Steps = new Dictionary<string, StepPlan>
                    {
                        ["Chapter05"] = new()
                        {
                            Status = "FAILED",
                            Message = "3 of 9 rules are not met",
                            Continues = true,
                        },
                    },
                }
            )
            .Then(_workflows.DistributeImage, Failed("DistributeImage", Reason, Reason, 61.4))
            .EndFailed(Reason);
    }

    private ImageBuild DistributedToSomeRegions()
    {
        const string Reason = "Not all distribution jobs are completed.";
        return Begin("Global-Base")
            .Then(_workflows.BuildImage, LinuxBuilt)
            .Then(_workflows.TestImage, Tested)
            .Then(_workflows.DistributeImage, Failed("DistributeImage", Reason, Reason, 604.9) with { Rollback = "COMPLETED" })
            .EndFailed(
                Reason,
                distribution: new FailureContext.DistributionFailure(
                    Reason,
                    [
                        new(
                            "eu-west-1",
                            "FAILED",
                            null,
                            "Given key ID is not accessible: the KMS key policy does not allow account 210987654321",
                            OtherAccount
                        ),
                        new("us-west-2", "CANCELLED", null, "The distribution job was cancelled because another one failed", null),
                        new("ap-northeast-1", "TIMED_OUT", null, "The distribution job timed out", "345678901234"),
                    ]
                )
            );
    }

    private ImageBuild DistributionWithoutContext()
    {
        const string Reason =
            "Distribution to region eu-north-1 for account 210987654321 failed: the role EC2ImageBuilderDistributionCrossAccountRole "
            + "cannot be assumed";
        return Begin("cross-account")
            .Then(_workflows.BuildImage, LinuxBuilt)
            .Then(_workflows.TestImage, Tested)
            .Then(_workflows.DistributeImage, Failed("DistributeImage", Reason, Reason, 9.7))
            .EndFailed(Reason) with
        {
            Failure = null,
        };
    }

    private ImageBuild ConfigurationFailed()
    {
        const string Reason = "Not all configurations are applied.";
        var build = Begin("launch-templates")
            .Then(_workflows.BuildImage, LinuxBuilt)
            .Then(_workflows.TestImage, Tested)
            .Then(_workflows.DistributeImage, Failed(Configurations, Reason, Reason, 14.2))
            .EndFailed(
                Reason,
                distribution: new FailureContext.DistributionFailure(
                    null,
                    [
                        new(
                            "us-east-1",
                            "FAILED",
                            "UPDATE_LAUNCH_TEMPLATES",
                            "The launch template lt-0a1b2c3d4e5f60718 does not exist",
                            OtherAccount
                        ),
                    ]
                )
            );
        return build with
        {
            StatusReason =
                $"Integration failed with JobId '{_context.Ids.Guid("job/launch-templates")}', status = 'Failed' for ARN '{build.Arn}'",
            Failure = build.Failure! with { ImageStatus = "INTEGRATING" },
        };
    }

    private ImageBuild ParentImageBefore() =>
        Begin("dotnet-base").Then(_workflows.BuildImage, LinuxBuilt).Then(_workflows.TestImage, Tested).End("AVAILABLE");

    // No workflow began, and the service wrote no log.
    private ImageBuild ParentImageLost() =>
        Begin("dotnet-base", number: 2)
            .End(
                "FAILED",
                "The parent image ami-0123456789abcdef0 of the image recipe cannot be found in region us-east-1.",
                new FailureContext("CREATING")
            ) with
        {
            HasLog = false,
        };

    private ImageBuild LogBucketDenied()
    {
        const string Reason = "AccessDenied: Access Denied status code: 403, request id: 7Q3K9ZB1T2C4D5E6";
        return Begin("s3-logs").Then(_workflows.BuildImage, Failed(BuildComponents, Reason, Reason, 47.1)).EndFailed(Reason) with
        {
            Output = [new StepOutput(BuildComponents, ["Upload of the logs failed."])],
        };
    }

    // In 2023 and before, the service ran Systems Manager Automation and no workflows.
    private ImageBuild BeforeWorkflows()
    {
        var id = _context.Ids.Guid("automation/old-proxy");
        return BeginAt("old-proxy", _context.Now.AddDays(-1_090), buildType: null)
            .End(
                "FAILED",
                $"SSM execution '{id}' failed with status = 'TimedOut' in state = 'BUILDING' and failure message = "
                    + "'Step timed out while step is verifying the SSM Agent availability on the target instance(s).'"
            ) with
        {
            HasLog = false,
        };
    }

    // The first workflow executions had no type and no mark for retries, and images had no failure context.
    private ImageBuild BeforeTypes()
    {
        var component = new FailureContext.ComponentFailure(
            _context.Arns.ComponentBuild("ntp-config", "0.9.0"),
            "build",
            "WriteConfig",
            "ExecuteBash",
            "tee: /etc/chrony.d/ntp.sources: No such file or directory"
        );
        var reason = $"Document {component.ComponentArn} failed!";
        var timeline = BeginAt("legacy-ntp", _context.Now.AddDays(-960), buildType: null);
        return timeline
            .Then(
                _workflows.LegacyBuild,
                Failed(BuildComponents, null, reason, 77.7, Summary(timeline, reason)) with
                {
                    HasType = false,
                    Retried = null,
                }
            )
            .EndFailed(reason) with
        {
            Failure = null,
            Output = [new StepOutput(BuildComponents, [component.ErrorMessage]) { Component = component }],
        };
    }

    private ImageBuild ScanTimedOut()
    {
        const string Reason = "Timed out while waiting for the findings of Amazon Inspector";
        return Begin("scanned-base")
            .Then(_workflows.BuildImage, LinuxBuilt)
            .Then(_workflows.TestImage, Failed(ScanFindings, Reason, Reason, 3_611.3))
            .EndFailed(Reason);
    }

    // A component can print anything: a window title, a cleared screen, text from right to left, C1 controls.
    private ImageBuild HostileTexts()
    {
        const string Message =
            "\u001b]0;owned\u0007\u001b[2J\u001b[1;1Hall good\u009b31m "
            + "\u202egnp.exe\u202c \u2066x\u2069\r\u0000 end of \u001b[31mmessage\u001b[0m";
        var component = new FailureContext.ComponentFailure(
            _context.Arns.ComponentBuild("hostile-texts", "1.0.0"),
            "build",
            "Print\u001b[2JStep",
            "ExecuteBash\u0007",
            Message
        );
        var reason = $"Document {component.ComponentArn} failed! {Message}";
        var timeline = Begin("hostile-texts");
        return timeline
            .Then(_workflows.BuildImage, Failed(BuildComponents, Message, reason, 21.2, Summary(timeline, Message)))
            .EndFailed(reason, component) with
        {
            Output = [new StepOutput(BuildComponents, [Message]) { Component = component, ExitCode = 7 }],
        };
    }

    private ImageBuild UnknownForm()
    {
        const string Reason = "Zustand 0x8A der Komponente ist nicht vorgesehen";
        return Begin("odd-failure").Then(_workflows.BuildImage, Failed("CreateOutputAMI", null, Reason, 12.8)).EndFailed(Reason);
    }

    private static ExecutionPlan Failed(
        string step,
        string? stepMessage,
        string reason,
        double seconds,
        string? outputs = null,
        params string[] skipped
    ) =>
        new("FAILED")
        {
            Message = TextLimits.Cut(reason, TextLimits.Message),
            SkippedSteps = skipped,
            Steps = new Dictionary<string, StepPlan>
            {
                [step] = new()
                {
                    Status = "FAILED",
                    Duration = TimeSpan.FromSeconds(seconds),
                    Message = stepMessage,
                    Outputs = outputs,
                },
            },
        };

    private static ExecutionPlan Terminal(string step, double seconds, string outputs) =>
        Failed(step, TerminalReason(step), TerminalReason(step), seconds, outputs);

    private static string TerminalReason(string step) =>
        $"ExpectationNotMet. ssm:ListCommandInvocations returned terminal state Failed in workflow step {step}";

    private static string Summary(BuildTimeline timeline, string message, bool isInBucket = false) =>
        FailureOutputs.CommandFailed(
            timeline.CommandId,
            message,
            3,
            isInBucket
                ? $"s3://image-builder-logs/builds/{timeline.Arn.Split(":image/")[1]}/ApplyBuildComponents"
                : "/var/lib/amazon/toe/TOE_2026-08-30_08-11-40_UTC-0_f1"
        );

    private BuildTimeline Begin(
        string name,
        string platform = "Linux",
        string osVersion = "Amazon Linux 2023",
        int number = 1,
        bool keepsInstance = false
    )
    {
        _hoursAgo -= 30;
        return new BuildTimeline(
            _context,
            new ImageDefinition(name, platform, osVersion) { KeepsInstance = keepsInstance },
            "1.0.0",
            number,
            _context.Now.AddHours(-_hoursAgo).AddMilliseconds(311)
        );
    }

    private BuildTimeline BeginAt(string name, DateTime created, string? buildType) =>
        new(
            _context,
            new ImageDefinition(name, "Linux", "Amazon Linux 2023") { BuildType = buildType },
            "1.0.0",
            1,
            created.AddMilliseconds(311)
        );
}
