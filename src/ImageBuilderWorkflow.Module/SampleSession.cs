using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImageBuilderWorkflow.Core;
using ImageBuilderWorkflow.SampleAccount;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// The sample account that takes the place of AWS while somebody is connected to it: the same things in every region that is asked, and
/// with a profile in an account of its own. It counts for the whole process, so that what a script runs in parallel does not ask AWS behind
/// its back.
/// </summary>
/// <param name="speed">How many times faster than real time the account's time moves.</param>
internal sealed class SampleSession(double speed)
{
    /// <summary>The type name that objects of the sample account carry; the views show it.</summary>
    public const string TypeName = "ImageBuilderWorkflow.SampleData";

    private const string DefaultRegion = "us-east-1";

    private const ulong AccountIds = 1_000_000_000_000;

    private static SampleSession? _current;

    private readonly ConcurrentDictionary<(string? ProfileName, string Region), Lazy<ImageBuilderClient>> _clients = new();
    private readonly DateTimeOffset _begun = TimeProvider.System.GetUtcNow();

    /// <summary>The account that takes the place of AWS, or <see langword="null"/> when AWS is asked.</summary>
    public static SampleSession? Current => Volatile.Read(ref _current);

    /// <summary>Connects to a new account.</summary>
    /// <param name="speed">How many times faster than real time the account's time moves.</param>
    public static void Connect(double speed) => Volatile.Write(ref _current, new SampleSession(speed));

    /// <summary>Goes back to AWS.</summary>
    public static void Disconnect() => Volatile.Write(ref _current, null);

    /// <summary>Gives the client for some settings, of which only the region and the name of the profile count.</summary>
    /// <exception cref="ConfigurationException">What is given for the region cannot be one.</exception>
    public ImageBuilderClient Client(ConnectionSettings settings)
    {
        var region = RegionOf(settings);
        EndpointRules.CheckRegion(region);

        // Once for a region, also when several ask for it at the same time: what one has changed the other must see.
        return _clients
            .GetOrAdd((settings.ProfileName, region), place => new Lazy<ImageBuilderClient>(() => Make(place.ProfileName, place.Region)))
            .Value;
    }

    /// <summary>The region that is asked with some settings.</summary>
    public static string RegionOf(ConnectionSettings settings) =>
        settings.Region
        ?? settings.ArnRegion
        ?? settings.SessionRegion
        ?? EnvironmentSetting.Text("AWS_REGION")
        ?? EnvironmentSetting.Text("AWS_DEFAULT_REGION")
        ?? DefaultRegion;

    // Ids name no account and no region. Those of one must not be found in another.
    private static int Seed(string? profileName, string region) =>
        (profileName, region) is (null, DefaultRegion) ? 0 : BinaryPrimitives.ReadInt32LittleEndian(Hash(profileName + region));

    // A profile stands for an account of its own.
    private static string AccountOf(string profileName) =>
        (BinaryPrimitives.ReadUInt64LittleEndian(Hash(profileName)) % AccountIds).ToString("D12", CultureInfo.InvariantCulture);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private ImageBuilderClient Make(string? profileName, string region)
    {
        // Every region's account begins at the same moment, whenever it is first asked.
        var options = new AccountOptions
        {
            Region = region,
            Now = _begun,
            Clock = TimeProvider.System,
            Speed = speed,
            Seed = Seed(profileName, region),
        };
        if (profileName is not null)
        {
            options = options with { AccountId = AccountOf(profileName) };
        }

        var account = new Account(options);
        return Client(ServiceDefinition.ImageBuilder, () => Client(ServiceDefinition.CloudWatchLogs, findLogs: null));

        ImageBuilderClient Client(ServiceDefinition service, Func<ImageBuilderClient>? findLogs) =>
            new(new SampleTransport(account, service), new RetryPolicy(Random.Shared.NextDouble, maxAttempts: 1), TimeProvider.System)
            {
                ProfileName = profileName,
                FindLogs = findLogs,
            };
    }
}
