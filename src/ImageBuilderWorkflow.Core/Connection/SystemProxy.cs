using System.Net;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// The proxy of the system, with what <c>NO_PROXY</c> means to the AWS CLI and to curl: <c>*</c> is every host, and a domain, written as
/// <c>example.org</c>, <c>.example.org</c> or <c>*.example.org</c>, is all hosts in it. .NET by itself takes only the second form for that.
/// </summary>
/// <param name="system">The proxy of the system.</param>
internal sealed class SystemProxy(IWebProxy system) : IWebProxy
{
    /// <summary>The one of this process.</summary>
    public static SystemProxy Instance { get; } = new(HttpClient.DefaultProxy);

    /// <inheritdoc/>
    public ICredentials? Credentials
    {
        get => system.Credentials;
        set => system.Credentials = value;
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : system.GetProxy(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => IsExcepted(host.IdnHost) || system.IsBypassed(host);

    private static bool IsExcepted(string host)
    {
        var exceptions = EnvironmentSetting.Text("no_proxy") ?? EnvironmentSetting.Text("NO_PROXY");
        return exceptions is not null && exceptions.Split(',', StringSplitOptions.TrimEntries).Any(exception => Covers(exception, host));
    }

    private static bool Covers(string exception, string host)
    {
        if (exception == "*")
        {
            return true;
        }

        var domain = exception.TrimStart('*').TrimStart('.');
        return domain.Length > 0
            && host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
            && (host.Length == domain.Length || host[^(domain.Length + 1)] == '.');
    }
}
