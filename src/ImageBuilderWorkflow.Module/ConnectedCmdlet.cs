using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>A cmdlet that asks Image Builder: the parameters that say where and as whom, and what comes of them.</summary>
public abstract class ConnectedCmdlet : CancellableCmdlet
{
    private readonly Dictionary<(ClientSource Source, ConnectionSettings Settings), ImageBuilderClient> _clients = [];
    private readonly HashSet<(string, string)> _warnedRegions = [];
    private readonly HashSet<string> _toldConnections = [];
    private readonly Lazy<object?> _sessionCredential;
    private readonly Func<string, string> _askForMfaCode;
    private RequestLog? _log;
    private bool _isSample;
    private bool _hasWarnedOfStatus;
    private readonly HashSet<string> _givenByName = new(StringComparer.OrdinalIgnoreCase);
    private ConnectionSettings? _followed;
    private ErrorRecord? _refusal;

    private protected ConnectedCmdlet()
    {
        _askForMfaCode = AskForMfaCode;

        // Asked for once, not for every object that is piped in: the credentials refresh themselves.
        _sessionCredential = new(() => AwsToolsSession.Credential(SessionState, InvokeCommand));
    }

    /// <summary>
    /// The region to send requests to, for example eu-west-1. By default, the cmdlet uses, in this order: the region in the ARN, the region
    /// of the named profile, the region of the session (<c>Set-DefaultAWSRegion</c> of AWS.Tools), <c>AWS_REGION</c>,
    /// <c>AWS_DEFAULT_REGION</c>, the default profile, and the instance metadata. Piped objects of this module provide their region.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>
    /// The profile that provides the credentials and the region, in the AWS credentials and config files. A profile that does not exist is
    /// an error. Piped objects of this module provide the profile that they were got with.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The path of the credentials file that contains the profile, if it is not in the default location.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>
    /// The access key id. Use it together with <c>-SecretKey</c>. The two parameters take precedence over all other credentials. The
    /// cmdlets that you pipe the objects to use the same keys, unless you specify other credentials for them.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AK")]
    public string? AccessKey { get; set; }

    /// <summary>The secret access key.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SK", "SecretAccessKey")]
    public string? SecretKey { get; set; }

    /// <summary>The session token of temporary credentials.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ST")]
    public string? SessionToken { get; set; }

    /// <summary>
    /// The credentials: an AWSCredentials object of any version of AWS.Tools (from <c>Get-AWSCredential</c>), or a PSCredential with the
    /// access key id as the user name and the secret access key as the password.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Credential { get; set; }

    /// <summary>
    /// The endpoint to send requests to instead of the default endpoint of the region. By default, <c>AWS_ENDPOINT_URL_IMAGEBUILDER</c>,
    /// <c>AWS_ENDPOINT_URL</c> and the <c>endpoint_url</c> of the profile determine the endpoint.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? EndpointUrl { get; set; }

    /// <summary>
    /// Allows an endpoint that uses http and is not on this computer. By default, the cmdlet refuses such an endpoint, because others can
    /// read and change what is sent to it.
    /// </summary>
    [Parameter]
    public SwitchParameter AllowInsecureEndpoint { get; set; }

    /// <summary>
    /// Uses the FIPS endpoint of the region. By default, <c>AWS_USE_FIPS_ENDPOINT</c> and the <c>use_fips_endpoint</c> of the profile
    /// determine this.
    /// </summary>
    [Parameter]
    public SwitchParameter UseFipsEndpoint { get; set; }

    /// <summary>
    /// Uses the dual-stack endpoint of the region. By default, <c>AWS_USE_DUALSTACK_ENDPOINT</c> and the <c>use_dualstack_endpoint</c> of
    /// the profile determine this.
    /// </summary>
    [Parameter]
    public SwitchParameter UseDualStackEndpoint { get; set; }

    /// <summary>
    /// The maximum number of times to send a request before it fails. By default, <c>AWS_MAX_ATTEMPTS</c> and the <c>max_attempts</c> of
    /// the profile determine it; without them, a throttled request is sent up to 12 times and any other request up to 6 times.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? MaxAttempts { get; set; }

    /// <summary>The region that is asked for by the parameter; <see langword="null"/> for none.</summary>
    private protected virtual string? OneRegion => NullIfEmpty(Region);

    /// <summary>The profile that is asked for by the parameter; <see langword="null"/> for none.</summary>
    private protected virtual string? OneProfile => NullIfEmpty(ProfileName);

