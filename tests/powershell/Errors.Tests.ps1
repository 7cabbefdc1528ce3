BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    $all = (Get-IBWorkflowStepExecution $known.LongExecutionId).StepExecutionId
}

AfterAll {
    Stop-Loopback
}

Describe 'An error of the service' {
    BeforeEach {
        Clear-Loopback
    }

    It 'for <Name> has the service''s code, a category, and the user''s input as target: <Cmdlet>' -ForEach @(
        @{ Cmdlet = 'Get-IBWorkflowExecution'; Name = 'UnknownImageArn' }
        @{ Cmdlet = 'Get-IBWorkflowExecution'; Name = 'UnknownWorkflowExecutionId' }
        @{ Cmdlet = 'Get-IBWorkflowStepExecution'; Name = 'UnknownWorkflowExecutionId' }
        @{ Cmdlet = 'Get-IBWorkflowStepExecution'; Name = 'UnknownStepExecutionId' }
        @{ Cmdlet = 'Get-IBLifecycleExecution'; Name = 'UnknownImageArn' }
        @{ Cmdlet = 'Get-IBLifecycleExecution'; Name = 'UnknownLifecycleExecutionId' }
    ) {
        & $Cmdlet $known.$Name @quietly | Should -BeNullOrEmpty

        $problems.Count | Should -Be 1
        $code = (Get-LoopbackRequest).errorCode
        $code | Should -Not -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -Be "$code,ImageBuilderWorkflow.Commands.$($Cmdlet -replace '-')Command"
        $problems[0].CategoryInfo.Category | Should -BeIn 'InvalidArgument', 'ObjectNotFound'
        $problems[0].TargetObject | Should -BeExactly $known.$Name
        "$($problems[0])" | Should -BeLike "*$($known.$Name)*"
    }

    It '<Code> with status <Status> has the category <Category>' -ForEach @(
        @{ Code = 'InvalidParameterValueException'; Status = 400; Category = 'InvalidArgument' }
        @{ Code = 'ResourceNotFoundException'; Status = 404; Category = 'ObjectNotFound' }
        @{ Code = 'ForbiddenException'; Status = 403; Category = 'PermissionDenied' }
        @{ Code = 'AccessDeniedException'; Status = 403; Category = 'PermissionDenied' }
        @{ Code = 'ExpiredTokenException'; Status = 403; Category = 'AuthenticationError' }
    ) {
        Add-LoopbackFault @{ kind = 'error'; code = $Code; status = $Status; message = 'Nö.' }

        Get-IBWorkflowExecution $known.AvailableImageArn @quietly

        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Code,*"
        $problems[0].CategoryInfo.Category | Should -Be $Category
        "$($problems[0])" | Should -BeLike '*Nö.*'
        # It will not get better by asking again.
        @(Get-LoopbackRequest).Count | Should -Be 1
    }

    It 'is found wherever the answer has it: <_>' -ForEach @('header', 'headerWithUrl', 'bodyType', 'bodyTypeWithNamespace', 'bodyCode') {
        Add-LoopbackFault @{ kind = 'error'; code = 'ServiceQuotaExceededException'; status = 402; place = $_ }

        Get-IBWorkflowExecution $known.AvailableImageArn @quietly

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ServiceQuotaExceededException,*'
    }

    It 'can be caught by its type, with all that is known of it' {
        $caught = $null
        try {
            Get-IBWorkflowExecution -WorkflowExecutionId $known.UnknownWorkflowExecutionId -ErrorAction Stop
        }
        catch [ImageBuilderWorkflow.ImageBuilderException] {
            $caught = $_.Exception
        }

        $request = Get-LoopbackRequest
        $caught.ErrorCode | Should -Be $request.errorCode
        $caught.Operation | Should -Be 'GetWorkflowExecution'
        $caught.StatusCode | Should -Be $request.status
        $caught.RequestId | Should -Be $request.requestId
        $caught.Region | Should -Be 'us-east-1'
        $caught.Attempts | Should -Be 1
        $caught.ResumeToken | Should -BeNullOrEmpty
    }

    It 'stands in the user''s own line' {
        Get-IBWorkflowExecution $known.UnknownImageArn @quietly

        $problems[0].InvocationInfo.Line | Should -BeLike '*Get-IBWorkflowExecution $known.UnknownImageArn*'
        $problems[0].InvocationInfo.MyCommand.Name | Should -Be 'Get-IBWorkflowExecution'
    }
}

