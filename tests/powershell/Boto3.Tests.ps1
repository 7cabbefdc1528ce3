# boto3, which has the service's model and nothing of ours, reads the same account: the objects have to be its, field for field.
BeforeDiscovery {
    # What to read; of the arguments, a text behind = is itself, any other is the name of something known.
    $listings = @(
        @{ Operation = 'list_image_pipelines'; Key = 'imagePipelineList'; Arguments = @{}; Read = { Get-IBImagePipeline } }
        @{ Operation = 'list_images'; Key = 'imageVersionList'; Arguments = @{}; Read = { Get-IBImage } }
        @{ Operation = 'list_images'; Key = 'imageVersionList'; Arguments = @{ owner = '=Self' }; Read = { Get-IBImage -Owner Self } }
        @{ Operation = 'list_images'; Key = 'imageVersionList'; Arguments = @{ owner = '=Amazon' }; Read = { Get-IBImage -Owner Amazon } }
        foreach ($name in 'GoldenImageVersionArn', 'NightlyImageVersionArn') {
            @{ Operation = 'list_image_build_versions'; Key = 'imageSummaryList'; Arguments = @{ imageVersionArn = $name }
                Read = { param($known) Get-IBImage $known } }
        }
        foreach ($name in 'GoldenImagePipelineArn', 'ApprovalPipelineArn', 'DisabledPipelineArn', 'BusyPipelineArn') {
            @{ Operation = 'list_image_pipeline_images'; Key = 'imageSummaryList'; Arguments = @{ imagePipelineArn = $name }
                Read = { param($known) Get-IBImage $known }; Beside = 'ImagePipelineArn'
            }
        }
        @{ Operation = 'list_workflows'; Key = 'workflowVersionList'; Arguments = @{}; Read = { Get-IBWorkflow } }
        @{ Operation = 'list_workflows'; Key = 'workflowVersionList'; Arguments = @{ owner = '=Amazon' }
            Read = { Get-IBWorkflow -Owner Amazon } }
        @{ Operation = 'list_workflow_build_versions'; Key = 'workflowSummaryList'
            Arguments = @{ workflowVersionArn = 'ReleaseWorkflowVersionArn' }; Read = { param($known) Get-IBWorkflow $known } }
        foreach ($name in 'AvailableImageArn', 'FailedImageArn', 'MatrixImageArn', 'UnicodeImageArn', 'LegacyImageArn', 'EmptyImageArn',
            'RunningImageArn') {
            @{ Operation = 'list_workflow_executions'; Key = 'workflowExecutions'; Arguments = @{ imageBuildVersionArn = $name }
                Read = { param($known) Get-IBWorkflowExecution $known }; Beside = 'ImageBuildVersionArn'
            }
        }
        foreach ($name in 'FailedExecutionId', 'LongExecutionId', 'UnicodeExecutionId', 'RolledBackExecutionId', 'WaitingExecutionId',
            'PendingExecutionId') {
            @{ Operation = 'list_workflow_step_executions'; Key = 'steps'; Arguments = @{ workflowExecutionId = $name }
                Read = { param($known) Get-IBWorkflowStepExecution $known }; Beside = 'WorkflowExecutionId', 'WorkflowBuildVersionArn',
                    'ImageBuildVersionArn'
            }
        }
        @{ Operation = 'list_waiting_workflow_steps'; Key = 'steps'; Arguments = @{}; Read = { Get-IBWaitingWorkflowStep } }
        @{ Operation = 'list_lifecycle_policies'; Key = 'lifecyclePolicySummaryList'; Arguments = @{}; Read = { Get-IBLifecyclePolicy } }
        foreach ($name in 'LifecycleImageArn', 'LifecyclePolicyArn') {
            @{ Operation = 'list_lifecycle_executions'; Key = 'lifecycleExecutions'; Arguments = @{ resourceArn = $name }
                Read = { param($known) Get-IBLifecycleExecution $known }; Beside = 'ResourceArn'
            }
        }
        @{ Operation = 'list_lifecycle_execution_resources'; Key = 'resources'
            Arguments = @{ lifecycleExecutionId = 'ImpactingLifecycleExecutionId' }
            Read = { param($known) Get-IBLifecycleExecutionResource $known }
            Beside = 'LifecycleExecutionId', 'LifecycleExecutionStatus', 'LifecycleExecutionStatusReason'
        }
        @{ Operation = 'list_lifecycle_execution_resources'; Key = 'resources'
            Arguments = @{ lifecycleExecutionId = 'ImpactingLifecycleExecutionId'; parentResourceId = 'LifecycleImageArn' }
            Read = { Get-IBLifecycleExecutionResource $args[0].lifecycleExecutionId $args[0].parentResourceId }; TakesAll = $true
            Beside = 'LifecycleExecutionId', 'LifecycleExecutionStatus', 'LifecycleExecutionStatusReason', 'ParentResourceId'
        }
    )
    $singles = @(
        foreach ($name in 'AvailableImageArn', 'FailedImageArn', 'DistributionFailedImageArn', 'UnicodeImageArn', 'LegacyImageArn',
            'EmptyImageArn', 'LifecycleImageArn') {
            @{ Operation = 'get_image'; Argument = 'imageBuildVersionArn'; Name = $name; Inside = 'image'; Read = { Get-IBImage $args[0] } }
        }
        foreach ($name in 'GoldenImagePipelineArn', 'ApprovalPipelineArn', 'DisabledPipelineArn', 'BusyPipelineArn') {
            @{ Operation = 'get_image_pipeline'; Argument = 'imagePipelineArn'; Name = $name; Inside = 'imagePipeline'
                Read = { Get-IBImagePipeline $args[0] } }
        }
        @{ Operation = 'get_workflow'; Argument = 'workflowBuildVersionArn'; Name = 'ReleaseWorkflowArn'; Inside = 'workflow'
            Read = { Get-IBWorkflow $args[0] } }
        @{ Operation = 'get_lifecycle_policy'; Argument = 'lifecyclePolicyArn'; Name = 'LifecyclePolicyArn'; Inside = 'lifecyclePolicy'
            Read = { Get-IBLifecyclePolicy $args[0] } }
        foreach ($name in 'FailedLifecycleExecutionId', 'ImpactingLifecycleExecutionId', 'PendingLifecycleExecutionId',
            'OnDemandLifecycleExecutionId') {
            @{ Operation = 'get_lifecycle_execution'; Argument = 'lifecycleExecutionId'; Name = $name; Inside = 'lifecycleExecution'
                Read = { Get-IBLifecycleExecution $args[0] } }
        }
        foreach ($name in 'UnicodeExecutionId', 'LegacyExecutionId', 'RunningExecutionId') {
            @{ Operation = 'get_workflow_execution'; Argument = 'workflowExecutionId'; Name = $name; Inside = $null
                Read = { Get-IBWorkflowExecution $args[0] } }
        }
        foreach ($name in 'WaitingStepExecutionId', 'FailedStepExecutionId', 'UnicodeStepExecutionId') {
            @{ Operation = 'get_workflow_step_execution'; Argument = 'stepExecutionId'; Name = $name; Inside = $null
                Read = { Get-IBWorkflowStepExecution $args[0] } }
        }
    )
    for ($i = 0; $i -lt $listings.Count; $i++) { $listings[$i].Index = $i }
    for ($i = 0; $i -lt $singles.Count; $i++) { $singles[$i].Index = $i }
    $patterns = 'golden*', 'NIGHTLY*', '*agents', 'windows*', 'no-such*', '*'
    $job = @{ Listings = $listings; Singles = $singles; Patterns = $patterns }
}

