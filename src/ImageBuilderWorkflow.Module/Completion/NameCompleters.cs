namespace ImageBuilderWorkflow.Commands;

/// <summary>Completes names; what has several versions has its name once.</summary>
internal abstract class NameCompleter : ServiceCompleter
{
    /// <inheritdoc/>
    private protected sealed override IEnumerable<CompletionItem> Choose(IEnumerable<CompletionItem> items, CompletionRequest request) =>
        IsShortArn(request)
            ? items
            : items.Where(item => item.Name.Length > 0).Select(item => item with { Value = item.Name, Text = item.Name });

    /// <summary>Whether an ARN is typed in its short form, not a name.</summary>
    private protected static bool IsShortArn(CompletionRequest request) => request.IsShortArn(nameof(GetIBImageCommand.Name));

    /// <summary>Whose things the line asks for; <see langword="null"/> for those of the account itself.</summary>
    private protected static string? Owner(CompletionRequest request) => Owners.Spell(request.Bound.Text(nameof(GetIBImageCommand.Owner)));
}

/// <summary>Completes the names of images.</summary>
internal sealed class ImageNameCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) =>
        IsShortArn(request)
            ? account.All(account.ImageVersions(), account.ImageBuilds(request.Typed))
            : account.ImageVersions(Owner(request));
}

/// <summary>Completes the names of pipelines.</summary>
internal sealed class ImagePipelineNameCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) => account.Pipelines();
}

/// <summary>Completes the names of lifecycle policies.</summary>
internal sealed class LifecyclePolicyNameCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) => account.LifecyclePolicies();
}

/// <summary>Completes the names of workflows.</summary>
internal sealed class WorkflowNameCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionAccount account, CompletionRequest request) =>
        IsShortArn(request)
            ? account.All(account.WorkflowVersions(), account.WorkflowVersions(Owners.Amazon), account.WorkflowBuilds(request.Typed))
            : account.WorkflowVersions(Owner(request));
}
