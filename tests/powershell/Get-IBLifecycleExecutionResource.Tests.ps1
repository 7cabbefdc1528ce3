# Parameters: List: LifecycleExecutionId@0<vp [ParentResourceId|ResourceId@1<v] [Recurse] [LifecycleExecutionRegion<p]
# Emits LifecycleExecutionResource: String ResourceId, String Resource, String Action, String ActionReason, String Status, String
#     StatusReason, DateTime? StartTime, DateTime? EndTime, TimeSpan? Duration, Double? DurationSeconds, TimeSpan? Elapsed,
#     ValueList<LifecycleSnapshot> Snapshots, ValueList<String> ImageUris, String LifecycleExecutionId, String LifecycleExecutionRegion,
#     String LifecycleExecutionStatus, String LifecycleExecutionStatusReason, String ParentResourceId, String Region, String AccountId,
#     String ProfileName, String RequestId, AdditionalFields AdditionalFields
# Shows LifecycleExecutionResource: Status, Action, Region, Resource, StatusReason

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1", "$PSScriptRoot/Truth.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }
    $beside = 'LifecycleExecutionId', 'LifecycleExecutionStatus', 'LifecycleExecutionStatusReason', 'ParentResourceId'

    function Read-Resource([string] $Id, [string] $Parent) {
        $arguments = @{ lifecycleExecutionId = $Id }
        if ($Parent) { $arguments.parentResourceId = $Parent }
        Read-Service ListLifecycleExecutionResources resources $arguments
    }

    $id = $known.ImpactingLifecycleExecutionId
    $image = $known.LifecycleImageArn
    # The run over the nightly builds: more images than one page has.
    $long = (Get-IBLifecyclePolicy retire-nightly-agents | Get-IBLifecycleExecution)[0].LifecycleExecutionId
}

AfterAll {
    Stop-Loopback
}

