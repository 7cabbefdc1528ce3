using System.Text.Json;
using Amazon.Runtime;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// The credentials that a program prints, which <c>credential_process</c> names. The SDK runs the program. Where its own error says
/// nothing to a person, this class says what is wrong with the program's output.
/// </summary>
/// <param name="command">The command line of the program.</param>
internal sealed class ProgramCredentials(string command) : ProcessAWSCredentials(command)
{
    private const string Form =
        """{"Version": 1, "AccessKeyId": "...", "SecretAccessKey": "...", "SessionToken": "...", "Expiration": "..."}""";

    private static readonly string[] Members = ["AccessKeyId", "SecretAccessKey"];

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        try
        {
            return await base.GenerateNewCredentialsAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (Problem(error) is { } problem)
        {
            throw new InvalidOperationException($"The program printed {problem}. It has to print {Form}.");
        }
    }

    // The SDK's own message of another version is an exception that it fails to format.
    private static string? Problem(Exception error) =>
        error.GetBaseException() switch
        {
            FormatException => "credentials of another Version than 1",
            JsonException json when Array.Find(Members, name => json.Message.Contains($"'{name}'", StringComparison.Ordinal)) is { } name =>
                $"no {name}",
            JsonException or InvalidOperationException => "no JSON object",
            _ when error.Message.StartsWith("Missing required parameter - Version", StringComparison.Ordinal) => "no Version",
            _ => null,
        };
}
