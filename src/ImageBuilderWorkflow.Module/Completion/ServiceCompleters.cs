using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Completes what the account knows.</summary>
internal abstract class ServiceCompleter : Completer
{
    /// <inheritdoc/>
    private protected sealed override CompletionLoad Load(CompletionRequest request) => Load(CompletionAccount.For(request), request);

    /// <summary>Begins to ask the account.</summary>
    private protected abstract CompletionLoad Load(CompletionAccount account, CompletionRequest request);
}

/// <summary>Completes the ARNs of image builds.</summary>
internal sealed class ImageBuildVersionArnCompleter : ServiceCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) =>
        account.ImageBuilds(request.Typed);
}

/// <summary>Completes the ARNs of image builds in some statuses.</summary>
/// <param name="statuses">The statuses.</param>
internal abstract class ImageBuildInStatusCompleter(params string[] statuses) : ServiceCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) =>
        account.ImageBuilds(request.Typed, areFew: true);

    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Choose(IEnumerable<CompletionItem> items, CompletionRequest request) =>
        items.Where(build => statuses.Contains(build.State));
}

/// <summary>Completes the ARNs of image builds that can be retried: those that have failed.</summary>
internal sealed class FailedImageCompleter() : ImageBuildInStatusCompleter("FAILED");

/// <summary>Completes the ARNs of image builds that can be cancelled: those that are not over.</summary>
internal sealed class UnfinishedImageCompleter()
    : ImageBuildInStatusCompleter("PENDING", "CREATING", "BUILDING", "TESTING", "DISTRIBUTING", "INTEGRATING");

/// <summary>Completes the ARNs of image versions.</summary>
internal sealed class ImageVersionArnCompleter : ServiceCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) => account.ImageVersions();
}

/// <summary>Completes the ARNs of pipelines.</summary>
internal sealed class ImagePipelineArnCompleter : ServiceCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) => account.Pipelines();
}

/// <summary>Completes the ARNs of lifecycle policies.</summary>
internal sealed class LifecyclePolicyArnCompleter : ServiceCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) => account.LifecyclePolicies();
}

/// <summary>Completes the ARNs of what has a lifecycle history: image builds, pipelines and lifecycle policies.</summary>
internal sealed class ResourceArnCompleter : ServiceCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) =>
        account.All(account.ImageBuilds(request.Typed), account.Pipelines(), account.LifecyclePolicies());
}

/// <summary>Completes the ARNs of workflow versions, the account's own and Amazon's.</summary>
internal sealed class WorkflowVersionArnCompleter : ServiceCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) =>
        account.All(account.WorkflowVersions(), account.WorkflowVersions(Owners.Amazon));
}

/// <summary>Completes the ARNs of workflow builds, the account's own and Amazon's.</summary>
internal sealed class WorkflowBuildVersionArnCompleter : ServiceCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) =>
        account.WorkflowBuilds(request.Typed);
}

/// <summary>Completes the ids of workflow executions: of the image on the line, else of the newest builds.</summary>
internal sealed class WorkflowExecutionIdCompleter : ServiceCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) =>
        request.Texts.Where(Identifier.ImageBuildVersionArn.Matches).Distinct().ToList() is { Count: > 0 } images
            ? account.All(images.Select(account.WorkflowExecutions))
            : account.WorkflowExecutions(request.Typed);
}

/// <summary>Completes the ids of lifecycle executions that can be cancelled: those of the policies that go on or are to begin.</summary>
internal sealed class UnfinishedLifecycleExecutionCompleter : ServiceCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) =>
        account.LifecycleExecutions(request.Typed);

    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Choose(IEnumerable<CompletionItem> items, CompletionRequest request) =>
        items.Where(static execution => execution.State is "PENDING" or "IN_PROGRESS");
}

/// <summary>Completes the ids of lifecycle executions: of the resource on the line, else of the policies that have run last.</summary>
internal sealed class LifecycleExecutionIdCompleter : ServiceCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) =>
        request.Texts.Where(Identifier.ResourceArn.Matches).Distinct().ToList() is { Count: > 0 } resources
            ? account.All(resources.Select(account.LifecycleExecutions))
            : account.LifecycleExecutions(request.Typed);
}

/// <summary>Completes the ids of steps that wait: those of the image on the line, else all.</summary>
internal sealed class WaitingStepCompleter : ServiceCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) => account.WaitingSteps();

    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Choose(IEnumerable<CompletionItem> items, CompletionRequest request)
    {
        var image = request.Bound.Text(nameof(SendIBWorkflowStepActionCommand.ImageBuildVersionArn));
        return items.Where(step => string.IsNullOrEmpty(image) || step.ImageArn == image);
    }
}

/// <summary>Completes the ARNs of image builds with a step that waits: that of the step on the line, else all.</summary>
internal sealed class WaitingImageCompleter : ServiceCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) => account.WaitingSteps();

    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Choose(IEnumerable<CompletionItem> items, CompletionRequest request)
    {
        var steps = request.Bound.Texts(nameof(SendIBWorkflowStepActionCommand.StepExecutionId));
        return from step in items
            where step.ImageArn is not null && (steps.Count == 0 || steps.Contains(step.Value, StringComparer.OrdinalIgnoreCase))
            select step with
            {
                Value = step.ImageArn!,
                Text = step.Name,
            };
    }
}
