# Parameters: [ReferenceArn@0<p] [DifferenceArn|ImageBuildVersionArn|Arn@1<vp] [Kind] [DurationRatio] [MinimumChangeSeconds]
# Emits ImageDifference: String Side, String Kind, String Name, String ReferenceValue, String DifferenceValue, Double? Ratio,
#     String ReferenceImage, String DifferenceImage, String ReferenceArn, String DifferenceArn, String Region, String AccountId,
#     String ProfileName, String RequestId, AdditionalFields AdditionalFields
# Shows ImageDifference: Side, Kind, Name, ReferenceValue, DifferenceValue

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue'; WarningVariable = 'warnings'
        WarningAction = 'SilentlyContinue' }

    $good = 'golden-image/1.4.1/1'
    $newer = 'golden-image/1.4.2/1'
    $bad = 'golden-image/1.4.2/2'
    $earlierArn = $known.AvailableImageArn -replace '1\.4\.2/1$', '1.4.1/1'
    $oldestArn = $known.AvailableImageArn -replace '1\.4\.2/1$', '1.4.0/1'

    function Asked { @((Get-LoopbackRequest).operation) }

    # A difference as text.
    function Shown($Differences) { $Differences | ForEach-Object { "$_" } }
}

AfterAll {
    Stop-Loopback
}

