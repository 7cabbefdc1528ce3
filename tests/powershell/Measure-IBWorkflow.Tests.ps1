# Parameters: InputObject@0<v
# Emits WorkflowMeasurement: String WorkflowName, String StepName, Int32 Count, Int32 FailedCount, Double FailureRate,
#     TimeSpan? MinDuration, TimeSpan? MedianDuration, TimeSpan? P90Duration, TimeSpan? MaxDuration, TimeSpan? TotalDuration,
#     DateTime? FirstStart, DateTime? LastStart, Double? Trend, String Region, String AccountId, String ProfileName, String RequestId,
#     AdditionalFields AdditionalFields
# Shows WorkflowMeasurement: WorkflowName, StepName, Count, FailedCount, MedianDuration, P90Duration, Trend, LastStart

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1", "$PSScriptRoot/Truth.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    $runs = Get-IBImage -Status * | Get-IBWorkflowExecution
    $steps = $runs | Get-IBWorkflowStepExecution

    # What the properties of measurements are, as text.
    function Shown($Measurements) { $Measurements | Select-Object * -ExcludeProperty AdditionalFields | ConvertTo-Json -Depth 2 }

    # The smallest value that at least the fraction of all values do not exceed.
    function NearestRank([double[]] $Values, [double] $Fraction) {
        $sorted = @($Values | Sort-Object)
        $sorted[[math]::Ceiling($sorted.Count * $Fraction) - 1]
    }

    function Rounded([Nullable[timespan]] $Time) { $null -eq $Time ? $null : [math]::Round($Time.TotalMilliseconds) }

    # Culture is of the thread that runs the pipeline.
    function InCulture([string] $Name, [scriptblock] $Script) {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $Name
            & $Script
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'Measure-IBWorkflow' {
    It 'measures every step and workflow of the account as its responses say' {
        # Not from the objects: from the responses themselves.
        $truth = foreach ($run in $runs) {
            $name = ($run.WorkflowBuildVersionArn -split '/')[2]
            $wire = Read-Service ListWorkflowExecutions workflowExecutions @{ imageBuildVersionArn = $run.ImageBuildVersionArn } |
                Where-Object workflowExecutionId -eq $run.WorkflowExecutionId
            [pscustomobject]@{ Workflow = $name; Step = $null; Wire = $wire }
            foreach ($step in Read-Service ListWorkflowStepExecutions steps @{ workflowExecutionId = $run.WorkflowExecutionId }) {
                [pscustomobject]@{ Workflow = $name; Step = $step.name; Wire = $step }
            }
        }

        $measured = $runs, $steps | Measure-IBWorkflow

        $groups = $truth | Group-Object Workflow, Step
        $measured.Count | Should -Be $groups.Count
        foreach ($group in $groups) {
            $found = $measured | Where-Object {
                $_.WorkflowName -ceq $group.Group[0].Workflow -and $_.StepName -ceq $group.Group[0].Step }
            $wire = @($group.Group.Wire)
            $times = foreach ($one in $wire | Where-Object { $_.endTime -and $_.status -ne 'SKIPPED' }) {
                ([datetimeoffset]$one.endTime - [datetimeoffset]$one.startTime).TotalMilliseconds
            }
            $starts = @($wire | Where-Object { $_.startTime } |
                    ForEach-Object { ([datetimeoffset]$_.startTime).UtcDateTime } | Sort-Object)

            $found.Count | Should -Be $wire.Count -Because $group.Name
            $found.FailedCount | Should -Be @(@($wire.status) -match '^(FAILED|ROLLBACK_.*)$').Count -Because $group.Name
            $found.FailureRate | Should -Be ($found.FailedCount / $found.Count)
            Rounded $found.MedianDuration | Should -Be ($times ? (NearestRank $times 0.5) : $null) -Because $group.Name
            Rounded $found.P90Duration | Should -Be ($times ? (NearestRank $times 0.9) : $null) -Because $group.Name
            Rounded $found.MinDuration | Should -Be ($times ? ($times | Measure-Object -Minimum).Minimum : $null)
            Rounded $found.MaxDuration | Should -Be ($times ? ($times | Measure-Object -Maximum).Maximum : $null)
            Rounded $found.TotalDuration | Should -Be ($times ? ($times | Measure-Object -Sum).Sum : $null)
            $found.FirstStart | Should -Be ($starts ? $starts[0] : $null)
            $found.LastStart | Should -Be ($starts ? $starts[-1] : $null)
        }
    }

    It 'emits a workflow before its steps, in the order in which they came' {
        $measured = $steps, $runs | Measure-IBWorkflow

        $measured.WorkflowName | Select-Object -Unique | Should -Be ($steps.WorkflowBuildVersionArn |
                ForEach-Object { ($_ -split '/')[2] } | Select-Object -Unique)
        $build = $measured | Where-Object WorkflowName -eq build-image
        $build[0].StepName | Should -BeNullOrEmpty
        $build[1].StepName | Should -Be 'LaunchBuildInstance'
        $build[-1].StepName | Should -Be 'TerminateBuildInstance'
        "$($build[1])" | Should -Be 'build-image/LaunchBuildInstance'
    }

    It 'gives the same for <Name>' -ForEach @(
        @{ Name = 'arguments'; Read = { Measure-IBWorkflow ($runs + $steps) } }
        @{ Name = 'CLIXML'; Read = {
                ($runs + $steps) | Export-Clixml TestDrive:/all.xml
                Import-Clixml TestDrive:/all.xml | Measure-IBWorkflow
            } }
    ) {
        Shown (& $Read) | Should -BeExactly (Shown ($runs, $steps | Measure-IBWorkflow))
    }

    It 'gives the same for CSV of a session in <_>, but for the parts of a second of times' -ForEach 'en-US', 'de-DE', 'th-TH', '' {
        $culture = $_
        $live = $runs, $steps | Measure-IBWorkflow

        $measured = InCulture $culture {
            $runs | Export-Csv TestDrive:/runs.csv
            $steps | Export-Csv TestDrive:/steps.csv
            'TestDrive:/runs.csv', 'TestDrive:/steps.csv' | ForEach-Object { Import-Csv $_ } | Measure-IBWorkflow
        }

        $measured.Count | Should -Be $live.Count
        foreach ($name in 'WorkflowName', 'StepName', 'Count', 'FailedCount', 'MinDuration', 'MedianDuration', 'P90Duration', 'MaxDuration',
            'TotalDuration') {
            $measured.$name | Should -Be $live.$name -Because $name
        }

        for ($i = 0; $i -lt $live.Count; $i++) {
            foreach ($name in 'FirstStart', 'LastStart') {
                if ($null -ne $live[$i].$name) {
                    ($live[$i].$name - $measured[$i].$name).TotalSeconds | Should -BeGreaterOrEqual 0
                    ($live[$i].$name - $measured[$i].$name).TotalSeconds | Should -BeLessThan 1
                }
            }
        }
    }

    It 'measures rows with the columns that it needs' {
        $rows = $steps | Select-Object WorkflowBuildVersionArn, Name, Status, DurationSeconds | ConvertTo-Csv | ConvertFrom-Csv

        $measured = $rows | Measure-IBWorkflow

        $measured.MedianDuration | Should -Be ($steps | Measure-IBWorkflow).MedianDuration
        $measured | Where-Object LastStart | Should -BeNullOrEmpty
    }

    It 'leaves the durations of skipped steps out' {
        $skipped = $steps | Where-Object { $_.Name -eq 'ApplyImageConfigurations' -and $_.Status -eq 'SKIPPED' }
        $skipped.Count | Should -BeGreaterThan 0

        $measured = $skipped | Measure-IBWorkflow

        $measured.Count | Should -Be $skipped.Count
        $measured.MaxDuration | Should -BeNullOrEmpty
    }

    It 'writes an error for <Name>, and measures the rest' -ForEach @(
        @{ Name = 'an object of another kind'; Item = { Get-IBImage $known.AvailableImageArn }; Message = '*neither a workflow execution*' }
        @{ Name = 'a text'; Item = { 'build-image' }; Message = "'build-image' is neither*" }
        @{ Name = 'a time that cannot be read'; Message = "'someday', the StartTime of 'step-1'*2026-09-14T07:52:10Z*"
            Item = { [pscustomobject]@{
                    Workflow = 'w 1'; StepExecutionId = 'step-1'; Name = 's'; Status = 'FAILED'; StartTime = 'someday' } } }
        @{ Name = 'an execution without a status'; Item = { [pscustomobject]@{ Workflow = 'w 1'; Duration = '00:00:05' } }
            Message = '*has no Status*' }
    ) {
        $measured = $runs[0], (& $Item), $runs[0] | Measure-IBWorkflow @quietly

        $measured.Count | Should -Be 2
        $problems.Count | Should -Be 1
        "$($problems[0])" | Should -BeLike $Message
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidExecution,*'
        $problems[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
    }

    It 'emits nothing without input, and sends no requests' {
        Clear-Loopback

        @() | Measure-IBWorkflow | Should -BeNullOrEmpty
        $runs | Measure-IBWorkflow | Should -Not -BeNullOrEmpty

        Get-LoopbackRequest | Should -BeNullOrEmpty
    }

    It 'shows a table that fits <_> columns' -ForEach 79, 80, 99, 100, 119, 120 {
        $lines = @(($runs, $steps | Measure-IBWorkflow | Out-String -Width $_) -split '\r?\n' | Where-Object { $_.Trim() })

        $lines.Count | Should -Be ((@($runs, $steps | Measure-IBWorkflow)).Count + 2)
        $lines[0] | Should -Match 'WorkflowName +StepName +Count +FailedCount +MedianDuration'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
    }
}
