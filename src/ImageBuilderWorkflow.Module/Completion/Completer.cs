using System.Collections;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Completes the values of a parameter. The prompt waits for it for a second at most; what comes later is there for the next Tab.
/// Nothing to offer is no error, and no reason to offer the names of files.
/// </summary>
internal abstract class Completer : IArgumentCompleter
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1);

    // How long Ctrl+C may go unnoticed.
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    )
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            var request = new CompletionRequest(commandName, wordToComplete, commandAst, fakeBoundParameters);
            var load = Load(request);
            while (
                Budget - Stopwatch.GetElapsedTime(begun) is var left
                && left > TimeSpan.Zero
                && !load.Ended.Wait(left < Slice ? left : Slice)
            )
            {
                CompletionRequest.ThrowIfStopped();
            }

            var now = DateTime.UtcNow;
            return
            [
                .. Offer(Choose(load.Items, request).Where(item => item.IsShowable && request.Typed.Matches(item)))
                    .Select(item => item.Result(request.Typed.Write(item.Value), now)),
            ];
        }
        catch (Exception error) when (error is not PipelineStoppedException)
        {
            // Tab is no place for errors. The cmdlet will tell.
            return [];
        }
    }

    /// <summary>Begins to read what there is.</summary>
    private protected abstract CompletionLoad Load(CompletionRequest request);

    /// <summary>Says what of that can be meant, whatever is typed.</summary>
    private protected virtual IEnumerable<CompletionItem> Choose(IEnumerable<CompletionItem> items, CompletionRequest request) => items;

    // The newest first; what has no date stays as it came.
    // Those of the same text, such as executions of one workflow for one image, get a part of their values to tell them apart.
    private static IEnumerable<CompletionItem> Offer(IEnumerable<CompletionItem> items)
    {
        List<CompletionItem> offered =
        [
            .. items.OrderByDescending(item => item.Date ?? DateTime.MinValue).DistinctBy(item => item.Value, StringComparer.Ordinal),
        ];
        var repeated = offered.GroupBy(item => item.Text, StringComparer.Ordinal).Where(group => group.Skip(1).Any());
        var texts = repeated.Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return offered.Select(item => texts.Contains(item.Text) ? item with { Text = $"{item.Text} {item.ShortValue}" } : item);
    }
}
