using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Waits until image builds have ended.</summary>
/// <remarks>
/// <para>The cmdlet waits until each build has a final status (AVAILABLE, CANCELLED, FAILED, DEPRECATED, DELETED or DISABLED) and emits the
/// build as it is then, in the order in which the builds end. A failed build is an object with its status too. With
/// <c>-ErrorOnFailure</c>, it is also an error whose message says why it failed. The cmdlet only reads: to end the wait does not end the
/// build.</para>
/// <para>A build that has no workflow yet is waited for. A build that this session has started may not be visible yet; the cmdlet allows a
/// minute for that. Any other build that does not exist is an error at once, while the other builds are waited for. If the service cannot
/// be reached for a while, the cmdlet writes one warning and continues to wait.</para>
/// <para>Error ids tell how a wait ended: ImageBuildFailed and ImageBuildCancelled (with <c>-ErrorOnFailure</c>), StepFailed (with
/// <c>-ErrorOnFailure</c> and <c>-FailFast</c>), WaitingForApproval (with <c>-ErrorOnApproval</c>) and WaitTimedOut (with
/// <c>-Timeout</c>). The <c>TargetObject</c> of the error is the ARN of the build. A command of <c>pwsh -Command</c> that writes such an
/// error as its last command exits with 1, and with 0 if all builds ended and no error was asked for. A script exits with a code of its
/// own if it catches the error: <c>catch { exit ($_.FullyQualifiedErrorId -like 'WaitTimedOut*' ? 3 : 2) }</c> with
/// <c>$ErrorActionPreference = 'Stop'</c>.</para>
/// <para>In a console, the progress display shows the workflow and the step of each build, the elapsed time and, from an earlier build, an
/// estimate of the time that remains. Otherwise, each change of a status is one line on the information stream; with
/// <c>-InformationAction Continue</c> the lines are shown and tell of every step, and with <c>-Verbose</c> they are verbose lines. Without
/// any of these, the cmdlet sends no requests for the steps: a look costs one request for each build, and every other look one more for
/// the steps that wait for an approval. Builds of the same image version share a request.</para>
/// </remarks>
/// <example>
/// <para>Start a pipeline and wait for its build</para>
/// <code>Start-IBImagePipeline golden-image -PassThru | Wait-IBImage</code>
/// <para>Emits the build when it has ended.</para>
/// </example>
/// <example>
/// <para>Fail a CI job with the reason</para>
/// <code>
/// $ErrorActionPreference = 'Stop'
/// Start-IBImagePipeline golden-image -PassThru | Wait-IBImage -Timeout 7200 -ErrorOnFailure -ErrorOnApproval
/// </code>
/// <para>If the build fails, the job fails with the summary of the failure. If the build takes longer than two hours, or waits for an
/// approval, the job fails and says so.</para>
/// </example>
/// <example>
/// <para>Wait for all builds in progress</para>
/// <code>Get-IBImage -Status BUILDING, DISTRIBUTING | Wait-IBImage -FailFast | Select-Object Name, Version, Status</code>
/// <para>Waits for several builds, and returns as soon as a step of one of them has failed.</para>
/// </example>
/// <example>
/// <para>Wait until the tests begin</para>
/// <code>Start-IBImagePipeline golden-image -PassThru | Wait-IBImage -Until TESTING -InformationAction Continue</code>
/// <para>Writes a line for each change of a step, and returns when the build is in the test stage or has ended.</para>
/// </example>
/// <permission action="imagebuilder:GetImage">for builds</permission>
/// <permission action="imagebuilder:ListWaitingWorkflowSteps">to tell what waits for an approval</permission>
/// <permission action="imagebuilder:ListImageBuildVersions">
/// for several builds of a version, for the estimate, and for a short name instead of an ARN
/// </permission>
/// <permission action="imagebuilder:ListWorkflowExecutions">for the steps and <c>-FailFast</c></permission>
/// <permission action="imagebuilder:ListWorkflowStepExecutions">for the steps and <c>-FailFast</c></permission>
/// <permission action="imagebuilder:ListImagePipelineImages">for the estimate</permission>
/// <permission action="imagebuilder:ListImages">for a short name instead of an ARN</permission>
/// <permission action="imagebuilder:GetWorkflowStepExecution">for <c>-ErrorOnFailure</c>, to find the cause of a failure</permission>
/// <permission action="logs:GetLogEvents">
/// for <c>-ErrorOnFailure</c>, to find the cause of a failure; without the permission, the cause may be missing
/// </permission>
/// <seealso cref="StartIBImagePipelineCommand"/>
/// <seealso cref="RestartIBImageCommand"/>
/// <seealso cref="GetIBImageFailureCommand"/>
/// <seealso cref="SendIBWorkflowStepActionCommand"/>
/// <seealso cref="WaitIBWorkflowExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetImage.html">GetImage</seealso>
[Cmdlet(VerbsLifecycle.Wait, "IBImage")]
[OutputType(typeof(Image))]
public sealed class WaitIBImageCommand : WaitCmdlet
{
    private WildcardMatcher? _until;

    /// <summary>
    /// The ARNs of the image builds to wait for. They end in a version and a build number. Instead of an ARN, you can specify a short name
    /// such as golden-image/1.4.2/1 if the account has exactly one such build.
    /// </summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of an image build version, or name/version/build",
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Alias("Arn")]
    [AllowEmptyString]
    [IdentifierTransformation("Arn", "ImageBuildVersionArn")]
    [ArgumentCompleter(typeof(ImageBuildVersionArnCompleter))]
    public string[] ImageBuildVersionArn { get; set; } = [];

    /// <summary>
    /// The statuses to wait for, for example TESTING, DISTRIBUTING. Wildcards are permitted. A final status always ends the wait. A status
    /// that passes between two looks is not seen.
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageStatusCompleter))]
    public string[] Until { get; set; } = [];

    /// <inheritdoc/>
    private protected override string Operation => ImageOperations.Get.Name;

    /// <summary>Checks the statuses before anything is waited for.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _until = Until.Length == 0 ? null : StatusMatcher<ImageStatusCompleter>(Until);
    }

    /// <summary>Takes the builds of one input.</summary>
    protected override void ProcessRecord() => Take(ImageBuildVersionArn, Identifier.ImageBuildVersionArn);

    /// <summary>Waits for all builds.</summary>
    protected override void EndProcessing()
    {
        WaitFor(
            new ImageSubject(Log),
            "ImageBuild",
            _until,
            static image => image.Reason,
            (analyzer, _, image) => analyzer.OfImageAsync(image, Stopped)
        );
        base.EndProcessing();
    }
}
