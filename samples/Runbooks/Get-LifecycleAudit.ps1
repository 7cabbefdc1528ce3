<#
.SYNOPSIS
Lists what the lifecycle policies touched last month: every image, AMI, snapshot and container image, with the action and how it ended.

.DESCRIPTION
Reads all lifecycle policies, their executions since a time, and the resources of each execution with what belongs to them. Emits one
object for each resource; each snapshot of an AMI is an object of its own, with the action of its AMI. With -Path, it also writes them to
a CSV file. Executions of policies that have been deleted since are not found: the service lists executions by policy or by image.

The script exits with 0, or with 1 if something could not be read. The CSV file is not written then, because an audit must be complete.

.PARAMETER Path
The CSV file to write. An existing file is replaced.

.PARAMETER Policy
The names of the lifecycle policies. Wildcards are permitted. The default is all policies.

.PARAMETER After
The start of the first executions. The default is one month ago.

.PARAMETER Before
The time before which the executions started. By default, there is no limit.

.PARAMETER Region
The region of the policies. By default, that of the session. AMIs can be in other regions.

.PARAMETER ProfileName
The profile that provides the credentials. By default, the credentials of the session.

.INPUTS
None.

.OUTPUTS
System.Management.Automation.PSCustomObject

.EXAMPLE
./Get-LifecycleAudit.ps1 -Path audit.csv

Writes what was touched in the last month to a file, and shows it.

.EXAMPLE
./Get-LifecycleAudit.ps1 -After 2026-10-01Z -Before 2026-11-01Z -Path october.csv | Group-Object Policy, Action, Status -NoElement

Audits one month and counts.

.EXAMPLE
./Get-LifecycleAudit.ps1 | Where-Object { $_.Action -eq 'DELETE' -and $_.Status -eq 'FAILED' }

Finds what could not be deleted.
#>
#Requires -Version 7.4
#Requires -Modules ImageBuilderWorkflow
[CmdletBinding(SupportsShouldProcess)]
[OutputType([pscustomobject])]
param(
    [Parameter(Position = 0)] [ValidateNotNullOrEmpty()] [string] $Path,
    [SupportsWildcards()] [ValidateNotNullOrEmpty()] [string[]] $Policy = '*',
    [datetime] $After = (Get-Date).AddMonths(-1),
    [datetime] $Before = [datetime]::MaxValue,
    [ValidateNotNullOrEmpty()] [string] $Region,
    [ValidateNotNullOrEmpty()] [string] $ProfileName
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Continue'
Import-Module "$PSScriptRoot/RunbookTools.psm1"
$connection = @{}
foreach ($key in 'Region', 'ProfileName') { if ($PSBoundParameters.ContainsKey($key)) { $connection[$key] = $PSBoundParameters[$key] } }

$problems, $executions = @(), [System.Collections.Generic.Dictionary[string, object]]::new()
$policies = @(Get-IBLifecyclePolicy $Policy @connection -ErrorVariable +problems)
$rows = @(
    # An execution can be in the history of several policies; it counts once.
    $policies | Get-IBLifecycleExecution -After $After -Before $Before @connection -ErrorVariable +problems |
        Where-Object { $executions.TryAdd($_.LifecycleExecutionId, $_) } |
        Get-IBLifecycleExecutionResource -Recurse @connection -ErrorVariable +problems |
        ForEach-Object {
            $execution = $executions[$_.LifecycleExecutionId]
            $isImage = $_.ResourceId -like 'arn:*:image/*'
            $row = [ordered]@{
                Policy               = $execution.Policy
                LifecycleExecutionId = $_.LifecycleExecutionId
                ExecutionStatus      = $execution.Status
                Image                = $isImage ? $_.ResourceId : $_.ParentResourceId
                Ami                  = $_.ResourceId -like 'ami-*' ? $_.ResourceId : $null
                Snapshot             = $null
                Container            = $isImage -or $_.ResourceId -like 'ami-*' ? $null : $_.ResourceId
                AccountId            = $_.AccountId
                Region               = $_.Region
                Action               = $_.Action
                Status               = $_.Status
                Reason               = $_.StatusReason ?? $_.ActionReason
                Time                 = $_.EndTime ?? $_.StartTime ?? $execution.StartTime
            }
            [pscustomobject] $row
            foreach ($snapshot in $_.Snapshots) {
                $row.Snapshot, $row.Status, $row.Reason = $snapshot.SnapshotId, $snapshot.Status, $snapshot.StatusReason
                [pscustomobject] $row
            }
        })

$columns = 'Policy', 'LifecycleExecutionId', 'ExecutionStatus', 'Image', 'Ami', 'Snapshot', 'Container', 'AccountId', 'Region', 'Action',
    'Status', 'Reason', 'Time'
$file = $Path ? $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path) : $null
if ($file -and -not $problems -and $PSCmdlet.ShouldProcess($file, 'Write the audit')) {
    Write-WholeFile $file ((ConvertTo-SafeCsv $columns $rows) -join "`n")
}

$rows
exit ($problems ? 1 : 0)
