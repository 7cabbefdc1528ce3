using System.Diagnostics;
using Amazon.Runtime;
using Amazon.Util;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// What an EC2 instance tells of itself. Elsewhere nobody answers, so all questions together get one second, and none is asked where
/// the environment says that there is nobody to ask.
/// </summary>
internal sealed class InstanceMetadata
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _spent = new();

    /// <summary>The credentials of the instance's role, or <see langword="null"/>.</summary>
    public AWSCredentials? Credentials() =>
        Ask<AWSCredentials>(static () =>
        {
            var credentials = new InstanceProfileAWSCredentials();
            credentials.GetCredentials();
            return credentials;
        });

    /// <summary>The instance's region, or <see langword="null"/>.</summary>
    public string? Region() => Ask(static () => EC2InstanceMetadata.Region?.SystemName);

    private T? Ask<T>(Func<T?> question)
        where T : class
    {
        var left = Budget - _spent.Elapsed;
        SdkIsolation.Apply();
        if (!EC2InstanceMetadata.IsIMDSEnabled || left <= TimeSpan.Zero)
        {
            return null;
        }

        _spent.Start();
        try
        {
            // The SDK's own patience is longer and cannot be cut short; what it still finds out later is of no use.
            var answer = Task.Run(question);
            return answer.Wait(left) ? answer.Result : null;
        }
        catch (AggregateException)
        {
            return null;
        }
        finally
        {
            _spent.Stop();
        }
    }
}
