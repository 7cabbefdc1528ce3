# Parameters: ById: ImageBuildVersionArn@0<vp
# Parameters: ByPipeline: ImagePipelineArn@0<vp
# Parameters: ByExecution: WorkflowExecutionId@0<vp
# Emits TimelineEntry: String Kind, String Name, String Status, DateTime? StartTime, DateTime? EndTime, TimeSpan? Duration,
#     Double? DurationSeconds, TimeSpan? Elapsed, TimeSpan? Wait, Boolean IsCritical, Boolean IsWaiting, String Reason, String Image,
#     String ImageBuildVersionArn, String Workflow, String WorkflowType, String WorkflowBuildVersionArn, String WorkflowExecutionId,
#     String ParallelGroup, String StepName, String StepAction, String StepExecutionId, String Region, String AccountId,
#     String ProfileName, String RequestId, AdditionalFields AdditionalFields
# Shows TimelineEntry: Kind, Name, Status, Elapsed, Wait, IsCritical, StartTime, Image, ParallelGroup

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    function Asked { @((Get-LoopbackRequest).operation) }

    # What the service says about a build, in the order of the entries.
    function Expected($Arn) {
        $Arn
        foreach ($execution in Get-IBWorkflowExecution $Arn) {
            $execution.WorkflowExecutionId
            (Get-IBWorkflowStepExecution $execution.WorkflowExecutionId).StepExecutionId
        }
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'Get-IBTimeline' {
    BeforeEach {
        Clear-Loopback
    }

    It 'emits the image, each workflow and its steps, as the service has them' {
        $entries = Get-IBTimeline $known.AvailableImageArn

        $entries | Should -BeOfType ([ImageBuilderWorkflow.TimelineEntry])
        "$entries" | Should -Be "$(Expected $known.AvailableImageArn)"
        $entries[0].Kind | Should -Be 'Image'
        $entries[0].StartTime | Should -Be (Get-IBImage $known.AvailableImageArn).DateCreated
        $executions = Get-IBWorkflowExecution $known.AvailableImageArn
        $entries[0].EndTime | Should -Be ($executions.EndTime | Sort-Object | Select-Object -Last 1)
        $workflows = $entries | Where-Object Kind -eq Workflow
        $workflows.StartTime | Should -Be $executions.StartTime
        $workflows.EndTime | Should -Be $executions.EndTime
        $workflows.Name | Should -Be $executions.Workflow
        ($entries | Where-Object Kind -eq Step)[0].StepAction | Should -Be 'LaunchInstance'
    }

    It 'costs the image, the executions and a listing of steps for each' {
        $workflows = @(Get-IBTimeline $known.AvailableImageArn | Where-Object Kind -eq Workflow)

        Asked | Select-Object -First 2 | Should -Be 'GetImage', 'ListWorkflowExecutions'
        Asked | Select-Object -Skip 2 | Should -Be (@('ListWorkflowStepExecutions') * $workflows.Count)
    }

    It 'takes <Name> from the pipeline' -ForEach @(
        @{ Name = 'an image'; Read = { Get-IBImage $known.FailedImageArn } }
        @{ Name = 'an ARN'; Read = { $known.FailedImageArn } }
        @{ Name = 'a short name'; Read = { 'golden-image/1.4.2/2' } }
        @{ Name = 'a failure of a build'; Read = { Get-IBImageFailure $known.FailedImageArn | Select-Object ImageBuildVersionArn } }
        @{ Name = 'a row of a CSV file'; Read = { Get-IBImage $known.FailedImageArn | ConvertTo-Csv | ConvertFrom-Csv } }
    ) {
        $entries = & $Read | Get-IBTimeline

        "$entries" | Should -Be "$(Expected $known.FailedImageArn)"
    }

    It 'takes <Name> for that execution alone' -ForEach @(
        @{ Name = 'an execution'; Read = { Get-IBWorkflowExecution $known.FailedExecutionId } }
        @{ Name = 'the id of an execution'; Read = { $known.FailedExecutionId } }
        @{ Name = 'the steps of an execution'; Read = { Get-IBWorkflowStepExecution $known.FailedExecutionId } }
    ) {
        $entries = & $Read | Get-IBTimeline

        $steps = (Get-IBWorkflowStepExecution $known.FailedExecutionId).StepExecutionId
        "$entries" | Should -Be (@($known.FailedImageArn, $known.FailedExecutionId) + $steps -join ' ')
    }

    It 'emits each entry once: all executions of a build are the build' {
        $entries = Get-IBWorkflowExecution $known.AvailableImageArn | Get-IBTimeline

        "$entries" | Should -Be "$(Expected $known.AvailableImageArn)"
        "$($known.AvailableImageArn, $known.AvailableImageArn | Get-IBTimeline)" | Should -Be "$entries"
    }

    It 'emits the builds of each pipeline, the newest first' {
        $pipeline = Get-IBImagePipeline golden-image
        $builds = Get-IBImage -ImagePipelineArn $pipeline.Arn | Sort-Object DateCreated -Descending

        $all = $pipeline | Get-IBTimeline | Where-Object Kind -eq Image
        $newest = Get-IBTimeline -ImagePipelineArn $pipeline.Arn -MaxItems 2 | Where-Object Kind -eq Image

        $all.ImageBuildVersionArn | Should -Be $builds.Arn
        $newest.ImageBuildVersionArn | Should -Be $builds[0, 1].Arn
    }

    It 'does not ask for what the listing of a pipeline has told' {
        $null = Get-IBTimeline -ImagePipelineArn $known.GoldenImagePipelineArn -MaxItems 1

        Asked | Should -Not -Contain 'GetImage'
    }

    It 'keeps the order of the inputs, whatever the limit is' {
        $inputs = $known.FailedImageArn, $known.AvailableImageArn, $known.WaitingImageArn

        $entries = $inputs | Get-IBTimeline

        ($entries | Where-Object Kind -eq Image).ImageBuildVersionArn | Should -Be $inputs
        "$(Get-IBTimeline $inputs -ThrottleLimit 1)" | Should -Be "$entries"
    }

    It 'writes an error for an input that does not exist, in its place, and goes on' {
        $unknown = $known.FailedImageArn -replace '/2$', '/999'

        $entries = $known.FailedImageArn, $unknown, 'nonsense', 'wf-12345678-1234-1234-1234-123456789012', $known.AvailableImageArn |
            Get-IBTimeline @quietly

        ($entries | Where-Object Kind -eq Image).ImageBuildVersionArn | Should -Be $known.FailedImageArn, $known.AvailableImageArn
        $problems.TargetObject | Should -Be $unknown, 'nonsense', 'wf-12345678-1234-1234-1234-123456789012'
    }

    It 'marks what waits for a person' {
        $entries = Get-IBTimeline $known.WaitingImageArn

        $waiting = $entries | Where-Object IsWaiting
        $waiting.Kind | Should -Be 'Workflow', 'Step'
        $waiting[1].StepAction | Should -Be 'WaitForAction'
        $waiting[1].Duration | Should -BeNullOrEmpty
        $waiting[1].Elapsed | Should -BeGreaterThan ([timespan]::Zero)
        $waiting[1].IsCritical | Should -BeTrue
    }

    It 'puts one workflow of each parallel group on the critical path, and a retry behind what it retries' {
        $entries = Get-IBTimeline test-matrix/1.0.0/1
        $tests = $entries | Where-Object { $_.Kind -eq 'Workflow' -and $_.ParallelGroup }

        $tests.Count | Should -Be 33
        ($tests | Where-Object IsCritical).Count | Should -BeLessThan 8
        $starts = $tests.StartTime
        $starts | Should -Be ($starts | Sort-Object)
        $failed = $tests | Where-Object Status -eq FAILED | Select-Object -First 1
        @($tests | Where-Object ParallelGroup -eq $failed.ParallelGroup).Status | Should -Be 'FAILED', 'COMPLETED'
    }

    It 'is of use to Sort-Object, Measure-Object and Export-Csv as it is' {
        $entries = Get-IBTimeline $known.AvailableImageArn
        $steps = $entries | Where-Object Kind -eq Step

        ($steps | Sort-Object Duration -Descending)[0].DurationSeconds |
            Should -Be ($steps | Measure-Object DurationSeconds -Maximum).Maximum
        $entries | Export-Csv TestDrive:/timeline.csv
        $rows = Import-Csv TestDrive:/timeline.csv
        $rows.Count | Should -Be $entries.Count
        $rows[2].Name | Should -Be $entries[2].Name
        $rows[2].IsCritical | Should -Be "$($entries[2].IsCritical)"
        [double]$rows[2].DurationSeconds | Should -Be $entries[2].DurationSeconds
    }

    It 'shows a table' {
        $text = Get-IBTimeline $known.AvailableImageArn | Out-String -Width 79

        $text | Should -Match 'Kind +Name +Status +Elapsed +Wait +IsCritical'
        $text | Should -Match 'Step +LaunchBuildInstance +COMPLETED'
    }

    It 'ends at once when it is stopped' {
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 60000; operation = 'ListWorkflowStepExecutions' }
        $shell = New-ModuleShell
        try {
            $running = $shell.AddScript("Get-IBTimeline $($known.AvailableImageArn)").BeginInvoke()
            Wait-Until { (Get-LoopbackState).inFlight -ge 1 } 'a listing of steps'

            $shell.Stop()

            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $running.IsCompleted | Should -BeTrue
        }
        finally {
            $shell.Dispose()
        }
    }
}
