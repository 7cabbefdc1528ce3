# Runs alone: it measures time.
# Several inputs at a time: as many as -ThrottleLimit says, in the order of the inputs, each with its own errors.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback -ArgumentList '--fan', '40x60', '--big-steps', '2500'
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $ids = (Get-IBWorkflowExecution $known.FanImageArn).WorkflowExecutionId
    $unknown = 'wf-00000000-0000-0000-0000-000000000000'
}

AfterAll {
    Stop-Loopback
}

Describe 'Fan-out' {
    BeforeEach {
        Clear-Loopback
    }

    It 'has <Limit> requests under way with -ThrottleLimit <Limit>, and never more (<How>)' -ForEach @(
        @{ Limit = 1; How = 'array' }, @{ Limit = 4; How = 'array' }, @{ Limit = 4; How = 'pipeline' }, @{ Limit = 16; How = 'pipeline' }
    ) {
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 20 }
        $found = if ($How -eq 'array') { Get-IBWorkflowStepExecution $ids -ThrottleLimit $Limit } else {
            $ids | Get-IBWorkflowStepExecution -ThrottleLimit $Limit }

        $found.Count | Should -Be 2400
        @($found.WorkflowExecutionId | Get-Unique) | Should -Be $ids
        (Get-LoopbackState).maxInFlight | Should -Be $Limit
        @(Get-LoopbackRequest).Count | Should -Be 120
    }

    It 'has 8 under way without it' {
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 20 }
        $null = $ids | Get-IBWorkflowStepExecution

        (Get-LoopbackState).maxInFlight | Should -Be 8
    }

    It 'gets objects by id in the order of the ids' {
        $steps = (Get-IBWorkflowStepExecution $ids[0]).StepExecutionId

        (Get-IBWorkflowStepExecution -StepExecutionId $steps).StepExecutionId | Should -Be $steps
        ($steps | Get-IBWorkflowStepExecution).StepExecutionId | Should -Be $steps
    }

    It 'brings the same objects with every limit' {
        $one = $ids[0..9] | Get-IBWorkflowStepExecution -ThrottleLimit 1 | Select-Object * -ExcludeProperty RequestId |
            ConvertTo-Json -Depth 4
        $many = $ids[0..9] | Get-IBWorkflowStepExecution -ThrottleLimit 8 | Select-Object * -ExcludeProperty RequestId |
            ConvertTo-Json -Depth 4

        $many | Should -BeExactly $one
    }

    It 'keeps errors with their input, between what comes before and behind' {
        $seen = $ids[0], 'nonsense', $ids[1], $unknown, $ids[2] | Get-IBWorkflowStepExecution 2>&1 | ForEach-Object {
            $_ -is [System.Management.Automation.ErrorRecord] ? "error $($_.TargetObject)" : $_.WorkflowExecutionId
        } | Get-Unique

        $seen | Should -Be $ids[0], 'error nonsense', $ids[1], "error $unknown", $ids[2]
    }

    It 'goes on behind an input that fails in the middle' {
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'ForbiddenException'; message = 'no'; page = 2; times = 1
            contains = $ids[1] }
        $found = $ids[0..3] | Get-IBWorkflowStepExecution -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed.Count | Should -Be 1
        $failed[0].Exception.ResumeToken | Should -Not -BeNullOrEmpty
        $rest = @(Get-IBWorkflowStepExecution $failed[0].TargetObject -StartingToken $failed[0].Exception.ResumeToken)
        $found.Count + $rest.Count | Should -Be 240
    }

    It 'emits the first page of the first input before the second is given' {
        $order = [System.Collections.Generic.List[string]]::new()
        & { foreach ($id in $ids[0..2]) { $order.Add("given $id"); $id } } | Get-IBWorkflowStepExecution |
            ForEach-Object { $order.Add("got $($_.WorkflowExecutionId)") }

        $order[0] | Should -Be "given $($ids[0])"
        $order[1] | Should -Be "got $($ids[0])"
        @($order | Select-Object -First 26 | Where-Object { $_ -like 'got*' }).Count | Should -Be 25
    }

    It 'starts no other input before the first page of the first one has been taken' {
        $null = $ids | Get-IBWorkflowStepExecution | Select-Object -First 5
        Wait-LoopbackIdle

        @(Get-LoopbackRequest).Count | Should -Be 1
    }

    It 'does not keep objects back from a slow giver of inputs' {
        # Whoever gives an input looks what has come of those before; the third time there is nothing left to come.
        $seen = @{ Got = 0; Before = @() }
        & {
            foreach ($id in $ids[0..4]) {
                Wait-LoopbackIdle
                $until = [datetime]::UtcNow.AddMilliseconds(300)
                while ([datetime]::UtcNow -lt $until) { }
                $seen.Before += $seen.Got
                $id
            }
        } | Get-IBWorkflowStepExecution | ForEach-Object { $seen.Got++ }

        $seen.Got | Should -Be 300
        $seen.Before[0] | Should -Be 0
        $seen.Before[3] | Should -Be 180
        $seen.Before[4] | Should -Be 240
    }

    It 'holds a few pages of an input that waits for its turn, and no more' {
        # The first input's second page takes long; the big one behind it must not be read to its end meanwhile.
        Add-LoopbackFault @{ kind = 'delay'; page = 2; milliseconds = 1500; times = 1; contains = $ids[0] }
        $null = $ids[0], $known.BigWorkflowExecutionId | Get-IBWorkflowStepExecution | Select-Object -First 60
        Wait-LoopbackIdle

        @(Get-LoopbackRequest | Where-Object body -like "*$($known.BigWorkflowExecutionId)*").Count | Should -BeLessOrEqual 5
    }

    It 'leaves no request behind when it is stopped' {
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 30000 ; page = 2 }
        $shell = New-ModuleShell
        try {
            $null = $shell.AddScript({ param($ids) $ids | Get-IBWorkflowStepExecution }).AddArgument($ids)
            $running = $shell.BeginInvoke()
            Wait-Until { (Get-LoopbackState).inFlight -ge 8 } 'eight requests to be under way'
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()

            $watch.ElapsedMilliseconds | Should -BeLessThan 1000
            Wait-LoopbackIdle
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'counts -MaxItems for each input' {
        $found = $ids[0..4] | Get-IBWorkflowStepExecution -MaxItems 30

        @($found | Group-Object WorkflowExecutionId).Count | Should -Be 5
        $found.Count | Should -Be 150
        @(Get-LoopbackRequest).Count | Should -Be 10
    }

    It 'loses nothing of the inputs before one that ends the pipeline' {
        $inputs = @(
            foreach ($id in $ids[0..3]) { [pscustomobject]@{ WorkflowExecutionId = $id } }
            [pscustomobject]@{ WorkflowExecutionId = $ids[4]; ProfileName = 'no-such-profile' }
        )
        $found = [System.Collections.Generic.List[object]]::new()
        { $inputs | Get-IBWorkflowStepExecution | ForEach-Object { $found.Add($_) } } | Should -Throw '*no-such-profile*'

        $found.Count | Should -Be 240
    }

    It 'ends with what is asked as whom cannot be, once and before anything is sent' {
        { $ids | Get-IBWorkflowStepExecution -ProfileName 'no-such-profile' -ErrorAction Stop } | Should -Throw '*no-such-profile*'

        @(Get-LoopbackRequest).Count | Should -Be 0
    }
}
