# The runbooks in samples/Runbooks do what they say, and nothing of the service has an effect where they write it.
BeforeDiscovery {
    $folder = "$PSScriptRoot/../../samples/Runbooks"
    $runbooks = Get-ChildItem $folder -Filter *.ps1 | ForEach-Object { @{ Name = $_.Name; File = $_.FullName } }
    $snippets = Get-ChildItem "$folder/ci" -Filter *.yml | ForEach-Object { @{ Name = $_.Name; File = $_.FullName } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Import-Module (Get-ModuleUnderTest)
    $folder = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../samples/Runbooks")
    $known = (Start-Loopback -ArgumentList '--failures', '--now', 'clock').Known
    $long = (Get-Date).AddYears(-10)

    function Operations { @(Get-LoopbackRequest).operation | Sort-Object -Unique }

    # Runs a runbook: its objects, what goes to the log of a CI job, its errors and its exit code.
    function Invoke-Runbook([string] $Name, [hashtable] $Parameters) {
        $global:LASTEXITCODE = $null
        $all = @(& (Join-Path $folder $Name) @Parameters *>&1)
        @{
            ExitCode = $LASTEXITCODE
            Objects  = @($all | Where-Object { $_.GetType().Name -notlike '*Record' })
            Log      = @($all | Where-Object { $_ -is [System.Management.Automation.InformationRecord] } | ForEach-Object { "$_" })
            Errors   = @($all | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        }
    }
}

AfterAll {
    Stop-Loopback
}

Describe '<Name>' -ForEach $runbooks {
    It 'has a complete help' {
        $help = Get-Help $File -Full

        $help.Synopsis | Should -Match '^[A-Z].*\.$'
        "$($help.description.Text)" | Should -Match 'exit'
        @($help.examples.example).Count | Should -BeGreaterThan 1
        $parameters = @((Get-Command $File).Parameters.Values | Where-Object {
                $_.Name -notin [System.Management.Automation.Cmdlet]::CommonParameters + 'WhatIf', 'Confirm' })
        foreach ($parameter in $parameters) {
            "$((Get-Help $File -Parameter $parameter.Name).description.Text)" | Should -Match '\.' -Because $parameter.Name
        }
        $help.returnValues | Should -Not -BeNullOrEmpty
    }

    It 'is in the overview, passes on what connects, and writes nothing to the host' {
        Get-Content (Join-Path $folder README.md) -Raw | Should -Match ([regex]::Escape("($Name)"))
        (Get-Command $File).Parameters.Keys | Should -Contain 'Region'
        (Get-Command $File).Parameters.Keys | Should -Contain 'ProfileName'
        Get-Content $File -Raw | Should -Not -Match 'Write-Host|\[Console\]'
        Get-Content $File -Raw | Should -Match '(?m)^#Requires -Modules ImageBuilderWorkflow$'
    }
}

Describe 'The snippet <Name>' -ForEach $snippets {
    It 'is YAML, and stores no key' {
        $text = Get-Content $File -Raw
        $text | Should -Match 'Invoke-ImageBuild\.ps1 golden-image'
        $text | Should -Match 'OIDC'
        $text | Should -Not -Match "`t|AKIA|secret-access-key"
        $null = & { python3 -c 'import yaml' 2>&1 }
        if ($LASTEXITCODE) { Set-ItResult -Skipped -Because 'there is no YAML parser' }
        $keys = python3 -c 'import sys, yaml; print(*yaml.safe_load(open(sys.argv[1])))' $File
        $LASTEXITCODE | Should -Be 0
        $keys | Should -Match 'jobs'
    }
}

Describe 'New-FailureReport.ps1' {
    BeforeEach {
        Clear-Loopback
    }

    It 'writes what Get-IBImageFailure finds' {
        $report = Join-Path $TestDrive report
        $run = Invoke-Runbook New-FailureReport.ps1 @{ Path = $report; After = $long; MaximumPerKind = 2 }

        $failures = @(Get-IBImageFailure)
        $run.ExitCode | Should -Be 0
        $run.Objects.Name | Should -Be 'failures.csv', 'timeline.html', 'summary.md'
        $rows = @(Import-Csv $report/failures.csv)
        $rows.ImageBuildVersionArn | Should -Be $failures.ImageBuildVersionArn
        $rows.Kind | Should -Be $failures.Kind
        $rows.Summary | Should -Be $failures.Summary
        [datetime[]] $rows.DateCreated | ForEach-Object { $_.ToUniversalTime() } | Should -Be $failures.DateCreated
        $page = Get-Content $report/timeline.html -Raw
        foreach ($failure in $failures | Where-Object WorkflowExecutionId) { $page | Should -Match "$($failure.Name)" }
        $summary = Get-Content $report/summary.md -Raw
        $summary | Should -Match "^\*\*$($failures.Count) failed builds since"
        foreach ($kind in $failures | Group-Object Kind) { $summary | Should -Match "(?m)^\*\*$($kind.Name): $($kind.Count)\*\*$" }
        $summary | Should -Match ([regex]::Escape($failures[0].LogUrl))
    }

    It 'replaces the files of the run before, also when nothing failed' {
        $report = Join-Path $TestDrive again
        $null = Invoke-Runbook New-FailureReport.ps1 @{ Path = $report; After = $long }
        $run = Invoke-Runbook New-FailureReport.ps1 @{ Path = $report; After = (Get-Date).AddYears(1) }

        $run.ExitCode | Should -Be 0
        $run.Objects.Name | Should -Be 'failures.csv', 'summary.md'
        Import-Csv $report/failures.csv | Should -BeNullOrEmpty
        Get-Content $report/summary.md -Raw | Should -Match '^\*\*0 failed builds'
        Get-ChildItem $report | ForEach-Object Name | Should -Be 'failures.csv', 'summary.md'
    }

    It 'says that it is incomplete' {
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'AccessDeniedException'; operation = 'ListImages'
            message = 'No @channel <!here> `**x**` [y](http://z) | w' }
        $report = Join-Path $TestDrive partly

        $run = Invoke-Runbook New-FailureReport.ps1 @{ Path = $report }

        $run.ExitCode | Should -Be 1
        $run.Errors.Count | Should -BeGreaterThan 0
        $summary = Get-Content $report/summary.md -Raw
        $summary | Should -Match 'The report is incomplete'
        $summary | Should -Not -Match '@|<|\|'
        $summary -replace '`[^`\n]*`' | Should -Not -Match 'channel|http:'
    }

    It 'lets no control character of the service into its files' {
        foreach ($operation in 'GetWorkflowStepExecution', 'ListWorkflowStepExecutions', 'GetLogEvents') {
            Add-LoopbackFault @{ kind = 'hostileTexts'; operation = $operation }
        }
        $report = Join-Path $TestDrive hostile

        $null = Invoke-Runbook New-FailureReport.ps1 @{ Path = $report; After = $long }

        @(Import-Csv $report/failures.csv).Count | Should -BeGreaterThan 10
        foreach ($file in Get-ChildItem $report) {
            Get-Content $file -Raw | Should -Not -Match '[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]' -Because $file.Name
        }
    }

    It 'sends and writes nothing with -WhatIf' {
        $report = Join-Path $TestDrive whatif
        (Invoke-Runbook New-FailureReport.ps1 @{ Path = $report; WhatIf = $true }).Objects | Should -BeNullOrEmpty

        Test-Path $report | Should -BeFalse
        Get-LoopbackRequest | Should -BeNullOrEmpty
    }
}

Describe 'The texts of RunbookTools.psm1' {
    BeforeAll {
        Import-Module (Join-Path $folder RunbookTools.psm1)
    }

    AfterAll {
        Remove-Module RunbookTools
    }

    It 'makes Markdown that stays text: <_>' -ForEach @(
        '@channel', '<!channel>', '`code` **bold**', "two`nlines", '[a](http://b)', '</code><script>', 'a|b', "`e]0;x`a", "‮abc"
    ) {
        $code = ConvertTo-MarkdownCode $_

        $code | Should -Match '^`[^`@<>|\r\n\x00-\x1f\u202e]+`$'
    }

    It 'cuts a text, but no character' {
        (ConvertTo-Line ('x' * 50) 10).Length | Should -Be 10
        ConvertTo-Line 'abc😀def' 5 | Should -BeExactly 'abc…'
        ConvertTo-Line 'abc' 3 | Should -BeExactly 'abc'
        ConvertTo-MarkdownCode $null | Should -Be '`-`'
    }

    It 'makes cells that are no formula, and that Import-Csv reads' {
        $object = [pscustomobject]@{ A = '=1+1'; B = 'say "x", y'; C = [datetime] '2026-11-01T02:03:04Z'; D = 1.5; E = $null }
        $row = ConvertTo-SafeCsv A, B, C, D, E $object | ConvertFrom-Csv

        $row.A | Should -BeExactly "'=1+1"
        $row.B | Should -BeExactly 'say "x", y'
        $row.C | Should -BeExactly '2026-11-01T02:03:04.000Z'
        $row.D | Should -BeExactly '1.5'
        $row.E | Should -BeNullOrEmpty
    }
}

Describe 'Get-LifecycleAudit.ps1' {
    BeforeEach {
        Clear-Loopback
    }

    It 'has a row for everything that the executions of the policies touched' {
        $csv = Join-Path $TestDrive audit.csv
        $run = Invoke-Runbook Get-LifecycleAudit.ps1 @{ Path = $csv; After = $long }

        # From the responses themselves.
        $truth = foreach ($policy in Read-Service ListLifecyclePolicies lifecyclePolicySummaryList) {
            foreach ($execution in Read-Service ListLifecycleExecutions lifecycleExecutions @{ resourceArn = $policy.arn }) {
                if (-not $execution.startTime) { continue }
                $ids = @{ lifecycleExecutionId = $execution.lifecycleExecutionId }
                foreach ($image in Read-Service ListLifecycleExecutionResources resources $ids) {
                    "$($ids.lifecycleExecutionId) $($image.resourceId) $($image.action.name) $($image.state.status)"
                    $parent = $ids + @{ parentResourceId = $image.resourceId }
                    foreach ($part in Read-Service ListLifecycleExecutionResources resources $parent) {
                        "$($ids.lifecycleExecutionId) $($part.resourceId) $($part.action.name) $($part.state.status)"
                        foreach ($snapshot in $part['snapshots']) {
                            if ($snapshot) {
                                "$($ids.lifecycleExecutionId) $($snapshot.snapshotId) $($part.action.name) $($snapshot.state.status)"
                            }
                        }
                    }
                }
            }
        }

        $run.ExitCode | Should -Be 0
        foreach ($rows in $run.Objects, @(Import-Csv $csv)) {
            $found = foreach ($row in $rows) {
                $id = @($row.Snapshot, $row.Ami, $row.Container, $row.Image).Where({ $_ }, 'First')
                "$($row.LifecycleExecutionId) $id $($row.Action) $($row.Status)"
            }
            $found | Sort-Object | Should -Be ($truth | Sort-Object -Unique)
        }
        @($run.Objects.Snapshot -like 'snap-*').Count | Should -BeGreaterThan 0
        $run.Objects | Where-Object { -not $_.Image } | Should -BeNullOrEmpty
    }

    It 'writes no file if it is not complete' {
        $operation = 'ListLifecycleExecutionResources'
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'AccessDeniedException'; operation = $operation }
        $csv = Join-Path $TestDrive partly.csv

        $run = Invoke-Runbook Get-LifecycleAudit.ps1 @{ Path = $csv }

        $run.ExitCode | Should -Be 1
        Test-Path $csv | Should -BeFalse
    }
}

