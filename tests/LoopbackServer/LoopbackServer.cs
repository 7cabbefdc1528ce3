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
/// An endpoint of Image Builder and of CloudWatch Logs on 127.0.0.1: Kestrel in front of a sample account. It verifies signatures, logs the
/// requests and applies fault rules.
/// </summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;
    private readonly AccountSet _accounts;
    private readonly RequestLog _log;
    private readonly CancellationTokenSource _stopping;
    private bool _isDisposed;

    private LoopbackServer(
        KestrelServer kestrel,
        LoopbackOptions options,
        AccountSet accounts,
        FaultSet faults,
        RequestLog log,
        CancellationTokenSource stopping
    )
    {
        _kestrel = kestrel;
        _log = log;
        _stopping = stopping;
        Options = options;
        _accounts = accounts;
        Faults = faults;
        Url = new Uri(kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>The options of the server.</summary>
    public LoopbackOptions Options { get; }

    /// <summary>The account behind the server.</summary>
    public TestAccount Account => _accounts.Default;

    /// <summary>The ids of the other accounts, with their keys.</summary>
    public IReadOnlyList<(string AccountId, LoopbackCredential Credential)> OtherAccounts => _accounts.Others;

    /// <summary>The ARNs and ids of the account's resources.</summary>
    public KnownResources Known => Account.Known;

    /// <summary>The URL of the endpoint.</summary>
    public Uri Url { get; }

    /// <summary>An access key id that the server accepts.</summary>
    public string AccessKey => Options.Credentials[0].AccessKey;

    /// <summary>The secret access key of <see cref="AccessKey"/>.</summary>
    public string SecretKey => Options.Credentials[0].SecretKey;

    /// <summary>The fault rules.</summary>
    public FaultSet Faults { get; }

    /// <summary>The requests so far, oldest first.</summary>
    public IReadOnlyList<LoggedRequest> Requests => _log.Snapshot();

    /// <summary>
    /// The counts of the write requests so far, by operation.
    /// </summary>
    public IReadOnlyDictionary<string, WriteCount> Effects => _accounts.Writes;

    /// <summary>How many requests are in flight: arrived, and their last byte not yet sent.</summary>
    public int InFlight => _log.InFlight;

    /// <summary>The maximum number of requests in flight since the log was cleared.</summary>
    public int MaxInFlight => _log.MaxInFlight;

    /// <summary>The environment variables that connect an AWS client to this server.</summary>
    public IReadOnlyDictionary<string, string> Environment =>
        new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL_IMAGEBUILDER"] = Url.ToString().TrimEnd('/'),
            ["AWS_ENDPOINT_URL_CLOUDWATCH_LOGS"] = Url.ToString().TrimEnd('/'),
            ["AWS_ACCESS_KEY_ID"] = AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = SecretKey,
            ["AWS_REGION"] = Account.Options.Region,
            ["AWS_DEFAULT_REGION"] = Account.Options.Region,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };

    /// <summary>Starts a server.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The server, listening.</returns>
    public static async Task<LoopbackServer> StartAsync(LoopbackOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LoopbackOptions();
        var kestrelOptions = new KestrelServerOptions { AddServerHeader = false };
        kestrelOptions.Limits.MaxRequestBodySize = 1024 * 1024;
        kestrelOptions.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);

        var accounts = new AccountSet(options);
        var faults = new FaultSet();
        var log = new RequestLog(options.LogCapacity);
        var stopping = new CancellationTokenSource();
        var kestrel = new KestrelServer(
            new OptionsWrapper<KestrelServerOptions>(kestrelOptions),
            new SocketTransportFactory(
                new OptionsWrapper<SocketTransportOptions>(new SocketTransportOptions()),
                NullLoggerFactory.Instance
            ),
            NullLoggerFactory.Instance
        );
        try
        {
            var application = new LoopbackApplication(options, accounts, faults, log, stopping.Token);
            await kestrel.StartAsync(application, cancellationToken).ConfigureAwait(false);
            return new LoopbackServer(kestrel, options, accounts, faults, log, stopping);
        }
        catch
        {
            kestrel.Dispose();
            stopping.Dispose();
            throw;
        }
    }

    /// <summary>Clears the log and resets <see cref="MaxInFlight"/>.</summary>
    public void ClearRequests() => _log.Clear();

    /// <summary>Waits until the log has a number of requests, answered or not.</summary>
    /// <param name="count">The number.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The log at that moment.</returns>
    public async Task<IReadOnlyList<LoggedRequest>> WaitForRequestsAsync(int count, CancellationToken cancellationToken = default)
    {
        await _log.WaitAsync(state => state.Count >= count, cancellationToken).ConfigureAwait(false);
        return _log.Snapshot();
    }

    /// <summary>Waits until no request is in flight.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The log at that moment.</returns>
    public async Task<IReadOnlyList<LoggedRequest>> WaitUntilIdleAsync(CancellationToken cancellationToken = default)
    {
        await _log.WaitAsync(state => state.InFlight == 0, cancellationToken).ConfigureAwait(false);
        return _log.Snapshot();
    }

    /// <summary>Stops the server and closes open connections.</summary>
    /// <returns>A task that completes when the server has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _kestrel.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _kestrel.Dispose();
        _stopping.Dispose();
    }
}