Describe 'One bad id among many' {
    BeforeAll {
        $ids = $known.AvailableBuildExecutionId, $known.UnknownWorkflowExecutionId, $known.FailedExecutionId
    }

    It 'does not end the pipeline' {
        $found = $ids | Get-IBWorkflowExecution @quietly

        $found.WorkflowExecutionId | Should -Be $ids[0, 2]
        $problems.TargetObject | Should -Be $ids[1]
    }

    It 'does not end an argument with several' {
        $steps = Get-IBWorkflowStepExecution -WorkflowExecutionId $ids -ErrorAction SilentlyContinue

        $steps.WorkflowExecutionId | Select-Object -Unique | Should -Be $ids[0, 2]
    }

    It 'ends it with -ErrorAction Stop, behind what came before' {
        $found = [System.Collections.Generic.List[string]]::new()
        { $ids | Get-IBWorkflowExecution -ErrorAction Stop | ForEach-Object { $found.Add($_.WorkflowExecutionId) } } |
            Should -Throw "*$($ids[1])*" -ExceptionType ([ImageBuilderWorkflow.ImageBuilderException])

        $found | Should -Be $ids[0]
    }

    It 'ends it with $ErrorActionPreference Stop' {
        { & { $ErrorActionPreference = 'Stop'; $ids | Get-IBWorkflowExecution } } | Should -Throw "*$($ids[1])*"
    }

    It 'leaves no trace with -ErrorAction Ignore' {
        $before = $Error.Count
        $found = $ids | Get-IBWorkflowExecution -ErrorAction Ignore -ErrorVariable problems

        @($found).Count | Should -Be 2
        $problems.Count | Should -Be 0
        $Error.Count | Should -Be $before
    }

    It 'is in $Error with -ErrorAction SilentlyContinue, and makes $? false' {
        $Error.Clear()
        $null = $ids | Get-IBWorkflowExecution -ErrorAction SilentlyContinue
        $succeeded = $?

        $succeeded | Should -BeFalse
        $Error.Count | Should -Be 1
        $Error[0].TargetObject | Should -Be $ids[1]
    }
}

Describe 'An error half way through a listing' {
    BeforeEach {
        Clear-Loopback
    }

    It 'comes behind the items before it, and its token leads to exactly the rest' {
        Add-LoopbackFault @{ kind = 'error'; code = 'ForbiddenException'; status = 403; page = 2 }

        $found = Get-IBWorkflowStepExecution $known.LongExecutionId @quietly

        $found.StepExecutionId | Should -Be $all[0..24]
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ForbiddenException,*'
        $problems[0].TargetObject | Should -Be $known.LongExecutionId

        Clear-Loopback
        foreach ($size in 25, 4) {
            $rest = Get-IBWorkflowStepExecution $known.LongExecutionId -StartingToken $problems[0].Exception.ResumeToken -PageSize $size
            $rest.StepExecutionId | Should -Be $all[25..59]
        }
    }

    It 'leaves the same token in the variable' {
        Add-LoopbackFault @{ kind = 'error'; code = 'ForbiddenException'; status = 403; page = 3 }

        $null = Get-IBWorkflowStepExecution $known.LongExecutionId -NextTokenVariable token @quietly

        $token | Should -Not -BeNullOrEmpty
        $token | Should -Be $problems[0].Exception.ResumeToken
    }

    It 'leaves the token in the variable too when it ends the script' {
        Add-LoopbackFault @{ kind = 'error'; code = 'ForbiddenException'; status = 403; page = 2 }

        { Get-IBWorkflowStepExecution $known.LongExecutionId -NextTokenVariable script:tokenOfFailure -ErrorAction Stop } | Should -Throw
        Clear-Loopback

        (Get-IBWorkflowStepExecution $known.LongExecutionId -StartingToken $script:tokenOfFailure).StepExecutionId | Should -Be $all[25..59]
    }

    It 'keeps where it was to begin when it was resumed in the middle of a page and fails there' {
        $null = Get-IBWorkflowStepExecution $known.LongExecutionId -MaxItems 30 -NextTokenVariable token
        Add-LoopbackFault @{ kind = 'error'; code = 'ForbiddenException'; status = 403 }

        Get-IBWorkflowStepExecution $known.LongExecutionId -StartingToken $token -NextTokenVariable again @quietly
        Clear-Loopback

        foreach ($resume in $again, $problems[0].Exception.ResumeToken) {
            (Get-IBWorkflowStepExecution $known.LongExecutionId -StartingToken $resume).StepExecutionId | Should -Be $all[30..59]
        }
    }

    It 'goes on with the next input' {
        Add-LoopbackFault @{ kind = 'error'; code = 'ForbiddenException'; status = 403; page = 2 }

        $steps = $known.LongExecutionId, $known.AvailableTestExecutionId | Get-IBWorkflowStepExecution -ErrorAction SilentlyContinue

        @($steps).Count | Should -Be (25 + 4)
    }
}

