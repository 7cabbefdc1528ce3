using Amazon.Runtime;

namespace ImageBuilderWorkflow.Core;

/// <summary>The access key in the environment variables.</summary>
internal static class EnvironmentKeys
{
    private const string AccessKey = "AWS_ACCESS_KEY_ID";
    private const string SecretKey = "AWS_SECRET_ACCESS_KEY";

    /// <summary>Reads it as it is now, or returns <see langword="null"/>. A variable that is set to nothing counts as not set.</summary>
    public static AWSCredentials? TryRead()
    {
        if (EnvironmentSetting.Text(AccessKey) is not { } accessKey
            || (EnvironmentSetting.Text(SecretKey) ?? EnvironmentSetting.Text("AWS_SECRET_KEY")) is not { } secretKey)
        {
            return null;
        }

        return EnvironmentSetting.Text("AWS_SESSION_TOKEN") is { } token
            ? new SessionAWSCredentials(accessKey, secretKey, token)
            : new BasicAWSCredentials(accessKey, secretKey);
    }
}
