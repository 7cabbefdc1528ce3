# Parameters: List: [Name@0] [After] [Before] [NoLog]
# Parameters: ById: ImageBuildVersionArn@0<vp [NoLog]
# Parameters: ByPipeline: ImagePipelineArn@0<vp [After] [Before] [NoLog]
# Parameters: ByExecution: WorkflowExecutionId@0<vp [NoLog]
# Emits ImageFailure: String ImageBuildVersionArn, String Name, String Version, String Stage, DateTime? FailedAt, DateTime? DateCreated,
#     String Kind, String WorkflowExecutionId, String WorkflowName, String StepExecutionId, String StepName, String StepAction, TimeSpan?
#     StepDuration, TimeSpan? StepTimeout, Boolean? TimedOut, Int32? Attempts, String ComponentArn, String ComponentPhase, String
#     ComponentStep, String ComponentAction, Int32? ExitCode, String ErrorMessage, String ErrorSource, ValueList<RegionFailure>
#     RegionFailures, String InstanceId, String RunCommandId, String LogGroupName, String LogStreamName, String LogUrl,
#     ValueList<FailureEvidence> Evidence, ValueList<String> Consequences, String NextAction, String Summary, String Region, String
#     AccountId, String ProfileName, String RequestId, AdditionalFields AdditionalFields
# Shows ImageFailure: Name, Version, Kind, ErrorMessage, FailedAt

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    function Asked { @((Get-LoopbackRequest).operation) }
}

AfterAll {
    Stop-Loopback
}

