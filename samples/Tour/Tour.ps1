# A demonstration of the module in two minutes. The environment has the endpoint and the keys of the account.
param(
    [string] $Module,
    [string] $Image,
    [string] $FailedImage,
    [string] $OldImage,
    [string] $CsvFile
)

$ErrorActionPreference = 'Stop'

# Uses colour if the terminal supports it. Out-String keeps escape sequences only with OutputRendering set to Ansi.
$isTerminal = -not [System.Console]::IsOutputRedirected
$isColoured = $isTerminal -and $Host.UI.SupportsVirtualTerminal -and -not $env:NO_COLOR
$PSStyle.OutputRendering = $isColoured ? 'Ansi' : 'PlainText'
# The width of the terminal; without a terminal, wide enough for all columns.
$width = $isTerminal ? $Host.UI.RawUI.WindowSize.Width : 120
$title, $prompt, $plain = $isColoured ? ("`e[1;36m", "`e[90m", "`e[0m") : ('', '', '')

$tour = [ordered]@{
    'Which pipelines are there, and how did they end' = { Get-IBImagePipeline }
    'What one of them has built' = { Get-IBImagePipeline golden* | Get-IBImage }
    'What has failed, with a pipeline or without' = { Get-IBImage -Status FAILED }
    'In which steps' = { Get-IBImage golden* -Status FAILED | Get-IBWorkflowExecution -Status FAILED | Get-IBWorkflowStepExecution -Status FAILED }
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
    '', "$title## $($question.Key)$plain", "${prompt}PS > $plain$("$($question.Value)".Trim())", ''
    (. $question.Value | Out-String -Width $width).Trim("`r", "`n")
}
