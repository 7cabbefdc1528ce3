# Parameters: LifecycleExecutionId@0<v [LifecycleExecutionRegion<p] [ClientToken] [PassThru]
# Emits LifecycleActionResult: String LifecycleExecutionId, String ClientToken, String Region, String AccountId, String ProfileName,
#     String RequestId, AdditionalFields AdditionalFields
# Shows LifecycleActionResult: LifecycleExecutionId, ClientToken
#
# What is particular to this action; what it has in common with the others is in Actions.Tests.ps1 and ActionTokens.Tests.ps1.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    function Sent {
        Get-LoopbackRequest CancelLifecycleExecution | ForEach-Object { (ConvertFrom-Json $_.body).lifecycleExecutionId }
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'Stop-IBLifecycleExecution' {
    BeforeEach {
        $server = Start-Loopback
        $known = $server.Known
    }

    It 'cancels what a policy is at, with one request each' {
        $running = Get-IBLifecyclePolicy expire* | Get-IBLifecycleExecution -Status PENDING, IN_PROGRESS
        $running.LifecycleExecutionId | Sort-Object |
            Should -Be ($known.PendingLifecycleExecutionId, $known.InProgressLifecycleExecutionId | Sort-Object)

        $output = $running | Stop-IBLifecycleExecution @quietly

        $output | Should -BeNullOrEmpty
        $problems.Count | Should -Be 0
        Sent | Should -Be $running.LifecycleExecutionId
        (Get-LoopbackEffect CancelLifecycleExecution).effects | Should -Be 2
        ($running | Get-IBLifecycleExecution).Status | Should -BeIn 'CANCELLED', 'CANCELLING'
    }

    It 'shows with -WhatIf, and cancels nothing' {
        Get-IBLifecycleExecution $known.LifecycleImageArn | Stop-IBLifecycleExecution -WhatIf

        Sent | Should -BeNullOrEmpty
        (Get-IBLifecycleExecution -LifecycleExecutionId $known.InProgressLifecycleExecutionId).Status | Should -Be 'IN_PROGRESS'
    }

    It 'takes executions of last night: <_>' -ForEach 'CSV', 'JSON' {
        $execution = Get-IBLifecycleExecution -LifecycleExecutionId $known.InProgressLifecycleExecutionId
        $row = $_ -eq 'CSV' ? ($execution | ConvertTo-Csv | ConvertFrom-Csv) : ($execution | ConvertTo-Json | ConvertFrom-Json)

        $row | Stop-IBLifecycleExecution @quietly

        $problems.Count | Should -Be 0
        Sent | Should -Be $known.InProgressLifecycleExecutionId
    }

    It 'gives with -PassThru what leads back to the execution' {
        $execution = $known.InProgressLifecycleExecutionId | Stop-IBLifecycleExecution -PassThru | Get-IBLifecycleExecution

        $execution.LifecycleExecutionId | Should -Be $known.InProgressLifecycleExecutionId
        $execution.Status | Should -BeIn 'CANCELLED', 'CANCELLING'
    }

    It 'tells for each of many what became of it, and goes on' {
        $ids = $known.FailedLifecycleExecutionId, $known.PendingLifecycleExecutionId, $known.CancellingLifecycleExecutionId,
            $known.InProgressLifecycleExecutionId

        $done = $ids | Stop-IBLifecycleExecution -PassThru @quietly

        $done.LifecycleExecutionId | Should -Be $ids[1, 3]
        $problems.TargetObject | Should -Be $ids[0, 2]
        $problems.CategoryInfo.Category | Should -Be 'InvalidArgument', 'ResourceBusy'
    }
}
