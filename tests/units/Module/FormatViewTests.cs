using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>How objects show in a console.</summary>
public sealed class FormatViewTests
{
    // What a line of a console of 80, 100 and 120 columns has room for, and what redirected output has.
    private static readonly int[] Lines = [79, 80, 99, 100, 119, 120];

    [Fact]
    public void What_a_cmdlet_emits_has_one_table_and_one_list_and_the_table_comes_first()
    {
        var types = CmdletClass
            .All.SelectMany(cmdlet => cmdlet.OutputTypes)
            .Where(type => type.IsSubclassOf(typeof(ServiceObject)))
            .Select(type => type.FullName!)
            .Distinct();

        Assert.All(
            types,
            type =>
                Assert.Equal(
                    LeadingPropertiesOf(type).Count == 0 ? [(true, false), (false, true)] : [(false, true), (true, false)],
                    FormatView.All.Where(view => view.TypeName == type).Select(view => (view.IsTable, view.IsList))
                )
        );
    }

    [Fact]
    public void Every_view_is_of_a_type_that_exists_and_names_its_properties() =>
        Assert.All(
            FormatView.All,
            view =>
            {
                var type = typeof(ServiceObject).Assembly.GetType(view.TypeName);
                Assert.NotNull(type);
                Assert.All(view.Entries, entry => Assert.NotEmpty(FormatView.PropertiesOf(entry)));
                Assert.All(view.Entries.SelectMany(FormatView.PropertiesOf), name => Assert.NotNull(type.GetProperty(name)));
            }
        );

    [Fact]
    public void The_tables_have_the_columns_that_the_tests_of_the_cmdlets_begin_with() =>
        Assert.Equal(
            CmdletPromise.Shown.Select(shown => $"ImageBuilderWorkflow.{shown.Type}: {shown.Columns}").Order(StringComparer.Ordinal),
            FormatView
                .All.Where(view => view.IsTable)
                .Select(view => $"{view.TypeName}: {string.Join(", ", view.Labels)}")
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void A_label_is_a_property_or_an_alias_and_the_cell_shows_it() =>
        Assert.All(
            FormatView.All.Where(view => view.IsTable),
            view =>
            {
                var type = typeof(ServiceObject).Assembly.GetType(view.TypeName)!;
                Assert.All(
                    view.Labels.Zip(view.Entries),
                    column =>
                    {
                        var property = type.GetProperty(column.First)?.Name ?? TypeFile.Alias(view.TypeName, column.First);
                        Assert.NotNull(property);
                        Assert.Contains(property, FormatView.PropertiesOf(column.Second));
                    }
                );
            }
        );

    [Fact]
    public void No_line_cuts_a_label_or_an_id() =>
        Assert.All(
            FormatView.All.Where(view => view.IsTable),
            view =>
                Assert.All(
                    Lines,
                    line =>
                    {
                        Assert.Equal(view.Widths.Count, view.Entries.Count);
                        Assert.True(view.Widths.Count(width => width is null) <= 1, "Only one column can take what is left of the line.");
                        var begin = 0;
                        foreach (var (width, label, entry) in view.Widths.Zip(view.Labels, view.Entries))
                        {
                            var room = Math.Min(line - begin, width ?? int.MaxValue);
                            if (room <= 0)
                            {
                                break;
                            }

                            Assert.True(room >= label.Length, $"{label} has {room} characters of a line of {line}.");

                            // A text may be cut; a time or an id is whole or not there. The client token of an image is behind an ARN that
                            // takes the line.
                            var cannotBeCut =
                                FormatView.ScriptOf(entry) is { } script
                                && (
                                    script.Contains("::Time(", StringComparison.Ordinal)
                                    || script.Contains("::Elapsed(", StringComparison.Ordinal)
                                    || label.EndsWith("Id", StringComparison.Ordinal)
                                );
                            Assert.True(
                                !cannotBeCut
                                    || room >= Math.Min(width ?? 0, label.EndsWith("Id", StringComparison.Ordinal) ? int.MaxValue : 17),
                                $"{label} is cut in a line of {line}."
                            );
                            begin += room + 1;
                        }
                    }
                )
        );

    [Fact]
    public void A_column_is_as_wide_as_its_label_and_its_id() =>
        Assert.All(
            FormatView.All.Where(view => view.IsTable),
            view =>
                Assert.All(
                    view.Widths.Zip(view.Labels, view.Entries),
                    column =>
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
                        Assert.True(
                            prefix is null || width >= prefix.Length + Guid.Empty.ToString().Length,
                            $"The ids of {label} do not fit."
                        );
                    }
                )
        );

    [Fact]
    public void Only_the_last_column_takes_what_is_left_of_the_line() =>
        Assert.All(FormatView.All.Where(view => view.IsTable), view => Assert.DoesNotContain(null, view.Widths.SkipLast(1)));

