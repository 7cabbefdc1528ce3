using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>
/// The accounts behind a server. An access key belongs to one account, and an account has other resources in each region. They are created
/// when they are first asked.
/// </summary>
internal sealed class AccountSet
{
    private readonly ConcurrentDictionary<(string AccountId, string Region), Lazy<TestAccount>> _accounts = new();
    private readonly LoopbackOptions _options;

    /// <summary>Creates the first account.</summary>
    /// <param name="options">The options of the server.</param>
    public AccountSet(LoopbackOptions options)
    {
        _options = options;
        Default = new TestAccount(options.Account, options.Scale);
        Others = [.. Enumerable.Range(0, options.AccountCount).Select(LoopbackCredential.OfAccount)];
    }

    /// <summary>The account of the options. Every key that belongs to no other account belongs to it.</summary>
    public TestAccount Default { get; }

    /// <summary>The ids of the other accounts, with their keys.</summary>
    public IReadOnlyList<(string AccountId, LoopbackCredential Credential)> Others { get; }

    /// <summary>The accepted credentials.</summary>
    public IReadOnlyList<LoopbackCredential> Credentials => [.. _options.Credentials, .. Others.Select(other => other.Credential)];

    /// <summary>The counts of the well-formed write requests to all accounts, by operation.</summary>
    public IReadOnlyDictionary<string, WriteCount> Writes =>
        _accounts
            .Values.Select(account => account.Value)
            .Append(Default)
            .SelectMany(account => account.Writes)
            .GroupBy(write => write.Key, write => write.Value)
            .ToDictionary(
                writes => writes.Key,
                writes => new WriteCount(
                    writes.Sum(write => write.Effects),
                    writes.Sum(write => write.Repeats),
                    writes.Sum(write => write.Refusals)
                ),
                StringComparer.Ordinal
            );

    /// <summary>The account that a request asks.</summary>
    /// <param name="accessKey">The access key of the signature; null if there is none.</param>
    /// <param name="region">The region of the signature; null if there is none.</param>
    public TestAccount Find(string? accessKey, string? region)
    {
        var (accountId, _) = Others.FirstOrDefault(other => other.Credential.AccessKey == accessKey);
        return accountId is null || region is null
            ? Default
            : _accounts.GetOrAdd((accountId, region), place => new Lazy<TestAccount>(() => Make(place.AccountId, place.Region))).Value;
    }

    private TestAccount Make(string accountId, string region)
    {
        var seed = SHA256.HashData(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{_options.Account.Seed}/{accountId}/{region}"))
        );
        var options = _options.Account with { AccountId = accountId, Region = region, Seed = BinaryPrimitives.ReadInt32LittleEndian(seed) };
        return new TestAccount(options, _options.Scale);
    }
}
