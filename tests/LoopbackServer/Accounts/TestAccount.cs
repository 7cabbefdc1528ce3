using ImageBuilderWorkflow.SampleAccount;
using ImageBuilderWorkflow.SampleAccount.Logs;
using ImageBuilderWorkflow.SampleAccount.Scenarios;
using ImageBuilderWorkflow.SampleAccount.Service;
using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>
/// A sample account with what tests need: the ARNs and ids of its resources, builds of any size, descriptions of requests and counts of
/// changes. Thread-safe.
/// </summary>
public sealed class TestAccount
{
    private readonly Account _account;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, WriteCount> _writes = WriteOperations.ToDictionary(
        operation => operation.Name,
        _ => new WriteCount(0, 0, 0),
        StringComparer.Ordinal
    );

    /// <summary>Creates an account.</summary>
    /// <param name="options">The options of the sample account; null for the defaults.</param>
    /// <param name="scale">The sizes of the generated builds; null for none.</param>
    public TestAccount(AccountOptions? options = null, ScaleOptions? scale = null)
    {
        options ??= new AccountOptions();
        scale ??= new ScaleOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(scale.BigStepCount);
        ArgumentOutOfRangeException.ThrowIfNegative(scale.FanStepCount);
        ArgumentOutOfRangeException.ThrowIfNegative(scale.FanExecutionCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale.FanExecutionCount, GeneratedBuild.MostExecutions);

        var ids = new IdSource(options.Seed);
        var arns = new Arns(options.Region, options.AccountId);
        var now = options.Now.UtcDateTime;
        var workflowArn = new WorkflowCatalog(arns, now).ComplianceScan.Arn;
        var start = now.AddDays(-90).AddMilliseconds(500);
        var big = new GeneratedBuild(ids, arns, "big-build", workflowArn, start, scale.BigStepCount > 0 ? 1 : 0, scale.BigStepCount);
        var fan = new GeneratedBuild(ids, arns, "fan-out", workflowArn, start, scale.FanExecutionCount, scale.FanStepCount);
        _account = new Account(options, [.. new[] { big, fan }.Where(generated => generated.Executions.Count > 0)]);
        Known = new KnownResources(_account.Catalog, big, fan);
        Failures = KnownFailures.Of(_account.Catalog);
    }

    /// <summary>The options of the sample account.</summary>
    public AccountOptions Options => _account.Options;

    /// <summary>The current time in the account, in UTC.</summary>
    public DateTimeOffset Now => _account.Now;

    /// <summary>The ARNs and ids of the account's resources.</summary>
    public KnownResources Known { get; }

    /// <summary>
    /// The failed builds of an account with <see cref="AccountOptions.HasFailures"/>, oldest first, with the answers; otherwise empty.
    /// </summary>
    public IReadOnlyList<KnownFailure> Failures { get; }

    /// <summary>The counts of the well-formed write requests so far, by operation.</summary>
    public IReadOnlyDictionary<string, WriteCount> Writes
    {
        get
        {
            lock (_gate)
                return new Dictionary<string, WriteCount>(_writes, StringComparer.Ordinal);
        }
    }

    private static IEnumerable<OperationModel> WriteOperations =>
        ServiceModel.ImageBuilder.Operations.Where(operation => operation.Method == "PUT");

    /// <summary>Answers a request and counts it if it is a write request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The response.</returns>
    public AccountResponse Handle(AccountRequest request)
    {
        var response = _account.Handle(request);
        if (
            request.Method == "PUT"
            && ServiceModel.ImageBuilder.Find(request.Path) is { Method: "PUT" } operation
            && (response.IsRepeat is not null || TryParse(operation, request) is not null)
        )
        {
            lock (_gate)
            {
                var count = _writes[operation.Name];
                _writes[operation.Name] = response.IsRepeat switch
                {
                    false => count with { Effects = count.Effects + 1 },
                    true => count with { Repeats = count.Repeats + 1 },
                    null => count with { Refusals = count.Refusals + 1 },
                };
            }
        }

        return response;
    }

    /// <summary>Creates an error response.</summary>
    /// <param name="request">The request, which decides the form of the error.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The error code.</param>
    /// <param name="message">The error message.</param>
    /// <returns>The response, with a new request id.</returns>
    public AccountResponse Refuse(AccountRequest request, int status, string code, string message) =>
        _account.Refuse(request, status, code, message);

    /// <summary>Describes a request without answering it.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The description.</returns>
    public RequestDescription Describe(AccountRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Target is { } target)
            return ServiceModel.CloudWatchLogs.Find(target) is { } logs ? DescribeLogs(logs, request) : new RequestDescription();
        if (ServiceModel.ImageBuilder.Find(request.Path) is not { } operation)
            return new RequestDescription();
        return Describe(operation, request);
    }

    private RequestDescription Describe(OperationModel operation, AccountRequest request)
    {
        var description = new RequestDescription { Operation = operation.Name };
        if (operation.ResultKey is null)
            return description;
        description = description with { ResultKey = operation.ResultKey, TokenKey = "nextToken" };
        if (TryParse(operation, request) is not { } input)
            return description;
        try
        {
            var place = Page.Start(_account.Tokens, input);
            return description with
            {
                MaxResults = input.MaxResults,
                NextToken = input.Token,
                Page = place.Page,
                SamePageToken = _account.Tokens.Encode(input.Binding, place with { Page = place.Page + 1 }),
            };
        }
        catch (ServiceError)
        {
            return description;
        }
    }

    // GetLogEvents is no listing in the model of the service: it has a token for each direction.
    private RequestDescription DescribeLogs(OperationModel operation, AccountRequest request)
    {
        if (operation.Name != "GetLogEvents")
            return Describe(operation, request);
        var description = new RequestDescription
        {
            Operation = operation.Name,
            ResultKey = "events",
            TokenKey = "nextForwardToken",
        };
        if (TryParse(operation, request) is not { } input)
            return description;
        description = description with { MaxResults = input.MaxResults };
        var isForward = input.Flag("startFromHead");
        var place = new PageToken.Place(isForward ? 0 : int.MaxValue, 1);
        if (input.Token is not null)
        {
            if (LogHandlers.ReadToken(_account.Tokens, input) is not { } read)
                return description;
            (place, isForward) = read;
        }

        return description with
        {
            TokenKey = isForward ? "nextForwardToken" : "nextBackwardToken",
            NextToken = input.Token,
            Page = place.Page,
            SamePageToken = LogHandlers.WriteToken(_account.Tokens, input, place with { Page = place.Page + 1 }, isForward),
        };
    }

    private static OperationInput? TryParse(OperationModel operation, AccountRequest request)
    {
        try
        {
            return RequestParser.Parse(operation, request);
        }
        catch (ServiceError)
        {
            return null;
        }
    }
}
