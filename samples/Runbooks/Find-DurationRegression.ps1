<#
.SYNOPSIS
Finds the workflows and steps that took longer this week than in the three weeks before.

.DESCRIPTION
Reads the workflow executions and steps of the image builds of the last 28 days, and compares the median duration of the last 7 days with
that of the 21 days before, for each workflow and each step. Emits what became slower by more than the ratio, the greatest ratio first.
Only executions that completed count: how long a failure took says nothing about the speed. All versions of a workflow count together.

The script exits with 0, or with 1 if something could not be read. It only reads; it exits with 0 too if it found something.

.PARAMETER Ratio
The ratio of the medians from which something is a regression: with 1.25, what became more than 25 percent slower.

.PARAMETER Name
The names of the images whose builds count. Wildcards are permitted. The default is all images.

.PARAMETER MinimumCount
The number of executions that each of the two times must have. A median of fewer says little.

.PARAMETER Days
The length of the time that is examined, in days.

.PARAMETER BaselineDays
The length of the time before, with which it is compared, in days.

.PARAMETER Region
The region. By default, that of the session.

.PARAMETER ProfileName
The profile that provides the credentials. By default, the credentials of the session.

.INPUTS
None.

.OUTPUTS
System.Management.Automation.PSCustomObject

.EXAMPLE
./Find-DurationRegression.ps1

Shows what became more than 25 percent slower this week.

.EXAMPLE
./Find-DurationRegression.ps1 -Ratio 1.1 -Name nightly-* | Export-Csv regressions.csv

Exports the smaller regressions of some images too.
#>
#Requires -Version 7.4
#Requires -Modules ImageBuilderWorkflow
[CmdletBinding()]
[OutputType([pscustomobject])]
param(
    [ValidateRange(1.0, 1000.0)] [double] $Ratio = 1.25,
    [SupportsWildcards()] [ValidateNotNullOrEmpty()] [string[]] $Name,
    [ValidateRange(1, 10000)] [int] $MinimumCount = 3,
    [ValidateRange(1, 365)] [int] $Days = 7,
    [ValidateRange(1, 365)] [int] $BaselineDays = 21,
    [ValidateNotNullOrEmpty()] [string] $Region,
    [ValidateNotNullOrEmpty()] [string] $ProfileName
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Continue'
$connection, $filter, $problems = @{}, @{}, @()
foreach ($key in 'Region', 'ProfileName') { if ($PSBoundParameters.ContainsKey($key)) { $connection[$key] = $PSBoundParameters[$key] } }
if ($Name) { $filter.Name = $Name }

$recent = [datetime]::UtcNow.AddDays(-$Days)
$start = $recent.AddDays(-$BaselineDays)
# A build that was requested before can still have run after the start.
$runs = @(Get-IBImage @filter -Status * -After $start.AddDays(-1) @connection -ErrorVariable +problems |
        Get-IBWorkflowExecution -After $start @connection -ErrorVariable +problems)
$steps = @($runs | Get-IBWorkflowStepExecution -After $start -Status COMPLETED @connection -ErrorVariable +problems)
$executions = @($runs | Where-Object Status -EQ COMPLETED) + $steps

$baseline = @{}
$executions | Where-Object StartTime -LT $recent | Measure-IBWorkflow | ForEach-Object { $baseline["$_"] = $_ }
$executions | Where-Object StartTime -GE $recent | Measure-IBWorkflow | ForEach-Object {
    $before = $baseline["$_"]
    if ($_.Count -lt $MinimumCount -or -not $before -or $before.Count -lt $MinimumCount) { return }
    if ($before.MedianDuration -le [timespan]::Zero -or $_.MedianDuration -le $Ratio * $before.MedianDuration) { return }
    [pscustomobject]@{
        WorkflowName   = $_.WorkflowName
        StepName       = $_.StepName
        Ratio          = [math]::Round($_.MedianDuration / $before.MedianDuration, 2)
        Median         = $_.MedianDuration
        BaselineMedian = $before.MedianDuration
        Count          = $_.Count
        BaselineCount  = $before.Count
    }
} | Sort-Object Ratio -Descending

exit ($problems ? 1 : 0)