Describe 'Get-IBImageFailure' {
    BeforeEach {
        Clear-Loopback
    }

    It 'says why a build failed, for two requests' {
        $failure = Get-IBImageFailure $known.FailedImageArn

        $failure | Should -BeOfType ([ImageBuilderWorkflow.ImageFailure])
        $failure.Kind | Should -Be 'ComponentFailed'
        $failure.Name | Should -Be 'Golden-Image'
        $failure.Stage | Should -Be 'BUILDING'
        $failure.StepName | Should -Be 'ApplyBuildComponents'
        $failure.ComponentStep | Should -Be 'DisableRootLogin'
        $failure.ErrorMessage | Should -BeLike "sed: can't read*"
        $failure.WorkflowExecutionId | Should -Be $known.FailedExecutionId
        $failure.StepExecutionId | Should -Be $known.FailedStepExecutionId
        $failure.NextAction | Should -BeLike '*new build. Restart-IBImage does not help*'
        Asked | Should -Be 'GetImage', 'GetWorkflowStepExecution'
    }

    It 'takes <Name> from the pipeline' -ForEach @(
        @{ Name = 'an image'; Read = { Get-IBImage $known.FailedImageArn } }
        @{ Name = 'an ARN'; Read = { $known.FailedImageArn } }
        @{ Name = 'a short name'; Read = { 'golden-image/1.4.2/2' } }
        @{ Name = 'a failure'; Read = { Get-IBImageFailure $known.FailedImageArn } }
        @{ Name = 'a failure context'; Read = { (Get-IBImage $known.FailedImageArn).FailureContext } }
        @{ Name = 'workflow executions'; Read = { Get-IBWorkflowExecution $known.FailedImageArn } }
        @{ Name = 'the id of an execution'; Read = { $known.FailedExecutionId } }
        @{ Name = 'a step'; Read = { Get-IBWorkflowStepExecution $known.FailedStepExecutionId } }
        @{ Name = 'a row of a CSV file'; Read = { Get-IBImage $known.FailedImageArn | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Name = 'a row with one column'; Read = { [pscustomobject]@{ ImageBuildVersionArn = $known.FailedImageArn } } }
    ) {
        $failure = & $Read | Get-IBImageFailure

        @($failure).Count | Should -Be 1
        $failure.ImageBuildVersionArn | Should -Be $known.FailedImageArn
        $failure.StepExecutionId | Should -Be $known.FailedStepExecutionId
    }

    It 'takes what an action emits: a build that has just been retried has no failure yet' {
        Restart-IBImage golden-image/1.4.1/2 -PassThru | Get-IBImageFailure @quietly | Should -BeNullOrEmpty
        $problems | Should -BeNullOrEmpty
    }

    It 'emits nothing for a healthy build, for one request' {
        Get-IBImageFailure $known.AvailableImageArn | Should -BeNullOrEmpty

        Asked | Should -Be 'GetImage'
    }

    It 'emits every failed build of the account without input, the newest first, also those without a pipeline' {
        $images = Get-IBImage -Status FAILED

        $failures = Get-IBImageFailure -NoLog

        $failures.ImageBuildVersionArn | Should -Be ($images | Sort-Object DateCreated -Descending).Arn
        (Get-IBImageFailure -NoLog -ThrottleLimit 1).Summary | Should -Be $failures.Summary
    }

    It 'does not ask for what the listing has told' {
        $null = Get-IBImageFailure golden* -NoLog -After ([datetime]'2026-09-14T00:00:00Z')

        Asked | Should -Not -Contain 'GetImage'
        @(Asked) -eq 'GetWorkflowStepExecution' | Should -HaveCount 1
    }

    It 'bounds the time and the number' {
        $all = Get-IBImageFailure -NoLog

        $after = Get-IBImageFailure -NoLog -After $all[2].DateCreated
        $before = Get-IBImageFailure -NoLog -Before $all[2].DateCreated
        $first = Get-IBImageFailure -NoLog -MaxItems 2

        @($after.Summary) + @($before.Summary) | Should -Be $all.Summary
        $first.Summary | Should -Be $all[0, 1].Summary
    }

    It 'emits the failed builds of each pipeline, in the order of the pipelines' {
        $pipelines = Get-IBImagePipeline
        $expected = $pipelines | ForEach-Object {
            Get-IBImage -ImagePipelineArn $_.Arn -Status FAILED | Sort-Object DateCreated -Descending }

        $failures = $pipelines | Get-IBImageFailure -NoLog

        $failures.ImageBuildVersionArn | Should -Be $expected.Arn
    }

    It 'keeps the order of inputs of several kinds' {
        $pipeline = Get-IBImagePipeline nightly-agents
        $failures = $known.FailedImageArn, $pipeline.Arn, $known.FailedExecutionId | Get-IBImageFailure -NoLog

        $failures[0].ImageBuildVersionArn | Should -Be $known.FailedImageArn
        $failures[-1].ImageBuildVersionArn | Should -Be $known.FailedImageArn
        $failures.Count | Should -Be (2 + @(Get-IBImage -ImagePipelineArn $pipeline.Arn -Status FAILED).Count)
    }

    It 'writes an error for an input that does not exist, in its place, and goes on' {
        $unknown = $known.FailedImageArn -replace '/2$', '/999'

        $failures = $known.FailedImageArn, $unknown, 'nonsense', 'wf-12345678-1234-1234-1234-123456789012', $known.FailedImageArn |
            Get-IBImageFailure @quietly

        $failures.Count | Should -Be 2
        $problems.TargetObject | Should -Be $unknown, 'nonsense', 'wf-12345678-1234-1234-1234-123456789012'
    }

    It 'says that a name has nothing' {
        Get-IBImageFailure no-such-image @quietly | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NameNotFound,*'
    }

    It 'shows a list that leads with the summary and leaves out what has no value' {
        $lines = (Get-IBImageFailure $known.FailedImageArn | Out-String -Width 400) -split '\r?\n' | Where-Object { $_ }

        $lines[0] | Should -BeLike ('Summary*: golden-image/1.4.2/2 failed in BUILDING: ' +
            'component harden-os (step DisableRootLogin, ExecuteBash)*')
        $lines[1] | Should -BeLike 'NextAction*'
        $lines -like 'ExitCode*' | Should -BeNullOrEmpty
        $lines -like 'LogUrl*' | Should -HaveCount 1
    }

    It 'shows a table of many' {
        $text = Get-IBImageFailure golden* -NoLog | Format-Table | Out-String -Width 120

        $text | Should -Match 'Name +Version +Kind +ErrorMessage +FailedAt'
        $text | Should -Match 'Golden-Image +1.4.2/2 +ComponentFailed'
    }
}

Describe 'Get-IBImageFailure, for a failure of every known form' {
    BeforeAll {
        $server = Start-Loopback --failures
        $answers = (Get-LoopbackState).failures
    }

    It 'names kind, stage, step, component and message, as the account knows them' {
        $failures = Get-IBImageFailure -Name $answers.name

        foreach ($answer in $answers) {
            $failure = $failures | Where-Object ImageBuildVersionArn -eq $answer.imageArn
            $found = $failure.Kind, $failure.Stage, $failure.StepName, $failure.ComponentArn, $failure.WorkflowExecutionId,
                [bool]$failure.TimedOut
            $right = $answer.kind, $answer.stage, $answer.step, $answer.component, $answer.workflowExecutionId, $answer.isTimeout
            $found -join '|' | Should -BeExactly ($right -join '|') -Because $answer.name
            if ($answer.message) {
                $failure.ErrorMessage.Contains($answer.message) | Should -BeTrue -Because "$($answer.name): $($failure.ErrorMessage)"
            }
        }
    }

    It 'asks no more than a source that names the cause needs' {
        foreach ($answer in $answers | Where-Object hasContext) {
            Clear-Loopback
            $null = Get-IBImageFailure $answer.imageArn

            $most = $answer.source -eq 'log' -or -not $answer.source ? 3 : 2
            @(Get-LoopbackRequest).Count | Should -BeLessOrEqual $most -Because $answer.name
        }
    }

    It 'lets no control character into a summary or the advice' {
        $failures = Get-IBImageFailure -Name $answers.name

        ($failures.Summary + $failures.NextAction) -match '[\p{Cc}\u202a-\u202e\u2066-\u2069]' | Should -BeNullOrEmpty
        ($failures | Out-String) -match '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]' | Should -BeFalse
    }

    It 'reads no log with -NoLog' {
        Clear-Loopback
        $null = Get-IBImageFailure -Name $answers.name -NoLog

        (Get-LoopbackRequest).operation | Should -Not -Contain 'GetLogEvents'
    }

    It 'writes one warning with the IAM action where logs may not be read, and emits what is known' {
        Clear-Loopback
        Add-LoopbackFault @{ operation = 'GetLogEvents'; kind = 'error'; status = 400; code = 'AccessDeniedException'
            message = 'User is not authorized to perform: logs:GetLogEvents' }

        $failures = Get-IBImageFailure -Name $answers.name -WarningVariable warnings -WarningAction SilentlyContinue -ErrorVariable problems

        $problems | Should -BeNullOrEmpty
        $failures.Count | Should -Be $answers.Count
        $warnings.Count | Should -Be 1
        "$warnings" | Should -BeLike '*Have the IAM action logs:GetLogEvents allowed*-NoLog*'
    }
}
