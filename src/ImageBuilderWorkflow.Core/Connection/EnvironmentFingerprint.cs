using System.Collections;
using System.Security.Cryptography;
using System.Text;

namespace ImageBuilderWorkflow.Core;

/// <summary>A digest of what a connection is resolved from, beside the settings: the environment variables and the profile files.</summary>
internal static class EnvironmentFingerprint
{
    // The profile files are in the user's folder.
    private static readonly string[] HomeVariables = ["HOME", "USERPROFILE"];

    /// <summary>Makes the fingerprint of the present state. It is a digest because some variables are secret.</summary>
    /// <param name="settings">The settings, which may name a file.</param>
    public static string Of(ConnectionSettings settings)
    {
        var variables = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Where(static variable => IsRead((string)variable.Key))
            .Select(static variable => $"{variable.Key}={variable.Value}");
        var text = string.Join('\0', variables.Order(StringComparer.Ordinal).Append(ProfileStore.Stamp(settings.ProfileLocation)));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static bool IsRead(string variable) =>
        variable.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) || HomeVariables.Contains(variable);
}
