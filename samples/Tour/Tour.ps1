# The module's main job in two minutes, against the account whose addresses and keys are in the environment.
param(
    [string] $Module,
    [string] $Image,
    [string] $FailedImage,
    [string] $OldImage,
    [string] $CsvFile
)

$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'

$tour = [ordered]@{
    'Which pipelines are there, and how did they end' = { Get-IBImagePipeline }
    'What one of them has built' = { Get-IBImagePipeline golden* | Get-IBImage }
    'What failed in its builds' = { Get-IBImagePipeline golden* | Get-IBImage | Get-IBWorkflowExecution -Status FAILED | Get-IBWorkflowStepExecution -Status FAILED }
    'What ran for an image' = { Get-IBWorkflowExecution $Image }
    'The steps of its build' = { Get-IBWorkflowExecution $Image | Where-Object Type -eq BUILD | Get-IBWorkflowStepExecution }
    'What failed for another image' = { Get-IBWorkflowExecution $FailedImage | Where-Object Status -eq FAILED | Get-IBWorkflowStepExecution | Where-Object Status -eq FAILED -OutVariable failed }
    'Why: the step says nothing, its outputs do' = { $failed.Outputs | ConvertFrom-Json | Format-List error, output }
    'What only the step itself tells' = { $failed | Get-IBWorkflowStepExecution | Format-List Name, OnFailure, TimeoutSeconds, Duration }
    'Which lifecycle policies touched an image' = { Get-IBLifecycleExecution $OldImage -MaxItems 5 -NextTokenVariable next }
    'The next three' = { Get-IBLifecycleExecution $OldImage -StartingToken $next -MaxItems 3 }
    'What the last one that finished did' = { Get-IBLifecycleExecution $OldImage -Status SUCCESS -MaxItems 1 | Get-IBLifecycleExecutionResource -Recurse }
    'What waits for approval' = { Get-IBWaitingWorkflowStep }
    'Approved' = { Get-IBWaitingWorkflowStep | Send-IBWorkflowStepAction -Action Resume -Reason 'The tour' -PassThru | Format-Table Action, StepExecutionId }
    'A report of all steps' = { Get-IBWorkflowExecution $Image | Get-IBWorkflowStepExecution | Select-Object Name, Status, Duration | Export-Csv $CsvFile; Get-Content $CsvFile -TotalCount 4 }
}

"In PowerShell $($PSVersionTable.PSVersion), with the cmdlets."
Import-Module $Module

foreach ($question in $tour.GetEnumerator()) {
    '', "## $($question.Key)", "PS > $("$($question.Value)".Trim())", ''
    # Wide enough for the table views, whatever the console's width.
    (. $question.Value | Out-String -Width 120).Trim("`r", "`n")
}