    /// <summary>
    /// The region to ask for what is piped in, where its own Region says something else; <see langword="null"/> otherwise.
    /// </summary>
    private protected virtual string? RegionOfInput => null;

    /// <summary>Writes what the requests report.</summary>
    private protected IRequestObserver Log => RequestLog;

    private RequestLog RequestLog => _log ??= new RequestLog(this);

    /// <summary>Gives the client for the parameters as they are bound now; terminates the cmdlet when there can be none.</summary>
    /// <param name="value">
    /// The id or ARN that is asked about, an ARN's own region counts; <see langword="null"/> when nothing in particular is.
    /// </param>
    private protected ImageBuilderClient Client(string? value)
    {
        var settings = Settings(value);
        WarnOfOtherRegion(settings, value);
        var source = ClientSource.Current;
        _isSample = source.IsSample;
        if (!_clients.TryGetValue((source, settings), out var client))
        {
            // Not on this thread: reading profiles and asking instance metadata may take a while, and Ctrl+C must work then too.
            client = Attempt(() => Connect(() => Await(Task.Run(() => source.Client(settings), Stopped))), value);
            _clients.Add((source, settings), client);
            TellOf(client);
        }

        return client;
    }

    /// <summary>Makes a place that a listing asks. Its client is made when it is first asked, whatever the profile takes.</summary>
    /// <param name="profileName">The profile; <see langword="null"/> for none.</param>
    /// <param name="region">The region; <see langword="null"/> for the one of the profile or the session.</param>
    /// <param name="isMatched">Whether a wildcard stands for the region.</param>
    private protected Place PlaceOf(string? profileName, string? region, bool isMatched)
    {
        var settings = Settings(profileName, region) with { IsOneOfMany = true };
        var source = ClientSource.Current;
        _isSample = source.IsSample;
        return new Place(profileName, region, () => Task.Run(Connect, Stopped)) { IsMatched = isMatched };

        ImageBuilderClient Connect()
        {
            var client = source.Client(settings);
            Post(() => TellOf(client));
            return client;
        }
    }

    /// <summary>The settings for a profile and a region, in the place of those that the parameters say.</summary>
    private protected ConnectionSettings Settings(string? profileName, string? region)
    {
        var following = Following(() => profileName);
        return Bind(following, name => name == nameof(Region) ? region : following.ValueOf(name), arnRegion: null);
    }

    /// <summary>Gives the client of CloudWatch Logs beside a client; terminates the cmdlet when there can be none.</summary>
    /// <param name="client">The client of Image Builder.</param>
    /// <param name="target">What an error is about.</param>
    private protected ImageBuilderClient LogsOf(ImageBuilderClient client, object target)
    {
        var logs = Attempt(() => client.Logs, target);
        TellOf(logs);
        return logs;
    }

    // Settings that differ may come to the same connection.
    private void TellOf(ImageBuilderClient client)
    {
        if (client.Connection is { Origin: { } origin } connection && origin.Describe(connection) is var line && _toldConnections.Add(line))
        {
            WriteVerbose(line);
        }
    }

    private ImageBuilderClient Connect(Func<ImageBuilderClient> find)
    {
        try
        {
            return find();
        }
        catch (ConfigurationException)
        {
            BeforeEnd();
            throw;
        }
    }

    /// <summary>Is called before the error of an input that cannot be asked about: what came before it goes first.</summary>
    private protected virtual void BeforeEnd() { }

    /// <summary>Runs something that needs a connection; terminates the cmdlet when there can be none.</summary>
    private protected T Attempt<T>(Func<T> action, object? target)
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

    /// <summary>
    /// Waits for a request. An error of the request belongs to its input and lets the pipeline go on; one of the settings ends it.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="target">What an error is about.</param>
    /// <param name="onError">Looks at an error first, and says whether it is one.</param>
    private protected T? Fetch<T>(Func<Task<T>> request, object target, Predicate<ImageBuilderException>? onError = null)
    {
        try
        {
            return Attempt(() => Await(request()), target);
        }
        catch (ImageBuilderException error)
        {
            if (onError?.Invoke(error) is not false)
            {
                var record = ErrorRecords.Request(error, target);
                if (Refusals.Ends(error) && MyInvocation.ExpectingInput && !MayInputsFareBetter(error))
                {
                    _refusal = record;
                }
                else
                {
                    WriteError(record);
                }
            }

            return default;
        }
    }

