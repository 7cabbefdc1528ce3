# Parameters: List: WorkflowExecutionId@0<vp [Status] [After] [Before]
# Parameters: ById: StepExecutionId@0<vp
# Emits WorkflowStepExecution: String StepExecutionId, String Name, String Description, String Action, String Status, String
#     RollbackStatus, String Message, String Inputs, String Outputs, String Reason, DateTime? StartTime, DateTime? EndTime, TimeSpan?
#     Duration, Double? DurationSeconds, TimeSpan? Elapsed, Int32? AttemptNumber, Int32? MaxAttempts, String OnFailure, Int32?
#     TimeoutSeconds, String WorkflowExecutionId, String WorkflowBuildVersionArn, String ImageBuildVersionArn, String Image, String
#     Region, String AccountId, String ProfileName, String RequestId, AdditionalFields AdditionalFields
# Shows WorkflowStepExecution: Status, Name, Elapsed, StartTime, Reason

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
}

AfterAll {
    Stop-Loopback
}

Describe 'Get-IBWorkflowStepExecution' {
    BeforeEach {
        Clear-Loopback
    }

    Context 'of a workflow execution' {
        It 'emits every step of <_> with every field as the service tells it' -ForEach @(
            'AvailableBuildExecutionId', 'FailedExecutionId', 'RunningExecutionId', 'RollingBackExecutionId', 'WaitingExecutionId',
            'UnicodeExecutionId', 'PendingExecutionId'
        ) {
            $wire = Invoke-Service ListWorkflowStepExecutions @{ workflowExecutionId = $known.$_ }

            $steps = @(Get-IBWorkflowStepExecution $known.$_)

            $steps.Count | Should -Be $wire.steps.Count
            for ($i = 0; $i -lt $steps.Count; $i++) {
                $steps[$i] | Should -BeOfType ([ImageBuilderWorkflow.WorkflowStepExecution])
                foreach ($field in $wire.steps[$i].Keys) {
                    $steps[$i].$field | Should -BeExactly $wire.steps[$i].$field -Because "that is the $field of item $i"
                }

                # What stands beside the items belongs to each of them.
                foreach ($field in 'workflowExecutionId', 'workflowBuildVersionArn', 'imageBuildVersionArn') {
                    $steps[$i].$field | Should -BeExactly $wire.$field
                }

                $steps[$i].Region | Should -Be 'us-east-1'
                $steps[$i].RequestId | Should -Not -BeNullOrEmpty
                $steps[$i].AdditionalFields.Count | Should -Be 0
            }
        }

        It 'reads every page of a long execution, in order and with one request each' {
            $steps = Get-IBWorkflowStepExecution $known.LongExecutionId

            $steps.Count | Should -Be 60
            ($steps.StepExecutionId | Select-Object -Unique).Count | Should -Be 60
            (Get-LoopbackRequest).page | Should -Be 1, 2, 3
        }

        It 'follows the executions that are piped in, in their order' {
            $executions = Get-IBWorkflowExecution $known.AvailableImageArn
            Clear-Loopback

            $steps = $executions | Get-IBWorkflowStepExecution

            $steps.Count | Should -Be ($executions | Measure-Object TotalStepCount -Sum).Sum
            $steps.WorkflowExecutionId | Select-Object -Unique | Should -Be $executions.WorkflowExecutionId
            (Get-LoopbackRequest).operation | Should -Be (@('ListWorkflowStepExecutions') * 3)
        }

        It 'leads from an image to the failed step and its reason' {
            $failed = Get-IBWorkflowExecution $known.FailedImageArn | Where-Object Status -EQ FAILED |
                Get-IBWorkflowStepExecution | Where-Object Status -EQ FAILED

            $failed.StepExecutionId | Should -Be $known.FailedStepExecutionId
            ($failed.Outputs | ConvertFrom-Json).error | Should -BeLike 'failed to run commands*'
        }

        It 'has no duration while a step runs' {
            $running = Get-IBWorkflowStepExecution $known.RunningExecutionId | Where-Object Status -EQ RUNNING

            $running.StepExecutionId | Should -Be $known.RunningStepExecutionId
            $running.StartTime.Kind | Should -Be 'Utc'
            $running.EndTime, $running.Duration | Should -Be @($null, $null)
            $running.AttemptNumber, $running.MaxAttempts | Should -Be 2, 3
        }

        It 'has a duration of zero for a skipped step' {
            $skipped = Get-IBWorkflowStepExecution $known.AvailableBuildExecutionId | Where-Object Status -EQ SKIPPED

            $skipped.Duration | Should -Be ([timespan]::Zero)
        }
    }

    Context 'by id' {
        It 'gets every field of <_> as the service tells it' -ForEach @(
            'AvailableStepExecutionId', 'FailedStepExecutionId', 'RunningStepExecutionId', 'WaitingStepExecutionId',
            'UnicodeStepExecutionId'
        ) {
            $wire = Invoke-Service GetWorkflowStepExecution @{ stepExecutionId = $known.$_ }

            $step = Get-IBWorkflowStepExecution -StepExecutionId $known.$_

            foreach ($field in $wire.Keys -ne 'requestId') {
                $step.$field | Should -BeExactly $wire.$field -Because "that is the $field"
            }
        }

        It 'refreshes piped steps by their ids, which adds what only the step itself tells' {
            $steps = Get-IBWorkflowStepExecution $known.AvailableTestExecutionId
            $steps.OnFailure | ForEach-Object { $_ | Should -BeNullOrEmpty }
            Clear-Loopback

            $again = $steps | Get-IBWorkflowStepExecution

            $again.StepExecutionId | Should -Be $steps.StepExecutionId
            $again | ForEach-Object {
                $_.OnFailure | Should -Not -BeNullOrEmpty
                $_.TimeoutSeconds | Should -BeGreaterThan 0
            }

            (Get-LoopbackRequest).operation | Should -Be (@('GetWorkflowStepExecution') * 4)
        }

        It 'takes a time-out that is longer than the documentation allows' {
            (Get-IBWorkflowStepExecution $known.WaitingStepExecutionId).TimeoutSeconds | Should -Be 604800
        }
    }
}
