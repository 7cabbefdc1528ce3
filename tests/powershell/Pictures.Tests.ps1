# The pictures of the README show what the cmdlets print now.

Describe 'The pictures of the README' {
    BeforeAll {
        $folder = "$PSScriptRoot/../../docs/pictures"
        & "$folder/New-Picture.ps1" -Path $TestDrive
        function Read-Picture([string] $Path) { [System.IO.File]::ReadAllText($Path).ReplaceLineEndings("`n") }
    }

    It 'include an up-to-date <_>' -ForEach 'terminal.svg', 'timeline.svg' {
        Read-Picture "$TestDrive/$_" | Should -BeExactly (Read-Picture "$folder/$_") -Because (
            'a change of the output changes it. To make it again: pwsh -NoProfile docs/pictures/New-Picture.ps1')
    }
}

Describe 'ConvertTo-TerminalPicture' {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../docs/pictures/TerminalPicture.psm1" -Force

        # The texts of a picture with their column, color and weight.
        function Read-Part([string] $Text) {
            $picture = [xml] ((ConvertTo-TerminalPicture $Text -Title '<title>' -Width 20) -join "`n")
            foreach ($part in $picture.svg.g.ChildNodes) {
                $column = ([double] $part.GetAttribute('x') - 18) / 7.8
                "$($part.Name) $column [$($part.InnerText)] $($part.GetAttribute('fill')) $($part.GetAttribute('font-weight'))".TrimEnd()
            }
        }
    }

    It 'renders <Name>' -ForEach @(
        @{ Name = 'text as it is'; Text = 'a <b> & "c"'; Parts = 'text 0 [a <b> & "c"]' }
        @{ Name = 'columns in their place'; Text = 'a   b c'; Parts = 'text 0 [a]', 'text 4 [b c]' }
        @{ Name = 'a color up to its end'; Text = "`e[31;1mno`e[0m yes"; Parts = 'text 0 [no] #ff7d8c bold', 'text 3 [yes]' }
        @{ Name = 'a color over two lines'; Text = "`e[32ma`nb`e[39mc"; Parts = 'text 0 [a] #5cc48c', 'text 0 [b] #5cc48c', 'text 1 [c]' }
        @{ Name = 'bars as rectangles'; Text = "x `e[93m██`e[m"; Parts = 'text 0 [x]', 'rect 2 [] #f2cd7e' }
    ) {
        Read-Part $Text | Should -BeExactly $Parts
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'a code that it does not render'; Text = "`e[5ma"; Like = '*SGR code 5*' }
        @{ Name = 'another escape sequence'; Text = "`e[2Ja"; Like = '*\e`[2Ja*' }
        @{ Name = 'a line that is too long'; Text = 'a' * 21; Like = '*more than 20 columns*' }
    ) {
        { ConvertTo-TerminalPicture $Text -Title x -Width 20 } | Should -Throw $Like
    }
}
