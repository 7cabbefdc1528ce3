using FsCheck;
using FsCheck.Fluent;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>
/// A listing of which only some items are given out: every one of them once and in order, and every place in it is right.
/// </summary>
public sealed class MatchingListingTests
{
    private static readonly Gen<ThinnedCase> Cases =
        from listing in ListingCase.All
        from wanted in Gen.NonEmptyListOf(Gen.Frequency((2, Gen.Constant(false)), (1, Gen.Constant(true)))).Select(list => list.ToArray())
        select new ThinnedCase(listing, wanted);

    [Fact]
    public void Every_match_comes_once_and_in_order_and_costs_no_request_more_than_all_items() =>
        Always.Holds(
            Cases,
            given =>
            {
                var account = given.Listing.Account();
                var pageSize = given.Listing.PageSizes[0];

                var run = ListingRun.Read(account.Client(), new ListingOptions { PageSize = pageSize }, given.Matches);

                Assert.Equal(given.All, run.Names);
                Assert.Equal(account.RequestsFor(null, pageSize, null), account.Requests);
                Assert.Null(run.Position);
            },
            runs: 300,
            shrink: Shrink
        );

    [Fact]
    public void Slices_of_any_size_with_pages_of_any_size_make_the_whole() =>
        Always.Holds(
            Cases,
            given =>
            {
                var names = new List<string>();
                string? token = null;
                for (var slice = 0; slice == 0 || token is not null; slice++)
                {
                    Assert.True(slice <= given.Listing.Items + 1, "The chain does not end.");
                    var account = given.Listing.Account();
                    var (pageSize, cut) = (
                        given.Listing.PageSizes[slice % given.Listing.PageSizes.Length],
                        given.Listing.Cuts[slice % given.Listing.Cuts.Length]
                    );
                    var start = token is null ? ListingPosition.Start : ResumeToken.Decode(token);

                    var run = ListingRun.Resume(account.Client(), token, pageSize, cut, given.Matches);

                    Assert.True(
                        run.Names.Count == cut || (run.Names.Count < cut && run.Position is null),
                        $"Slice {slice} has {run.Names.Count} of {cut} items, and a token."
                    );
                    int? last =
                        run.Names.Count == cut
                            ? ThinnedCase.NumberOf(run.Names[^1]) + 1 - account.PageAt(start.PageToken, pageSize).First
                            : null;
                    Assert.Equal(account.RequestsFor(start.PageToken, pageSize, last), account.Requests);
                    names.AddRange(run.Names);
                    token = run.Position is { } position ? ResumeToken.Encode(position) : null;
                }

                Assert.Equal(given.All, names);
            },
            runs: 500,
            shrink: Shrink
        );

    [Fact]
    public void The_place_behind_every_match_leads_to_exactly_the_rest() =>
        Always.Holds(
            Cases,
            given =>
            {
                var found = 0;
                foreach (
                    var page in ListingRun
                        .Pages(
                            given.Listing.Account().Client(),
                            new ListingOptions { PageSize = given.Listing.PageSizes[0] },
                            given.Matches,
                            CancellationToken.None
                        )
                        .ToBlockingEnumerable()
                )
                {
                    for (var count = 0; count <= page.Items.Count; count++)
                    {
                        AssertRest(given, page.PositionAfter(count), found + count);
                    }

                    found += page.Items.Count;
                }

                Assert.Equal(given.All.Count, found);
            },
            runs: 100,
            shrink: Shrink
        );

    [Fact]
    public void Whatever_page_fails_for_good_the_token_leads_to_the_rest() =>
        Always.Holds(
            from given in Cases
            from page in Gen.Choose(1, 6)
            from skip in Gen.Choose(0, 30)
            from code in Gen.Elements("InvalidPaginationTokenException", "ForbiddenException")
            select (Thinned: given, Page: page, Skip: Math.Min(skip, given.Listing.Items), Code: code),
            given =>
            {
                var account = given.Thinned.Listing.Account() with
                {
                    BeforeAnswer = request =>
                    {
                        if (request >= given.Page)
                        {
                            throw new ServiceFaultException(given.Code, "no") { StatusCode = 400 };
                        }
                    },
                };
                var options = new ListingOptions
                {
                    PageSize = given.Thinned.Listing.PageSizes[0],
                    Start = new ListingPosition(null, given.Skip),
                };

                var run = ListingRun.Read(account.Client(), options, given.Thinned.Matches);

                var all = given.Thinned.All.Where(name => ThinnedCase.NumberOf(name) >= given.Skip).ToList();
                var rest = run.Error is null
                    ? []
                    : ListingRun
                        .Resume(
                            given.Thinned.Listing.Account().Client(),
                            run.Error.ResumeToken,
                            given.Thinned.Listing.PageSizes[^1],
                            matches: given.Thinned.Matches
                        )
                        .Names;
                Assert.Equal(all, run.Names.Concat(given.Page == 1 && given.Skip == 0 ? given.Thinned.All : rest));
            },
            runs: 300,
            shrink: given => Shrink(given.Thinned).Select(less => (less, given.Page, Math.Min(given.Skip, less.Listing.Items), given.Code))
        );

