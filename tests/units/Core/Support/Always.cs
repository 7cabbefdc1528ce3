using FsCheck;
using FsCheck.Fluent;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>
/// Runs a check over generated cases, always the same ones, and shrinks the first that fails to a small one, which the failure's
/// message shows.
/// </summary>
internal static class Always
{
    public static void Holds<T>(Gen<T> cases, Action<T> check, int runs = 200, Func<T, IEnumerable<T>>? shrink = null)
    {
        var arbitrary = shrink is null ? cases.ToArbitrary() : Arb.From(cases, shrink);
        var config = Config
            .QuickThrowOnFailure.WithMaxTest(runs)
            .WithQuietOnSuccess(true)
            .WithReplay(new Replay(new Rnd(20191202, 1), null));
        Prop.ForAll(arbitrary, check).Check(config);
    }

    public static void Holds<T>(Arbitrary<T> cases, Action<T> check, int runs = 200) => Holds(cases.Generator, check, runs, cases.Shrinker);

    /// <summary>Smaller lists than a list: with every one of its elements left out.</summary>
    public static IEnumerable<T[]> WithOneLess<T>(T[] list) =>
        list.Length > 4
            ? [list[..(list.Length / 2)], list[(list.Length / 2)..], .. list.Select((_, index) => Without(list, index))]
            : list.Select((_, index) => Without(list, index));

    private static T[] Without<T>(T[] list, int index) => [.. list[..index], .. list[(index + 1)..]];
}
