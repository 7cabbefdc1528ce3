using ImageBuilderWorkflow.Commands;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>Which of two connections counts: that of the parameters, or that of the object.</summary>
public sealed class FollowedConnectionTests
{
    private static readonly string[] Credentials = ["ProfileName", "AccessKey", "SecretKey", "SessionToken", "Credential"];

    private static readonly ConnectionSettings Keys = new()
    {
        AccessKey = "object key",
        SecretKey = "object secret",
        EndpointUrl = "https://object.example.org",
        AllowInsecureEndpoint = true,
    };

    [Fact]
    public void The_object_counts_where_the_command_line_says_nothing()
    {
        var followed = Followed(Keys, []);

        Assert.Equal("object key", followed.ValueOf("AccessKey"));
        Assert.Equal("object secret", followed.ValueOf("SecretKey"));
        Assert.Null(followed.ValueOf("SessionToken"));
        Assert.Null(followed.ValueOf("Credential"));
        Assert.Equal("https://object.example.org", followed.ValueOf("EndpointUrl"));
        Assert.Equal(true, followed.ValueOf("AllowInsecureEndpoint"));
        Assert.Equal("-AccessKey of the object", followed.NameOf("AccessKey"));
        Assert.Equal("-Region", followed.NameOf("Region"));
    }

    [Theory]
    [InlineData("ProfileName")]
    [InlineData("AccessKey")]
    [InlineData("SessionToken")]
    [InlineData("Credential")]
    public void Credentials_on_the_command_line_go_before_those_of_the_object_and_leave_its_endpoint(string name)
    {
        var followed = Followed(Keys, new() { [name] = "own" }, name);

        Assert.Equal("own", followed.ValueOf(name));
        Assert.All(Credentials.Where(other => other != name), other => Assert.Null(followed.ValueOf(other)));
        Assert.Equal("https://object.example.org", followed.ValueOf("EndpointUrl"));
        Assert.Equal("-AccessKey", followed.NameOf("AccessKey"));
    }

    [Theory]
    [InlineData("EndpointUrl", "https://own.example.org")]
    [InlineData("UseFipsEndpoint", true)]
    [InlineData("UseDualStackEndpoint", true)]
    public void An_endpoint_on_the_command_line_goes_before_that_of_the_object_and_leaves_its_credentials(string name, object value)
    {
        var followed = Followed(Keys, new() { [name] = value }, name);

        Assert.Equal(value, followed.ValueOf(name));
        Assert.Null(followed.ValueOf("AllowInsecureEndpoint"));
        Assert.Equal("object key", followed.ValueOf("AccessKey"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_empty_on_the_command_line_is_not_given(string? value) =>
        Assert.Equal("object key", Followed(Keys, new() { ["ProfileName"] = value }, "ProfileName").ValueOf("AccessKey"));

    [Fact]
    public void The_profile_of_the_object_comes_with_its_file_unless_the_property_names_another()
    {
        var settings = new ConnectionSettings { ProfileName = "work", ProfileLocation = "/profiles" };

        Assert.Equal("/profiles", Followed(settings, new() { ["ProfileName"] = "work" }).ValueOf("ProfileLocation"));
        Assert.Null(Followed(settings, new() { ["ProfileName"] = "home" }).ValueOf("ProfileLocation"));
        Assert.Equal("home", Followed(settings, new() { ["ProfileName"] = "home" }).ValueOf("ProfileName"));
    }

    [Fact]
    public void Half_a_key_on_the_command_line_takes_the_other_half_from_the_pipeline_but_no_profile()
    {
        var own = new Dictionary<string, object?>
        {
            ["AccessKey"] = "own",
            ["SecretKey"] = "piped",
            ["ProfileName"] = "piped",
        };
        var followed = Followed(settings: null, own, "AccessKey");

        Assert.Equal(
            ("own", "piped", null),
            (followed.ValueOf("AccessKey"), followed.ValueOf("SecretKey"), followed.ValueOf("ProfileName"))
        );
    }

    [Fact]
    public void The_text_that_stands_for_an_object_has_its_connection_and_no_other_text_has_it()
    {
        var image = new Image
        {
            Arn = "arn",
            Region = "eu-west-1",
            Connection = Keys,
        };

        var text = FollowedConnection.Attach(image.Arn, image);

        Assert.Equal("arn", text);
        Assert.Equal(Keys with { Region = "eu-west-1" }, FollowedConnection.Of(text));
        Assert.Null(FollowedConnection.Of(image.Arn));
        Assert.Same(image.Arn, FollowedConnection.Attach(image.Arn, image.Arn));
    }

    [Fact]
    public void Only_what_no_property_has_needs_to_be_followed()
    {
        Assert.Null(
            new ConnectionSettings
            {
                Region = "eu-west-1",
                ProfileName = "work",
                MaxAttempts = 3,
                SessionCredential = new object(),
            }.ToFollow()
        );
        Assert.Equal(
            new ConnectionSettings
            {
                ProfileName = "work",
                AccessKey = "A",
                SecretKey = "S",
            },
            new ConnectionSettings
            {
                Region = "eu-west-1",
                ProfileName = "work",
                AccessKey = "A",
                SecretKey = "S",
                MaxAttempts = 3,
            }.ToFollow()
        );
    }

    private static FollowedConnection Followed(ConnectionSettings? settings, Dictionary<string, object?> own, params string[] byName) =>
        new(settings, name => own.GetValueOrDefault(name), byName.ToHashSet());
}
