using System.Text;
using ImageBuilderWorkflow.Core;
using ImageBuilderWorkflow.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What is read for a preview, and what the policies of the sample account would do.</summary>
public sealed class LifecyclePreviewTests
{
    private const string Policies = "arn:aws:imagebuilder:us-east-1:123456789012:lifecycle-policy/";

    private readonly Account _account = new();
    private readonly List<string> _asked = [];
    private int _running;
    private int _mostAtOnce;

    // Holds the listings of builds back until so many run.
    private int _gateAt;
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Only_versions_that_a_policy_can_select_are_read()
    {
        var found = await ReadAsync(Preview(), "expire-golden-images", DateTime.UtcNow.AddYears(3));

        Assert.NotEmpty(found);
        Assert.All(found, candidate => Assert.Equal("Golden-Image", candidate.Name));
        Assert.Equal(
            ["ListImages", "GetLifecyclePolicy", .. Enumerable.Repeat("ListImageBuildVersions", 3)],
            _asked.Order(StringComparer.Ordinal).OrderBy(name => name.Length)
        );
    }

    [Fact]
    public async Task Policies_share_what_they_read()
    {
        var preview = Preview();

        await ReadAsync(preview, "retire-nightly-agents");
        var requests = _asked.Count(name => name == "ListImageBuildVersions");
        await ReadAsync(preview, "expire-golden-images");

        Assert.Equal(2, _asked.Count(name => name == "GetLifecyclePolicy"));
        Assert.Single(_asked, "ListImages");
        Assert.Equal(requests, _asked.Count(name => name == "ListImageBuildVersions"));
    }

    [Fact]
    public async Task No_more_requests_than_allowed_run_at_the_same_time()
    {
        _gateAt = 2;

        await ReadAsync(Preview(limit: 2), "retire-nightly-agents");

        Assert.Equal(2, _mostAtOnce);
    }

    [Fact]
    public async Task The_sample_account_has_candidates_now()
    {
        var found = await ReadAsync(Preview(), "retire-nightly-agents");

        // Of 31 builds, 6 failed, and 14 of the others are kept.
        Assert.Equal(17, found.Count);
        Assert.All(found, candidate => Assert.Equal("DELETE", candidate.Action));
        Assert.Equal(found.OrderBy(candidate => candidate.DateCreated), found);
        Assert.Equal(6, found.Count(candidate => candidate is { Status: "FAILED", Position: null }));
        Assert.All(found, candidate => Assert.Equal(Policies + "retire-nightly-agents", candidate.LifecyclePolicyArn));
    }

    [Fact]
    public async Task No_more_candidates_than_wanted_are_given()
    {
        var all = await ReadAsync(Preview(), "retire-nightly-agents");

        Assert.Equal(all.Take(4), await ReadAsync(Preview(), "retire-nightly-agents", most: 4));
    }

    private static async Task<List<LifecycleCandidate>> ReadAsync(
        LifecyclePreview preview,
        string policy,
        DateTime? at = null,
        int? most = null
    )
    {
        var found = new List<LifecycleCandidate>();
        await foreach (var page in preview.ReadAsync(Policies + policy, at, most, read => Assert.Equal(policy, read.Name)))
        {
            found.AddRange(page.Items.Cast<LifecycleCandidate>());
        }

        return found;
    }

    private LifecyclePreview Preview(int limit = 8)
    {
        var transport = new FakeTransport(AnswerAsync);
        return new LifecyclePreview(transport.Client(), ListingOptions.LargestPage, limit, SilentObserver.Instance, CancellationToken.None);
    }

    private async Task<ServiceReply> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        lock (_asked)
        {
            _asked.Add(request.Operation);
            _mostAtOnce = Math.Max(_mostAtOnce, ++_running);
            if (_running >= _gateAt)
            {
                _gate.TrySetResult();
            }
        }

        if (request.Operation == "ListImageBuildVersions")
        {
            await _gate.Task.WaitAsync(cancellationToken);
        }

        var query = string.Join('&', request.Query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        var response = _account.Handle(new AccountRequest(request.Method, "/" + request.Operation, query, request.Body));
        lock (_asked)
        {
            _running--;
        }

        Assert.Equal(200, response.Status);
        return FakeTransport.Reply(Encoding.UTF8.GetString(response.Body.Span), response.RequestId);
    }
}
