# Two objects are the same resource or they are not: for -Unique, Compare-Object, Group-Object and -in, and as text. And what -GroupBy
# shows.
BeforeDiscovery {
    # Every exported type: one that is new fails here until it says how two of its objects are told apart.
    $assembly = [System.Reflection.Assembly]::LoadFrom((Join-Path $env:IB_MODULE 'bin/net8.0/ImageBuilderWorkflow.dll'))
    $base = $assembly.GetType('ImageBuilderWorkflow.ServiceValue')
    $types = $assembly.GetExportedTypes() | Where-Object { -not $_.IsAbstract -and $_.IsSubclassOf($base) } |
        ForEach-Object { @{ Type = $_.Name } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)

    # Two objects of a type that differ in all their texts, and a later snapshot of the first with another status.
    function New-Objects([string] $Type) {
        foreach ($mark in 'one', 'two', 'one') {
            $object = New-Object "ImageBuilderWorkflow.$Type"
            foreach ($property in $object.PSObject.Properties |
                Where-Object { $_.IsSettable -and $_.TypeNameOfValue -eq 'System.String' }) {
                $object.($property.Name) = "$($property.Name)-$mark"
            }

            if ($Type -eq 'Container') { $object.ImageUris = [ImageBuilderWorkflow.ValueList[string]]::new([string[]] "uri-$mark") }
            $object
        }
    }
}

AfterAll {
    Stop-Loopback
}

Describe '<Type>' -ForEach $types {
    BeforeAll {
        $one, $two, $again = New-Objects $Type
    }

    It 'is one resource for each id, whatever compares' {
        @($one, $two, $again | Sort-Object -Unique).Count | Should -Be 2
        @($one, $two, $again | Select-Object -Unique).Count | Should -Be 2
        @($one, $two, $again | Group-Object).Count | Should -Be 2
        @(Compare-Object $one $two).Count | Should -Be 2
        @(Compare-Object $one $again).Count | Should -Be 0
        $one -in @($two, $again) | Should -BeTrue
        $one -in @($two) | Should -BeFalse
        $one -eq $again | Should -BeTrue
        [System.Collections.Generic.HashSet[object]]::new([object[]] ($one, $two, $again)).Count | Should -Be 2
    }

    It 'is a text that names it, not its type' {
        "$one" | Should -Not -BeLike '*ImageBuilderWorkflow*'
        "$one" | Should -Not -Be "$two"
        "$one" | Should -Be "$again"
    }
}

Describe 'What the server sends' {
    It 'stays as many objects as it has ids: <Name>' -ForEach @(
        @{ Name = 'builds'; Read = { Get-IBImagePipeline | Get-IBImage }; Id = 'Arn' }
        @{ Name = 'versions'; Read = { Get-IBImage }; Id = 'Arn' }
        @{ Name = 'pipelines'; Read = { Get-IBImagePipeline }; Id = 'Arn' }
        @{ Name = 'executions'; Read = { Get-IBWorkflowExecution $known.MatrixImageArn }; Id = 'WorkflowExecutionId' }
        @{ Name = 'steps'; Read = { Get-IBWorkflowStepExecution $known.LongExecutionId }; Id = 'StepExecutionId' }
        @{ Name = 'waiting steps'; Read = { Get-IBWaitingWorkflowStep }; Id = 'StepExecutionId' }
        @{ Name = 'policies'; Read = { Get-IBLifecyclePolicy }; Id = 'Arn' }
        @{ Name = 'lifecycle executions'; Read = { Get-IBLifecycleExecution $known.LifecycleImageArn }; Id = 'LifecycleExecutionId' }
        @{ Name = 'workflows'; Read = { Get-IBWorkflow -Owner Amazon }; Id = 'Arn' }
        @{ Name = 'workflow builds'; Read = { Get-IBWorkflow $known.ReleaseWorkflowVersionArn }; Id = 'Arn' }
        @{ Name = 'touched resources'; Read = { Get-IBLifecycleExecutionResource $known.ImpactingLifecycleExecutionId -Recurse }
            Id = 'ResourceId' }
    ) {
        $objects = @(& $Read)
        $count = @($objects.$Id | Sort-Object -Unique).Count
        $count | Should -BeGreaterThan 1

        @($objects | Sort-Object -Unique).Count | Should -Be $count
        @($objects | Select-Object -Unique).Count | Should -Be $count
        @($objects | Group-Object).Count | Should -Be $count
        @(Compare-Object $objects (& $Read)).Count | Should -Be 0
        @(Compare-Object $objects ($objects | Select-Object -Skip 1)).Count | Should -Be 1
        if ($Id -ne 'ResourceId') { "$($objects[0])" | Should -BeExactly $objects[0].$Id }
    }

    It 'is found again in what was read before' {
        $before = Get-IBImagePipeline | Get-IBImage

        (Get-IBImage $known.AvailableImageArn) -in $before | Should -BeTrue
    }

    It 'is filtered by what the columns show, and passed on' {
        $sent = @(Get-IBWaitingWorkflowStep | Where-Object Image -Like '*edge*' |
            Send-IBWorkflowStepAction -Action Resume -PassThru -WarningAction SilentlyContinue)

        $sent.Count | Should -Be 1
        $sent[0].Image | Should -BeLike 'edge-gateway/*'
        (Get-IBLifecycleExecution $known.LifecycleImageArn | Where-Object Impacted | Select-Object Impacted, Policy)[0].Impacted |
            Should -BeTrue
    }
}

