# The README has lines to try, and docs/examples.md shows real output: this runs their lines, and compares.
BeforeDiscovery {
    $page = Get-Content "$PSScriptRoot/../../docs/examples.md" -Raw
    $examples = [regex]::Matches($page, '(?s)## (?<title>[^\n]+)\n((?!\n## ).)*?```console\n(?<text>.*?)```') | ForEach-Object {
        @{ Title = $_.Groups['title'].Value; Text = $_.Groups['text'].Value }
    }

    $readme = Get-Content "$PSScriptRoot/../../README.md" -Raw
    $try = [regex]::Match($readme, '(?s)## Try it in five lines\n((?!\n## ).)*?```powershell\n(?<text>.*?)\n```').Groups['text'].Value
    $lines = $try -split '\n' | ForEach-Object { @{ Line = $_ } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $known = (Start-Loopback).Known
    Import-Module (Get-ModuleUnderTest)
    $PSStyle.OutputRendering = 'PlainText'
    $encoding, [Console]::OutputEncoding = [Console]::OutputEncoding, [System.Text.UTF8Encoding]::new($false)

    # Lines without what an editor would strip, and without the empty ones around. How long something has run so far depends on the day.
    function Get-Lines([string] $Text) {
        ($Text -replace '(?<= )[\d.:]+d?\+ *(?= )', '<so far>' -split '\r?\n' | ForEach-Object TrimEnd) -join "`n" | ForEach-Object Trim
    }
}

AfterAll {
    [Console]::OutputEncoding = $encoding
    Stop-Loopback
}

Describe 'The README' {
    BeforeAll {
        $shell = New-ModuleShell
    }

    AfterAll {
        $shell.Runspace.Dispose()
        $shell.Dispose()
        Disconnect-IBSampleAccount
    }

    It 'has five lines to try' -ForEach @{ Lines = @($lines.Line) } {
        $Lines | Should -HaveCount 5
        $Lines[0] | Should -BeExactly 'Connect-IBSampleAccount'
    }

    It 'has a line that runs on the sample account: <Line>' -ForEach $lines {
        $result = Invoke-OnSampleAccount $shell $Line
        $result.Errors | Should -BeNullOrEmpty
        if ($Line -ne 'Connect-IBSampleAccount') { $result.Output | Should -Not -BeNullOrEmpty }
    }
}

Describe 'The page of examples' {
    It 'has eleven examples' -ForEach @{ Count = $examples.Count } {
        $Count | Should -Be 11
    }

    Context '<Title>' -ForEach $examples {
        It 'shows what the commands print' {
            # The variables that the text introduces.
            $image = $known.AvailableImageArn
            $failedImage = $known.FailedImageArn
            $oldImage = $known.LifecycleImageArn

            $commands = $Text -split '(?m)^PS > ' | Where-Object { $_.Trim() }
            foreach ($command in $commands) {
                $line, $expected = $command -split '\r?\n', 2
                $printed = . ([scriptblock]::Create($line)) | Out-String -Width 120
                Get-Lines $printed | Should -BeExactly (Get-Lines $expected) -Because $line
            }
        }
    }
}
