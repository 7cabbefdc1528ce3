# What a person sees of the retries; what they achieve, the tests of the library show.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback -ArgumentList '--big-steps', '250'
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
}

AfterAll {
    Stop-Loopback
}

Describe 'A request that fails for a while' {
    BeforeEach {
        Clear-Loopback
    }

    It 'is tried again until it succeeds, and -Verbose tells of each wait' {
        Add-LoopbackFault @{ kind = 'throttle'; page = 4; times = 3; retryAfterMilliseconds = 20 }

        $all = Get-IBWorkflowStepExecution $known.BigWorkflowExecutionId -Verbose 4>&1
        $told = $all | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and "$_" -like '*trying again*' }

        @($all | Where-Object { $_ -is [ImageBuilderWorkflow.WorkflowStepExecution] }).Count | Should -Be 250
        @($told).Count | Should -Be 3
        "$($told[1])" | Should -Match ('^ListWorkflowStepExecutions: attempt 2 failed ' +
            '\(CallRateLimitExceededException, HTTP 429\); trying again in \d+ ms\.$')
    }

    It 'ends after -MaxAttempts with an error of that many attempts' {
        Add-LoopbackFault @{ kind = 'unavailable' }

        Get-IBWorkflowExecution $known.AvailableImageArn -MaxAttempts 2 -ErrorAction SilentlyContinue -ErrorVariable failure

        $failure[0].Exception.Attempts | Should -Be 2
        $failure[0].CategoryInfo.Category | Should -Be 'ResourceUnavailable'
        @(Get-LoopbackRequest).Count | Should -Be 2
    }

    It 'is bounded by <Name>' -ForEach @(
        @{ Name = 'AWS_MAX_ATTEMPTS'; Set = { $env:AWS_MAX_ATTEMPTS = '3' }; With = @{} }
        @{ Name = 'the profile''s max_attempts'; Set = {
                $file = Join-Path $TestDrive 'patience'
                Set-Content $file '[patience]', "aws_access_key_id=$($server.AccessKey)", "aws_secret_access_key=$($server.SecretKey)",
                    'max_attempts=3'
            }; With = @{ ProfileName = 'patience'; ProfileLocation = 'patience' }
        }
    ) {
        Add-LoopbackFault @{ kind = 'internalError' }
        if ($With.ProfileLocation) { $With = $With.Clone(); $With.ProfileLocation = Join-Path $TestDrive $With.ProfileLocation }
        try {
            . $Set
            Get-IBWorkflowExecution $known.AvailableImageArn @With -ErrorAction SilentlyContinue
        }
        finally {
            $env:AWS_MAX_ATTEMPTS = $null
        }

        @(Get-LoopbackRequest).Count | Should -Be 3
    }

    It 'takes AWS_RETRY_MODE=<_> without a word' -ForEach 'legacy', 'standard', 'adaptive' {
        try {
            $env:AWS_RETRY_MODE = $_
            (Get-IBWorkflowExecution $known.AvailableBuildExecutionId -Region us-east-1).Status | Should -Be 'COMPLETED'
        }
        finally {
            $env:AWS_RETRY_MODE = $null
        }
    }

    It 'counts a wait of more than two seconds down on the progress display, and takes it away' {
        Add-LoopbackFault @{ kind = 'throttle'; times = 1; retryAfterMilliseconds = 2600 }
        $shell = New-ModuleShell
        try {
            $found = $shell.AddScript('Get-IBWorkflowExecution $args[0]').AddArgument($known.AvailableImageArn).Invoke()
            $waits = @($shell.Streams.Progress | Where-Object Activity -eq 'Waiting for Image Builder')
        }
        finally {
            $shell.Dispose()
        }

        $found.Count | Should -Be 3
        $waits[0].SecondsRemaining | Should -Be 3
        $waits[0].StatusDescription | Should -BeLike 'ListWorkflowExecutions, attempt 1: CallRateLimitExceededException*'
        $waits[-1].RecordType | Should -Be 'Completed'
    }

    It 'slows the session down for a while, and says so' {
        Add-LoopbackFault @{ kind = 'throttle'; times = 1 }
        $null = Get-IBWorkflowExecution $known.AvailableImageArn
        $told = Get-IBWorkflowStepExecution $known.LongExecutionId -Verbose 4>&1 | Where-Object { "$_" -like '*held back*' }

        @($told).Count | Should -BeGreaterThan 0
    }
}

Describe 'What an error recommends' {
    BeforeEach {
        Clear-Loopback
    }

    It '<Code>: <Advice>' -ForEach @(
        @{ Code = 'ForbiddenException'; Status = 403; Category = 'PermissionDenied'
            Advice = '*imagebuilder:ListWorkflowExecutions*us-east-1*' }
        @{ Code = 'AccessDeniedException'; Status = 400; Category = 'PermissionDenied'; Advice = '*imagebuilder:ListWorkflowExecutions*' }
        @{ Code = 'InvalidPaginationTokenException'; Status = 400; Category = 'InvalidArgument'; Advice = '*-StartingToken*' }
        @{ Code = 'ResourceNotFoundException'; Status = 404; Category = 'ObjectNotFound'; Advice = '*us-east-1*account*' }
        @{ Code = 'UnrecognizedClientException'; Status = 403; Category = 'AuthenticationError'; Advice = '*access key*' }
        @{ Code = 'ExpiredTokenException'; Status = 403; Category = 'AuthenticationError'; Advice = '*aws sso login*' }
        @{ Code = 'ResourceInUseException'; Status = 400; Category = 'ResourceBusy'; Advice = $null }
    ) {
        Add-LoopbackFault @{ kind = 'error'; code = $Code; status = $Status }

        Get-IBWorkflowExecution $known.AvailableImageArn -ErrorAction SilentlyContinue -ErrorVariable failure

        $failure[0].FullyQualifiedErrorId | Should -BeLike "$Code,*"
        $failure[0].CategoryInfo.Category | Should -Be $Category
        $failure[0].TargetObject | Should -Be $known.AvailableImageArn
        if ($Advice) { $failure[0].ErrorDetails.RecommendedAction | Should -BeLike $Advice }
        else { $failure[0].ErrorDetails | Should -BeNullOrEmpty }
    }
}