    [Fact]
    public void Every_view_groups_by_one_hidden_property_which_gives_way_to_GroupBy()
    {
        // A script block or a label in the view would replace the value or the label of -GroupBy.
        Assert.All(
            FormatView.All,
            view => Assert.Equal(("PropertyName", view.IsTable ? HeadOf(view.TypeName) : "Sample data"), Assert.Single(view.Group))
        );
        Assert.Equal(["Sample data"], TypeFile.NotesOf("ImageBuilderWorkflow.SampleData"));
        Assert.Equal(["Steps of"], TypeFile.HiddenScriptsOf(typeof(WorkflowStepExecution).FullName!));
        Assert.Equal(["Workflows of"], TypeFile.HiddenScriptsOf(typeof(WorkflowExecution).FullName!));
        Assert.Equal(["Candidates of"], TypeFile.HiddenScriptsOf(typeof(LifecycleCandidate).FullName!));
    }

    [Fact]
    public void A_text_shows_through_the_one_renderer() =>
        Assert.All(
            FormatView.All,
            view =>
                Assert.All(
                    view.Entries,
                    entry =>
                    {
                        var type = typeof(ServiceObject).Assembly.GetType(view.TypeName)!;
                        var texts = FormatView.PropertiesOf(entry).Where(name => !type.GetProperty(name)!.PropertyType.IsValueType);
                        Assert.True(
                            !texts.Any()
                                || FormatView.ScriptOf(entry)?.StartsWith("[ImageBuilderWorkflow.Display]::", StringComparison.Ordinal)
                                    is true,
                            entry.ToString()
                        );
                    }
                )
        );

    [Fact]
    public void What_the_service_returns_has_a_view_of_every_shape_as_PowerShell_shows_raw_text_without_one() =>
        Assert.All(
            typeof(ServiceValue).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(ServiceValue)) && !type.IsAbstract),
            type =>
            {
                var views = FormatView.Everything.Where(view => view.TypeNames.Contains(type.FullName!)).ToList();
                Assert.Superset(
                    new HashSet<string> { "ListControl", "WideControl", "CustomControl" },
                    views.Select(view => view.Shape).ToHashSet()
                );
                Assert.All(
                    views.SelectMany(view => view.Scripts),
                    script =>
                        Assert.True(
                            script.StartsWith("[ImageBuilderWorkflow.Display]::", StringComparison.Ordinal)
                                || script == "$_.HasImpactedResources",
                            script
                        )
                );
            }
        );

    [Fact]
    public void A_status_is_as_wide_as_its_column() =>
        Assert.All(
            FormatView.All.Where(view => view.IsTable),
            view =>
                Assert.All(
                    view.Widths.Zip(view.Entries),
                    column =>
                        Assert.True(
                            FormatView.ScriptOf(column.Second)!.Contains("$PSStyle", StringComparison.Ordinal) is false
                                || FormatView.ScriptOf(column.Second)!.Contains($", {column.First}, $PSStyle", StringComparison.Ordinal)
                        )
                )
        );

    [Fact]
    public void A_list_shows_every_property_in_its_order() =>
        Assert.All(
            FormatView.All.Where(view => view.IsList),
            view =>
            {
                var leads = LeadingPropertiesOf(view.TypeName);
                var properties = typeof(ServiceObject).Assembly.GetType(view.TypeName)!.GetProperties().Select(property => property.Name);

                Assert.Equal(leads.Concat(properties.Except(leads)), view.Entries.SelectMany(FormatView.PropertiesOf));
                Assert.All(
                    view.Entries,
                    entry => Assert.True(entry.Element("Label") is not { } label || FormatView.PropertiesOf(entry).Contains(label.Value))
                );
                Assert.All(
                    view.Entries.Where(entry => entry.Element("ScriptBlock") is not null),
                    entry => Assert.NotNull(entry.Element("Label"))
                );
            }
        );

    [Fact]
    public void A_list_that_is_the_default_view_leaves_out_what_has_no_value() =>
        Assert.All(
            FormatView.All.Where(view => view.IsList).SelectMany(view => view.Entries.Select(entry => (view, entry))),
            item =>
                Assert.Equal(
                    LeadingPropertiesOf(item.view.TypeName).Count == 0
                        ? null
                        : $"[ImageBuilderWorkflow.Display]::Text($_.{FormatView.PropertiesOf(item.entry).Single()})",
                    item.entry.Element("ItemSelectionCondition")?.Element("ScriptBlock")?.Value
                )
        );

    // Steps, workflow executions and candidates of several owners come in one table. Their heads contain the mark of sample data.
    private static string HeadOf(string type) =>
        type == typeof(WorkflowStepExecution).FullName ? "Steps of"
        : type == typeof(WorkflowExecution).FullName ? "Workflows of"
        : type == typeof(LifecycleCandidate).FullName ? "Candidates of"
        : "Sample data";

    // A failure is read one at a time: its list is the default view, and begins with the summary.
    private static List<string> LeadingPropertiesOf(string type) =>
        type == typeof(ImageFailure).FullName ? [nameof(ImageFailure.Summary), nameof(ImageFailure.NextAction)] : [];
}
