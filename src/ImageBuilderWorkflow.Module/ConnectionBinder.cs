using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Reflection;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Makes the settings of a connection from the values of the parameters, for cmdlets and completers alike. A parameter of
/// <see cref="ConnectedCmdlet"/> sets the property of <see cref="ConnectionSettings"/> that has its name.
/// </summary>
internal static class ConnectionBinder
{
    private static readonly IReadOnlyDictionary<string, (PropertyInfo Parameter, PropertyInfo Setting)> Bindings = typeof(ConnectedCmdlet)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(static property => property.IsDefined(typeof(ParameterAttribute)))
        .ToDictionary(static property => property.Name, static property => (property, SettingOf(property)), StringComparer.Ordinal);

    /// <summary>The names of the parameters.</summary>
    public static IEnumerable<string> Names => Bindings.Keys;

    /// <summary>A setting's parameter as it is written on a command line.</summary>
    /// <param name="setting">The name of the setting.</param>
    public static string ParameterOf(string setting) => "-" + setting;

    /// <summary>The value that a parameter of a cmdlet has now.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="name">The name of the parameter.</param>
    public static object? ValueOf(ConnectedCmdlet cmdlet, string name) => Bindings[name].Parameter.GetValue(cmdlet);

    /// <summary>The value of the setting that a parameter sets.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="name">The name of the parameter.</param>
    public static object? ValueOf(ConnectionSettings settings, string name) => Bindings[name].Setting.GetValue(settings);

    /// <summary>Makes the settings.</summary>
    /// <param name="valueOf">Gives the value of the parameter of a name, or <see langword="null"/>.</param>
    /// <param name="arnRegion">The region of the ARN that is asked about, or <see langword="null"/>.</param>
    /// <param name="session">What the session adds.</param>
    public static ConnectionSettings Bind(Func<string, object?> valueOf, string? arnRegion, ConnectionSession session)
    {
        var settings = new ConnectionSettings
        {
            ArnRegion = arnRegion,
            SessionRegion = session.Region,
            NameOf = ParameterOf,
        };
        foreach (var (name, (_, setting)) in Bindings)
        {
            setting.SetValue(settings, Convert(valueOf(name).Unwrapped(), setting.PropertyType));
        }

        if (settings.ProfileLocation is { } path)
        {
            settings = settings with { ProfileLocation = session.PathOf(path) };
        }

        var login = (settings.Credential as PSCredential)?.GetNetworkCredential() ?? settings.Credential as NetworkCredential;
        if (login is not null)
        {
            settings = settings with { Credential = null };
        }

        if (settings.AccessKey is not null || settings.SecretKey is not null || settings.ProfileName is not null)
        {
            return settings;
        }

        if (login is not null)
        {
            return settings with { AccessKey = login.UserName, SecretKey = login.Password };
        }

        return settings.Credential is null ? settings with { SessionCredential = session.Credential() } : settings;
    }

    private static PropertyInfo SettingOf(PropertyInfo parameter) =>
        typeof(ConnectionSettings).GetProperty(parameter.Name)
        ?? throw new MissingMemberException(nameof(ConnectionSettings), parameter.Name);

    // A switch that is off and an empty text count as not given.
    private static object? Convert(object? value, Type type) =>
        value switch
        {
            _ when type == typeof(string) => value is null or ICollection || value.ToString() is not { Length: > 0 } text ? null : text,
            _ when type == typeof(bool) => IsSet(value),
            _ when type == typeof(bool?) => IsSet(value) ? true : null,
            _ when type == typeof(int?) => value as int?,
            _ => value,
        };

    private static bool IsSet(object? value) => value is not null && (value is bool truth ? truth : LanguagePrimitives.IsTrue(value));
}
