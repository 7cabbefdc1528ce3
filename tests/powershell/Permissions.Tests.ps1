# The IAM policy in the help of each cmdlet is compared with what the cmdlet requests. Every example of the help runs, and the lines below,
# which make the requests that no example makes. The lines may use any cmdlet: a request counts for the cmdlet that sends it.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Import-Module (Get-ModuleUnderTest)
    $cmdlets = (Get-Command -Module ImageBuilderWorkflow).Name | ForEach-Object { @{ Cmdlet = $_ } }
}

BeforeAll {
    $uses = @(
        'Get-IBImage golden-image/1.4.2'
        'Get-IBImage golden-image/1.4.2/1 | Get-IBImage'
        'Get-IBImageFailure'
        'Get-IBImageFailure golden-image/1.4.2/2 | Get-IBImageFailure'
        'Get-IBWorkflowExecution golden-image/1.4.2/2 | Get-IBImageFailure'
        'Get-IBImage -Status * | Get-IBImageFailure'
        'Get-IBImage -Status * | Get-IBWorkflowExecution | Get-IBImageFailure'
        'Get-IBImagePipeline golden-image | Get-IBImageLog'
        'Get-IBImagePipeline golden-image | Get-IBImagePipeline'
        'Get-IBLifecycleExecution golden-image/1.4.0/1 | Get-IBLifecycleExecution'
        'Get-IBWorkflow approve-release/1.0.0'
        'Get-IBWorkflow approve-release/1.0.0/2'
        'Get-IBWorkflowExecution golden-image/1.4.2/2 | Get-IBWorkflowStepExecution | Get-IBWorkflowStepExecution'
        'Get-IBImage golden-image/1.4.2/2 | Restart-IBImage'
        '$step = Get-IBWaitingWorkflowStep | Select-Object -First 1; Send-IBWorkflowStepAction $step.StepExecutionId "$($step.Image)" Stop'
        'Get-IBImage -Status * -Name golden* | Compare-IBImage -WarningAction SilentlyContinue'
        'Get-IBWorkflowExecution golden-image/1.4.2/1 | Get-IBTimeline'
        'Get-IBWorkflowExecution golden-image/1.4.2/1 | Show-IBTimeline'
        'Get-IBWorkflowExecution golden-image/1.4.2/1 | Export-IBTimeline -Path executions.svg'
        'Get-IBImagePipeline golden-image | Show-IBTimeline'
        'Get-IBImagePipeline golden-image | Get-IBTimeline'
        'Get-IBImagePipeline golden-image | Export-IBTimeline -Path pipeline.svg'
        'Show-IBTimeline golden-image/1.4.2/1'
        'Get-IBTimeline golden-image/1.4.2/1'
        'Export-IBTimeline golden-image/1.4.2/1 -Path build.svg'
        'Get-IBImage golden-image/1.4.2/3 | Wait-IBImage -ProgressAction Continue -Timeout 2 -ErrorAction SilentlyContinue'
        '$run = Get-IBWorkflowExecution golden-image/1.4.2/3 -Status RUNNING
            $run | Wait-IBWorkflowExecution -ProgressAction Continue -Timeout 2 -ErrorAction SilentlyContinue'
        'Wait-IBImage golden-image/1.4.2/1'
        'Get-IBImage -Status FAILED | Wait-IBImage -ErrorOnFailure -ErrorAction SilentlyContinue'
        'Get-IBImage -Status FAILED | Get-IBWorkflowExecution | Wait-IBWorkflowExecution -ErrorOnFailure -ErrorAction SilentlyContinue'
        'Stop-IBImage golden-image/1.4.2/3'
    )

    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Clear-AwsEnvironment
    Import-Module (Get-ModuleUnderTest)
    $help = @{}
    foreach ($name in (Get-Command -Module ImageBuilderWorkflow).Name) { $help[$name] = Get-Help $name -Full }

    # The policy as somebody copies it from the notes; $null for a cmdlet without one.
    function Get-Policy([string] $Name) {
        $text = $help[$Name].alertSet.alert.Text -split '(?=\r?\n?\{)' -join "`n"
        if ($text -match '(?s)\{.*\}') { ConvertFrom-Json $Matches[0] }
    }

    # The actions that each cmdlet has used, and the line that made it do so.
    $called = @{}
    $examples = foreach ($page in $help.Values) {
        foreach ($example in $page.examples.example) {
            if (($example.remarks.Text -join ' ') -notmatch 'Not for the prompt') { $example.code }
        }
    }

    $shell = New-ModuleShell
    try {
        foreach ($line in @($examples) + $uses) {
            $code = "Set-Location -LiteralPath '$TestDrive'; `$VerbosePreference = 'Continue'; $line"
            foreach ($record in (Invoke-OnSampleAccount $shell $code).Verbose) {
                if ($record.Message -cmatch '^(?<Operation>[A-Z]\w+): (?:\d+ items? in|attempt) ') {
                    $operation = $Matches.Operation
                    $service = $operation.EndsWith('LogEvents') ? 'logs' : 'imagebuilder'
                    $sender = $record.InvocationInfo.MyCommand.Name
                    $called["$sender"] ??= @{}
                    $called["$sender"]["${service}:$operation"] = $line
                }
            }
        }
    }
    finally {
        $shell.Runspace.Dispose()
        $shell.Dispose()
        Disconnect-IBSampleAccount
    }
}

AfterAll {
    Restore-AwsEnvironment
}

Describe 'The IAM policy of <Cmdlet>' -ForEach $cmdlets {
    BeforeAll {
        $policy = Get-Policy $Cmdlet
        $allowed = @($policy.Statement.Action | Sort-Object)
        $used = $called.ContainsKey($Cmdlet) ? $called[$Cmdlet] : @{}
    }

    It 'allows what the cmdlet requests' {
        foreach ($action in $used.Keys) {
            $action | Should -BeIn $allowed -Because (
                "'$($used[$action])' made $Cmdlet request it: the doc comment of the cmdlet needs <permission action=`"$action`">")
        }
    }

    It 'allows nothing that the cmdlet never requests' {
        foreach ($action in $allowed) {
            $used.Keys | Should -Contain $action -Because (
                "no example of the help and no line of this file makes $Cmdlet request it: add a line to `$uses, or remove <permission>")
        }
    }

    It 'has the form of a policy' {
        if ($null -eq $policy) {
            ($help[$Cmdlet].alertSet.alert.Text -join ' ') | Should -Match 'needs no IAM permissions'
            return
        }

        $policy.Version | Should -Be '2012-10-17'
        $policy.Statement.Effect | Sort-Object -Unique | Should -Be 'Allow'
        foreach ($resource in $policy.Statement.Resource) {
            $resource | Should -Match '^(\*|arn:aws:(imagebuilder|logs):\*:\*:[a-z-]+[/:]\S+)$'
        }
    }
}

Describe 'The policies in docs' {
    It '<File> allows what its cmdlets need, and nothing else' -ForEach @(
        @{ File = 'iam-read-only.json'; Actions = '^\w+:(Get|List|Filter)' }
        @{ File = 'iam-operator.json'; Actions = '.' }
    ) {
        $document = Get-Content "$PSScriptRoot/../../docs/$File" -Raw | ConvertFrom-Json
        $needed = foreach ($name in $help.Keys) { (Get-Policy $name).Statement.Action | Where-Object { $_ -match $Actions } }

        @($document.Statement.Action | Sort-Object) | Should -Be @($needed | Sort-Object -Unique)
    }
}
