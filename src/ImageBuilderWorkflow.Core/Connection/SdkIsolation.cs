using System.Reflection;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Keeps the AWS SDK from reading the shared config and credentials files. Its static parts read them at their first use, and fail for good
/// at a file that the AWS CLI takes. This class gives them the settings instead. It affects only the module's own copy of the SDK.
/// </summary>
internal static class SdkIsolation
{
    private static readonly Lazy<bool> Applied = new(Hide);

    /// <summary>Isolates the SDK at the first call.</summary>
    /// <returns>Whether the SDK reads no shared files.</returns>
    public static bool Apply() => Applied.Value;

    private static bool Hide()
    {
        // The path of a file that does not exist.
        var nowhere = Path.Combine(AppContext.BaseDirectory, "no-shared-files", "config");
        AWSConfigs.AWSProfilesLocation = nowhere;
        var config = typeof(SharedCredentialsFile)
            .GetProperty(nameof(SharedCredentialsFile.DefaultConfigFilePath))
            ?.GetSetMethod(nonPublic: true);
        config?.Invoke(null, [nowhere]);
        var cached =
            typeof(FallbackInternalConfigurationFactory)
                .GetField("_cachedConfiguration", BindingFlags.NonPublic | BindingFlags.Static)
                ?.GetValue(null) as InternalConfiguration;
        if (cached is not null)
        {
            Fill(cached);
        }

        return config is not null && cached is not null;
    }

    private static void Fill(InternalConfiguration sdk)
    {
        Profile? profile;
        try
        {
            profile = new ProfileStore(null).FindDefault();
        }
        catch (ConfigurationException)
        {
            // The resolver throws the same error when it needs the profile. These settings are not worth an error of their own.
            return;
        }

        sdk.ClientAppId ??= profile?.Text("sdk_ua_app_id");
        sdk.DisableClockSkewCorrection ??= bool.TryParse(profile?.Text("disable_clock_skew_correction"), out var off) ? off : null;
        if (string.IsNullOrEmpty(sdk.EC2MetadataServiceEndpoint))
        {
            sdk.EC2MetadataServiceEndpoint = profile?.Text("ec2_metadata_service_endpoint");
        }

        sdk.EC2MetadataServiceEndpointMode ??= Enum.TryParse<EC2MetadataServiceEndpointMode>(
            profile?.Text("ec2_metadata_service_endpoint_mode"),
            ignoreCase: true,
            out var mode
        )
            ? mode
            : null;
    }
}
