# Parameters: ById: [Path@1] [LiteralPath|PSPath|LP] [Title] [Force] [NoClobber|NoOverwrite] [PassThru] ImageBuildVersionArn@0<vp
# Parameters: ByEntry: [Path@1] [LiteralPath|PSPath|LP] [Title] [Force] [NoClobber|NoOverwrite] [PassThru] InputObject<v
# Parameters: ByPipeline: [Path@1] [LiteralPath|PSPath|LP] [Title] [Force] [NoClobber|NoOverwrite] [PassThru] ImagePipelineArn@0<vp
# Parameters: ByExecution: [Path@1] [LiteralPath|PSPath|LP] [Title] [Force] [NoClobber|NoOverwrite] [PassThru] WorkflowExecutionId@0<vp

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)

    function Asked { @((Get-LoopbackRequest).operation) }

    function Read-Text($Name) { [System.IO.File]::ReadAllText((Join-Path $TestDrive $Name)) }
}

AfterAll {
    Stop-Loopback
}

Describe 'Export-IBTimeline' {
    BeforeEach {
        Clear-Loopback
        Push-Location $TestDrive
    }

    AfterEach {
        Pop-Location
        Get-ChildItem $TestDrive -Force | Remove-Item -Recurse -Force
    }

    It 'writes <Name> and nothing else' -ForEach @(
        @{ Name = 'x.html'; Like = '<!DOCTYPE html>*' }
        @{ Name = 'x.HTM'; Like = '<!DOCTYPE html>*' }
        @{ Name = 'x.svg'; Like = '<svg *' }
        @{ Name = 'x.json'; Like = '{"traceEvents":*' }
        @{ Name = 'x.md'; Like = '## golden-image/*' }
    ) {
        Export-IBTimeline $known.FailedImageArn -Path $Name | Should -BeNullOrEmpty

        (Get-ChildItem -Force).Name | Should -Be $Name
        Read-Text $Name | Should -BeLike $Like
        (Read-Text $Name).Contains((Get-IBTimeline $known.FailedImageArn | Where-Object Kind -eq Step)[0].Name) | Should -BeTrue
    }

    It 'writes the same for <Name> from the pipeline' -ForEach @(
        @{ Name = 'an image'; Read = { Get-IBImage $known.FailedImageArn } }
        @{ Name = 'an ARN'; Read = { $known.FailedImageArn } }
        @{ Name = 'a short name'; Read = { 'golden-image/1.4.2/2' } }
        @{ Name = 'entries'; Read = { Get-IBTimeline $known.FailedImageArn } }
        @{ Name = 'all executions of the build'; Read = { Get-IBWorkflowExecution $known.FailedImageArn } }
    ) {
        Export-IBTimeline $known.FailedImageArn a.html

        & $Read | Export-IBTimeline -Path b.html

        Read-Text b.html | Should -Be (Read-Text a.html)
    }

    It 'takes a pipeline, and writes its newest builds with a title' {
        Get-IBImagePipeline golden-image | Export-IBTimeline -MaxItems 2 -Path x.html -Title 'Two <builds>'

        Read-Text x.html | Should -BeLike '*<title>Two &lt;builds&gt;</title>*'
        [regex]::Matches((Read-Text x.html), '<tbody ').Count | Should -Be 2
    }

    It 'emits the file with -PassThru' {
        $file = Export-IBTimeline $known.FailedImageArn x.svg -PassThru

        $file | Should -BeOfType ([System.IO.FileInfo])
        $file.FullName | Should -Be (Join-Path $TestDrive x.svg)
        $file.Length | Should -BeGreaterThan 1000
        $file.PSDrive | Should -Not -BeNullOrEmpty
    }

    It 'refuses <Name> before it asks' -ForEach @(
        @{ Name = 'an extension without a format'; Path = 'x.csv'; Id = 'UnknownTimelineFormat'; Like = '*.htm, .svg, .json or .md*' }
        @{ Name = 'no extension'; Path = 'html'; Id = 'UnknownTimelineFormat'; Like = "*'html'*" }
        @{ Name = 'a folder that does not exist'; Path = 'no/x.html'; Id = 'FolderNotFound'; Like = '*no*does not exist*' }
        @{ Name = 'a folder'; Path = 'folder.html'; Id = 'PathIsFolder'; Like = '*folder.html*is a folder*' }
        @{ Name = 'a path of another provider'; Path = 'Env:/x.html'; Id = 'InvalidPath'; Like = '*not a path of the file system*' }
        @{ Name = 'a drive that does not exist'; Path = 'nodrive:/x.html'; Id = 'InvalidPath'; Like = '*nodrive*' }
        @{ Name = 'several files'; Path = 'old*.html'; Id = 'AmbiguousPath'; Like = '*2 files*' }
    ) {
        $null = New-Item folder.html -ItemType Directory
        Set-Content old1.html, old2.html old

        { Export-IBTimeline $known.FailedImageArn -Path $Path } | Should -Throw $Like -ErrorId "$Id,*"

        Asked | Should -BeNullOrEmpty
    }

    It 'needs a path, and one only' {
        { $known.FailedImageArn | Export-IBTimeline } | Should -Throw '*-Path timeline.html*' -ErrorId 'OnePathNeeded,*'
        { Export-IBTimeline $known.FailedImageArn -Path a.md -LiteralPath b.md } | Should -Throw -ErrorId 'OnePathNeeded,*'
        Asked | Should -BeNullOrEmpty
    }

    It 'takes a path with wildcards for the file that it matches, and a literal path as it is' {
        Set-Content old1.html old

        Export-IBTimeline $known.FailedImageArn -Path old*.html
        Export-IBTimeline $known.FailedImageArn -Path 'new[1].html'
        Export-IBTimeline $known.FailedImageArn -LiteralPath 'old[1].html'

        @(Get-ChildItem -Force).Count | Should -Be 3
        Read-Text 'new[1].html' | Should -Be (Read-Text old1.html)
        Read-Text 'old[1].html' | Should -Be (Read-Text old1.html)
        Read-Text old1.html | Should -BeLike '<!DOCTYPE html>*'
    }

    It 'keeps a file with -NoClobber, and does not ask' {
        Set-Content x.html old

        { Export-IBTimeline $known.FailedImageArn x.html -NoClobber } | Should -Throw '*exists*' -ErrorId 'FileExists,*'

        Read-Text x.html | Should -BeLike 'old*'
        Asked | Should -BeNullOrEmpty
        Export-IBTimeline $known.FailedImageArn y.html -NoClobber
        Read-Text y.html | Should -BeLike '<!DOCTYPE html>*'
    }

    It 'replaces a read-only file with -Force only, and leaves it read-only' {
        Set-Content x.html old
        Set-ItemProperty x.html IsReadOnly $true

        { Export-IBTimeline $known.FailedImageArn x.html } | Should -Throw '*read-only*-Force*' -ErrorId 'FileIsReadOnly,*'
        Read-Text x.html | Should -BeLike 'old*'

        Export-IBTimeline $known.FailedImageArn x.html -Force
        Read-Text x.html | Should -BeLike '<!DOCTYPE html>*'
        (Get-Item x.html).IsReadOnly | Should -BeTrue
    }

    It 'writes the file behind a link, with the permissions that it had' -Skip:$IsWindows {
        Set-Content real.html old
        [System.IO.File]::SetUnixFileMode("$TestDrive/real.html", 'UserRead, UserWrite')
        $null = New-Item link.html -ItemType SymbolicLink -Target "$TestDrive/real.html"

        Export-IBTimeline $known.FailedImageArn link.html

        (Get-Item link.html).LinkType | Should -Be 'SymbolicLink'
        Read-Text real.html | Should -BeLike '<!DOCTYPE html>*'
        [System.IO.File]::GetUnixFileMode("$TestDrive/real.html") | Should -Be ([System.IO.UnixFileMode] 'UserRead, UserWrite')
    }

    It 'does nothing with -WhatIf' {
        Set-Content x.html old

        Export-IBTimeline $known.FailedImageArn x.html -WhatIf

        Read-Text x.html | Should -BeLike 'old*'
        Asked | Should -BeNullOrEmpty
    }

    It 'leaves the old file and nothing else if there is no timeline' {
        Set-Content x.html old

        Export-IBTimeline ($known.FailedImageArn -replace 'golden', 'no-such') x.html -ErrorVariable problems -WarningVariable warnings `
            -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        @() | Export-IBTimeline -Path y.html -WarningAction SilentlyContinue

        $problems.Count | Should -Be 1
        $warnings | Should -BeLike '*no timeline*x.html*'
        (Get-ChildItem -Force).Name | Should -Be 'x.html'
        Read-Text x.html | Should -BeLike 'old*'
    }

    It 'leaves the old file and nothing else if it is stopped' {
        Set-Content x.html old
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 60000; operation = 'ListWorkflowExecutions' }
        $shell = New-ModuleShell
        try {
            $null = $shell.AddScript("Export-IBTimeline $($known.FailedImageArn) '$TestDrive/x.html'").BeginInvoke()
            Wait-Until { (Get-LoopbackState).inFlight -eq 1 } 'the listing of executions'

            $shell.Stop()
        }
        finally {
            $shell.Dispose()
        }

        (Get-ChildItem -Force).Name | Should -Be 'x.html'
        Read-Text x.html | Should -BeLike 'old*'
    }

    It 'writes what a hostile service says as text' {
        Add-LoopbackFault @{ kind = 'hostileTexts' }

        foreach ($name in 'x.html', 'x.svg', 'x.json', 'x.md') {
            Export-IBTimeline $known.FailedImageArn $name
            Read-Text $name | Should -Not -Match '[\p{Cc}\p{Cf}-[\n]]'
            Read-Text $name | Should -BeLike '*owned*'
        }
    }
}