    /// <summary>
    /// Waits for a request, as <see cref="Fetch"/> does. What was refused to one input for all is not requested again for another.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="operation">The operation that is requested.</param>
    /// <param name="value">What an error is about.</param>
    /// <param name="request">The request.</param>
    /// <param name="isError">Whether an error is one; <see langword="null"/> when all are.</param>
    private protected T? Ask<T>(
        ImageBuilderClient client,
        string operation,
        string value,
        Func<Task<T>> request,
        Predicate<ImageBuilderException>? isError = null
    )
    {
        if (Refusals.IsRefused(client, operation))
        {
            return default;
        }

        var result = Fetch(request, value, error => isError?.Invoke(error) is not false && !Refusals.Repeats(error, client, operation));
        if (result is not null)
        {
            Refusals.Answered(client, operation);
        }

        return result;
    }

    /// <summary>What the service has refused for all inputs.</summary>
    private protected Refusals Refusals { get; } = new();

    /// <summary>Whether no other input of the pipeline can be answered.</summary>
    private protected bool IsEnded => _refusal is not null;

    /// <summary>Ends the pipeline when no other input of it can be answered: what came before has been emitted by now.</summary>
    private protected void EndIfRefused()
    {
        if (_refusal is not null)
        {
            ThrowTerminatingError(_refusal);
        }
    }

    // Whether another input may bring what this one lacked: credentials of its own, or another region where that can make a difference.
    private bool MayInputsFareBetter(ImageBuilderException error)
    {
        var isExpired = error.ErrorCode is "ExpiredToken" or "ExpiredTokenException" or "TokenRefreshRequired";
        return PipedObject.Of(this)?.Connection is not null
            || ConnectionBinder.Names.Any(name =>
                name != nameof(Region) && MyInvocation.BoundParameters.GetValueOrDefault(name) is not null && !_givenByName.Contains(name)
            )
            || (!isExpired && !_givenByName.Contains(nameof(Region)));
    }

    /// <summary>
    /// The id or ARN that a value stands for: the account is asked about a short name such as <c>golden-image/1.4.2/1</c>, and everything
    /// else stands for itself. <see langword="null"/> when a short name stands for nothing, or for several things; the error is written.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="form">The form that the parameter takes.</param>
    /// <param name="takesNames">Whether the name of a pipeline is taken for its ARN.</param>
    private protected string? ArnOf(string value, Identifier form, bool takesNames = false)
    {
        // What somebody pastes often has blanks around it. No id and no name begins or ends with one.
        _followed = FollowedConnection.Of(value);
        value = form.Spell(value.Trim());
        Func<ImageBuilderClient, Task<ArnLookup>> find;
        var hint = string.Empty;
        if (takesNames && form == Identifier.ImagePipelineArn && ArnLookup.IsPlainName(value))
        {
            find = client => ArnLookup.FindPipelineAsync(client, value, Log, Stopped);
            hint = $" Get-IBImagePipeline '{value}*' finds them in any case.";
        }
        else if (ArnLookup.IsTaken(form) && ShortName.Parse(value) is { } name)
        {
            find = client => ArnLookup.FindAsync(client, name, form, Log, Stopped);
        }
        else
        {
            return value;
        }

        var client = Client(value);
        var found = Fetch(() => Task.Run(() => find(client), Stopped), value, EmitBefore);
        if (found?.Problem is { } problem)
        {
            BeforeEnd();
            WriteError(
                found.IsAmbiguous
                    ? ErrorRecords.InvalidArgument("AmbiguousName", problem, value)
                    : ErrorRecords.NameNotFound("NameNotFound", problem + hint, value)
            );
        }

        return found?.Arn;

        // The objects of the inputs before come before the error.
        bool EmitBefore(ImageBuilderException error)
        {
            BeforeEnd();
            return true;
        }
    }

    /// <summary>Emits an object.</summary>
    private protected void Emit(ServiceObject found)
    {
        if (_isSample)
        {
            found.IsSample = true;
            PSObject.AsPSObject(found).TypeNames.Add(SampleSession.TypeName);
        }

        WriteObject(found);
    }

    /// <summary>What some texts with wildcards stand for; terminates the cmdlet when one of them is no pattern.</summary>
    private protected WildcardMatcher Matcher(string[] patterns)
    {
        try
        {
            return new WildcardMatcher(patterns);
        }
        catch (WildcardPatternException error)
        {
            ThrowTerminatingError(
                ErrorRecords.InvalidArgument(
                    "InvalidWildcard",
                    $"{error.Message} To mean a bracket itself, put a backtick before it.",
                    patterns
                )
            );
            throw;
        }
    }

