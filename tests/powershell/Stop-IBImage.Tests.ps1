# Parameters: ImageBuildVersionArn|Arn@0<vp [ClientToken] [PassThru]
#
# What is particular to this action; what it has in common with the others is in Actions.Tests.ps1 and ActionTokens.Tests.ps1.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    function Sent {
        Get-LoopbackRequest CancelImageCreation | ForEach-Object { (ConvertFrom-Json $_.body).imageBuildVersionArn }
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'Stop-IBImage' {
    BeforeEach {
        $server = Start-Loopback
        $known = $server.Known
    }

    It 'cancels whatever builds, with one request each' {
        $building = Get-IBImagePipeline | Get-IBImage -Status PENDING, CREATING, BUILDING, TESTING
        $building.Count | Should -BeGreaterThan 1
        $building.Arn | Should -Contain $known.RunningImageArn

        $building | Stop-IBImage @quietly | Should -BeNullOrEmpty

        $problems.Count | Should -Be 0
        Sent | Should -Be $building.Arn
        ($building | Get-IBImage).Status | Select-Object -Unique | Should -Be 'CANCELLED'
    }

    It 'cancels an image that waits, and its step waits no more' {
        Get-IBWaitingWorkflowStep | Where-Object ImageBuildVersionArn -EQ $known.WaitingImageArn | Stop-IBImage

        Sent | Should -Be $known.WaitingImageArn
        (Get-IBWaitingWorkflowStep).StepExecutionId | Should -Be $known.OtherWaitingStepExecutionId
    }

    It 'gives with -PassThru what leads back to the image' {
        (Stop-IBImage $known.RunningImageArn -PassThru | Get-IBImage).Status | Should -Be 'CANCELLED'
    }

    It 'takes <_>' -ForEach 'rows of a CSV file', 'objects with an Arn', 'executions', 'the argument -Arn' {
        switch ($_) {
            'rows of a CSV file' { Get-IBImage $known.RunningImageArn | ConvertTo-Csv | ConvertFrom-Csv | Stop-IBImage }
            'objects with an Arn' { [pscustomobject]@{ Arn = $known.RunningImageArn; Name = 'x' } | Stop-IBImage }
            'executions' { Get-IBWorkflowExecution -WorkflowExecutionId $known.RunningExecutionId | Stop-IBImage }
            'the argument -Arn' { Stop-IBImage -Arn $known.RunningImageArn }
        }

        Sent | Should -Be $known.RunningImageArn
    }

    It 'leaves what has finished alone: the service says so, for each of them' {
        Get-IBImage $known.GoldenImageVersionArn | Stop-IBImage @quietly

        $problems.Count | Should -Be 2
        $problems.CategoryInfo.Category | Select-Object -Unique | Should -Be 'InvalidArgument'
        (Get-LoopbackEffect CancelImageCreation).effects | Should -Be 1
    }

    It 'shows with -WhatIf, and cancels nothing' {
        Get-IBImage $known.GoldenImageVersionArn | Stop-IBImage -WhatIf

        Sent | Should -BeNullOrEmpty
        (Get-IBImage $known.RunningImageArn).Status | Should -Be 'BUILDING'
    }
}
