using FsCheck;
using FsCheck.Fluent;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>A listing that fails half way has given out what it had, and says how to go on.</summary>
public sealed class ListingFailureTests
{
    private static readonly Exception[] Failures =
    [
        new ServiceFaultException("InvalidPaginationTokenException", "expired") { StatusCode = 400 },
        new ServiceFaultException("CallRateLimitExceededException", "slow down") { StatusCode = 429 },
        new ServiceFaultException("ServiceException", "sorry") { StatusCode = 500 },
        new ConnectionFaultException("reset", new IOException("reset")),
        new ConnectionFaultException("too long", new TimeoutException()),
        new MalformedResponseException("it is empty"),
    ];

    [Fact]
    public void Whatever_page_fails_for_good_the_items_before_it_came_and_the_token_leads_to_the_rest() =>
        Always.Holds(
            from listing in ListingCase.All
            from page in Gen.Choose(1, 8)
            from skip in Gen.Choose(0, 30)
            from failure in Gen.Choose(0, Failures.Length - 1)
            select (Listing: listing, Page: page, Skip: Math.Min(skip, listing.Items), Failure: Failures[failure]),
            given =>
            {
                var account = given.Listing.Account() with { BeforeAnswer = request => Throw(request >= given.Page, given.Failure) };
                var whole = account.All.Skip(given.Skip).ToList();
                var options = new ListingOptions { PageSize = given.Listing.PageSizes[0], Start = new ListingPosition(null, given.Skip) };

                var run = ListingRun.Read(account.Client(), options);

                if (account.RequestsFor(null, options.PageSize, null) < given.Page)
                {
                    Assert.Null(run.Error);
                    Assert.Equal(whole, run.Names);
                    return;
                }

                Assert.Equal(whole.Take(run.Names.Count), run.Names);
                Assert.NotNull(run.Error);
                Assert.Equal(given.Page == 1 && given.Skip == 0, run.Error.ResumeToken is null);
                var rest = ListingRun.Resume(given.Listing.Account().Client(), run.Error.ResumeToken, given.Listing.PageSizes[^1]);
                Assert.Equal(whole, run.Names.Concat(rest.Names));

                // The variable of -NextTokenVariable and the error's token say the same.
                var other = ListingRun.Resume(
                    given.Listing.Account().Client(),
                    run.Position is { } position ? ResumeToken.Encode(position) : null,
                    given.Listing.PageSizes[^1]
                );
                Assert.Equal(rest.Names, other.Names);
            },
            runs: 400,
            shrink: given =>
                ListingCase.Shrink(given.Listing).Select(less => (less, given.Page, Math.Min(given.Skip, less.Items), given.Failure))
        );

    [Fact]
    public void All_pages_before_the_failing_one_came_in_full()
    {
        var account = new PagedAccount(100, []) { BeforeAnswer = request => Throw(request == 3, Failures[0]) };

        var run = ListingRun.Read(account.Client(), new ListingOptions { PageSize = 10 });

        Assert.Equal(20, run.Names.Count);
        Assert.Equal(3, account.Requests);

        // The token was refused, so the way on does not lead over it.
        Assert.Equal("InvalidPaginationTokenException", run.Error!.ErrorCode);
        Assert.Equal(new ListingPosition(null, 20), ResumeToken.Decode(run.Error.ResumeToken!));
        Assert.StartsWith("expired", run.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Through_any_passing_faults_every_item_comes_once() =>
        Always.Holds(
            from listing in ListingCase.All
            from faults in Gen.ArrayOf(Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, Failures.Length - 1)))).Resize(60)
            select (Listing: listing, Faults: faults),
            given =>
            {
                var names = new List<string>();
                string? token = null;
                var sent = 0;
                for (var slice = 0; ; slice++)
                {
                    Assert.True(slice <= given.Faults.Length, "The chain does not end.");
                    var account = given.Listing.Account() with { BeforeAnswer = _ => ThrowNext() };

                    var run = ListingRun.Resume(account.Client(), token, given.Listing.PageSizes[slice % given.Listing.PageSizes.Length]);

                    names.AddRange(run.Names);
                    if (run.Error is null)
                    {
                        break;
                    }

                    token = run.Error.ResumeToken;
                }

                Assert.Equal(given.Listing.Account().All, names);

                void ThrowNext()
                {
                    var fault = sent < given.Faults.Length ? given.Faults[sent] : 0;
                    sent++;
                    Throw(fault != 0, Failures[fault]);
                }
            },
            runs: 300,
            shrink: given =>
                ListingCase
                    .Shrink(given.Listing)
                    .Select(less => (less, given.Faults))
                    .Concat(Always.WithOneLess(given.Faults).Select(less => (given.Listing, less)))
        );

    [Fact]
    public void What_the_settings_make_impossible_is_no_error_of_the_request()
    {
        var account = new PagedAccount(100, [])
        {
            BeforeAnswer = request => Throw(request == 2, new ConfigurationException(ConfigurationError.CredentialsNotUsable, "expired")),
        };

        Assert.Throws<ConfigurationException>(() => ListingRun.Read(account.Client(), new ListingOptions()));
        Assert.Equal(2, account.Requests);
    }

    private static void Throw(bool condition, Exception failure)
    {
        if (condition)
        {
            throw failure;
        }
    }
}
