using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// A cmdlet whose listing can begin in several accounts and regions. Each profile and region is an input like those of the pipeline:
/// several are asked at the same time, the objects come in their order, and an error of one does not end the others.
/// </summary>
public abstract class SweepingCmdlet : ListingCmdlet
{
    // Each account and region has its own pace, so more may be asked at once than of one.
    private const int SweepConcurrency = 16;

    // Where the partition is not known, the region of most.
    private const string UsualRegion = "us-east-1";

    private readonly HashSet<string> _unusableProfiles = new(StringComparer.Ordinal);
    private readonly List<(Place Place, ErrorRecord Error)> _notEnabled = [];
    private readonly HashSet<string> _usableProfiles = new(StringComparer.Ordinal);
    private string[] _regions = [];
    private string[] _profileNames = [];
    private IReadOnlyList<Place>? _places;

    /// <summary>
    /// The regions to send requests to, for example eu-west-1. The cmdlet asks several regions at the same time, each with every profile of
    /// <c>-ProfileName</c>. Wildcards are permitted: <c>*</c> stands for all regions of the partition of the default region that this
    /// version of the AWS SDK knows. The cmdlet skips a region that only a wildcard stands for if it is not enabled for the account, and
    /// writes one warning. By default, the cmdlet uses, in this order: the region in the ARN, the region of the named profile, the region
    /// of the session (<c>Set-DefaultAWSRegion</c> of AWS.Tools), <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c>, the default profile, and
    /// the instance metadata. Piped objects of this module provide their region. With an ARN, specify one region only.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public new string[] Region
    {
        get => _regions;
        set => (_regions, _places) = (Given(value), null);
    }

    /// <summary>
    /// The profiles that provide the credentials and the default region, in the AWS credentials and config files. The cmdlet asks the
    /// accounts of several profiles at the same time, and emits their objects in the order of the profiles. Wildcards are permitted. A
    /// profile that does not exist is an error. Piped objects of this module provide the profile that they were got with. With an ARN,
    /// specify one profile only.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StoredCredentials", "AWSProfileName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public new string[] ProfileName
    {
        get => _profileNames;
        set => (_profileNames, _places) = (Given(value), null);
    }

    /// <inheritdoc/>
    private protected override string? OneRegion => One(Region, nameof(Region));

    /// <inheritdoc/>
    private protected override string? OneProfile => One(ProfileName, nameof(ProfileName));

    /// <inheritdoc/>
    private protected override IReadOnlyList<Place>? Places => IsSweep ? _places ??= FindPlaces() : null;

    /// <inheritdoc/>
    private protected override int Concurrency =>
        IsSweep && !MyInvocation.BoundParameters.ContainsKey(nameof(ThrottleLimit)) ? SweepConcurrency : ThrottleLimit;

    private bool IsSweep => IsMany(Region) || IsMany(ProfileName);

    /// <summary>Emits what is still under way, and tells which regions were not asked.</summary>
    protected override void EndProcessing()
    {
        Drain();
        TellOfRegions();
        base.EndProcessing();
    }

    /// <inheritdoc/>
    private protected override IItemPage? FetchPage(FanOutInput<ListingInput> source, Predicate<ImageBuilderException> onError)
    {
        if (!IsSweep || source.Value.Place is not { } place)
        {
            return base.FetchPage(source, onError);
        }

        try
        {
            var page = Await(source.Next);
            _usableProfiles.Add(place.ProfileName ?? string.Empty);
            return page;
        }
        catch (ConfigurationException error)
        {
            var record = ErrorRecords.Configuration(error, Target(place), At(place));
            var isOfProfile =
                error.Code
                is ConfigurationError.ProfileNotFound
                    or ConfigurationError.ProfileNotUsable
                    or ConfigurationError.CredentialsNotFound
                    or ConfigurationError.CredentialsNotUsable;
            if (
                onError((ImageBuilderException)record.Exception)
                && (!isOfProfile || _unusableProfiles.Add(place.ProfileName ?? string.Empty))
            )
            {
                WriteError(record);
            }
        }
        catch (ImageBuilderException error)
        {
            if (onError(error))
            {
                Tell(place, source.Value, error);
            }
        }

        return null;
    }

    // An object without a region or a profile has nothing in the property.
    private static string[] Given(string?[]? values) => [.. (values ?? []).OfType<string>().Where(static value => value.Length > 0)];

    private static bool IsMany(string[] values) => values.Length > 1 || Array.Exists(values, WildcardPattern.ContainsWildcardCharacters);

    // Both parts, so that a script can ask again where it failed.
    private static PSObject Target(Place place)
    {
        var target = new PSObject();
        target.Properties.Add(new PSNoteProperty(nameof(ProfileName), Display.Text(place.ProfileName)));
        target.Properties.Add(new PSNoteProperty(nameof(Region), Display.Text(place.Region)));
        return target;
    }

    private static string At(Place place) => $" ({place})";

