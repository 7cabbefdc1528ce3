using Amazon.Runtime;

namespace ImageBuilderWorkflow.Core;

/// <summary>The credentials of a profile, and where they come from.</summary>
/// <param name="Credentials">The credentials.</param>
/// <param name="Kind">What gives them, in a few words: keys, a role, a program, a sign-on.</param>
/// <param name="Place">
/// The setting that decides it and where it stands, for errors; <see langword="null"/> where it stands in no file.
/// </param>
internal sealed record ProfileCredentials(AWSCredentials Credentials, string Kind, string? Place)
{
    /// <summary>The roles in it that ask a person for a code.</summary>
    public IReadOnlyList<AssumeRoleAWSCredentials> Guarded { get; init; } = [];
}
