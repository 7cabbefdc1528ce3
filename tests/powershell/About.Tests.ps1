# The about topics: that Get-Help finds them, that they can be read in a terminal, and that what they show runs.
BeforeDiscovery {
    $topics = Get-ChildItem "$PSScriptRoot/../../src/ImageBuilderWorkflow/en-US" -Filter about_*.help.txt | ForEach-Object {
        @{ Topic = $_.Name -replace '\.help\.txt$'; Text = Get-Content $_ -Raw }
    }

    # A block of lines that are indented by eight characters, after a line that says what it does.
    $examples = foreach ($topic in $topics) {
        $section = [regex]::Match($topic.Text, '(?ms)^EXAMPLES\r?\n(.*?)^SEE ALSO').Groups[1].Value
        foreach ($match in [regex]::Matches($section, '(?m)^    (?<Title>\S.*\r?\n(?:    \S.*\r?\n)*)\r?\n(?<Code>(?: {8}.*\r?\n)+)')) {
            @{
                Topic = $topic.Topic
                Title = ($match.Groups['Title'].Value -split '\r?\n' | ForEach-Object Trim) -join ' '
                Code  = $match.Groups['Code'].Value -replace '(?m)^ {8}'
            }
        }
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

Describe 'The about topics' {
    It 'are listed after the import and before it' -ForEach @{ Topics = @($topics.Topic) } {
        $Topics.Count | Should -BeGreaterOrEqual 6
        foreach ($line in "Import-Module '$(Get-ModuleUnderTest)'", '$null') {
            $folder = Split-Path (Get-ModuleUnderTest)
            $start = [initialsessionstate]::CreateDefault2()
            $shell = [powershell]::Create($start)
            try {
                $null = $shell.AddScript("`$env:PSModulePath = '$folder' + [IO.Path]::PathSeparator + `$env:PSModulePath").AddStatement()
                $null = $shell.AddScript($line).AddStatement().AddScript('(Get-Help about_ImageBuilderWorkflow*).Name')
                $names = $shell.Invoke()
            }
            finally {
                $shell.Dispose()
            }

            @($names | Sort-Object -Unique) | Should -Be @($Topics | Sort-Object) -Because "of '$line'"
        }
    }

    It '<Topic> has the usual headings' -ForEach $topics {
        foreach ($heading in 'TOPIC', 'SHORT DESCRIPTION', 'LONG DESCRIPTION', 'EXAMPLES', 'SEE ALSO') {
            $Text | Should -Match "(?m)^$heading\r?$"
        }

        $Text | Should -Match "(?m)\A.*\r?\n    $Topic\r?$"
    }

    It '<Topic> fits into 80 columns' -ForEach $topics {
        $Text -split '\r?\n' | Where-Object Length -GT 80 | Should -BeNullOrEmpty
        $Text | Should -Match '\A[\x20-\x7e\r\n]+\z'
    }

    It '<Topic> refers to cmdlets, parameters and topics that exist' -ForEach $topics {
        $commands = (Get-Command -Module ImageBuilderWorkflow).Name
        [regex]::Matches($Text, '\b[A-Z][a-z]+-IB[A-Z]\w+').Value | Sort-Object -Unique | Should -BeIn $commands
        [regex]::Matches($Text, '\babout_ImageBuilderWorkflow\w*').Value | Sort-Object -Unique |
            ForEach-Object { Join-Path (Get-ModuleUnderTest) "en-US/$_.help.txt" | Should -Exist }
    }
}

Describe '<Topic>: <Title>' -ForEach $examples {
    It 'runs on the sample account' {
        $result = Invoke-OnSampleAccount $shell $Code
        $result.Errors | Should -BeNullOrEmpty
        if ($Code -notmatch '-WhatIf') { $result.Output | Should -Not -BeNullOrEmpty }
    }
}

Describe 'The test file in about_ImageBuilderWorkflow_SampleAccount' {
    It 'passes' -ForEach @{ Text = $topics.Where{ $_.Topic -like '*_SampleAccount' }.Text } {
        $Text -match '(?ms)^ {8}# (?<File>\w+\.Tests\.ps1);[^\n]*\n(?<Code>(?: {8}.*?\n)+)' | Should -BeTrue
        $file = Join-Path $TestDrive $Matches.File
        Set-Content $file ($Matches.Code -replace '(?m)^ {8}')
        $pester = (Get-Module Pester).Path -replace 'psm1$', 'psd1'

        # A session of its own: Pester does not run within Pester.
        $null = $shell.Commands.Clear()
        $null = $shell.AddScript("Import-Module '$pester'; Invoke-Pester -Path '$file' -Output None -PassThru")
        $result = $shell.Invoke() | Select-Object -Last 1

        $result.PassedCount | Should -Be 1
        $result.FailedCount | Should -Be 0
    }
}
