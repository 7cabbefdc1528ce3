# Parameters: ById: [Width] [Ascii] ImageBuildVersionArn@0<vp
# Parameters: ByEntry: [Width] [Ascii] InputObject<v
# Parameters: ByPipeline: [Width] [Ascii] ImagePipelineArn@0<vp
# Parameters: ByExecution: [Width] [Ascii] WorkflowExecutionId@0<vp

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }
    $rendering, $encoding = $PSStyle.OutputRendering, [Console]::OutputEncoding
    [Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)

    function Asked { @((Get-LoopbackRequest).operation) }
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
    [Console]::OutputEncoding = $encoding
    Stop-Loopback
}

Describe 'Show-IBTimeline' {
    BeforeEach {
        Clear-Loopback
        $PSStyle.OutputRendering = 'PlainText'
    }

    It 'draws an axis, a line for each entry and a legend, as texts' {
        $entries = Get-IBTimeline $known.AvailableImageArn

        $lines = Show-IBTimeline $known.AvailableImageArn

        $lines | Should -BeOfType ([string])
        $lines[0] | Should -Match '^ +0 '
        foreach ($entry in $entries | Where-Object Kind -ne Image) {
            $shown = "$($entry.Name)".Substring(0, 8)
            @($lines -like "*$shown*").Count | Should -BeGreaterThan 0
        }
        $lines[-1] | Should -BeLike '*completed*critical path*'
    }

    It 'takes <Name> from the pipeline' -ForEach @(
        @{ Name = 'an image'; Read = { Get-IBImage $known.FailedImageArn } }
        @{ Name = 'an ARN'; Read = { $known.FailedImageArn } }
        @{ Name = 'a short name'; Read = { 'golden-image/1.4.2/2' } }
        @{ Name = 'entries'; Read = { Get-IBTimeline $known.FailedImageArn } }
        @{ Name = 'all executions of the build'; Read = { Get-IBWorkflowExecution $known.FailedImageArn } }
    ) {
        $lines = & $Read | Show-IBTimeline

        $lines -join "`n" | Should -Be ((Show-IBTimeline $known.FailedImageArn) -join "`n")
    }

    It 'takes a pipeline, and draws the newest builds on one axis' {
        $lines = Get-IBImagePipeline golden-image | Show-IBTimeline -MaxItems 2

        @($lines -match '^\S golden-image/').Count | Should -Be 2
        @($lines -match '^ +0 ').Count | Should -Be 1
    }

    It 'takes an execution alone' {
        $lines = $known.FailedExecutionId | Show-IBTimeline

        @($lines -match '\(?build-image').Count | Should -BeGreaterThan 0
        @($lines -match 'ApplyBuild').Count | Should -BeGreaterThan 0
    }

    It 'asks nothing for entries, and draws them in their order' {
        $entries = Get-IBTimeline $known.AvailableImageArn | Where-Object Kind -eq Step | Sort-Object Duration -Descending
        Clear-Loopback

        $lines = $entries | Show-IBTimeline
        $given = Show-IBTimeline -InputObject $entries

        Asked | Should -BeNullOrEmpty
        $given | Should -Be $lines
        $first, $second = $entries[0, 1].Name | ForEach-Object { $name = $_; $lines.IndexOf(@($lines -like "*$name*")[0]) }
        $second | Should -Be ($first + 1)
    }

    It 'is as wide as -Width says: <_>' -ForEach 40, 60, 80, 133, 200 {
        $lines = Get-IBTimeline $known.FailedImageArn, $known.WaitingImageArn, test-matrix/1.0.0/1 | Show-IBTimeline -Width $_

        ($lines | Measure-Object Length -Maximum).Maximum | Should -Be $_
    }

    It 'refuses a width that nothing fits in' {
        { Show-IBTimeline $known.FailedImageArn -Width 39 } | Should -Throw
    }

    It 'draws with ASCII alone' {
        $lines = Get-IBTimeline $known.FailedImageArn, $known.WaitingImageArn, test-matrix/1.0.0/1 | Show-IBTimeline -Ascii

        $lines -match '[^ -~]' | Should -BeNullOrEmpty
        $lines[-1] | Should -BeLike '*X failed*' -Because ($lines[-1])
    }

    It 'tells failed, waiting and skipped apart without colours, and says why something failed' {
        $images = $known.FailedImageArn, $known.WaitingImageArn, $known.AvailableImageArn
        $lines = Get-IBTimeline $images | Show-IBTimeline -Width 120

        @($lines -match '^\u2717 .*\u2573').Count | Should -BeGreaterThan 1
        @($lines -match '^\u2016 .*\u2591').Count | Should -Be 2
        @($lines -match '^- .*skipped$').Count | Should -BeGreaterThan 0
        @($lines -match '^ +\u2514 .*FAILED').Count | Should -Be 1
        $lines -join ' ' | Should -Match 'failed .*waiting .*skipped'
    }

    It 'has colours where the session renders them, and none for another command' {
        $script = "Import-Module '$(Get-ModuleUnderTest)'; `$PSStyle.OutputRendering = '{0}'; Show-IBTimeline $($known.FailedImageArn) {1}"

        $plain = Invoke-Pwsh ($script -f 'Host', '')
        $forced = Invoke-Pwsh ($script -f 'Ansi', '| ForEach-Object { $_ }')

        $plain -match '\e' | Should -BeNullOrEmpty
        "$forced" | Should -Match '\e\[1m'
        $forced -replace '\e\[[0-9;]*m' | Should -Be $plain
    }

    It 'goes to files and to Select-String as plain text' {
        Show-IBTimeline $known.FailedImageArn > TestDrive:/chart.txt
        Show-IBTimeline $known.FailedImageArn | Out-File TestDrive:/other.txt

        Get-Content TestDrive:/chart.txt | Should -Be (Show-IBTimeline $known.FailedImageArn)
        Get-Content TestDrive:/other.txt | Should -Be (Get-Content TestDrive:/chart.txt)
        Get-Content TestDrive:/chart.txt -Raw | Should -Not -Match '\e'
        @(Show-IBTimeline $known.FailedImageArn | Select-String 'ApplyBuild').Count | Should -BeGreaterThan 0
    }

    It 'draws what could be read, and writes an error for what could not' {
        $unknown = $known.FailedImageArn -replace '/2$', '/999'

        $lines = $unknown, $known.AvailableImageArn | Show-IBTimeline @quietly

        $problems.TargetObject | Should -Be $unknown
        @($lines -match 'golden-image').Count | Should -BeGreaterThan 0
        Show-IBTimeline $unknown @quietly | Should -BeNullOrEmpty
    }

    It 'lets no control character out of a hostile account' {
        Add-LoopbackFault @{ kind = 'hostileTexts' }

        $text = (Get-IBTimeline $known.FailedImageArn | Show-IBTimeline) -join "`n"

        $text -match '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}-[\n]]' | Should -BeFalse
        $text | Should -BeLike '*␛]0;owned*'
    }

    It 'ends at once when it is stopped' {
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 60000; operation = 'ListWorkflowExecutions' }
        $shell = New-ModuleShell
        try {
            $null = $shell.AddScript("Show-IBTimeline $($known.AvailableImageArn)").BeginInvoke()
            Wait-Until { (Get-LoopbackState).inFlight -eq 1 } 'the listing of executions'

            $shell.Stop()

            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        }
        finally {
            $shell.Dispose()
        }
    }
}

Describe 'The library that draws' {
    It 'is not loaded before something is drawn' {
        $loaded = '@([AppDomain]::CurrentDomain.GetAssemblies().GetName().Name) -match "Timelines|Wcwidth" -join " "'
        Invoke-Pwsh @"
            Import-Module '$(Get-ModuleUnderTest)'
            `$null = Get-IBTimeline $($known.FailedImageArn)
            "before: `$($loaded)"
            `$null = Show-IBTimeline $($known.FailedImageArn)
            "after: `$($loaded)"
"@ | Should -Be 'before: ', 'after: ImageBuilderWorkflow.Timelines Wcwidth'
    }
}
