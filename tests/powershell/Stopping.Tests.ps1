# Runs alone: it measures time.
# Ctrl+C: PowerShell.Stop() does the same from another thread.
BeforeDiscovery {
    $places = @(
        @{
            Place  = 'the server is silent'
            Fault  = @{ kind = 'delay'; milliseconds = 60000 }
            Script = 'Get-IBWorkflowStepExecution $args[0].BigWorkflowExecutionId'
            Until  = { (Get-LoopbackState).inFlight -eq 1 }
        }
        @{
            Place  = 'the server is silent on a later page'
            Fault  = @{ kind = 'delay'; milliseconds = 60000; page = 3 }
            Script = 'Get-IBWorkflowStepExecution $args[0].BigWorkflowExecutionId'
            Until  = { @(Get-LoopbackRequest).Count -eq 3 -and (Get-LoopbackState).inFlight -eq 1 }
        }
        @{
            Place  = 'half of the answer is there'
            Fault  = @{ kind = 'trickle'; milliseconds = 60000 }
            Script = 'Get-IBWorkflowStepExecution $args[0].BigWorkflowExecutionId'
            Until  = { (Get-LoopbackRequest).status -eq 200 }
        }
        @{
            Place  = 'a throttle asks for half a minute of patience'
            Fault  = @{ kind = 'throttle'; retryAfter = '30' }
            Script = 'Get-IBWorkflowStepExecution $args[0].BigWorkflowExecutionId -Verbose'
            Until  = { "$($shell.Streams.Verbose)" -like '*trying again*' }
        }
        @{
            Place  = 'one object by its id is waited for'
            Fault  = @{ kind = 'delay'; milliseconds = 60000 }
            Script = 'Get-IBWorkflowExecution -WorkflowExecutionId $args[0].FailedExecutionId'
            Until  = { (Get-LoopbackState).inFlight -eq 1 }
        }
        @{
            Place  = 'the reader works on an object'
            Fault  = @{ kind = 'delay'; milliseconds = 0 }
            Script = 'Get-IBWorkflowStepExecution $args[0].LongExecutionId | ForEach-Object { Write-Warning working; Start-Sleep 60 }'
            Until  = { "$($shell.Streams.Warning)" -eq 'working' }
        }
        @{
            Place  = 'the last of three cmdlets waits'
            Fault  = @{ kind = 'delay'; milliseconds = 60000; operation = 'GetWorkflowStepExecution' }
            Script = 'Get-IBWorkflowExecution $args[0].AvailableImageArn | Get-IBWorkflowStepExecution | Get-IBWorkflowStepExecution'
            Until  = { (Get-LoopbackRequest | Select-Object -Last 1).operation -eq 'GetWorkflowStepExecution' }
        }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback -ArgumentList '--big-steps', '2500'
    $known = $server.Known
    $shell = New-ModuleShell

    function Invoke-InShell([string] $Script) {
        $shell.Commands.Clear()
        $shell.AddScript($Script).AddArgument($known).Invoke()
    }

    # Once through everything, so that no test pays for loading and compiling.
    $null = Invoke-InShell '$args[0].LongExecutionId | Get-IBWorkflowStepExecution -MaxItems 1 | Get-IBWorkflowExecution'

    # Starts a script, waits until it is where it is to be stopped, and stops it. Gives the milliseconds that this took.
    function Measure-Stop([string] $Script, [scriptblock] $Until) {
        $shell.Commands.Clear()
        $shell.Streams.ClearStreams()
        $running = $shell.AddScript($Script).AddArgument($known).BeginInvoke()
        Wait-Until $Until 'the point where the pipeline is to be stopped'
        $running.IsCompleted | Should -BeFalse
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        $watch.Elapsed.TotalMilliseconds
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
    }
}

AfterAll {
    $shell.Dispose()
    Stop-Loopback
}

Describe 'Stopping a pipeline while <Place>' -ForEach $places {
    It 'takes less than a quarter of a second, and leaves no request behind' {
        # On a busy machine any one time may be long; what is slow by itself is slow every time.
        $times = @()
        do {
            Clear-Loopback
            Add-LoopbackFault $Fault
            $times += Measure-Stop $Script $Until
            Wait-LoopbackIdle
        } while ($times[-1] -ge 250 -and $times.Count -lt 3)

        ($times | Measure-Object -Minimum).Minimum | Should -BeLessThan 250 -Because "the milliseconds were $times"

        # What was answered was answered before the stop; the rest was abandoned, not left to run.
        Get-LoopbackRequest | Where-Object { $null -eq $_.status } | ForEach-Object { $_.clientAborted | Should -BeTrue }

        # The same PowerShell is as good as before, and this is the one request that is new.
        Clear-Loopback
        (Invoke-InShell 'Get-IBWorkflowExecution -WorkflowExecutionId $args[0].FailedExecutionId').Status | Should -Be 'FAILED'
        @(Get-LoopbackRequest).operation | Should -Be 'GetWorkflowExecution'
    }
}

Describe 'Stopping a pipeline' {
    BeforeEach {
        Clear-Loopback
    }

    It 'means that the retry it waited for never comes' {
        Add-LoopbackFault @{ kind = 'throttle'; retryAfter = '1' }
        $null = Measure-Stop 'Get-IBWorkflowStepExecution $args[0].BigWorkflowExecutionId -Verbose' {
            "$($shell.Streams.Verbose)" -like '*trying again*'
        }

        # Past the second after which it would have come.
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        Wait-Until { $watch.ElapsedMilliseconds -gt 1300 } 'the time of the retry'
        @(Get-LoopbackRequest).Count | Should -Be 1
    }

    It 'does not wait for a program that is to give the credentials' -Skip:$IsWindows {
        $begun = Join-Path $TestDrive 'begun'
        $program = Join-Path $TestDrive 'credentials.sh'
        Set-Content $program "touch '$begun'; sleep 3"
        $file = Join-Path $TestDrive 'slow-credentials'
        Set-Content $file "[slow]", "credential_process = sh $program"

        $script = "Get-IBWorkflowExecution `$args[0].AvailableImageArn -ProfileName slow -ProfileLocation '$file'"
        $elapsed = Measure-Stop $script { Test-Path $begun }

        $elapsed | Should -BeLessThan 250
        @(Get-LoopbackRequest).Count | Should -Be 0
    }

    It 'sets the variable of the next token to what lies behind the last object that came out' {
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 60000; page = 2 }
        $null = Measure-Stop '$token = "left over"; Get-IBWorkflowStepExecution $args[0].LongExecutionId -NextTokenVariable global:token' {
            (Get-LoopbackRequest | Select-Object -Last 1).page -eq 2
        }
        Clear-Loopback

        $rest = Invoke-InShell 'Get-IBWorkflowStepExecution $args[0].LongExecutionId -StartingToken $global:token'

        $rest.Count | Should -Be 35
    }
}
