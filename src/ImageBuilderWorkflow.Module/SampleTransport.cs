using ImageBuilderWorkflow.Core;
using ImageBuilderWorkflow.SampleAccount;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Takes requests to a sample account in this process: no network, no credentials.</summary>
/// <param name="account">The account.</param>
/// <param name="service">The service of the account that is asked.</param>
internal sealed class SampleTransport(Account account, ServiceDefinition service) : ITransport
{
    /// <inheritdoc/>
    public string Region => account.Options.Region;

    /// <inheritdoc/>
    public DateTime UtcNow => account.Now.UtcDateTime;

    /// <inheritdoc/>
    public Task<ServiceReply> SendAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var query = string.Join('&', request.Query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        var response = account.Handle(
            new AccountRequest(request.Method, service.PathOf(request.Operation), query, request.Body)
            {
                Target = service.TargetOf(request.Operation),
            }
        );
        return response.Status < 400
            ? Task.FromResult(new ServiceReply(response.Body, response.RequestId))
            : throw ErrorBody.Read(response.Status, name => Header(response, name), response.Body);
    }

    private static string? Header(AccountResponse response, string name) =>
        response.Headers.FirstOrDefault(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
