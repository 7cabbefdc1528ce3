# Runs alone: it measures time.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback -ArgumentList '--big-steps', '2500'
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)

    # A request of another kind at the end: whatever was sent before it is in the log when it has been answered.
    function Send-Marker {
        $null = Get-IBWorkflowExecution -WorkflowExecutionId $known.FailedExecutionId
    }

    function Asked {
        @(Get-LoopbackRequest | ForEach-Object { $_.operation -eq 'GetWorkflowExecution' ? 'marker' : "page $($_.page)" })
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'Streaming' {
    BeforeEach {
        Clear-Loopback
    }

    It 'costs one request for the first 5 of 2,500 steps' {
        $steps = Get-IBWorkflowStepExecution $known.BigWorkflowExecutionId | Select-Object -First 5
        Send-Marker

        $steps.Count | Should -Be 5
        Asked | Should -Be 'page 1', 'marker'
        (Get-LoopbackState).inFlight | Should -Be 0
    }

    It 'costs one request for the first step of executions that are piped in' {
        $found = Get-IBWorkflowExecution $known.AvailableImageArn | Get-IBWorkflowStepExecution | Select-Object -First 1

        $found | Should -Not -BeNullOrEmpty
        (Get-LoopbackRequest).operation | Should -Be 'ListWorkflowExecutions', 'ListWorkflowStepExecutions'
    }

    It 'emits the first object before it asks for the second page' {
        $seen = @{}
        $null = Get-IBWorkflowStepExecution $known.LongExecutionId | ForEach-Object {
            if (-not $seen.Count) { $seen.Asked = Asked }
        }

        $seen.Asked | Should -Be 'page 1'
        Asked | Should -Be 'page 1', 'page 2', 'page 3'
    }

    It 'does not hold objects back while the next page takes its time' {
        Add-LoopbackFault @{ kind = 'delay'; page = 2; milliseconds = 1400 }
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $times = Get-IBWorkflowStepExecution $known.LongExecutionId | ForEach-Object { $watch.ElapsedMilliseconds }

        $times[25] - $times[24] | Should -BeGreaterThan 1200
    }

    It 'asks for each page once and in order, and never for two at a time' {
        (Get-IBWorkflowStepExecution $known.BigWorkflowExecutionId | Measure-Object).Count | Should -Be 2500

        Asked | Should -Be (1..100 | ForEach-Object { "page $_" })
        (Get-LoopbackState).maxInFlight | Should -Be 1
    }

    It 'goes on over empty pages' {
        Add-LoopbackFault @{ kind = 'emptyPage'; page = 2; times = 3 }

        (Get-IBWorkflowStepExecution $known.LongExecutionId).Count | Should -Be 60
    }

    It 'ends with a break downstream, and can be used again' {
        $taken = 0
        foreach ($once in 1) {
            Get-IBWorkflowStepExecution $known.BigWorkflowExecutionId | ForEach-Object { if (++$taken -eq 5) { break } }
        }

        Send-Marker
        $taken | Should -Be 5
        Asked | Should -Be 'page 1', 'marker'
    }

    It 'ends with an error downstream, and can be used again' {
        { Get-IBWorkflowStepExecution $known.BigWorkflowExecutionId | ForEach-Object { throw 'no more' } } | Should -Throw 'no more'

        Send-Marker
        Asked | Should -Be 'page 1', 'marker'
    }

    It 'keeps -PipelineVariable in step with what flows, one input after another' {
        $names = Get-IBWorkflowExecution $known.AvailableImageArn -PipelineVariable execution |
            Get-IBWorkflowStepExecution -ThrottleLimit 1 |
            ForEach-Object { "$($execution.WorkflowExecutionId) $($_.WorkflowExecutionId)" }

        $names.Count | Should -Be 14
        foreach ($name in $names) { $name.Split(' ')[0] | Should -Be $name.Split(' ')[1] }
    }

    It 'keeps a listing apart from another one inside it' {
        $outer = Get-IBWorkflowStepExecution $known.AvailableTestExecutionId
        $inner = Get-IBWorkflowStepExecution $known.AvailableDistributionExecutionId

        $pairs = Get-IBWorkflowStepExecution $known.AvailableTestExecutionId -PageSize 3 | ForEach-Object {
            $step = $_
            Get-IBWorkflowStepExecution $known.AvailableDistributionExecutionId -PageSize 2 | ForEach-Object { "$($step.Name) $($_.Name)" }
        }

        $pairs | Should -Be ($outer | ForEach-Object { $step = $_; $inner | ForEach-Object { "$($step.Name) $($_.Name)" } })
    }
}
