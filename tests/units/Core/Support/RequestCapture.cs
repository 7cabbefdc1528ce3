using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Finds out what an operation sends.</summary>
internal static class RequestCapture
{
    public const string Argument = "what-is-asked-for";

    /// <summary>The request of an operation for <see cref="Argument"/>; of a listing that for its first page.</summary>
    public static ServiceRequest Of(string operation)
    {
        var transport = new FakeTransport(_ => throw new ServiceFaultException("InvalidRequestException", "enough") { StatusCode = 400 });
        var client = transport.Client();
        Task call = operation switch
        {
            "ListWorkflowExecutions" => Page(WorkflowExecutionOperations.List),
            "ListWorkflowStepExecutions" => Page(WorkflowStepExecutionOperations.List),
            "ListLifecycleExecutions" => Page(LifecycleExecutionOperations.List),
            "GetWorkflowExecution" => Get(WorkflowExecutionOperations.Get),
            "GetWorkflowStepExecution" => Get(WorkflowStepExecutionOperations.Get),
            "GetLifecycleExecution" => Get(LifecycleExecutionOperations.Get),
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "There is no such operation."),
        };
        _ = call.Exception;
        return transport.Requests.Single();

        Task Page<T>(ListOperation<T> list)
            where T : ServiceObject, new() => client.GetPageAsync(list, Argument, 25, null, null, new RecordingObserver(), CancellationToken.None);

        Task Get<T>(GetOperation<T> get)
            where T : ServiceObject, new() => client.GetAsync(get, Argument, new RecordingObserver(), CancellationToken.None);
    }
}