Describe 'Approve-WaitingStep.ps1' {
    BeforeEach {
        Clear-Loopback
    }

    It 'approves nothing <Name>' -ForEach @(
        @{ Name = 'of another name'; Parameters = @{ Image = 'other/*' }; Decision = 'NotApproved'; Code = 0 }
        @{ Name = 'that waits too long'; Parameters = @{ Image = '*'; MaximumHours = 1 }; Decision = 'NotApproved'; Code = 0 }
        @{ Name = 'that a check refuses'; Parameters = @{ Image = '*'; Check = { $_.Name; $false } }; Decision = 'NotApproved'; Code = 0 }
        @{ Name = 'of which a check says nothing'; Parameters = @{ Image = '*'; Check = {} }; Decision = 'NotApproved'; Code = 0 }
        @{ Name = 'if a check fails'; Parameters = @{ Image = '*'; Check = { throw 'no' } }; Decision = 'Error'; Code = 1 }
        @{ Name = 'if a check writes an error'; Decision = 'Error'; Code = 1
            Parameters = @{ Image = '*'; Check = { Write-Error no; $true } } }
        @{ Name = 'with -WhatIf'; Parameters = @{ Image = '*'; TestsPassed = $true; WhatIf = $true }; Decision = 'WhatIf'; Code = 0 }
    ) {
        $run = Invoke-Runbook Approve-WaitingStep.ps1 ($Parameters + @{ Reason = 'Release 42' })

        $run.ExitCode | Should -Be $Code
        $run.Objects.Count | Should -Be 2
        $run.Objects.Decision | Select-Object -Unique | Should -Be $Decision
        Get-LoopbackRequest SendWorkflowStepAction | Should -BeNullOrEmpty
    }

    It 'does not approve a build of which a step has failed' {
        Mock Get-IBWaitingWorkflowStep { [pscustomobject]@{
                Image = 'x/1'; Name = 'w'; StartTime = [datetime]::UtcNow; StepExecutionId = $known.FailedStepExecutionId
                ImageBuildVersionArn = $known.FailedImageArn } }
        $run = Invoke-Runbook Approve-WaitingStep.ps1 @{ Image = '*'; Reason = 'r'; TestsPassed = $true }

        $run.Objects.Decision | Should -Be 'NotApproved'
        $run.Objects.Why | Should -Match 'has the status FAILED'
    }

    It 'approves what passes, and says who and why' {
        $run = Invoke-Runbook Approve-WaitingStep.ps1 @{
            Image = 'edge-gateway/*'; Reason = 'Release 42'; ApprovedBy = 'me'
            TestsPassed = $true; Check = { $_.Name -eq 'WaitForApproval' }
        }

        $run.ExitCode | Should -Be 0
        ($run.Objects | Where-Object Image -Like 'edge-gateway/*').Decision | Should -Be 'Approved'
        ($run.Objects | Where-Object Image -NotLike 'edge-gateway/*').Decision | Should -Be 'NotApproved'
        $sent = @(Get-LoopbackRequest SendWorkflowStepAction)
        $sent.Count | Should -Be 1
        $sent[0].body | Should -Match 'Release 42 \(approved by me; checked: the image, the steps so far, a check\)'
        @(Get-IBWaitingWorkflowStep).Image | Should -Not -Match 'edge-gateway'
    }
}

