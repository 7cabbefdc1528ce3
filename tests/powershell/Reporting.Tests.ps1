# Runs alone: it measures time.
# What the cmdlets tell of their work: verbose lines and progress.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)

    # The verbose lines among all that a command writes, as text; the line of the connection comes first and is tested for itself.
    function Get-Lines([scriptblock] $Command) {
        & $Command 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_ -notlike 'Connection: *' } |
            ForEach-Object { "$_" }
    }
}

AfterAll {
    Stop-Loopback
}

Describe '-Verbose' {
    BeforeEach {
        Clear-Loopback
    }

    It 'tells of each request: operation, items, milliseconds and request id' {
        $lines = Get-Lines { Get-IBWorkflowStepExecution $known.LongExecutionId -Verbose }

        $requests = @(Get-LoopbackRequest)
        $lines.Count | Should -Be 3
        for ($i = 0; $i -lt 3; $i++) {
            $items = (25, 25, 10)[$i]
            $lines[$i] | Should -Match "^ListWorkflowStepExecutions: $items items in \d+ ms, request id $($requests[$i].requestId)\.$"
        }
    }

    It 'tells of a single object' {
        $lines = Get-Lines { Get-IBLifecycleExecution $known.FailedLifecycleExecutionId -Verbose }

        $lines | Should -Match "^GetLifecycleExecution: 1 item in \d+ ms, request id $((Get-LoopbackRequest).requestId)\.$"
    }

    It 'tells why a request is sent again, and when' {
        Add-LoopbackFault @{ kind = 'throttle'; times = 1; retryAfterMilliseconds = 700 }

        # In a process of its own: a throttle slows the requests of a session for a while.
        $lines = Invoke-Pwsh -With @{ module = Get-ModuleUnderTest; image = $known.AvailableImageArn } -Script @'
            Import-Module $module
            Get-IBWorkflowExecution $image -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
'@

        $lines.Count | Should -Be 3
        $lines[0] | Should -BeLike '*Connection: *'
        $lines[1] | Should -Match 'ListWorkflowExecutions: .*CallRateLimitExceededException.*again in [7-9]\d\d ms'
    }

    It 'tells of a request that was refused, once: code, status, milliseconds and request id' {
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'AccessDeniedException' }

        $lines = Get-Lines { Get-IBWorkflowExecution $known.AvailableImageArn -Verbose -ErrorAction SilentlyContinue }

        @($lines -match '^ListWorkflowExecutions').Count | Should -Be 1
        @($lines)[-1] | Should -Match ('^ListWorkflowExecutions: attempt 1 failed \(AccessDeniedException, HTTP 403\) in \d+ ms, ' +
            "request id $((Get-LoopbackRequest).requestId)\.$")
    }

    It 'comes before the objects of its page' {
        $kinds = Get-IBWorkflowStepExecution $known.LongExecutionId -PageSize 20 -Verbose 4>&1 | ForEach-Object { $_.GetType().Name }

        # One line for the connection and one for each page. The line of a page that is read ahead may come earlier.
        $kinds.Count | Should -Be (4 + 60)
        $objects = 0
        $lines = 0
        foreach ($kind in $kinds) {
            if ($kind -eq 'VerboseRecord') { $lines++ }
            else {
                $page = [Math]::Floor($objects / 20) + 1
                $lines | Should -BeGreaterOrEqual (1 + $page)
                $objects++
            }
        }
    }

    It 'is silent without being asked for' {
        $all = Get-IBWorkflowExecution $known.AvailableImageArn *>&1

        $all | ForEach-Object { $_ | Should -BeOfType ([ImageBuilderWorkflow.WorkflowExecution]) }
    }
}

Describe 'Progress' {
    BeforeAll {
        $shell = New-ModuleShell

        function Invoke-InShell([string] $Script) {
            $shell.Commands.Clear()
            $shell.Streams.ClearStreams()
            $shell.AddScript($Script).AddArgument($known).Invoke()
        }
    }

    AfterAll {
        $shell.Dispose()
    }

    BeforeEach {
        Clear-Loopback
    }

    It 'is not shown for a fast listing' {
        $found = Invoke-InShell 'Get-IBWorkflowStepExecution $args[0].LongExecutionId'

        $found.Count | Should -Be 60
        $shell.Streams.Progress.Count | Should -Be 0
    }

    It 'is shown after two seconds, with items and pages so far, and taken away at the end' {
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 2500; page = 2 }
        $shell.Commands.Clear()
        $shell.Streams.ClearStreams()
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $running = $shell.AddScript('Get-IBWorkflowStepExecution $args[0].LongExecutionId').AddArgument($known).BeginInvoke()
        Wait-Until { $shell.Streams.Progress.Count -gt 0 } 'the first progress'
        $first = $watch.Elapsed
        $found = $shell.EndInvoke($running)

        $first.TotalSeconds | Should -BeGreaterOrEqual 2
        $found.Count | Should -Be 60
        $shown = @($shell.Streams.Progress)
        $shown[0].Activity | Should -BeLike '*Get-IBWorkflowStepExecution*'
        $shown[0].StatusDescription | Should -BeLike '*25 items*1 page*'
        $shown[0].RecordType | Should -Be 'Processing'
        $shown[-1].RecordType | Should -Be 'Completed'
        ($shown.ActivityId | Select-Object -Unique).Count | Should -Be 1
    }

    It 'is taken away too when the reader has enough' {
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 2500; page = 2 }

        $null = Invoke-InShell 'Get-IBWorkflowStepExecution $args[0].LongExecutionId | Select-Object -First 26'

        $shell.Streams.Progress[-1].RecordType | Should -Be 'Completed'
    }
}
