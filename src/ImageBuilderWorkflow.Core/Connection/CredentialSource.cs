using Amazon.Runtime;

namespace ImageBuilderWorkflow.Core;

/// <summary>Credentials, and where to get them anew when the service calls them expired.</summary>
/// <param name="credentials">The credentials.</param>
/// <param name="reload">Looks them up again where they come from a place that may have changed, or <see langword="null"/>.</param>
internal sealed class CredentialSource(AWSCredentials credentials, Func<AWSCredentials>? reload = null)
{
    private AWSCredentials _current = credentials;

    /// <summary>The credentials to sign with now.</summary>
    public AWSCredentials Current => Volatile.Read(ref _current);

    /// <summary>Gets new ones.</summary>
    /// <returns>Whether there is a chance that they differ.</returns>
    public bool Refresh()
    {
        switch (Current)
        {
            case RefreshingAWSCredentials refreshing:
                refreshing.ClearCredentials();
                return true;
            case ForeignCredentials foreign:
                foreign.Clear();
                return true;
            default:
                var old = Current.GetCredentials();
                var reloaded = reload?.Invoke();
                if (reloaded is null || reloaded.GetCredentials() is var keys && (keys.AccessKey, keys.Token) == (old.AccessKey, old.Token))
                {
                    return false;
                }

                Volatile.Write(ref _current, reloaded);
                return true;
        }
    }
}
