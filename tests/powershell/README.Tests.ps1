# The README shows real output: this runs its lines and compares.
BeforeDiscovery {
    $readme = Get-Content "$PSScriptRoot/../../README.md" -Raw
    $examples = [regex]::Matches($readme, '(?s)### (?<title>[^\n]+)\n((?!\n### |\n## ).)*?```console\n(?<text>.*?)```') | ForEach-Object {
        @{ Title = $_.Groups['title'].Value; Text = $_.Groups['text'].Value }
    }
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
    It 'has nine examples' -ForEach @{ Count = $examples.Count } {
        $Count | Should -Be 9
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
