namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Tests wait for what must happen, but not for ever.</summary>
internal static class Patience
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Waits for something that happens soon, or fails.</summary>
    public static Task Soon(this Task task) => task.WaitAsync(Longest, CancellationToken.None);

    /// <inheritdoc cref="Soon(Task)"/>
    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Longest, CancellationToken.None);
}
