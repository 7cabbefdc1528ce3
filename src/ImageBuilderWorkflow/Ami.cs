namespace ImageBuilderWorkflow;

/// <summary>An Amazon machine image that a build put out (API: <c>Ami</c>). As text it is its id and region.</summary>
public sealed class Ami : ServiceValue
{
    /// <summary>The id of the AMI in its region, <c>ami-</c> and hexadecimal digits (API: <c>image</c>).</summary>
    public string? Image { get; set; }

    /// <summary>The region that it is in (API: <c>region</c>).</summary>
    public string? Region { get; set; }

    /// <summary>Its name in EC2 (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>What it is (API: <c>description</c>). <see langword="null"/> when nobody wrote it down.</summary>
    public string? Description { get; set; }

    /// <summary>How it stands, with the words of an image (API: <c>state.status</c>). <see langword="null"/> when the service does not say.</summary>
    public string? Status { get; set; }

    /// <summary>Why it has this status (API: <c>state.reason</c>). <see langword="null"/> when no reason is given.</summary>
    public string? StatusReason { get; set; }

    /// <summary>Where its making failed (API: <c>state.failureContext</c>). <see langword="null"/> when it did not, or the service does not say.</summary>
    public ImageFailureContext? FailureContext { get; set; }

    /// <summary>The account that owns it, twelve digits (API: <c>accountId</c>).</summary>
    public string? AccountId { get; set; }

    /// <summary>The id and the region, for example <c>ami-1234567890abcdef0 (eu-west-1)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Region is null ? Image ?? string.Empty : $"{Image} ({Region})";
}
