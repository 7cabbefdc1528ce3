# Parameters: ImageBuildVersionArn|Arn@0<vp [ClientToken] [PassThru]
#
# What is particular to this action; what it has in common with the others is in Actions.Tests.ps1 and ActionTokens.Tests.ps1.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    function Sent {
        Get-LoopbackRequest RetryImage | ForEach-Object { (ConvertFrom-Json $_.body).imageBuildVersionArn }
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'Restart-IBImage' {
    BeforeEach {
        $server = Start-Loopback
        $known = $server.Known
    }

    It 'tries the failed builds of a pipeline again, with one request each' {
        $failed = Get-IBImage $known.GoldenImagePipelineArn -Status FAILED
        $failed.Count | Should -BeGreaterThan 1

        $failed | Restart-IBImage @quietly | Should -BeNullOrEmpty

        $problems.Count | Should -Be 0
        Sent | Should -Be $failed.Arn
        (Get-LoopbackEffect RetryImage).effects | Should -Be $failed.Count
        ($failed | Get-IBImage).Status | Should -Not -Contain 'FAILED'
    }

    It 'marks the earlier executions as retried' {
        Restart-IBImage $known.FailedImageArn

        $executions = Get-IBWorkflowExecution $known.FailedImageArn
        ($executions | Where-Object WorkflowExecutionId -EQ $known.FailedExecutionId).Retried | Should -BeTrue
        @($executions | Where-Object Retried -EQ $false).Count | Should -BeGreaterThan 0
    }

    It 'gives with -PassThru what leads back to the build' {
        $result = Restart-IBImage $known.FailedImageArn -PassThru

        $result.ImagePipelineArn | Should -BeNullOrEmpty
        ($result | Get-IBImage).Arn | Should -Be $known.FailedImageArn
        ($result | Get-IBWorkflowExecution).ImageBuildVersionArn | Select-Object -Unique | Should -Be $known.FailedImageArn
    }

    It 'takes <_>' -ForEach @(
        'rows of a CSV file', 'listed rows of a CSV file', 'objects with an Arn', 'executions', 'the argument -Arn', 'a full image'
    ) {
        switch ($_) {
            'rows of a CSV file' { Get-IBImage $known.FailedImageArn | ConvertTo-Csv | ConvertFrom-Csv | Restart-IBImage }
            'listed rows of a CSV file' {
                Get-IBImage $known.GoldenImagePipelineArn | Where-Object Arn -EQ $known.FailedImageArn | ConvertTo-Csv | ConvertFrom-Csv |
                    Restart-IBImage
            }
            'objects with an Arn' { [pscustomobject]@{ Arn = $known.FailedImageArn; Name = 'x' } | Restart-IBImage }
            'executions' { Get-IBWorkflowExecution -WorkflowExecutionId $known.FailedExecutionId | Restart-IBImage }
            'the argument -Arn' { Restart-IBImage -Arn $known.FailedImageArn }
            'a full image' { Get-IBImage $known.FailedImageArn | Restart-IBImage }
        }

        Sent | Should -Be $known.FailedImageArn
    }

    It 'asks nothing for a pipeline, or for a version, which may have many builds' {
        Get-IBImagePipeline golden-image | Restart-IBImage @quietly
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidImageBuildVersionArn,*'

        Get-IBImage golden* | Restart-IBImage @quietly
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidImageBuildVersionArn,*'
        "$($problems[0])" | Should -BeLike '*number of the build*'

        Sent | Should -BeNullOrEmpty
    }

    It 'shows with -WhatIf, and retries nothing' {
        Get-IBImage $known.GoldenImagePipelineArn -Status FAILED | Restart-IBImage -WhatIf

        Sent | Should -BeNullOrEmpty
        (Get-IBImage $known.FailedImageArn).Status | Should -Be 'FAILED'
    }
}
