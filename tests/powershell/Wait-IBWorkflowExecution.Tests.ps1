# Parameters: WorkflowExecutionId@0<vp [Until] [Timeout] [Any] [FailFast] [PollInterval] [ErrorOnFailure] [ErrorOnApproval]
#
# What is particular about workflow executions; what it has in common with images is in Wait-IBImage.Tests.ps1.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{
        ErrorVariable   = 'problems'
        ErrorAction     = 'SilentlyContinue'
        WarningVariable = 'warnings'
        WarningAction   = 'SilentlyContinue'
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'Wait-IBWorkflowExecution while builds proceed' {
    BeforeAll {
        $known = (Start-Loopback -ArgumentList '--speed', '600').Known
    }

    BeforeEach {
        Clear-Loopback
    }

    It 'waits for all workflows of a build, and shares the requests' {
        $build = Start-IBImagePipeline golden-image -PassThru
        $executions = @($build | Get-IBWorkflowExecution)
        $executions.Count | Should -Be 3
        Clear-Loopback

        $ended = @($executions | Wait-IBWorkflowExecution -Timeout 60 @quietly)

        $problems | Should -BeNullOrEmpty
        $ended | Should -BeOfType ([ImageBuilderWorkflow.WorkflowExecution])
        $ended.Status | Select-Object -Unique | Should -Be 'COMPLETED'
        $ended.WorkflowExecutionId | Sort-Object | Should -Be ($executions.WorkflowExecutionId | Sort-Object)
        (Get-LoopbackRequest ListWorkflowExecutions) | Should -Not -BeNullOrEmpty
        @(Get-LoopbackRequest GetWorkflowExecution).Count | Should -BeLessThan 10
    }

    It 'waits for the end of a rollback' {
        $ended = Wait-IBWorkflowExecution $known.RollingBackExecutionId -ErrorOnFailure -Timeout 60 @quietly

        $ended.Status | Should -Be 'ROLLBACK_COMPLETED'
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'WorkflowExecutionFailed,*.WaitIBWorkflowExecutionCommand'
        "$($problems[0])" | Should -BeExactly (Get-IBImageFailure $known.RollingBackExecutionId).Summary
    }
}

Describe 'Wait-IBWorkflowExecution while time stands still' {
    BeforeAll {
        $known = (Start-Loopback).Known
    }

    BeforeEach {
        Clear-Loopback
    }

    It 'emits an execution with the status <Status> after one request' -ForEach @(
        @{ Status = 'COMPLETED'; Name = 'AvailableBuildExecutionId' }
        @{ Status = 'FAILED'; Name = 'FailedExecutionId' }
        @{ Status = 'CANCELLED'; Name = 'CancelledExecutionId' }
        @{ Status = 'ROLLBACK_COMPLETED'; Name = 'RolledBackExecutionId' }
        @{ Status = 'SKIPPED'; Name = 'SkippedExecutionId' }
    ) {
        $execution = Wait-IBWorkflowExecution $known.$Name

        $execution.Status | Should -Be $Status
        @(Get-LoopbackRequest).operation | Should -Be 'GetWorkflowExecution'
    }

    It 'has the id <Id> for an execution with the status <Status>' -ForEach @(
        @{ Id = 'WorkflowExecutionFailed'; Status = 'FAILED'; Name = 'FailedExecutionId' }
        @{ Id = 'WorkflowExecutionCancelled'; Status = 'CANCELLED'; Name = 'CancelledExecutionId' }
    ) {
        (Wait-IBWorkflowExecution $known.$Name -ErrorOnFailure @quietly).Status | Should -Be $Status

        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $problems[0].TargetObject | Should -Be $known.$Name
    }

    It 'has errors of their own for the end of the time, an approval and a failed step' {
        Wait-IBWorkflowExecution $known.WaitingExecutionId -Timeout 0.5 @quietly | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'WaitTimedOut,*'
        "$($problems[0])" | Should -BeLike "*$($known.WaitingStepExecutionId)*"

        Wait-IBWorkflowExecution $known.WaitingExecutionId -ErrorOnApproval @quietly | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'WaitingForApproval,*'

        $execution = Wait-IBWorkflowExecution $known.RollingBackExecutionId -FailFast -ErrorOnFailure @quietly
        $execution.Status | Should -Be 'ROLLBACK_IN_PROGRESS'
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'StepFailed,*'
    }

    It 'returns at a status that was asked for' {
        (Wait-IBWorkflowExecution $known.RunningExecutionId -Until RUNNING).Status | Should -Be 'RUNNING'
    }

    It 'reports an unknown id at once' {
        $known.UnknownWorkflowExecutionId | Wait-IBWorkflowExecution @quietly | Should -BeNullOrEmpty

        $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}
