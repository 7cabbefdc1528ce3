namespace ImageBuilderWorkflow.Core;

/// <summary>The address that the environment or a profile gives for a service, by the rules that the AWS SDKs share.</summary>
internal static class ConfiguredEndpoint
{
    private const string General = "AWS_ENDPOINT_URL";
    private const string Setting = "endpoint_url";

    /// <summary>Finds it, or returns <see langword="null"/>. A variable or a setting that is empty counts as not set.</summary>
    /// <param name="service">The service's name in settings, in lower case with underscores.</param>
    /// <param name="profile">The profile, or <see langword="null"/>.</param>
    /// <exception cref="ConfigurationException">The profile names a services section that does not exist.</exception>
    public static (string Url, SettingSource Source)? Find(string service, Profile? profile)
    {
        if (EnvironmentSetting.Truth("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ?? profile?.Truth("ignore_configured_endpoint_urls") ?? false)
        {
            return null;
        }

        string[] variables = [$"{General}_{service.ToUpperInvariant()}", General];
        if (variables.FirstOrDefault(variable => EnvironmentSetting.Text(variable) is not null) is { } name)
        {
            return (EnvironmentSetting.Text(name)!, SettingSource.Environment(name));
        }

        if (profile is null)
        {
            return null;
        }

        if (profile.Text("services") is { } services && profile.Services is null)
        {
            throw new ConfigurationException(
                ConfigurationError.ProfileNotUsable,
                $"The profile '{profile.Name}' names the services section '{services}', and there is no section [services {services}]"
                    + $" ({profile.Find("services")!.Place})."
            );
        }

        var own = profile.Services?.Settings.GetValueOrDefault(service)?.Nested.GetValueOrDefault(Setting);
        var setting = own is { Value.Length: > 0 } ? own : profile.Find(Setting);
        return setting is { Value.Length: > 0 } ? (setting.Value, new SettingSource(SettingSource.ProfileCode, setting.Place))
            : profile.Stored?.EndpointUrl is { Length: > 0 } stored ? (stored, SettingSource.Profile(profile.Name))
            : null;
    }
}
