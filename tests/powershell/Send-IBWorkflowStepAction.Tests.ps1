# Parameters: ById: StepExecutionId@0<vp ImageBuildVersionArn@1<p Action@2 [Reason] [ClientToken] [PassThru]
# Parameters: Piped: StepExecutionId<vp ImageBuildVersionArn<p Action@0 [Reason] [ClientToken] [PassThru]
# Emits WorkflowStepActionResult: String StepExecutionId, String ImageBuildVersionArn, String Image, String Action, String Reason, String
#     ClientToken, String Region, String AccountId, String ProfileName, String RequestId, AdditionalFields AdditionalFields
# Shows WorkflowStepActionResult: Action, StepExecutionId, Image, Reason
#
# What is particular to this action; what it has in common with the others is in Actions.Tests.ps1 and ActionTokens.Tests.ps1.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    # What was sent, as "step image action reason".
    function Sent {
        foreach ($request in Get-LoopbackRequest SendWorkflowStepAction) {
            $body = ConvertFrom-Json $request.body -AsHashtable
            "$($body.stepExecutionId) $($body.imageBuildVersionArn) $($body.action) $($body['reason'])".Trim()
        }
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'Send-IBWorkflowStepAction' {
    BeforeEach {
        $server = Start-Loopback
        $known = $server.Known
        $step = $known.WaitingStepExecutionId
        $image = $known.WaitingImageArn
        $both = "$($known.WaitingStepExecutionId) $($known.WaitingImageArn)",
            "$($known.OtherWaitingStepExecutionId) $($known.OtherWaitingImageArn)"
    }

    Context 'the steps that wait' {
        It 'are resumed with one request each, and then wait no more' {
            $output = Get-IBWaitingWorkflowStep | Send-IBWorkflowStepAction -Action Resume -Reason 'Release 42' @quietly

            $output | Should -BeNullOrEmpty
            $problems.Count | Should -Be 0
            Sent | Sort-Object | Should -Be ($both | ForEach-Object { "$_ RESUME Release 42" } | Sort-Object)
            Get-IBWaitingWorkflowStep | Should -BeNullOrEmpty
            $known.WaitingStepExecutionId, $known.OtherWaitingStepExecutionId | Get-IBWorkflowStepExecution |
                ForEach-Object { $_.Status | Should -Be 'COMPLETED' }
        }

        It 'are stopped, which fails them and their executions' {
            Get-IBWaitingWorkflowStep | Send-IBWorkflowStepAction -Action Stop

            Sent | Sort-Object | Should -Be ($both | ForEach-Object { "$_ STOP" } | Sort-Object)
            Get-IBWaitingWorkflowStep | Should -BeNullOrEmpty
            (Get-IBWorkflowStepExecution $step).Status | Should -Be 'FAILED'
        }

        It 'take <_> without -Action before it' -ForEach 'Resume', 'stop' {
            Get-IBWaitingWorkflowStep | Send-IBWorkflowStepAction $_

            $word = $_.ToUpperInvariant()
            Sent | Sort-Object | Should -Be ($both | ForEach-Object { "$_ $word" } | Sort-Object)
        }

        It 'mistyped is an error that names the actions, and nobody is asked: <_>' -ForEach 'Resum', 'resmue', 'Stopp', 'Resumed' {
            $shell = New-ModuleShell
            try {
                $shell.AddScript("Get-IBWaitingWorkflowStep | Send-IBWorkflowStepAction $_").Invoke() | Should -BeNullOrEmpty
                "$($shell.Streams.Error[0])" | Should -BeLike "*`"$_`"*`"Resume,Stop`"*"
            }
            finally {
                $shell.Dispose()
            }

            Sent | Should -BeNullOrEmpty
        }

        It 'are left alone with -WhatIf, without a request' {
            Get-IBWaitingWorkflowStep | Send-IBWorkflowStepAction -Action Resume -WhatIf

            Sent | Should -BeNullOrEmpty
            @(Get-IBWaitingWorkflowStep).Count | Should -Be 2
        }

        It 'are resumed while they are listed, page after page' {
            Get-IBWaitingWorkflowStep -PageSize 1 | Send-IBWorkflowStepAction -Action Resume @quietly

            $problems.Count | Should -Be 0
            @(Sent).Count | Should -Be 2
        }

        It 'may come from a file of last night: <_>' -ForEach 'CSV', 'JSON', 'clixml' {
            $steps = Get-IBWaitingWorkflowStep
            $rows = switch ($_) {
                'CSV' { $steps | ConvertTo-Csv | ConvertFrom-Csv }
                'JSON' { $steps | ConvertTo-Json -Depth 5 | ConvertFrom-Json }
                'clixml' {
                    $text = [System.Management.Automation.PSSerializer]::Serialize($steps)
                    [System.Management.Automation.PSSerializer]::Deserialize($text)
                }
            }

            $rows | Send-IBWorkflowStepAction -Action Resume @quietly

            $problems.Count | Should -Be 0
            Sent | Sort-Object | Should -Be ($both | ForEach-Object { "$_ RESUME" } | Sort-Object)
        }

        It 'may come from Get-IBWorkflowStepExecution too' {
            Get-IBWorkflowStepExecution $known.WaitingExecutionId -Status WAITING | Send-IBWorkflowStepAction -Action Resume

            Sent | Should -Be "$step $image RESUME"
        }

        It 'are sent on one by one: that of which one has gone costs an error, the other is resumed' {
            $steps = Get-IBWaitingWorkflowStep
            Send-IBWorkflowStepAction $step $image Resume

            $steps | Send-IBWorkflowStepAction -Action Resume -PassThru @quietly | ForEach-Object StepExecutionId |
                Should -Be $known.OtherWaitingStepExecutionId

            $problems.Count | Should -Be 1
            $problems[0].TargetObject | Should -Be $step
            $problems[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        }

        It 'come out again with -PassThru, and lead back to what they are steps of' {
            $results = Get-IBWaitingWorkflowStep | Send-IBWorkflowStepAction -Action resume -PassThru

            $results.Count | Should -Be 2
            $results.Action | Select-Object -Unique | Should -BeExactly 'RESUME'
            ($results | Get-IBWorkflowStepExecution).StepExecutionId | Should -Be $results.StepExecutionId
            ($results | Get-IBImage).Arn | Should -Be $results.ImageBuildVersionArn
            ($results | Get-IBWorkflowExecution).ImageBuildVersionArn | Select-Object -Unique | Sort-Object |
                Should -Be ($results.ImageBuildVersionArn | Sort-Object)
        }
    }

    Context '-Action' {
        It 'has to be given: that of the steps is not taken, nor that of any object' {
            # A session in which nobody can be asked for what is missing.
            foreach ($statement in '$waiting | Send-IBWorkflowStepAction', '$object | Send-IBWorkflowStepAction') {
                $shell = New-ModuleShell
                try {
                    $null = $shell.AddScript(@"
                        `$waiting = Get-IBWaitingWorkflowStep
                        `$object = [pscustomobject]@{ StepExecutionId = '$step'; ImageBuildVersionArn = '$image'; Action = 'Stop' }
                        $statement
"@)
                    $shell.Invoke() | Should -BeNullOrEmpty
                    $shell.Streams.Error.Count | Should -BeGreaterThan 0
                    foreach ($problem in $shell.Streams.Error) { $problem.FullyQualifiedErrorId | Should -BeLike '*MissingMandatory*' }
                    "$($shell.Streams.Error[0])" | Should -BeLike '*Action*'
                }
                finally {
                    $shell.Dispose()
                }
            }

            Sent | Should -BeNullOrEmpty
            @(Get-IBWaitingWorkflowStep).Count | Should -Be 2
        }

        It 'is that of the user, whatever the objects say' {
            [pscustomobject]@{ StepExecutionId = $step; ImageBuildVersionArn = $image; Action = 'Stop'; Reason = 'theirs' } |
                Send-IBWorkflowStepAction -Action Resume

            Sent | Should -Be "$step $image RESUME"
        }

        It 'is Resume or Stop, in any case: <Typed>' -ForEach @(
            @{ Typed = 'resume'; Wire = 'RESUME' }
            @{ Typed = 'RESUME'; Wire = 'RESUME' }
            @{ Typed = 'stop'; Wire = 'STOP' }
        ) {
            Send-IBWorkflowStepAction $step $image $Typed

            Sent | Should -BeExactly "$step $image $Wire"
        }

        It 'may stand in every place that is its own: <_>' -ForEach @(
            '$step | Send-IBWorkflowStepAction Resume -ImageBuildVersionArn $image'
            'Send-IBWorkflowStepAction $step -ImageBuildVersionArn $image Resume'
            'Send-IBWorkflowStepAction Resume -StepExecutionId $step -ImageBuildVersionArn $image'
            'Send-IBWorkflowStepAction -Action Resume $step $image'
            'Send-IBWorkflowStepAction $step $image Resume'
            ('[pscustomobject]@{ StepExecutionId = $step; ImageBuildVersionArn = $image; Action = "Stop" } | ' +
            'Send-IBWorkflowStepAction Resume')
        ) {
            & ([scriptblock]::Create($_)) @quietly

            Sent | Should -Be "$step $image RESUME"
        }

        It 'after the wrong parameter''s name is an error that tells the right one' {
            { Send-IBWorkflowStepAction -StepExecutionId Resume -ImageBuildVersionArn $image -Action Resume } | Should -Throw '*to -Action*'
            Sent | Should -BeNullOrEmpty
        }

        It 'is nothing else: <_>' -ForEach 'Approve', '', 'WaitForAction' {
            { Send-IBWorkflowStepAction $step $image $_ } | Should -Throw
            Sent | Should -BeNullOrEmpty
        }
    }

    Context '-Reason' {
        It 'is sent as it is, up to 1024 characters' {
            $reason = ('x' * 1010) + ' „ja“, "sí"'

            Send-IBWorkflowStepAction $step $image Resume -Reason $reason

            Sent | Should -BeExactly "$step $image RESUME $reason"
        }

        It 'is refused with <_> characters' -ForEach 0, 1025 {
            { Send-IBWorkflowStepAction $step $image Resume -Reason ('x' * $_) } |
                Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context '-ImageBuildVersionArn' {
        It 'of another form is an error before anything is sent: <_>' -ForEach '', 'nonsense',
            'arn:aws:imagebuilder:us-east-1:123456789012:image/x/1.0.0' {
            Send-IBWorkflowStepAction $step $_ Resume @quietly

            $problems.Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidImageBuildVersionArn,*'
            $problems[0].TargetObject | Should -Be $_
            Sent | Should -BeNullOrEmpty
        }

        It 'of another image is the service''s error' {
            Send-IBWorkflowStepAction $step $known.OtherWaitingImageArn Resume @quietly

            $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequestException,*'
            (Get-LoopbackEffect SendWorkflowStepAction).effects | Should -Be 0
        }

        It 'may stand beside ids that are piped in' {
            $step | Send-IBWorkflowStepAction -ImageBuildVersionArn $image -Action Resume

            Sent | Should -Be "$step $image RESUME"
        }

        It 'says which region is asked, where no parameter does' {
            Remove-Item env:AWS_REGION, env:AWS_DEFAULT_REGION -ErrorAction SilentlyContinue

            Send-IBWorkflowStepAction $step $image Resume @quietly

            $problems.Count | Should -Be 0
            (Get-LoopbackRequest).signingRegion | Should -Be 'us-east-1'
        }
    }
}
