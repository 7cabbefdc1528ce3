# Runs alone: it measures time.
# What is asked for in advance, and what is not: by counted requests, and by the time that a slow reader takes.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback -ArgumentList '--big-steps', '2500'
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)

    # A request of another kind: whatever was sent before it is in the log when it has been answered.
    function Get-AskedPage {
        Wait-LoopbackIdle
        @((Get-LoopbackRequest -Operation ListWorkflowStepExecutions).page)
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'Reading ahead' {
    BeforeEach {
        Clear-Loopback
    }

    It 'asks for nothing in advance within the first page: <Count> of 2,500 steps cost one request' -ForEach @(
        @{ Count = 1 }, @{ Count = 5 }, @{ Count = 24 }, @{ Count = 25 }
    ) {
        (Get-IBWorkflowStepExecution $known.BigWorkflowExecutionId | Select-Object -First $Count | Measure-Object).Count | Should -Be $Count

        Get-AskedPage | Should -Be 1
    }

    It 'asks for one page more than was needed at most: <Count> of 2,500 steps' -ForEach @(
        @{ Count = 26; Needed = 2 }, @{ Count = 50; Needed = 2 }, @{ Count = 60; Needed = 3 }, @{ Count = 260; Needed = 11 }
    ) {
        (Get-IBWorkflowStepExecution $known.BigWorkflowExecutionId | Select-Object -First $Count | Measure-Object).Count | Should -Be $Count

        $pages = Get-AskedPage
        $pages | Should -Be (1..$pages.Count)
        $pages.Count | Should -BeGreaterOrEqual $Needed
        $pages.Count | Should -BeLessOrEqual ($Needed + 1)
    }

    It 'has the next page under way while the second one flows' {
        Add-LoopbackFault @{ kind = 'delay'; page = 3; milliseconds = 20000 }
        $inFlight = $null
        $null = Get-IBWorkflowStepExecution $known.BigWorkflowExecutionId | Select-Object -First 30 | ForEach-Object -Begin { $taken = 0 } {
            if (++$taken -eq 30) {
                Wait-Until { (Get-LoopbackState).inFlight -eq 1 } 'the third page to be asked for'
                $inFlight = (Get-LoopbackState).inFlight
            }
        }

        $inFlight | Should -Be 1
        Wait-LoopbackIdle
    }

    It 'asks for nothing in advance with -MaxItems' {
        (Get-IBWorkflowStepExecution $known.BigWorkflowExecutionId -MaxItems 60).Count | Should -Be 60

        Get-AskedPage | Should -Be 1, 2, 3
    }

    It 'never has two requests of one listing under way' {
        (Get-IBWorkflowStepExecution $known.BigWorkflowExecutionId | Measure-Object).Count | Should -Be 2500

        (Get-LoopbackState).maxInFlight | Should -Be 1
    }

    It 'hides the way to the service behind a slow reader' {
        # Ten pages, each 200 ms away, and a reader of 10 ms an item.
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 200 }
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $reading = [System.Diagnostics.Stopwatch]::new()
        $taken = 0
        Get-IBWorkflowStepExecution $known.BigWorkflowExecutionId | Select-Object -First 250 | ForEach-Object {
            $taken++
            $reading.Start()
            $until = $watch.Elapsed.TotalMilliseconds + 10
            while ($watch.Elapsed.TotalMilliseconds -lt $until) { }
            $reading.Stop()
        }

        $taken | Should -Be 250
        # What it took beside the reading itself is less than half of what the ten pages take one after another.
        ($watch.Elapsed - $reading.Elapsed).TotalMilliseconds | Should -BeLessThan 1000
    }
}
