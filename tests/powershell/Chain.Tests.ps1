# Every hop from a pipeline down to a step, and from a policy down to a snapshot: whatever form the objects come in, a hop asks exactly
# what belongs to them and finds exactly what the service has.
BeforeDiscovery {
    $hops = @(
        @{ From = 'pipelines'; Cmdlet = 'Get-IBImage'; Id = 'Arn'
            Truth = { param($pipeline) (Read-Service ListImagePipelineImages imageSummaryList @{ imagePipelineArn = $pipeline.Arn }).arn } }
        @{ From = 'pipelines'; Cmdlet = 'Get-IBImagePipeline'; Id = 'Arn'; Truth = { param($pipeline) $pipeline.Arn } }
        @{ From = 'image versions'; Cmdlet = 'Get-IBImage'; Id = 'Arn'
            Truth = { param($version) (Read-Service ListImageBuildVersions imageSummaryList @{ imageVersionArn = $version.Arn }).arn } }
        @{ From = 'images of a pipeline'; Cmdlet = 'Get-IBImage'; Id = 'Arn'; Truth = { param($image) $image.Arn } }
        @{ From = 'images of a pipeline'; Cmdlet = 'Get-IBWorkflowExecution'; Id = 'WorkflowExecutionId'
            Truth = { param($image)
                (Read-Service ListWorkflowExecutions workflowExecutions @{ imageBuildVersionArn = $image.Arn }).workflowExecutionId } }
        @{ From = 'images of a pipeline'; Cmdlet = 'Get-IBImagePipeline'; Id = 'Arn'; Truth = { param($image) $image.ImagePipelineArn } }
        @{ From = 'images of a version'; Cmdlet = 'Get-IBWorkflowExecution'; Id = 'WorkflowExecutionId'
            Truth = { param($image)
                (Read-Service ListWorkflowExecutions workflowExecutions @{ imageBuildVersionArn = $image.Arn }).workflowExecutionId } }
        @{ From = 'images of a version'; Cmdlet = 'Get-IBImage'; Id = 'Arn'; Truth = { param($image) $image.Arn } }
        @{ From = 'images in full'; Cmdlet = 'Get-IBWorkflowExecution'; Id = 'WorkflowExecutionId'
            Truth = { param($image)
                (Read-Service ListWorkflowExecutions workflowExecutions @{ imageBuildVersionArn = $image.Arn }).workflowExecutionId } }
        @{ From = 'images in full'; Cmdlet = 'Get-IBImage'; Id = 'Arn'; Truth = { param($image) $image.Arn } }
        @{ From = 'images in full'; Cmdlet = 'Get-IBImagePipeline'; Id = 'Arn'; Truth = { param($image) $image.SourcePipelineArn } }
        @{ From = 'images with a history'; Cmdlet = 'Get-IBLifecycleExecution'; Id = 'LifecycleExecutionId'
            Truth = { param($image)
                (Read-Service ListLifecycleExecutions lifecycleExecutions @{ resourceArn = $image.Arn }).lifecycleExecutionId } }
        @{ From = 'failures'; Cmdlet = 'Get-IBWorkflowExecution'; Id = 'WorkflowExecutionId'
            Truth = { param($failure) $failure.WorkflowExecutionId } }
        @{ From = 'failures'; Cmdlet = 'Get-IBWorkflowStepExecution'; Id = 'StepExecutionId'
            Truth = { param($failure) $failure.StepExecutionId } }
        @{ From = 'workflow configurations'; Cmdlet = 'Get-IBWorkflow'; Id = 'Arn'; Truth = { param($workflow) $workflow.WorkflowArn } }
        @{ From = 'executions'; Cmdlet = 'Get-IBWorkflowStepExecution'; Id = 'StepExecutionId'
            Truth = { param($execution)
                $of = @{ workflowExecutionId = $execution.WorkflowExecutionId }
                (Read-Service ListWorkflowStepExecutions steps $of).stepExecutionId } }
        @{ From = 'executions'; Cmdlet = 'Get-IBWorkflowExecution'; Id = 'WorkflowExecutionId'
            Truth = { param($execution) $execution.WorkflowExecutionId } }
        @{ From = 'executions'; Cmdlet = 'Get-IBWorkflow'; Id = 'Arn'; Truth = { param($execution) $execution.WorkflowBuildVersionArn } }
        @{ From = 'executions'; Cmdlet = 'Get-IBImage'; Id = 'Arn'; Truth = { param($execution) $execution.ImageBuildVersionArn } }
        @{ From = 'steps'; Cmdlet = 'Get-IBWorkflowStepExecution'; Id = 'StepExecutionId'; Truth = { param($step) $step.StepExecutionId } }
        @{ From = 'steps'; Cmdlet = 'Get-IBWorkflowExecution'; Id = 'WorkflowExecutionId'
            Truth = { param($step) $step.WorkflowExecutionId } }
        @{ From = 'steps'; Cmdlet = 'Get-IBWorkflow'; Id = 'Arn'; Truth = { param($step) $step.WorkflowBuildVersionArn } }
        @{ From = 'steps'; Cmdlet = 'Get-IBImage'; Id = 'Arn'; Truth = { param($step) $step.ImageBuildVersionArn } }
        @{ From = 'waiting steps'; Cmdlet = 'Get-IBWorkflowStepExecution'; Id = 'StepExecutionId'
            Truth = { param($step) $step.StepExecutionId } }
        @{ From = 'waiting steps'; Cmdlet = 'Get-IBWorkflowExecution'; Id = 'WorkflowExecutionId'
            Truth = { param($step) $step.WorkflowExecutionId } }
        @{ From = 'waiting steps'; Cmdlet = 'Get-IBWorkflow'; Id = 'Arn'; Truth = { param($step) $step.WorkflowBuildVersionArn } }
        @{ From = 'waiting steps'; Cmdlet = 'Get-IBImage'; Id = 'Arn'; Truth = { param($step) $step.ImageBuildVersionArn } }
        @{ From = 'workflow versions'; Cmdlet = 'Get-IBWorkflow'; Id = 'Arn'
            Truth = { param($version)
                (Read-Service ListWorkflowBuildVersions workflowSummaryList @{ workflowVersionArn = $version.Arn }).arn } }
        @{ From = 'workflows'; Cmdlet = 'Get-IBWorkflow'; Id = 'Arn'; Truth = { param($workflow) $workflow.Arn } }
        @{ From = 'policies'; Cmdlet = 'Get-IBLifecycleExecution'; Id = 'LifecycleExecutionId'
            Truth = { param($policy)
                (Read-Service ListLifecycleExecutions lifecycleExecutions @{ resourceArn = $policy.Arn }).lifecycleExecutionId } }
        @{ From = 'policies'; Cmdlet = 'Get-IBLifecyclePolicy'; Id = 'Arn'; Truth = { param($policy) $policy.Arn } }
        @{ From = 'lifecycle executions'; Cmdlet = 'Get-IBLifecycleExecution'; Id = 'LifecycleExecutionId'
            Truth = { param($one) $one.LifecycleExecutionId } }
        @{ From = 'lifecycle executions'; Cmdlet = 'Get-IBLifecyclePolicy'; Id = 'Arn'; Truth = { param($one) $one.LifecyclePolicyArn } }
        @{ From = 'lifecycle executions'; Cmdlet = 'Get-IBLifecycleExecutionResource'; Id = 'ResourceId'
            Truth = { param($one)
                $of = @{ lifecycleExecutionId = $one.LifecycleExecutionId }
                (Read-Service ListLifecycleExecutionResources resources $of).resourceId } }
        @{ From = 'resources'; Cmdlet = 'Get-IBLifecycleExecutionResource'; Id = 'ResourceId'
            Truth = { param($one)
                $of = @{ lifecycleExecutionId = $one.LifecycleExecutionId; parentResourceId = $one.ResourceId }
                (Read-Service ListLifecycleExecutionResources resources $of).resourceId } }
        @{ From = 'resources'; Cmdlet = 'Get-IBLifecycleExecution'; Id = 'LifecycleExecutionId'
            Truth = { param($one) $one.LifecycleExecutionId } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    # What AWS.Tools emits: other types, with an Arn among other properties, some of them with the names of our parameters.
    Add-Type -TypeDefinition @'
namespace Peer
{
    public sealed class Named
    {
        public string Arn { get; set; }
        public string Name { get; set; }
        public string Version { get; set; }
        public string Status { get; set; }
        public string Type { get; set; }
        public string Owner { get; set; }
        public object State { get; set; }
        public System.Collections.Generic.Dictionary<string, string> Tags { get; set; }
        public System.DateTime? DateCreated { get; set; }
    }
}
'@

    $given = @{
        'pipelines'               = Get-IBImagePipeline
        'image versions'          = Get-IBImage
        'images of a pipeline'    = Get-IBImage $known.GoldenImagePipelineArn
        'images of a version'     = Get-IBImage $known.GoldenImageVersionArn
        'images in full'          = Get-IBImage $known.FailedImageArn, $known.AvailableImageArn, $known.WaitingImageArn
        'images with a history'   = Get-IBImage $known.LifecycleImageArn, $known.AvailableImageArn
        'failures'                = (Get-IBImage $known.FailedImageArn).FailureContext,
            (Get-IBImage $known.DistributionFailedImageArn).FailureContext
        'workflow configurations' = (Get-IBImage $known.FailedImageArn).Workflows
        'executions'              = Get-IBWorkflowExecution $known.AvailableImageArn, $known.FailedImageArn
        'steps'                   = Get-IBWorkflowStepExecution $known.FailedExecutionId
        'waiting steps'           = Get-IBWaitingWorkflowStep
        'workflow versions'       = Get-IBWorkflow
        'workflows'               = Get-IBWorkflow $known.ReleaseWorkflowVersionArn
        'policies'                = Get-IBLifecyclePolicy
        'lifecycle executions'    = Get-IBLifecycleExecution -LifecycleExecutionId $known.ImpactingLifecycleExecutionId,
            $known.FailedLifecycleExecutionId
        'resources'               = Get-IBLifecycleExecutionResource $known.ImpactingLifecycleExecutionId
    }
}

AfterAll {
    Stop-Loopback
}

Describe '<From> | <Cmdlet>' -ForEach $hops {
    BeforeAll {
        $objects = $given[$From]
        # An empty listing has nothing of which to take the id.
        $expected = @(foreach ($object in $objects) { & $Truth $object }) | Where-Object { $_ }
        # A test that finds nothing proves nothing.
        $expected.Count | Should -BeGreaterThan 0

        function ShouldFindTheTruth($Found) {
            $problems | Should -BeNullOrEmpty
            @($Found).$Id | Should -Be $expected
        }
    }

    BeforeEach {
        Clear-Loopback
        $problems = $null
    }

    It 'at the prompt' {
        ShouldFindTheTruth ($objects | & $Cmdlet @quietly)
    }

    It 'in one piece' {
        ShouldFindTheTruth (, $objects | & $Cmdlet @quietly)
    }

    It 'from a CSV file' {
        ShouldFindTheTruth ($objects | ConvertTo-Csv | ConvertFrom-Csv | & $Cmdlet @quietly)
    }

    It 'from JSON' {
        ShouldFindTheTruth ($objects | ConvertTo-Json -Depth 6 | ConvertFrom-Json | & $Cmdlet @quietly)
    }

    It 'from another session' {
        $text = [System.Management.Automation.PSSerializer]::Serialize(@($objects), 4)

        ShouldFindTheTruth ([System.Management.Automation.PSSerializer]::Deserialize($text) | & $Cmdlet @quietly)
    }

    It 'through Select-Object' {
        ShouldFindTheTruth ($objects | Select-Object * | & $Cmdlet @quietly)
    }
}

Describe 'An object of AWS.Tools' {
    BeforeEach {
        Clear-Loopback
    }

    It 'with the Arn of <Resource> leads on in <Cmdlet>, and asks only that' -ForEach @(
        @{ Resource = 'GoldenImagePipelineArn'; Cmdlet = 'Get-IBImagePipeline'; Operation = 'GetImagePipeline' }
        @{ Resource = 'GoldenImagePipelineArn'; Cmdlet = 'Get-IBImage'; Operation = 'ListImagePipelineImages' }
        @{ Resource = 'GoldenImageVersionArn'; Cmdlet = 'Get-IBImage'; Operation = 'ListImageBuildVersions' }
        @{ Resource = 'FailedImageArn'; Cmdlet = 'Get-IBImage'; Operation = 'GetImage' }
        @{ Resource = 'FailedImageArn'; Cmdlet = 'Get-IBWorkflowExecution'; Operation = 'ListWorkflowExecutions' }
        @{ Resource = 'LifecycleImageArn'; Cmdlet = 'Get-IBLifecycleExecution'; Operation = 'ListLifecycleExecutions' }
        @{ Resource = 'LifecyclePolicyArn'; Cmdlet = 'Get-IBLifecycleExecution'; Operation = 'ListLifecycleExecutions' }
        @{ Resource = 'LifecyclePolicyArn'; Cmdlet = 'Get-IBLifecyclePolicy'; Operation = 'GetLifecyclePolicy' }
        @{ Resource = 'ReleaseWorkflowVersionArn'; Cmdlet = 'Get-IBWorkflow'; Operation = 'ListWorkflowBuildVersions' }
        @{ Resource = 'ReleaseWorkflowArn'; Cmdlet = 'Get-IBWorkflow'; Operation = 'GetWorkflow' }
    ) {
        $typed = [Peer.Named]@{ Arn = $known.$Resource; Name = 'other'; Status = 'FAILED'; Type = 'AMI'; Owner = 'Self'
            State = @{ Status = 'FAILED' }; Tags = @{} }
        $custom = [pscustomobject]@{ Arn = $known.$Resource; Name = 'other'; Owner = 'Self'; Status = 'AVAILABLE'
            SourcePipelineName = 'x' }
        $expected = & $Cmdlet $known.$Resource
        Clear-Loopback

        foreach ($object in $typed, $custom) {
            $found = $object | & $Cmdlet @quietly

            $problems.Count | Should -Be 0
            @($found).Count | Should -Be @($expected).Count
            ((Get-LoopbackRequest).operation | Select-Object -Unique) | Should -Be $Operation
            (Get-LoopbackRequest)[0].body + [uri]::UnescapeDataString((Get-LoopbackRequest)[0].queryString) |
                Should -BeLike "*$($known.$Resource)*"
        }

        # As an argument, too.
        @(& $Cmdlet $typed).Count | Should -Be @($expected).Count
        @(& $Cmdlet $typed, $custom).Count | Should -Be (2 * @($expected).Count)
    }

    It 'that is an image and names its pipeline is an image to <_>, and a pipeline to Get-IBImagePipeline' -ForEach 'Get-IBImage',
        'Get-IBWorkflowExecution' {
        $image = [pscustomobject]@{ Arn = $known.FailedImageArn; SourcePipelineArn = $known.GoldenImagePipelineArn
            SourcePipelineName = 'golden-image' }

        $found = @($image | & $_)
        $found[0].PSObject.Properties['ImageBuildVersionArn'] ? $found[0].ImageBuildVersionArn : $found[0].Arn |
            Should -Be $known.FailedImageArn
        ($image | Get-IBImagePipeline).Arn | Should -Be $known.GoldenImagePipelineArn
    }
}

Describe 'What is mixed' {
    BeforeEach {
        Clear-Loopback
    }

    It 'in the pipeline finds its way each, in order' {
        $kinds = @(
            $known.GoldenImageVersionArn
            Get-IBImagePipeline golden-image
            $known.AvailableImageArn
            [pscustomobject]@{ Arn = $known.GoldenImagePipelineArn }
            Get-IBImage $known.FailedImageArn
            [Peer.Named]@{ Arn = $known.GoldenImageVersionArn }
            Get-IBWorkflowExecution -WorkflowExecutionId $known.FailedExecutionId
        )
        Clear-Loopback

        # One after another: requests of several inputs at a time may arrive in any order.
        $null = $kinds | Get-IBImage @quietly -ThrottleLimit 1

        $problems.Count | Should -Be 0
        (Get-LoopbackRequest).operation | Should -Be @(
            'ListImageBuildVersions', 'ListImagePipelineImages', 'GetImage', 'ListImagePipelineImages', 'GetImage',
                'ListImageBuildVersions', 'GetImage'
        )
    }

    It 'in the pipeline with something that does not belong costs one error, and the rest is answered' {
        $kinds = $known.FailedImageArn, $null, 'nonsense', $known.LifecyclePolicyArn, [pscustomobject]@{ Else = 1 },
            $known.FailedExecutionId, $known.GoldenImagePipelineArn

        $found = $kinds | Get-IBImage @quietly

        $problems.Count | Should -Be 5
        $found[0].Arn | Should -Be $known.FailedImageArn
        (Get-LoopbackRequest).operation | Should -Be 'GetImage', 'ListImagePipelineImages'
    }

    It 'in an argument, objects with strings, is taken' {
        $pipeline = Get-IBImagePipeline golden-image

        (Get-IBImage $pipeline, $known.DisabledPipelineArn).ImagePipelineArn | Select-Object -Unique | Should -Be $pipeline.Arn,
            $known.DisabledPipelineArn
        (Get-IBWorkflow $known.ReleaseWorkflowArn, (Get-IBWorkflow $known.ReleaseWorkflowArn)).Arn | Should -Be $known.ReleaseWorkflowArn,
            $known.ReleaseWorkflowArn
    }

    It 'in an argument, of <Name>, is an error that tells a parameter' -ForEach @(
        @{ Name = 'pipeline and image'; Cmdlet = 'Get-IBImage'; Values = 'GoldenImagePipelineArn', 'FailedImageArn' }
        @{ Name = 'image and version'; Cmdlet = 'Get-IBImage'; Values = 'FailedImageArn', 'GoldenImageVersionArn' }
        @{ Name = 'pipeline and version'; Cmdlet = 'Get-IBImage'; Values = 'GoldenImagePipelineArn', 'GoldenImageVersionArn' }
        @{ Name = 'workflow and version'; Cmdlet = 'Get-IBWorkflow'; Values = 'ReleaseWorkflowArn', 'ReleaseWorkflowVersionArn' }
    ) {
        $thrown = $null
        try { $null = & $Cmdlet ($Values | ForEach-Object { $known.$_ }) @quietly } catch { $thrown = $_ }

        "$thrown $problems" | Should -Match '-(Image|Workflow)\w*Arn'
    }
}

Describe 'A chain' {
    BeforeEach {
        Clear-Loopback
    }

    It 'from <Pattern> to the failed steps finds exactly what the raw listings have, with no request too many' -ForEach @(
        @{ Pattern = 'golden*' }, @{ Pattern = 'NIGHTLY*' }, @{ Pattern = '*' }
    ) {
        $requests = 1
        $expected = @(foreach ($pipeline in Read-Service ListImagePipelines imagePipelineList | Where-Object { $_.name -like $Pattern }) {
                $images = @(Read-Service ListImagePipelineImages imageSummaryList @{ imagePipelineArn = $pipeline.arn })
                $requests += [math]::Max(1, [math]::Ceiling($images.Count / 25))
                foreach ($image in $images) {
                    $requests++
                    foreach ($execution in Read-Service ListWorkflowExecutions workflowExecutions @{ imageBuildVersionArn = $image.arn } |
                        Where-Object { $_.status -eq 'FAILED' }) {
                        $requests++
                        (Read-Service ListWorkflowStepExecutions steps @{ workflowExecutionId = $execution.workflowExecutionId } |
                                Where-Object { $_.status -eq 'FAILED' }).stepExecutionId
                    }
                }
            })
        $expected.Count | Should -BeGreaterThan 0
        Clear-Loopback

        $steps = Get-IBImagePipeline -Name $Pattern | Get-IBImage | Get-IBWorkflowExecution | Where-Object Status -EQ FAILED |
            Get-IBWorkflowStepExecution | Where-Object Status -EQ FAILED

        $steps.StepExecutionId | Should -Be $expected
        @(Get-LoopbackRequest).Count | Should -Be $requests

        # The same, written shorter.
        $short = Get-IBImagePipeline $Pattern | Get-IBImage | Get-IBWorkflowExecution -Status FAILED |
            Get-IBWorkflowStepExecution -Status FAILED
        $short.StepExecutionId | Should -Be $expected
    }

    It 'from the policies to the resources finds exactly what the raw listings have' {
        $expected = @(foreach ($policy in Read-Service ListLifecyclePolicies lifecyclePolicySummaryList) {
                foreach ($execution in Read-Service ListLifecycleExecutions lifecycleExecutions @{ resourceArn = $policy.arn }) {
                    $of = @{ lifecycleExecutionId = $execution.lifecycleExecutionId }
                    foreach ($resource in Read-Service ListLifecycleExecutionResources resources $of) {
                        "$($execution.lifecycleExecutionId) $($resource.resourceId)"
                    }
                }
            })
        $expected.Count | Should -BeGreaterThan 30

        $resources = Get-IBLifecyclePolicy | Get-IBLifecycleExecution | Get-IBLifecycleExecutionResource

        $resources | ForEach-Object { "$($_.LifecycleExecutionId) $($_.ResourceId)" } | Should -Be $expected
    }

    It 'streams: the first step is there before the last image is asked for' {
        $first = Get-IBImagePipeline nightly* | Get-IBImage | Get-IBWorkflowExecution | Get-IBWorkflowStepExecution | Select-Object -First 1

        $first | Should -Not -BeNullOrEmpty
        Wait-LoopbackIdle
        @(Get-LoopbackRequest ListWorkflowExecutions).Count | Should -BeLessOrEqual 2
    }

    It 'goes through other files: a report of last night leads to the steps of today' {
        $file = Join-Path $TestDrive 'images.csv'
        Get-IBImagePipeline golden* | Get-IBImage | Export-Csv $file
        $expected = Get-IBImagePipeline golden* | Get-IBImage | Get-IBWorkflowExecution | Get-IBWorkflowStepExecution

        $found = Import-Csv $file | Get-IBWorkflowExecution | Get-IBWorkflowStepExecution

        $found.StepExecutionId | Should -Be $expected.StepExecutionId
    }
}

Describe 'A chain in another region' {
    BeforeAll {
        $here = Start-Loopback -ArgumentList '--region', 'eu-west-1'
        $known = $here.Known
        # What the first cmdlet of the chain is told, the objects have to bring along: ids name no region.
        $names = 'AWS_REGION', 'AWS_DEFAULT_REGION'
        foreach ($name in $names) { [System.Environment]::SetEnvironmentVariable($name, 'us-east-1') }
    }

    BeforeEach {
        Clear-Loopback
    }

    It 'stays there from the first cmdlet to the last' {
        $steps = Get-IBImagePipeline golden* -Region eu-west-1 | Get-IBImage | Get-IBWorkflowExecution -Status FAILED |
            Get-IBWorkflowStepExecution -Status FAILED
        $resources = Get-IBLifecyclePolicy -Region eu-west-1 | Get-IBLifecycleExecution | Get-IBLifecycleExecutionResource |
            Get-IBLifecycleExecutionResource
        Get-IBWaitingWorkflowStep -Region eu-west-1 | Send-IBWorkflowStepAction -Action Resume
        Get-IBLifecycleExecution -LifecycleExecutionId $known.InProgressLifecycleExecutionId -Region eu-west-1 | Stop-IBLifecycleExecution

        $steps | Should -Not -BeNullOrEmpty
        $resources | Should -Not -BeNullOrEmpty
        (Get-LoopbackRequest).signingRegion | Select-Object -Unique | Should -Be 'eu-west-1'
        (Get-LoopbackEffect SendWorkflowStepAction).effects | Should -Be 2
        (Get-LoopbackEffect CancelLifecycleExecution).effects | Should -Be 1
    }
}
