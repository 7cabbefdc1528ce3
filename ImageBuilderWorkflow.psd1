@{
    RootModule           = 'ImageBuilderWorkflow.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = 'c0b1d3e2-4a57-4f0e-9d61-7b7e3a2f5c84'
    Author               = 'The ImageBuilderWorkflow authors'
    CompanyName          = 'ImageBuilderWorkflow'
    Copyright            = '(c) The ImageBuilderWorkflow authors. Apache-2.0.'
    Description          = 'Shows what ran in EC2 Image Builder, what failed and why, how long it took, what waits for approval, and what the lifecycle policies acted on. Lists pipelines, images, workflows, steps and lifecycle executions as objects, streams them through the pipeline, and acts on them: start, retry, cancel, resume, stop.'

    CompatiblePSEditions = @('Core')
    PowerShellVersion    = '7.4'

    TypesToProcess       = @('ImageBuilderWorkflow.Types.ps1xml')
    FormatsToProcess     = @('ImageBuilderWorkflow.Format.ps1xml')
    CmdletsToExport      = @(
        'Connect-IBSampleAccount'
        'Disconnect-IBSampleAccount'
        'Get-IBImage'
        'Get-IBImageFailure'
        'Get-IBImageLog'
        'Get-IBImagePackage'
        'Get-IBImagePipeline'
        'Get-IBLifecycleCandidate'
        'Get-IBLifecycleExecution'
        'Get-IBLifecycleExecutionResource'
        'Get-IBLifecyclePolicy'
        'Get-IBWaitingWorkflowStep'
        'Get-IBWorkflow'
        'Get-IBWorkflowExecution'
        'Get-IBWorkflowStepExecution'
        'Restart-IBImage'
        'Send-IBWorkflowStepAction'
        'Start-IBImagePipeline'
        'Stop-IBImage'
        'Stop-IBLifecycleExecution'
    )
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()

    PrivateData          = @{
        PSData = @{
            Tags       = @('AWS', 'EC2', 'ImageBuilder', 'AMI', 'Workflow', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://www.apache.org/licenses/LICENSE-2.0'
        }
    }
}
