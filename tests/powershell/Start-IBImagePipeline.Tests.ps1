# Parameters: ImagePipelineArn|Arn@0<vp [ClientToken] [PassThru]
# Emits ImageActionResult: String ImageBuildVersionArn, String ImagePipelineArn, String ClientToken, String Region, String AccountId,
#     String ProfileName, String RequestId, AdditionalFields AdditionalFields
# Shows ImageActionResult: ImageBuildVersionArn, ClientToken
#
# What is particular to this action; what it has in common with the others is in Actions.Tests.ps1 and ActionTokens.Tests.ps1.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    function Sent {
        Get-LoopbackRequest StartImagePipelineExecution | ForEach-Object { (ConvertFrom-Json $_.body).imagePipelineArn }
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'Start-IBImagePipeline' {
    BeforeEach {
        $server = Start-Loopback
        $known = $server.Known
    }

    It 'starts a pipeline by its name, and one build more is there' {
        $before = Get-IBImage $known.GoldenImagePipelineArn

        Get-IBImagePipeline golden-image | Start-IBImagePipeline @quietly | Should -BeNullOrEmpty

        $problems.Count | Should -Be 0
        $after = Get-IBImage $known.GoldenImagePipelineArn
        $after.Count | Should -Be ($before.Count + 1)
    }

    It 'gives with -PassThru the new build, which leads on' {
        $build = Get-IBImagePipeline golden-image | Start-IBImagePipeline -PassThru

        $build.ImagePipelineArn | Should -Be $known.GoldenImagePipelineArn
        (Get-IBImage $known.GoldenImagePipelineArn).Arn | Should -Contain $build.ImageBuildVersionArn
        # The build, not once more all that the pipeline has.
        ($build | Get-IBImage).Arn | Should -Be $build.ImageBuildVersionArn
        ($build | Get-IBWorkflowExecution).ImageBuildVersionArn | Select-Object -Unique | Should -Be $build.ImageBuildVersionArn
        ($build | Get-IBImagePipeline).Arn | Should -Be $known.GoldenImagePipelineArn
    }

    It 'gives with -PassThru what can be cancelled at once' {
        $build = Start-IBImagePipeline $known.GoldenImagePipelineArn -PassThru

        $build | Stop-IBImage @quietly

        $problems.Count | Should -Be 0
        ($build | Get-IBImage).Status | Should -Be 'CANCELLED'
    }

    It 'starts each of many with a request of its own, and tells of those that cannot be' {
        $pipelines = Get-IBImagePipeline

        $builds = $pipelines | Start-IBImagePipeline -PassThru @quietly

        Sent | Should -Be $pipelines.Arn
        $problems.TargetObject | Should -Be $known.BusyPipelineArn
        $builds.ImagePipelineArn | Should -Be ($pipelines.Arn | Where-Object { $_ -ne $known.BusyPipelineArn })
        (Get-LoopbackEffect StartImagePipelineExecution).effects | Should -Be ($pipelines.Count - 1)
    }

    It 'takes <_>' -ForEach 'rows of a CSV file', 'objects with an Arn', 'objects with an ImagePipelineArn', 'the argument -Arn' {
        switch ($_) {
            'rows of a CSV file' { Get-IBImagePipeline golden-image | ConvertTo-Csv | ConvertFrom-Csv | Start-IBImagePipeline }
            'objects with an Arn' { [pscustomobject]@{ Arn = $known.GoldenImagePipelineArn; Status = 'ENABLED' } | Start-IBImagePipeline }
            'objects with an ImagePipelineArn' {
                [pscustomobject]@{ ImagePipelineArn = $known.GoldenImagePipelineArn } | Start-IBImagePipeline }
            'the argument -Arn' { Start-IBImagePipeline -Arn $known.GoldenImagePipelineArn }
        }

        Sent | Should -Be $known.GoldenImagePipelineArn
    }

    It 'starts nothing for an image, which is no pipeline' {
        Get-IBImage $known.FailedImageArn | Start-IBImagePipeline @quietly

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidImagePipelineArn,*'
        Sent | Should -BeNullOrEmpty
    }

    It 'shows with -WhatIf, and starts nothing' {
        Get-IBImagePipeline | Start-IBImagePipeline -WhatIf

        Sent | Should -BeNullOrEmpty
    }

    It 'takes the name of a pipeline' {
        Start-IBImagePipeline golden-image

        Sent | Should -Be $known.GoldenImagePipelineArn
    }

    It 'shows the ARN behind a name with -WhatIf' {
        $script = 'Import-Module $module; Start-IBImagePipeline golden-image -WhatIf'
        $told = Invoke-Pwsh -With @{ module = Get-ModuleUnderTest } -Script $script

        "$told" | Should -BeLike "*$($known.GoldenImagePipelineArn)*"
        Sent | Should -BeNullOrEmpty
    }

    It 'reports a name that nothing has, and starts the others' {
        Start-IBImagePipeline no-such-pipeline, golden-image @quietly

        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NameNotFound,*'
        $problems[0].TargetObject | Should -BeExactly 'no-such-pipeline'
        Sent | Should -Be $known.GoldenImagePipelineArn
    }

    It 'takes no wildcards' {
        Start-IBImagePipeline golden* @quietly

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidImagePipelineArn,*'
        Sent | Should -BeNullOrEmpty
    }

    It 'takes a name in the pipe and among ARNs, each where it stands' {
        'golden-image' | Start-IBImagePipeline @quietly
        Start-IBImagePipeline nightly-agents, $known.ApprovalPipelineArn -ErrorVariable +problems -ErrorAction SilentlyContinue

        $problems.Count | Should -Be 0
        Sent | Should -Be $known.GoldenImagePipelineArn, $known.DisabledPipelineArn, $known.ApprovalPipelineArn
    }

    It 'compares a name with case, and says how to find it without' {
        Start-IBImagePipeline GOLDEN-IMAGE @quietly

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NameNotFound,*'
        "$($problems[0])" | Should -BeLike "*Get-IBImagePipeline 'GOLDEN-IMAGE``*'*"
        Sent | Should -BeNullOrEmpty
    }

    It 'takes an id for no name, and asks nothing: <_>' -ForEach 'wf-12345678-1234-1234-1234-123456789012', 'step-1', 'lce-1' {
        Start-IBImagePipeline $_ @quietly

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidImagePipelineArn,*'
        @(Get-LoopbackRequest).Count | Should -Be 0
    }

    It 'starts nothing when a name cannot be looked up' {
        Add-LoopbackFault @{ kind = 'error'; code = 'InvalidRequestException'; status = 400; operation = 'ListImagePipelines' }

        Start-IBImagePipeline golden-image @quietly

        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequestException,*'
        Sent | Should -BeNullOrEmpty
    }
}
