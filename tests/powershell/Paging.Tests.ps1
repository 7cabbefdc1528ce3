BeforeDiscovery {
    $aliases = foreach ($cmdlet in 'Get-IBWorkflowExecution', 'Get-IBWorkflowStepExecution', 'Get-IBLifecycleExecution') {
        foreach ($name in 'PageSize', 'MaxResult', 'MaxResults') {
            @{ Cmdlet = $cmdlet; Name = $name }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    # 60 steps: three pages of the usual size.
    $execution = $known.LongExecutionId
    $all = (Get-IBWorkflowStepExecution $execution).StepExecutionId
    $parents = @{
        'Get-IBWorkflowExecution'     = $known.MatrixImageArn
        'Get-IBWorkflowStepExecution' = $known.LongExecutionId
        'Get-IBLifecycleExecution'    = $known.LifecycleImageArn
    }

    function Read-Token([string] $Token) {
        [System.Text.Encoding]::UTF8.GetString([System.Convert]::FromBase64String($Token)) | ConvertFrom-Json -AsHashtable
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'Paging' {
    BeforeEach {
        Clear-Loopback
    }

    Context '-PageSize' {
        It 'of <Cmdlet> is what every request asks for, as -<Name> too' -ForEach $aliases {
            $size = @{ $Name = 20 }

            $objects = & $Cmdlet $parents[$Cmdlet] @size

            $pages = [math]::Ceiling($objects.Count / 20)
            $pages | Should -BeGreaterThan 1
            (Get-LoopbackRequest).maxResults | Should -Be (@(20) * $pages)
        }

        It 'is 25 without being given' {
            $null = Get-IBWorkflowStepExecution $execution

            (Get-LoopbackRequest).maxResults | Should -Be 25, 25, 25
        }

        It 'changes nothing in what comes out' {
            foreach ($size in 1, 7, 20) {
                (Get-IBWorkflowStepExecution $execution -PageSize $size).StepExecutionId | Should -Be $all
            }
        }

        It 'takes 1 to 25 and nothing else' {
            { Get-IBWorkflowStepExecution $execution -PageSize 0 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
            { Get-IBWorkflowStepExecution $execution -PageSize 26 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
            @(Get-LoopbackRequest).Count | Should -Be 0
        }
    }

    Context '-MaxItems' {
        It 'of <Count> emits that many, with <Requests> requests' -ForEach @(
            @{ Count = 1; Requests = 1 }
            @{ Count = 7; Requests = 1 }
            @{ Count = 25; Requests = 1 }
            @{ Count = 26; Requests = 2 }
            @{ Count = 50; Requests = 2 }
            @{ Count = 60; Requests = 3 }
        ) {
            (Get-IBWorkflowStepExecution $execution -MaxItems $Count).StepExecutionId | Should -Be $all[0..($Count - 1)]
            @(Get-LoopbackRequest).Count | Should -Be $Requests
        }

        It 'of more than there is emits all' {
            (Get-IBWorkflowStepExecution $execution -MaxItems 1000).StepExecutionId | Should -Be $all
        }

        It 'counts for each input' {
            $executions = $known.AvailableBuildExecutionId, $known.AvailableTestExecutionId

            (Get-IBWorkflowStepExecution $executions -MaxItems 2).WorkflowExecutionId | Should -Be $executions[0, 0, 1, 1]
        }

        It 'of 0 or less is refused' {
            { Get-IBWorkflowStepExecution $execution -MaxItems 0 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
            { Get-IBWorkflowStepExecution $execution -MaxItems -1 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
            @(Get-LoopbackRequest).Count | Should -Be 0
        }
    }

    Context '-NextTokenVariable and -StartingToken' {
        It 'go on exactly behind <Count> items' -ForEach @(
            @{ Count = 1 }, @{ Count = 24 }, @{ Count = 25 }, @{ Count = 26 }, @{ Count = 50 }, @{ Count = 59 }
        ) {
            $null = Get-IBWorkflowStepExecution $execution -MaxItems $Count -NextTokenVariable token
            (Get-IBWorkflowStepExecution $execution -StartingToken $token).StepExecutionId | Should -Be $all[$Count..59]
        }

        It 'lead through the whole of it in slices of <Slice>, with pages of <Sizes> by turns' -ForEach @(
            @{ Slice = 7; Sizes = @(25) }
            @{ Slice = 10; Sizes = @(10) }
            @{ Slice = 25; Sizes = @(25) }
            @{ Slice = 4; Sizes = @(3) }
            # Where botocore repeats items: resumed with a page that is smaller than what is to be skipped.
            @{ Slice = 23; Sizes = 25, 4 }
            @{ Slice = 9; Sizes = 10, 1, 25, 3 }
        ) {
            $token = $null
            $found = @()
            $turn = 0
            do {
                $part = @{ MaxItems = $Slice; PageSize = $Sizes[$turn++ % $Sizes.Count] }
                # A token of $null begins at the beginning, so the first turn is like the others.
                $found += Get-IBWorkflowStepExecution $execution @part -StartingToken $token -NextTokenVariable token
            } while ($token -and $turn -lt 100)

            $found.StepExecutionId | Should -Be $all
            $turn | Should -Be ([math]::Ceiling(60 / $Slice))
        }

        It 'works for <_> as well' -ForEach @('Get-IBWorkflowExecution', 'Get-IBLifecycleExecution') {
            $id = (Get-Command $_).ParameterSets.Where({ $_.Name -eq 'ById' }).Parameters.Where({ $_.Position -eq 0 }).Name
            $whole = & $_ $parents[$_]

            $first = & $_ $parents[$_] -MaxItems 30 -NextTokenVariable token
            $rest = & $_ $parents[$_] -StartingToken $token

            ($first + $rest).$id | Should -Be $whole.$id
        }

        It 'know each other under the alias NextToken' {
            $null = Get-IBWorkflowStepExecution $execution -MaxItems 58 -NextTokenVariable token
            (Get-IBWorkflowStepExecution $execution -NextToken $token).StepExecutionId | Should -Be $all[58, 59]
        }

        It 'have the form of botocore: the token of the page and the number of its items that were taken' {
            $null = Get-IBWorkflowStepExecution $execution -MaxItems 3 -NextTokenVariable first
            $null = Get-IBWorkflowStepExecution $execution -MaxItems 25 -NextTokenVariable edge
            $null = Get-IBWorkflowStepExecution $execution -MaxItems 28 -NextTokenVariable middle
            $service = (Get-LoopbackRequest)[-1].nextToken

            $token = Read-Token $first
            $token.Count, $token.nextToken, $token.boto_truncate_amount | Should -Be 2, $null, 3
            $token = Read-Token $edge
            $token.Count, $token.nextToken | Should -Be 1, $service
            $token = Read-Token $middle
            $token.Count, $token.nextToken, $token.boto_truncate_amount | Should -Be 2, $service, 3
        }

        It 'begin at the beginning with a token that is empty: <Name>' -ForEach @(
            @{ Name = 'null'; Token = $null }
            @{ Name = 'empty text'; Token = '' }
        ) {
            (Get-IBWorkflowStepExecution $execution -StartingToken $Token -MaxItems 2).StepExecutionId | Should -Be $all[0, 1]
        }

        It 'take a plain token of the service' {
            $page = Invoke-Service ListWorkflowStepExecutions @{ workflowExecutionId = $execution; maxResults = 7 }

            (Get-IBWorkflowStepExecution $execution -StartingToken $page.nextToken).StepExecutionId | Should -Be $all[7..59]
        }

        It 'go on behind the last object taken when the reader takes no more' {
            $taken = Get-IBWorkflowStepExecution $execution -NextTokenVariable token | Select-Object -First 28
            (Get-IBWorkflowStepExecution $execution -StartingToken $token).StepExecutionId | Should -Be $all[28..59]
            $taken.Count | Should -Be 28
        }
    }

    Context 'the variable' {
        It 'is $null when all was read: <Name>' -ForEach @(
            @{ Name = 'without -MaxItems'; Paging = @{ } }
            @{ Name = 'with exactly as many as there are'; Paging = @{ MaxItems = 60 } }
            @{ Name = 'with more'; Paging = @{ MaxItems = 61 } }
        ) {
            $token = 'left over'
            $null = Get-IBWorkflowStepExecution $execution @Paging -NextTokenVariable token

            $null -eq $token | Should -BeTrue
        }

        It 'is $null for a listing without items' {
            $token = 'left over'
            Get-IBWorkflowExecution $known.EmptyImageArn -NextTokenVariable token

            $null -eq $token | Should -BeTrue
        }

        It 'is the caller''s in a function, and nobody else''s' {
            function Read-Some {
                $null = Get-IBWorkflowStepExecution $execution -MaxItems 3 -NextTokenVariable tokenOfFunction
                $tokenOfFunction
            }

            Read-Some | Should -Not -BeNullOrEmpty
            Get-Variable tokenOfFunction -ErrorAction Ignore | Should -BeNullOrEmpty
        }

        It 'is the caller''s in a function of a script module' {
            $caller = New-Module {
                function Read-SomeInModule([string] $Execution) {
                    $null = Get-IBWorkflowStepExecution $Execution -MaxItems 3 -NextTokenVariable tokenOfModule
                    $tokenOfModule
                }
            }

            Read-SomeInModule $execution | Should -Not -BeNullOrEmpty
            Get-Variable tokenOfModule -ErrorAction Ignore | Should -BeNullOrEmpty
            Remove-Module -ModuleInfo $caller
        }

        It 'is the caller''s in a script file' {
            $script = Join-Path $TestDrive 'some.ps1'
            Set-Content $script @'
                param($execution)
                $null = Get-IBWorkflowStepExecution $execution -MaxItems 3 -NextTokenVariable tokenOfScript
                $tokenOfScript
'@

            & $script $execution | Should -Not -BeNullOrEmpty
            Get-Variable tokenOfScript -ErrorAction Ignore | Should -BeNullOrEmpty
            $null = . $script $execution
            $tokenOfScript | Should -Not -BeNullOrEmpty
        }

        It 'may have its scope named' {
            & { $null = Get-IBWorkflowStepExecution $execution -MaxItems 3 -NextTokenVariable script:tokenOfFile }

            $script:tokenOfFile | Should -Not -BeNullOrEmpty
        }

        It 'is set behind a pipe too' {
            $null = $execution | Get-IBWorkflowStepExecution -MaxItems 3 -NextTokenVariable token

            (Read-Token $token).boto_truncate_amount | Should -Be 3
        }

        It 'cannot be named <_>' -ForEach @('$token', 'a b', 'eyJuZXh0VG9rZW4iOm51bGx9==') {
            { Get-IBWorkflowStepExecution $execution -NextTokenVariable $_ } | Should -Throw -ErrorId 'InvalidVariableName,*'
            @(Get-LoopbackRequest).Count | Should -Be 0
        }
    }

    Context 'a token with several inputs' {
        It 'is refused before anything is asked when they come in an argument' -ForEach @(
            @{ Token = @{ NextTokenVariable = 'token' } }
            @{ Token = @{ StartingToken = 'token' } }
        ) {
            { Get-IBWorkflowStepExecution $known.AvailableBuildExecutionId, $execution @Token } |
                Should -Throw -ErrorId 'TokenOfOneListing,*'
            @(Get-LoopbackRequest).Count | Should -Be 0
        }

        It 'is refused for all but the first when they come one by one' {
            $found = $execution, $known.AvailableBuildExecutionId |
                Get-IBWorkflowStepExecution -MaxItems 3 -NextTokenVariable token @quietly

            $found.StepExecutionId | Should -Be $all[0..2]
            $problems.Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'TokenOfOneListing,*'
            $problems[0].TargetObject | Should -Be $known.AvailableBuildExecutionId
            (Get-IBWorkflowStepExecution $execution -StartingToken $token -MaxItems 1).StepExecutionId | Should -Be $all[3]
        }
    }

    Context 'a token that does not belong here' {
        It 'is the service''s error, about what the user asked for' {
            $null = Get-IBWorkflowStepExecution $execution -MaxItems 30 -NextTokenVariable token

            $found = Get-IBWorkflowStepExecution $known.AvailableBuildExecutionId -StartingToken $token @quietly
            $garbage = Get-IBWorkflowStepExecution $execution -StartingToken 'nonsense' -ErrorVariable more -ErrorAction SilentlyContinue

            $found | Should -BeNullOrEmpty
            $garbage | Should -BeNullOrEmpty
            $problems.Count, $more.Count | Should -Be 1, 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidPaginationTokenException,*'
            $problems[0].TargetObject | Should -Be $known.AvailableBuildExecutionId
            $more[0].FullyQualifiedErrorId | Should -BeLike 'InvalidPaginationTokenException,*'
        }
    }
}

Describe 'The variable of the next token' {
    It 'holds nothing of an earlier call when the input is refused' {
        $token = 'of an earlier call'

        Get-IBWorkflowExecution 'nonsense' -NextTokenVariable token -ErrorAction SilentlyContinue

        $token | Should -BeNullOrEmpty
    }

    It 'leads back to the beginning when the first page fails, so that nobody takes the listing for complete' {
        Clear-Loopback
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'ForbiddenException'; times = 1 }
        $names = @()
        $token = $null
        do {
            $paging = @{ StartingToken = $token; NextTokenVariable = 'token' }
            $names += Get-IBWorkflowExecution $known.AvailableImageArn @paging -ErrorAction SilentlyContinue
        } while ($token)

        $names.Count | Should -Be 3
    }
}
