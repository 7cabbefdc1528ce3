using System.Collections;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Types;

/// <summary>Parts, lists and tags as text: what a table, <c>Export-Csv</c> or a message shows of them.</summary>
public sealed class TextTests
{
    private static readonly (string Expected, string Text)[] PartTexts =
    [
        (
            "ami-1 (eu-west-1)",
            Text(
                new Ami
                {
                    Image = "ami-1",
                    Region = "eu-west-1",
                    Name = "n",
                }
            )
        ),
        ("ami-1", Text(new Ami { Image = "ami-1" })),
        ("", Text(new Ami())),
        ("repo:1, repo:2", Text(new Container { Region = "eu-west-1", ImageUris = new(["repo:1", "repo:2"]) })),
        ("eu-west-1", Text(new Container { Region = "eu-west-1" })),
        ("", Text(new Container())),
        ("status=FAILED,CANCELLED", new Filter { Name = "status", Values = ["FAILED", "CANCELLED"] }.ToString()),
        ("=", new Filter().ToString()),
        ("golden/1.x.x", Text(new LifecyclePolicyRecipe { Name = "golden", SemanticVersion = "1.x.x" })),
        ("snap-1 (SUCCESS)", Text(new LifecycleSnapshot { SnapshotId = "snap-1", Status = "SUCCESS" })),
        ("snap-1", Text(new LifecycleSnapshot { SnapshotId = "snap-1" })),
        ("", Text(new LifecycleSnapshot())),
        ("arn:w", Text(new WorkflowConfiguration { WorkflowArn = "arn:w", OnFailure = "Abort" })),
        ("", Text(new WorkflowConfiguration())),
        ("p=a,b", Text(new WorkflowParameter { Name = "p", Value = new(["a", "b"]) })),
        ("p=", Text(new WorkflowParameter { Name = "p" })),
        (
            "wait (boolean) = true",
            Text(
                new WorkflowParameterDetail
                {
                    Name = "wait",
                    Type = "boolean",
                    DefaultValue = new(["true"]),
                }
            )
        ),
        ("wait (boolean)", Text(new WorkflowParameterDetail { Name = "wait", Type = "boolean" })),
        (
            "DELETE after AGE 6 MONTHS, keeping 5",
            Text(
                new LifecyclePolicyDetail
                {
                    ActionType = "DELETE",
                    FilterType = "AGE",
                    FilterValue = 6,
                    FilterUnit = "MONTHS",
                    RetainAtLeast = 5,
                }
            )
        ),
        (
            "DISABLE after COUNT 10",
            Text(
                new LifecyclePolicyDetail
                {
                    ActionType = "DISABLE",
                    FilterType = "COUNT",
                    FilterValue = 10,
                }
            )
        ),
        (
            "eu-west-1 (account 123456789012): no quota",
            Text(
                new RegionFailure
                {
                    Region = "eu-west-1",
                    TargetAccountId = "123456789012",
                    ErrorMessage = "no quota",
                    Status = "FAILED",
                }
            )
        ),
        ("eu-west-1: FAILED", Text(new RegionFailure { Region = "eu-west-1", Status = "FAILED" })),
        ("eu-west-1", Text(new RegionFailure { Region = "eu-west-1" })),
        ("", Text(new RegionFailure())),
        (
            "BUILDING, step ApplyBuildComponents: exit 1",
            Text(
                new ImageFailureContext
                {
                    ImageStatus = "BUILDING",
                    FailedStep = "ApplyBuildComponents",
                    ComponentErrorMessage = "exit 1",
                }
            )
        ),
        ("BUILDING", Text(new ImageFailureContext { ImageStatus = "BUILDING" })),
        ("step s", Text(new ImageFailureContext { FailedStep = "s" })),
        ("exit 1", Text(new ImageFailureContext { ComponentErrorMessage = "exit 1" })),
        (
            "DISTRIBUTING: 2 regions; eu-west-1: no quota; us-east-1",
            Text(
                new ImageFailureContext
                {
                    ImageStatus = "DISTRIBUTING",
                    DistributionErrorMessage = "2 regions",
                    RegionFailures = new([
                        new RegionFailure { Region = "eu-west-1", ErrorMessage = "no quota" },
                        new RegionFailure { Region = "us-east-1" },
                    ]),
                }
            )
        ),
        ("", Text(new ImageFailureContext())),
    ];

    [Fact]
    public void A_part_is_one_line_of_text() => Assert.All(PartTexts, part => Assert.Equal(part.Expected, part.Text));

    [Fact]
    public void Every_part_has_a_text_of_its_own() =>
        Assert.All(
            Core.ApiNames.Types.Where(type => type.BaseType == typeof(ServiceValue)).Append(typeof(Filter)),
            type => Assert.Equal(type, type.GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType)
        );

    [Fact]
    public void A_list_is_its_parts_with_semicolons_between_them()
    {
        Assert.Equal(
            "ami-1 (r); ami-2 (r)",
            new ValueList<Ami>([new() { Image = "ami-1", Region = "r" }, new() { Image = "ami-2", Region = "r" }]).ToString()
        );
        Assert.Equal("a", new ValueList<string>(["a"]).ToString());
        Assert.Equal(string.Empty, new Image().Amis.ToString());
    }

    [Fact]
    public void A_list_reads_like_an_array_and_cannot_be_changed()
    {
        var list = new ValueList<string>(["a", "b"]);

        Assert.Equal((2, "b"), (list.Count, list[1]));
        Assert.Equal(["a", "b"], list);
        Assert.True(((IList)list).IsReadOnly);
        Assert.Throws<NotSupportedException>(() => ((IList)list).Add("c"));
        Assert.Throws<NotSupportedException>(() => ((IList<string>)list)[0] = "c");
    }

    [Fact]
    public void Tags_are_keys_and_values_in_their_order()
    {
        Assert.Equal(
            "b=1; a=; A=x=y",
            new TagMap(
                new Dictionary<string, string>
                {
                    ["b"] = "1",
                    ["a"] = string.Empty,
                    ["A"] = "x=y",
                }
            ).ToString()
        );
        Assert.Equal(string.Empty, TagMap.Empty.ToString());
    }

    [Fact]
    public void Tags_are_a_dictionary_for_PowerShell_and_cannot_be_changed()
    {
        IDictionary tags = new TagMap(new Dictionary<string, string> { ["team"] = "blue" });

        Assert.Equal("blue", tags["team"]);
        Assert.Null(tags["TEAM"]);
        Assert.True(tags.IsReadOnly);
        Assert.Throws<NotSupportedException>(() => tags["team"] = "red");
        Assert.Empty(TagMap.Empty);
        Assert.Throws<NotSupportedException>(() => ((IDictionary)TagMap.Empty)["team"] = "red");
    }

    [Fact]
    public void A_filter_is_empty_until_it_is_told()
    {
        var filter = new Filter();

        Assert.Equal((string.Empty, 0), (filter.Name, filter.Values.Length));
    }

    private static string Text(ServiceValue part) => part.ToString()!;
}
