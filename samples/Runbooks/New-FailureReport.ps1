<#
.SYNOPSIS
Writes a report of the builds that failed: a CSV file, a page with their timelines, and a summary for a chat.

.DESCRIPTION
Finds out why the builds of the last 24 hours failed, and writes three files to a folder, which is created if it does not exist:
failures.csv has a row for each failed build, the newest first; timeline.html shows what ran when in these builds; summary.md is short
Markdown, grouped by the kind of the failure. The files of the run before are replaced. Without failures, there is no timeline.html.

Texts of the service can contain what a component printed. In summary.md they are code, so that no markup, link or mention (@channel) in
them has an effect. In failures.csv, a text that a spreadsheet would take for a formula begins with an apostrophe.

The script emits the files that it wrote. It exits with 0, or with 1 if a build or a listing could not be read; summary.md says so too.

.PARAMETER Path
The folder for the files.

.PARAMETER After
The time of the first builds to report: when they were requested. The default is 24 hours ago.

.PARAMETER Name
The names of the images to report. Wildcards are permitted.

.PARAMETER MaximumPerKind
The number of builds of each kind that summary.md lists. It counts the others.

.PARAMETER Region
The region. By default, that of the session.

.PARAMETER ProfileName
The profile that provides the credentials. By default, the credentials of the session.

.INPUTS
None.

.OUTPUTS
System.IO.FileInfo

.EXAMPLE
./New-FailureReport.ps1 -Path report

Reports the builds of the last 24 hours.

.EXAMPLE
./New-FailureReport.ps1 -Path report -After (Get-Date).AddDays(-7) -Name golden-*, web-* -Region eu-west-1 -ProfileName build

Reports a week of some images.

.EXAMPLE
./New-FailureReport.ps1 report; Invoke-RestMethod $env:WEBHOOK -Method Post -ContentType application/json -Body (
    @{ text = Get-Content report/summary.md -Raw } | ConvertTo-Json)

Sends the summary to a chat.
#>
#Requires -Version 7.4
#Requires -Modules ImageBuilderWorkflow
[CmdletBinding(SupportsShouldProcess)]
[OutputType([System.IO.FileInfo])]
param(
    [Parameter(Position = 0)] [ValidateNotNullOrEmpty()] [string] $Path = 'failure-report',
    [datetime] $After = (Get-Date).AddDays(-1),
    [SupportsWildcards()] [ValidateNotNullOrEmpty()] [string[]] $Name,
    [ValidateRange(1, 100)] [int] $MaximumPerKind = 10,
    [ValidateNotNullOrEmpty()] [string] $Region,
    [ValidateNotNullOrEmpty()] [string] $ProfileName
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Continue'
Import-Module "$PSScriptRoot/RunbookTools.psm1"
$connection, $filter = @{}, @{}
foreach ($key in 'Region', 'ProfileName') { if ($PSBoundParameters.ContainsKey($key)) { $connection[$key] = $PSBoundParameters[$key] } }
if ($Name) { $filter.Name = $Name }
$folder = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)
if (-not $PSCmdlet.ShouldProcess($folder, 'Write a report of the failed builds')) { exit 0 }

# An error of one build leaves the others in the report.
$problems = @()
$failures = @(Get-IBImageFailure @filter -After $After @connection -ErrorVariable +problems)

$null = New-Item $folder -ItemType Directory -Force
$csv, $timeline, $summary = 'failures.csv', 'timeline.html', 'summary.md' | ForEach-Object { Join-Path $folder $_ }

$columns = 'Name', 'Version', 'Kind', 'Stage', 'StepName', 'DateCreated', 'FailedAt', 'Summary', 'ErrorMessage', 'NextAction', 'LogUrl',
    'Region', 'ImageBuildVersionArn'
Write-WholeFile $csv ((ConvertTo-SafeCsv $columns $failures) -join "`n")

# The timeline of the run before must not be taken for one of this run.
if (Test-Path -LiteralPath $timeline) { Remove-Item -LiteralPath $timeline }
if ($failures) {
    $failures.ImageBuildVersionArn | Export-IBTimeline -LiteralPath $timeline -Title 'Failed builds' @connection -ErrorVariable +problems
}

$since = $After.ToUniversalTime().ToString('yyyy-MM-dd HH:mm')
$lines = @("**$($failures.Count) failed $($failures.Count -eq 1 ? 'build' : 'builds') since $since UTC**")
if ($problems) { $lines += '', "The report is incomplete. Errors: $($problems.Count), first $(ConvertTo-MarkdownCode $problems[0] 300)" }
foreach ($kind in $failures | Group-Object Kind | Sort-Object @{ Expression = 'Count'; Descending = $true }, Name) {
    $lines += '', "**$($kind.Name): $($kind.Count)**", ''
    foreach ($failure in $kind.Group | Select-Object -First $MaximumPerKind) {
        $link = $failure.LogUrl -match '^https://[\w.-]+/[\w./?#$%&=:-]*$' ? " ([log]($($failure.LogUrl)))" : ''
        $build = ConvertTo-MarkdownCode "$($failure.Name)/$($failure.Version)" 150
        $lines += "- ${build}: $(ConvertTo-MarkdownCode $failure.Summary 300)$link"
    }
    if ($kind.Count -gt $MaximumPerKind) { $lines += "- and $($kind.Count - $MaximumPerKind) more in failures.csv" }
}
Write-WholeFile $summary ($lines -join "`n")

Get-Item -LiteralPath $csv, $timeline, $summary -ErrorAction Ignore
exit ($problems ? 1 : 0)
