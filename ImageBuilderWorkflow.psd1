@{
    RootModule           = 'ImageBuilderWorkflow.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = 'c0b1d3e2-4a57-4f0e-9d61-7b7e3a2f5c84'
    Author               = 'The ImageBuilderWorkflow authors'
    CompanyName          = 'ImageBuilderWorkflow'
    Copyright            = '(c) The ImageBuilderWorkflow authors. Apache-2.0.'
    Description          = 'Shows what ran in EC2 Image Builder, what failed and why, how long it took, what waits for approval, and what the lifecycle policies acted on. Lists pipelines, images, workflows, steps and lifecycle executions as objects, streams them through the pipeline, and acts on them: start, retry, cancel, resume, stop. Requires PowerShell 7.4 or later; Windows PowerShell 5.1 is not supported.'

    # Windows PowerShell 5.1 is not supported: the assemblies need .NET 8 or later, which PowerShell 7.4 brings.
    CompatiblePSEditions = @('Core')
    PowerShellVersion    = '7.4'

    TypesToProcess       = @('ImageBuilderWorkflow.Types.ps1xml')
    FormatsToProcess     = @('ImageBuilderWorkflow.Format.ps1xml')
    CmdletsToExport      = @(
        'Compare-IBImage'
        'Connect-IBSampleAccount'
        'Disconnect-IBSampleAccount'
        'Export-IBTimeline'
        'Get-IBImage'
        'Get-IBImageFailure'
        'Get-IBImageLog'
        'Get-IBImagePackage'
        'Get-IBImagePipeline'
        'Get-IBLifecycleCandidate'
        'Get-IBLifecycleExecution'
        'Get-IBLifecycleExecutionResource'
        'Get-IBLifecyclePolicy'
        'Get-IBTimeline'
        'Get-IBWaitingWorkflowStep'
        'Get-IBWorkflow'
        'Get-IBWorkflowExecution'
        'Get-IBWorkflowStepExecution'
        'Measure-IBWorkflow'
        'Restart-IBImage'
        'Send-IBWorkflowStepAction'
        'Show-IBTimeline'
        'Start-IBImagePipeline'
        'Stop-IBImage'
        'Stop-IBLifecycleExecution'
        'Wait-IBImage'
        'Wait-IBWorkflowExecution'
    )
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()

    # No HelpInfoURI: the help is in the package, and Update-Help has nothing to add.

    PrivateData          = @{
        PSData = @{
            # A prerelease also has Prerelease = 'beta1' here. The version in Directory.Build.props is then 0.2.0-beta1.
            Tags         = @('AWS', 'EC2', 'ImageBuilder', 'AMI', 'Workflow', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://www.apache.org/licenses/LICENSE-2.0'
            ProjectUri   = 'https://github.com/imagebuilderworkflow/ImageBuilderWorkflow'
            IconUri      = 'https://raw.githubusercontent.com/imagebuilderworkflow/ImageBuilderWorkflow/main/docs/package/icon.png'
            # The build puts the section of this version in CHANGELOG.md here.
            ReleaseNotes = ''
        }
    }
}
