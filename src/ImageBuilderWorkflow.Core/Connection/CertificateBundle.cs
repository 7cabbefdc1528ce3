using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// A file with the certificates of the authorities to trust instead of those of the system, as a proxy that inspects traffic needs it:
/// <c>AWS_CA_BUNDLE</c>, or the profile's <c>ca_bundle</c>.
/// </summary>
internal sealed class CertificateBundle
{
    // A new one for a file that has changed.
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), CertificateBundle> Known = new();

    private readonly X509Certificate2Collection _certificates;
    private readonly Lazy<HttpMessageInvoker> _http;

    private CertificateBundle(X509Certificate2Collection certificates)
    {
        _certificates = certificates;
        _http = new(() => new HttpMessageInvoker(AwsTransport.MakeHandler(this)));
    }

    /// <summary>Sends requests to those that an authority of the bundle vouches for.</summary>
    public HttpMessageInvoker Http => _http.Value;

    /// <summary>The bundle that the environment or the profile names, or <see langword="null"/>.</summary>
    /// <param name="profile">The profile, or <see langword="null"/> when only the environment counts.</param>
    /// <exception cref="ConfigurationException">The file cannot be read, or has no certificate.</exception>
    public static CertificateBundle? Find(Profile? profile)
    {
        const string Variable = "AWS_CA_BUNDLE";
        var (path, place) = EnvironmentSetting.Text(Variable) is { } value
            ? (value, $"the environment variable {Variable}")
            : (profile?.Text("ca_bundle"), profile?.Find("ca_bundle")?.Place);
        if (path is null)
        {
            return null;
        }

        try
        {
            // For a file that does not exist this is a time long ago.
            return Known.GetOrAdd((Path.GetFullPath(path), File.GetLastWriteTimeUtc(path)), static file => Read(file.Path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new ConfigurationException(
                ConfigurationError.InvalidSetting,
                $"The certificates in '{path}' ({place}) cannot be used: {error.Message}",
                error
            );
        }
    }

    /// <summary>Makes the handler of a connection trust these authorities, and no others.</summary>
    public void ApplyTo(SocketsHttpHandler handler)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(_certificates);
        handler.SslOptions.CertificateChainPolicy = policy;
    }

    private static CertificateBundle Read(string path)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(path);
        return certificates.Count > 0
            ? new CertificateBundle(certificates)
            : throw new CryptographicException("The file has no certificate between BEGIN CERTIFICATE and END CERTIFICATE.");
    }
}
