using System.Management.Automation;
using System.Runtime.CompilerServices;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// The connection that an object was got with, beside the parameters of the cmdlet that the object is given to. Credentials on the command
/// line go before those of the object, and these before what the environment says: an object of one account is not asked about in another
/// without a word.
/// </summary>
/// <param name="Settings">The settings of the object; <see langword="null"/> when it has none.</param>
/// <param name="OwnValue">Gives the value of a parameter of the cmdlet.</param>
/// <param name="GivenByName">The parameters that are on the command line; the others come from the pipeline.</param>
internal sealed record FollowedConnection(ConnectionSettings? Settings, Func<string, object?> OwnValue, IReadOnlySet<string> GivenByName)
{
    private static readonly string[] Keys =
    [
        nameof(ConnectedCmdlet.AccessKey),
        nameof(ConnectedCmdlet.SecretKey),
        nameof(ConnectedCmdlet.SessionToken),
    ];

    // The ways to say who asks.
    private static readonly string[][] Identities = [Keys, [nameof(ConnectedCmdlet.ProfileName)], [nameof(ConnectedCmdlet.Credential)]];

    private static readonly string[] Endpoints =
    [
        nameof(ConnectedCmdlet.EndpointUrl),
        nameof(ConnectedCmdlet.AllowInsecureEndpoint),
        nameof(ConnectedCmdlet.UseFipsEndpoint),
        nameof(ConnectedCmdlet.UseDualStackEndpoint),
    ];

    // A text that stands for an object has the object's connection with it, and nobody sees it.
    private static readonly ConditionalWeakTable<string, ConnectionSettings> OfArguments = [];

    /// <summary>The text that stands for an object that is given as an argument.</summary>
    /// <param name="text">The text.</param>
    /// <param name="element">The object.</param>
    public static string Attach(string text, object? element)
    {
        if (element.Unwrapped() is not ServiceObject source)
        {
            return text;
        }

        var settings = source.Connection as ConnectionSettings ?? new ConnectionSettings { ProfileName = source.ProfileName };
        var own = new string(text.AsSpan());
        OfArguments.Add(own, settings with { Region = (source as LifecycleExecutionResource)?.LifecycleExecutionRegion ?? source.Region });
        return own;
    }

    /// <summary>The connection of the object that a text stands for; <see langword="null"/> for a text that is nothing else.</summary>
    public static ConnectionSettings? Of(string text) => OfArguments.TryGetValue(text, out var settings) ? settings : null;

    /// <summary>The value that counts for a parameter.</summary>
    /// <param name="name">The name of the parameter.</param>
    public object? ValueOf(string name)
    {
        var own = OwnValue(name);
        if (IsGiven(name))
        {
            return own;
        }

        if (Array.IndexOf(Endpoints, name) >= 0)
        {
            return Settings is not null && !Array.Exists(Endpoints, IsGiven) ? Followed(name) : own;
        }

        var isIdentity = Array.Exists(Identities, identity => identity.Contains(name));
        if (GivenIdentity is { } given)
        {
            // The rest of a key may come from the pipeline. Who asked for the object before does not count.
            return !isIdentity || given.Contains(name) ? own : null;
        }

        return (isIdentity || name == nameof(ConnectedCmdlet.ProfileLocation)) && HasIdentity ? Followed(name) : own;
    }

    /// <summary>What an error and a verbose line call a setting.</summary>
    public Func<string, string> NameOf => GivenIdentity is null && HasIdentity ? NameOfFollowed : ConnectionBinder.ParameterOf;

    private string[]? GivenIdentity => Array.Find(Identities, identity => Array.Exists(identity, IsGiven));

    // Another profile in the object's own property was put there by somebody, and counts.
    private bool HasIdentity =>
        Settings is not null
        && (
            Settings.AccessKey
            ?? Settings.SecretKey
            ?? Settings.SessionToken
            ?? Settings.Credential
            ?? Settings.ProfileLocation
            ?? Settings.ProfileName
        )
            is not null
        && (OwnValue(nameof(ConnectedCmdlet.ProfileName)) is not string { Length: > 0 } profile || profile == Settings.ProfileName);

    private static string NameOfFollowed(string setting) =>
        Array.Exists(Identities, identity => identity.Contains(setting))
            ? ConnectionBinder.ParameterOf(setting) + " of the object"
            : ConnectionBinder.ParameterOf(setting);

    private object? Followed(string name) => ConnectionBinder.ValueOf(Settings!, name);

    private bool IsGiven(string name) =>
        GivenByName.Contains(name) && OwnValue(name).Unwrapped() is not (null or "" or false or SwitchParameter { IsPresent: false });
}
