using FsCheck;
using FsCheck.Fluent;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>The differences between two multisets of named values.</summary>
public sealed class ValueChangeTests
{
    [Fact]
    public void Applied_to_the_reference_the_changes_give_the_other_and_nothing_is_said_twice() =>
        Always.Holds(
            from reference in Packages()
            from difference in Packages()
            select (Reference: reference, Difference: difference),
            sets =>
            {
                var changes = ValueChange.Between(sets.Reference, sets.Difference).ToList();

                var result = sets.Reference.ToList();
                Assert.All(
                    changes.Where(change => change.Reference is not null),
                    change => Assert.True(result.Remove(new NamedValue(change.Name, change.Reference!)))
                );
                result.AddRange(
                    changes.Where(change => change.Difference is not null).Select(change => new NamedValue(change.Name, change.Difference!))
                );
                Assert.Equal(Sorted(sets.Difference), Sorted(result));

                // As few as possible: a value that both have is not among the changes of its name on both sides.
                foreach (var name in changes.GroupBy(change => change.Name))
                {
                    Assert.Empty(
                        name.Select(change => change.Reference).OfType<string>().Intersect(name.Select(change => change.Difference))
                    );
                    var removed = name.Count(change => change.Reference is not null);
                    var added = name.Count(change => change.Difference is not null);
                    Assert.Equal(removed == 1 && added == 1 ? 1 : removed + added, name.Count());
                }

                Assert.Equal(changes.Select(change => change.Name), changes.Select(change => change.Name).Order(StringComparer.Ordinal));
            },
            runs: 500
        );

    [Fact]
    public void The_same_values_in_any_order_have_no_changes_and_the_order_does_not_matter() =>
        Always.Holds(
            from reference in Packages()
            from difference in Packages()
            select (Reference: reference, Difference: difference),
            sets =>
            {
                Assert.Empty(ValueChange.Between(sets.Reference, sets.Reference.Reverse()));
                Assert.Equal(
                    ValueChange.Between(sets.Reference, sets.Difference),
                    ValueChange.Between(sets.Reference.Reverse(), sets.Difference.Reverse())
                );
            }
        );

    [Fact]
    public void Packages_with_several_versions_are_added_and_removed_one_by_one()
    {
        NamedValue[] before = [new("kernel", "6.1.1"), new("kernel", "6.1.2"), new("bash", "5"), new("gone", "1"), new("same", "1")];
        NamedValue[] after = [new("kernel", "6.1.2"), new("kernel", "6.1.3"), new("kernel", "6.1.4"), new("bash", "6"), new("same", "1")];

        Assert.Equal(
            [
                new ValueChange("bash", "5", "6"),
                new ValueChange("gone", "1", null),
                new ValueChange("kernel", "6.1.1", null),
                new ValueChange("kernel", null, "6.1.3"),
                new ValueChange("kernel", null, "6.1.4"),
            ],
            ValueChange.Between(before, after)
        );
    }

    [Fact]
    public void One_of_several_versions_that_was_replaced_has_changed()
    {
        NamedValue[] before = [new("kernel", "6.1.1"), new("kernel", "6.1.2")];
        NamedValue[] after = [new("kernel", "6.1.2"), new("kernel", "6.1.3")];

        Assert.Equal([new ValueChange("kernel", "6.1.1", "6.1.3")], ValueChange.Between(before, after));
    }

    private static Gen<NamedValue[]> Packages() =>
        Gen.ArrayOf(
            from name in Gen.Elements("a", "B", "b", "kernel")
            from version in Gen.Elements("1", "2", "3")
            select new NamedValue(name, version)
        );

    private static IEnumerable<NamedValue> Sorted(IEnumerable<NamedValue> values) =>
        values.OrderBy(value => value.Name, StringComparer.Ordinal).ThenBy(value => value.Value, StringComparer.Ordinal);
}
