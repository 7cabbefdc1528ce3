# How values and objects find their parameters. The three cmdlets have the same shape, so each test runs for each of them.
BeforeDiscovery {
    $cmdlets = @(
        @{
            Cmdlet        = 'Get-IBWorkflowExecution'
            ListParameter = 'ImageBuildVersionArn'
            ListKnown     = 'AvailableImageArn', 'FailedImageArn'
            ListOperation = 'ListWorkflowExecutions'
            IdParameter   = 'WorkflowExecutionId'
            IdKnown       = 'AvailableBuildExecutionId', 'FailedExecutionId'
            GetOperation  = 'GetWorkflowExecution'
        }
        @{
            Cmdlet        = 'Get-IBWorkflowStepExecution'
            ListParameter = 'WorkflowExecutionId'
            ListKnown     = 'AvailableBuildExecutionId', 'AvailableTestExecutionId'
            ListOperation = 'ListWorkflowStepExecutions'
            IdParameter   = 'StepExecutionId'
            IdKnown       = 'AvailableStepExecutionId', 'FailedStepExecutionId'
            GetOperation  = 'GetWorkflowStepExecution'
        }
        @{
            Cmdlet        = 'Get-IBLifecycleExecution'
            ListParameter = 'ResourceArn'
            ListKnown     = 'LifecycleImageArn', 'LifecyclePolicyArn'
            ListOperation = 'ListLifecycleExecutions'
            IdParameter   = 'LifecycleExecutionId'
            IdKnown       = 'FailedLifecycleExecutionId', 'CancelledLifecycleExecutionId'
            GetOperation  = 'GetLifecycleExecution'
        }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }
}

AfterAll {
    Stop-Loopback
}

