namespace ImageBuilderWorkflow;

/// <summary>Why an image build failed, from everything that Image Builder and the log of the build say about it.</summary>
/// <remarks>
/// The module determines these values from several responses of the service. A property is <see langword="null"/> if no source contained
/// the value.
/// </remarks>
public sealed class ImageFailure : ServiceObject
{
    /// <summary>The ARN of the image build version (<c>arn</c> of GetImage).</summary>
    public string? ImageBuildVersionArn { get; set; }

    /// <summary>The name of the image, in its original case (<c>name</c> of GetImage).</summary>
    public string? Name { get; set; }

    /// <summary>The version and the build number, for example <c>1.4.2/2</c> (from the ARN).</summary>
    public string? Version { get; set; }

    /// <summary>
    /// The status of the image when the build failed, for example BUILDING, TESTING, DISTRIBUTING or INTEGRATING
    /// (<c>state.failureContext.imageStatus</c>, or else from the type of the workflow).
    /// </summary>
    public string? Stage { get; set; }

    /// <summary>
    /// The date and time when the failed step ended, or else the failed workflow, in UTC. <see langword="null"/> if no workflow ran.
    /// </summary>
    public DateTime? FailedAt { get; set; }

    /// <summary>The date and time when the build was requested, in UTC (<c>dateCreated</c> of the image).</summary>
    public DateTime? DateCreated { get; set; }

    /// <summary>
    /// The kind of the failure: ComponentFailed, TestFailed, StepTimedOut, InstanceNotLaunched, InstanceUnreachable, CommandFailed,
    /// SanitizeFailed, SysPrepFailed, ScanFailed, DistributionFailed, ConfigurationFailed, AccessDenied, RecipeUnresolvable, or Unknown if
    /// the texts have no known form.
    /// </summary>
    public string? Kind { get; set; }

    /// <summary>The id of the workflow execution that failed, <c>wf-</c> and a GUID. <see langword="null"/> if no workflow ran.</summary>
    public string? WorkflowExecutionId { get; set; }

    /// <summary>The name of the workflow that failed, for example <c>build-image</c>.</summary>
    public string? WorkflowName { get; set; }

    /// <summary>The id of the step execution that failed, <c>step-</c> and a GUID. <see langword="null"/> if no step failed.</summary>
    public string? StepExecutionId { get; set; }

    /// <summary>The name of the step that failed, for example <c>ApplyBuildComponents</c>.</summary>
    public string? StepName { get; set; }

    /// <summary>The action of the step that failed, for example <c>ExecuteComponents</c>.</summary>
    public string? StepAction { get; set; }

    /// <summary>The time from the start to the end of the step that failed.</summary>
    public TimeSpan? StepDuration { get; set; }

    /// <summary>The time limit of the step that failed (<c>timeoutSeconds</c> of GetWorkflowStepExecution).</summary>
    public TimeSpan? StepTimeout { get; set; }

    /// <summary>
    /// Whether the step reached its time limit: a text says so, or StepDuration is at StepTimeout. <see langword="null"/> if no step is
    /// known.
    /// </summary>
    public bool? TimedOut { get; set; }

    /// <summary>
    /// The number of attempts of the step (<c>attemptNumber</c>). <see langword="null"/> if the service does not report it.
    /// </summary>
    public int? Attempts { get; set; }

    /// <summary>The ARN of the component that failed. <see langword="null"/> if no component failed.</summary>
    public string? ComponentArn { get; set; }

    /// <summary>The phase of the component in which it failed, for example <c>build</c>.</summary>
    public string? ComponentPhase { get; set; }

    /// <summary>The step of the component in which it failed.</summary>
    public string? ComponentStep { get; set; }

    /// <summary>The action of the component step that failed, for example <c>ExecuteBash</c>.</summary>
    public string? ComponentAction { get; set; }

    /// <summary>The exit code of the command that failed. <see langword="null"/> if no text contains it.</summary>
    public int? ExitCode { get; set; }

    /// <summary>
    /// The most telling text that was found, complete. It can contain what a component printed. Treat it as untrusted.
    /// </summary>
    public string? ErrorMessage { get; set; }

    /// <summary>Where ErrorMessage was found: a <c>Source</c> of <c>Evidence</c>.</summary>
    public string? ErrorSource { get; set; }

    /// <summary>
    /// The regions that the image was not distributed to (<c>distributionFailure.regionFailures</c>). Empty if there are none.
    /// </summary>
    public ValueList<RegionFailure> RegionFailures { get; set; } = ValueList<RegionFailure>.Empty;

    /// <summary>The id of the build or test instance. <see langword="null"/> if it is not known, or was never launched.</summary>
    public string? InstanceId { get; set; }

    /// <summary>The id of the Systems Manager Run Command of the step. <see langword="null"/> if the step ran no command.</summary>
    public string? RunCommandId { get; set; }

    /// <summary>The CloudWatch log group of the build. It may not exist.</summary>
    public string? LogGroupName { get; set; }

    /// <summary>The CloudWatch log stream of the build: the version and the build number. It may not exist.</summary>
    public string? LogStreamName { get; set; }

    /// <summary>The address of the log stream in the AWS console.</summary>
    public string? LogUrl { get; set; }

    /// <summary>All texts that were found, in the order in which the sources were read. Empty if there are none.</summary>
    public ValueList<FailureEvidence> Evidence { get; set; } = ValueList<FailureEvidence>.Empty;

    /// <summary>
    /// What followed from the failure: later failures, rollbacks, and the steps that did not run. Empty if there is nothing, or if the
    /// failure context named the cause, so that the workflow executions were not read.
    /// </summary>
    public ValueList<string> Consequences { get; set; } = ValueList<string>.Empty;

    /// <summary>What to do next, and whether a retry helps or a new build is needed.</summary>
    public string? NextAction { get; set; }

    /// <summary>The failure in one or two sentences for a ticket, on one line and without control characters.</summary>
    public string? Summary { get; set; }

    private protected override string? OwnerArn => ImageBuildVersionArn;

    /// <summary>Returns the ARN of the image build version.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() => ImageBuildVersionArn ?? string.Empty;
}
