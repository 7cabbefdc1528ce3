using System.Reflection;
using Amazon.Runtime;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Credentials that belong to another copy of the AWS SDK, the one that AWS.Tools has loaded. Its types are not ours, so they are
/// asked by name, anew for every request: they know themselves when to refresh.
/// </summary>
internal sealed class ForeignCredentials : AWSCredentials
{
    private readonly object _credentials;
    private readonly MethodInfo _getCredentials;

    private ForeignCredentials(object credentials, MethodInfo getCredentials) =>
        (_credentials, _getCredentials) = (credentials, getCredentials);

    /// <summary>Wraps a credentials object, or returns <see langword="null"/> when it is none.</summary>
    public static ForeignCredentials? TryWrap(object credentials)
    {
        var method = credentials.GetType().GetMethod("GetCredentials", BindingFlags.Public | BindingFlags.Instance, []);
        return method?.ReturnType.GetProperty("AccessKey") is not null && method.ReturnType.GetProperty("SecretKey") is not null
            ? new ForeignCredentials(credentials, method)
            : null;
    }

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials()
    {
        var keys = Invoke(_getCredentials) ?? throw new AmazonClientException("The credentials object gave no keys.");
        return new ImmutableCredentials(Text(keys, "AccessKey"), Text(keys, "SecretKey"), Text(keys, "Token"));
    }

    /// <summary>Has them fetched anew, where they are of a kind that can be.</summary>
    public void Clear()
    {
        if (_credentials.GetType().GetMethod("ClearCredentials", BindingFlags.Public | BindingFlags.Instance, []) is { } clear)
        {
            Invoke(clear);
        }
    }

    private object? Invoke(MethodInfo method)
    {
        try
        {
            return method.Invoke(_credentials, BindingFlags.DoNotWrapExceptions, null, [], null);
        }
        catch (Exception error)
        {
            // An exception of a type that the session has loaded and this load context does not know.
            throw new AmazonClientException(error.Message, error);
        }
    }

    private static string? Text(object keys, string property) =>
        keys.GetType().GetProperty(property)?.GetValue(keys) as string is { Length: > 0 } text ? text : null;
}
