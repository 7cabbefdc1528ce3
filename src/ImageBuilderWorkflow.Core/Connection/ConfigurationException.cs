namespace ImageBuilderWorkflow.Core;

/// <summary>
/// No request can be sent with the settings: no credentials, no region, no such profile, a bad address. The message says what is wrong.
/// How the caller sets it right depends on how the caller takes settings, so the caller makes those words from the facts.
/// </summary>
/// <param name="code">What is wrong.</param>
/// <param name="message">What is wrong, with the value and its source.</param>
/// <param name="innerException">What caused it, or <see langword="null"/>.</param>
internal sealed class ConfigurationException(ConfigurationError code, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What is wrong.</summary>
    public ConfigurationError Code { get; } = code;

    /// <summary>
    /// The names of the <see cref="ConnectionSettings"/> that are missing beside those that are given; none for other errors.
    /// </summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The profile whose sign-in has to be done again; <see langword="null"/> for other errors.</summary>
    public string? SignInProfile { get; init; }

    /// <summary>The command of the AWS CLI that signs in; <see langword="null"/> for other errors.</summary>
    public string? SignInCommand { get; init; }

    /// <summary>Whether the sign-in is one of IAM Identity Center.</summary>
    public bool IsSingleSignOn { get; init; }

    /// <summary>The IAM action that is not allowed; <see langword="null"/> for other errors.</summary>
    public string? DeniedAction { get; init; }
}
