# Parameters: List:
# Emits WaitingWorkflowStep: String Name, String Action, DateTime? StartTime, String StepExecutionId, String ImageBuildVersionArn, String
#     Image, String WorkflowExecutionId, String WorkflowBuildVersionArn, String Region, String AccountId, String ProfileName, String
#     RequestId, AdditionalFields AdditionalFields
# Shows WaitingWorkflowStep: Image, StepExecutionId, StartTime, Name

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1", "$PSScriptRoot/Truth.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
}

AfterAll {
    Stop-Loopback
}

Describe 'Get-IBWaitingWorkflowStep' {
    BeforeEach {
        Clear-Loopback
    }

    It 'emits every step that waits, with every field as the service tells it' {
        $wire = @(Read-Service ListWaitingWorkflowSteps steps)

        $steps = Get-IBWaitingWorkflowStep

        $steps | Should -BeOfType ([ImageBuilderWorkflow.WaitingWorkflowStep])
        $steps.StepExecutionId | Sort-Object | Should -Be ($known.WaitingStepExecutionId, $known.OtherWaitingStepExecutionId | Sort-Object)
        Get-Difference $steps $wire | Should -BeNullOrEmpty
    }

    It 'tells what to ask for next: the image, the execution, the workflow and the region' {
        $step = Get-IBWaitingWorkflowStep | Where-Object StepExecutionId -EQ $known.WaitingStepExecutionId

        $step.ImageBuildVersionArn | Should -Be $known.WaitingImageArn
        $step.WorkflowExecutionId | Should -Be $known.WaitingExecutionId
        $step.WorkflowBuildVersionArn | Should -Be $known.ReleaseWorkflowArn
        $step.Region | Should -Be 'us-east-1'
        $step.StartTime.Kind | Should -Be 'Utc'
        $step.RequestId | Should -Be (Get-LoopbackRequest).requestId
    }

    It 'reads page after page, and goes on from a token' {
        $all = Get-IBWaitingWorkflowStep -PageSize 1
        (Get-LoopbackRequest).page | Should -Be 1, 2

        $first = Get-IBWaitingWorkflowStep -MaxItems 1 -NextTokenVariable token
        $rest = Get-IBWaitingWorkflowStep -StartingToken $token -NextTokenVariable last

        @($first.StepExecutionId) + @($rest.StepExecutionId) | Should -Be $all.StepExecutionId
        $last | Should -BeNullOrEmpty
    }

    It 'goes on behind an empty page' {
        Add-LoopbackFault @{ kind = 'emptyPage'; times = 1 }

        # The page after the empty one still has them: a token goes on.
        @(Get-IBWaitingWorkflowStep).Count | Should -Be 2
        (Get-LoopbackRequest).Count | Should -Be 2
    }

    It 'reports an error under its own name' {
        Add-LoopbackFault @{ kind = 'error'; code = 'ForbiddenException'; status = 403 }

        Get-IBWaitingWorkflowStep -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $problems.Count | Should -Be 1
        $problems[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
        $problems[0].Exception.Operation | Should -Be 'ListWaitingWorkflowSteps'
    }
}
