# Runs alone: it measures time.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback -ArgumentList '--big-steps', '100000'
}

AfterAll {
    Stop-Loopback
}

Describe 'A listing of 100,000 items' {
    It 'needs no more memory than one of 50,000' {
        # In a process of its own, which holds nothing else.
        $measured = Invoke-Pwsh -With @{ module = Get-ModuleUnderTest; execution = $server.Known.BigWorkflowExecutionId } -Script @'
            Import-Module $module
            function Measure-Memory {
                # The working set first: a full collection changes it.
                @{ WorkingSet = [System.Environment]::WorkingSet; Live = [GC]::GetTotalMemory($true) }
            }

            # By then everything is loaded, compiled and warm.
            $early = 50000
            $count = 0
            Get-IBWorkflowStepExecution $execution | & {
                process {
                    $script:count++
                    if ($script:count -eq $early) { $script:before = Measure-Memory }
                }
            }

            $after = Measure-Memory
            $count
            $after.Live - $before.Live
            $after.WorkingSet - $before.WorkingSet
'@

        $measured[0] | Should -Be 100000
        [long] $measured[1] | Should -BeLessThan 2MB
        [long] $measured[2] | Should -BeLessThan 20MB
    }
}
