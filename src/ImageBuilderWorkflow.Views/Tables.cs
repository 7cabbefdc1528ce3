using static ImageBuilderWorkflow.Views.Column;

namespace ImageBuilderWorkflow.Views;

/// <summary>The table views of all output types. Their list views show every property and need no table.</summary>
/// <remarks>
/// A line of a console of 80, 100 or 120 columns has room for 79, 99 or 119 characters. The widths are chosen so that each of these lines
/// ends behind a whole column, or inside a column of text that can be cut. A narrower rest would break the label of the next column into
/// lines. The last column takes what is left of the line.
/// </remarks>
public static class Tables
{
    /// <summary>The tables.</summary>
    public static IReadOnlyList<Table> All { get; } =
    [
        new(
            typeof(WorkflowExecution),
            Status("Status", 10),
            Call("Type", 12, "WorkflowType($_.Type, $_.WorkflowBuildVersionArn)"),
            Text("Steps", 5) with
            {
                AlignsRight = true,
            },
            Elapsed(),
            Text("WorkflowExecutionId", 39),
            Time("StartTime", 19),
            VersionedRest("Workflow", 100)
        )
        {
            GroupedBy = "Workflows of",
        },
        new(typeof(WorkflowStepExecution), Status("Status", 9), Name(24), Elapsed(), Time("StartTime"), Reason("Reason", null))
        {
            GroupedBy = "Steps of",
        },
        new(
            typeof(TimelineEntry),
            Text("Kind", 8),
            Versioned("Name", 27),
            Status("Status", 11),
            Elapsed(),
            Call("Wait", 9, "Elapsed($_.Wait, $null)"),
            Text("IsCritical", 10),
            Time("StartTime", 19),
            Versioned("Image", 19),
            Text("ParallelGroup", null)
        ),
        new(typeof(WaitingWorkflowStep), Versioned("Image", 37), Text("StepExecutionId", 41), Time("StartTime", 19), Text("Name", null)),
        new(
            typeof(Image),
            Name(30),
            Versioned("Version", 13),
            Status("Status", 12),
            Call("Result", 41, "Result($_.Result, $_)"),
            Time("DateCreated")
        ),
        new(
            typeof(ImageVersion),
            Name(32),
            Text("Version", 12),
            Text("Type", 6),
            Text("Platform", 8),
            Time("DateCreated"),
            Text("OsVersion", 19),
            Text("Owner", null)
        ),
        new(typeof(ImageFailure), Name(20), Versioned("Version", 11), Text("Kind", 19), Reason("ErrorMessage", 46), Time("FailedAt"))
        {
            LeadingProperties = [nameof(ImageFailure.Summary), nameof(ImageFailure.NextAction)],
        },
        new(typeof(FailureEvidence), Text("Source", 42), Text("Text", null)),
        new(typeof(ImageLogEvent), Call("Timestamp", 20, "LogTime($_.Timestamp)"), Call("Message", null, "Log($_.Message)"))
        {
            Wraps = true,
        },
        new(typeof(ImagePackage), Text("PackageName", 40), Text("PackageVersion", 24), Text("Image", null)),
        new(
            typeof(ImageDifference),
            Text("Side", 4),
            Text("Kind", 14),
            Text("Name", 28),
            Versioned("ReferenceValue", 14),
            Text("DifferenceValue", null)
        ),
        new(
            typeof(WorkflowMeasurement),
            Text("WorkflowName", 20),
            Text("StepName", 24),
            Number("Count", 5),
            Number("FailedCount", 11),
            Duration("MedianDuration", 15),
            Duration("P90Duration", 11),
            Call("Trend", 7, "Ratio($_.Trend)") with
            {
                AlignsRight = true,
            },
            Time("LastStart", 19)
        ),
        new(
            typeof(ImagePipeline),
            Name(29),
            Status("Status", 8),
            Text("Platform", 8),
            Status("LastRunStatus", 13),
            Time("DateLastRun"),
            Time("DateNextRun", 19),
            Text("ScheduleExpression", null)
        ),
        new(
            typeof(WorkflowVersion),
            Name(37),
            Text("Version", 10),
            Text("Type", 12),
            Time("DateCreated"),
            Text("Owner", 19),
            Text("Description", null)
        ),
        new(
            typeof(Workflow),
            Name(41),
            Call("Version", 13, "Build($_.Version, $_.Arn)"),
            Text("Type", 12),
            Status("Status", 10),
            Time("DateCreated", 19),
            Text("Description", null)
        ),
        new(
            typeof(LifecyclePolicy),
            Name(36),
            Status("Status", 8),
            Text("ResourceType", 15),
            Time("DateLastRun"),
            Text("Description", null)
        ),
        new(
            typeof(LifecycleCandidate),
            Text("Action", 9),
            Name(27),
            Versioned("Version", 11),
            Status("Status", 11),
            Time("DateCreated"),
            Text("Rule", null)
        )
        {
            GroupedBy = "Candidates of",
        },
        new(
            typeof(LifecycleExecution),
            Status("Status", 11),
            Text("LifecycleExecutionId", 40),
            Call("Policy", 26, "Name($_.Policy, 26)"),
            Time("StartTime", 19),
            Elapsed(),
            new("Impacted", null, "$_.HasImpactedResources")
        ),
        new(
            typeof(LifecycleExecutionResource),
            Status("Status", 11),
            Text("Action", 9),
            Text("Region", 14),
            Text("Resource", 42),
            Reason("StatusReason", null)
        ),
        new(typeof(WorkflowStepActionResult), Text("Action", 6), Text("StepExecutionId", 41), Versioned("Image", 30), Text("Reason", null)),
        new(typeof(ImageActionResult), Text("ImageBuildVersionArn", 82), Text("ClientToken", 36)),
        new(typeof(LifecycleActionResult), Text("LifecycleExecutionId", 40), Text("ClientToken", 36)),
    ];
}