Describe 'Compare-IBImage' {
    BeforeEach {
        Clear-Loopback
    }

    It 'finds the packages that differ, as Compare-Object does with two lists' {
        $rows = Compare-Object (Get-IBImagePackage $good) (Get-IBImagePackage $newer)
        $expected = $rows | ForEach-Object { "$($_.InputObject.PackageName) $($_.SideIndicator) $($_.InputObject.PackageVersion)" }

        $found = Compare-IBImage $good $newer -Kind Package

        $found | Should -BeOfType ([ImageBuilderWorkflow.ImageDifference])
        $actual = $found | ForEach-Object {
            if ($_.ReferenceValue) { "$($_.Name) <= $($_.ReferenceValue)" }
            if ($_.DifferenceValue) { "$($_.Name) => $($_.DifferenceValue)" }
        }
        $actual | Sort-Object -CaseSensitive | Should -BeExactly ($expected | Sort-Object -CaseSensitive)
        $found.Count | Should -BeGreaterThan 10
        $found.Kind | Select-Object -Unique | Should -Be 'Package'
        foreach ($one in $found) {
            $one.Side | Should -Be ($one.ReferenceValue ? ($one.DifferenceValue ? '<>' : '<=') : '=>')
        }
    }

    It 'turns the sides around if the builds are' {
        $there = Compare-IBImage $good $newer
        $back = Compare-IBImage $newer $good

        $back.Name | Should -Be $there.Name
        $back.ReferenceValue | Should -Be $there.DifferenceValue
        $back.DifferenceValue | Should -Be $there.ReferenceValue
        $back.Side -replace '=>', '-' -replace '<=', '=>' -replace '-', '<=' | Should -Be $there.Side
    }

    It 'finds recipe, base image, component and infrastructure, in this order, sorted by name' {
        $found = Compare-IBImage $good $newer
        $kinds = @($found.Kind | Select-Object -Unique)

        $kinds | Should -Be 'Recipe', 'BaseImage', 'Component', 'Package'
        Shown ($found | Where-Object Kind -ne Package) | Should -Be @(
            '<> Recipe Recipe golden-image/1.4.1 golden-image/1.4.2'
            '<> BaseImage ParentImage image/amazon-linux-2023-x86/2026.7.14 image/amazon-linux-2023-x86/2026.8.28'
            '<> Component harden-os 1.1.0/1 1.2.0/1'
            '=> Component install-agent 3.0.1/1'
        )
        $names = [string[]]($found | Where-Object Kind -eq Package).Name
        $sorted = [string[]]$names.Clone()
        [array]::Sort($sorted, [StringComparer]::Ordinal)
        $names | Should -BeExactly $sorted
        $found.ReferenceImage | Select-Object -Unique | Should -Be $good
        $found.DifferenceImage | Select-Object -Unique | Should -Be $newer
        $found.Region | Select-Object -Unique | Should -Be 'us-east-1'
    }

    It 'compares one build with the last available build before it: <Name>' -ForEach @(
        @{ Name = 'the first argument'; Compare = { Compare-IBImage $bad @quietly } }
        @{ Name = 'a named argument'; Compare = { Compare-IBImage -DifferenceArn $bad @quietly } }
        @{ Name = 'an ARN'; Compare = { Compare-IBImage $known.FailedImageArn @quietly } }
        @{ Name = 'an object'; Compare = { Compare-IBImage (Get-IBImage $known.FailedImageArn) @quietly } }
        @{ Name = 'an object from the pipeline'; Compare = { Get-IBImage $known.FailedImageArn | Compare-IBImage @quietly } }
        @{ Name = 'a text from the pipeline'; Compare = { $bad | Compare-IBImage @quietly } }
        @{ Name = 'a row of a CSV file'; Compare = {
                Get-IBImage $known.FailedImageArn | Select-Object Arn, Status | ConvertTo-Csv | ConvertFrom-Csv |
                    Compare-IBImage @quietly } }
    ) {
        $found = & $Compare

        Shown $found | Should -Be '<> Infrastructure InstanceTypes ["m6i.large"] ["m7i.large"]'
        $found.ReferenceArn | Should -Be $known.AvailableImageArn
        $found.DifferenceArn | Should -Be $known.FailedImageArn
        $problems | Should -BeNullOrEmpty
    }

    It 'compares what is piped in with a reference that is named' {
        $found = Get-IBImage golden-image/1.4.2/1, golden-image/1.4.2/2 | Compare-IBImage $good -Kind Recipe

        $found.Count | Should -Be 2
        $found.ReferenceImage | Should -Be $good, $good
        $found.DifferenceImage | Should -Be $newer, $bad
    }

    It 'finds nothing between a build and itself' {
        Compare-IBImage $newer $newer -DurationRatio 1 -MinimumChangeSeconds 0 | Should -BeNullOrEmpty
    }

    It 'compares the other kinds and warns if a build has no packages' {
        $found = Compare-IBImage $good $bad @quietly

        $found.Kind | Should -Contain 'Recipe'
        $found.Kind | Should -Not -Contain 'Package'
        $problems | Should -BeNullOrEmpty
        $warnings.Count | Should -Be 1
        "$warnings" | Should -BeLike "*recorded none for '$bad', whose status is FAILED*"
    }

    It 'finds the steps whose durations moved by more than the ratio and the least time' {
        $all = Compare-IBImage $good $newer -Kind StepDuration -DurationRatio 1 -MinimumChangeSeconds 0
        $steps = foreach ($image in $good, $newer) {
            $of = @{}
            foreach ($run in Get-IBWorkflowExecution $image) {
                foreach ($step in $run | Get-IBWorkflowStepExecution | Where-Object Status -ne SKIPPED) {
                    $of["$(($run.Workflow -split ' ')[0])/$($step.Name)"] = $step.Duration }
            }
            $of
        }

        foreach ($one in $all) {
            [timespan]$one.ReferenceValue | Should -Be $steps[0][$one.Name]
            [timespan]$one.DifferenceValue | Should -Be $steps[1][$one.Name]
            $one.Ratio | Should -Be ($steps[1][$one.Name] / $steps[0][$one.Name])
        }
        $all.Count | Should -Be @($steps[0].Keys | Where-Object { $steps[1][$_] -and $steps[1][$_] -ne $steps[0][$_] }).Count

        $few = Compare-IBImage $good $newer -Kind StepDuration -DurationRatio 1.2 -MinimumChangeSeconds 15
        $few.Name | Should -Be ($all | Where-Object {
                ($_.Ratio -gt 1.2 -or 1 / $_.Ratio -gt 1.2) -and
                [math]::Abs(([timespan]$_.DifferenceValue - [timespan]$_.ReferenceValue).TotalSeconds) -ge 15 }).Name
        $few.Count | Should -BeGreaterThan 0
    }

    It 'sends only the requests that the kinds need: <Kind>' -ForEach @(
        @{ Kind = 'Recipe', 'component'; Operations = 'GetImage' }
        @{ Kind = @('Workflow'); Operations = 'GetImage', 'ListWorkflowExecutions' }
        @{ Kind = @('StepDuration'); Operations = 'GetImage', 'ListWorkflowExecutions', 'ListWorkflowStepExecutions' }
        @{ Kind = @('Package'); Operations = 'GetImage', 'ListImagePackages' }
    ) {
        $null = Compare-IBImage $earlierArn $known.AvailableImageArn -Kind $Kind

        Asked | Sort-Object -Unique | Should -Be $Operations
        @(Asked) -eq 'GetImage' | Should -HaveCount 2
    }

    It 'finds the reference by the pipeline, with one listing' {
        $null = Compare-IBImage $known.FailedImageArn -Kind Recipe

        Asked | Sort-Object -Unique | Should -Be 'GetImage', 'ListImagePipelineImages'
    }

    It 'says that there is no build to compare with, and goes on' {
        $found = $oldestArn, $bad | Compare-IBImage @quietly

        $found.DifferenceImage | Select-Object -Unique | Should -Be $bad
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NoReferenceImage,*'
        $problems[0].TargetObject | Should -Be $oldestArn
        "$($problems[0])" | Should -BeLike '*status AVAILABLE before*-ReferenceArn*'
    }

    It 'writes one error for a build that does not exist, with the value as its target, and goes on' {
        $unknown = $known.AvailableImageArn -replace '/1$', '/999'

        $found = $unknown, 'nonsense', $newer | Compare-IBImage $good -Kind Recipe @quietly
        $problems.TargetObject | Should -Be $unknown, 'nonsense'
        $found.DifferenceImage | Should -Be $newer

        Compare-IBImage $unknown $newer @quietly | Should -BeNullOrEmpty
        $problems.TargetObject | Should -Be $unknown
        $problems[0].Exception.Operation | Should -Be 'GetImage'
    }

    It 'writes an error for a listing that fails, and emits the other kinds' {
        Add-LoopbackFault @{ operation = 'ListImagePackages'; kind = 'error'; status = 403; code = 'AccessDeniedException'
            message = 'not authorized' }

        $found = Compare-IBImage $good $newer @quietly

        $found.Kind | Select-Object -Unique | Should -Be 'Recipe', 'BaseImage', 'Component'
        $problems.Count | Should -Be 1
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*imagebuilder:ListImagePackages*'
    }

    It 'refuses no build at all, and several references' {
        { Compare-IBImage } | Should -Throw -ErrorId 'NothingToCompare,*'
        { Compare-IBImage $good, $newer $bad } | Should -Throw -ErrorId 'SeveralReferences,*'
    }

    It 'asks each region about its own build' {
        $there = $known.AvailableImageArn -replace 'us-east-1', 'eu-west-1'

        $null = Get-IBImage $known.AvailableImageArn | Compare-IBImage $there -Kind Recipe @quietly

        $problems.Count | Should -Be 1
        $problems[0].Exception.Region | Should -Be 'eu-west-1'
        $warnings | Should -BeNullOrEmpty
    }

    It 'shows a table that fits <_> columns' -ForEach 79, 80, 99, 100, 119, 120 {
        $found = Compare-IBImage $good $newer -Kind Recipe, BaseImage, Component, StepDuration -DurationRatio 1
        $lines = @(($found | Out-String -Width $_) -split '\r?\n' | Where-Object { $_.Trim() })

        $lines.Count | Should -Be ($found.Count + 2)
        $lines[0] | Should -Match '^Side +Kind +Name +ReferenceValue +DifferenceValue$'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
    }

    It 'is completed from the account, and -Kind from its values' {
        (TabExpansion2 'Compare-IBImage -Kind Pa').CompletionMatches.CompletionText | Should -Be 'Package'
        (TabExpansion2 'Compare-IBImage golden-image/1.4.2/1').CompletionMatches.CompletionText | Should -Contain $known.AvailableImageArn
    }
}
