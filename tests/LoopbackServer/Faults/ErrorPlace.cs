namespace ImageBuilderWorkflow.Loopback.Faults;

/// <summary>Where an error response says which error it is. In JSON the names begin in lower case.</summary>
public enum ErrorPlace
{
    /// <summary>In the header <c>x-amzn-ErrorType</c>, alone.</summary>
    Header,

    /// <summary>In that header, followed by a colon and a URL.</summary>
    HeaderWithUrl,

    /// <summary>In the body's <c>__type</c>.</summary>
    BodyType,

    /// <summary>In the body's <c>__type</c>, behind a namespace and a hash sign.</summary>
    BodyTypeWithNamespace,

    /// <summary>In the body's <c>code</c>.</summary>
    BodyCode,
}