Describe '-GroupBy' {
    BeforeAll {
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'

        # The heads of the groups.
        function Get-Heads($Formatted) {
            @(($Formatted | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ -match '^   \S.*: ' } | ForEach-Object Trim)
        }

        $ways = @(
            @{ With = { $args[0] | Format-Table -GroupBy Platform }; Label = 'Platform'; Value = { $_.Platform } }
            @{ With = { $args[0] | Format-List -GroupBy Platform }; Label = 'Platform'; Value = { $_.Platform } }
            @{ With = { $args[0] | Format-Table -GroupBy @{ Name = 'Year'; Expression = { $_.DateCreated.Year } } }; Label = 'Year'
                Value = { $_.DateCreated.Year } }
            @{ With = { $args[0] | Format-List -GroupBy @{ Label = 'Length'; Expression = { $_.Status.Length } } }; Label = 'Length'
                Value = { $_.Status.Length } }
        )
    }

    AfterAll {
        $PSStyle.OutputRendering = $rendering
    }

    It 'shows the values of the group, on objects of <_>' -ForEach 'the server', 'the sample account' {
        if ($_ -eq 'the sample account') { Connect-IBSampleAccount -WarningAction SilentlyContinue }
        try {
            $pipelines = Get-IBImagePipeline | Sort-Object Platform
            foreach ($way in $ways) {
                $expected = $null
                $heads = foreach ($value in $pipelines | ForEach-Object $way.Value) {
                    if ($value -ne $expected) { "$($way.Label): $value" }
                    $expected = $value
                }

                Get-Heads (& $way.With $pipelines) | Should -Be $heads
            }
        }
        finally {
            Disconnect-IBSampleAccount
        }
    }
}

Describe 'Elapsed' {
    It 'is the duration of what is over, and goes on while something runs' {
        $executions = Get-IBWorkflowExecution $known.AvailableImageArn, $known.RunningImageArn
        foreach ($execution in $executions | Where-Object EndTime) {
            $execution.Elapsed | Should -Be $execution.Duration
            $execution.DurationSeconds | Should -Be $execution.Duration.TotalSeconds
        }

        $running = @($executions | Where-Object Status -EQ RUNNING)
        $running.Count | Should -BeGreaterThan 0
        foreach ($execution in $running) {
            $execution.Duration | Should -BeNullOrEmpty
            $execution.Elapsed | Should -BeOfType timespan
            $execution | Out-String -Width 80 | Should -Match '\d\+ '
        }

        ($executions | Where-Object EndTime | Measure-Object DurationSeconds -Sum).Sum | Should -BeGreaterThan 0
        ($executions[0] | ConvertTo-Json | ConvertFrom-Json).DurationSeconds | Should -Be $executions[0].DurationSeconds
    }

    It 'moves with the time of the sample account, however fast that is' {
        Connect-IBSampleAccount -Speed 1000 -WarningAction SilentlyContinue
        try {
            $started = Get-IBImagePipeline golden-image | Start-IBImagePipeline -PassThru
            Wait-Until { ($started | Get-IBWorkflowExecution | Where-Object Status -EQ RUNNING).Elapsed.TotalSeconds -gt
                60 } 'a build to have run for a minute of its time'
        }
        finally {
            Disconnect-IBSampleAccount
        }
    }
}

Describe 'ConvertTo-Json at its default depth' {
    It 'keeps lists and tags readable' {
        $image = Get-IBImage $known.AvailableImageArn
        $json = $image | ConvertTo-Json -WarningAction SilentlyContinue | ConvertFrom-Json

        $json.Amis.Image | Should -Be $image.Amis.Image
        $json.Tags.Environment | Should -Be 'production'
        $json.Workflows.WorkflowArn | Should -Be $image.Workflows.WorkflowArn

        # As deep again: what is too deep is text that still says what it is.
        $deep = @{ images = @($image) } | ConvertTo-Json -WarningAction SilentlyContinue | ConvertFrom-Json
        $deep.images[0].Amis | Should -Be "$($image.Amis)"
        $deep.images[0].Tags | Should -Be 'Environment=production'
    }
}
