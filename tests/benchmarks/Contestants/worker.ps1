# The cmdlets at work: does the work once for every line of its input, and prints a line of JSON about it.
param(
    [string] $Module,
    [string] $Kind,
    [string] $Target,
    [int] $Limit,
    [int] $MarkEvery
)

$ErrorActionPreference = 'Stop'
Import-Module $Module

# Select-Object's module, which a session has loaded long before.
if ($Kind -eq 'FirstFive') { Import-Module Microsoft.PowerShell.Utility }

function Get-Now {
    [datetime]::UtcNow.Subtract([datetime]::UnixEpoch).TotalMilliseconds
}

function Get-Mark([int] $Items) {
    @{ items = $Items; workingSet = [Environment]::WorkingSet; heap = [GC]::GetTotalMemory($false) }
}

function Invoke-Work {
    $report = @{ items = 0; marks = [System.Collections.Generic.List[object]]::new() }
    $hash = [System.Security.Cryptography.IncrementalHash]::CreateHash('SHA256')
    $kept = $null
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    try {
        switch ($Kind) {
            'List' {
                $kept = Get-IBWorkflowStepExecution $Target
            }
            'FanOut' {
                $kept = Get-IBWorkflowExecution $Target | Get-IBWorkflowStepExecution -ThrottleLimit $Limit
            }
            'Sweep' {
                $profiles, $regions = -split $Target
                $kept = Get-IBImagePipeline -ProfileName ($profiles -split ',') -Region ($regions -split ',') -ThrottleLimit $Limit
            }
            'FirstFive' {
                $kept = Get-IBWorkflowStepExecution $Target | Select-Object -First 5
            }
            default {
                if ($MarkEvery) { $report.marks.Add((Get-Mark 0)) }
                Get-IBWorkflowStepExecution $Target | & {
                    process {
                        if ($report.items -eq 0) {
                            $report.firstSeconds = $clock.Elapsed.TotalSeconds
                            $report.first = Get-Now
                        }

                        $report.items++
                        $hash.AppendData([System.Text.Encoding]::UTF8.GetBytes("$($_.StepExecutionId)`n"))
                        if ($MarkEvery -and $report.items % $MarkEvery -eq 0) { $report.marks.Add((Get-Mark $report.items)) }
                    }
                }
            }
        }
    }
    catch {
        $report.error = "$($_.FullyQualifiedErrorId): $_"
    }

    $report.seconds = $clock.Elapsed.TotalSeconds
    $report.end = Get-Now
    # The text of a step is its id, and that of a pipeline its ARN.
    foreach ($item in $kept) {
        $report.items++
        $hash.AppendData([System.Text.Encoding]::UTF8.GetBytes("$item`n"))
    }

    $report.hash = [System.Convert]::ToHexString($hash.GetHashAndReset()).ToLowerInvariant()
    $report
}

while ($null -ne [Console]::In.ReadLine()) {
    [Console]::Out.WriteLine((ConvertTo-Json -Compress (Invoke-Work)))
}
