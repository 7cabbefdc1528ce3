using System.Reflection;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Keeps the SDK from reading the shared files by itself. Its static parts do, when they are first used, and fail for good at a file that
/// the AWS CLI takes. What they would have found there they are told. Nobody else is concerned: the module has a copy of the SDK of its own.
/// </summary>
internal static class SdkSurroundings
{
    private static readonly Lazy<bool> Prepared = new(Hide);

    /// <summary>Whether the SDK reads no shared files. It is prepared with the first call.</summary>
    public static bool Prepare() => Prepared.Value;

    private static bool Hide()
    {
        // A file beside this assembly that nobody has.
        var nowhere = Path.Combine(AppContext.BaseDirectory, "no-shared-files", "config");
        AWSConfigs.AWSProfilesLocation = nowhere;
        var config = typeof(SharedCredentialsFile).GetProperty(nameof(SharedCredentialsFile.DefaultConfigFilePath))?.GetSetMethod(nonPublic: true);
        config?.Invoke(null, [nowhere]);
        var cached = typeof(FallbackInternalConfigurationFactory).GetField("_cachedConfiguration", BindingFlags.NonPublic | BindingFlags.Static)
            ?.GetValue(null) as InternalConfiguration;
        if (cached is not null)
        {
            Tell(cached);
        }

        return config is not null && cached is not null;
    }

    private static void Tell(InternalConfiguration sdk)
    {
        Profile? profile;
        try
        {
            profile = new ProfileStore(null).FindDefault();
        }
        catch (ConfigurationException)
        {
            // Whoever needs the profile is told; these settings are not worth an error of their own.
            return;
        }

        sdk.ClientAppId ??= profile?.Text("sdk_ua_app_id");
        sdk.DisableClockSkewCorrection ??= bool.TryParse(profile?.Text("disable_clock_skew_correction"), out var off) ? off : null;
        if (string.IsNullOrEmpty(sdk.EC2MetadataServiceEndpoint))
        {
            sdk.EC2MetadataServiceEndpoint = profile?.Text("ec2_metadata_service_endpoint");
        }

        sdk.EC2MetadataServiceEndpointMode ??=
            Enum.TryParse<EC2MetadataServiceEndpointMode>(profile?.Text("ec2_metadata_service_endpoint_mode"), ignoreCase: true, out var mode) ? mode : null;
    }
}
