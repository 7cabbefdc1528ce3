# What happens to a value that cannot be an id or ARN: one error that says so, and no request.
BeforeDiscovery {
    $arn = 'arn:aws:imagebuilder:us-east-1:123456789012:image/my-image/1.0.0/1'
    $guid = '12345678-1234-1234-1234-123456789012'
    $bad = @(
        @{
            Cmdlet = 'Get-IBWorkflowExecution'
            Id     = 'InvalidImageBuildVersionArn'
            Form   = $arn
            Values = @(
                'golden-image'
                'golden-*'
                'arn:aws:imagebuilder:us-east-1:123456789012:image/golden-image/*'
                'arn:aws:imagebuilder:us-east-1:123456789012:image-recipe/golden-image/1.4.2'
                'arn:aws:imagebuilder:us-east-1:123456789012:image/golden-image/1.4.2/'
                'arn:aws:imagebuilder:us-east-1:12345:image/golden-image/1.4.2/1'
                'arn:aws:ec2:us-east-1:123456789012:image/ami-0123456789abcdef0'
                "lce-$guid"
            )
        }
        @{
            Cmdlet = 'Get-IBWorkflowExecution'
            Id     = 'InvalidWorkflowExecutionId'
            Form   = "wf-$guid"
            Values = 'wf-', 'wf-*', 'wf-360a02b4', "wf-$($guid.Substring(1))", "wf-$($guid.Replace('9', 'g'))", "wf-${guid}0"
        }
        @{
            Cmdlet = 'Get-IBWorkflowStepExecution'
            Id     = 'InvalidWorkflowExecutionId'
            Form   = "wf-$guid"
            Values = 'build', 'wf-*', $guid, $arn
        }
        @{
            Cmdlet = 'Get-IBWorkflowStepExecution'
            Id     = 'InvalidStepExecutionId'
            Form   = "step-$guid"
            Values = 'step-', 'step-*', "step-$($guid.Substring(1))"
        }
        @{
            Cmdlet = 'Get-IBLifecycleExecution'
            Id     = 'InvalidResourceArn'
            Form   = $arn
            Values = 'golden-image', '*', 'arn:aws:s3:::bucket', "wf-$guid", 'ami-0123456789abcdef0'
        }
        @{
            Cmdlet = 'Get-IBLifecycleExecution'
            Id     = 'InvalidLifecycleExecutionId'
            Form   = "lce-$guid"
            Values = 'lce-', 'lce-*', "lce-$($guid.Substring(1))"
        }
    )
    $cases = foreach ($group in $bad) {
        foreach ($value in $group.Values) {
            @{ Cmdlet = $group.Cmdlet; Id = $group.Id; Form = $group.Form; Value = $value; Shown = $value -replace "`n", '\n' }
        }
    }
    $blank = foreach ($cmdlet in 'Get-IBWorkflowExecution', 'Get-IBWorkflowStepExecution', 'Get-IBLifecycleExecution') {
        foreach ($value in '', ' ', "`t", "`n") {
            @{ Cmdlet = $cmdlet; Value = $value; Shown = [regex]::Escape($value) }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    function ShouldBeOneError($Problems, $Cmdlet, $Id, $Value) {
        $Problems.Count | Should -Be 1
        $Problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,ImageBuilderWorkflow.Commands.$($Cmdlet -replace '-')Command"
        $Problems[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $Problems[0].CategoryInfo.Activity | Should -Be $Cmdlet
        $Problems[0].TargetObject | Should -BeExactly $Value
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'A value with blanks around it' {
    It 'is taken without them by a listing, for a single object, and from the pipeline' {
        $image, $execution = $known.AvailableImageArn, $known.AvailableBuildExecutionId
        $expected = (Get-IBWorkflowExecution $image).WorkflowExecutionId

        (Get-IBWorkflowExecution " $image`t").WorkflowExecutionId | Should -Be $expected
        ("$image`r`n" | Get-IBWorkflowExecution).WorkflowExecutionId | Should -Be $expected
        (Get-IBWorkflowExecution -WorkflowExecutionId " $execution ").WorkflowExecutionId | Should -Be $execution
        (Get-IBImage " $($known.GoldenImageVersionArn)`n").Count | Should -Be (Get-IBImage $known.GoldenImageVersionArn).Count
    }
}

Describe 'An id in capital letters' {
    It 'is taken for what it is by a listing, for a single object and for an action' {
        Clear-Loopback

        (Get-IBWorkflowStepExecution $known.FailedExecutionId.ToUpper()).WorkflowExecutionId | Select-Object -Unique |
            Should -BeExactly $known.FailedExecutionId
        (Get-IBWorkflowStepExecution $known.FailedStepExecutionId.ToUpper()).StepExecutionId |
            Should -BeExactly $known.FailedStepExecutionId
        (Get-IBLifecycleExecution $known.FailedLifecycleExecutionId.ToUpper()).LifecycleExecutionId |
            Should -BeExactly $known.FailedLifecycleExecutionId
        @(Get-IBLifecycleExecutionResource $known.ImpactingLifecycleExecutionId.ToUpper() -Recurse).Count | Should -BeGreaterThan 0
        Send-IBWorkflowStepAction $known.WaitingStepExecutionId.ToUpper() $known.WaitingImageArn Resume -WhatIf
    }
}

Describe 'A value that is no id or ARN' {
    BeforeAll {
        Clear-Loopback
    }

    AfterEach {
        # Nothing of it is worth a request.
        @(Get-LoopbackRequest).Count | Should -Be 0
    }

    It "'<Shown>' is one error of <Cmdlet> that names it and shows the form" -ForEach $cases {
        & $Cmdlet $Value -ErrorVariable typed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $Value | & $Cmdlet -ErrorVariable piped -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        foreach ($problems in $typed, $piped) {
            ShouldBeOneError $problems $Cmdlet $Id $Value
            "$($problems[0])".Contains("'$Value'") | Should -BeTrue -Because "the message should name the value: $($problems[0])"
            "$($problems[0])".Contains($Form) | Should -BeTrue -Because "the message should show the form: $($problems[0])"
        }
    }

    It "'<Shown>' is one error of <Cmdlet> that says that it is empty" -ForEach $blank {
        & $Cmdlet $Value -ErrorVariable typed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $Value | & $Cmdlet -ErrorVariable piped -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        foreach ($problems in $typed, $piped) {
            ShouldBeOneError $problems $Cmdlet 'Invalid*' $Value
            "$($problems[0])" | Should -BeLike '*is empty*such as *-*'
        }
    }

    It 'says of an image version that the number of the build is missing' {
        Get-IBWorkflowExecution $known.GoldenImageVersionArn @quietly

        ShouldBeOneError $problems 'Get-IBWorkflowExecution' 'InvalidImageBuildVersionArn' $known.GoldenImageVersionArn
        "$($problems[0])" | Should -BeLike "*number of the build*$($known.GoldenImageVersionArn)/1*"
    }

    It 'says of a wildcard that there are none' {
        Get-IBWorkflowStepExecution 'wf-*' @quietly

        "$($problems[0])" | Should -BeLike '*Wildcards*'
    }

    It 'says which cmdlet takes <_>' -ForEach @('AvailableStepExecutionId', 'FailedLifecycleExecutionId') {
        Get-IBWorkflowExecution $known.$_ @quietly

        $problems.Count | Should -Be 1
        $cmdlet, $parameter = [regex]::Match("$($problems[0])", 'give it to (\S+) -(\w+)').Groups[1, 2].Value
        (Get-Command $cmdlet).Parameters.Keys | Should -Contain $parameter
        $_ | Should -BeLike "*$parameter"
    }

    It 'shows the user the line with the value, as every error does' {
        Get-IBWorkflowExecution 'golden-image' @quietly

        $problems[0].InvocationInfo.Line | Should -BeLike "*Get-IBWorkflowExecution 'golden-image'*"
    }

    It 'ends the pipeline only when asked to' {
        { 'wf-1', 'wf-2' | Get-IBWorkflowExecution -ErrorAction Stop } | Should -Throw "*'wf-1'*"
    }
}

Describe 'A bad value among good ones' {
    It 'costs one error in its place, and the others get their answers' {
        Clear-Loopback
        $ids = $known.AvailableBuildExecutionId, 'wf-bad', $known.AvailableTestExecutionId, '', $known.FailedExecutionId

        $typed = Get-IBWorkflowExecution -WorkflowExecutionId $ids -ErrorVariable typedProblems -ErrorAction SilentlyContinue
        $piped = $ids | Get-IBWorkflowExecution -ErrorVariable pipedProblems -ErrorAction SilentlyContinue

        $typed.WorkflowExecutionId | Should -Be $ids[0, 2, 4]
        $piped.WorkflowExecutionId | Should -Be $ids[0, 2, 4]
        $typedProblems.TargetObject | Should -Be 'wf-bad', ''
        $pipedProblems.TargetObject | Should -Be 'wf-bad', ''
        @(Get-LoopbackRequest).Count | Should -Be 6
    }
}

Describe 'An ARN whose region cannot be one' {
    It 'is an error of its own, and the inputs behind it are asked for' {
        Clear-Loopback
        $bad = 'arn:aws:imagebuilder:x/y:123456789012:image/a/1.0.0/1'

        $found = $bad, $known.AvailableImageArn | Get-IBWorkflowExecution -ErrorAction SilentlyContinue -ErrorVariable failure

        @($found).Count | Should -Be 3
        @($failure).Count | Should -Be 1
        $failure[0].TargetObject | Should -Be $bad
        "$($failure[0])" | Should -BeLike "*region 'x/y'*"
    }
}

Describe 'A name and a version in place of an ARN' {
    BeforeEach {
        Clear-Loopback
    }

    It 'finds its parameter: <Line>' -ForEach @(
        @{ Line = 'Get-IBImage golden-image/1.4.2'; Count = 3; Requests = 2 }
        @{ Line = 'Get-IBImage -ImageVersionArn golden-image/1.4.2'; Count = 3; Requests = 2 }
        @{ Line = '"golden-image/1.4.2" | Get-IBImage -Status FAILED'; Count = 1; Requests = 2 }
        @{ Line = 'Get-IBImage Golden-Image/1.4.2/1'; Count = 1; Requests = 3 }
        @{ Line = '"golden-image/1.4.2/1" | Get-IBImage'; Count = 1; Requests = 3 }
        @{ Line = 'Get-IBWorkflowExecution golden-image/1.4.2/1'; Count = 3; Requests = 3 }
        @{ Line = 'Get-IBWorkflowExecution golden-image/1.4.0'; Count = 3; Requests = 3 }
        @{ Line = 'Get-IBLifecycleExecution golden-image/1.4.0/1 -MaxItems 2'; Count = 2; Requests = 3 }
        @{ Line = 'Get-IBWorkflow approve-release/1.0.0'; Count = 2; Requests = 3 }
        @{ Line = 'Get-IBWorkflow build-image/1.0.3/1'; Count = 1; Requests = 4 }
    ) {
        @(Invoke-Expression "$Line -ErrorAction Stop") | Should -HaveCount $Count
        @(Get-LoopbackRequest) | Should -HaveCount $Requests
    }

    It 'is one error in its place where the account has none, or several' {
        $found = 'golden-image/1.4.2/1', 'golden-image/1.4.2/9', 'golden-image/1.4.2', $known.FailedImageArn, 'golden/1.0.0' |
            Get-IBWorkflowExecution -ErrorAction SilentlyContinue -ErrorVariable problems

        $found.ImageBuildVersionArn | Select-Object -Unique | Should -Be $known.AvailableImageArn, $known.FailedImageArn
        $problems.TargetObject | Should -Be 'golden-image/1.4.2/9', 'golden-image/1.4.2', 'golden/1.0.0'
        $problems.FullyQualifiedErrorId | Should -Be @(
            'NameNotFound,ImageBuilderWorkflow.Commands.GetIBWorkflowExecutionCommand'
            'AmbiguousName,ImageBuilderWorkflow.Commands.GetIBWorkflowExecutionCommand'
            'NameNotFound,ImageBuilderWorkflow.Commands.GetIBWorkflowExecutionCommand'
        )
        "$($problems[0])" | Should -BeLike "*'golden-image/1.4.2/9'*has no build 9*1, 2, 3.*"
        "$($problems[1])" | Should -BeLike "*'golden-image/1.4.2' stands for 3 builds*$($known.AvailableImageArn)*"
        "$($problems[2])" | Should -BeLike "*no image with the name 'golden'*"
    }

    It 'typed for the wrong parameter tells the right one: <Line>' -ForEach @(
        @{ Line = 'Get-IBImage -ImageVersionArn golden-image/1.4.2/1'; Right = '-ImageBuildVersionArn' }
        @{ Line = 'Get-IBImage -ImageBuildVersionArn golden-image/1.4.2'; Right = '-ImageVersionArn' }
        @{ Line = 'Get-IBImage -ImagePipelineArn golden-image/1.4.2'; Right = '-ImageVersionArn' }
        @{ Line = 'Get-IBImage -Name golden-image/1.4.2/1'; Right = '-ImageBuildVersionArn' }
        @{ Line = 'Get-IBWorkflowExecution -WorkflowExecutionId golden-image/1.4.2/1'; Right = '-ImageBuildVersionArn' }
    ) {
        { Invoke-Expression $Line } | Should -Throw "*golden-image/1.4.2*: use $Right*"
        Get-LoopbackRequest | Should -BeNullOrEmpty
    }

    It 'is acted on once, by the ARN' {
        Restart-IBImage golden-image/1.4.2/2 -WhatIf
        @(Get-LoopbackRequest).operation | Should -Be 'ListImages', 'ListImageBuildVersions'
        Clear-Loopback

        (Restart-IBImage golden-image/1.4.2/2 -PassThru).ImageBuildVersionArn | Should -Be $known.FailedImageArn
        @(Get-LoopbackRequest).operation | Should -Be 'ListImages', 'ListImageBuildVersions', 'RetryImage'

        Send-IBWorkflowStepAction $known.OtherWaitingStepExecutionId edge-gateway/5.1.0 Resume -ErrorAction Stop
        (Get-IBWorkflowStepExecution $known.OtherWaitingStepExecutionId).Status | Should -Be COMPLETED
    }

    It 'that cannot be asked about is the error of the request' {
        Add-LoopbackFault @{ kind = 'error'; status = 400; code = 'InvalidRequestException'; times = 1 }
        $found = 'golden-image/1.4.2/1', $known.FailedImageArn |
            Get-IBWorkflowExecution -ErrorAction SilentlyContinue -ErrorVariable problems

        $found.ImageBuildVersionArn | Select-Object -Unique | Should -Be $known.FailedImageArn
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequestException*'
        $problems[0].TargetObject | Should -Be 'golden-image/1.4.2/1'
    }

    It 'costs nothing where it is an ARN or an id' {
        $null = Get-IBWorkflowExecution $known.AvailableImageArn

        @(Get-LoopbackRequest).operation | Should -Be 'ListWorkflowExecutions'
    }
}
