# Renders what a terminal shows, text with its colors, as an SVG picture.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

# The grid of characters, in pixels.
$script:CharacterWidth = 7.8
$script:LineHeight = 18
$script:Margin = 18
$script:TitleHeight = 34

# Dark in a light page too, as most terminals are: black, red, green, yellow, blue, magenta, cyan, white, and the bright ones.
$script:Background = '#12161b'
$script:Foreground = '#d5dbe3'
$script:Palette = @(
    '#3a434e', '#ff7d8c', '#5cc48c', '#e5ae4c', '#7aaeff', '#c9a2f2', '#56c2d6', '#d5dbe3'
    '#8f9aa7', '#ff9aa6', '#7fdba8', '#f2cd7e', '#9cc3ff', '#dbbffa', '#84d8e8', '#ffffff'
)

# The attributes of a text, after an SGR sequence such as "31;1".
function Update-Style([hashtable] $Style, [string] $Codes) {
    foreach ($code in $Codes.Split(';').ForEach{ $_ ? [int] $_ : 0 }) {
        switch ($code) {
            0 { $Style.Clear() }
            1 { $Style['font-weight'] = 'bold' }
            3 { $Style['font-style'] = 'italic' }
            4 { $Style['text-decoration'] = 'underline' }
            22 { $Style.Remove('font-weight') }
            23 { $Style.Remove('font-style') }
            24 { $Style.Remove('text-decoration') }
            39 { $Style.Remove('fill') }
            { $_ -in 30..37 } { $Style['fill'] = $script:Palette[$_ - 30] }
            { $_ -in 90..97 } { $Style['fill'] = $script:Palette[$_ - 90 + 8] }
            default { throw "The picture does not render the SGR code $code of the sequence '$Codes'." }
        }
    }
}

# The parts of a line: their column, text and attributes. Parts are separated by a change of style and by two spaces or more.
function Split-Line([string] $Line, [hashtable] $Style) {
    $column = 0
    foreach ($piece in [regex]::Matches($Line, '\e\[(?<codes>[\d;]*)m|(?<text>[^\e]+)|(?<other>\e)')) {
        if ($piece.Groups['other'].Success) { throw "The picture does not render this escape sequence: $($Line.Replace("`e", '\e'))" }
        if (-not $piece.Groups['text'].Success) {
            Update-Style $Style $piece.Groups['codes'].Value
            continue
        }

        $attributes = -join ($Style.Keys | Sort-Object | ForEach-Object { " $_=`"$($Style[$_])`"" })
        foreach ($part in [regex]::Matches($piece.Value, '█+|[^█\s]+(?: [^█\s]+)*')) {
            [pscustomobject]@{ Column = $column + $part.Index; Text = $part.Value; Attributes = $attributes }
        }

        $column += $piece.Length
    }
}

function Get-Left([int] $Column) {
    [math]::Round($script:Margin + $Column * $script:CharacterWidth, 1)
}

<#
.SYNOPSIS
Gives the lines of an SVG picture of a terminal window with a text, whose SGR sequences become colors.
#>
function ConvertTo-TerminalPicture {
    param(
        [Parameter(Mandatory)] [string] $Text,
        # What the picture shows, for those who cannot see it.
        [Parameter(Mandatory)] [string] $Title,
        # The number of columns.
        [int] $Width = 100
    )

    $lines = $Text.TrimEnd() -split '\r?\n'
    $right = [math]::Round(2 * $script:Margin + $Width * $script:CharacterWidth, 1)
    $bottom = $script:TitleHeight + $lines.Count * $script:LineHeight + $script:Margin
    $font = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace'

    "<svg xmlns=`"http://www.w3.org/2000/svg`" width=`"$right`" height=`"$bottom`" viewBox=`"0 0 $right $bottom`" role=`"img`">"
    "<title>$([System.Security.SecurityElement]::Escape($Title))</title>"
    "<rect x=`"0.5`" y=`"0.5`" width=`"$($right - 1)`" height=`"$($bottom - 1)`" rx=`"8`" fill=`"$script:Background`" stroke=`"#3a434e`"/>"
    foreach ($index in 0..2) {
        "<circle cx=`"$($script:Margin + 5 + 18 * $index)`" cy=`"18`" r=`"5`" fill=`"#3a434e`"/>"
    }

    # Attributes, not a style sheet: those of a part win over them.
    "<g font-family='$font' font-size=`"13`" fill=`"$script:Foreground`">"
    $style = @{}
    for ($row = 0; $row -lt $lines.Count; $row++) {
        $base = $script:TitleHeight + $row * $script:LineHeight + 14
        foreach ($part in Split-Line $lines[$row] $style) {
            if ($part.Column + $part.Text.Length -gt $Width) { throw "This line has more than $Width columns: $($lines[$row])" }
            # With a length of its own, a part keeps its columns in every font.
            $left = Get-Left $part.Column
            $length = [math]::Round($part.Text.Length * $script:CharacterWidth, 1)
            if ($part.Text[0] -eq [char] '█') {
                # A full block has another height in every font.
                "<rect x=`"$left`" y=`"$($base - 10)`" width=`"$length`" height=`"12`"$($part.Attributes)/>"
                continue
            }

            "<text x=`"$left`" y=`"$base`" textLength=`"$length`" lengthAdjust=`"spacingAndGlyphs`"$($part.Attributes)>" +
                [System.Security.SecurityElement]::Escape($part.Text) + '</text>'
        }
    }

    '</g>'
    '</svg>'
}

Export-ModuleMember ConvertTo-TerminalPicture