Describe 'What boto3 reads' -ForEach $job {
    BeforeAll {
        Import-Module "$PSScriptRoot/Loopback.psm1", "$PSScriptRoot/Truth.psm1" -Force
        Import-Module (Get-ModuleUnderTest)
        $server = Start-Loopback
        $known = $server.Known

        function Expand([hashtable] $Arguments) {
            $values = @{}
            foreach ($name in $Arguments.Keys) {
                $values[$name] = $Arguments[$name].StartsWith('=') ? $Arguments[$name].Substring(1) : $known.($Arguments[$name])
            }

            $values
        }

        # Newer than some models of boto3, which drop what they do not know.
        $mayBeDropped = 'AttemptNumber', 'MaxAttempts', 'FailureContext'

        $python = Get-Command python3, python -CommandType Application -ErrorAction Ignore | Select-Object -First 1
        $obstacle = if (-not $python) { 'there is no python' }
        else {
            $null = & $python -c 'import boto3' 2>&1
            if ($LASTEXITCODE) { 'python has no boto3' }
        }

        $truth = $null
        if (-not $obstacle) {
            $asked = @{
                patterns = $Patterns
                listings = @($Listings | ForEach-Object { @{ operation = $_.Operation; key = $_.Key; arguments = Expand $_.Arguments } })
                singles  = @($Singles | ForEach-Object { @{ operation = $_.Operation; arguments = @{ $_.Argument = $known.($_.Name) } } })
            }
            $question, $answer = (Join-Path $TestDrive 'job.json'), (Join-Path $TestDrive 'truth.json')
            ConvertTo-Json $asked -Depth 6 | Set-Content $question -Encoding utf8
            $said = & $python "$PSScriptRoot/boto3_truth.py" $question $answer 2>&1
            if ($LASTEXITCODE) { throw "boto3 could not read the account: $($said -join "`n")" }
            $truth = Get-Content $answer -Raw -Encoding utf8 | ConvertFrom-Json -AsHashtable
        }
    }

    BeforeEach {
        if ($obstacle) { Set-ItResult -Skipped -Because $obstacle }
    }

    AfterAll {
        Stop-Loopback
    }

    It 'of the failed steps of <_> is exactly what the chain finds' -ForEach $Patterns {
        $steps = Get-IBImagePipeline -Name $_ | Get-IBImage | Get-IBWorkflowExecution | Where-Object Status -EQ FAILED |
            Get-IBWorkflowStepExecution | Where-Object Status -EQ FAILED

        @($steps.StepExecutionId) -join "`n" | Should -BeExactly ($truth.failedSteps[$_] -join "`n")
    }

    It 'of the failed steps is something' {
        $truth.failedSteps['golden*'].Count | Should -BeGreaterThan 0
        $truth.failedSteps['*'].Count | Should -BeGreaterThan $truth.failedSteps['golden*'].Count
        $truth.failedSteps['no-such*'].Count | Should -Be 0
    }

    It 'of what the policies have touched is exactly what the chain finds' {
        $resources = Get-IBLifecyclePolicy | Get-IBLifecycleExecution | Get-IBLifecycleExecutionResource

        $resources | ForEach-Object { "$($_.LifecycleExecutionId) $($_.ResourceId)" } | Should -BeExactly $truth.touchedResources
    }

    It 'with <Operation> (<Index>) is what the objects hold, field for field' -ForEach $Listings {
        $values = Expand $Arguments
        $found = @(& $Read ($_['TakesAll'] ? $values : $values.Values))

        Get-Difference $found @($truth.listings[$Index]) -Beside (@($_['Beside']) + $mayBeDropped) | Should -BeNullOrEmpty
    }

    It 'with <Operation> of <Name> is what the object holds, field for field' -ForEach $Singles {
        $wire = $truth.singles[$Index]
        $wire.Remove('requestId')
        if ($Inside) {
            $inner = $wire[$Inside]
            $wire.Remove($Inside)
            $wire = $inner + $wire
        }

        Get-Difference (& $Read $known.$Name) $wire -Beside $mayBeDropped | Should -BeNullOrEmpty
    }
}