Describe 'Find-DurationRegression.ps1' {
    It 'compares the medians of two times' {
        $run = Invoke-Runbook Find-DurationRegression.ps1 @{ Ratio = 1.01; MinimumCount = 2; Days = 7; BaselineDays = 21 }
        $recent = [datetime]::UtcNow.AddDays(-7)

        $runs = Get-IBImage -Status * | Get-IBWorkflowExecution
        $all = @($runs) + @($runs | Get-IBWorkflowStepExecution) |
            Where-Object { $_.Status -eq 'COMPLETED' -and $_.StartTime -ge $recent.AddDays(-21) }
        $truth = foreach ($group in $all | Group-Object { $_.WorkflowBuildVersionArn.Split('/')[2] },
            { $_ -is [ImageBuilderWorkflow.WorkflowStepExecution] ? $_.Name : '' }) {
            $new, $old = $group.Group.Where({ $_.StartTime -ge $recent }, 'Split')
            if ($new.Count -lt 2 -or $old.Count -lt 2) { continue }
            $median = { param($items) @($items.DurationSeconds | Sort-Object)[[math]::Ceiling($items.Count / 2) - 1] }
            $after, $before = (& $median $new), (& $median $old)
            if ($before -gt 0 -and $after -gt 1.01 * $before) {
                "$($group.Name): $($new.Count) $($old.Count) $([math]::Round($after / $before, 2))"
            }
        }

        $run.ExitCode | Should -Be 0
        $truth | Should -Not -BeNullOrEmpty
        $run.Objects | ForEach-Object { "$($_.WorkflowName), $($_.StepName): $($_.Count) $($_.BaselineCount) $($_.Ratio)" } | Sort-Object |
            Should -Be ($truth | Sort-Object)
        $run.Objects.Ratio | Should -Be ($run.Objects.Ratio | Sort-Object -Descending)
    }
}

