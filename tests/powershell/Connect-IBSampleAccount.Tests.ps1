# Parameters: [Speed@0]
#
# No server, no credentials, no region: the account is in the module.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Clear-AwsEnvironment
    Import-Module (Get-ModuleUnderTest)
    $PSStyle.OutputRendering = 'PlainText'
    $sampleType = 'ImageBuilderWorkflow.SampleData'

    # Time moves by itself, so something is waited for; with this speed a build of minutes is a moment.
    function Connect([double] $Speed = 0.001) {
        Connect-IBSampleAccount -Speed $Speed -WarningAction SilentlyContinue
    }
}

AfterAll {
    Disconnect-IBSampleAccount
    Restore-AwsEnvironment
}

Describe 'Connect-IBSampleAccount' {
    AfterEach {
        Disconnect-IBSampleAccount
    }

    It 'warns that the data are samples, and emits nothing' {
        $emitted = Connect-IBSampleAccount -WarningVariable warning -WarningAction SilentlyContinue

        $emitted | Should -BeNullOrEmpty
        $warning | Should -HaveCount 1
        "$warning" | Should -BeLike '*sample data, not AWS*Disconnect-IBSampleAccount*'
    }

    It 'needs no credentials, and AWS is asked again after it' {
        Connect
        @(Get-IBImagePipeline).Count | Should -BeGreaterThan 0
        Disconnect-IBSampleAccount

        { Get-IBImagePipeline } | Should -Throw -ErrorId 'CredentialsNotFound*'
    }

    It 'marks its objects, at the prompt and for scripts' {
        Connect
        $pipeline = Get-IBImagePipeline golden*

        $pipeline.PSTypeNames | Should -Contain $sampleType
        $pipeline | Should -BeOfType ImageBuilderWorkflow.ImagePipeline
        $pipeline | Format-Table | Out-String | Should -BeLike '*Sample data: Connect-IBSampleAccount, not AWS*golden-image*'
        $pipeline | Format-List | Out-String | Should -BeLike '*Sample data*Name*golden-image*'
        $pipeline | ConvertTo-Json | Should -Not -BeLike '*Sample data*'
        ($pipeline | Select-Object *).PSObject.Properties.Name | Should -Not -Contain 'Sample data'
    }

    It 'marks nothing that AWS has sent' {
        $null = Start-Loopback
        try {
            $pipeline = Get-IBImagePipeline golden*
            $pipeline.PSTypeNames | Should -Not -Contain $sampleType
            $pipeline | Out-String | Should -Not -BeLike '*Sample data*'
        }
        finally {
            Stop-Loopback
            Clear-AwsEnvironment
        }
    }

    It 'goes the whole way from a pipeline to the failed steps' {
        Connect
        $steps = Get-IBImagePipeline -Name golden* | Get-IBImage | Get-IBWorkflowExecution | Where-Object Status -EQ FAILED |
            Get-IBWorkflowStepExecution | Where-Object Status -EQ FAILED

        @($steps).Count | Should -BeGreaterThan 0
        $steps | ForEach-Object { $_.PSTypeNames | Should -Contain $sampleType }
    }

    It 'answers everywhere: <Name>' -ForEach @(
        @{ Name = 'Get-IBImage'; Command = { Get-IBImage } }
        @{ Name = 'Get-IBWorkflow'; Command = { Get-IBWorkflow -Owner Amazon } }
        @{ Name = 'Get-IBWaitingWorkflowStep'; Command = { Get-IBWaitingWorkflowStep } }
        @{ Name = 'Get-IBLifecyclePolicy'; Command = { Get-IBLifecyclePolicy } }
        @{ Name = 'Get-IBLifecycleExecution'; Command = { Get-IBLifecyclePolicy | Get-IBLifecycleExecution } }
        @{ Name = 'Get-IBLifecycleExecutionResource'
            Command = { Get-IBLifecyclePolicy | Get-IBLifecycleExecution | Get-IBLifecycleExecutionResource -Recurse } }
    ) {
        Connect

        @(& $Command).Count | Should -BeGreaterThan 0
    }

    It 'is changed by actions' {
        Connect
        $waiting = @(Get-IBWaitingWorkflowStep)
        $waiting[0] | Send-IBWorkflowStepAction -Action Resume -Reason 'looks good'

        @(Get-IBWaitingWorkflowStep).StepExecutionId | Should -Not -Contain $waiting[0].StepExecutionId
        ($waiting[0] | Get-IBWorkflowStepExecution).Status | Should -Be COMPLETED
    }

    It 'shows a started build, retries a failed one and cancels one that goes on' {
        Connect
        $pipeline = Get-IBImagePipeline golden-image
        $started = $pipeline | Start-IBImagePipeline -PassThru
        ($pipeline | Get-IBImage).Arn | Should -Contain $started.ImageBuildVersionArn

        $started | Stop-IBImage
        ($started | Get-IBImage).Status | Should -Be CANCELLED

        $failed = $pipeline | Get-IBImage -Status FAILED | Select-Object -First 1
        $failed | Restart-IBImage
        ($failed | Get-IBImage).Status | Should -Not -Be FAILED
    }

    It 'changes nothing with -WhatIf' {
        Connect
        $before = @(Get-IBWaitingWorkflowStep).Count
        Get-IBWaitingWorkflowStep | Send-IBWorkflowStepAction -Action Stop -WhatIf

        @(Get-IBWaitingWorkflowStep).Count | Should -Be $before
    }

    It 'moves time, so that a build is finished' {
        Connect -Speed 20000
        $build = Get-IBImagePipeline golden-image | Start-IBImagePipeline -PassThru
        Wait-Until { ($build | Get-IBImage).Status -eq 'AVAILABLE' } 'the build to be finished'

        $image = $build | Get-IBImage
        $image.Amis.Count | Should -BeGreaterThan 0
        ($build | Get-IBWorkflowExecution).Status | Sort-Object -Unique | Should -Be COMPLETED
        ($build | Get-IBWorkflowExecution | Get-IBWorkflowStepExecution | Measure-Object).Count | Should -BeGreaterThan 5
    }

    It 'begins at the real time' {
        Connect
        $newest = Get-IBImagePipeline | Get-IBImage | Sort-Object DateCreated | Select-Object -Last 1

        [math]::Abs(([datetime]::UtcNow - $newest.DateCreated).TotalHours) | Should -BeLessThan 24
    }

    It 'begins anew when it is connected again' {
        Connect
        $before = @(Get-IBWaitingWorkflowStep).Count
        Get-IBWaitingWorkflowStep | Send-IBWorkflowStepAction -Action Resume
        Connect

        @(Get-IBWaitingWorkflowStep).Count | Should -Be $before
    }

    It 'has the same account with other ARNs in every region' {
        Connect
        (Get-IBImagePipeline golden-image).Region | Should -Be 'us-east-1'
        $there = Get-IBImagePipeline golden-image -Region eu-west-1

        $there.Arn | Should -BeLike 'arn:aws:imagebuilder:eu-west-1:*'
        @($there | Get-IBImage).Count | Should -BeGreaterThan 0
        { Get-IBImagePipeline -Region 'no region' } | Should -Throw -ErrorId 'InvalidRegion*'
    }

    It 'has another account for each profile, and many can be asked at once' {
        Connect
        $found = Get-IBImagePipeline -ProfileName dev, prod -Region us-east-1, eu-west-1
        $places = $found | ForEach-Object { "$($_.ProfileName) $($_.Region)" } | Get-Unique
        $places | Should -Be 'dev us-east-1', 'dev eu-west-1', 'prod us-east-1', 'prod eu-west-1'
        $found.AccountId | Select-Object -Unique | Should -HaveCount 2
        @($found | Get-IBImage | Group-Object ProfileName, AccountId, Region).Count | Should -Be 4
        (Get-IBImagePipeline).AccountId | Select-Object -Unique | Should -Be '123456789012'
        Get-IBImagePipeline -Region eu-west-* | ForEach-Object Region | Get-Unique | Should -Be 'eu-west-1', 'eu-west-2', 'eu-west-3'
    }

    It 'knows nothing of what another region has: <Name>' -ForEach @(
        @{ Name = 'a pipeline'; Command = { Get-IBImagePipeline golden-image | Start-IBImagePipeline -Region eu-west-1 -PassThru } }
        @{ Name = 'a failed build'; Command = {
            Get-IBImagePipeline golden-image | Get-IBImage -Status FAILED | Select-Object -First 1 |
            Restart-IBImage -Region eu-west-1 -PassThru } }
        @{ Name = 'a running build'; Command = {
            Get-IBImage -ImageBuildVersionArn (Get-IBImage golden-image/1.4.2/3).Arn -Region eu-west-1 } }
        @{ Name = 'a step that waits'
            Command = { Get-IBWaitingWorkflowStep | Select-Object -First 1 |
            Send-IBWorkflowStepAction -Action Resume -Region eu-west-1 -PassThru } }
        @{ Name = 'an execution'; Command = {
            (Get-IBWorkflowExecution golden-image/1.4.2/1)[0].WorkflowExecutionId | Get-IBWorkflowExecution -Region eu-west-1 } }
        @{ Name = 'a lifecycle execution'
            Command = { (Get-IBLifecycleExecution golden-image/1.4.0/1)[0].LifecycleExecutionId |
            Stop-IBLifecycleExecution -Region eu-west-1 -PassThru } }
    ) {
        Connect
        $output = & $Command -ErrorVariable failed -ErrorAction SilentlyContinue 2>&1 3>$null
        $errors, $objects = $output.Where({ $_ -is [System.Management.Automation.ErrorRecord] }, 'Split')

        $objects | Should -BeNullOrEmpty
        $errors | Should -HaveCount 1
        $errors[0].CategoryInfo.Category | Should -Be ObjectNotFound
    }

    It 'builds containers to their end' {
        Connect -Speed 20000
        $queued = Get-IBImage web-runtime/0.9.0/1
        Wait-Until { ($queued | Get-IBImage).Status -eq 'AVAILABLE' } 'the container to be built'
        $started = Get-IBImagePipeline web-runtime | Start-IBImagePipeline -PassThru
        Wait-Until { ($started | Get-IBImage).Status -eq 'AVAILABLE' } 'another container to be built'

        ($started | Get-IBImage).Containers.ImageUris | Should -Be '123456789012.dkr.ecr.us-east-1.amazonaws.com/web-runtime:0.9.0-2'
        ($started | Get-IBWorkflowExecution | Get-IBWorkflow).Name | Should -Be 'build-container', 'test-container', 'distribute-container'
    }

    It 'takes name/version/build for the ARN, and shows the ARN in what an action would do' {
        Connect
        (Get-IBImage golden-image/1.4.2/1 -Region eu-west-1).Arn |
            Should -Be 'arn:aws:imagebuilder:eu-west-1:123456789012:image/golden-image/1.4.2/1'

        $shown = Invoke-Pwsh -With @{ module = Get-ModuleUnderTest } -Script @'
            Import-Module $module
            Connect-IBSampleAccount -WarningAction Ignore
            Restart-IBImage golden-image/1.4.2/2 -WhatIf
            Stop-IBImage web-runtime/0.9.0 -WhatIf
'@
        $shown | Should -HaveCount 2
        $shown[0] | Should -BeLike '*arn:aws:imagebuilder:us-east-1:123456789012:image/golden-image/1.4.2/2*'
        $shown[1] | Should -BeLike '*arn:aws:imagebuilder:us-east-1:123456789012:image/web-runtime/0.9.0/1*'
    }

    It 'counts in parallel runspaces too' {
        Connect
        $module = Get-ModuleUnderTest
        $counts = 1..3 | ForEach-Object -Parallel { Import-Module $using:module; @(Get-IBImagePipeline).Count }

        $counts | Sort-Object -Unique | Should -HaveCount 1
    }

    It 'refuses what the service refuses, with its errors' {
        Connect
        $missing = 'arn:aws:imagebuilder:us-east-1:123456789012:image/no-such-image/1.0.0/1'
        Get-IBWorkflowExecution $missing -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].CategoryInfo.Category | Should -Be ObjectNotFound
        { Get-IBImagePipeline -Filter @{ nonsense = 'x' } -ErrorAction Stop } | Should -Throw
    }

    It 'takes a speed that makes sense' {
        { Connect-IBSampleAccount -Speed 0 } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        { Connect-IBSampleAccount -Speed -5 } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'runs a runbook that runs unchanged against a server' {
        $runbook = {
            $failed = Get-IBImagePipeline golden* | Get-IBImage | Get-IBWorkflowExecution -Status FAILED |
                Get-IBWorkflowStepExecution -Status FAILED
            Get-IBWaitingWorkflowStep | Where-Object Name -EQ WaitForApproval |
                Send-IBWorkflowStepAction -Action Resume -Reason 'runbook' -PassThru |
                ForEach-Object { "$($_.Action) $($_.Reason)" }
            $failed | ForEach-Object { "$($_.Name) $($_.Status)" }
        }
        Connect
        $sample = & $runbook
        Disconnect-IBSampleAccount
        $null = Start-Loopback
        try {
            & $runbook | Should -Be $sample
        }
        finally {
            Stop-Loopback
            Clear-AwsEnvironment
        }
    }
}
