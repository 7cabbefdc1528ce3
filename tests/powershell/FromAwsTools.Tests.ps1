# docs/from-aws-tools.md shows lines of this module: each runs on a sample account of its own.
BeforeDiscovery {
    $text = Get-Content "$PSScriptRoot/../../docs/from-aws-tools.md" -Raw
    $blocks = [regex]::Matches($text, '(?ms)^```powershell\r?\n(.*?)^```') | ForEach-Object { @{ Code = $_.Groups[1].Value } }
    $rows = [regex]::Matches($text, '(?m)^\|(?<Theirs>.*?)\|(?<Cli>.*?)\| `(?<Code>[^`]*-IB[^`]*)` \|\r?$') | ForEach-Object {
        @{ Code = $_.Groups['Code'].Value -replace '\\\|', '|'; Cli = $_.Groups['Cli'].Value.Trim(' `') }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Clear-AwsEnvironment
    Import-Module (Get-ModuleUnderTest)
    $shell = New-ModuleShell
}

AfterAll {
    $shell.Runspace.Dispose()
    $shell.Dispose()
    Disconnect-IBSampleAccount
    Restore-AwsEnvironment
}

Describe 'The page for users of AWS.Tools' {
    It 'has every operation of the module' -ForEach @{ Commands = @($rows.Cli) } {
        $facts = Get-ChildItem "$PSScriptRoot/../data/api" -Filter *.facts.json | ForEach-Object { Get-Content $_ -Raw | ConvertFrom-Json }
        $operations = $facts | ForEach-Object { $_.operations.PSObject.Properties.Name } | Sort-Object -Unique
        $operations.Count | Should -BeGreaterOrEqual 24
        foreach ($operation in $operations) {
            ($operation -creplace '(?<!^)([A-Z])', '-$1').ToLowerInvariant() | Should -BeIn $Commands
        }
    }

    It 'has lines to run' -ForEach @{ Blocks = $blocks.Count; Rows = $rows.Count } {
        $Blocks | Should -BeGreaterThan 10
        $Rows | Should -BeGreaterOrEqual 24
    }
}

Describe '<Code>' -ForEach (@($rows) + @($blocks)) {
    It 'runs on the sample account' {
        $result = Invoke-OnSampleAccount $shell $Code
        $result.Errors | Should -BeNullOrEmpty
        if ($Code -notmatch '-WhatIf|^Connect-IBSampleAccount\s*$') { $result.Output | Should -Not -BeNullOrEmpty }
    }
}