Describe 'Binding of <Cmdlet>' -ForEach $cmdlets {
    BeforeAll {
        $parent, $otherParent = $ListKnown | ForEach-Object { $known.$_ }
        $id, $otherId = $IdKnown | ForEach-Object { $known.$_ }

        # What was asked, in order and each listing once, as "operation value".
        function Asked {
            $asked = Get-LoopbackRequest | Where-Object page -NotIn 2, 3 | ForEach-Object {
                $value = $_.body ? (ConvertFrom-Json $_.body).$ListParameter : [uri]::UnescapeDataString($_.queryString.Split('=')[1])
                "$($_.operation) $value"
            }
            @($asked)
        }

        function Row([string] $Property, $Value) {
            [pscustomobject]@{ Something = 'else'; $Property = $Value }
        }
    }

    BeforeEach {
        Clear-Loopback
    }

    Context 'a value finds its set by its form' {
        It 'as an argument' {
            & $Cmdlet $parent | Should -Not -BeNullOrEmpty
            & $Cmdlet $id | Should -Not -BeNullOrEmpty

            Asked | Should -Be "$ListOperation $parent", "$GetOperation $id"
        }

        It 'as an argument with several values, answered in their order' {
            $null = & $Cmdlet $parent, $otherParent
            $found = & $Cmdlet $otherId, $id

            $found.$IdParameter | Should -Be $otherId, $id
            Asked | Should -Be "$ListOperation $parent", "$ListOperation $otherParent", "$GetOperation $otherId", "$GetOperation $id"
        }

        It 'from the pipeline, also when both forms alternate' {
            $null = $id, $parent, $otherId, $otherParent | & $Cmdlet -ThrottleLimit 1

            Asked | Should -Be "$GetOperation $id", "$ListOperation $parent", "$GetOperation $otherId", "$ListOperation $otherParent"
        }

        It 'from the pipeline as an array in one piece' {
            $null = , @($id, $otherId) | & $Cmdlet
            $null = , @($parent, $otherParent) | & $Cmdlet

            Asked | Should -Be "$GetOperation $id", "$GetOperation $otherId", "$ListOperation $parent", "$ListOperation $otherParent"
        }

        It 'but not in an argument that mixes both: the first decides, the other gets an error that tells where it belongs' {
            $found = & $Cmdlet $id, $parent @quietly

            $found | Should -Not -BeNullOrEmpty
            $problems.Count | Should -Be 1
            $problems[0].TargetObject | Should -Be $parent
            "$($problems[0])" | Should -BeLike '*give it to Get-IB* -*'
            Asked | Should -Be "$GetOperation $id"
        }
    }

    Context 'a value after a parameter' {
        It 'is taken when it belongs there' {
            $list = @{ $ListParameter = $parent }
            $get = @{ $IdParameter = $id }

            & $Cmdlet @list | Should -Not -BeNullOrEmpty
            & $Cmdlet @get | Should -Not -BeNullOrEmpty

            Asked | Should -Be "$ListOperation $parent", "$GetOperation $id"
        }

        It 'is refused with the name of the right one, and nothing is asked, when it belongs to the other' {
            $wrongList = @{ $ListParameter = $id }
            $wrongGet = @{ $IdParameter = $parent }

            { & $Cmdlet @wrongList } | Should -Throw "*use -$IdParameter*"
            { & $Cmdlet @wrongGet } | Should -Throw "*use -$ListParameter*"

            @(Get-LoopbackRequest).Count | Should -Be 0
        }
    }

    Context 'an object' {
        It 'is bound by its property of that name, whatever else it has' {
            $null = (Row $ListParameter $parent), (Row $IdParameter $id) | & $Cmdlet

            Asked | Should -Be "$ListOperation $parent", "$GetOperation $id"
        }

        It 'may stand in an argument too' {
            $null = & $Cmdlet (Row $ListParameter $parent)
            $null = & $Cmdlet (Row $IdParameter $id), (Row $IdParameter $otherId)

            Asked | Should -Be "$ListOperation $parent", "$GetOperation $id", "$GetOperation $otherId"
        }

        It 'may have several values in its property' {
            $null = Row $ListParameter @($parent, $otherParent) | & $Cmdlet

            Asked | Should -Be "$ListOperation $parent", "$ListOperation $otherParent"
        }

        It 'is asked for by its id when it could fill both sets' {
            $null = [pscustomobject]@{ $ListParameter = $parent; $IdParameter = $id } | & $Cmdlet

            Asked | Should -Be "$GetOperation $id"
        }

        It 'is listed when its id is there but empty' {
            $null = [pscustomobject]@{ $ListParameter = $parent; $IdParameter = '' } | & $Cmdlet

            Asked | Should -Be "$ListOperation $parent"
        }

        It 'may come from a CSV file' {
            $csv = Join-Path $TestDrive 'rows.csv'
            & $Cmdlet $id, $otherId | Export-Csv $csv
            (Row $ListParameter $parent), (Row $ListParameter $otherParent) | Export-Csv "$csv.2"
            Clear-Loopback

            (Import-Csv $csv | & $Cmdlet).$IdParameter | Should -Be $id, $otherId
            $null = Import-Csv "$csv.2" | & $Cmdlet

            Asked | Should -Be "$GetOperation $id", "$GetOperation $otherId", "$ListOperation $parent", "$ListOperation $otherParent"
        }

        It 'may come from the JSON of the AWS CLI' {
            $name = $IdParameter.Substring(0, 1).ToLowerInvariant() + $IdParameter.Substring(1)
            $json = @{ $name = $id; status = 'FAILED' } | ConvertTo-Json

            ($json | ConvertFrom-Json | & $Cmdlet).$IdParameter | Should -Be $id
        }

        It 'may have gone through a job or a file' {
            $text = [System.Management.Automation.PSSerializer]::Serialize((& $Cmdlet $id))
            $back = [System.Management.Automation.PSSerializer]::Deserialize($text)

            ($back | & $Cmdlet).$IdParameter | Should -Be $id
            $back.StartTime.Kind | Should -Be 'Utc'
        }

        It 'without any property that fits gets an error, and the next one its answer' {
            $found = [pscustomobject]@{ Something = 'else' }, (Row $IdParameter $id) | & $Cmdlet @quietly

            $found.$IdParameter | Should -Be $id
            $problems.Count | Should -Be 1
            Asked | Should -Be "$GetOperation $id"
        }

        It 'does not say where a listing begins' {
            $object = [pscustomobject]@{ $ListParameter = $parent; NextToken = 'token'; StartingToken = 'token' }
            $null = $object | & $Cmdlet -ErrorAction Stop

            (Get-LoopbackRequest)[0].nextToken | Should -BeNullOrEmpty
        }
    }

    Context '$null' {
        It 'as an argument is refused' {
            { & $Cmdlet $null } | Should -Throw '*null*'
            { & $Cmdlet $id, $null } | Should -Throw '*null*'
            @(Get-LoopbackRequest).Count | Should -Be 0
        }

        It 'from the pipeline costs one error, and the others get their answers' {
            $found = $id, $null, $otherId | & $Cmdlet @quietly

            $found.$IdParameter | Should -Be $id, $otherId
            $problems.Count | Should -Be 1
        }
    }
}

Describe 'Binding by the alias Arn' {
    BeforeEach {
        Clear-Loopback
    }

    It 'works for <Cmdlet>, typed and piped' -ForEach @(
        @{ Cmdlet = 'Get-IBWorkflowExecution'; Parent = 'AvailableImageArn'; Expected = 3 }
        @{ Cmdlet = 'Get-IBLifecycleExecution'; Parent = 'LifecycleImageArn'; Expected = 60 }
    ) {
        (& $Cmdlet -Arn $known.$Parent).Count | Should -Be $Expected
        ([pscustomobject]@{ Arn = $known.$Parent } | & $Cmdlet).Count | Should -Be $Expected
        (& $Cmdlet ([pscustomobject]@{ Arn = $known.$Parent })).Count | Should -Be $Expected
    }
}

Describe 'A wrong combination' {
    It 'of paging with an id is refused before anything is asked' {
        Clear-Loopback

        { Get-IBWorkflowExecution -WorkflowExecutionId $known.AvailableBuildExecutionId -MaxItems 1 } |
            Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        @(Get-LoopbackRequest).Count | Should -Be 0
    }
}
