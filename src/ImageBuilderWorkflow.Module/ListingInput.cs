using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>One value of the caller, and how far its listing has been emitted.</summary>
/// <param name="target">The value, for errors and progress.</param>
internal sealed class ListingInput(string target)
{
    /// <summary>The value, for errors and progress.</summary>
    public string Target => target;

    /// <summary>What is wrong with the value, so that nothing is read for it; otherwise <see langword="null"/>.</summary>
    public ErrorRecord? Problem { get; init; }

    /// <summary>Whether the items are inputs themselves and are not emitted.</summary>
    public bool HasOwners { get; init; }

    /// <summary>Takes an item, and says whether to go on; <see langword="null"/> emits it.</summary>
    public Func<ServiceObject, bool>? Take { get; init; }

    /// <summary>The account and region that it is asked in, when several are; otherwise <see langword="null"/>.</summary>
    public Place? Place { get; init; }

    /// <summary>Whether an error is one; <see langword="null"/> when all are.</summary>
    public Predicate<ImageBuilderException>? IsError { get; init; }

    /// <summary>How many objects it may still give, with others; <see langword="null"/> for any number.</summary>
    public ListingQuota? Quota { get; init; }

    /// <summary>The place behind the last item that was emitted; <see langword="null"/> when nothing is left behind it.</summary>
    public ListingPosition? Position { get; set; } = ListingPosition.Start;

    /// <summary>The token of the error that ended the listing; <see langword="null"/> without one.</summary>
    public string? ErrorToken { get; set; }

    /// <summary>The token that goes on where the listing ended; <see langword="null"/> when nothing is left.</summary>
    public string? NextToken => ErrorToken ?? (Position is { } position ? ResumeToken.Encode(position) : null);
}
