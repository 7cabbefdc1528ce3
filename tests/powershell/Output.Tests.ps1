# What the objects look like: as a table, as a list, as CSV and as JSON, and when the service sends more than is known today.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)

    # Every status there is, long names, and messages with line breaks.
    $listings = @{
        'Get-IBWorkflowExecution'     = 'Available', 'Failed', 'Running', 'Cancelled', 'RolledBack', 'RollingBack', 'Waiting', 'Unicode',
            'Skipped', 'Long', 'Legacy', 'Matrix' | ForEach-Object { $known."${_}ImageArn" }
        'Get-IBWorkflowStepExecution' = 'AvailableBuild', 'AvailableTest', 'Failed', 'Running', 'Waiting', 'Unicode', 'Long', 'RolledBack',
            'DistributionFailed' | ForEach-Object { $known."${_}ExecutionId" }
        'Get-IBLifecycleExecution'    = $known.LifecycleImageArn
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'The table of <Cmdlet>' -ForEach @(
    @{
        Cmdlet  = 'Get-IBWorkflowExecution'
        Headers = 'Type', 'Status', 'Steps', 'StartTime', 'Elapsed', 'Workflow', 'WorkflowExecutionId'
        Whole   = 'WorkflowExecutionId'
    }
    @{
        Cmdlet  = 'Get-IBWorkflowStepExecution'
        Headers = 'Status', 'Name', 'Elapsed', 'StartTime', 'Reason'
        Whole   = 'Name'
    }
    @{
        Cmdlet  = 'Get-IBLifecycleExecution'
        Headers = 'Status', 'Impacted', 'StartTime', 'Elapsed', 'Policy', 'LifecycleExecutionId'
        Whole   = 'LifecycleExecutionId'
    }
) {
    BeforeAll {
        Clear-Loopback
        $objects = @(& $Cmdlet $listings[$Cmdlet])
        # Without the colours of the console.
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
        # Without the heads of the groups, and with the labels of the first group alone.
        function Get-TableLines($Objects, [int] $Width) {
            $text = ($Objects | Out-String -Width $Width -ErrorVariable script:problems) -replace '\r?\n {13,}(?=\S)', ', '
            $all = $text -split '\r?\n' | Where-Object { $_.Trim() -and $_ -notmatch '^   (Steps|Workflows) of: ' }
            $all[0, 1]
            $all | Where-Object { $_ -cne $all[0] -and $_ -cne $all[1] }
        }

        $lines = Get-TableLines $objects 120
    }

    AfterAll {
        $PSStyle.OutputRendering = $rendering
    }

    It 'fits 120 columns, with one line for each object' {
        $objects.Count | Should -BeGreaterThan 40
        $lines.Count | Should -Be ($objects.Count + 2)
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 120
    }

    It 'has headers of one line and whole ids in <_> columns' -ForEach 79, 80, 99, 100, 119, 120 {
        $narrow = @(Get-TableLines $objects $_)

        $narrow.Count | Should -Be ($objects.Count + 2)
        ($narrow | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        $narrow[0].Trim() -split ' +' | ForEach-Object { $_ | Should -BeIn $Headers }
        for ($i = 0; $i -lt $objects.Count; $i++) {
            $narrow[$i + 2].Contains($objects[$i].$Whole) | Should -BeTrue -Because $narrow[$i + 2] }
    }

    It 'has labels that are properties' {
        foreach ($label in $Headers) { $null -ne $objects[0].PSObject.Members[$label] | Should -BeTrue -Because "$label is a column" }
    }

    It 'has the columns that tell most' {
        foreach ($header in $Headers) { $lines[0] | Should -Match "\b$header\b" }
    }

    It 'shows every <Whole> complete' {
        for ($i = 0; $i -lt $objects.Count; $i++) {
            $lines[$i + 2].Contains($objects[$i].$Whole) | Should -BeTrue -Because "the line is: $($lines[$i + 2])"
        }
    }

    It 'shows every status, of the longest the beginning' {
        for ($i = 0; $i -lt $objects.Count; $i++) {
            # The longest, ROLLBACK_IN_PROGRESS, would cost the table a column.
            $expected = $objects[$i].Status.Length -le 11 ? $objects[$i].Status : $objects[$i].Status.Substring(0, 8)
            $lines[$i + 2].Contains($expected) | Should -BeTrue -Because "the line is: $($lines[$i + 2])"
        }
    }

    It 'is the same in strict mode, and writes no error' {
        $strict = & {
            Set-StrictMode -Version Latest
            Get-TableLines $objects 120
        }

        $strict | Should -Be $lines
        $script:problems.Count | Should -Be 0
    }

    It 'shows an object that has nothing in it' {
        $type = (Get-Command $Cmdlet).OutputType[0].Type

        [activator]::CreateInstance($type) | Out-String -Width 120 | Should -BeLike "*$($Headers[0])*"
    }
}

Describe 'The table of executions' {
    It 'shows name and version of the workflow' {
        $text = Get-IBWorkflowExecution $known.AvailableImageArn | Out-String -Width 120

        $text | Should -BeLike '*build-image 1.0.3*'
        $text | Should -BeLike '*test-image 1.0.3*'
    }

    It 'shows UTC times without turning them into local ones, and durations to the second' {
        $execution = Get-IBWorkflowExecution -WorkflowExecutionId $known.AvailableBuildExecutionId

        $text = $execution | Out-String -Width 120

        $text | Should -BeLike "*$($execution.StartTime.ToString('yyyy-MM-dd HH:mm'))*"
        $text | Should -BeLike "*$($execution.Duration.ToString('hh\:mm\:ss'))*"
    }
}

Describe 'Format-List' {
    BeforeEach {
        Clear-Loopback
    }

    It 'shows every property of <Cmdlet>, the additional fields as JSON' -ForEach @(
        @{ Cmdlet = 'Get-IBWorkflowExecution'; Id = 'AvailableBuildExecutionId' }
        @{ Cmdlet = 'Get-IBWorkflowStepExecution'; Id = 'AvailableStepExecutionId' }
        @{ Cmdlet = 'Get-IBLifecycleExecution'; Id = 'FailedLifecycleExecutionId' }
    ) {
        Add-LoopbackFault @{ kind = 'unknownFields' }
        $object = & $Cmdlet $known.$Id

        $text = $object | Format-List | Out-String -Width 1000

        foreach ($property in $object.PSObject.Properties.Name) {
            $text | Should -Match "(?m)^$property +:"
        }

        $text | Should -Match '(?m)^AdditionalFields +: \{".*futureText'
    }
}

Describe 'Export-Csv of <Cmdlet>' -ForEach @(
    @{ Cmdlet = 'Get-IBWorkflowExecution'; Parent = 'UnicodeImageArn' }
    @{ Cmdlet = 'Get-IBWorkflowStepExecution'; Parent = 'UnicodeExecutionId' }
    @{ Cmdlet = 'Get-IBLifecycleExecution'; Parent = 'LifecycleImageArn' }
) {
    BeforeEach {
        Clear-Loopback
    }

    It 'loses nothing' {
        Add-LoopbackFault @{ kind = 'unknownFields' }
        $file = Join-Path $TestDrive "$Cmdlet.csv"
        $objects = & $Cmdlet $known.$Parent
        $objects | Export-Csv $file

        $rows = Import-Csv $file

        $rows.Count | Should -Be $objects.Count
        for ($i = 0; $i -lt $rows.Count; $i++) {
            foreach ($property in $objects[$i].PSObject.Properties) {
                $text = $rows[$i].($property.Name)
                switch ($property.Value) {
                    { $null -eq $_ } { $text | Should -BeNullOrEmpty }
                    # PowerShell writes times to the second.
                    { $_ -is [datetime] } { [math]::Abs(($_ - [datetime]::Parse($text)).TotalSeconds) | Should -BeLessThan 1 }
                    default { $text | Should -BeExactly "$_" -Because "that is the $($property.Name)" }
                }
            }

            ($rows[$i].AdditionalFields | ConvertFrom-Json).futureStructure.numbers | Should -Be 1, 2.5
        }
    }

    It 'has empty text where there are no additional fields' {
        $rows = & $Cmdlet $known.$Parent | ConvertTo-Csv | ConvertFrom-Csv

        $rows.AdditionalFields | ForEach-Object { $_ | Should -BeExactly '' }
    }
}

Describe 'What is not known today' {
    BeforeEach {
        Clear-Loopback
    }

    It 'is in the additional fields of listed objects' {
        Add-LoopbackFault @{ kind = 'unknownFields' }

        $step = Get-IBWorkflowStepExecution $known.AvailableBuildExecutionId | Select-Object -First 1

        $step.AdditionalFields.Keys | Sort-Object | Should -Be 'futureStructure', 'futureText'
        $step.AdditionalFields.futureText | Should -BeExactly 'new, "quoted" and ünknown'
        $step.AdditionalFields['futureStructure'].flag | Should -BeTrue
        $step.AdditionalFields.futureStructure.numbers | Should -Be 1, 2.5
        $step.AdditionalFields.futureStructure.ContainsKey('nothing') | Should -BeTrue
    }

    It 'is in the additional fields of single objects' {
        Add-LoopbackFault @{ kind = 'unknownFields' }

        $execution = Get-IBLifecycleExecution $known.FailedLifecycleExecutionId

        $execution.AdditionalFields.futureText | Should -BeExactly 'new, "quoted" and ünknown'
    }

    It 'becomes JSON as text and with ConvertTo-Json' {
        Add-LoopbackFault @{ kind = 'unknownFields' }
        $fields = (Get-IBWorkflowExecution -WorkflowExecutionId $known.AvailableBuildExecutionId).AdditionalFields

        foreach ($json in "$fields", ($fields | ConvertTo-Json -Depth 5)) {
            $back = $json | ConvertFrom-Json
            $back.futureText | Should -BeExactly 'new, "quoted" and ünknown'
            $back.futureStructure.flag | Should -BeTrue
            $back.futureStructure.numbers | Should -Be 1, 2.5
        }
    }

    It 'passes through as text where it is a status or type' {
        Add-LoopbackFault @{ kind = 'unknownEnums' }

        $execution = Get-IBWorkflowExecution $known.AvailableImageArn | Select-Object -First 1
        $lifecycle = Get-IBLifecycleExecution $known.FailedLifecycleExecutionId

        $execution.Status, $execution.Type, $lifecycle.Status | Should -Be 'FUTURE_STATUS', 'FUTURE_TYPE', 'FUTURE_STATUS'
        $execution | Out-String -Width 120 | Should -BeLike "*$($execution.WorkflowExecutionId)*"
    }

    It 'is not there without need: the additional fields are empty, print as nothing, and are never null' {
        $execution = Get-IBWorkflowExecution -WorkflowExecutionId $known.AvailableBuildExecutionId

        $execution.AdditionalFields.Count | Should -Be 0
        "$($execution.AdditionalFields)" | Should -BeExactly ''
        $null -eq $execution.AdditionalFields | Should -BeFalse
    }
}

Describe 'Time zone and culture' {
    It 'change nothing in the tables, whose times are UTC in the order of ISO 8601' {
        $zone = $env:TZ
        $env:TZ = 'America/New_York'
        try {
            $with = @{ module = Get-ModuleUnderTest; image = $known.AvailableImageArn; lifecycle = $known.LifecycleImageArn }
            $tables = Invoke-Pwsh -With $with -Script @'
                Import-Module $module
                # Other separators, and other calendars.
                foreach ($name in 'en-US', 'de-DE', 'fi-FI', 'th-TH', 'ar-SA') {
                    [cultureinfo]::CurrentCulture = $name
                    $executions = Get-IBWorkflowExecution $image | Out-String -Width 120
                    $history = Get-IBLifecycleExecution $lifecycle -MaxItems 5 | Out-String -Width 120
                    # Both as one line.
                    "$executions $history" -replace '\s+', ' '
                }
'@
        }
        finally {
            $env:TZ = $zone
        }

        $tables.Count | Should -Be 5
        $tables[0] | Should -BeLike '*2026-09-13 06:00*2026-09-10 07:59*'
        foreach ($table in $tables) { $table | Should -BeExactly $tables[0] }
    }
}

Describe 'The objects in a pipeline' {
    It 'can be filtered, grouped, sorted and measured' {
        $executions = Get-IBWorkflowExecution $known.MatrixImageArn

        ($executions | Where-Object Type -EQ TEST).Count | Should -Be 33
        ($executions | Group-Object Type).Name | Sort-Object | Should -Be 'BUILD', 'TEST'
        ($executions | Sort-Object Duration -Descending)[0].Duration | Should -Be ($executions | Measure-Object Duration -Maximum).Maximum
        ($executions | Sort-Object StartTime).Count | Should -Be 34
    }

    It 'compare with dates' {
        $execution = Get-IBWorkflowExecution -WorkflowExecutionId $known.AvailableBuildExecutionId

        $execution.StartTime -gt [datetime]::SpecifyKind('2026-09-13', 'Utc') | Should -BeTrue
        $execution.Duration -lt [timespan]::FromMinutes(20) | Should -BeTrue
    }
}
