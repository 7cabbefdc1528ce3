using System.Collections;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// The clients of the session: one for equal settings, as long as the environment and the profile files that they were made from are the
/// same. Finding out where to ask and as whom reads files, and may ask other services.
/// </summary>
internal static class ClientCache
{
    // More than anybody uses at a time; a script that goes through many settings must not fill the memory.
    private const int MostKept = 64;

    // What says where the files are, beside the variables of AWS.
    private static readonly string[] HomeVariables = ["HOME", "USERPROFILE"];

    private static readonly ConcurrentDictionary<(ConnectionSettings Settings, string Surroundings), ImageBuilderClient> Clients = new();

    /// <summary>Gives the client for some settings.</summary>
    /// <exception cref="ConfigurationException">There can be none; the message says what to do.</exception>
    public static ImageBuilderClient Get(ConnectionSettings settings)
    {
        // Secrets that somebody gives are not kept, and who can be asked for a code is another one with every cmdlet.
        if (settings.SecretKey is not null)
        {
            return ImageBuilderClient.For(ConnectionResolver.Resolve(settings));
        }

        var key = (settings with { AskForMfaCode = null }, Surroundings(settings));
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

    /// <summary>
    /// Tells one state of the environment and of the profile files from another. A digest: some of what goes into it is secret.
    /// </summary>
    /// <param name="settings">The settings, which may name a file.</param>
    public static string Surroundings(ConnectionSettings settings)
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(variable => variable.Key is string name && (name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) || HomeVariables.Contains(name)))
            .Select(variable => $"{variable.Key}={variable.Value}");
        var text = string.Join('\0', variables.Order(StringComparer.Ordinal).Append(ProfileStore.Stamp(settings.ProfileLocation)));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
