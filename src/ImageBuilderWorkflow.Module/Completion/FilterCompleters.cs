using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Completes a whole filter, with its value where the values are known. The names inside a hashtable that is begun are offered by
/// PowerShell, from the properties of the parameter's type; it asks no completer there.
/// </summary>
/// <param name="type">The type of the filters.</param>
/// <param name="known">The values that are known, by the filter's name.</param>
internal abstract class FilterCompleter(Type type, Dictionary<string, string[]> known) : IArgumentCompleter
{
    /// <summary>The values for those who can be switched off.</summary>
    private protected static readonly string[] Statuses = ["ENABLED", "DISABLED"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    )
    {
        var names = FilterTransformationAttribute.NamesOf(type).Order(StringComparer.Ordinal);
        return names
            .SelectMany(name =>
                known.GetValueOrDefault(name, [string.Empty]).Select(value => (Name: name, Text: $"@{{ {name} = '{value}' }}"))
            )
            .Where(filter =>
                string.IsNullOrEmpty(wordToComplete) || filter.Name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)
            )
            .Select(static filter =>
                new CompletionItem(filter.Text, filter.Name, filter.Text) { State = filter.Name }.Result(filter.Text, DateTime.UtcNow)
            )
            .ToList();
    }
}

/// <summary>Completes filters of images.</summary>
internal sealed class ImageFilterCompleter()
    : FilterCompleter(typeof(ImageFilter), new() { ["platform"] = ["Linux", "Windows", "macOS"], ["type"] = ["AMI", "DOCKER"] });

/// <summary>Completes filters of pipelines.</summary>
internal sealed class ImagePipelineFilterCompleter() : FilterCompleter(typeof(ImagePipelineFilter), new() { ["status"] = Statuses });

/// <summary>Completes filters of lifecycle policies.</summary>
internal sealed class LifecyclePolicyFilterCompleter()
    : FilterCompleter(typeof(LifecyclePolicyFilter), new() { ["resourceType"] = ["AMI_IMAGE", "CONTAINER_IMAGE"], ["status"] = Statuses });

/// <summary>Completes filters of workflows.</summary>
internal sealed class WorkflowFilterCompleter()
    : FilterCompleter(typeof(WorkflowFilter), new() { ["type"] = ["BUILD", "TEST", "DISTRIBUTION"] });
