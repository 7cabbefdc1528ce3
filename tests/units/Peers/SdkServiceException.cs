using System.Net;
using Amazon.Runtime;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Peers;

/// <summary>Carries a fault out of the SDK's pipeline.</summary>
internal sealed class SdkServiceException(ServiceFaultException fault)
    : AmazonServiceException(fault.Message, fault, ErrorType.Unknown, fault.Code, fault.RequestId, (HttpStatusCode)fault.StatusCode)
{
    /// <summary>The fault.</summary>
    public ServiceFaultException Fault { get; } = fault;
}