Describe 'Get-IBLifecycleExecutionResource' {
    BeforeEach {
        Clear-Loopback
    }

    Context 'of a lifecycle execution' {
        It 'emits every resource with every field as the service tells it' {
            foreach ($one in $id, $long) {
                $resources = @(Get-IBLifecycleExecutionResource $one)

                $resources | Should -BeOfType ([ImageBuilderWorkflow.LifecycleExecutionResource])
                Get-Difference $resources @(Read-Resource $one) -Beside $beside | Should -BeNullOrEmpty
            }
        }

        It 'stamps what stands beside the items: the execution and how it stands' {
            $answer = Invoke-Service ListLifecycleExecutionResources @{ lifecycleExecutionId = $id }

            $resource = Get-IBLifecycleExecutionResource $id

            $resource.LifecycleExecutionId | Should -Be $id
            $resource.LifecycleExecutionStatus | Should -Be $answer.lifecycleExecutionState.status
            $resource.LifecycleExecutionStatusReason | Should -Be $answer.lifecycleExecutionState['reason']
            $resource.ParentResourceId | Should -BeNullOrEmpty
        }

        It 'reads page after page, with one request each' {
            $resources = Get-IBLifecycleExecutionResource $long

            $resources.Count | Should -Be 31
            (Get-LoopbackRequest).page | Should -Be 1, 2
        }

        It 'is silent for one that has acted on nothing' {
            Get-IBLifecycleExecutionResource $known.PendingLifecycleExecutionId @quietly | Should -BeNullOrEmpty

            $problems.Count | Should -Be 0
        }

        It 'answers an unknown one with an error, and goes on with the next' {
            $found = $known.UnknownLifecycleExecutionId, $id | Get-IBLifecycleExecutionResource @quietly

            @($found).Count | Should -Be 1
            $problems.Count | Should -Be 1
            $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problems[0].TargetObject | Should -Be $known.UnknownLifecycleExecutionId
        }
    }

    Context 'of a resource' {
        It 'emits what belongs to it, with every field and the parent' {
            $children = Get-IBLifecycleExecutionResource $id -ParentResourceId $image

            $children.Count | Should -Be 2
            Get-Difference $children @(Read-Resource $id $image) -Beside $beside | Should -BeNullOrEmpty
            $children.ParentResourceId | Select-Object -Unique | Should -Be $image
        }

        It 'has snapshots as typed objects' {
            $ami = Get-IBLifecycleExecutionResource $id $image | Where-Object { $_.Snapshots.Count }

            $ami.Snapshots | Should -BeOfType ([ImageBuilderWorkflow.LifecycleSnapshot])
            foreach ($snapshot in $ami.Snapshots) {
                $ami.Snapshots.ToString() | Should -BeLike "*$($snapshot.SnapshotId) ($($snapshot.Status))*" }
        }

        It 'takes the resources that are piped in for their own parents' {
            $children = Get-IBLifecycleExecutionResource $id | Get-IBLifecycleExecutionResource

            $children.ResourceId | Should -Be (Read-Resource $id $image).resourceId
        }

        It 'forgets the parent when an id follows a resource' {
            $resource = Get-IBLifecycleExecutionResource $id
            $lifecycle = Get-IBLifecycleExecution -LifecycleExecutionId $id

            $found = $resource, $id, $resource, $lifecycle | Get-IBLifecycleExecutionResource

            $found.ParentResourceId | Should -Be $image, $image, $null, $image, $image, $null
        }

        It 'asks where the lifecycle execution is, not where the resource is' {
            # One of the two is in another region.
            $children = Get-IBLifecycleExecutionResource $id $image
            $children.Region | Should -Contain 'eu-central-1'

            $children | Get-IBLifecycleExecution @quietly

            (Get-LoopbackRequest GetLifecycleExecution).signingRegion | Select-Object -Unique | Should -Be 'us-east-1'
            $problems.Count | Should -Be 0
        }
    }

    Context 'with -Recurse' {
        It 'emits every resource, followed by what belongs to it' {
            $expected = foreach ($resource in Read-Resource $id) {
                $resource.resourceId
                (Read-Resource $id $resource.resourceId).resourceId
            }

            $found = Get-IBLifecycleExecutionResource $id -Recurse

            $found.ResourceId | Should -Be $expected
            $found.ParentResourceId | Should -Be $null, $image, $image
        }

        It 'takes it for no error that the service knows no children of an AMI' {
            $null = Get-IBLifecycleExecutionResource $id -Recurse @quietly

            $problems.Count | Should -Be 0
            # One for the execution, one for each of its three resources.
            @(Get-LoopbackRequest).Count | Should -Be 4
        }

        It 'walks every page' {
            $expected = foreach ($resource in Read-Resource $long) {
                $resource.resourceId
                @(Read-Resource $long $resource.resourceId) | ForEach-Object { $_.resourceId }
            }

            (Get-IBLifecycleExecutionResource $long -Recurse -PageSize 7).ResourceId | Should -Be $expected
        }

        It 'ends with -MaxItems <_>, and asks no more than it must' -ForEach 1, 2, 3 {
            $all = Get-IBLifecycleExecutionResource $id -Recurse
            Clear-Loopback

            (Get-IBLifecycleExecutionResource $id -Recurse -MaxItems $_).ResourceId | Should -Be $all.ResourceId[0..($_ - 1)]
            @(Get-LoopbackRequest).Count | Should -BeLessOrEqual $_
        }

        It 'counts -MaxItems for each execution' {
            @($id, $long | Get-IBLifecycleExecutionResource -Recurse -MaxItems 2).Count | Should -Be 4
        }

        It 'starts at -ParentResourceId' {
            $found = Get-IBLifecycleExecutionResource $id -ParentResourceId $image -Recurse

            $found.ResourceId | Should -Be (Read-Resource $id $image).resourceId
        }

        It 'reports a parent that the service does not know when the user named it' {
            Get-IBLifecycleExecutionResource $id -ParentResourceId ami-00000000000000000 -Recurse @quietly | Should -BeNullOrEmpty

            $problems.Count | Should -Be 1
            $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        }

        It 'reports what fails for another reason' {
            Add-LoopbackFault @{ kind = 'error'; code = 'ForbiddenException'; status = 403; contains = 'parentResourceId' }

            @(Get-IBLifecycleExecutionResource $id -Recurse @quietly).Count | Should -Be 1

            $problems[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
        }

        It 'goes with no token: <_>' -ForEach @(@{ StartingToken = 'x' }, @{ NextTokenVariable = 'token' }) {
            { Get-IBLifecycleExecutionResource $id -Recurse @_ } | Should -Throw '*-Recurse*'
            @(Get-LoopbackRequest).Count | Should -Be 0
        }
    }
}