Describe 'An answer that is not whole' {
    BeforeEach {
        Clear-Loopback
    }

    It 'is asked for again: <_>' -ForEach @('truncatedJson', 'html', 'emptyBody', 'cutBody', 'shortLength', 'resetMidBody', 'reset') {
        Add-LoopbackFault @{ kind = $_; page = 2; times = 2 }

        (Get-IBWorkflowStepExecution $known.LongExecutionId -ErrorAction Stop).StepExecutionId | Should -Be $all
        (Get-LoopbackRequest).page | Should -Be 1, 2, 2, 2, 3
    }

    It 'is an error when it never is: <_>, never silence' -ForEach @('truncatedJson', 'emptyBody', 'html', 'reset') {
        Add-LoopbackFault @{ kind = $_; page = 3 }

        $found = Get-IBWorkflowStepExecution $known.LongExecutionId -MaxAttempts 3 @quietly

        $found.StepExecutionId | Should -Be $all[0..49]
        $problems.Count | Should -Be 1
        # Without any answer there is nothing that could be malformed.
        $id, $category = $_ -eq 'reset' ? ('ConnectionFailed', 'ConnectionError') : ('MalformedResponse', 'InvalidResult')
        $problems[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
        $problems[0].CategoryInfo.Category | Should -Be $category
        $problems[0].Exception.Attempts | Should -Be 3
        (Get-LoopbackRequest).page | Should -Be 1, 2, 3, 3, 3

        Clear-Loopback
        $rest = Get-IBWorkflowStepExecution $known.LongExecutionId -StartingToken $problems[0].Exception.ResumeToken
        $rest.StepExecutionId | Should -Be $all[50..59]
    }

    It 'is an error for a single object too, after more than one attempt' {
        Add-LoopbackFault @{ kind = 'html' }

        Get-IBWorkflowExecution -WorkflowExecutionId $known.FailedExecutionId @quietly | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'MalformedResponse,*'
        @(Get-LoopbackRequest).Count | Should -BeGreaterThan 1
    }
}

Describe 'A page token that the service gives again' {
    BeforeEach {
        Clear-Loopback
    }

    It 'ends the listing with an error when it is <Name>' -ForEach @(
        @{ Name = 'the one just used'; Kind = 'repeatToken'; Emitted = 40 }
        @{ Name = 'one from before'; Kind = 'cycleTokens'; Emitted = 60 }
    ) {
        Add-LoopbackFault @{ kind = $Kind }

        $found = Get-IBWorkflowStepExecution $known.LongExecutionId -PageSize 20 @quietly

        $found.StepExecutionId | Should -Be $all[0..($Emitted - 1)]
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'RepeatedPaginationToken,*'
        $problems[0].CategoryInfo.Category | Should -Be 'InvalidResult'
        $problems[0].TargetObject | Should -Be $known.LongExecutionId
        @(Get-LoopbackRequest).Count | Should -Be ($Emitted / 20)
    }

    It 'leaves <Name> that leads to exactly the rest' -ForEach @(
        @{ Name = 'a token in the error'; Take = { $problems[0].Exception.ResumeToken } }
        @{ Name = 'a token in the variable'; Take = { $token } }
    ) {
        Add-LoopbackFault @{ kind = 'repeatToken'; times = 1 }

        $found = Get-IBWorkflowStepExecution $known.LongExecutionId -PageSize 20 -NextTokenVariable token @quietly
        $rest = Get-IBWorkflowStepExecution $known.LongExecutionId -StartingToken (& $Take) -PageSize 20

        @($found.StepExecutionId) + @($rest.StepExecutionId) | Should -Be $all
    }
}

Describe 'No answer at all' {
    It 'is an error that says so, and is about the user''s input' {
        # Nobody listens at port 1.
        Get-IBWorkflowExecution $known.AvailableImageArn -EndpointUrl 'http://127.0.0.1:1' -MaxAttempts 2 @quietly

        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
        $problems[0].CategoryInfo.Category | Should -Be 'ConnectionError'
        $problems[0].TargetObject | Should -Be $known.AvailableImageArn
        "$($problems[0])" | Should -BeLike '*127.0.0.1:1*'
    }
}

Describe 'A refusal that is about more than one input' {
    BeforeAll {
        $fifty = @($known.AvailableImageArn) * 50
    }

    BeforeEach {
        Clear-Loopback
    }

    It '<Code> of 50 inputs costs one request and one error' -ForEach @(
        @{ Code = 'ExpiredTokenException'; Message = 'The security token included in the request is expired' }
        @{ Code = 'UnrecognizedClientException'; Message = 'The security token included in the request is invalid.' }
        @{ Code = 'InvalidSignatureException'; Message = 'The request signature we calculated does not match the signature you provided.' }
        @{ Code = 'AccessDeniedException'
            Message = 'User: arn:aws:iam::123456789012:user/me is not authorized to perform: imagebuilder:ListWorkflowExecutions on ' +
                'resource: *' }
        @{ Code = 'ForbiddenException'; Message = 'You are not authorized to perform the requested operation.' }
    ) {
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = $Code; message = $Message }

        $found = Get-IBWorkflowExecution -ImageBuildVersionArn $fifty @quietly

        $found | Should -BeNullOrEmpty
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Code,*"
        @(Get-LoopbackRequest).Count | Should -Be 1
    }

    It 'ends the pipeline when expired credentials are those of every input' {
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'ExpiredTokenException' }
        $given = 0

        { $fifty | ForEach-Object { $script:given++; $_ } | Get-IBWorkflowExecution } | Should -Throw -ErrorId 'ExpiredTokenException,*'

        $script:given | Should -BeLessThan 5
        @(Get-LoopbackRequest).Count | Should -Be 1
    }

    It 'does not keep inputs with credentials of their own from being asked' {
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'UnrecognizedClientException'; times = 1 }
        $rows = @(
            [pscustomobject]@{ ImageBuildVersionArn = $known.AvailableImageArn; AccessKey = 'AKIAIOSFODNN7OTHERSX'; SecretKey = 'x' }
            [pscustomobject]@{ ImageBuildVersionArn = $known.AvailableImageArn; AccessKey = $server.AccessKey
                SecretKey = $server.SecretKey }
        )

        $found = $rows | Get-IBWorkflowExecution @quietly

        $problems.Count | Should -Be 1
        $found.Count | Should -BeGreaterThan 0
    }

    It 'is not a denial of one resource: the others are asked' {
        $message = 'User: arn:aws:iam::123456789012:user/me is not authorized to perform: imagebuilder:ListWorkflowExecutions on ' +
            "resource: $($known.FailedImageArn)"
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'AccessDeniedException'; message = $message
            contains = $known.FailedImageArn }

        $found = $known.FailedImageArn, $known.AvailableImageArn, $known.FailedImageArn | Get-IBWorkflowExecution @quietly

        $problems.Count | Should -Be 2
        $found.Count | Should -BeGreaterThan 0
    }

    It 'stops actions too' {
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'ExpiredTokenException' }

        Stop-IBImage -ImageBuildVersionArn $fifty -Confirm:$false @quietly

        $problems.Count | Should -Be 1
        @(Get-LoopbackRequest).Count | Should -Be 1
    }
}

Describe 'The advice for what is not found' {
    BeforeEach {
        Clear-Loopback
    }

    It 'of an ARN speaks of the account, since the ARN names its region' {
        Get-IBWorkflowExecution $known.UnknownImageArn @quietly

        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*us-east-1, the ARN''s own region*account*'
        $problems[0].ErrorDetails.RecommendedAction | Should -Not -BeLike '*give -Region*'
    }

    It 'of an id says which region was asked, and names -Region' {
        Get-IBWorkflowExecution $known.UnknownWorkflowExecutionId @quietly

        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*us-east-1*give -Region*'
    }
}

Describe 'The advice for a region that the endpoint does not take' {
    It 'names the nearest region, and not the secret key' {
        Clear-Loopback
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'InvalidSignatureException'
            message = "Credential should be scoped to a valid region, not 'eu-wset-1'." }

        Get-IBImagePipeline -Region eu-wset-1 @quietly

        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike "*'eu-wset-1'*Did you mean eu-west-1?*"
    }
}
