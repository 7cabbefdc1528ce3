using System.Text.Json;

namespace ImageBuilderWorkflow.Core;

/// <summary>Calls a service, Image Builder or CloudWatch Logs: builds the requests, and turns answers into objects.</summary>
/// <param name="transport">Carries the requests.</param>
/// <param name="retryPolicy">Decides on failed requests.</param>
/// <param name="time">Measures and waits.</param>
/// <param name="pacerOf">Gives the pacer for a transport's scope; <see langword="null"/> for the session's.</param>
internal sealed class ImageBuilderClient(
    ITransport transport,
    RetryPolicy retryPolicy,
    TimeProvider time,
    Func<string, Pacer>? pacerOf = null
)
{
    private const string ClientToken = "clientToken";

    private readonly RequestExecutor _executor = new(transport, retryPolicy, time, pacerOf ?? Pacer.ForScope);
    private ImageBuilderClient? _logs;

    /// <summary>Makes a client for a connection.</summary>
    public static ImageBuilderClient For(AwsConnection connection) =>
        new(new AwsTransport(connection), new RetryPolicy(Random.Shared.NextDouble, connection.MaxAttempts), TimeProvider.System)
        {
            Connection = connection,
            ProfileName = connection.Settings.ProfileName,
            Followed = connection.Settings.ToFollow(),
            FindLogs = connection.FindLogsEndpoint is null ? null : () => For(connection.ForLogs()),
        };

    /// <summary>The connection to AWS; <see langword="null"/> when something else is asked.</summary>
    public AwsConnection? Connection { get; private init; }

    /// <summary>The profile that the caller named, or <see langword="null"/>.</summary>
    public string? ProfileName { get; init; }

    /// <summary>
    /// What the caller specified beside region and profile, for those who ask about the objects; <see langword="null"/> for nothing.
    /// </summary>
    private ConnectionSettings? Followed { get; init; }

    /// <summary>
    /// Makes the client of CloudWatch Logs in the same region and account; <see langword="null"/> for that client itself. It throws a
    /// <see cref="ConfigurationException"/> when the settings for its endpoint cannot be used.
    /// </summary>
    public Func<ImageBuilderClient>? FindLogs { private get; init; }

    /// <summary>The client of CloudWatch Logs in the same region and account.</summary>
    /// <exception cref="ConfigurationException">The settings for its endpoint cannot be used.</exception>
    public ImageBuilderClient Logs => _logs ??= FindLogs!();

    /// <summary>The region that is asked.</summary>
    public string Region => transport.Region;

    /// <summary>The time of the service, in UTC.</summary>
    public DateTime UtcNow => transport.UtcNow;

    /// <summary>Says of an object that it comes from the region and the account that this client asks.</summary>
    /// <param name="item">The object.</param>
    public void Stamp(ServiceObject item) => (item.Region, item.ProfileName, item.Connection) = (Region, ProfileName, Followed);

    /// <summary>Asks for one object.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="id">The object's id.</param>
    /// <param name="observer">Is told what goes on.</param>
    /// <param name="cancellationToken">Gives up, also in a wait.</param>
    /// <exception cref="ImageBuilderException">It failed for good.</exception>
    /// <exception cref="ConfigurationException">The request cannot be sent as things are set up.</exception>
    public Task<T> GetAsync<T>(GetOperation<T> operation, string id, IRequestObserver observer, CancellationToken cancellationToken)
        where T : ServiceObject, new()
    {
        var request = new ServiceRequest
        {
            Operation = operation.Name,
            Method = "GET",
            Query = [new(operation.Argument, id)],
        };
        var call = new ServiceCall<T>(
            request,
            reply => ResponseParser.ReadItem(operation, () => New<T>(reply), reply.Body),
            static item => (1, item.RequestId)
        );
        return _executor.ExecuteAsync(call, observer, cancellationToken);
    }

    /// <summary>Asks for one page of a listing.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="members">What to list.</param>
    /// <param name="pageSize">How many items at most.</param>
    /// <param name="token">The page's token, or <see langword="null"/> for the first page.</param>
    /// <param name="observer">Is told what goes on.</param>
    /// <param name="cancellationToken">Gives up, also in a wait.</param>
    /// <exception cref="ImageBuilderException">It failed for good.</exception>
    /// <exception cref="ConfigurationException">The request cannot be sent as things are set up.</exception>
    public Task<ResponsePage<T>> GetPageAsync<T>(
        ListOperation<T> operation,
        RequestMembers members,
        int pageSize,
        string? token,
        IRequestObserver observer,
        CancellationToken cancellationToken
    )
        where T : ServiceObject, new()
    {
        var request = new ServiceRequest
        {
            Operation = operation.Name,
            Method = "POST",
            Body = ListBody(operation.PageSizeMember, members, pageSize, token),
        };
        var call = new ServiceCall<ResponsePage<T>>(
            request,
            reply => ResponseParser.ReadPage(operation, () => New(reply, operation.SetRequest, members), reply.Body),
            static page => (page.Items.Count, page.RequestId)
        );
        return _executor.ExecuteAsync(call, observer, cancellationToken);
    }

    /// <summary>Has something changed. A request that is sent again carries the same token, so that it acts once.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="members">What to change, without the client token.</param>
    /// <param name="clientToken">The client token.</param>
    /// <param name="observer">Is told what goes on.</param>
    /// <param name="cancellationToken">Gives up, also in a wait; the service may have acted by then.</param>
    /// <exception cref="ImageBuilderException">It failed for good.</exception>
    /// <exception cref="ConfigurationException">The request cannot be sent as things are set up.</exception>
    public Task<T> ActAsync<T>(
        ActionOperation<T> operation,
        RequestMembers members,
        string clientToken,
        IRequestObserver observer,
        CancellationToken cancellationToken
    )
        where T : ServiceObject, new()
    {
        var all = new RequestMembers().With(members).With(ClientToken, clientToken);
        var request = new ServiceRequest
        {
            Operation = operation.Name,
            Method = "PUT",
            Body = Body(all.WriteTo),
        };
        var call = new ServiceCall<T>(
            request,
            reply => ResponseParser.ReadResult(operation, () => New(reply, operation.SetRequest, all), reply.Body),
            static result => (1, result.RequestId)
        )
        {
            ClientToken = clientToken,
        };
        return _executor.ExecuteAsync(call, observer, cancellationToken);
    }

    private T New<T>(ServiceReply reply, Action<T, RequestMembers>? setRequest = null, RequestMembers? members = null)
        where T : ServiceObject, new()
    {
        var item = new T
        {
            RequestId = reply.RequestId,
            ReadTime = transport.UtcNow,
            OwnerStatus = members?.OwnerStatus,
        };
        Stamp(item);
        setRequest?.Invoke(item, members!);
        return item;
    }

    private static byte[] ListBody(string pageSizeMember, RequestMembers members, int pageSize, string? token) =>
        Body(writer =>
        {
            writer.WriteNumber(pageSizeMember, pageSize);
            if (token is not null)
            {
                writer.WriteString("nextToken"u8, token);
            }

            members.WriteTo(writer);
        });

    private static byte[] Body(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
