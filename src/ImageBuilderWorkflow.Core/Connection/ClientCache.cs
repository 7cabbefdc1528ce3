using System.Collections.Concurrent;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// The clients of the session. Equal settings get the same client as long as the environment and the profile files do not change: resolving
/// the settings reads files, and may ask other services.
/// </summary>
internal static class ClientCache
{
    // More than one session uses, also one that asks many accounts and regions. A script that uses many different settings must not fill
    // the memory.
    private const int MostKept = 1024;

    private static readonly ConcurrentDictionary<(ConnectionSettings Settings, string Environment), ImageBuilderClient> Clients = new();

    /// <summary>Gives the client for some settings.</summary>
    /// <exception cref="ConfigurationException">There can be none; the message says what to do.</exception>
    public static ImageBuilderClient Get(ConnectionSettings settings)
    {
        // The cache keeps no secret that the caller gives. The callback for MFA codes belongs to one cmdlet, so it is no part of the key.
        if (settings.SecretKey is not null)
        {
            return ImageBuilderClient.For(ConnectionResolver.Resolve(settings));
        }

        var key = (settings with { AskForMfaCode = null }, EnvironmentFingerprint.Of(settings));
        if (Clients.TryGetValue(key, out var known))
        {
            return known;
        }

        var connection = ConnectionResolver.Resolve(settings);
        var client = ImageBuilderClient.For(connection);
        if (!connection.AsksForCode)
        {
            if (Clients.Count >= MostKept)
            {
                Clients.Clear();
            }

            Clients[key] = client;
        }

        return client;
    }
}
