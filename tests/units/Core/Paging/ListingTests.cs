using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Every item once and in order, with no request too many.</summary>
public sealed class ListingTests
{
    [Fact]
    public void A_listing_gives_every_item_once_and_in_order_with_one_request_a_page() =>
        Always.Holds(
            ListingCase.All,
            listing =>
            {
                var account = listing.Account();

                var run = ListingRun.Read(account.Client(), new ListingOptions { PageSize = listing.PageSizes[0] });

                Assert.Equal(account.All, run.Names);
                Assert.Equal(account.RequestsFor(null, listing.PageSizes[0], null), account.Requests);
                Assert.Null(run.Position);
                Assert.Null(run.Error);
            },
            runs: 300,
            shrink: ListingCase.Shrink
        );

    [Fact]
    public void Slices_of_any_size_with_pages_of_any_size_make_the_whole() =>
        Always.Holds(
            ListingCase.All,
            listing =>
            {
                var names = new List<string>();
                string? token = null;
                var slice = 0;
                do
                {
                    var account = listing.Account();
                    var (pageSize, cut) = (listing.PageSizes[slice % listing.PageSizes.Length], listing.Cuts[slice % listing.Cuts.Length]);
                    var start = token is null ? ListingPosition.Start : ResumeToken.Decode(token);

                    var run = ListingRun.Resume(account.Client(), token, pageSize, cut);

                    names.AddRange(run.Names);
                    Assert.Equal(account.RequestsFor(start.PageToken, pageSize, start.Skip + cut), account.Requests);
                    Assert.True(
                        run.Names.Count == cut || run.Position is null,
                        $"Slice {slice} has {run.Names.Count} of {cut} items, and a token."
                    );
                    token = run.Position is { } position ? ResumeToken.Encode(position) : null;
                    slice++;
                    Assert.True(slice <= listing.Items + 1, "The chain does not end.");
                } while (token is not null);

                Assert.Equal(listing.Account().All, names);
            },
            runs: 500,
            shrink: ListingCase.Shrink
        );

    [Fact]
    public void The_place_behind_every_item_leads_to_exactly_the_rest() =>
        Always.Holds(
            ListingCase.All,
            listing =>
            {
                var account = listing.Account();
                var given = 0;
                foreach (
                    var page in ListingRun
                        .Pages(account.Client(), new ListingOptions { PageSize = listing.PageSizes[0] })
                        .ToBlockingEnumerable()
                )
                {
                    for (var count = 0; count <= page.Items.Count; count++)
                    {
                        AssertRest(listing, page.PositionAfter(count), given + count);
                    }

                    given += page.Items.Count;
                }

                Assert.Equal(listing.Items, given);
            },
            runs: 100,
            shrink: ListingCase.Shrink
        );

    [Fact]
    public void A_place_deep_in_other_pages_keeps_its_meaning_while_it_is_looked_for() =>
        Always.Holds(
            ListingCase.All,
            listing =>
            {
                var skip = Math.Min(listing.Cuts[0], listing.Items);
                var options = new ListingOptions { PageSize = listing.PageSizes[0], Start = new ListingPosition(null, skip) };
                var given = skip;
                foreach (var page in ListingRun.Pages(listing.Account().Client(), options).ToBlockingEnumerable())
                {
                    AssertRest(listing, page.PositionAfter(0), given);
                    given += page.Items.Count;
                    AssertRest(listing, page.PositionAfter(page.Items.Count), given);
                }

                Assert.Equal(listing.Items, given);
            },
            runs: 300,
            shrink: ListingCase.Shrink
        );

    [Theory]
    [InlineData(1, 1)]
    [InlineData(24, 1)]
    [InlineData(25, 1)]
    [InlineData(26, 2)]
    [InlineData(50, 2)]
    [InlineData(75, 3)]
    [InlineData(76, 4)]
    public void A_cut_listing_asks_for_nothing_in_advance(int maxItems, int requests)
    {
        var account = new PagedAccount(2500, []);

        var run = ListingRun.Resume(account.Client(), null, 25, maxItems);

        Assert.Equal(maxItems, run.Names.Count);
        Assert.Equal(requests, account.Requests);
    }

    [Fact]
    public async Task Whoever_stops_within_the_first_page_costs_one_request()
    {
        var account = new PagedAccount(2500, []);

        await foreach (var page in ListingRun.Pages(account.Client(), new ListingOptions(), TestContext.Current.CancellationToken))
        {
            Assert.Equal(25, page.Items.Count);
            break;
        }

        Assert.Equal(1, account.Requests);
    }

    [Fact]
    public void Before_it_is_read_a_listing_costs_nothing()
    {
        var account = new PagedAccount(30, []);

        _ = ListingRun.Pages(account.Client(), new ListingOptions(), TestContext.Current.CancellationToken);

        Assert.Equal(0, account.Requests);
    }

    [Fact]
    public void There_is_no_place_behind_the_last_item_of_the_last_page()
    {
        var whole = ListingRun.Resume(new PagedAccount(50, []).Client(), null, 25, 50);
        var cut = ListingRun.Resume(new PagedAccount(50, []).Client(), null, 25, 49);
        var edge = ListingRun.Resume(new PagedAccount(51, []).Client(), null, 25, 50);

        Assert.Null(whole.Position);
        Assert.Equal(new ListingPosition("25.0", 24), cut.Position);
        Assert.Equal(new ListingPosition("50.0", 0), edge.Position);
    }

    [Fact]
    public void An_empty_account_is_one_request()
    {
        var account = new PagedAccount(0, []);

        var run = ListingRun.Read(account.Client(), new ListingOptions());

        Assert.Empty(run.Names);
        Assert.Null(run.Position);
        Assert.Equal(1, account.Requests);
    }

    private static void AssertRest(ListingCase listing, ListingPosition? position, int given)
    {
        var rest = position is { } place
            ? ListingRun.Resume(listing.Account().Client(), ResumeToken.Encode(place), listing.PageSizes[^1]).Names
            : [];
        Assert.Equal(listing.Account().All.Skip(given), rest);
    }
}
