using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>How objects show in a console.</summary>
public sealed class FormatViewTests
{
    private const int Line = 120;

    // What the column that takes the rest of the line has at least.
    private const int Rest = 22;

    public static TheoryData<string, string[]> Columns => new()
    {
        {
            "ImageBuilderWorkflow.WorkflowExecution",
            ["Type", "Status", "TotalStepCount", "TotalStepsFailed", "StartTime", "Duration", "WorkflowBuildVersionArn", "WorkflowExecutionId"]
        },
        { "ImageBuilderWorkflow.WorkflowStepExecution", ["Status", "Name", "Action", "Duration", "Message"] },
        {
            "ImageBuilderWorkflow.LifecycleExecution",
            ["Status", "HasImpactedResources", "StartTime", "EndTime", "LifecyclePolicyArn", "LifecycleExecutionId"]
        },
        { "ImageBuilderWorkflow.ImagePipeline", ["Name", "Status", "Platform", "DateLastRun", "LastRunStatus", "DateNextRun", "ScheduleExpression"] },
        { "ImageBuilderWorkflow.ImageVersion", ["Name", "Version", "Type", "Platform", "OsVersion", "DateCreated", "Owner"] },
        { "ImageBuilderWorkflow.Image", ["Name", "Version", "Status", "DateCreated", "Amis", "FailureContext"] },
        { "ImageBuilderWorkflow.WorkflowVersion", ["Name", "Version", "Type", "Owner", "DateCreated", "Description"] },
        { "ImageBuilderWorkflow.Workflow", ["Name", "Version", "Type", "Status", "DateCreated", "Description"] },
        { "ImageBuilderWorkflow.WaitingWorkflowStep", ["Name", "StartTime", "ImageBuildVersionArn", "StepExecutionId"] },
        { "ImageBuilderWorkflow.LifecyclePolicy", ["Name", "Status", "ResourceType", "DateLastRun", "Description"] },
        { "ImageBuilderWorkflow.LifecycleExecutionResource", ["Status", "Action", "Region", "ResourceId", "StatusReason"] },
        { "ImageBuilderWorkflow.WorkflowStepActionResult", ["Action", "StepExecutionId", "ImageBuildVersionArn", "Reason"] },
        { "ImageBuilderWorkflow.ImageActionResult", ["ImageBuildVersionArn", "ClientToken"] },
        { "ImageBuilderWorkflow.LifecycleActionResult", ["LifecycleExecutionId", "ClientToken"] },
    };

    [Fact]
    public void What_a_cmdlet_emits_has_one_table_and_one_list_and_the_table_comes_first()
    {
        var types = CmdletClass.All.Except(CmdletClass.Switches).SelectMany(cmdlet => cmdlet.OutputTypes).Select(type => type.FullName!).Distinct();

        Assert.All(types, type => Assert.Equal([(true, false), (false, true)], FormatView.All.Where(view => view.TypeName == type).Select(view => (view.IsTable, view.IsList))));
    }

    [Fact]
    public void Every_view_is_of_a_type_that_exists_and_names_its_properties() => Assert.All(FormatView.All, view =>
    {
        var type = typeof(ServiceObject).Assembly.GetType(view.TypeName);
        Assert.NotNull(type);
        Assert.All(view.Entries, entry => Assert.NotEmpty(FormatView.PropertiesOf(entry)));
        Assert.All(view.Entries.SelectMany(FormatView.PropertiesOf), name => Assert.NotNull(type.GetProperty(name)));
    });

    [Fact]
    public void Every_table_is_looked_at_here() =>
        Assert.Equal(FormatView.All.Where(view => view.IsTable).Select(view => view.TypeName).Order(), Columns.Select(row => row.Data.Item1).Order());

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_table_shows_what_the_issue_says(string type, string[] properties)
    {
        var table = Assert.Single(FormatView.All, view => view.IsTable && view.TypeName == type);

        Assert.Equal(properties, table.Entries.Select(FormatView.PropertiesOf).Select(names => names.First()));
    }

    [Fact]
    public void A_table_fits_a_line() => Assert.All(FormatView.All.Where(view => view.IsTable), view =>
    {
        Assert.Equal(view.Widths.Count, view.Entries.Count);
        Assert.True(view.Widths.Count(width => width is null) <= 1, "Only one column can take what is left of the line.");
        var fixedWidth = view.Widths.Sum(width => width ?? 0) + view.Widths.Count - 1;
        Assert.InRange(fixedWidth, 1, view.Widths.Contains(null) ? Line - Rest : Line);
    });

    [Fact]
    public void A_column_is_as_wide_as_its_label_and_its_id() => Assert.All(FormatView.All.Where(view => view.IsTable), view =>
        Assert.All(view.Widths.Zip(view.Labels, view.Entries), column =>
        {
            var (width, label, entry) = column;
            Assert.True(width is null || width >= label.Length, $"{label} does not fit.");
            var prefix = FormatView.PropertiesOf(entry).First() switch
            {
                "WorkflowExecutionId" => "wf-",
                "StepExecutionId" => "step-",
                "LifecycleExecutionId" => "lce-",
                _ => null,
            };
            Assert.True(prefix is null || width >= prefix.Length + Guid.Empty.ToString().Length, $"The ids of {label} do not fit.");
        }));

    [Fact]
    public void Only_the_last_column_takes_what_is_left_of_the_line() =>
        Assert.All(FormatView.All.Where(view => view.IsTable), view => Assert.DoesNotContain(null, view.Widths.SkipLast(1)));

    [Fact]
    public void Every_view_sets_what_is_made_up_apart_from_what_is_real() => Assert.All(FormatView.All, view => Assert.Equal(
        ("if ($_.PSObject.TypeNames -contains 'ImageBuilderWorkflow.SampleData') { 1 }", "SampleData"), view.Group));

    [Fact]
    public void A_list_or_dictionary_shows_as_one_line_of_text() => Assert.All(FormatView.All.Where(view => view.IsList), view => Assert.All(view.Entries, entry =>
    {
        var property = typeof(ServiceObject).Assembly.GetType(view.TypeName)!.GetProperty(FormatView.PropertiesOf(entry).Single())!;
        var isCollection = property.PropertyType != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(property.PropertyType);
        Assert.Equal(isCollection ? $"$_.{property.Name}.ToString()" : null, entry.Element("ScriptBlock")?.Value);
    }));

    [Fact]
    public void A_list_shows_every_property_in_its_order() => Assert.All(FormatView.All.Where(view => view.IsList), view =>
    {
        var properties = typeof(ServiceObject).Assembly.GetType(view.TypeName)!.GetProperties().Select(property => property.Name);

        Assert.Equal(properties, view.Entries.SelectMany(FormatView.PropertiesOf));
        Assert.All(view.Entries, entry => Assert.True(entry.Element("Label") is not { } label || FormatView.PropertiesOf(entry).Contains(label.Value)));
        Assert.All(view.Entries.Where(entry => entry.Element("ScriptBlock") is not null), entry => Assert.NotNull(entry.Element("Label")));
    });
}
