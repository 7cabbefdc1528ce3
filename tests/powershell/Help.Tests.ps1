BeforeDiscovery {
    $cmdlets = 'Get-IBWorkflowExecution', 'Get-IBWorkflowStepExecution', 'Get-IBLifecycleExecution'
    # The names are wanted before the tests run, and with them the help.
    $culture = [cultureinfo]::CurrentUICulture
    [cultureinfo]::CurrentUICulture = 'en-US'
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Import-Module (Get-ModuleUnderTest)
    $parameters = foreach ($cmdlet in $cmdlets) {
        (Get-Command $cmdlet).Parameters.Keys | Where-Object { $_ -notin [System.Management.Automation.PSCmdlet]::CommonParameters } |
            ForEach-Object { @{ Cmdlet = $cmdlet; Parameter = $_ } }
    }
    $examples = foreach ($cmdlet in $cmdlets) {
        $number = 0
        foreach ($example in (Get-Help $cmdlet -Full).examples.example) {
            $number++
            @{ Cmdlet = $cmdlet; Number = $number; Code = $example.code }
        }
    }

    $pasted = foreach ($cmdlet in (Get-Command -Module ImageBuilderWorkflow).Name) {
        $number = 0
        foreach ($example in (Get-Help $cmdlet -Full).examples.example) {
            $number++
            @{ Cmdlet = $cmdlet; Number = $number; Code = $example.code; Remarks = ($example.remarks.Text -join ' ').Trim() }
        }
    }

    [cultureinfo]::CurrentUICulture = $culture
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $culture = [cultureinfo]::CurrentUICulture
    [cultureinfo]::CurrentUICulture = 'en-US'
}

AfterAll {
    [cultureinfo]::CurrentUICulture = $culture
    Stop-Loopback
}

Describe 'The help of <_>' -ForEach $cmdlets {
    BeforeAll {
        $cmdlet = $_
        $help = Get-Help $cmdlet -Full
    }

    It 'has a synopsis that is more than the syntax' {
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -BeLike "*$cmdlet*"
    }

    It 'has a description' {
        ($help.description.Text -join ' ').Length | Should -BeGreaterThan 100
    }

    It 'has two examples at least, each with code and words' {
        $help.examples.example.Count | Should -BeGreaterOrEqual 2
        foreach ($example in $help.examples.example) {
            $example.code | Should -Not -BeNullOrEmpty
            ($example.remarks.Text -join '').Trim() | Should -Not -BeNullOrEmpty
        }
    }

    It 'shows both parameter sets' {
        $help.syntax.syntaxItem.Count | Should -Be 2
    }

    It 'says what comes out' {
        $type = (Get-Command $cmdlet).OutputType.Name
        $help.returnValues.returnValue.type.name | Should -BeLike "*$($type.Split('.')[-1])*"
    }

    It 'leads to the other cmdlets or the API' {
        @($help.relatedLinks.navigationLink).Count | Should -BeGreaterThan 0
    }

    It 'is found with -Examples, -Parameter * and as text' {
        (Get-Help $cmdlet -Examples | Out-String) | Should -BeLike "*$cmdlet*"
        @(Get-Help $cmdlet -Parameter *).Count | Should -BeGreaterThan 10
        (Get-Help $cmdlet | Out-String -Width 120) | Should -BeLike '*SYNOPSIS*SYNTAX*DESCRIPTION*'
    }
}

Describe 'The help of -<Parameter> of <Cmdlet>' -ForEach $parameters {
    It 'says what it is for' {
        $text = (Get-Help $Cmdlet -Parameter $Parameter).description.Text -join ' '

        $text.Length | Should -BeGreaterThan 20
    }
}

Describe 'Example <Number> of <Cmdlet>' -ForEach $examples {
    BeforeAll {
        Push-Location $TestDrive
    }

    AfterAll {
        Pop-Location
    }

    It 'runs' {
        # The example's made-up resources become the account's.
        $lifecycle = $Cmdlet -eq 'Get-IBLifecycleExecution'
        $code = $Code -replace 'arn:aws:imagebuilder:\S+?(?=[\s''"|;)]|$)', ($lifecycle ? $known.LifecycleImageArn : $known.FailedImageArn)
        $code = $code -replace 'wf-12345678-[\w-]+', $known.FailedExecutionId
        $code = $code -replace 'step-12345678-[\w-]+', $known.FailedStepExecutionId
        $code = $code -replace 'lce-12345678-[\w-]+', $known.FailedLifecycleExecutionId
        $code | Should -Not -Match '12345678-1234'

        # What an earlier call would have left.
        $arn = $lifecycle ? $known.LifecycleImageArn : $known.FailedImageArn
        $execution = Get-IBWorkflowExecution -WorkflowExecutionId $known.RunningExecutionId
        $null = $arn, $execution
        Clear-Loopback

        $ErrorActionPreference = 'Stop'
        $output = . ([scriptblock]::Create($code))

        @(Get-LoopbackRequest).Count | Should -BeGreaterThan 0
        if ($code -notmatch 'Export-Csv|^\s*\$\w+ *=') { $output | Should -Not -BeNullOrEmpty }
    }
}

