namespace ImageBuilderWorkflow.Loopback.Faults;

/// <summary>Where an error response has its error code. In JSON the names start in lower case.</summary>
public enum ErrorPlace
{
    /// <summary>
    /// In the header <c>x-amzn-ErrorType</c>; for CloudWatch Logs, which has no such header, in <c>__type</c> in the body.
    /// </summary>
    Header,

    /// <summary>In that header, followed by a colon and a URL.</summary>
    HeaderWithUrl,

    /// <summary>In <c>__type</c> in the body.</summary>
    BodyType,

    /// <summary>In <c>__type</c> in the body, after a namespace and a hash sign.</summary>
    BodyTypeWithNamespace,

    /// <summary>In <c>code</c> in the body.</summary>
    BodyCode,
}
