# Nothing that the module shows contains what a terminal acts on or a reader cannot see, whatever the service or the user says.
BeforeDiscovery {
    $reads = @(
        @{ Type = 'ImagePipeline'; Read = { Get-IBImagePipeline } }
        @{ Type = 'ImageVersion'; Read = { Get-IBImage -IncludeDeprecated } }
        @{ Type = 'Image'; Read = { Get-IBImage -ImagePipelineArn $known.GoldenImagePipelineArn } }
        @{ Type = 'Image'; Read = { Get-IBImage $known.AvailableImageArn, $known.DistributionFailedImageArn, $known.FailedImageArn } }
        @{ Type = 'ImagePackage'; Read = { Get-IBImagePackage $known.AvailableImageArn -MaxItems 3 } }
        @{ Type = 'ImageDifference'
            Read = { Compare-IBImage ($known.AvailableImageArn -replace '4\.2/1$', '4.1/1') $known.AvailableImageArn -Kind Package } }
        @{ Type = 'WorkflowVersion'; Read = { Get-IBWorkflow } }
        @{ Type = 'Workflow'; Read = { Get-IBWorkflow $known.ReleaseWorkflowVersionArn } }
        @{ Type = 'Workflow'; Read = { Get-IBWorkflow $known.ReleaseWorkflowArn } }
        @{ Type = 'WorkflowExecution'; Read = { Get-IBWorkflowExecution $known.AvailableImageArn } }
        @{ Type = 'WorkflowExecution'; Read = { Get-IBWorkflowExecution $known.FailedExecutionId } }
        @{ Type = 'WorkflowStepExecution'; Read = { Get-IBWorkflowStepExecution $known.FailedExecutionId } }
        @{ Type = 'WorkflowStepExecution'; Read = { Get-IBWorkflowStepExecution $known.FailedStepExecutionId } }
        @{ Type = 'WorkflowMeasurement'; Read = { Get-IBWorkflowStepExecution $known.FailedExecutionId | Measure-IBWorkflow } }
        @{ Type = 'WaitingWorkflowStep'; Read = { Get-IBWaitingWorkflowStep } }
        @{ Type = 'LifecyclePolicy'; Read = { Get-IBLifecyclePolicy } }
        @{ Type = 'LifecyclePolicy'; Read = { Get-IBLifecyclePolicy $policy } }
        # Nobody knows what a rule with such an action does, so it has no candidates.
        @{ Type = 'LifecycleCandidate'; Read = { Get-IBLifecycleCandidate $policy }; IsEmpty = $true }
        @{ Type = 'LifecycleExecution'; Read = { Get-IBLifecycleExecution -ResourceArn $policy } }
        @{ Type = 'LifecycleExecution'; Read = { Get-IBLifecycleExecution $known.FailedLifecycleExecutionId } }
        @{ Type = 'LifecycleExecutionResource'; Read = { Get-IBLifecycleExecutionResource $known.ImpactingLifecycleExecutionId -Recurse } }
        @{ Type = 'ImageFailure'; Read = { Get-IBImageFailure $known.FailedImageArn } }
        @{ Type = 'ImageFailure'; Read = { Get-IBImageFailure $known.DistributionFailedImageArn, $known.FailedImageArn } }
        @{ Type = 'Image'; Read = { Wait-IBImage $known.FailedImageArn -Until * -InformationAction Continue } }
        @{ Type = 'WorkflowExecution'; Read = { Wait-IBWorkflowExecution $known.FailedExecutionId -Until * } }
        @{ Type = 'ImageLogEvent'; Read = { Get-IBImageLog $known.FailedImageArn -Tail 6 }; Operation = 'GetLogEvents' }
        @{ Type = 'TimelineEntry'; Read = { Get-IBTimeline $known.FailedImageArn } }
        @{ Type = 'TimelineEntry'; Read = { Get-IBTimeline -WorkflowExecutionId $known.FailedExecutionId } }
        @{ Type = 'WorkflowStepActionResult'
            Read = { Send-IBWorkflowStepAction $known.WaitingStepExecutionId $known.WaitingImageArn Resume -ClientToken t -PassThru } }
        @{ Type = 'LifecycleActionResult'
            Read = { Stop-IBLifecycleExecution $known.InProgressLifecycleExecutionId -ClientToken t -PassThru } }
        @{ Type = 'ImageActionResult'; Read = { Restart-IBImage $known.FailedImageArn -ClientToken t -PassThru } }
    )
    $faults = @(
        @{ Faults = @('unknownFields', 'hostileTexts') }
        @{ Faults = @('hostileTexts', 'hostileIds') }
    )
    $cases = foreach ($read in $reads) { foreach ($fault in $faults) { $read + $fault } }

    $inputs = @(
        @{ Call = { Get-IBWorkflowExecution $hostile } }
        @{ Call = { Get-IBWorkflowExecution "$($known.AvailableImageArn)$hostile" } }
        @{ Call = { [pscustomobject]@{ ImageBuildVersionArn = $hostile } | Get-IBWorkflowExecution } }
        @{ Call = { Get-IBWorkflowStepExecution "step-$hostile" } }
        @{ Call = { Get-IBWorkflowStepExecution $hostile } }
        @{ Call = { Get-IBImage $hostile } }
        @{ Call = { Get-IBImage -Name $hostile } }
        @{ Call = { Get-IBImage -Name "[$hostile" } }
        @{ Call = { Get-IBImage -Status $hostile } }
        @{ Call = { Get-IBImage -Filter @{ $hostile = 'x' } } }
        @{ Call = { Get-IBImage -Filter $hostile } }
        @{ Call = { Get-IBImage -NextTokenVariable "$hostile`$" } }
        @{ Call = { Get-IBImage -StartingToken $hostile } }
        @{ Call = { Get-IBImage -Region $hostile } }
        @{ Call = { Get-IBImage -ProfileName $hostile } }
        @{ Call = { Get-IBImage -EndpointUrl "http://$hostile" } }
        @{ Call = { Get-IBImage -ImageVersionArn $hostile } }
        @{ Call = { Get-IBImage -ImagePipelineArn $hostile } }
        @{ Call = { Get-IBImagePackage $hostile } }
        @{ Call = { Get-IBImageFailure $hostile } }
        @{ Call = { Compare-IBImage $hostile } }
        @{ Call = { Compare-IBImage $known.AvailableImageArn $hostile } }
        @{ Call = { Measure-IBWorkflow $hostile } }
        @{ Call = { [pscustomobject]@{ Workflow = 'w'; Name = 'n'; Status = 'x'; StartTime = $hostile; StepExecutionId = $hostile } |
                    Measure-IBWorkflow } }
        @{ Call = { Get-IBImageLog $hostile } }
        @{ Call = { Get-IBTimeline $hostile } }
        @{ Call = { Show-IBTimeline $hostile } }
        @{ Call = { Export-IBTimeline $hostile -Path 'TestDrive:/x.html' } }
        @{ Call = { Export-IBTimeline $known.FailedImageArn -Path $hostile } }
        @{ Call = { Export-IBTimeline $known.FailedImageArn -LiteralPath "/$hostile/x.html" } }
        @{ Call = { Get-IBImagePipeline $hostile } }
        @{ Call = { Get-IBWorkflow $hostile } }
        @{ Call = { Get-IBLifecyclePolicy $hostile } }
        @{ Call = { Get-IBLifecycleCandidate $hostile } }
        @{ Call = { Get-IBLifecycleExecution $hostile } }
        @{ Call = { Get-IBLifecycleExecutionResource $hostile } }
        @{ Call = { Send-IBWorkflowStepAction "step-$hostile" $known.WaitingImageArn Resume } }
        @{ Call = { Send-IBWorkflowStepAction $known.WaitingStepExecutionId $hostile Resume } }
        @{ Call = { Stop-IBLifecycleExecution $hostile } }
        @{ Call = { Start-IBImagePipeline $hostile } }
        @{ Call = { Restart-IBImage $hostile } }
        @{ Call = { Stop-IBImage $hostile } }
        @{ Call = { Wait-IBImage $hostile } }
        @{ Call = { Wait-IBImage $known.AvailableImageArn -Until $hostile } }
        @{ Call = { Wait-IBWorkflowExecution "wf-$hostile" } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $policy = (Get-IBLifecyclePolicy)[0].Arn

    # The title of the window, the screen, a backspace, C1, a change of direction, and a space without width.
    $hostile = "`e]0;owned`a`e[2J`b`u{9b}31m`u{202e}`u{2066}`u{200b}"

    # With colours: as plain text, PowerShell itself removes some of the sequences.
    $rendering, $view = $PSStyle.OutputRendering, $ErrorView
    $PSStyle.OutputRendering = 'Ansi'

    # Fails if a text that goes to a terminal has what a terminal acts on. The colours are those of PowerShell and of the views.
    function ShouldBeSafe([string] $Text) {
        $rest = $Text -replace '\e\[[0-9;]*m'
        $found = [regex]::Match($rest, '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}-[\t\r\n]].{0,40}')
        $found.Success | Should -BeFalse -Because "'$([uri]::EscapeDataString($found.Value))' reaches the terminal in: $rest"
    }

    # What a record shows in each of PowerShell's views.
    function ShouldBeSafeError($Record) {
        foreach ($name in 'ConciseView', 'NormalView', 'CategoryView') {
            $global:ErrorView = $name
            ShouldBeSafe ($Record | Out-String -Width 5000)
        }

        $global:ErrorView = $view
        # That is DetailedView, too.
        $details = $Record | Get-Error | Out-String -Width 5000
        $details | Should -Match 'TargetObject|FullyQualifiedErrorId'
        ShouldBeSafe $details
        ShouldBeSafe "$Record"
        ShouldBeSafe "$($Record.Exception)"
        ShouldBeSafe "$($Record.CategoryInfo)"
        ShouldBeSafe "$($Record.FullyQualifiedErrorId)"
        ShouldBeSafe "$($Record.ErrorDetails?.RecommendedAction)"
    }
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
    Stop-Loopback
}

Describe 'A hostile service: <Read>, <Faults>' -ForEach $cases {
    It 'reaches the terminal in no view of <Type> and in no message' {
        Clear-Loopback
        foreach ($kind in $Faults) { Add-LoopbackFault @{ kind = $kind; operation = $Operation } }

        $VerbosePreference = 'Continue'
        $all = @(& $Read *>&1)
        $VerbosePreference = 'SilentlyContinue'
        $objects = @($all | Where-Object { $_ -is [ImageBuilderWorkflow.ServiceObject] })
        $messages = @($all | Where-Object { $_ -isnot [ImageBuilderWorkflow.ServiceObject] })

        # A cmdlet that asks on with a hostile id gets an error, which has to be safe like all others.
        $all.Count | Should -BeGreaterThan 1
        if ($Faults -notcontains 'hostileIds' -and -not $IsEmpty) { $objects.Count | Should -BeGreaterThan 0 }
        foreach ($object in $objects) { $object.GetType().Name | Should -Be $Type }
        $objects = $objects | Select-Object -First 6
        # The properties have it, byte for byte.
        if ($objects) { ConvertTo-Json $objects -Depth 8 -WarningAction Ignore | Should -Match '\\u001b\]0;owned\\u0007\\u001b\[2J' }
        ShouldBeSafe ($objects | Out-String -Width 300)
        ShouldBeSafe ($objects | Format-Table | Out-String -Width 5000)
        ShouldBeSafe ($objects | Format-List | Out-String -Width 5000)
        ShouldBeSafe ($objects | Format-Wide | Out-String -Width 5000)
        ShouldBeSafe ($objects | Format-Custom | Out-String -Width 5000)
        foreach ($record in $messages) {
            if ($record -is [System.Management.Automation.ErrorRecord]) { ShouldBeSafeError $record } else { ShouldBeSafe "$record" }
        }

        # The parts of an object have views of their own.
        foreach ($object in $objects) {
            $values = $object.PSObject.Properties.Value
            foreach ($part in $values | Where-Object { $_ -is [ImageBuilderWorkflow.ServiceValue] }) {
                ShouldBeSafe ($part | Out-String -Width 5000)
                ShouldBeSafe ($part | Format-Custom | Out-String -Width 5000)
            }
        }
    }
}

Describe 'A lifecycle candidate with hostile texts' {
    It 'reaches the terminal in no view' {
        $candidate = [ImageBuilderWorkflow.LifecycleCandidate] @{
            Action = "DELETE$hostile"; Name = "a$hostile"; Version = "1$hostile"; Status = "AVAILABLE$hostile"; Rule = "DELETE$hostile"
            PolicyName = "p$hostile"; PolicyStatus = "ENABLED$hostile"; LifecyclePolicyArn = "arn$hostile"
            ImageBuildVersionArn = "arn$hostile"; Unchecked = [ImageBuilderWorkflow.ValueList[string]]::new([string[]] @($hostile))
        }

        foreach ($text in ($candidate | Out-String -Width 300), ($candidate | Format-List | Out-String -Width 5000),
            ($candidate | Format-Wide | Out-String), ($candidate | Format-Custom | Out-String -Width 5000)) {
            $text | Should -Match 'owned'
            ShouldBeSafe $text
        }
    }
}

Describe 'A hostile error of the service' {
    BeforeEach {
        Clear-Loopback
    }

    It 'is shown in all error views, verbose lines and advice, and its message can be had as it came: <Place> <Status>' -ForEach @(
        @{ Place = 'bodyType'; Status = 400; Code = 'ResourceNotFoundException' }
        @{ Place = 'bodyCode'; Status = 403; Code = 'AccessDeniedException' }
        @{ Place = 'bodyType'; Status = 409; Code = "Odd`e[2J`u{202e}Exception" }
    ) {
        Add-LoopbackFault @{ kind = 'error'; status = $Status; code = $Code; place = $Place; message = "No: $hostile" }

        $all = Get-IBWorkflowExecution $known.AvailableImageArn -Verbose *>&1

        $problems = @($all | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $problems.Count | Should -Be 1
        $shown = [regex]::Escape('␛]0;owned␇␛[2J␈<U+009B>31m<U+202E><U+2066><U+200B>')
        $problems[0].Exception.Message | Should -Match "No: $shown"
        $problems[0].Exception.GetRawMessage() | Should -Match ([regex]::Escape("No: $hostile"))
        ShouldBeSafeError $problems[0]
        $all | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | ForEach-Object { ShouldBeSafe "$_" }
    }

    It 'is shown when a resumed listing tells how to go on' {
        Add-LoopbackFault @{ kind = 'error'; status = 400; code = 'ClientException'; message = $hostile; page = 2 }

        Get-IBWorkflowStepExecution $known.LongExecutionId -ErrorVariable problems -ErrorAction SilentlyContinue | Should -HaveCount 25

        "$($problems[0])" | Should -BeLike '*␛]0;owned*ResumeToken*'
        ShouldBeSafeError $problems[0]
    }

    It 'is shown in the progress of a long wait' {
        Add-LoopbackFault @{
            kind = 'error'; status = 503; code = "Busy`e[2J"; place = 'bodyType'; message = $hostile; times = 1
            retryAfterMilliseconds = 2100
        }
        $shell = New-ModuleShell
        try {
            $null = $shell.AddScript("Get-IBWorkflowExecution $($known.AvailableImageArn) -Verbose").Invoke()

            $shell.Streams.Progress.Count | Should -BeGreaterThan 0
            foreach ($record in $shell.Streams.Progress) {
                ShouldBeSafe "$($record.Activity)$($record.StatusDescription)$($record.CurrentOperation)" }
            $shell.Streams.Progress.StatusDescription | Should -Contain 'ListWorkflowExecutions, attempt 1: Busy␛[2J, HTTP 503'
            foreach ($record in $shell.Streams.Verbose) { ShouldBeSafe "$record" }
        }
        finally {
            $shell.Dispose()
        }
    }
}

Describe 'A hostile value of the user: <Call>' -ForEach $inputs {
    It 'is shown in the errors and warnings' {
        Clear-Loopback

        # Out of the script block: errors that end the pipeline, too.
        $records = @(try { & $Call *>&1 } catch { $_ })

        $records.Count | Should -BeGreaterThan 0
        foreach ($record in $records) {
            if ($record -is [System.Management.Automation.ErrorRecord]) {
                "$record" | Should -Not -BeNullOrEmpty
                ShouldBeSafeError $record
            }
            elseif ($record -isnot [ImageBuilderWorkflow.ServiceObject]) {
                ShouldBeSafe "$record"
            }
        }
    }
}

Describe 'Completions of a hostile account' {
    BeforeEach {
        Clear-Loopback
        $env:AWS_TEST_RUN = [guid]::NewGuid()
    }

    It 'show its texts: <Line>' -ForEach @(
        @{ Line = 'Get-IBImage -ImageBuildVersionArn ' }
        @{ Line = 'Get-IBImage -ImagePipelineArn ' }
        @{ Line = 'Get-IBWorkflow -WorkflowVersionArn ' }
        @{ Line = 'Get-IBLifecyclePolicy -Arn ' }
        @{ Line = 'Send-IBWorkflowStepAction -StepExecutionId ' }
        @{ Line = 'Get-IBWorkflowStepExecution -WorkflowExecutionId ' }
    ) {
        Add-LoopbackFault @{ kind = 'hostileTexts' }

        do {
            $before = @(Get-LoopbackRequest).Count
            $offered = @((TabExpansion2 $Line).CompletionMatches)
            Wait-LoopbackIdle
        } while (@(Get-LoopbackRequest).Count -ne $before)

        $offered.Count | Should -BeGreaterThan 0
        foreach ($item in $offered) { ShouldBeSafe ($item.CompletionText + $item.ListItemText + $item.ToolTip) }
        ($offered.ListItemText -join '') + ($offered.ToolTip -join '') | Should -BeLike '*␛]0;owned*'
    }

    It 'leave out what cannot stand on the command line' {
        Add-LoopbackFault @{ kind = 'hostileTexts' }

        (TabExpansion2 'Get-IBImagePipeline ').CompletionMatches | Should -BeNullOrEmpty
    }
}

Describe 'What asks before it acts' {
    It 'shows a hostile reason and image' {
        $values = @{ module = Get-ModuleUnderTest; step = $known.WaitingStepExecutionId; image = $known.WaitingImageArn }
        $lines = Invoke-Pwsh -With $values -Script @'
            Import-Module $module
            Stop-IBImage $image -WhatIf
            Send-IBWorkflowStepAction $step $image Resume -Reason "`e[2J" -WhatIf
'@

        $lines | Should -HaveCount 2
        $lines | ForEach-Object { ShouldBeSafe $_ }
    }
}
