using System.Net;
using ImageBuilderWorkflow.Loopback.Faults;
using ImageBuilderWorkflow.SampleAccount;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>
/// An Image Builder endpoint on 127.0.0.1: Kestrel in front of a sample account. It verifies signatures, keeps a log of what it was asked,
/// and misbehaves as its fault rules say.
/// </summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;
    private readonly RequestLog _log;
    private readonly CancellationTokenSource _stopping;
    private bool _isDisposed;

    private LoopbackServer(
        KestrelServer kestrel, LoopbackOptions options, TestAccount account, FaultSet faults, RequestLog log,
        CancellationTokenSource stopping)
    {
        _kestrel = kestrel;
        _log = log;
        _stopping = stopping;
        Options = options;
        Account = account;
        Faults = faults;
        Url = new Uri(kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>What the server was started with.</summary>
    public LoopbackOptions Options { get; }

    /// <summary>The account behind the server.</summary>
    public TestAccount Account { get; }

    /// <summary>The account's well-known ARNs and ids.</summary>
    public KnownResources Known => Account.Known;

    /// <summary>The endpoint's URL.</summary>
    public Uri Url { get; }

    /// <summary>An access key id that the server accepts.</summary>
    public string AccessKey => Options.Credentials[0].AccessKey;

    /// <summary>The secret access key that goes with <see cref="AccessKey"/>.</summary>
    public string SecretKey => Options.Credentials[0].SecretKey;

    /// <summary>The fault rules.</summary>
    public FaultSet Faults { get; }

    /// <summary>What was asked so far, the oldest first: the state of this moment.</summary>
    public IReadOnlyList<LoggedRequest> Requests => _log.Snapshot();

    /// <summary>
    /// What became of the requests that were to change the account, by operation: how many did, and how many were answered as one before.
    /// </summary>
    public IReadOnlyDictionary<string, WriteCount> Effects => Account.Writes;

    /// <summary>How many requests are under way: arrived, and their last byte not yet handed out.</summary>
    public int InFlight => _log.InFlight;

    /// <summary>How many requests were under way at once at most since the log was cleared.</summary>
    public int MaxInFlight => _log.MaxInFlight;

    /// <summary>The environment variables with which any AWS client talks to this server and to nothing else.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["AWS_ENDPOINT_URL_IMAGEBUILDER"] = Url.ToString().TrimEnd('/'),
        ["AWS_ACCESS_KEY_ID"] = AccessKey,
        ["AWS_SECRET_ACCESS_KEY"] = SecretKey,
        ["AWS_REGION"] = Account.Options.Region,
        ["AWS_DEFAULT_REGION"] = Account.Options.Region,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };

    /// <summary>Starts a server.</summary>
    /// <param name="options">How it is set up; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The server, listening.</returns>
    public static async Task<LoopbackServer> StartAsync(LoopbackOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LoopbackOptions();
        var kestrelOptions = new KestrelServerOptions { AddServerHeader = false };
        kestrelOptions.Limits.MaxRequestBodySize = 1024 * 1024;
        kestrelOptions.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);

        var account = new TestAccount(options.Account, options.Scale);
        var faults = new FaultSet();
        var log = new RequestLog(options.LogCapacity);
        var stopping = new CancellationTokenSource();
        var kestrel = new KestrelServer(
            new OptionsWrapper<KestrelServerOptions>(kestrelOptions),
            new SocketTransportFactory(
                new OptionsWrapper<SocketTransportOptions>(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        try
        {
            var application = new LoopbackApplication(options, account, faults, log, stopping.Token);
            await kestrel.StartAsync(application, cancellationToken).ConfigureAwait(false);
            return new LoopbackServer(kestrel, options, account, faults, log, stopping);
        }
        catch
        {
            kestrel.Dispose();
            stopping.Dispose();
            throw;
        }
    }

    /// <summary>Empties the log and starts <see cref="MaxInFlight"/> anew.</summary>
    public void ClearRequests() => _log.Clear();

    /// <summary>Waits until the log holds so many requests, answered or not.</summary>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The log at that moment.</returns>
    public async Task<IReadOnlyList<LoggedRequest>> WaitForRequestsAsync(int count, CancellationToken cancellationToken = default)
    {
        await _log.WaitAsync(state => state.Count >= count, cancellationToken).ConfigureAwait(false);
        return _log.Snapshot();
    }

    /// <summary>Waits until no request is under way.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The log at that moment.</returns>
    public async Task<IReadOnlyList<LoggedRequest>> WaitUntilIdleAsync(CancellationToken cancellationToken = default)
    {
        await _log.WaitAsync(state => state.InFlight == 0, cancellationToken).ConfigureAwait(false);
        return _log.Snapshot();
    }

    /// <summary>Stops the server; connections still open are dropped.</summary>
    /// <returns>A task that ends with the server.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true)) return;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _kestrel.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _kestrel.Dispose();
        _stopping.Dispose();
    }
}
