using Amazon.Runtime;

namespace ImageBuilderWorkflow.Core;

/// <summary>The access key in the environment variables.</summary>
internal static class EnvironmentKeys
{
    private const string AccessKey = "AWS_ACCESS_KEY_ID";
    private const string SecretKey = "AWS_SECRET_ACCESS_KEY";

    /// <summary>Reads it as it is now, or returns <see langword="null"/>. A variable that is set to nothing counts as not set.</summary>
    /// <exception cref="ConfigurationException">
    /// Its secret is missing. Other credentials, perhaps of another account, do not stand in for it.
    /// </exception>
    public static AWSCredentials? TryRead()
    {
        if (EnvironmentSetting.Text(AccessKey) is not { } accessKey)
        {
            return null;
        }

        var secretKey =
            EnvironmentSetting.Text(SecretKey)
            ?? EnvironmentSetting.Text("AWS_SECRET_KEY")
            ?? throw new ConfigurationException(
                ConfigurationError.IncompleteAccessKey,
                $"The environment variable {AccessKey} is set and {SecretKey} is not. Set both, or remove {AccessKey}."
            );
        return EnvironmentSetting.Text("AWS_SESSION_TOKEN") is { } token
            ? new SessionAWSCredentials(accessKey, secretKey, token)
            : new BasicAWSCredentials(accessKey, secretKey);
    }
}
