# What the objects of pipelines, images, workflows, policies and actions look like: as a table, as a list, as CSV.
BeforeDiscovery {
    $views = @(
        @{ Type = 'ImagePipeline'; Read = { Get-IBImagePipeline }; Headers = 'Name', 'Status', 'Platform', 'LastRunStatus', 'DateLastRun',
            'DateNextRun', 'ScheduleExpression'; Whole = 'Name' }
        @{ Type = 'ImageVersion'; Read = { Get-IBImage -IncludeDeprecated }; Headers = 'Name', 'Version', 'Type', 'Platform', 'DateCreated',
            'OsVersion', 'Owner'; Whole = 'Name' }
        @{ Type = 'Image'; Read = { Get-IBImagePipeline | Get-IBImage; Get-IBImage $known.DistributionFailedImageArn,
            $known.FailedImageArn }
            Headers = 'Name', 'Version', 'Status', 'Result', 'DateCreated'; Whole = 'Version' }
        @{ Type = 'WorkflowVersion'; Read = { Get-IBWorkflow; Get-IBWorkflow -Owner Amazon }; Headers = 'Name', 'Version', 'Type',
            'DateCreated', 'Owner', 'Description'; Whole = 'Name' }
        @{ Type = 'Workflow'; Read = { Get-IBWorkflow $known.ReleaseWorkflowVersionArn; Get-IBWorkflow $known.ReleaseWorkflowArn }
            Headers = 'Name', 'Version', 'Type', 'Status', 'DateCreated', 'Description'; Whole = 'Name' }
        @{ Type = 'WaitingWorkflowStep'; Read = { Get-IBWaitingWorkflowStep }; Headers = 'Name', 'StartTime', 'Image', 'StepExecutionId'
            Whole = 'StepExecutionId' }
        @{ Type = 'LifecyclePolicy'; Read = { Get-IBLifecyclePolicy; Get-IBLifecyclePolicy | Get-IBLifecyclePolicy }; Headers = 'Name',
            'Status', 'ResourceType', 'DateLastRun', 'Description'; Whole = 'Name' }
        @{ Type = 'LifecycleExecutionResource'; Read = { Get-IBLifecycleExecutionResource $known.ImpactingLifecycleExecutionId -Recurse }
            Headers = 'Status', 'Action', 'Region', 'Resource', 'StatusReason'; Whole = 'Status' }
        @{ Type = 'WorkflowStepActionResult'
            Read = { Send-IBWorkflowStepAction $known.WaitingStepExecutionId $known.WaitingImageArn Resume -ClientToken view -PassThru }
            Headers = 'Action', 'StepExecutionId', 'Image', 'Reason'; Whole = 'StepExecutionId' }
        @{ Type = 'LifecycleActionResult'
            Read = { Stop-IBLifecycleExecution $known.InProgressLifecycleExecutionId -ClientToken view -PassThru }
            Headers = 'LifecycleExecutionId', 'ClientToken'; Whole = 'LifecycleExecutionId' }
        @{ Type = 'ImageActionResult'; Read = { Restart-IBImage $known.FailedImageArn -ClientToken view -PassThru }
            Headers = 'ImageBuildVersionArn', 'ClientToken'; Whole = 'ImageBuildVersionArn' }
    )
    $cmdlets = @(
        'Get-IBImagePipeline', 'Get-IBImage', 'Get-IBWorkflow', 'Get-IBWaitingWorkflowStep', 'Get-IBLifecyclePolicy',
            'Get-IBLifecycleExecutionResource'
        'Send-IBWorkflowStepAction', 'Stop-IBLifecycleExecution', 'Start-IBImagePipeline', 'Restart-IBImage', 'Stop-IBImage'
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)

    # Without the colours of the console.
    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
    Stop-Loopback
}

