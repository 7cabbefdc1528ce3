# Parameters: List: ImageBuildVersionArn|Arn@0<vp [Tail] [Wait] [FilterPattern] [StartTime<p] [EndTime<p]
# Parameters: ByPipeline: ImagePipelineArn@0<vp [Date] [Tail] [FilterPattern] [StartTime<p] [EndTime<p]
# Emits ImageLogEvent: DateTime? Timestamp, String Message, String LogGroupName, String LogStreamName, String ImageBuildVersionArn, String
#     ImagePipelineArn, String Image, DateTime? IngestionTime, String EventId, String Region, String AccountId, String ProfileName, String
#     RequestId, AdditionalFields AdditionalFields
# Shows ImageLogEvent: Timestamp, Message

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
}

AfterAll {
    Stop-Loopback
}

Describe 'Get-IBImageLog' {
    BeforeEach {
        Clear-Loopback
    }

    It 'emits the whole log in order, with its group and stream' {
        $events = @(Get-IBImageLog $known.LongImageArn)

        $events[0] | Should -BeOfType ([ImageBuilderWorkflow.ImageLogEvent])
        $events.Count | Should -BeGreaterThan 3000
        $sorted = $events | Sort-Object Timestamp -Stable
        [System.Linq.Enumerable]::SequenceEqual([object[]] $sorted, [object[]] $events) | Should -BeTrue
        $events[0].Timestamp.Kind | Should -Be 'Utc'
        $events.LogGroupName | Select-Object -Unique | Should -BeExactly $known.LongLogGroup
        $events.LogStreamName | Select-Object -Unique | Should -BeExactly $known.LongLogStream
        $events.ImageBuildVersionArn | Select-Object -Unique | Should -BeExactly $known.LongImageArn
        $events.Region | Select-Object -Unique | Should -Be 'us-east-1'
        $events[0].AdditionalFields.Count | Should -Be 0
    }

    It 'emits the same through throttles and answers that break off' {
        $whole = @(Get-IBImageLog $known.LongImageArn).Message
        foreach ($kind in 'throttle', 'internalError', 'cutBody') {
            Clear-Loopback
            Add-LoopbackFault @{ kind = $kind; operation = 'GetLogEvents'; times = 2 }

            @(Get-IBImageLog $known.LongImageArn).Message | Should -Be $whole
        }
    }

    It 'reads the tail in at most three requests' {
        $whole = @(Get-IBImageLog $known.LongImageArn)
        Clear-Loopback

        $tail = @(Get-IBImageLog $known.LongImageArn -Tail 20)

        $tail.Message | Should -Be $whole[-20..-1].Message
        @(Get-LoopbackRequest).Count | Should -BeLessOrEqual 3
        (Get-LoopbackRequest).operation | Select-Object -Unique | Should -Be 'GetImage', 'GetLogEvents'
    }

    It 'signs the requests to CloudWatch Logs for that service' {
        $null = Get-IBImageLog $known.FailedImageArn -Tail 1

        (Get-LoopbackRequest GetLogEvents).signature | Should -Be 'Valid'
    }

    It 'has the service select events' {
        $expected = @(Get-IBImageLog $known.FailedImageArn | Where-Object Message -CMatch 'Stderr')
        $expected.Count | Should -BeGreaterThan 0

        $found = @(Get-IBImageLog $known.FailedImageArn -FilterPattern Stderr)

        $found.Message | Should -Be $expected.Message
        $found.EventId | Should -Not -BeNullOrEmpty
        @(Get-IBImageLog $known.FailedImageArn -FilterPattern Stderr -Tail 1).Message | Should -Be $expected[-1].Message
    }

    It 'emits the events of the time range, both ends included' {
        $whole = @(Get-IBImageLog $known.FailedImageArn)
        $expected = @($whole | Where-Object { $_.Timestamp -ge $whole[5].Timestamp -and $_.Timestamp -le $whole[9].Timestamp })

        $some = @(Get-IBImageLog $known.FailedImageArn -StartTime $whole[5].Timestamp -EndTime $whole[9].Timestamp.ToLocalTime())

        $some.Message | Should -Be $expected.Message
        { Get-IBImageLog $known.FailedImageArn -StartTime '2026-02-02' -EndTime '2026-02-01' } |
            Should -Throw -ErrorId 'InvalidTimeRange*'
    }

    It 'limits a step that is piped in to its time' {
        $step = Get-IBWorkflowExecution $known.FailedImageArn | Get-IBWorkflowStepExecution -Status FAILED
        $whole = Get-IBImageLog $known.FailedImageArn

        $events = @($step | Get-IBImageLog)

        $events.Count | Should -BeGreaterThan 0
        $events.Count | Should -BeLessThan $whole.Count
        $events | ForEach-Object { $_.Timestamp -ge $step.StartTime -and $_.Timestamp -le $step.EndTime } | Should -Not -Contain $false
    }

    It 'takes <Name> from the pipeline' -ForEach @(
        @{ Name = 'an image'; Read = { Get-IBImage $known.FailedImageArn } }
        @{ Name = 'an ARN'; Read = { $known.FailedImageArn } }
        @{ Name = 'a row of a CSV file'; Read = { Get-IBImage $known.FailedImageArn | ConvertTo-Csv | ConvertFrom-Csv } }
    ) {
        @(& $Read | Get-IBImageLog -Tail 1).Count | Should -Be 1
    }

    It 'reads the log of a pipeline for a day' {
        $pipeline = Get-IBImagePipeline $known.DisabledPipelineArn

        $found = $pipeline | Get-IBImageLog -Date $pipeline.DateLastRun

        @($found).Count | Should -BeGreaterThan 0
        $found.LogGroupName | Select-Object -Unique | Should -BeExactly $known.DisabledPipelineLogGroup
        $found.ImagePipelineArn | Select-Object -Unique | Should -BeExactly $known.DisabledPipelineArn
        $found[0].LogStreamName | Should -Match '^\d{4}/\d\d/\d\d$'
    }

    It 'says why there is no log, and goes on' {
        $events = @($known.LegacyImageArn, $known.FailedImageArn |
            Get-IBImageLog -Tail 1 -ErrorVariable problem -ErrorAction SilentlyContinue)

        $events.Count | Should -Be 1
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'LogNotFound,*'
        $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        "$problem" | Should -BeLike "*$($known.MissingLogGroup)*retention*"
    }

    It 'names the IAM action of CloudWatch Logs when it is not allowed' {
        Add-LoopbackFault @{ kind = 'error'; status = 400; code = 'AccessDeniedException'; operation = 'GetLogEvents' }

        Get-IBImageLog $known.FailedImageArn -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AccessDeniedException,*'
        $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*logs:GetLogEvents*'
    }

    It 'reports a build that does not exist' {
        Get-IBImageLog $known.UnknownImageArn -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'keeps colors and shows every other control character' {
        $events = @(Get-IBImageLog $known.FailedImageArn)
        $esc = [char] 27
        @($events.Message -match $esc).Count | Should -BeGreaterThan 0

        $shown = & { $PSStyle.OutputRendering = 'Ansi'; $events | Format-Table | Out-String -Width 200 }
        $shown -replace "$esc\[[0-9;]*m" | Should -Not -Match "[\x00-\x08\x0b-\x1f\x7f-\x9f]"
    }
}

Describe 'Get-IBImageLog -Wait' {
    BeforeEach {
        Clear-Loopback
    }

    It 'ends at once for a build that has ended' {
        $whole = @(Get-IBImageLog $known.FailedImageArn).Message

        @(Get-IBImageLog $known.FailedImageArn -Wait).Message | Should -Be $whole
    }

    It 'emits lines as time moves until the build has ended' {
        try {
            Connect-IBSampleAccount -Speed 600 -WarningAction Ignore
            $build = Start-IBImagePipeline golden-image -PassThru -Confirm:$false
            $events = @($build | Get-IBImageLog -Wait)

            (Get-IBImage $build.ImageBuildVersionArn).Status | Should -BeIn 'AVAILABLE', 'FAILED'
            $events.Message | Should -Be @(Get-IBImageLog $build.ImageBuildVersionArn).Message
            $events.Count | Should -BeGreaterThan 10
        }
        finally {
            Disconnect-IBSampleAccount
        }
    }

    It 'stops at once' {
        $shell = New-ModuleShell
        $running = $shell.AddScript('param($arn) Get-IBImageLog $arn -Wait').AddArgument($known.RunningImageArn).BeginInvoke()
        Wait-Until { @(Get-LoopbackRequest GetLogEvents).Count -gt 1 } 'the log to be followed'
        $watch = [System.Diagnostics.Stopwatch]::StartNew()

        $shell.Stop()

        $watch.Elapsed.TotalSeconds | Should -BeLessThan 2
        $running.IsCompleted | Should -BeTrue
        $shell.Dispose()
    }
}
