# Shows the main tasks of the module in two minutes, with the account whose endpoint and keys are in the environment.
param(
    [string] $Module,
    [string] $Image,
    [string] $FailedImage,
    [string] $OldImage,
    [string] $CsvFile
)

$ErrorActionPreference = 'Stop'

# Use colour if the terminal supports it. The tables pass through Out-String, which keeps escape sequences only for Ansi rendering.
$isTerminal = -not [System.Console]::IsOutputRedirected
$isColoured = $isTerminal -and $Host.UI.SupportsVirtualTerminal -and -not $env:NO_COLOR
$PSStyle.OutputRendering = $isColoured ? 'Ansi' : 'PlainText'
# Use the width of the terminal. Without a terminal, use a width that fits every column.
$width = $isTerminal ? $Host.UI.RawUI.WindowSize.Width : 120
$title, $prompt, $plain = $isColoured ? ("`e[1;36m", "`e[90m", "`e[0m") : ('', '', '')

$tour = [ordered]@{
    'Which pipelines exist, and how did their last runs end?' = { Get-IBImagePipeline }
    'What did one pipeline build?' = { Get-IBImagePipeline golden* | Get-IBImage }
    'Which builds failed, with or without a pipeline?' = { Get-IBImage -Status FAILED }
    'In which steps did they fail?' = { Get-IBImage golden* -Status FAILED | Get-IBWorkflowExecution -Status FAILED | Get-IBWorkflowStepExecution -Status FAILED }
    'What ran for an image?' = { Get-IBWorkflowExecution $Image }
    'What were the steps of its build?' = { Get-IBWorkflowExecution $Image | Where-Object Type -eq BUILD | Get-IBWorkflowStepExecution }
    'Where did the time go?' = { Show-IBTimeline $Image -Width $width }
    'Which steps take how long, over many builds?' = { Get-IBImagePipeline nightly* | Get-IBImage | Get-IBWorkflowExecution | Get-IBWorkflowStepExecution | Measure-IBWorkflow | Select-Object -First 5 }
    'What failed for another image, and why?' = { Get-IBImageFailure $FailedImage -OutVariable failed }
    'What changed since the last good build?' = { Compare-IBImage $FailedImage -Kind BaseImage, Component, Infrastructure, Workflow }
    'How does a script wait for a build, and fail with the reason?' = { Wait-IBImage $FailedImage -ErrorOnFailure -ErrorAction SilentlyContinue -ErrorVariable why | Format-Table Name, Version, Status; "$why" }
    'Why did the other builds fail?' = { Get-IBImageFailure -MaxItems 5 | Format-Table }
    'What does a listing of steps leave out?' = { $failed | Get-IBWorkflowStepExecution | Format-List Name, OnFailure, TimeoutSeconds, Duration }
    'Which lifecycle policies acted on an image?' = { Get-IBLifecycleExecution $OldImage -MaxItems 5 -NextTokenVariable next }
    'What are the next three lifecycle executions?' = { Get-IBLifecycleExecution $OldImage -StartingToken $next -MaxItems 3 }
    'What did the last successful one act on?' = { Get-IBLifecycleExecution $OldImage -Status SUCCESS -MaxItems 1 | Get-IBLifecycleExecutionResource -Recurse }
    'What would the policies do next?' = { Get-IBLifecycleCandidate -WarningAction SilentlyContinue | Select-Object -First 4 }
    'What waits for approval?' = { Get-IBWaitingWorkflowStep }
    'How do I approve it?' = { Get-IBWaitingWorkflowStep | Send-IBWorkflowStepAction -Action Resume -Reason 'The tour' -PassThru | Format-Table Action, StepExecutionId }
    'How do I export a report of all steps?' = { Get-IBWorkflowExecution $Image | Get-IBWorkflowStepExecution | Select-Object Name, Status, Duration | Export-Csv $CsvFile; Get-Content $CsvFile -TotalCount 4 }
}

$imported = Import-Module $Module -PassThru
"In PowerShell $($PSVersionTable.PSVersion), with $($imported.Name) $($imported.Version) of $($imported.ModuleBase)"

foreach ($question in $tour.GetEnumerator()) {
    '', "$title## $($question.Key)$plain", "${prompt}PS > $plain$("$($question.Value)".Trim())", ''
    (. $question.Value | Out-String -Width $width).Trim("`r", "`n")
}
