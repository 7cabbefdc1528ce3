namespace ImageBuilderWorkflow;

/// <summary>An Amazon Machine Image (AMI) that an image build created (API: <c>Ami</c>). Its text is the AMI id and the region.</summary>
public sealed class Ami : ServiceValue
{
    /// <summary>The id of the AMI, <c>ami-</c> and hexadecimal digits (API: <c>image</c>).</summary>
    public string? Image { get; set; }

    /// <summary>The region of the AMI (API: <c>region</c>).</summary>
    public string? Region { get; set; }

    /// <summary>The name of the AMI in EC2 (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The description of the AMI (API: <c>description</c>). <see langword="null"/> if it has no description.</summary>
    public string? Description { get; set; }

    /// <summary>
    /// The status of the AMI, with the same values as the status of an image (API: <c>state.status</c>). <see langword="null"/> if the
    /// service does not report it.
    /// </summary>
    public string? Status { get; set; }

    /// <summary>The reason for the status (API: <c>state.reason</c>). <see langword="null"/> if the service gives no reason.</summary>
    public string? StatusReason { get; set; }

    /// <summary>
    /// Where and why the creation of the AMI failed (API: <c>state.failureContext</c>). <see langword="null"/> if it did not fail, or if
    /// the service does not report it.
    /// </summary>
    public ImageFailureContext? FailureContext { get; set; }

    /// <summary>The id of the account that owns the AMI, 12 digits (API: <c>accountId</c>).</summary>
    public string? AccountId { get; set; }

    /// <summary>Returns the AMI id and the region, for example <c>ami-1234567890abcdef0 (eu-west-1)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Region is null ? Image ?? string.Empty : $"{Image} ({Region})";
}
