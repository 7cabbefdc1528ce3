namespace ImageBuilderWorkflow.Core;

/// <summary>Is told what goes on while a request is under way. The calls may come from any thread.</summary>
internal interface IRequestObserver
{
    /// <summary>A request was answered.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="items">How many objects came.</param>
    /// <param name="elapsed">How long the answer took.</param>
    /// <param name="requestId">The request's id, or <see langword="null"/>.</param>
    void Answered(string operation, int items, TimeSpan elapsed, string? requestId);

    /// <summary>A request failed and is sent again after a wait.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="attempt">Which attempt failed, from 1.</param>
    /// <param name="reason">Why.</param>
    /// <param name="wait">How long the wait is.</param>
    void Waiting(string operation, int attempt, string reason, TimeSpan wait);

    /// <summary>A request failed and is not sent again.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="attempt">Which attempt failed, from 1.</param>
    /// <param name="reason">Why.</param>
    /// <param name="elapsed">How long the attempt took.</param>
    /// <param name="requestId">The request's id, or <see langword="null"/>.</param>
    void Failed(string operation, int attempt, string reason, TimeSpan elapsed, string? requestId);

    /// <summary>A request is held back because the service has throttled others.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="attempt">Which attempt it is, from 1.</param>
    /// <param name="wait">How long it is held back.</param>
    void Paced(string operation, int attempt, TimeSpan wait);
}