    [Fact]
    public void Places_in_thinned_pages_count_all_items_of_the_page()
    {
        // Items 0, 7, 14, 21, 28 of 30, in pages of 10.
        var pages = ListingRun
            .Pages(
                new PagedAccount(30, []).Client(),
                new ListingOptions { PageSize = 10 },
                new ThinnedCase(30, 7).Matches,
                TestContext.Current.CancellationToken
            )
            .ToBlockingEnumerable(TestContext.Current.CancellationToken)
            .ToList();

        Assert.Equal([2, 1, 2], pages.Select(page => page.Items.Count));
        Assert.Equal([ListingPosition.Start, new(null, 1), new("10.0", 0)], Places(pages[0]));
        Assert.Equal([new("10.0", 0), new("20.0", 0)], Places(pages[1]));
        Assert.Equal([new("20.0", 0), new("20.0", 2), null], Places(pages[2]));
    }

    [Fact]
    public void A_page_without_a_match_is_an_empty_page_and_the_listing_goes_on()
    {
        var account = new PagedAccount(100, []);

        var pages = ListingRun
            .Pages(
                account.Client(),
                new ListingOptions { PageSize = 10 },
                item => item.Name == "step 95",
                TestContext.Current.CancellationToken
            )
            .ToBlockingEnumerable(TestContext.Current.CancellationToken)
            .ToList();

        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 1], pages.Select(page => page.Items.Count));
        Assert.Equal(10, account.Requests);
        Assert.Equal(new ListingPosition("10.0", 0), pages[0].PositionAfter(0));
    }

    [Fact]
    public void Nothing_that_matches_is_an_empty_listing()
    {
        var run = ListingRun.Read(new PagedAccount(60, []).Client(), new ListingOptions { MaxItems = 5 }, _ => false);

        Assert.Empty(run.Names);
        Assert.Null(run.Position);
        Assert.Null(run.Error);
    }

    [Theory]
    [InlineData(1, "step 0", null, 1, 1)]
    [InlineData(2, "step 7", "10.0", 0, 1)]
    [InlineData(3, "step 14", "20.0", 0, 2)]
    [InlineData(4, "step 21", "20.0", 2, 3)]
    public void The_most_items_are_counted_in_matches(int maxItems, string last, string? pageToken, int skip, int requests)
    {
        var account = new PagedAccount(30, []);

        var run = ListingRun.Read(
            account.Client(),
            new ListingOptions { PageSize = 10, MaxItems = maxItems },
            new ThinnedCase(30, 7).Matches
        );

        Assert.Equal((maxItems, last), (run.Names.Count, run.Names[^1]));
        Assert.Equal(new ListingPosition(pageToken, skip), run.Position);
        Assert.Equal(requests, account.Requests);
    }

    [Fact]
    public void There_is_no_place_behind_the_last_match_of_the_last_page()
    {
        var run = ListingRun.Read(
            new PagedAccount(30, []).Client(),
            new ListingOptions { PageSize = 10, MaxItems = 5 },
            new ThinnedCase(30, 7).Matches
        );

        Assert.Equal("step 28", run.Names[^1]);
        Assert.Null(run.Position);
    }

    [Fact]
    public void Items_that_are_passed_over_are_not_looked_at()
    {
        var seen = new List<string>();

        ListingRun.Read(
            new PagedAccount(6, []).Client(),
            new ListingOptions { PageSize = 2, Start = new ListingPosition(null, 3) },
            item =>
            {
                seen.Add(item.Name!);
                return true;
            }
        );

        Assert.Equal(["step 3", "step 4", "step 5"], seen);
    }

    private static IEnumerable<ListingPosition?> Places(ItemPage<WorkflowStepExecution> page) =>
        Enumerable.Range(0, page.Items.Count + 1).Select(page.PositionAfter);

    private static void AssertRest(ThinnedCase given, ListingPosition? position, int found)
    {
        var rest = position is { } place
            ? ListingRun
                .Resume(given.Listing.Account().Client(), ResumeToken.Encode(place), given.Listing.PageSizes[^1], matches: given.Matches)
                .Names
            : [];
        Assert.Equal(given.All.Skip(found), rest);
    }

    private static IEnumerable<ThinnedCase> Shrink(ThinnedCase big) =>
        ListingCase
            .Shrink(big.Listing)
            .Select(less => big with { Listing = less })
            .Concat(Always.WithOneLess(big.Wanted).Where(less => less.Length > 0).Select(less => big with { Wanted = less }));

    /// <summary>A listing, and which of its items are wanted.</summary>
    /// <param name="Listing">The listing.</param>
    /// <param name="Wanted">Whether an item is wanted, over and over.</param>
    private sealed record ThinnedCase(ListingCase Listing, bool[] Wanted)
    {
        public ThinnedCase(int items, int every)
            : this(new ListingCase(items, [], [10], [1]), [.. Enumerable.Range(0, every).Select(number => number == 0)]) { }

        /// <summary>The names of all items that are wanted.</summary>
        public IReadOnlyList<string> All => [.. Listing.Account().All.Where(Matches)];

        public static int NumberOf(string name) => int.Parse(name.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture);

        public bool Matches(WorkflowStepExecution item) => Matches(item.Name!);

        public override string ToString() => $"{Listing}, wanted [{string.Join(' ', Wanted.Select(wanted => wanted ? 1 : 0))}]";

        private bool Matches(string name) => Wanted[NumberOf(name) % Wanted.Length];
    }
}
