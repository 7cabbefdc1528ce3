using System.Globalization;
using ImageBuilderWorkflow.Core;
using ImageBuilderWorkflow.Loopback;

namespace ImageBuilderWorkflow.Tour;

/// <summary>The same questions as in Tour.ps1, asked through the library below the cmdlets, for machines without PowerShell.</summary>
internal static class CoreTour
{
    /// <summary>Asks them all.</summary>
    public static async Task<int> RunAsync(LoopbackServer server)
    {
        Console.WriteLine("There is no pwsh on the PATH: these are the same calls through the library below the cmdlets.");
        var client = ImageBuilderClient.For(ConnectionResolver.Resolve(new ConnectionSettings
        {
            Region = server.Account.Options.Region,
            AccessKey = server.AccessKey,
            SecretKey = server.SecretKey,
            EndpointUrl = server.Url.ToString(),
        }));

        Title("What ran for an image");
        var executions = await ListAsync(client, WorkflowExecutionOperations.List, server.Known.AvailableImageArn);
        executions.ForEach(execution => Row(execution.Type, execution.Status, execution.Duration, execution.WorkflowExecutionId));

        Title("The steps of its build");
        var steps = await ListAsync(
            client, WorkflowStepExecutionOperations.List, executions.First(execution => execution.Type == "BUILD").WorkflowExecutionId!);
        steps.ForEach(step => Row(step.Status, step.Name, step.Action, step.Duration));

        Title("What failed for another image");
        var failed = new List<WorkflowStepExecution>();
        foreach (var execution in await ListAsync(client, WorkflowExecutionOperations.List, server.Known.FailedImageArn))
        {
            var all = await ListAsync(client, WorkflowStepExecutionOperations.List, execution.WorkflowExecutionId!);
            failed.AddRange(all.Where(step => step.Status == "FAILED"));
        }

        failed.ForEach(step => Row(step.Name, step.Action, step.Outputs));

        Title("What only the step itself tells");
        foreach (var step in failed)
        {
            var whole = await client.GetAsync(WorkflowStepExecutionOperations.Get, step.StepExecutionId!, Quiet.Instance, CancellationToken.None);
            Row(whole.Name, whole.OnFailure, whole.TimeoutSeconds);
        }

        Title("Which lifecycle policies touched an image");
        var history = await ListAsync(client, LifecycleExecutionOperations.List, server.Known.LifecycleImageArn, maxItems: 5);
        history.ForEach(run => Row(run.Status, run.HasImpactedResources, run.StartTime, run.LifecycleExecutionId));

        Title("A report of all steps");
        Console.WriteLine("Name,Status,Duration");
        steps.ForEach(step => Console.WriteLine($"{step.Name},{step.Status},{step.Duration}"));
        return 0;
    }

    private static async Task<List<T>> ListAsync<T>(ImageBuilderClient client, ListOperation<T> operation, string argument, int? maxItems = null)
        where T : ServiceObject, new()
    {
        var items = new List<T>();
        var pages = Listing.ReadAsync(
            client, operation, operation.For(argument), new ListingOptions { MaxItems = maxItems }, matches: null, Quiet.Instance, CancellationToken.None);
        await foreach (var page in pages)
        {
            items.AddRange(page.Items);
        }

        return items;
    }

    private static void Title(string text) => Console.WriteLine($"\n## {text}");

    private static void Row(params object?[] values) =>
        Console.WriteLine(string.Join("  ", values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))));

    private sealed class Quiet : IRequestObserver
    {
        public static Quiet Instance { get; } = new();

        public void Paced(string operation, int attempt, TimeSpan wait)
        {
        }

        public void Answered(string operation, int items, TimeSpan elapsed, string? requestId)
        {
        }

        public void Waiting(string operation, int attempt, string reason, TimeSpan wait) =>
            Console.WriteLine($"({operation} is tried again in {wait.TotalMilliseconds:0} ms: {reason})");
    }
}