Describe 'The views of <Type>' -ForEach $views {
    BeforeAll {
        Clear-Loopback
        $objects = @(& $Read)
        $objects[0].GetType().Name | Should -Be $Type
        $lines = ($objects | Out-String -Width 120) -split '\r?\n' | Where-Object { $_.Trim() }
    }

    It 'are a table of 120 columns, with one line for each object' {
        $lines.Count | Should -Be ($objects.Count + 2)
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 120
    }

    It 'have the columns that tell most' {
        foreach ($header in $Headers) { $lines[0] | Should -Match ('\b' + [regex]::Escape($header)) }
    }

    It 'show every <Whole> complete, and no name of a type' {
        for ($i = 0; $i -lt $objects.Count; $i++) {
            $lines[$i + 2].Contains($objects[$i].$Whole) | Should -BeTrue -Because "the line is: $($lines[$i + 2])"
            $lines[$i + 2] | Should -Not -MatchExactly 'System\.|ImageBuilderWorkflow\.|@\{'
        }
    }

    It 'have headers of one line and the essential columns in <_> columns' -ForEach 79, 80, 99, 100, 119, 120 {
        $narrow = @(($objects | Out-String -Width $_) -split '\r?\n' | Where-Object { $_.Trim() })

        $narrow.Count | Should -Be ($objects.Count + 2)
        ($narrow | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        $labels = $narrow[0].Trim() -split ' +'
        $labels | ForEach-Object { $_ | Should -BeIn $Headers }
        $narrow[0] | Should -Match "\b$Whole\b"
        if ($Whole -like '*Id') {
            for ($i = 0; $i -lt $objects.Count; $i++) { $narrow[$i + 2] | Should -BeLike "*$($objects[$i].$Whole)*" }
        }
    }

    It 'have labels that are properties, whose values can be selected' {
        $labels = $lines[0].Trim() -split ' +'
        foreach ($label in $labels) {
            $null -ne $objects[0].PSObject.Members[$label] | Should -BeTrue -Because "$label is a column"
        }
    }

    It 'are the same in strict mode, and write no error' {
        $strict = & {
            Set-StrictMode -Version Latest
            ($objects | Out-String -Width 120 -ErrorVariable script:problems) -split '\r?\n' | Where-Object { $_.Trim() }
        }

        $strict | Should -Be $lines
        $script:problems.Count | Should -Be 0
    }

    It 'show an object that has nothing in it, as a table and as a list' {
        $empty = [activator]::CreateInstance($objects[0].GetType())

        $empty | Out-String -Width 120 | Should -BeLike "*$($Headers[0])*"
        { $empty | Format-List | Out-String } | Should -Not -Throw
    }

    It 'are a list of every property, with lists and maps as text' {
        foreach ($object in $objects) {
            $text = $object | Format-List | Out-String -Width 4000

            foreach ($property in $object.PSObject.Properties.Name) { $text | Should -Match "(?m)^$property +:" }
            $text | Should -Not -MatchExactly 'System\.|ImageBuilderWorkflow\.|(?m): \{[^"]'
        }
    }

    It 'are CSV that loses nothing' {
        $rows = @($objects | ConvertTo-Csv | ConvertFrom-Csv)

        $rows.Count | Should -Be $objects.Count
        for ($i = 0; $i -lt $rows.Count; $i++) {
            foreach ($property in $objects[$i].PSObject.Properties) {
                $text = $rows[$i].($property.Name)
                switch ($property.Value) {
                    { $null -eq $_ } { $text | Should -BeNullOrEmpty }
                    # PowerShell writes times to the second.
                    { $_ -is [datetime] } { [math]::Abs(($_ - [datetime]::Parse($text)).TotalSeconds) | Should -BeLessThan 1 }
                    default { $text | Should -BeExactly $property.Value.ToString() -Because "that is the $($property.Name)" }
                }

                $text | Should -Not -MatchExactly '^(System|ImageBuilderWorkflow)\.' -Because "that is the $($property.Name)"
            }
        }
    }

    It 'keep their text when they are made JSON and back' {
        $back = $objects[0] | ConvertTo-Json -Depth 6 | ConvertFrom-Json

        foreach ($property in $objects[0].PSObject.Properties) {
            if ($property.Value -is [string]) { $back.($property.Name) | Should -Be $property.Value }
        }
    }
}

Describe 'The heads of groups' {
    BeforeAll {
        Clear-Loopback
        # A long head goes on in a second line.
        function Get-Heads($Formatted) {
            $text = ($Formatted | Out-String -Width 120) -replace '\r?\n {13}(?=\S)', ', '
            @($text -split '\r?\n' | Where-Object { $_ -match '^   \S.*: ' } | ForEach-Object Trim)
        }

        $images = Get-IBImagePipeline golden* | Get-IBImage
        $executions = $images | Get-IBWorkflowExecution
        $steps = $executions | Get-IBWorkflowStepExecution
    }

    It 'say which image and workflow the steps of a chain belong to, with the status of the workflow' {
        $owners = $executions | Where-Object WorkflowExecutionId -In $steps.WorkflowExecutionId
        $expected = $owners | ForEach-Object { "Steps of: $($_.Image), $($_.Workflow), $($_.Type), $($_.Status)" }

        $expected.Count | Should -BeGreaterThan 5
        Get-Heads $steps | Should -Be $expected
        Get-Heads ($steps | Format-Table) | Should -Be $expected
    }

    It 'say which image the workflow executions of a chain belong to, with its status' {
        $owners = $images | Where-Object Arn -In $executions.ImageBuildVersionArn
        $expected = $owners | ForEach-Object { "Workflows of: $(($_.Arn -split ':image/')[1]), $($_.Status)" }

        $expected.Count | Should -BeGreaterThan 2
        Get-Heads $executions | Should -Be $expected
    }

    It 'leave out a status that the cmdlet was not given' {
        Get-Heads (Get-IBWorkflowStepExecution $known.AvailableBuildExecutionId) |
            Should -Be 'Steps of: golden-image/1.4.2/1, build-image 1.0.3, BUILD'
        Get-Heads (Get-IBWorkflowExecution $known.AvailableImageArn) | Should -Be 'Workflows of: golden-image/1.4.2/1'
    }

    It 'are for each execution, also where two have the same name and status' {
        $twice = foreach ($id in 1, 2) {
            $step = [ImageBuilderWorkflow.WorkflowStepExecution]::new()
            $step.WorkflowExecutionId = "wf-$id"
            $step.WorkflowBuildVersionArn = 'arn:aws:imagebuilder:us-east-1:123456789012:workflow/test/smoke/1.0.0/1'
            $step
        }

        Get-Heads ($twice | Format-Table) | Should -Be 'Steps of: smoke 1.0.0, TEST', 'Steps of: smoke 1.0.0, TEST'
    }

    It 'break a long text between the image and the workflow, and show control characters' {
        $step = [ImageBuilderWorkflow.WorkflowStepExecution]::new()
        $step.ImageBuildVersionArn = "arn:aws:imagebuilder:us-east-1:123456789012:image/golden-image-$("`e[2J")`n/1.4.2/2"
        $step.WorkflowBuildVersionArn = 'arn:aws:imagebuilder:us-east-1:123456789012:workflow/distribution/distribute-image-to-all/1.0.0/1'
        $text = $step | Format-Table | Out-String -Width 80

        $text | Should -Match "   Steps of: golden-image-\u241b\[2J /1\.4\.2/2\r?\n {13}distribute-image-to-all 1\.0\.0, DISTRIBUTION\r?\n"
        $text.Contains([char] 27) | Should -BeFalse
    }

    It 'give way to -GroupBy, with its label and its value' {
        $statuses = $steps | Sort-Object Status | Select-Object -ExpandProperty Status -Unique

        Get-Heads ($steps | Sort-Object Status | Format-Table -GroupBy Status) | Should -Be ($statuses -replace '^', 'Status: ')
        Get-Heads ($steps | Format-Table -GroupBy @{ Name = 'All'; Expression = { 1 } }) | Should -Be 'All: 1'
    }

    It 'hold nothing back' {
        # A step is formatted before the next one is there.
        $seen = [System.Collections.Generic.List[string]]::new()
        $steps | Select-Object -First 3 | ForEach-Object { $seen.Add('step'); $_ } | Format-Table |
            Where-Object { $_.GetType().Name -eq 'FormatEntryData' } | ForEach-Object { $seen.Add('row') }

        $seen | Should -Be 'step', 'row', 'step', 'row', 'step', 'row'
    }

    It 'come with the mark of sample data' {
        Connect-IBSampleAccount -WarningAction SilentlyContinue
        try {
            $text = Get-IBWorkflowExecution golden-image/1.4.2/1 | Get-IBWorkflowStepExecution | Out-String -Width 80
        }
        finally {
            Disconnect-IBSampleAccount
        }

        $text | Should -BeLike '*Steps of: golden-image/1.4.2/1, build-image 1.0.3, BUILD, COMPLETED*Sample data: *, not AWS*'
    }

    It 'are in no export and no list' {
        foreach ($object in $steps[0], $executions[0]) {
            foreach ($text in @(
                    $object | ConvertTo-Csv -NoTypeInformation | Select-Object -First 1
                    $object | ConvertTo-Json -Depth 1 -WarningAction SilentlyContinue
                    ($object | Select-Object *).PSObject.Properties.Name -join ' '
                    ($object | Get-Member).Name -join ' '
                    $object | Format-List * | Out-String
                    $object | Format-List | Out-String
                )) {
                $text | Should -Not -Match '(Steps|Workflows) of|OwnerStatus|IsSample'
            }
        }
    }
}

Describe 'The colours of a status' {
    It 'are off in the output of a redirected process and with NO_COLOR, and on where the session asks for them' {
        $with = @{ module = Get-ModuleUnderTest; failed = $known.DistributionFailedImageArn }
        $show = { param($Rendering)
            "if ('$Rendering') { `$PSStyle.OutputRendering = '$Rendering' }; Import-Module `$module; Get-IBImage `$failed" }
        $escape = [char] 27

        foreach ($rendering in '', 'Host') {
            $plain = @(Invoke-Pwsh -With $with -Script (& $show $rendering) | Where-Object { $_ -match 'FAILED' })
            $plain.Count | Should -Be 1
            $plain | Should -Not -Match $escape
        }

        $coloured = @(Invoke-Pwsh -With $with -Script (& $show 'Ansi') | Where-Object { $_ -match 'FAILED' })
        $coloured.Count | Should -Be 1
        $coloured | Should -Match "$escape\[[0-9;]+mFAILED$escape\[0m {7}DISTRIBUTING"
    }
}

Describe 'Lists and maps' {
    It 'say in one column of a report what they hold' {
        $image = Get-IBImage $known.AvailableImageArn
        $row = $image | Select-Object Name, Amis, Tags, Workflows | ConvertTo-Csv | ConvertFrom-Csv

        $row.Amis | Should -Be ($image.Amis.ForEach({ "$($_.Image) ($($_.Region))" }) -join '; ')
        $row.Tags | Should -Be 'Environment=production'
        $row.Workflows | Should -Be ($image.Workflows.WorkflowArn -join '; ')
    }

    It 'are empty text where they are empty' {
        $row = Get-IBImage $known.LegacyImageArn | ConvertTo-Csv | ConvertFrom-Csv

        foreach ($name in 'Containers', 'EcrContainerTags', 'FailureContext') { $row.$name | Should -BeExactly '' }
    }

    It 'can be looked into: by index, by name, by member, by filter' {
        $pipeline = Get-IBImagePipeline golden-image
        $image = Get-IBImage $known.AvailableImageArn

        $pipeline.Tags['Owner'], $pipeline.Tags.Owner | Should -Be 'platform', 'platform'
        $pipeline.Tags.Keys | Sort-Object | Should -Be 'Environment', 'Owner'
        $null -eq $pipeline.Tags.nothing | Should -BeTrue
        $image.Amis[0].Region | Should -Not -BeNullOrEmpty
        @($image.Amis | Where-Object Region -EQ 'us-east-1').Count | Should -BeGreaterThan 0
        @(Get-IBImagePipeline | Where-Object { $_.Tags.Owner -eq 'platform' }).Count | Should -BeGreaterThan 0
    }

    It 'make readable groups' {
        $groups = Get-IBImagePipeline golden* | Get-IBImage | Group-Object Status -NoElement

        $groups.Name | Should -Contain 'FAILED'
        (Get-IBImagePipeline | Group-Object { $_.Tags.Owner }).Count | Should -BeGreaterThan 0
    }
}

Describe 'The help of <_>' -ForEach $cmdlets {
    BeforeAll {
        $cmdlet = $_
        $culture = [cultureinfo]::CurrentUICulture
        [cultureinfo]::CurrentUICulture = 'en-US'
        $help = Get-Help $cmdlet -Full
    }

    AfterAll {
        [cultureinfo]::CurrentUICulture = $culture
    }

    It 'has a synopsis, a description and two examples, each with code that calls it and words' {
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -BeLike "*$cmdlet*"
        ($help.description.Text -join ' ').Length | Should -BeGreaterThan 100
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
        foreach ($example in $help.examples.example) {
            $example.code | Should -BeLike "*$cmdlet*"
            ($example.remarks.Text -join '').Trim() | Should -Not -BeNullOrEmpty
        }
    }

    It 'shows every parameter set, and every parameter with a text' {
        @($help.syntax.syntaxItem).Count | Should -Be (Get-Command $cmdlet).ParameterSets.Count
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters +
            [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
        foreach ($name in (Get-Command $cmdlet).Parameters.Keys | Where-Object { $_ -notin $common }) {
            ((Get-Help $cmdlet -Parameter $name).description.Text -join ' ').Length | Should -BeGreaterThan 15 -Because "that is -$name"
        }
    }

    It 'has examples that PowerShell can read, with parameters that there are' {
        foreach ($example in $help.examples.example) {
            $problems = $null
            $tree = [System.Management.Automation.Language.Parser]::ParseInput($example.code, [ref] $null, [ref] $problems)
            $problems | Should -BeNullOrEmpty
            foreach ($command in $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                $known = Get-Command $command.GetCommandName() -ErrorAction Stop
                foreach ($parameter in $command.CommandElements |
                    Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                    { $known.ResolveParameter($parameter.ParameterName) } | Should -Not -Throw
                }
            }
        }
    }
}
