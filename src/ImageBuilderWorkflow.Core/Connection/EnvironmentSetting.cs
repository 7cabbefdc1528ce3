using System.Globalization;

namespace ImageBuilderWorkflow.Core;

/// <summary>Reads the standard settings of the AWS SDKs from the environment; an empty one is as good as none.</summary>
internal static class EnvironmentSetting
{
    /// <summary>A setting as text, or <see langword="null"/>.</summary>
    public static string? Text(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>A setting that is true or false, or <see langword="null"/>.</summary>
    /// <exception cref="ConfigurationException">It is neither.</exception>
    public static bool? Truth(string name) =>
        Text(name) switch
        {
            null => null,
            { } value when bool.TryParse(value, out var truth) => truth,
            { } value => throw new ConfigurationException(
                ConfigurationError.InvalidSetting,
                $"The environment variable {name} is '{value}'. It has to be true or false."
            ),
        };

    /// <summary>A setting that is a whole number of at least 1, or <see langword="null"/>.</summary>
    /// <exception cref="ConfigurationException">It is something else.</exception>
    public static int? Count(string name) =>
        Text(name) switch
        {
            null => null,
            { } value when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 => count,
            { } value => throw new ConfigurationException(
                ConfigurationError.InvalidSetting,
                $"The environment variable {name} is '{value}'. It has to be a whole number of at least 1."
            ),
        };
}
