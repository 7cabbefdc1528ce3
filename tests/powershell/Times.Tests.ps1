# -After and -Before: what is listed by its time, in every form of a time and in every time zone.
BeforeDiscovery {
    $timed = @(
        @{ Cmdlet = 'Get-IBImage'; Parent = 'NightlyImageVersionArn'; Time = 'DateCreated' }
        @{ Cmdlet = 'Get-IBImage'; Parent = 'DisabledPipelineArn'; Time = 'DateCreated' }
        @{ Cmdlet = 'Get-IBImage'; Parent = $null; Time = 'DateCreated' }
        @{ Cmdlet = 'Get-IBWorkflowExecution'; Parent = 'MatrixImageArn'; Time = 'StartTime' }
        @{ Cmdlet = 'Get-IBWorkflowStepExecution'; Parent = 'LongExecutionId'; Time = 'StartTime' }
        @{ Cmdlet = 'Get-IBLifecycleExecution'; Parent = 'LifecycleImageArn'; Time = 'StartTime' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $known = (Start-Loopback).Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }
}

AfterAll {
    Stop-Loopback
}

Describe '-After and -Before of <Cmdlet> (<Parent>)' -ForEach $timed {
    BeforeAll {
        $of = $Parent ? @($known.$Parent) : @()
        $all = @($Parent ? (& $Cmdlet @of) : (Get-IBImage -Status *))
        $having = @($all | Where-Object { $null -ne $_.$Time })
        $times = @($having.$Time | Sort-Object -Unique)
        $middle = $times[[int][math]::Floor($times.Count / 2)]

        function Get-Id($Objects) {
            foreach ($object in $Objects) {
                'Arn', 'StepExecutionId', 'WorkflowExecutionId', 'LifecycleExecutionId' | ForEach-Object { $object.$_ } |
                Where-Object { $_ } | Select-Object -First 1 }
        }
    }

    BeforeEach {
        Clear-Loopback
    }

    It 'is about <Time>: from that time on, and before that time' {
        $times.Count | Should -BeGreaterThan 2

        Get-Id (& $Cmdlet @of -After $middle) | Should -Be (Get-Id ($having | Where-Object { $_.$Time -ge $middle }))
        Get-Id (& $Cmdlet @of -Before $middle) | Should -Be (Get-Id ($having | Where-Object { $_.$Time -lt $middle }))
    }

    It 'takes nothing twice and misses nothing from one range to the next' {
        $parts = @(& $Cmdlet @of -Before $times[1]) + @(& $Cmdlet @of -After $times[1] -Before $middle) + @(& $Cmdlet @of -After $middle)

        Get-Id $parts | Sort-Object | Should -Be (Get-Id $having | Sort-Object)
    }

    It 'emits nothing without a time' {
        Get-Id (& $Cmdlet @of -After ([datetime]::MinValue)) | Should -Be (Get-Id $having)
        Get-Id (& $Cmdlet @of -Before ([datetime]::MaxValue)) | Should -Be (Get-Id $having)
    }

    It 'emits nothing, and no error, where there is nothing' {
        & $Cmdlet @of -After $times[-1].AddSeconds(1) @quietly | Should -BeNullOrEmpty
        $problems.Count | Should -Be 0
    }

    It 'goes with -Status' {
        $status = ($having | Where-Object { $_.$Time -ge $middle } | Group-Object Status | Select-Object -First 1).Name

        Get-Id (& $Cmdlet @of -After $middle -Status $status) |
            Should -Be (Get-Id ($having | Where-Object { $_.$Time -ge $middle -and $_.Status -eq $status }))
    }

    It 'reads on over pages on which nothing fits' {
        Get-Id (& $Cmdlet @of -After $middle -PageSize 2) | Should -Be (Get-Id ($having | Where-Object { $_.$Time -ge $middle }))
    }

    It 'refuses a range that ends before it begins, and asks nothing' {
        { & $Cmdlet @of -After $times[1] -Before $times[0] } | Should -Throw -ErrorId 'InvalidTimeRange,*'
        { & $Cmdlet @of -After $middle -Before $middle } | Should -Throw -ErrorId 'InvalidTimeRange,*'
        @(Get-LoopbackRequest).Count | Should -Be 0
    }

    It 'refuses <_>' -ForEach '$null', '5', '20261101', '', 'yesterday', '(New-TimeSpan -Hours 24)', "@('2026-11-01', '2026-11-02')" {
        $value = $_ -in '', 'yesterday' ? $_ : (Invoke-Expression $_)

        { & $Cmdlet @of -After $value } | Should -Throw -ErrorId '*Argument*'
        { & $Cmdlet @of -Before $value } | Should -Throw -ErrorId '*Argument*'
        @(Get-LoopbackRequest).Count | Should -Be 0
    }
}

Describe 'The forms of a time' {
    It 'are the same instant in <Zone> with <Culture>' -ForEach @(
        foreach ($zone in 'UTC', 'America/New_York', 'Asia/Kolkata') { @{ Zone = $zone; Culture = '' } }
        @{ Zone = 'Europe/Berlin'; Culture = 'de-DE' }
    ) {
        # The time zone is that of the process. Of the golden image's builds one was made at 06:00 of 13 September.
        $before = $env:TZ
        $env:TZ = $Zone
        try {
            $values = @{ module = Get-ModuleUnderTest; culture = $Culture; version = $known.GoldenImageVersionArn }
            $lines = Invoke-Pwsh -With $values -Script @'
                Import-Module $module
                if ($culture) { [cultureinfo]::CurrentCulture = $culture }
                $exact = [datetime]::SpecifyKind([datetime]'2026-09-13T06:00:00', 'Utc')
                $local = $exact.ToLocalTime()
                $forms = [ordered]@{
                    Utc = $exact
                    Local = $local
                    Unspecified = [datetime]::SpecifyKind($local, 'Unspecified')
                    Z = '2026-09-13T06:00:00Z'
                    Offset = '2026-09-13T08:30:00+02:30'
                    'local text' = $local.ToString('s')
                    DateTimeOffset = [DateTimeOffset]::new($exact).ToOffset([TimeSpan]::FromHours(-9))
                    Get_Date = Get-Date $local
                    Property = (Get-IBImage $version)[0].DateCreated
                    Json = ('{"t":"2026-09-13T06:00:00Z"}' | ConvertFrom-Json).t
                }
                foreach ($name in $forms.Keys) {
                    $from = @(Get-IBImage $version -After $forms[$name]).Count
                    $to = @(Get-IBImage $version -Before $forms[$name]).Count
                    "$name $from $to"
                }
'@
            $lines.Count | Should -Be 10
            # The build of that very second is in what follows, not in what came before.
            foreach ($line in $lines) { $line | Should -BeLike '* 3 0' }
        }
        finally {
            $env:TZ = $before
        }
    }

    It 'make the last hours right where Where-Object is not' {
        $before = $env:TZ
        $env:TZ = 'America/New_York'
        try {
            Invoke-Pwsh -With @{ module = Get-ModuleUnderTest; version = $known.GoldenImageVersionArn } -Script @'
                Import-Module $module
                # Ten minutes after the second of three builds, on a clock of New York.
                $builds = Get-IBImage $version
                $since = $builds[1].DateCreated.AddMinutes(10).ToLocalTime()
                @(Get-IBImage $version -After $since).Count
                @($builds | Where-Object DateCreated -gt $since).Count
                @($builds | Where-Object DateCreated -gt $since.ToUniversalTime()).Count
'@ | Should -Be 1, 2, 1
        }
        finally {
            $env:TZ = $before
        }
    }
}

Describe 'A time without an ARN' {
    BeforeEach {
        Clear-Loopback
    }

    It 'gives builds, not versions' {
        $images = Get-IBImage -After '2026-09-13T00:00:00Z'

        $images | Should -BeOfType ([ImageBuilderWorkflow.Image])
        $images.Count | Should -BeGreaterThan 1
        Get-IBImage | Should -BeOfType ([ImageBuilderWorkflow.ImageVersion])
    }
}
