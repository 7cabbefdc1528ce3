using System.Net;
using System.Text.RegularExpressions;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace ImageBuilderWorkflow.Core;

/// <summary>Image Builder's addresses, by the rules that the AWS SDKs share.</summary>
internal static partial class EndpointRules
{
    /// <summary>The address of a region.</summary>
    /// <exception cref="ConfigurationException">The partition has no such endpoint.</exception>
    public static Uri ForRegion(string region, bool useFips, bool useDualStack)
    {
        CheckRegion(region);
        var partition = Fn.Partition(region);
        if ((useFips && !partition.supportsFIPS) || (useDualStack && !partition.supportsDualStack))
        {
            throw new ConfigurationException(
                "EndpointNotSupported",
                $"The partition {partition.name} of region {region} has no {(useFips ? "FIPS" : string.Empty)}{(useFips && useDualStack ? " and " : string.Empty)}{(useDualStack ? "dual-stack" : string.Empty)} endpoint.");
        }

        // The endpoints of GovCloud meet FIPS as they are.
        var host = useFips && (useDualStack || partition.name != "aws-us-gov") ? "imagebuilder-fips" : "imagebuilder";
        return new Uri($"https://{host}.{region}.{(useDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)}/");
    }

    /// <summary>Whether a text can be a region's name, which becomes a part of an address.</summary>
    public static bool IsRegion(string region) => HostLabel().IsMatch(region);

    /// <summary>Refuses what cannot be a region.</summary>
    /// <exception cref="ConfigurationException">It cannot be one.</exception>
    public static void CheckRegion(string region)
    {
        if (!IsRegion(region))
        {
            throw new ConfigurationException("InvalidRegion", $"'{region}' is not the name of a region. A region looks like eu-west-1.");
        }
    }

    /// <summary>An address of the caller's own.</summary>
    /// <exception cref="ConfigurationException">It is no address, or would send signed requests in plain text over a network.</exception>
    public static Uri Custom(string url, bool allowInsecure)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            throw new ConfigurationException(
                "InvalidEndpointUrl", $"'{url}' is not the address of an endpoint. It looks like https://imagebuilder.eu-west-1.amazonaws.com.");
        }

        return endpoint.Scheme == Uri.UriSchemeHttps || allowInsecure || IsLoopback(endpoint)
            ? endpoint
            : throw new ConfigurationException(
                "InsecureEndpoint",
                $"'{url}' would send requests and answers unencrypted over the network. Use https, or -AllowInsecureEndpoint if that is what you want.");
    }

    [GeneratedRegex(@"^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\z")]
    private static partial Regex HostLabel();

    private static bool IsLoopback(Uri endpoint) =>
        endpoint.IsLoopback || (IPAddress.TryParse(endpoint.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
}
