using System.Management.Automation;
using System.Net;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>A cmdlet that asks Image Builder: the parameters that say where and as whom, and what comes of them.</summary>
public abstract class ConnectedCmdlet : CancellableCmdlet
{
    private readonly Dictionary<ConnectionSettings, ImageBuilderClient> _clients = [];
    private RequestLog? _log;

    /// <summary>
    /// The region to ask, for example eu-west-1. Without it the region of the ARN is asked, then that of the profile, then
    /// <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c> and the default profile decide. Objects of this module bring their region along.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    public string? Region { get; set; }

    /// <summary>The profile to take credentials and region from, of the AWS credentials and config files. One that does not exist is an error.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StoredCredentials", "AWSProfileName")]
    public string? ProfileName { get; set; }

    /// <summary>The path of the credentials file that holds the profile, where it is not the usual one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>The id of an access key. Belongs with <c>-SecretKey</c>, and both go before everything else.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AK")]
    public string? AccessKey { get; set; }

    /// <summary>The secret of the access key.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SK", "SecretAccessKey")]
    public string? SecretKey { get; set; }

    /// <summary>The session token of a temporary access key.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ST")]
    public string? SessionToken { get; set; }

    /// <summary>
    /// An AWSCredentials object of any version of AWS.Tools (from <c>Get-AWSCredential</c>), or a PSCredential whose user name is the
    /// access key and whose password is the secret key.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Credential { get; set; }

    /// <summary>
    /// The address to send requests to in place of the region's own. Without it <c>AWS_ENDPOINT_URL_IMAGEBUILDER</c>,
    /// <c>AWS_ENDPOINT_URL</c> and the profile's <c>endpoint_url</c> decide.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? EndpointUrl { get; set; }

    /// <summary>Writes what the requests report.</summary>
    private protected IRequestObserver Log => _log ??= new RequestLog(this);

    /// <summary>Gives the client for the parameters as they are bound now; terminates the cmdlet when there can be none.</summary>
    /// <param name="value">The id or ARN that is asked about; an ARN's own region counts.</param>
    private protected ImageBuilderClient Client(string value)
    {
        var keys = (Credential as PSObject)?.BaseObject ?? Credential;
        var login = (keys as PSCredential)?.GetNetworkCredential() ?? keys as NetworkCredential;
        var settings = new ConnectionSettings
        {
            Region = NullIfEmpty(Region),
            ArnRegion = Identifier.RegionOf(value),
            ProfileName = NullIfEmpty(ProfileName),
            ProfileLocation = NullIfEmpty(ProfileLocation) is { } path ? GetUnresolvedProviderPathFromPSPath(path) : null,
            AccessKey = NullIfEmpty(AccessKey) ?? (login is null ? null : login.UserName),
            SecretKey = NullIfEmpty(SecretKey) ?? (login is null ? null : login.Password),
            SessionToken = NullIfEmpty(SessionToken),
            Credential = login is null ? keys : null,
            EndpointUrl = NullIfEmpty(EndpointUrl),
        };
        if (!_clients.TryGetValue(settings, out var client))
        {
            // Not on this thread: reading profiles and asking instance metadata may take a while, and Ctrl+C must work then too.
            client = Attempt(() => new ImageBuilderClient(new AwsTransport(Await(Task.Run(() => ConnectionResolver.Resolve(settings), Stopped)))), value);
            _clients.Add(settings, client);
        }

        return client;
    }

    /// <summary>Runs something that needs a connection; terminates the cmdlet when there can be none.</summary>
    private protected T Attempt<T>(Func<T> action, object target)
    {
        try
        {
            return action();
        }
        catch (ConfigurationException error)
        {
            ThrowTerminatingError(ErrorRecords.Configuration(error, target));
            throw;
        }
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private sealed class RequestLog(ConnectedCmdlet cmdlet) : IRequestObserver
    {
        public void Answered(string operation, int items, TimeSpan elapsed, string? requestId) =>
            cmdlet.Post(() => cmdlet.WriteVerbose(
                $"{operation}: {items} {(items == 1 ? "item" : "items")} in {elapsed.TotalMilliseconds:0} ms, request id {requestId ?? "unknown"}."));

        public void Waiting(string operation, int attempt, string reason, TimeSpan wait) =>
            cmdlet.Post(() => cmdlet.WriteVerbose(
                $"{operation}: attempt {attempt} failed ({reason}); trying again in {wait.TotalMilliseconds:0} ms."));
    }
}
