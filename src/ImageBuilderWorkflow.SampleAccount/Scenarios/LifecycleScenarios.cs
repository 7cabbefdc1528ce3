using System.Globalization;
using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Scenarios;

/// <summary>The lifecycle policies of the account and their executions.</summary>
internal sealed class LifecycleScenarios
{
    /// <summary>The reason of a cancelled execution.</summary>
    public const string CancelReason = "Lifecycle execution was cancelled by the user";

    private const int WeeksOfHistory = 53;

    private readonly ScenarioContext _context;
    private readonly DateTime _now;
    private readonly ImageBuild _image;

    /// <param name="context">What every scenario needs.</param>
    /// <param name="images">The images on which the policies act.</param>
    public LifecycleScenarios(ScenarioContext context, ImageScenarios images)
    {
        _context = context;
        _now = context.Now;
        _image = images.Old;
        ExpireGolden = new LifecyclePolicy
        {
            Arn = context.Arns.LifecyclePolicy("expire-golden-images"),
            Name = "expire-golden-images",
            Description = "Deprecates golden images after a year, deletes them half a year later, keeps the five most recent",
            Status = "ENABLED",
            ExecutionRole = context.Arns.Role("image-builder-lifecycle"),
            ResourceType = "AMI_IMAGE",
            Details =
            [
                new("DEPRECATE", "AGE", 12) { Unit = "MONTHS" },
                new("DELETE", "AGE", 18)
                {
                    Unit = "MONTHS",
                    RetainAtLeast = 5,
                    Amis = true,
                    Snapshots = true,
                },
            ],
            Recipes = [("Golden-Image", "1.x.x")],
            Created = _now.AddDays(-400).AddMilliseconds(612),
            Updated = _now.AddDays(-90).AddMilliseconds(73),
            LastRun = _now.AddMinutes(-3).AddMilliseconds(-199),
            Tags = new Dictionary<string, string> { ["Owner"] = "platform" },
        };
        RetireNightly = new LifecyclePolicy
        {
            Arn = context.Arns.LifecyclePolicy("retire-nightly-agents"),
            Name = "retire-nightly-agents",
            Status = "ENABLED",
            ExecutionRole = context.Arns.Role("image-builder-lifecycle"),
            ResourceType = "AMI_IMAGE",
            Details = [new("DELETE", "COUNT", 14) { Amis = true, Snapshots = true }],
            SelectionTags = new Dictionary<string, string> { ["Environment"] = "build" },
            Created = _now.AddDays(-75).AddMilliseconds(5),
        };
        RetireContainers = new LifecyclePolicy
        {
            Arn = context.Arns.LifecyclePolicy("retire-containers"),
            Name = "retire-containers",
            Description = "Deletes container images, \"distributed copies\" included",
            Status = "DISABLED",
            ExecutionRole = context.Arns.Role("image-builder-lifecycle"),
            ResourceType = "CONTAINER_IMAGE",
            Details = [new("DELETE", "AGE", 90) { Unit = "DAYS", Containers = true }],
            Recipes = [("web-runtime", "0.9.x")],
            Created = _now.AddDays(-30).AddMilliseconds(339),
        };
        Policies = [ExpireGolden, RetireNightly, RetireContainers];

        Pending = DeprecatingRest("pending", _now.AddSeconds(41.307));
        InProgress = Run("in-progress", "SUCCESS", _now.AddMinutes(-3).AddMilliseconds(-199), TimeSpan.FromSeconds(232.618));
        Cancelling = Run("cancelling", "CANCELLED", _now.AddHours(-2).AddMilliseconds(-450), TimeSpan.FromSeconds(7_219.05)) with
        {
            Reason = CancelReason,
        };
        Cancelled = Run("cancelled", "CANCELLED", _now.AddDays(-2).AddMilliseconds(-730), TimeSpan.FromSeconds(48.25)) with
        {
            Reason = "Cancelled by arn:aws:iam::123456789012:user/j.müller, \"wrong policy\"",
        };
        Failed = Run("failed", "FAILED", _now.AddDays(-4).AddMilliseconds(-88), TimeSpan.FromSeconds(12.607)) with
        {
            Reason = "The execution role cannot be assumed: AccessDenied, check its trust policy",
        };
        Impacting = Deprecating("deprecating", _now.AddDays(-6));
        OnDemand = Run("on-demand", "SUCCESS", _now.AddDays(-7).AddMilliseconds(-5), TimeSpan.FromSeconds(31.94)) with { PolicyArn = null };
        Executions = [Pending, InProgress, Cancelling, Cancelled, Failed, Impacting, OnDemand, .. History(), .. Nightly(images)];
    }

    public LifecyclePolicy ExpireGolden { get; }

    public LifecyclePolicy RetireNightly { get; }

    public LifecyclePolicy RetireContainers { get; }

    public IReadOnlyList<LifecyclePolicy> Policies { get; }

    public LifecycleExecution Pending { get; }

    public LifecycleExecution InProgress { get; }

    public LifecycleExecution Cancelling { get; }

    public LifecycleExecution Cancelled { get; }

