using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Scenarios;

/// <summary>The account's image pipelines.</summary>
internal sealed class PipelineCatalog
{
    public PipelineCatalog(Arns arns, DateTime now, WorkflowCatalog workflows)
    {
        var created = now.AddDays(-120).AddMilliseconds(146);
        GoldenImage = new Pipeline
        {
            Arn = arns.Pipeline("golden-image"),
            Name = "golden-image",
            Description = "Builds the base image of every team, each Sunday",
            Platform = "Linux",
            ImageRecipeArn = arns.Recipe("Golden-Image", "1.4.2"),
            InfrastructureArn = arns.Infrastructure("builders"),
            DistributionArn = arns.Distribution("all-regions"),
            TestsEnabled = true,
            ScheduleExpression = "cron(0 9 ? * SUN *)",
            Timezone = "Etc/UTC",
            Status = "ENABLED",
            Created = created,
            Updated = now.AddDays(-3).AddMilliseconds(-381),
            LastRun = now.AddMinutes(-7).AddMilliseconds(-204),
            LastRunStatus = "BUILDING",
            NextRun = now.Date.AddDays(7 - (int)now.DayOfWeek).AddHours(9),
            ConsecutiveFailures = 1,
            ExecutionRole = arns.Role("image-builder-workflows"),
            WorkflowArns = [workflows.BuildImage.Arn, workflows.TestImage.Arn],
            Tags = new Dictionary<string, string> { ["Environment"] = "production", ["Owner"] = "platform" },
        };
        Windows = new Pipeline
        {
            Arn = arns.Pipeline("windows-2022-hardened"),
            Name = "windows-2022-hardened",
            Platform = "Windows",
            ImageRecipeArn = arns.Recipe("Windows2022-Hardened", "2.1.0"),
            InfrastructureArn = arns.Infrastructure("windows-builders"),
            TestsEnabled = true,
            Status = "ENABLED",
            Created = created.AddDays(11),
            Updated = created.AddDays(11),
            LastRun = now.AddHours(-20).AddMilliseconds(-77),
            LastRunStatus = "TESTING",
            ConsecutiveFailures = 0,
            WorkflowArns = [workflows.BuildImage.Arn, workflows.ApproveRelease.Arn],
            PipelineLogGroupName = "/platform/image-pipelines",
        };
        NightlyAgents = new Pipeline
        {
            Arn = arns.Pipeline("nightly-agents"),
            Name = "nightly-agents",
            Description = "Build agents, rebuilt every night",
            Platform = "Linux",
            ImageRecipeArn = arns.Recipe("nightly-agents", "3.1.0"),
            InfrastructureArn = arns.Infrastructure("builders"),
            TestsEnabled = true,
            ScheduleExpression = "rate(1 day)",
            Status = "DISABLED",
            Created = created.AddDays(40),
            Updated = now.AddDays(-1).AddMilliseconds(-15),
            LastRun = now.AddDays(-1).AddHours(-6).AddMilliseconds(-903),
            LastRunStatus = "FAILED",
            ConsecutiveFailures = 3,
        };
        Containers = new Pipeline
        {
            Arn = arns.Pipeline("web-runtime"),
            Name = "web-runtime",
            Description = "The container image that the web tier starts from",
            Platform = "Linux",
            ContainerRecipeArn = arns.ContainerRecipe("web-runtime", "0.9.0"),
            InfrastructureArn = arns.Infrastructure("builders"),
            DistributionArn = arns.Distribution("registry"),
            TestsEnabled = true,
            Status = "ENABLED",
            Created = created.AddDays(77),
            Updated = created.AddDays(77),
        };
        All = [GoldenImage, Windows, NightlyAgents, Containers];
    }

    public Pipeline GoldenImage { get; }

    public Pipeline Windows { get; }

    public Pipeline NightlyAgents { get; }

    public Pipeline Containers { get; }

    public IReadOnlyList<Pipeline> All { get; }
}
