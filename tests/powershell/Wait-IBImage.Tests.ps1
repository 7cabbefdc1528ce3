# Parameters: ImageBuildVersionArn|Arn@0<vp [Until] [Timeout] [Any] [FailFast] [PollInterval] [ErrorOnFailure] [ErrorOnApproval]
#
# The time of the account moves ten minutes a second, so that a build takes about two seconds.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{
        ErrorVariable   = 'problems'
        ErrorAction     = 'SilentlyContinue'
        WarningVariable = 'warnings'
        WarningAction   = 'SilentlyContinue'
    }

    # Runs a command in a new process, and gives its exit code and what it wrote.
    function Invoke-Child([string] $Command) {
        $program, $arguments = @(Get-PwshCommand) + '-NoProfile', '-NonInteractive', '-Command'
        $output = & $program @arguments "Import-Module '$(Get-ModuleUnderTest)'; $Command" 2>&1 | Out-String
        @{ ExitCode = $LASTEXITCODE; Output = $output }
    }

    function Operations {
        @(Get-LoopbackRequest).operation | Sort-Object -Unique
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'Wait-IBImage while builds proceed' {
    BeforeAll {
        $known = (Start-Loopback -ArgumentList '--speed', '600', '--now', 'clock').Known

        # So that no test pays for loading and compiling.
        $null = Wait-IBImage $known.AvailableImageArn
    }

    BeforeEach {
        Clear-Loopback
    }

    It 'waits for a build that was started until it is available' {
        $image = Start-IBImagePipeline golden-image -PassThru | Wait-IBImage -Timeout 60 @quietly

        $problems | Should -BeNullOrEmpty
        $image | Should -BeOfType ([ImageBuilderWorkflow.Image])
        $image.Status | Should -Be 'AVAILABLE'
        $image.Amis.Count | Should -BeGreaterThan 0
        Operations | Should -Be 'GetImage', 'ListImagePipelines', 'ListWaitingWorkflowSteps', 'StartImagePipelineExecution'
        @(Get-LoopbackRequest).Count | Should -BeLessThan 12
    }

    It 'waits for a build that was started and is not visible yet' {
        Add-LoopbackFault @{ kind = 'error'; status = 404; code = 'ResourceNotFoundException'; operation = 'GetImage'; times = 2 }

        $image = Start-IBImagePipeline golden-image -PassThru | Wait-IBImage -Timeout 60 @quietly

        $problems | Should -BeNullOrEmpty
        $image.Status | Should -Be 'AVAILABLE'
    }

    It 'waits for a build that is retried' {
        $image = Restart-IBImage $known.FailedImageArn -PassThru | Wait-IBImage -Timeout 60 @quietly

        $problems | Should -BeNullOrEmpty
        $image.Status | Should -Be 'AVAILABLE'
    }

    It 'emits objects as they end, and one of them with -Any' {
        $build = Start-IBImagePipeline golden-image -PassThru
        $images = @($build.ImageBuildVersionArn, $known.AvailableImageArn, $build.ImageBuildVersionArn | Wait-IBImage -Timeout 60)
        $images.Arn | Should -Be $known.AvailableImageArn, $build.ImageBuildVersionArn

        $build = Start-IBImagePipeline golden-image -PassThru
        $images = @($build.ImageBuildVersionArn, $known.AvailableImageArn | Wait-IBImage -Any)
        $images.Arn | Should -Be $known.AvailableImageArn
    }

    It 'tells of an approval, and ends when it was given' {
        $shell = New-ModuleShell
        try {
            $build = Start-IBImagePipeline $known.ApprovalPipelineArn -PassThru
            $running = $shell.AddScript('param($arn) Wait-IBImage $arn -Timeout 60').AddArgument("$build").BeginInvoke()
            Wait-Until { $shell.Streams.Warning.Count -gt 0 } 'a warning' ([timespan]::FromSeconds(30))
            $step = Get-IBWaitingWorkflowStep | Where-Object ImageBuildVersionArn -EQ "$build"
            "$($shell.Streams.Warning)" | Should -BeLike "*waits for an approval: step WaitForApproval, $step.*"
            $step | Send-IBWorkflowStepAction Resume

            $images = $shell.EndInvoke($running)

            $images.Status | Should -Be 'AVAILABLE'
            $shell.Streams.Warning.Count | Should -Be 1
            $shell.Streams.Error | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'fails when somebody refuses the approval' {
        $build = Start-IBImagePipeline $known.ApprovalPipelineArn -PassThru
        Wait-IBImage "$build" -ErrorOnApproval -Timeout 60 @quietly | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'WaitingForApproval,*'
        $problems[0].TargetObject | Should -Be "$build"
        $step = Get-IBWaitingWorkflowStep | Where-Object ImageBuildVersionArn -EQ "$build"
        "$($problems[0])" | Should -BeLike "*WaitForApproval, $step*"
        $step | Send-IBWorkflowStepAction Stop

        $image = Wait-IBImage "$build" -ErrorOnFailure -Timeout 60 @quietly

        $image.Status | Should -Be 'FAILED'
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ImageBuildFailed,*'
        "$($problems[0])" | Should -BeExactly (Get-IBImageFailure "$build").Summary
    }

    It 'writes a line for each change of a step, without colours' {
        $image = Start-IBImagePipeline golden-image -PassThru |
            Wait-IBImage -Timeout 60 -PollInterval 0.2 -InformationVariable lines -InformationAction SilentlyContinue

        $name = "golden-image/$($image.Version)"
        $lines = @($lines.MessageData)
        $lines[-1] | Should -BeExactly "${name}: AVAILABLE"
        @($lines -match "${name}: step \d/\d \w+ (COMPLETED|SKIPPED)").Count | Should -Be 14
        $lines | Where-Object { $_ -match "[\x00-\x1f\x7f]" } | Should -BeNullOrEmpty
        $lines | Select-Object -Unique | Should -Be $lines
    }

    It 'writes the lines to the verbose stream with -Verbose' {
        $all = Start-IBImagePipeline golden-image -PassThru | Wait-IBImage -Timeout 60 -PollInterval 0.2 -Verbose *>&1

        "$($all | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] })" | Should -Match 'step \d/\d \w+ COMPLETED'
        $all | Where-Object { $_ -is [System.Management.Automation.InformationRecord] } | Should -BeNullOrEmpty
    }

    It 'shows the workflow, the step and what remains on the progress display' {
        $shell = New-ModuleShell
        try {
            $script = 'param($arn) Wait-IBImage $arn -Timeout 60 -PollInterval 0.2 -ProgressAction Continue'
            $images = $shell.AddScript($script).AddArgument("$(Start-IBImagePipeline golden-image -PassThru)").Invoke()

            $images.Status | Should -Be 'AVAILABLE'
            $records = @($shell.Streams.Progress | Where-Object Activity -Like 'golden-image/*')
            "$($records.StatusDescription)" | Should -Match '\d\d:\d\d workflow \d/3, step \d/\d \w+'
            @($records | Where-Object SecondsRemaining -GT 0).Count | Should -BeGreaterThan 0
            $shell.Streams.Progress[-1].RecordType | Should -Be 'Completed'
        }
        finally {
            $shell.Dispose()
        }
    }
}

Describe 'Wait-IBImage while time stands still' {
    BeforeAll {
        $known = (Start-Loopback).Known
    }

    BeforeEach {
        Clear-Loopback
    }

    It 'costs one request for a build that has ended' {
        (Wait-IBImage $known.AvailableImageArn).Status | Should -Be 'AVAILABLE'

        Operations | Should -Be 'GetImage'
        @(Get-LoopbackRequest).Count | Should -Be 1
    }

    It 'takes <Name> from the pipeline' -ForEach @(
        @{ Name = 'an image'; Read = { Get-IBImage $known.AvailableImageArn } }
        @{ Name = 'a listed image'; Read = { Get-IBImage $known.GoldenImagePipelineArn -Status AVAILABLE | Select-Object -First 1 } }
        @{ Name = 'a workflow execution'; Read = { Get-IBWorkflowExecution -WorkflowExecutionId $known.AvailableTestExecutionId } }
        @{ Name = 'an ARN'; Read = { $known.AvailableImageArn } }
        @{ Name = 'a short name'; Read = { 'golden-image/1.4.2/1' } }
        @{ Name = 'a row of a CSV file'; Read = { Get-IBImage $known.AvailableImageArn | ConvertTo-Csv | ConvertFrom-Csv } }
    ) {
        (& $Read | Wait-IBImage).Arn | Should -Be $known.AvailableImageArn
    }

    It 'returns at a status that was asked for' {
        (Wait-IBImage $known.RunningImageArn -Until TESTING, build*).Status | Should -Be 'BUILDING'
        (Wait-IBImage $known.AvailableImageArn -Until TESTING).Status | Should -Be 'AVAILABLE'
    }

    It 'emits a failed build, and no error unless it is asked for' {
        (Wait-IBImage $known.FailedImageArn @quietly).Status | Should -Be 'FAILED'
        $problems | Should -BeNullOrEmpty

        (Wait-IBImage $known.FailedImageArn -ErrorOnFailure @quietly).Status | Should -Be 'FAILED'
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeExactly 'ImageBuildFailed,ImageBuilderWorkflow.Commands.WaitIBImageCommand'
        $problems[0].TargetObject | Should -Be $known.FailedImageArn
        $failure = Get-IBImageFailure $known.FailedImageArn
        "$($problems[0])" | Should -BeExactly $failure.Summary
        $problems[0].ErrorDetails.RecommendedAction | Should -BeExactly $failure.NextAction

        (Wait-IBImage $known.FailedImageArn -Until FAILED -ErrorOnFailure @quietly).Status | Should -Be 'FAILED'
        $problems | Should -BeNullOrEmpty
    }

    It 'tells a cancelled build from a failed one' {
        (Wait-IBImage $known.CancelledImageArn -ErrorOnFailure @quietly).Status | Should -Be 'CANCELLED'

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ImageBuildCancelled,*'
        "$($problems[0])" | Should -BeLike '*was cancelled: *'
    }

    It 'has an error of its own for the end of the time, which tells what is going on' {
        Wait-IBImage $known.WaitingImageArn -Timeout 0.5 @quietly | Should -BeNullOrEmpty

        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'WaitTimedOut,*'
        $problems[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        $problems[0].TargetObject | Should -Be $known.WaitingImageArn
        "$($problems[0])" | Should -BeLike '*did not end within 0.5 s. Its status is TESTING (* step ?/? WaitForApproval)*'
        "$($problems[0])" | Should -BeLike "*It waits for an approval: step WaitForApproval, $($known.WaitingStepExecutionId).*"
    }

    It 'returns with -FailFast when one of several builds has failed' {
        $image = Wait-IBImage $known.RollingBackImageArn, $known.RunningImageArn -FailFast -Timeout 30 -ErrorOnFailure @quietly

        $image.Arn | Should -Be $known.RollingBackImageArn
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ImageBuildFailed,*'
    }

    It 'reports an unknown build at once, and a value that is none, and waits for the others' {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $images = @($known.UnknownImageArn, 'x', $known.AvailableImageArn | Wait-IBImage @quietly)

        $images.Arn | Should -Be $known.AvailableImageArn
        @($problems.CategoryInfo.Category | Sort-Object { "$_" }) | Should -Be 'InvalidArgument', 'ObjectNotFound'
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 20
    }

    It 'costs one error and few requests when the credentials are refused' {
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'UnrecognizedClientException' }

        $known.AvailableImageArn, $known.FailedImageArn, $known.CancelledImageArn | Wait-IBImage @quietly | Should -BeNullOrEmpty

        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'UnrecognizedClientException,*'
    }

    It 'warns of a status that is none, and refuses a bad pattern' {
        $null = Wait-IBImage $known.AvailableImageArn -Until TESTIN @quietly
        "$warnings" | Should -BeLike "'TESTIN' is not a known status*"

        { Wait-IBImage $known.AvailableImageArn -Until '[' } | Should -Throw -ErrorId 'InvalidWildcard*'
    }

    It 'warns once and goes on while the service is out of order' {
        $shell = New-ModuleShell
        try {
            $script = 'param($arn) Wait-IBImage $arn -Timeout 4 -PollInterval 0.1 -MaxAttempts 1'
            $running = $shell.AddScript($script).AddArgument($known.RunningImageArn).BeginInvoke()
            Wait-Until { @(Get-LoopbackRequest GetImage).Count -gt 1 } 'a look'
            Add-LoopbackFault @{ kind = 'error'; status = 503; code = 'ServiceUnavailableException'; operation = 'GetImage'; times = 5 }

            $null = $shell.EndInvoke($running)

            $shell.Streams.Warning.Count | Should -Be 1
            "$($shell.Streams.Warning)" | Should -BeLike '*goes on*'
            $shell.Streams.Error[0].FullyQualifiedErrorId | Should -BeLike 'WaitTimedOut,*'
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'ends at once with Ctrl+C, sends nothing more, and leaves the build alone' {
        $shell = New-ModuleShell
        $running = $shell.AddScript('param($arn) Wait-IBImage $arn -PollInterval 0.1').AddArgument($known.RunningImageArn).BeginInvoke()
        Wait-Until { @(Get-LoopbackRequest GetImage).Count -gt 2 } 'some looks'
        $watch = [System.Diagnostics.Stopwatch]::StartNew()

        $shell.Stop()

        $watch.Elapsed.TotalSeconds | Should -BeLessThan 2
        $running.IsCompleted | Should -BeTrue
        $shell.Dispose()
        Wait-LoopbackIdle
        $count = @(Get-LoopbackRequest).Count

        # Past the pause after which the next look would have come.
        $watch.Restart()
        Wait-Until { $watch.ElapsedMilliseconds -gt 500 } 'the time of the next look'
        @(Get-LoopbackRequest).Count | Should -Be $count
        (Get-IBImage $known.RunningImageArn).Status | Should -Be 'BUILDING'
        Operations | Should -Not -Contain 'CancelImageCreation'
    }

    It 'exits with <Code> <Name>' -ForEach @(
        @{ Code = 0; Name = 'after a success'; Command = { "Wait-IBImage '$($known.AvailableImageArn)' -ErrorOnFailure" }; Text = 'Golden' }
        @{ Code = 0; Name = 'after a failure that is no error'; Command = { "Wait-IBImage '$($known.FailedImageArn)'" }; Text = 'Name' }
        @{ Code = 1; Name = 'after a failure'; Command = { "Wait-IBImage '$($known.FailedImageArn)' -ErrorOnFailure" }; Text = 'harden-os' }
        @{ Code = 3; Name = 'as a script says'
            Command = {
                "`$ErrorActionPreference = 'Stop'; try { Wait-IBImage '$($known.RunningImageArn)' -Timeout 0 } " +
                    "catch { exit (`$_.FullyQualifiedErrorId -like 'WaitTimedOut*' ? 3 : 2) }"
            }
            Text = ''
        }
    ) {
        $result = Invoke-Child (& $Command)

        $result.ExitCode | Should -Be $Code -Because $result.Output
        $result.Output | Should -BeLike "*$Text*"
        # The colours of the table are PowerShell's; no cursor moves.
        $result.Output -replace "`e\[[0-9;]*m" | Should -Not -Match "`e"
    }
}