    /// <summary>
    /// The statuses that are asked for. One without wildcards that the API does not know is asked for too, as it may be newer than this
    /// module. Mostly it is mistyped and would find nothing, so a call writes one warning.
    /// </summary>
    /// <typeparam name="TKnown">Knows the statuses of the API.</typeparam>
    /// <param name="statuses">The statuses; none stand for all.</param>
    /// <param name="filters">Filters, of which one may be of the status. The service compares its values with their case.</param>
    private protected WildcardMatcher StatusMatcher<TKnown>(string[] statuses, params Filter[] filters)
        where TKnown : StatusCompleter, new()
    {
        var matcher = Matcher(statuses);
        var known = new TKnown();
        var mistaken = statuses
            .Where(status => !WildcardPattern.ContainsWildcardCharacters(status) && !known.Knows(status))
            .Concat(filters.Where(filter => filter.Name == "status").SelectMany(filter => filter.Values).Except(known.Statuses));
        string[] unknown = [.. mistaken.Select(status => $"'{status}'")];
        if (unknown.Length > 0 && !_hasWarnedOfStatus)
        {
            _hasWarnedOfStatus = true;
            var subject =
                unknown.Length == 1 ? $"{unknown[0]} is not a known status" : $"{string.Join(", ", unknown)} are not known statuses";
            WriteWarning(
                $"{subject}. The known statuses are {string.Join(", ", known.Statuses)}. "
                    + "What was given is used as it is, in case the service has a new status."
            );
        }

        return matcher;
    }

    /// <summary>Remembers what was given by name.</summary>
    protected override void BeginProcessing()
    {
        _givenByName.UnionWith(MyInvocation.BoundParameters.Keys);
    }

    /// <summary>Leaves nothing on the display.</summary>
    protected override void EndProcessing() => _log?.EndWait();

    /// <inheritdoc/>
    private protected override void OnTick() => _log?.ShowWait();

    private ConnectionSettings Settings(string? value)
    {
        var following = Following(() => OneProfile);
        if (value is not null && FollowedConnection.Of(value) is { } own)
        {
            following = following with { Settings = own };
        }

        var byName = _givenByName.Contains(nameof(Region)) ? OneRegion : null;
        var region = byName ?? NullIfEmpty(RegionOfInput) ?? OneRegion ?? following.Settings?.Region;
        return Bind(
            following,
            name => name == nameof(Region) ? region : following.ValueOf(name),
            value is null ? null : Identifier.RegionOf(value)
        );
    }

    // What comes with the object, from the pipeline or as an argument, beside what the parameters say.
    private FollowedConnection Following(Func<string?> profileName) =>
        new(
            _followed ?? PipedObject.Of(this)?.Connection as ConnectionSettings,
            name => name == nameof(ProfileName) ? profileName() : ConnectionBinder.ValueOf(this, name),
            _givenByName
        );

    private ConnectionSettings Bind(FollowedConnection following, Func<string, object?> valueOf, string? arnRegion) =>
        ConnectionBinder.Bind(valueOf, arnRegion, ConnectionSession.Of(SessionState, () => _sessionCredential.Value)) with
        {
            AskForMfaCode = _askForMfaCode,
            NameOf = following.NameOf,
        };

    private void WarnOfOtherRegion(ConnectionSettings settings, string? value)
    {
        if (settings is { Region: { } asked, ArnRegion: { } own } && asked != own && _warnedRegions.Add((asked, own)))
        {
            WriteWarning($"'{value}' is in {own}, but -Region asks {asked}, which knows nothing of it. Leave -Region out to ask {own}.");
        }
    }

    // Called from the thread that fetches the credentials; only the pipeline's thread may talk to the host.
    private string AskForMfaCode(string serialNumber)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                // At the end of a redirected input the console host ends the whole script, without an error.
                if (Host.Name == "ConsoleHost" && Console.IsInputRedirected)
                {
                    throw new InvalidOperationException(
                        $"A code of the MFA device {serialNumber} is needed, and standard input is no console to ask for it."
                    );
                }

                answer.SetResult(AskSecretly($"Code of the MFA device {serialNumber}: "));
            }
            catch (Exception error)
            {
                // A host without anybody in front of it: who asked is told.
                answer.SetException(error);
                if (error is PipelineStoppedException)
                {
                    throw;
                }
            }
        });
        return answer.Task.WaitAsync(Stopped).GetAwaiter().GetResult();
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
