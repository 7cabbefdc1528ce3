# Parameters: List: ResourceArn|Arn|ImageBuildVersionArn@0<vp [Status] [After] [Before] [LifecycleExecutionRegion<p]
# Parameters: ById: LifecycleExecutionId@0<vp [LifecycleExecutionRegion<p]
# Emits LifecycleExecution: String LifecycleExecutionId, String LifecyclePolicyArn, String Policy, String Status, String StatusReason,
#     Boolean? HasImpactedResources, DateTime? StartTime, DateTime? EndTime, TimeSpan? Duration, Double? DurationSeconds, TimeSpan?
#     Elapsed, String ResourceArn, String Region, String AccountId, String ProfileName, String RequestId, AdditionalFields
#     AdditionalFields
# Shows LifecycleExecution: Status, LifecycleExecutionId, Policy, StartTime, Elapsed, Impacted

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)

    # The service nests some of the fields and counts time in seconds; the objects are flat.
    function ShouldBeTheSame($Execution, $Wire) {
        $Execution.LifecycleExecutionId | Should -BeExactly $Wire.lifecycleExecutionId
        $Execution.LifecyclePolicyArn | Should -BeExactly $Wire.lifecyclePolicyArn
        $Execution.Status | Should -BeExactly $Wire.state.status
        $Execution.StatusReason | Should -BeExactly $Wire.state.reason
        $Execution.HasImpactedResources | Should -BeExactly $Wire.resourcesImpactedSummary?.hasImpactedResources
        foreach ($time in 'startTime', 'endTime') {
            $expected = $Wire.ContainsKey($time) ? [datetime]::UnixEpoch.AddMilliseconds([math]::Round($Wire.$time * 1000)) : $null
            $Execution.$time | Should -Be $expected
        }

        $Execution.AdditionalFields.Count | Should -Be 0
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'Get-IBLifecycleExecution' {
    BeforeEach {
        Clear-Loopback
    }

    Context 'of a resource' {
        It 'emits every execution with every field as the service tells it' {
            $wire = @()
            $arguments = @{ resourceArn = $known.LifecycleImageArn }
            do {
                $page = Invoke-Service ListLifecycleExecutions $arguments
                $wire += $page.lifecycleExecutions
                $arguments.nextToken = $page.nextToken
            } while ($page.nextToken)

            $executions = @(Get-IBLifecycleExecution $known.LifecycleImageArn)

            $executions.Count | Should -Be 60
            for ($i = 0; $i -lt $wire.Count; $i++) {
                ShouldBeTheSame $executions[$i] $wire[$i]
            }
        }

        It 'stamps the resource, the region and the request on every item' {
            $executions = Get-IBLifecycleExecution $known.LifecycleImageArn

            $executions.ResourceArn | Select-Object -Unique | Should -Be $known.LifecycleImageArn
            $executions.Region | Select-Object -Unique | Should -Be 'us-east-1'
            @($executions.RequestId | Select-Object -Unique) | Should -Be @((Get-LoopbackRequest).requestId)
        }

        It 'takes a policy for a resource as well as an image' {
            $executions = Get-IBLifecycleExecution $known.LifecyclePolicyArn

            $executions.LifecyclePolicyArn | Where-Object { $_ } | Select-Object -Unique | Should -Be $known.LifecyclePolicyArn
            $executions[0] | Should -BeOfType ([ImageBuilderWorkflow.LifecycleExecution])
        }

        It 'has UTC times with the fractions of the wire, and a duration' {
            $failed = Get-IBLifecycleExecution $known.LifecycleImageArn | Where-Object Status -EQ FAILED | Select-Object -First 1

            $failed.StartTime.Kind | Should -Be 'Utc'
            $failed.StartTime.Millisecond | Should -Be 912
            $failed.Duration | Should -Be ([timespan]::FromMilliseconds(12607))
        }

        It 'leaves empty what a pending execution, one under way, and one without a policy do not have' {
            $executions = Get-IBLifecycleExecution $known.LifecycleImageArn
            $pending = $executions | Where-Object LifecycleExecutionId -EQ $known.PendingLifecycleExecutionId
            $underWay = $executions | Where-Object LifecycleExecutionId -EQ $known.InProgressLifecycleExecutionId
            $onDemand = $executions | Where-Object LifecycleExecutionId -EQ $known.OnDemandLifecycleExecutionId

            $pending.StartTime, $pending.Duration, $pending.HasImpactedResources | Should -Be @($null, $null, $null)
            $underWay.StartTime | Should -Not -BeNullOrEmpty
            $underWay.EndTime, $underWay.Duration | Should -Be @($null, $null)
            $onDemand.LifecyclePolicyArn | Should -BeNullOrEmpty
        }
    }

    Context 'by id' {
        It 'gets every field of <_> as the service tells it' -ForEach @(
            'PendingLifecycleExecutionId', 'InProgressLifecycleExecutionId', 'CancelledLifecycleExecutionId', 'FailedLifecycleExecutionId',
            'ImpactingLifecycleExecutionId', 'OnDemandLifecycleExecutionId'
        ) {
            $wire = Invoke-Service GetLifecycleExecution @{ lifecycleExecutionId = $known.$_ }

            $execution = Get-IBLifecycleExecution -LifecycleExecutionId $known.$_

            ShouldBeTheSame $execution $wire.lifecycleExecution
            # The body repeats no request id here; the header has it.
            $execution.RequestId | Should -Be (Get-LoopbackRequest)[-1].requestId
        }

        It 'refreshes piped executions by their ids' {
            $executions = Get-IBLifecycleExecution $known.LifecycleImageArn -MaxItems 3
            Clear-Loopback

            $again = $executions | Get-IBLifecycleExecution

            $again.LifecycleExecutionId | Should -Be $executions.LifecycleExecutionId
            (Get-LoopbackRequest).operation | Should -Be (@('GetLifecycleExecution') * 3)
        }
    }
}

Describe 'The times of Get-IBLifecycleExecution' {
    It 'from -After on and before -Before are those of the start' {
        $all = @(Get-IBLifecycleExecution $known.LifecycleImageArn)
        $started = @($all | Where-Object StartTime | Sort-Object StartTime)
        $middle = $started[1].StartTime

        @(Get-IBLifecycleExecution $known.LifecycleImageArn -After $middle.ToLocalTime()).Count | Should -Be ($started.Count - 1)
        @(Get-IBLifecycleExecution $known.LifecycleImageArn -Before $middle).Count | Should -Be 1
        @(Get-IBLifecycleExecution $known.LifecycleImageArn -After $started[0].StartTime).Count | Should -Be $started.Count
    }
}