Describe 'Export-OrganizationSweep.ps1' {
    BeforeAll {
        # The server answers for its region only by its address; the places differ by their profiles.
        $names = 'one', 'two', 'three', 'four'
        Set-Content $env:AWS_SHARED_CREDENTIALS_FILE ($names | ForEach-Object {
                "[$_]`naws_access_key_id = $($env:AWS_ACCESS_KEY_ID)`naws_secret_access_key = $($env:AWS_SECRET_ACCESS_KEY)" })
        $sweep = @{ ProfileName = $names; Region = 'us-east-1'; Days = 3000 }
        $whole = Join-Path $TestDrive whole.csv
        $first = Invoke-Runbook Export-OrganizationSweep.ps1 ($sweep + @{ Path = $whole })
    }

    BeforeEach {
        Clear-Loopback
    }

    It 'has the builds of every place' {
        $first.ExitCode | Should -Be 0
        $builds = @(Get-IBImage -Status *)
        $rows = @(Import-Csv $whole)
        $rows.Count | Should -Be (4 * $builds.Count)
        foreach ($name in $names) { ($rows | Where-Object ProfileName -EQ $name).Arn | Should -Be $builds.Arn }
        $rows[0].AccountId | Should -Be $builds[0].Arn.Split(':')[4]
        $first.Objects.State | Select-Object -Unique | Should -Be 'Done'
        Test-Path "$whole.parts" | Should -BeFalse
    }

    It 'continues an interrupted sweep without losing or doubling rows' {
        $path = Join-Path $TestDrive resumed.csv
        # Stopped after two places, as by Ctrl+C.
        $done = @(& (Join-Path $folder Export-OrganizationSweep.ps1) @sweep -Path $path | Select-Object -First 2)
        $done.State | Should -Be 'Done', 'Done'
        Test-Path $path | Should -BeFalse
        Clear-Loopback

        $run = Invoke-Runbook Export-OrganizationSweep.ps1 ($sweep + @{ Path = $path })

        $run.Objects.State | Should -Be 'Resumed', 'Resumed', 'Done', 'Done'
        $run.Objects.Rows | Should -Be $first.Objects.Rows
        Get-Content $path -Raw | Should -BeExactly (Get-Content $whole -Raw)
    }

    It 'has the error of a place, and asks only that place again' {
        $path = Join-Path $TestDrive failed.csv
        Set-Content $env:AWS_CONFIG_FILE "[profile three]`nrole_arn = nonsense`nsource_profile = nobody"
        $credentials = Get-Content $env:AWS_SHARED_CREDENTIALS_FILE -Raw
        Set-Content $env:AWS_SHARED_CREDENTIALS_FILE ($credentials -replace '\[three\]', '[absent]')

        $run = Invoke-Runbook Export-OrganizationSweep.ps1 ($sweep + @{ Path = $path })

        $run.ExitCode | Should -Be 1
        $run.Objects.State | Should -Be 'Done', 'Done', 'Failed', 'Done'
        $rows = @(Import-Csv $path | Where-Object Error)
        $rows.ProfileName | Should -Be 'three'
        $rows.Error | Should -Not -BeNullOrEmpty

        Set-Content $env:AWS_CONFIG_FILE ''
        Set-Content $env:AWS_SHARED_CREDENTIALS_FILE $credentials
        $run = Invoke-Runbook Export-OrganizationSweep.ps1 ($sweep + @{ Path = $path })
        $run.ExitCode | Should -Be 0
        $run.Objects.State | Should -Be 'Resumed', 'Resumed', 'Done', 'Resumed'
        Get-Content $path -Raw | Should -BeExactly (Get-Content $whole -Raw)
    }

    It 'refuses to continue another sweep, and begins anew with -Restart' {
        $path = Join-Path $TestDrive other.csv
        $null = & (Join-Path $folder Export-OrganizationSweep.ps1) @sweep -Path $path | Select-Object -First 1

        { & (Join-Path $folder Export-OrganizationSweep.ps1) one -Region us-east-1 -Path $path } | Should -Throw '*'
        { & (Join-Path $folder Export-OrganizationSweep.ps1) -Path $path -Region us-east-1 } | Should -Throw '*other parameters*'
        $run = Invoke-Runbook Export-OrganizationSweep.ps1 @{ Path = $path; Region = 'us-east-1'; Restart = $true }
        $run.Objects.State | Should -Be 'Done'
    }

    It 'knows what wildcards stand for, and sends nothing with -WhatIf' {
        $path = Join-Path $TestDrive whatif.csv
        $run = Invoke-Runbook Export-OrganizationSweep.ps1 @{
            Path = $path; ProfileName = 't*'; Region = 'us-east-*', 'eu-west-1'; WhatIf = $true }

        $run.Objects | ForEach-Object { "$($_.ProfileName) $($_.Region)" } | Sort-Object | Should -Be @(
            'three eu-west-1', 'three us-east-1', 'three us-east-2', 'two eu-west-1', 'two us-east-1', 'two us-east-2')
        Get-LoopbackRequest | Should -BeNullOrEmpty
        Test-Path "$path.parts" | Should -BeFalse
    }
}

