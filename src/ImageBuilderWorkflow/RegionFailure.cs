namespace ImageBuilderWorkflow;

/// <summary>A region that an image was not distributed to, with the reason (API: <c>RegionFailure</c>). Its text is one sentence.</summary>
public sealed class RegionFailure : ServiceValue
{
    /// <summary>The region (API: <c>region</c>).</summary>
    public string? Region { get; set; }

    /// <summary>The status of the distribution, as free text (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>
    /// The configuration step that failed, as free text (API: <c>imageConfigurationStep</c>). <see langword="null"/> if no configuration
    /// step failed.
    /// </summary>
    public string? ImageConfigurationStep { get; set; }

    /// <summary>The error message (API: <c>errorMessage</c>). <see langword="null"/> if the service does not return one.</summary>
    public string? ErrorMessage { get; set; }

    /// <summary>
    /// The id of the target account, 12 digits (API: <c>targetAccountId</c>). <see langword="null"/> for the account of the image.
    /// </summary>
    public string? TargetAccountId { get; set; }

    /// <summary>Returns the region and the error message.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var place = TargetAccountId is null ? Region : $"{Region} (account {TargetAccountId})";
        var reason = ErrorMessage ?? Status;
        return reason is null ? place ?? string.Empty : $"{place}: {reason}";
    }
}
