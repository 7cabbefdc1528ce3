# Parameters: List: [Name@0] [Status] [Filter|Filters]
# Parameters: ById: Arn|ImagePipelineArn|SourcePipelineArn@0<vp
# Emits ImagePipeline: String Name, String Arn, String Status, String Platform, String Description, DateTime? DateLastRun, String
#     LastRunStatus, DateTime? DateNextRun, Int32? ConsecutiveFailures, String ScheduleExpression, String ScheduleTimezone, String
#     PipelineExecutionStartCondition, Int32? AutoDisableFailureCount, String ImageRecipeArn, String ContainerRecipeArn, String
#     InfrastructureConfigurationArn, String DistributionConfigurationArn, Boolean? ImageTestsEnabled, Int32? ImageTestsTimeoutMinutes,
#     Boolean? ImageScanningEnabled, String EcrRepositoryName, ValueList<String> EcrContainerTags, Boolean? EnhancedImageMetadataEnabled,
#     ValueList<WorkflowConfiguration> Workflows, String ExecutionRole, String ImageLogGroupName, String PipelineLogGroupName, DateTime?
#     DateCreated, DateTime? DateUpdated, TagMap Tags, TagMap ImageTags, String Region, String AccountId, String ProfileName, String
#     RequestId, AdditionalFields AdditionalFields
# Shows ImagePipeline: Name, Status, Platform, LastRunStatus, DateLastRun, DateNextRun, ScheduleExpression

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1", "$PSScriptRoot/Truth.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }
}

AfterAll {
    Stop-Loopback
}

Describe 'Get-IBImagePipeline' {
    BeforeEach {
        Clear-Loopback
    }

    Context 'of the account' {
        It 'emits every pipeline with every field as the service tells it' {
            $wire = @(Read-Service ListImagePipelines imagePipelineList)

            $pipelines = Get-IBImagePipeline

            $pipelines.Count | Should -BeGreaterThan 3
            $pipelines | Should -BeOfType ([ImageBuilderWorkflow.ImagePipeline])
            Get-Difference $pipelines $wire | Should -BeNullOrEmpty
        }

        It 'reads page after page, with one request each' {
            $all = Get-IBImagePipeline
            Clear-Loopback

            (Get-IBImagePipeline -PageSize 1).Arn | Should -Be $all.Arn
            (Get-LoopbackRequest).page | Should -Be (1..$all.Count)
        }

        It 'stamps the region and the request on every item' {
            $pipelines = Get-IBImagePipeline

            $pipelines.Region | Select-Object -Unique | Should -Be 'us-east-1'
            $pipelines.RequestId | Select-Object -Unique | Should -Be (Get-LoopbackRequest).requestId
        }

        It 'has UTC times, tags as a map and workflows as a list' {
            $pipeline = Get-IBImagePipeline golden-image

            $pipeline.DateNextRun.Kind | Should -Be 'Utc'
            $pipeline.Tags['Owner'] | Should -Be 'platform'
            $pipeline.Tags.Owner | Should -Be 'platform'
            $pipeline.Workflows.Count | Should -BeGreaterThan 0
            $pipeline.Workflows[0] | Should -BeOfType ([ImageBuilderWorkflow.WorkflowConfiguration])
        }

        It 'never leaves a list or a map null' {
            foreach ($pipeline in Get-IBImagePipeline) {
                foreach ($name in 'EcrContainerTags', 'Workflows', 'Tags', 'ImageTags') {
                    $null -eq $pipeline.$name | Should -BeFalse -Because "that is the $name of $($pipeline.Name)"
                }
            }
        }
    }

    Context 'by ARN' {
        It 'gets every field of <_> as the service tells it' -ForEach @(
            'GoldenImagePipelineArn', 'ApprovalPipelineArn', 'DisabledPipelineArn', 'BusyPipelineArn') {
            $wire = (Invoke-Service GetImagePipeline @{ imagePipelineArn = $known.$_ }).imagePipeline
            Clear-Loopback

            $pipeline = Get-IBImagePipeline $known.$_

            Get-Difference $pipeline $wire | Should -BeNullOrEmpty
            $pipeline.RequestId | Should -Be (Get-LoopbackRequest GetImagePipeline).requestId
        }

        It 'is named -Arn, -ImagePipelineArn and -SourcePipelineArn' {
            (Get-IBImagePipeline -Arn $known.GoldenImagePipelineArn).Name | Should -Be 'golden-image'
            (Get-IBImagePipeline -ImagePipelineArn $known.GoldenImagePipelineArn).Name | Should -Be 'golden-image'
            (Get-IBImagePipeline -SourcePipelineArn $known.GoldenImagePipelineArn).Name | Should -Be 'golden-image'
        }

        It 'is told from a name by its form' {
            (Get-IBImagePipeline golden-image, nightly-agents).Count | Should -Be 2
            (Get-IBImagePipeline $known.GoldenImagePipelineArn, $known.DisabledPipelineArn).Count | Should -Be 2

            (Get-LoopbackRequest).operation | Should -Be 'ListImagePipelines', 'GetImagePipeline', 'GetImagePipeline'
        }

        It 'refreshes piped pipelines, in their order' {
            $pipelines = Get-IBImagePipeline
            Clear-Loopback

            ($pipelines | Get-IBImagePipeline).Arn | Should -Be $pipelines.Arn
            (Get-LoopbackRequest).operation | Should -Be (@('GetImagePipeline') * $pipelines.Count)
        }

        It 'answers an unknown one with an error, and goes on with the next' {
            $found = $known.UnknownPipelineArn, $known.GoldenImagePipelineArn | Get-IBImagePipeline @quietly

            $found.Name | Should -Be 'golden-image'
            $problems.Count | Should -Be 1
            $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problems[0].TargetObject | Should -Be $known.UnknownPipelineArn
        }

        It 'asks nothing for what is no pipeline''s: <_>' -ForEach @(
            '', ' ', 'arn:aws:imagebuilder:us-east-1:123456789012:image/x/1.0.0/1', 'wf-1') {
            Get-IBImagePipeline -Arn $_ @quietly | Should -BeNullOrEmpty

            $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidImagePipelineArn,*'
            $problems[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            @(Get-LoopbackRequest).Count | Should -Be 0
        }
    }
}
