# What several runbooks need: files that are written as a whole, and texts of the service that are safe where they are written.
#Requires -Version 7.4
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

<#
.SYNOPSIS
Makes one line of a text, in which control characters and characters that hide or turn text are visible.
#>
function ConvertTo-Line([AllowNull()] [object] $Text, [int] $MaximumLength = [int]::MaxValue) {
    # An error variable can have the exception around an error that ended a command.
    if ($Text -is [System.Management.Automation.RuntimeException]) { $Text = $Text.ErrorRecord }
    $line = "$([ImageBuilderWorkflow.Display]::Line($Text))"
    if ($line.Length -le $MaximumLength) { return $line }

    # Not in the middle of a character that takes two.
    $length = [char]::IsHighSurrogate($line[$MaximumLength - 2]) ? $MaximumLength - 2 : $MaximumLength - 1
    $line.Substring(0, $length) + '…'
}

<#
.SYNOPSIS
Makes a Markdown code span of a text: no markup, link or mention in it has an effect, in GitHub, GitLab, Slack, Teams or Discord.
#>
function ConvertTo-MarkdownCode([AllowNull()] [object] $Text, [int] $MaximumLength = [int]::MaxValue) {
    # Slack looks for mentions and links inside code too. The characters that replace these look the same.
    $line = ConvertTo-Line $Text $MaximumLength
    $line = $line.Replace('`', "'").Replace('<', '‹').Replace('>', '›').Replace('@', '＠').Replace('|', '¦')
    $line ? "``$line``" : '`-`'
}

<#
.SYNOPSIS
Writes a text to a file as a whole: who reads the file finds the old content or the new one.
#>
function Write-WholeFile {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [AllowEmptyString()] [string] $Text)

    $temporary = "$Path.$([guid]::NewGuid().ToString('N')).tmp"
    try {
        [System.IO.File]::WriteAllText($temporary, $Text)
        [System.IO.File]::Move($temporary, $Path, $true)
    }
    finally {
        if ([System.IO.File]::Exists($temporary)) { [System.IO.File]::Delete($temporary) }
    }
}

<#
.SYNOPSIS
Makes the lines of a CSV file, the header first. Times are ISO 8601 in UTC, and no cell is a formula for a spreadsheet.
#>
function ConvertTo-SafeCsv {
    param([Parameter(Mandatory)] [string[]] $Property, [AllowNull()] [AllowEmptyCollection()] [object[]] $InputObject)

    $Property.ForEach({ """$_""" }) -join ','
    foreach ($object in $InputObject) {
        $cells = foreach ($name in $Property) {
            $value = $object.$name
            $text = switch ($value) {
                { $_ -is [datetime] } { $value.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffZ'); break }
                { $_ -is [System.IFormattable] } { $value.ToString($null, [cultureinfo]::InvariantCulture); break }
                default { (ConvertTo-Line $value) -replace '^(?=\s*[=+\-@])', "'" }
            }
            '"' + "$text".Replace('"', '""') + '"'
        }
        $cells -join ','
    }
}

Export-ModuleMember -Function ConvertTo-Line, ConvertTo-MarkdownCode, ConvertTo-SafeCsv, Write-WholeFile