    public LifecycleExecution Failed { get; }

    /// <summary>The execution that deprecated the image.</summary>
    public LifecycleExecution Impacting { get; }

    public LifecycleExecution OnDemand { get; }

    /// <summary>All executions, newest first.</summary>
    public IReadOnlyList<LifecycleExecution> Executions { get; }

    private LifecycleExecution Run(string key, string status, DateTime? start, TimeSpan? duration) =>
        new("lce-" + _context.Ids.Guid("lce/" + key), status)
        {
            PolicyArn = ExpireGolden.Arn,
            HasImpactedResources = false,
            Start = start,
            End = start + duration,
            ListedUnder = [_image.Arn, _image.VersionArn, ExpireGolden.Arn],
        };

    private IEnumerable<LifecycleExecution> History()
    {
        for (var week = 2; week < 2 + WeeksOfHistory; week++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"week-{week}");
            var start = _now.AddDays(-7 * week).AddMilliseconds(Math.Round(1000 * _context.Ids.Fraction(key)));
            var duration = TimeSpan.FromMilliseconds(8_000 + Math.Round(30_000 * _context.Ids.Fraction(key + "/duration")));
            yield return week % 11 == 0
                ? Run(key, "FAILED", start, duration) with
                {
                    Reason = "Throttled by EC2: Request limit exceeded.",
                }
                : Run(key, "SUCCESS", start, duration);
        }
    }

    private LifecycleExecution Deprecating(string key, DateTime start)
    {
        var amiStart = start.AddSeconds(4.204);
        var ami = new LifecycleResource(_context.Ids.Ec2("ami", _image.Arn), "SUCCESS", "DEPRECATE")
        {
            Region = _context.Arns.Region,
            AccountId = _context.Arns.AccountId,
            Start = amiStart,
            End = amiStart.AddSeconds(6.77),
            Snapshots =
            [
                new(_context.Ids.Ec2("snap", _image.Arn + "/root"), "SUCCESS", null),
                new(_context.Ids.Ec2("snap", _image.Arn + "/data"), "SKIPPED", "The snapshot is shared with another AMI"),
            ],
        };
        var copy = new LifecycleResource(_context.Ids.Ec2("ami", _image.Arn + "/copy"), "FAILED", "DEPRECATE")
        {
            StatusReason = "UnauthorizedOperation: ec2:EnableImageDeprecation",
            Region = "eu-central-1",
            AccountId = "210987654321",
            Start = amiStart,
            End = amiStart.AddSeconds(1.5),
        };
        return Run(key, "SUCCESS", start, TimeSpan.FromSeconds(23.081)) with
        {
            HasImpactedResources = true,
            Resources =
            [
                new(_image.Arn, "SUCCESS", "DEPRECATE")
                {
                    ActionReason = "The image is older than 12 months",
                    Region = _context.Arns.Region,
                    AccountId = _context.Arns.AccountId,
                    Start = start.AddSeconds(2),
                    End = start.AddSeconds(20),
                    Children = [ami, copy],
                },
            ],
        };
    }

    // Deprecates the copy that the earlier execution could not deprecate.
    private LifecycleExecution DeprecatingRest(string key, DateTime start) =>
        Run(key, "SUCCESS", start, TimeSpan.FromSeconds(26.44)) with
        {
            HasImpactedResources = true,
            Resources =
            [
                new(_image.Arn, "SUCCESS", "DEPRECATE")
                {
                    ActionReason = "The image is older than 12 months",
                    Region = _context.Arns.Region,
                    AccountId = _context.Arns.AccountId,
                    Start = start.AddSeconds(3.1),
                    End = start.AddSeconds(22.75),
                    Children =
                    [
                        new(_context.Ids.Ec2("ami", _image.Arn + "/copy"), "SUCCESS", "DEPRECATE")
                        {
                            Region = "eu-central-1",
                            AccountId = "210987654321",
                            Start = start.AddSeconds(5.62),
                            End = start.AddSeconds(19.008),
                        },
                    ],
                },
            ],
        };

    // An execution with so many resources that they need more than one page.
    private IEnumerable<LifecycleExecution> Nightly(ImageScenarios images)
    {
        var start = _now.AddDays(-1).AddMilliseconds(-318);
        yield return new LifecycleExecution("lce-" + _context.Ids.Guid("lce/nightly"), "SUCCESS")
        {
            PolicyArn = RetireNightly.Arn,
            HasImpactedResources = true,
            Start = start,
            End = start.AddMinutes(2).AddMilliseconds(9),
            ListedUnder = [.. images.Nightly.Select(build => build.Arn), images.Nightly[0].VersionArn, RetireNightly.Arn],
            Resources =
            [
                .. images.Nightly.Select(
                    (build, index) =>
                        new LifecycleResource(build.Arn, index % 5 == 3 ? "SKIPPED" : "SUCCESS", "DELETE")
                        {
                            Region = _context.Arns.Region,
                            AccountId = _context.Arns.AccountId,
                            Start = start.AddSeconds(index),
                            End = start.AddSeconds(index + 1.25),
                        }
                ),
            ],
        };
    }
}
