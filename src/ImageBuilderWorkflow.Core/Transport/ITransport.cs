namespace ImageBuilderWorkflow.Core;

/// <summary>
/// What carries a request to Image Builder and its answer back, once: no retries. Small, so that a generated service client or
/// an account in memory can take its place.
/// </summary>
internal interface ITransport
{
    /// <summary>The region that is asked.</summary>
    string Region { get; }

    /// <summary>The service's time, in UTC.</summary>
    DateTime UtcNow => DateTime.UtcNow;

    /// <summary>Sends the request once.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Abandons the request, also in the middle of its answer.</param>
    /// <returns>The answer, when it is a successful one.</returns>
    /// <exception cref="ServiceFaultException">Image Builder answered with an error.</exception>
    /// <exception cref="ConnectionFaultException">No whole answer came.</exception>
    /// <exception cref="ConfigurationException">The request cannot be sent as things are set up.</exception>
    Task<ServiceReply> SendAsync(ServiceRequest request, CancellationToken cancellationToken);

    /// <summary>Gets new credentials after the service has called the old ones expired.</summary>
    /// <returns>Whether there is a chance that they differ.</returns>
    /// <exception cref="ConfigurationException">There are none to be had.</exception>
    bool RefreshCredentials() => false;

    /// <summary>
    /// The account and region that are asked: the service limits the requests of all their callers together. <see langword="null"/> for a
    /// transport without limits.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConfigurationException">The credentials cannot be used.</exception>
    ValueTask<string?> GetPaceScopeAsync(CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);
}
