namespace ImageBuilderWorkflow;

/// <summary>
/// Where and why an image build failed (API: <c>ImageFailureContext</c>). Pipe it to <c>Get-IBWorkflowStepExecution</c> to get the failed
/// step. Its text is one sentence.
/// </summary>
public sealed class ImageFailureContext : ServiceValue
{
    /// <summary>The status of the image when the build failed, for example BUILDING (API: <c>imageStatus</c>).</summary>
    public string? ImageStatus { get; set; }

    /// <summary>
    /// The id of the workflow execution that failed, <c>wf-</c> and a GUID (API: <c>workflowExecutionId</c>). <see langword="null"/> if no
    /// workflow failed.
    /// </summary>
    public string? WorkflowExecutionId { get; set; }

    /// <summary>
    /// The ARN of the workflow build version that failed (API: <c>workflowArn</c>). <see langword="null"/> if no workflow failed.
    /// </summary>
    public string? WorkflowArn { get; set; }

    /// <summary>
    /// The id of the step execution that failed, <c>step-</c> and a GUID (API: <c>stepExecutionId</c>). <see langword="null"/> if no step
    /// failed.
    /// </summary>
    public string? StepExecutionId { get; set; }

    /// <summary>The name of the step that failed (API: <c>failedStep</c>). <see langword="null"/> if no step failed.</summary>
    public string? FailedStep { get; set; }

    /// <summary>
    /// The ARN of the component that failed (API: <c>componentFailure.componentArn</c>). <see langword="null"/> if no component failed.
    /// </summary>
    public string? ComponentArn { get; set; }

    /// <summary>
    /// The phase of the component in which it failed (API: <c>componentFailure.phaseName</c>). <see langword="null"/> if no component
    /// failed.
    /// </summary>
    public string? ComponentPhaseName { get; set; }

    /// <summary>
    /// The step of the component in which it failed (API: <c>componentFailure.stepName</c>). <see langword="null"/> if no component failed.
    /// </summary>
    public string? ComponentStepName { get; set; }

    /// <summary>
    /// The action of the component step that failed, for example ExecuteBash (API: <c>componentFailure.action</c>). <see langword="null"/>
    /// if no component failed.
    /// </summary>
    public string? ComponentAction { get; set; }

    /// <summary>
    /// The error message of the component (API: <c>componentFailure.errorMessage</c>). <see langword="null"/> if no component failed.
    /// </summary>
    public string? ComponentErrorMessage { get; set; }

    /// <summary>
    /// The error message of the distribution (API: <c>distributionFailure.errorMessage</c>). <see langword="null"/> if the distribution did
    /// not fail.
    /// </summary>
    public string? DistributionErrorMessage { get; set; }

    /// <summary>
    /// The regions that the image was not distributed to (API: <c>distributionFailure.regionFailures</c>). Empty if there are none.
    /// </summary>
    public ValueList<RegionFailure> RegionFailures { get; set; } = ValueList<RegionFailure>.Empty;

    /// <summary>
    /// The status of the image, the step and the reason for the failure, for example <c>BUILDING, step ApplyBuildComponents: exit code
    /// 1</c>.
    /// </summary>
    internal string Sentence
    {
        get
        {
            string?[] places = [ImageStatus, FailedStep is null ? null : $"step {FailedStep}"];
            var regions = RegionFailures.Count == 0 ? null : RegionFailures.ToString();
            string?[] reasons = [ComponentErrorMessage, DistributionErrorMessage, regions];
            var place = string.Join(", ", places.Where(part => part is not null));
            var reason = string.Join("; ", reasons.Where(part => part is not null));
            return place.Length == 0 || reason.Length == 0 ? place + reason : $"{place}: {reason}";
        }
    }

    /// <summary>
    /// Returns the status of the image, the step, the reason for the failure, and the id of the step or workflow execution, for example
    /// <c>BUILDING, step ApplyBuildComponents: exit code 1 (step-...)</c>.
    /// </summary>
    /// <returns>The text.</returns>
    public override string ToString() => (StepExecutionId ?? WorkflowExecutionId) is { } id ? $"{Sentence} ({id})".TrimStart() : Sentence;
}
