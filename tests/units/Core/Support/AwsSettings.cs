using System.Collections;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>A machine without any AWS settings but those that a test makes.</summary>
internal sealed class AwsSettings : IDisposable
{
    private readonly EnvironmentScope _environment = new();

    public AwsSettings()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key))
        {
            if (name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase))
            {
                _environment.Set(name, null);
            }
        }

        _environment.Set("AWS_EC2_METADATA_DISABLED", "true");
        _environment.Set("AWS_SHARED_CREDENTIALS_FILE", AwsFiles.Credentials);
        _environment.Set("AWS_CONFIG_FILE", AwsFiles.Config);
    }

    /// <summary>Settings with keys and region, for tests of something else.</summary>
    public static ConnectionSettings Complete { get; } =
        new()
        {
            AccessKey = "AKIDEXAMPLE",
            SecretKey = "secret",
            Region = "eu-west-1",
        };

    public void Set(string name, string? value) => _environment.Set(name, value);

    public void Dispose()
    {
        _environment.Dispose();
        AwsFiles.WriteCredentials(string.Empty);
        AwsFiles.WriteConfig(string.Empty);
    }
}
