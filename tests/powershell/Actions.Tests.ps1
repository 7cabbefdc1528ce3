# What every cmdlet that changes something does: it asks first, is silent, and says what went wrong.
BeforeDiscovery {
    $actions = (Import-PowerShellDataFile "$PSScriptRoot/Actions.psd1").Actions
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Import-Module (Get-ModuleUnderTest)
    $server = $null
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    # A text behind = is itself; any other is the name of something known.
    function Expand([hashtable] $Names) {
        $values = @{}
        foreach ($name in $Names.Keys) {
            $values[$name] = "$($Names[$name])".StartsWith('=') ? $Names[$name].Substring(1) : $known.($Names[$name])
        }

        $values
    }

    # What one test does to the account must not trouble the next.
    function Reset-Account {
        if (-not $script:server -or -not $env:AWS_ACCESS_KEY_ID -or (Get-LoopbackEffect $Operation).effects) {
            $script:server = Start-Loopback }
        else { Clear-Loopback }
        $script:known = $script:server.Known
    }

    function SentTokens {
        @(Get-LoopbackRequest $Operation | ForEach-Object { (ConvertFrom-Json $_.body).clientToken })
    }
}

AfterAll {
    Stop-Loopback
}

Describe '<Cmdlet>' -ForEach $actions {
    BeforeEach {
        Reset-Account
        $id = $known.$Target
        $more = Expand $Extra
        $wrongMore = Expand $WrongExtra
    }

    Context 'a call' {
        It 'sends one request with what was asked for, acts, and emits nothing' {
            $output = & $Cmdlet $id @more @quietly

            $output | Should -BeNullOrEmpty
            $problems.Count | Should -Be 0
            $request = Get-LoopbackRequest
            @($request).Count | Should -Be 1
            $request.operation | Should -Be $Operation
            $request.method | Should -Be 'PUT'
            $request.effect | Should -Be 'done'
            (Get-LoopbackEffect $Operation).effects | Should -Be 1

            $expected = Expand $Body
            $sent = ConvertFrom-Json $request.body -AsHashtable
            $sent.Keys | Sort-Object | Should -Be (@($expected.Keys) + 'clientToken' | Sort-Object)
            foreach ($member in $expected.Keys) { $sent[$member] | Should -BeExactly $expected[$member] }
            [guid]::TryParse($sent.clientToken, [ref] [guid]::Empty) | Should -BeTrue
        }

        It 'emits the answer with -PassThru' {
            $result = & $Cmdlet $id @more -PassThru

            @($result).Count | Should -Be 1
            $result.GetType().FullName | Should -Be "ImageBuilderWorkflow.$Emits"
            $expected = Expand $Fields
            foreach ($name in $expected.Keys) { $result.$name | Should -BeExactly $expected[$name] -Because "that is the $name" }
            $result.ClientToken | Should -Be (SentTokens)
            $result.RequestId | Should -Be (Get-LoopbackRequest).requestId
            $result.Region | Should -Be 'us-east-1'
            $result.AdditionalFields.Count | Should -Be 0
        }

        It 'emits nothing with -PassThru:$false' {
            & $Cmdlet $id @more -PassThru:$false | Should -BeNullOrEmpty
        }

        It 'keeps what is not known of the answer' {
            Add-LoopbackFault @{ kind = 'unknownFields' }

            (& $Cmdlet $id @more -PassThru).AdditionalFields.futureText | Should -BeLike 'new*'
        }
    }

    Context 'asking first' {
        It 'has the impact <Impact>, and says what it emits' {
            $command = Get-Command $Cmdlet

            $metadata = [System.Management.Automation.CommandMetadata]::new($command)
            $metadata.SupportsShouldProcess | Should -BeTrue
            "$($metadata.ConfirmImpact)" | Should -Be $Impact
            $command.OutputType.Name | Should -Be "ImageBuilderWorkflow.$Emits"
        }

        It 'sends nothing with -WhatIf' {
            & $Cmdlet $id @more -WhatIf -PassThru @quietly | Should -BeNullOrEmpty

            $problems.Count | Should -Be 0
            @(Get-LoopbackRequest).Count | Should -Be 0
        }

        It 'sends nothing with $WhatIfPreference' {
            & { $WhatIfPreference = $true; & $Cmdlet $id @more }

            @(Get-LoopbackRequest).Count | Should -Be 0
        }

        It 'needs neither credentials nor a region for -WhatIf' {
            Clear-AwsEnvironment

            & $Cmdlet $id @more -WhatIf @quietly

            $problems.Count | Should -Be 0
        }

        It 'tells with -WhatIf on what it would act' {
            $shell = New-ModuleShell
            try {
                $null = $shell.AddCommand($Cmdlet).AddArgument($id).AddParameters($more).AddParameter('WhatIf').Invoke()
                # Without a host it is not written anywhere; that nothing failed is what can be seen.
                $shell.HadErrors | Should -BeFalse
            }
            finally {
                $shell.Dispose()
            }

            $text = Invoke-Pwsh -With (@{ module = Get-ModuleUnderTest; cmdlet = $Cmdlet; id = $id } + $more) -Script @'
                Import-Module $module
                $more = @{}
                foreach ($name in 'ImageBuildVersionArn', 'Action', 'Reason') {
                    if (Test-Path "variable:$name") { $more[$name] = Get-Variable $name -ValueOnly }
                }
                & $cmdlet $id @more -WhatIf
'@
            $text | Should -BeLike "What if:*$id*"
            @(Get-LoopbackRequest).Count | Should -Be 0
        }

        It 'asks with a preference that is low enough, and sends nothing without an answer' {
            $shell = New-ModuleShell
            try {
                $null = $shell.AddScript('$ConfirmPreference = "Low"').Invoke()
                $shell.Commands.Clear()
                # There is nobody who could answer.
                { $shell.AddCommand($Cmdlet).AddArgument($id).AddParameters($more).Invoke() } | Should -Throw
            }
            finally {
                $shell.Dispose()
            }

            @(Get-LoopbackRequest).Count | Should -Be 0
        }

        It 'asks nobody with -Confirm:$false' {
            $shell = New-ModuleShell
            try {
                $null = $shell.AddScript('$ConfirmPreference = "Low"').Invoke()
                $shell.Commands.Clear()
                $null = $shell.AddCommand($Cmdlet).AddArgument($id).AddParameters($more).AddParameter('Confirm', $false).Invoke()
                $shell.HadErrors | Should -BeFalse
            }
            finally {
                $shell.Dispose()
            }

            (Get-LoopbackEffect $Operation).effects | Should -Be 1
        }

        It 'asks nobody as PowerShell is set up' {
            $shell = New-ModuleShell
            try {
                $null = $shell.AddCommand($Cmdlet).AddArgument($id).AddParameters($more).Invoke()
                $shell.HadErrors | Should -BeFalse
            }
            finally {
                $shell.Dispose()
            }

            (Get-LoopbackEffect $Operation).effects | Should -Be 1
        }
    }

    Context 'an error' {
        It 'for what there is not is ObjectNotFound, and carries the token' {
            & $Cmdlet $known.$Unknown @more @quietly | Should -BeNullOrEmpty

            $problems.Count | Should -Be 1
            $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problems[0].TargetObject | Should -Be $known.$Unknown
            $problems[0].Exception | Should -BeOfType ([ImageBuilderWorkflow.ImageBuilderException])
            $problems[0].Exception.Operation | Should -Be $Operation
            $problems[0].Exception.ClientToken | Should -Be (SentTokens)
            # The service has answered: it is known that nothing has happened.
            "$($problems[0])" | Should -Not -BeLike '*not known*'
        }

        It 'for what cannot be done as things stand is InvalidArgument' {
            if (-not $Wrong) { Set-ItResult -Skipped -Because 'every pipeline can be started'; return }

            & $Cmdlet $known.$Wrong @wrongMore @quietly

            $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequestException,*'
            $problems[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            (Get-LoopbackEffect $Operation).effects | Should -Be 0
        }

        It 'for what only has to wait is ResourceBusy, and is not sent again' {
            if (-not $Busy) { Set-ItResult -Skipped -Because 'it never has to wait'; return }

            & $Cmdlet $known.$Busy @more @quietly

            $problems[0].FullyQualifiedErrorId | Should -BeLike 'ResourceInUseException,*'
            $problems[0].CategoryInfo.Category | Should -Be 'ResourceBusy'
            @(Get-LoopbackRequest).Count | Should -Be 1
        }

        It 'for a token that was used for something else tells it' {
            & $Cmdlet $id @more -ClientToken 'my-own-token'

            & $Cmdlet $known.$Unknown @more -ClientToken 'my-own-token' @quietly

            $problems[0].FullyQualifiedErrorId | Should -BeLike 'IdempotentParameterMismatchException,*'
            $problems[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        }

        It 'of one input leaves the others alone' {
            $known.$Unknown, $id | & $Cmdlet @more @quietly

            $problems.Count | Should -Be 1
            (Get-LoopbackEffect $Operation).effects | Should -Be 1
        }

        It 'ends it with -ErrorAction Stop' {
            { $known.$Unknown, $id | & $Cmdlet @more -ErrorAction Stop } |
                Should -Throw -ExceptionType ([ImageBuilderWorkflow.ImageBuilderException])

            (Get-LoopbackEffect $Operation).effects | Should -Be 0
        }

        It 'for a value of another form comes before anything is sent or asked: <_>' -ForEach '', ' ', '*', 'nonsense' {
            # A single word can be the name of a pipeline.
            $value = $_ -eq 'nonsense' -and $Cmdlet -eq 'Start-IBImagePipeline' ? 'non:sense' : $_

            & $Cmdlet $value @more -Confirm:$false @quietly

            $problems.Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike "Invalid$Parameter,*"
            $problems[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            @(Get-LoopbackRequest).Count | Should -Be 0
        }

        It 'for no credentials ends it' {
            Clear-AwsEnvironment

            { & $Cmdlet $id @more -Region us-east-1 -EndpointUrl $server.Url } |
                Should -Throw -ExceptionType ([ImageBuilderWorkflow.ImageBuilderException])
        }
    }

    It 'takes strings, objects and rows of a CSV file from the pipeline' {
        foreach ($one in $id, [pscustomobject]@{ $Parameter = $known.$Target },
            ([pscustomobject]@{ $Parameter = $known.$Target; Region = 'us-east-1' } | ConvertTo-Csv | ConvertFrom-Csv)) {
            $one | & $Cmdlet @more -ClientToken same @quietly
            $problems.Count | Should -Be 0
        }

        (Get-LoopbackRequest).effect | Should -Be 'done', 'repeated', 'repeated'
    }
}
