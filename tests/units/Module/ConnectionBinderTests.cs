using System.Management.Automation;
using System.Net;
using System.Reflection;
using ImageBuilderWorkflow.Commands;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>What becomes of the values of the connection parameters.</summary>
public sealed class ConnectionBinderTests
{
    private static readonly object SessionCredential = new();

    private static readonly ConnectionSession Session = new(path => "/full/" + path, "eu-north-1", () => SessionCredential);

    public static TheoryData<string> Parameters => [.. Properties.Select(property => property.Name)];

    private static IEnumerable<PropertyInfo> Properties =>
        typeof(ConnectedCmdlet)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.GetCustomAttributesData().Any(attribute => attribute.AttributeType == typeof(ParameterAttribute)));

    [Fact]
    public void The_binder_knows_every_connection_parameter() =>
        Assert.Equal(Properties.Select(property => property.Name).Order(), ConnectionBinder.Names.Order());

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Every_connection_parameter_arrives_in_the_setting_of_its_name(string name)
    {
        var value = Value(Properties.Single(property => property.Name == name).PropertyType);

        var settings = ConnectionBinder.Bind(asked => asked == name ? value : null, arnRegion: null, Session);

        Assert.Equal(
            name == nameof(ConnectedCmdlet.ProfileLocation) ? "/full/" + value : value,
            typeof(ConnectionSettings).GetProperty(name)!.GetValue(settings)
        );
        Assert.Equal(
            settings with
            {
                SessionCredential = null,
            },
            Only(name, typeof(ConnectionSettings).GetProperty(name)!.GetValue(settings))
        );
    }

    [Fact]
    public void All_connection_parameters_arrive_together()
    {
        var values = Properties.ToDictionary(property => property.Name, property => Value(property.PropertyType));

        var settings = ConnectionBinder.Bind(name => values[name], "eu-south-1", Session);

        Assert.All(
            values.Keys.Where(name => name != nameof(ConnectedCmdlet.ProfileLocation)),
            name => Assert.Equal(values[name], typeof(ConnectionSettings).GetProperty(name)!.GetValue(settings))
        );
        Assert.Equal(("eu-south-1", "eu-north-1", null), (settings.ArnRegion, settings.SessionRegion, settings.SessionCredential));
    }

    [Fact]
    public void What_is_empty_or_off_counts_as_not_given()
    {
        var empty = new Dictionary<Type, object?>
        {
            [typeof(string)] = string.Empty,
            [typeof(SwitchParameter)] = false,
            [typeof(int?)] = null,
            [typeof(object)] = null,
        };
        var types = Properties.ToDictionary(property => property.Name, property => property.PropertyType);

        Assert.Equal(
            new ConnectionSettings
            {
                SessionRegion = "eu-north-1",
                NameOf = ConnectionBinder.ParameterOf,
                SessionCredential = SessionCredential,
            },
            ConnectionBinder.Bind(name => empty[types[name]], arnRegion: null, Session)
        );
    }

    [Theory]
    [InlineData("AccessKey")]
    [InlineData("SecretKey")]
    [InlineData("ProfileName")]
    public void Keys_and_a_profile_go_before_a_login(string name)
    {
        var login = new NetworkCredential("user", "password");

        var alone = ConnectionBinder.Bind(asked => asked == "Credential" ? login : null, arnRegion: null, Session);
        var both = ConnectionBinder.Bind(
            asked =>
                asked == "Credential" ? login
                : asked == name ? "given"
                : null,
            arnRegion: null,
            Session
        );

        Assert.Equal(("user", "password", null, null), (alone.AccessKey, alone.SecretKey, alone.Credential, alone.SessionCredential));
        Assert.Equal(Only(name, "given"), both);
    }

    // The settings with one of them set.
    private static ConnectionSettings Only(string name, object? value)
    {
        var settings = new ConnectionSettings { SessionRegion = "eu-north-1", NameOf = ConnectionBinder.ParameterOf };
        typeof(ConnectionSettings).GetProperty(name)!.SetValue(settings, value);
        return settings;
    }

    private static object Value(Type type) =>
        type == typeof(string) ? "given"
        : type == typeof(SwitchParameter) ? true
        : type == typeof(int?) ? 7
        : type == typeof(object) ? new object()
        : throw new NotSupportedException($"The test has no value of the type {type}.");
}
