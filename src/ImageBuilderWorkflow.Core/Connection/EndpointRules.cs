using System.Net;
using System.Text.RegularExpressions;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace ImageBuilderWorkflow.Core;

/// <summary>The addresses of the services, by the rules that the AWS SDKs share.</summary>
internal static partial class EndpointRules
{
    /// <summary>The address of a service in a region.</summary>
    /// <exception cref="ConfigurationException">The partition has no such endpoint.</exception>
    public static Uri ForRegion(ServiceDefinition service, string region, bool useFips, bool useDualStack)
    {
        CheckForm(region);
        var partition = Fn.Partition(region);
        if ((useFips && !partition.supportsFIPS) || (useDualStack && !partition.supportsDualStack))
        {
            throw new ConfigurationException(
                ConfigurationError.EndpointNotSupported,
                $"The partition {partition.name} of region {region} has no {(useFips, useDualStack) switch
                {
                    (true, true) => "FIPS and dual-stack",
                    (true, false) => "FIPS",
                    _ => "dual-stack",
                }} endpoint."
            );
        }

        // The endpoints of GovCloud meet FIPS as they are.
        var host = useFips && (useDualStack || partition.name != "aws-us-gov") ? service.Name + "-fips" : service.Name;
        return new Uri($"https://{host}.{region}.{(useDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)}/");
    }

    /// <summary>Whether a text can be a region's name, which becomes a part of an address.</summary>
    public static bool IsRegion(string region) => HostLabel().IsMatch(region);

    /// <summary>
    /// Whether a text has the form that the regions of a partition have: eu-west-1, us-gov-east-1, us-isob-east-1, eusc-de-east-1.
    /// </summary>
    public static bool HasForm(string region) => RegionForm().IsMatch(region);

    /// <summary>Refuses what cannot be a region.</summary>
    /// <param name="region">The region's name.</param>
    /// <param name="place">The variable, or the place in a file, that gives it; <see langword="null"/> where the caller gives it.</param>
    /// <exception cref="ConfigurationException">It cannot be one.</exception>
    public static void CheckRegion(string region, string? place = null)
    {
        if (!IsRegion(region))
        {
            throw NoRegion(region, place);
        }
    }

    /// <summary>The address where the keys of a login are renewed.</summary>
    /// <exception cref="ConfigurationException">The region cannot be one.</exception>
    public static Uri SignIn(string region)
    {
        CheckForm(region);
        var partition = Fn.Partition(region);
        return new Uri(
            partition.name switch
            {
                "aws" => $"https://{region}.signin.aws.amazon.com/",
                "aws-cn" => $"https://{region}.signin.amazonaws.cn/",
                "aws-us-gov" => $"https://{region}.signin.amazonaws-us-gov.com/",
                _ => $"https://signin.{region}.{partition.dnsSuffix}/",
            }
        );
    }

    /// <summary>Reads an address.</summary>
    /// <param name="url">The address.</param>
    /// <param name="source">The parameter, variable or setting that gives it.</param>
    /// <exception cref="ConfigurationException">It is no address.</exception>
    public static Uri Parse(string url, string source) =>
        Uri.TryCreate(url, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
            ? endpoint
            : throw new ConfigurationException(
                ConfigurationError.InvalidEndpointUrl,
                $"'{url}' is not the address of an endpoint ({source}). It begins with https:// and looks like "
                    + "https://imagebuilder.eu-west-1.amazonaws.com."
            );

    /// <summary>An address of the caller's own.</summary>
    /// <param name="url">The address.</param>
    /// <param name="source">The parameter, variable or setting that gives it.</param>
    /// <param name="allowInsecure">Whether it may be in plain text anywhere.</param>
    /// <exception cref="ConfigurationException">It is no address, or would send signed requests in plain text over a network.</exception>
    public static Uri Custom(string url, string source, bool allowInsecure)
    {
        var endpoint = Parse(url, source);
        return endpoint.Scheme == Uri.UriSchemeHttps || allowInsecure || IsLoopback(endpoint)
            ? endpoint
            : throw new ConfigurationException(
                ConfigurationError.InsecureEndpoint,
                $"'{url}' ({source}) would send requests and answers unencrypted over the network."
            );
    }

    /// <summary>Whether an address is on this computer.</summary>
    public static bool IsLoopback(string url) => Uri.TryCreate(url, UriKind.Absolute, out var endpoint) && IsLoopback(endpoint);

    // Also the regions to come have one of these forms, and are asked; a slip of the keyboard is told before.
    private static void CheckForm(string region)
    {
        if (!HasForm(region))
        {
            throw NoRegion(region);
        }
    }

    private static ConfigurationException NoRegion(string region, string? place = null)
    {
        var nearest = KnownRegions.Nearest(region);
        var hint =
            region.Trim('"', '\'') is var bare && bare != region && HasForm(bare) ? $" Write it without quotes: {bare}."
            : nearest is null ? string.Empty
            : $" Did you mean {nearest}?";
        return new ConfigurationException(
            ConfigurationError.InvalidRegion,
            $"'{region}' is not the name of a region{(place is null ? string.Empty : $" ({place})")}. A region looks like eu-west-1.{hint}"
        );
    }

    // Geography or partition, direction, number.
    [GeneratedRegex(@"^(?:[a-z]{2}|[a-z]{2}-(?:gov|iso[a-z]?)|eusc-[a-z]{2})-[a-z]+-[0-9]{1,2}\z")]
    private static partial Regex RegionForm();

    [GeneratedRegex(@"^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\z")]
    private static partial Regex HostLabel();

    private static bool IsLoopback(Uri endpoint) =>
        endpoint.IsLoopback || (IPAddress.TryParse(endpoint.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
}
