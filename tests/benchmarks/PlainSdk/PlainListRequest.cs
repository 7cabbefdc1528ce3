using Amazon.Runtime;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>A request for a page of a listing.</summary>
/// <param name="operation">The operation's name.</param>
/// <param name="argument">The member that says of what to list.</param>
/// <param name="value">Its value.</param>
/// <param name="token">The page's token, or <see langword="null"/> for the first page.</param>
internal sealed class PlainListRequest(string operation, string argument, string value, string? token) : AmazonWebServiceRequest
{
    public string Operation => operation;

    public string Argument => argument;

    public string Value => value;

    public string? NextToken => token;
}