Describe 'Invoke-ImageBuild.ps1' {
    BeforeAll {
        $known = (Start-Loopback -ArgumentList '--speed', '600', '--now', 'clock').Known
        $env:GITHUB_OUTPUT = Join-Path $TestDrive output
        $quick = @{ PollInterval = 0.5; Timeout = 60 }
    }

    AfterAll {
        Remove-Item Env:GITHUB_OUTPUT
    }

    BeforeEach {
        Clear-Loopback
    }

    It 'builds, and sets the outputs of a GitHub step' {
        $run = Invoke-Runbook Invoke-ImageBuild.ps1 ($quick + @{ Pipeline = 'golden-image'; CI = 'GitHub' })

        $run.ExitCode | Should -Be 0
        $image = Get-IBImage $run.Objects[0].ImageBuildVersionArn
        $image.Status | Should -Be 'AVAILABLE'
        $ami = @($image.Amis | Where-Object Region -EQ us-east-1)[0].Image
        $run.Objects[0].AmiId | Should -Be $ami
        Get-Content $env:GITHUB_OUTPUT | Should -Be "image-arn=$image", 'image-status=AVAILABLE', "ami-id=$ami"
        $run.Log -join "`n" | Should -Match 'step 1/7 LaunchBuildInstance COMPLETED'
        $run.Log -join "`n" | Should -Not -Match '::error'
    }

    It 'has the code 4 and an annotation for Azure when somebody has to approve' {
        $run = Invoke-Runbook Invoke-ImageBuild.ps1 ($quick + @{
                Pipeline = $known.ApprovalPipelineArn; CI = 'Azure'; ErrorOnApproval = $true })

        $run.ExitCode | Should -Be 4
        $run.Log[-1] | Should -Match '^##vso\[task\.logissue type=error\]Image build waits for an approval: .*WaitForApproval'
        $run.Log | Should -Contain "##vso[task.setvariable variable=imageArn;isOutput=true]$($run.Objects[0].ImageBuildVersionArn)"
    }

    It 'has the code 3 when the time is over' {
        $run = Invoke-Runbook Invoke-ImageBuild.ps1 @{ Pipeline = 'golden-image'; Timeout = 0; CI = 'GitHub' }

        $run.ExitCode | Should -Be 3
        $run.Log[-1] | Should -Match '^::error title=Image build not ended in time::'
    }

    It 'has the code <Code> for a build that ends as <Name>' -ForEach @(
        @{ Name = 'FailedImageArn'; Code = 2; Title = 'Image build failed' }
        @{ Name = 'CancelledImageArn'; Code = 5; Title = 'Image build cancelled' }
    ) {
        $arn = $known.$Name
        Mock Start-IBImagePipeline { [ImageBuilderWorkflow.ImageActionResult]@{ ImageBuildVersionArn = $arn } }
        Add-LoopbackFault @{ kind = 'hostileTexts'; operation = 'GetWorkflowStepExecution' }

        $run = Invoke-Runbook Invoke-ImageBuild.ps1 ($quick + @{ Pipeline = 'x'; CI = 'GitHub' })

        $run.ExitCode | Should -Be $Code
        $run.Log[-1] | Should -Match "^::error title=${Title}::"
        $run.Log -join '' | Should -Not -Match '[\x00-\x1f\x7f-\x9f]'
        $run.Objects[0].Reason | Should -Not -BeNullOrEmpty
    }

    It 'lets no text of the service be a command of <CI>' -ForEach @(@{ CI = 'GitHub' }, @{ CI = 'Azure' }, @{ CI = 'None' }) {
        Add-LoopbackFault @{ kind = 'error'; status = 400; code = 'InvalidRequestException'; operation = 'StartImagePipelineExecution'
            message = "100% bad`r`n::set-output name=a::b`n###vso[task.setvariable variable=x]y ##[error]z" }

        $run = Invoke-Runbook Invoke-ImageBuild.ps1 @{ Pipeline = $known.GoldenImagePipelineArn; CI = $CI }

        $run.ExitCode | Should -Be 1
        $text = $run.Log[-1]
        $text | Should -Match @{ GitHub = '100%25 bad'; Azure = '100%AZP25 bad'; None = '100% bad' }[$CI]
        $text | Should -Not -Match "`r|`n"
        $text.Substring(2) | Should -Not -Match '##'
        @($run.Log -match '^\s*::set-output').Count | Should -Be 0
    }

    It 'starts nothing with -WhatIf' {
        $run = Invoke-Runbook Invoke-ImageBuild.ps1 @{ Pipeline = $known.GoldenImagePipelineArn; WhatIf = $true }

        $run.Objects | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        Get-LoopbackRequest StartImagePipelineExecution | Should -BeNullOrEmpty
    }

    It 'builds on the sample account' {
        Connect-IBSampleAccount -Speed 600 -WarningAction SilentlyContinue
        try {
            $run = Invoke-Runbook Invoke-ImageBuild.ps1 ($quick + @{ Pipeline = 'golden-image'; CI = 'None' })
        }
        finally {
            Disconnect-IBSampleAccount
        }

        $run.ExitCode | Should -Be 0
        $run.Objects[0].Status | Should -Be 'AVAILABLE'
        $run.Log[-1] | Should -Match ': AVAILABLE$'
    }

    It 'ends the process with its code, as in a CI job' {
        $program, $arguments = @(Get-PwshCommand) + '-NoProfile', '-NonInteractive', '-Command'
        $script = Join-Path $folder Invoke-ImageBuild.ps1
        $command = "Import-Module '$(Get-ModuleUnderTest)'; & '$script' nobody -CI GitHub; exit `$LASTEXITCODE"
        $output = & $program @arguments $command | Out-String

        $LASTEXITCODE | Should -Be 1
        $output | Should -Match '(?m)^::error title=Image build not started or not observed::There is no image pipeline'
    }
}