    private void Tell(Place place, ListingInput input, ImageBuilderException error)
    {
        var isOfPlace = input.HasOwners || input.Quota is null;
        var record = ErrorRecords.Request(error, isOfPlace ? Target(place) : input.Target, At(place));
        if (place.IsMatched && error.ErrorCode is "UnrecognizedClientException" or "InvalidClientTokenId" or "OptInRequired")
        {
            _notEnabled.Add((place, record));
            return;
        }

        _usableProfiles.Add(place.ProfileName ?? string.Empty);
        WriteError(record);
    }

    // Keys that one region knows and another does not: the account has not enabled the other. Keys that none knows are no keys.
    private void TellOfRegions()
    {
        foreach (var refused in _notEnabled.GroupBy(static one => one.Place.ProfileName))
        {
            if (!_usableProfiles.Contains(refused.Key ?? string.Empty))
            {
                WriteError(refused.First().Error);
                continue;
            }

            var regions = string.Join(", ", refused.Select(static one => one.Place.Region));
            WriteWarning(
                $"These regions do not know the credentials{(refused.Key is null ? string.Empty : $" of profile '{refused.Key}'")}, so the "
                    + $"account has not enabled them: {regions}. Nothing is listed there. To leave them out, name the regions to ask."
            );
        }

        _notEnabled.Clear();
    }

    private string? One(string[] values, string name)
    {
        if (IsMany(values))
        {
            ThrowTerminatingError(
                ErrorRecords.InvalidArgument(
                    "OnePlaceOnly",
                    $"An id, an ARN or a name for one is asked about in one region with one profile: give -{name} one value without "
                        + "wildcards.",
                    values
                )
            );
        }

        return values is [var value] ? value : null;
    }

    // Profile by profile, and for each of them region by region.
    private List<Place> FindPlaces()
    {
        if (IsMany(ProfileName) && AccessKey is not null)
        {
            ThrowTerminatingError(
                ErrorRecords.InvalidArgument(
                    "KeysAndProfiles",
                    "-AccessKey goes before any profile, so that several profiles would all be the same account. Leave one of them out.",
                    ProfileName
                )
            );
        }

        var profiles = Attempt(FindProfiles, ProfileName);
        var places = new List<Place>();
        var unmatched = Region.Where(WildcardPattern.ContainsWildcardCharacters).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isKnown = false;
        foreach (var profile in profiles)
        {
            try
            {
                var regions = FindRegions(profile, unmatched);
                isKnown = true;
                places.AddRange(regions.Select(region => PlaceOf(profile, region.Name, region.IsMatched)));
            }
            catch (ConfigurationException)
            {
                // The only request to this place tells what is wrong with the profile.
                places.Add(
                    PlaceOf(profile, Region.FirstOrDefault(static name => !WildcardPattern.ContainsWildcardCharacters(name)), false)
                );
            }
        }

        if (isKnown && unmatched.FirstOrDefault() is { } pattern)
        {
            ThrowTerminatingError(
                ErrorRecords.InvalidArgument(
                    "InvalidRegion",
                    $"'{pattern}' matches no region that this version of the AWS SDK knows in the partition of the default region. A "
                        + "region looks like eu-west-1.",
                    pattern
                )
            );
        }

        return places;
    }

    private List<string?> FindProfiles()
    {
        if (!Array.Exists(ProfileName, WildcardPattern.ContainsWildcardCharacters))
        {
            return ProfileName.Length == 0 ? [null] : [.. ProfileName.Distinct(StringComparer.Ordinal)];
        }

        var location = Settings(profileName: null, region: null).ProfileLocation;
        var known = Await(Task.Run(() => new ProfileStore(location).Names(), Stopped));
        var found = new List<string?>();
        foreach (var name in ProfileName)
        {
            var matches = WildcardPattern.ContainsWildcardCharacters(name) ? known.Where(Matcher([name]).Matches).ToList() : [name];
            if (matches.Count == 0)
            {
                throw new ConfigurationException(
                    ConfigurationError.ProfileNotFound,
                    $"'{name}' matches no profile. "
                        + (known.Count == 0 ? "No profiles were found at all." : $"Known profiles: {string.Join(", ", known)}.")
                );
            }

            found.AddRange(matches.Except(found, StringComparer.Ordinal));
        }

        return found;
    }

    private IEnumerable<(string? Name, bool IsMatched)> FindRegions(string? profile, HashSet<string> unmatched)
    {
        if (Region.Length == 0)
        {
            return [(null, false)];
        }

        var found = new List<(string? Name, bool IsMatched)>();
        IReadOnlyList<string>? known = null;
        foreach (var name in Region)
        {
            if (!WildcardPattern.ContainsWildcardCharacters(name))
            {
                found.Add((name, false));
                continue;
            }

            known ??= KnownRegions.Beside(DefaultRegion(profile) ?? UsualRegion);
            var matches = known.Where(Matcher([name]).Matches).ToList();
            if (matches.Count > 0)
            {
                unmatched.Remove(name);
            }

            found.AddRange(matches.Select(static region => ((string?)region, true)));
        }

        return found.DistinctBy(static region => region.Name, StringComparer.OrdinalIgnoreCase);
    }

    private string? DefaultRegion(string? profile)
    {
        var source = ClientSource.Current;
        var settings = Settings(profile, region: null);
        return Await(Task.Run(() => source.DefaultRegion(settings), Stopped));
    }
}
