namespace ImageBuilderWorkflow;

/// <summary>
/// Where and why the build of an image failed (API: <c>ImageFailureContext</c>). Piped to <c>Get-IBWorkflowStepExecution</c> it brings
/// the step. As text it is one sentence.
/// </summary>
public sealed class ImageFailureContext : ServiceValue
{
    /// <summary>What the build was at: an image's status, for example BUILDING (API: <c>imageStatus</c>).</summary>
    public string? ImageStatus { get; set; }

    /// <summary>The id of the workflow's run that failed, <c>wf-</c> and a GUID (API: <c>workflowExecutionId</c>). <see langword="null"/> when no workflow did.</summary>
    public string? WorkflowExecutionId { get; set; }

    /// <summary>The ARN of the build version of the workflow that failed (API: <c>workflowArn</c>). <see langword="null"/> when no workflow did.</summary>
    public string? WorkflowArn { get; set; }

    /// <summary>The id of the step's run that failed, <c>step-</c> and a GUID (API: <c>stepExecutionId</c>). <see langword="null"/> when no step did.</summary>
    public string? StepExecutionId { get; set; }

    /// <summary>The name of the step that failed (API: <c>failedStep</c>). <see langword="null"/> when no step did.</summary>
    public string? FailedStep { get; set; }

    /// <summary>The ARN of the component that failed (API: <c>componentFailure.componentArn</c>). <see langword="null"/> when no component did.</summary>
    public string? ComponentArn { get; set; }

    /// <summary>The phase of the component that failed (API: <c>componentFailure.phaseName</c>). <see langword="null"/> when no component did.</summary>
    public string? ComponentPhaseName { get; set; }

    /// <summary>The step of the component that failed (API: <c>componentFailure.stepName</c>). <see langword="null"/> when no component did.</summary>
    public string? ComponentStepName { get; set; }

    /// <summary>What that step of the component does, for example ExecuteBash (API: <c>componentFailure.action</c>). <see langword="null"/> when no component failed.</summary>
    public string? ComponentAction { get; set; }

    /// <summary>What the component has to say of it (API: <c>componentFailure.errorMessage</c>). <see langword="null"/> when no component failed.</summary>
    public string? ComponentErrorMessage { get; set; }

    /// <summary>What went wrong with the distribution (API: <c>distributionFailure.errorMessage</c>). <see langword="null"/> when nothing did.</summary>
    public string? DistributionErrorMessage { get; set; }

    /// <summary>The regions that the image did not reach (API: <c>distributionFailure.regionFailures</c>). Empty when there are none.</summary>
    public ValueList<RegionFailure> RegionFailures { get; set; } = ValueList<RegionFailure>.Empty;

    /// <summary>
    /// What was going on, the step, and why it failed, for example <c>BUILDING, step ApplyBuildComponents: exit code 1</c>.
    /// </summary>
    internal string Sentence
    {
        get
        {
            string?[] places = [ImageStatus, FailedStep is null ? null : $"step {FailedStep}"];
            string?[] reasons = [ComponentErrorMessage, DistributionErrorMessage, RegionFailures.Count == 0 ? null : RegionFailures.ToString()];
            var place = string.Join(", ", places.Where(part => part is not null));
            var reason = string.Join("; ", reasons.Where(part => part is not null));
            return place.Length == 0 || reason.Length == 0 ? place + reason : $"{place}: {reason}";
        }
    }

    /// <summary>
    /// What was going on, the step, why it failed, and the id of the step or workflow, for example
    /// <c>BUILDING, step ApplyBuildComponents: exit code 1 (step-...)</c>.
    /// </summary>
    /// <returns>The text.</returns>
    public override string ToString() => (StepExecutionId ?? WorkflowExecutionId) is { } id ? $"{Sentence} ({id})".TrimStart() : Sentence;
}
