namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>A contestant of .NET, from the inside.</summary>
internal interface IWorker
{
    /// <summary>Makes the client, where it has not been made.</summary>
    void Connect();

    /// <summary>Does the work once.</summary>
    /// <param name="work">The work.</param>
    /// <param name="recorder">Takes the items that are not kept.</param>
    /// <returns>The ids of those that are, read from the items when somebody asks for them.</returns>
    Task<IEnumerable<string?>> RunAsync(Work work, Recorder recorder);
}
