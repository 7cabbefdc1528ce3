# Parameters: List: ImageBuildVersionArn|Arn@0<vp [Status] [After] [Before]
# Parameters: ById: WorkflowExecutionId@0<vp
# Emits WorkflowExecution: String WorkflowExecutionId, String Type, String Status, String Message, Int32? TotalStepCount, Int32?
#     TotalStepsSucceeded, Int32? TotalStepsFailed, Int32? TotalStepsSkipped, String Steps, DateTime? StartTime, DateTime? EndTime,
#     TimeSpan? Duration, Double? DurationSeconds, TimeSpan? Elapsed, String ParallelGroup, Boolean? Retried, String
#     WorkflowBuildVersionArn, String Workflow, String ImageBuildVersionArn, String Image, String Region, String AccountId, String
#     ProfileName, String RequestId, AdditionalFields AdditionalFields
# Shows WorkflowExecution: Status, Type, Steps, Elapsed, WorkflowExecutionId, StartTime, Workflow

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback -ArgumentList '--signing-region', '*'
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
}

AfterAll {
    Stop-Loopback
}

Describe 'Get-IBWorkflowExecution' {
    BeforeEach {
        Clear-Loopback
    }

    Context 'of an image' {
        It 'emits every execution of <_> with every field as the service tells it' -ForEach @(
            'AvailableImageArn', 'FailedImageArn', 'RunningImageArn', 'RolledBackImageArn', 'SkippedImageArn', 'UnicodeImageArn',
            'MatrixImageArn', 'LegacyImageArn'
        ) {
            $arn = $known.$_
            $page = Invoke-Service ListWorkflowExecutions @{ imageBuildVersionArn = $arn }
            $wire = @($page.workflowExecutions)
            while ($page.nextToken) {
                $page = Invoke-Service ListWorkflowExecutions @{ imageBuildVersionArn = $arn; nextToken = $page.nextToken }
                $wire += $page.workflowExecutions
            }

            $executions = @(Get-IBWorkflowExecution $arn)

            $executions.Count | Should -Be $wire.Count
            for ($i = 0; $i -lt $wire.Count; $i++) {
                $executions[$i] | Should -BeOfType ([ImageBuilderWorkflow.WorkflowExecution])
                foreach ($field in $wire[$i].Keys) {
                    $executions[$i].$field | Should -BeExactly $wire[$i].$field -Because "that is the $field of item $i"
                }

                $executions[$i].AdditionalFields.Count | Should -Be 0
            }
        }

        It 'stamps what stands beside the items, and the region asked, on every item' {
            $executions = Get-IBWorkflowExecution $known.MatrixImageArn -PageSize 20

            $executions.Count | Should -Be 34
            $executions.ImageBuildVersionArn | Select-Object -Unique | Should -Be $known.MatrixImageArn
            $executions.Region | Select-Object -Unique | Should -Be 'us-east-1'
            # One id for each of the two requests.
            @($executions.RequestId | Select-Object -Unique) | Should -Be @((Get-LoopbackRequest).requestId)
        }

        It 'has real UTC times, and a duration from start to end' {
            $execution = Get-IBWorkflowExecution $known.AvailableImageArn | Select-Object -First 1

            $execution.StartTime | Should -BeOfType ([datetime])
            $execution.StartTime.Kind | Should -Be 'Utc'
            $execution.EndTime.Kind | Should -Be 'Utc'
            $execution.Duration | Should -BeOfType ([timespan])
            $execution.Duration | Should -Be ($execution.EndTime - $execution.StartTime)
        }

        It 'leaves the end and the duration empty while an execution runs, and the start too while it is pending' {
            $executions = Get-IBWorkflowExecution $known.RunningImageArn
            $running = $executions | Where-Object WorkflowExecutionId -EQ $known.RunningExecutionId
            $pending = $executions | Where-Object WorkflowExecutionId -EQ $known.PendingExecutionId

            $running.StartTime | Should -BeOfType ([datetime])
            $running.EndTime, $running.Duration | Should -Be @($null, $null)
            $pending.StartTime, $pending.EndTime, $pending.Duration | Should -Be @($null, $null, $null)
        }

        It 'leaves empty what an old execution does not have' {
            $old = Get-IBWorkflowExecution $known.LegacyImageArn

            $old.Type | Should -BeNullOrEmpty
            $null -eq $old.Retried | Should -BeTrue
        }

        It 'emits nothing, and no error, for an image without executions' {
            Get-IBWorkflowExecution $known.EmptyImageArn -ErrorAction Stop | Should -BeNullOrEmpty
            @(Get-LoopbackRequest).Count | Should -Be 1
        }

        It 'keeps the order of several images' {
            $arns = $known.FailedImageArn, $known.AvailableImageArn, $known.LegacyImageArn

            Get-IBWorkflowExecution $arns | ForEach-Object ImageBuildVersionArn | Select-Object -Unique | Should -Be $arns
        }
    }

    Context 'by id' {
        It 'gets the same as the listing' {
            $listed = Get-IBWorkflowExecution $known.UnicodeImageArn | Where-Object WorkflowExecutionId -EQ $known.UnicodeExecutionId

            $one = Get-IBWorkflowExecution -WorkflowExecutionId $known.UnicodeExecutionId

            # The service tells of retries in listings only.
            $properties = $listed.PSObject.Properties.Name | Where-Object { $_ -notin 'RequestId', 'Retried', 'AdditionalFields' }
            foreach ($name in $properties) {
                $one.$name | Should -BeExactly $listed.$name -Because "that is the $name of the listing"
            }

            $one.Message | Should -BeLike "*日本語*"
            $one.RequestId | Should -Not -Be $listed.RequestId
        }

        It 'refreshes a piped execution by its id, with one GET each and nothing else' {
            $executions = Get-IBWorkflowExecution $known.AvailableImageArn
            Clear-Loopback

            $again = $executions | Get-IBWorkflowExecution

            $again.WorkflowExecutionId | Should -Be $executions.WorkflowExecutionId
            $requests = @(Get-LoopbackRequest)
            $requests.operation | Should -Be (@('GetWorkflowExecution') * 3)
            $requests.method | Should -Be (@('GET') * 3)
        }

        It 'gets the execution that a piped step belongs to' {
            $step = Get-IBWorkflowStepExecution -StepExecutionId $known.FailedStepExecutionId

            ($step | Get-IBWorkflowExecution).WorkflowExecutionId | Should -Be $known.FailedExecutionId
        }
    }

    Context 'in the region of a piped object' {
        It 'asks for the next thing where the object came from' {
            $execution = Get-IBWorkflowExecution -WorkflowExecutionId $known.AvailableBuildExecutionId -Region eu-west-1
            $execution.Region | Should -Be 'eu-west-1'

            $step = $execution | Get-IBWorkflowStepExecution | Select-Object -First 1
            $again = $execution | Get-IBWorkflowExecution

            $step.Region, $again.Region | Should -Be 'eu-west-1', 'eu-west-1'
            (Get-LoopbackRequest).signingRegion | Should -Be (@('eu-west-1') * 3)
        }

        It 'asks for every object in its own region' {
            $objects = 'eu-west-1', 'ap-south-1', 'us-east-1' | ForEach-Object {
                [pscustomobject]@{ WorkflowExecutionId = $known.AvailableBuildExecutionId; Region = $_ }
            }

            ($objects | Get-IBWorkflowExecution).Region | Should -Be 'eu-west-1', 'ap-south-1', 'us-east-1'
            (Get-LoopbackRequest).signingRegion | Should -Be 'eu-west-1', 'ap-south-1', 'us-east-1'
        }

        It 'forgets the region of one object when the next has none' {
            $objects = [pscustomobject]@{ WorkflowExecutionId = $known.AvailableBuildExecutionId; Region = 'eu-west-1' },
                [pscustomobject]@{ WorkflowExecutionId = $known.AvailableTestExecutionId }

            ($objects | Get-IBWorkflowExecution).Region | Should -Be 'eu-west-1', 'us-east-1'
        }

        It 'lets -Region win over the object and over the ARN' {
            [pscustomobject]@{ Arn = $known.AvailableImageArn; Region = 'eu-west-1' } |
                Get-IBWorkflowExecution -Region sa-east-1 -MaxItems 1 -WarningAction Ignore | ForEach-Object Region | Should -Be 'sa-east-1'
        }
    }
}

Describe 'The times of Get-IBWorkflowExecution' {
    It 'from -After on and before -Before are those of the start' {
        $all = @(Get-IBWorkflowExecution $known.AvailableImageArn)
        $started = @($all | Where-Object StartTime | Sort-Object StartTime)
        $middle = $started[1].StartTime

        @(Get-IBWorkflowExecution $known.AvailableImageArn -After $middle.ToLocalTime()).Count | Should -Be ($started.Count - 1)
        @(Get-IBWorkflowExecution $known.AvailableImageArn -Before $middle).Count | Should -Be 1
        @(Get-IBWorkflowExecution $known.AvailableImageArn -After $started[0].StartTime).Count | Should -Be $started.Count
    }
}