Describe 'Get-Help about the module' {
    It 'lists its cmdlets by their noun' {
        $found = (Get-Help *-IB* | Where-Object ModuleName -EQ ImageBuilderWorkflow).Name | Sort-Object

        $found | Should -Be ((Get-Command -Module ImageBuilderWorkflow).Name | Sort-Object)
        $found | Should -Contain 'Get-IBWorkflowExecution'
    }
}

Describe 'The online version of the help' {
    It 'has an address for every cmdlet' {
        foreach ($command in Get-Command -Module ImageBuilderWorkflow) {
            $command.HelpUri | Should -BeLike "https://*/docs/cmdlets/$($command.Name).md"
            (Get-Help $command.Name).relatedLinks.navigationLink[0].uri | Should -Be $command.HelpUri
        }
    }
}

Describe 'The examples to paste' {
    It 'are those of every cmdlet' -ForEach @{ Cmdlets = @($pasted.Cmdlet | Sort-Object -Unique) } {
        $Cmdlets | Should -Be ((Get-Command -Module ImageBuilderWorkflow).Name | Sort-Object)
    }
}

# As somebody pastes them who has nothing but the module: no AWS settings, no variables, one fresh sample account each.
Describe 'Example <Number> of <Cmdlet>, pasted on the sample account,' -ForEach $pasted {
    BeforeAll {
        Clear-AwsEnvironment

        # Runs a line in a session of its own, and gives its output and its errors.
        function Invoke-Pasted([string] $Line) {
            $shell = New-ModuleShell
            try {
                # What waits for a build need not wait long, but a build that is to be found in progress must still be.
                $speed = $Line -notmatch 'Wait-IB' ? 60 : $Line -match '-Status BUILDING' ? 120 : 6000
                $null = $shell.AddScript("`$WarningPreference = 'SilentlyContinue'; Connect-IBSampleAccount $speed").AddStatement()
                $null = $shell.AddScript("Set-Location -LiteralPath '$TestDrive'").AddStatement().AddScript($Line)
                $output = $shell.Invoke()
                @{ Output = $output; Errors = @($shell.Streams.Error) }
            }
            finally {
                $shell.Runspace.Dispose()
                $shell.Dispose()
                Disconnect-IBSampleAccount
            }
        }
    }

    It 'runs, or says why not' {
        if ($Remarks -match 'Not for the prompt: (?<Reason>.{20,})') {
            $Code | Should -Match 'BeforeAll' -Because 'nothing else needs more than a prompt'
            return
        }

        $result = Invoke-Pasted $Code
        $result.Errors | Should -BeNullOrEmpty
        switch -Regex ($Code) {
            '-WhatIf' {
                $result.Output | Should -BeNullOrEmpty

                # There is something that it would be done to.
                $done = Invoke-Pasted ($Code -replace '-WhatIf', '-PassThru')
                $done.Errors | Should -BeNullOrEmpty
                $done.Output | Should -Not -BeNullOrEmpty
                break
            }
            'Export-Csv (?<File>\S+)' {
                @(Import-Csv (Join-Path $TestDrive $Matches.File)).Count | Should -BeGreaterThan 5
                break
            }
            'Export-IBTimeline .*-Path (?<File>\S+)' {
                (Get-Item (Join-Path $TestDrive $Matches.File)).Length | Should -BeGreaterThan 1000
                break
            }
            '(?:^|[|;]\s*)(?:Send|Start|Stop|Restart|Connect|Disconnect)-IB[^|;]*$' {
                if ($Code -match '-PassThru[^|;]*$') { $result.Output | Should -Not -BeNullOrEmpty }
                elseif ($Code -notmatch ';') { $result.Output | Should -BeNullOrEmpty }
                break
            }
            default { $result.Output | Should -Not -BeNullOrEmpty }
        }
    }
}
