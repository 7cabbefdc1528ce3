namespace ImageBuilderWorkflow.Core;

/// <summary>Where a part of a connection comes from.</summary>
/// <param name="Code">A stable code: one of the constants here.</param>
/// <param name="Text">The parameter, variable or profile, in words that follow "from".</param>
internal sealed record SettingSource(string Code, string Text)
{
    /// <summary>A setting that the caller has given.</summary>
    public const string ParameterCode = "Parameter";

    /// <summary>The ARN that is asked about.</summary>
    public const string ArnCode = "Arn";

    /// <summary>The profile that the caller or <c>AWS_PROFILE</c> names, or the default one.</summary>
    public const string ProfileCode = "Profile";

    /// <summary>The session defaults of AWS.Tools.</summary>
    public const string SessionCode = "Session";

    /// <summary>An environment variable.</summary>
    public const string EnvironmentCode = "Environment";

    /// <summary>The container's or the pod's own credentials.</summary>
    public const string ContainerCode = "Container";

    /// <summary>The metadata of the EC2 instance.</summary>
    public const string InstanceCode = "Instance";

    /// <summary>The rules of the region's partition.</summary>
    public const string RegionCode = "Region";

    /// <summary>A setting that the caller has given.</summary>
    /// <param name="name">What the caller calls it.</param>
    public static SettingSource Parameter(string name) => new(ParameterCode, name);

    /// <summary>An environment variable.</summary>
    public static SettingSource Environment(string name) => new(EnvironmentCode, name);

    /// <summary>A profile.</summary>
    public static SettingSource Profile(string name) => new(ProfileCode, $"the profile '{name}'");
}
