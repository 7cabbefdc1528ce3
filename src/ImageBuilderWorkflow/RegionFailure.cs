namespace ImageBuilderWorkflow;

/// <summary>A region that an image was not distributed to, and why (API: <c>RegionFailure</c>). As text it is one sentence.</summary>
public sealed class RegionFailure : ServiceValue
{
    /// <summary>The region (API: <c>region</c>).</summary>
    public string? Region { get; set; }

    /// <summary>How far it got, a text of the service (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>Which part of the configuration failed, a text of the service (API: <c>imageConfigurationStep</c>). <see langword="null"/> when none did.</summary>
    public string? ImageConfigurationStep { get; set; }

    /// <summary>What went wrong (API: <c>errorMessage</c>). <see langword="null"/> when the service does not say.</summary>
    public string? ErrorMessage { get; set; }

    /// <summary>The account that was to get the image, twelve digits (API: <c>targetAccountId</c>). <see langword="null"/> for the image's own.</summary>
    public string? TargetAccountId { get; set; }

    /// <summary>The region and what went wrong there.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var place = TargetAccountId is null ? Region : $"{Region} (account {TargetAccountId})";
        var reason = ErrorMessage ?? Status;
        return reason is null ? place ?? string.Empty : $"{place}: {reason}";
    }
}
