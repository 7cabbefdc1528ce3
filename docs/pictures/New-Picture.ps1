# Makes the pictures of the README from what the cmdlets print on the sample account. After `dotnet build`:
#   pwsh -NoProfile docs/pictures/New-Picture.ps1
param(
    # The folder for the pictures.
    [string] $Path = $PSScriptRoot
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$width = 100
$lines = @(
    'Get-IBImageFailure golden-image/1.4.2/2 | Format-List StepName, ComponentArn, ErrorMessage'
    "Show-IBTimeline golden-image/1.4.2/2 -Width $width"
    "Get-IBWaitingWorkflowStep | Send-IBWorkflowStepAction Resume -Reason 'Release 42' -PassThru"
)

# A command in the default colors of PSReadLine.
function Format-Command([string] $Command) {
    $tokens = $null
    $null = [System.Management.Automation.Language.Parser]::ParseInput($Command, [ref] $tokens, [ref] $null)
    $colored = $Command
    foreach ($token in $tokens | Sort-Object { $_.Extent.StartOffset } -Descending) {
        $color = switch ($token) {
            { $_.TokenFlags.HasFlag([System.Management.Automation.Language.TokenFlags]::CommandName) } { 93; break }
            { $_.Kind -in 'Parameter', 'Pipe', 'Comma' } { 90; break }
            { $_.Kind -in 'StringLiteral', 'StringExpandable' } { 36; break }
            { $_.Kind -eq 'Number' } { 97; break }
        }
        if ($color) {
            $colored = $colored.Insert($token.Extent.EndOffset, "`e[0m").Insert($token.Extent.StartOffset, "`e[${color}m")
        }
    }

    $colored
}

Import-Module "$PSScriptRoot/TerminalPicture.psm1" -Force
# The time of this account stands still, so the pictures are the same on every day.
Import-Module "$PSScriptRoot/../../tests/powershell/Loopback.psm1" -Force
$null = Start-Loopback
$rendering = $PSStyle.OutputRendering
try {
    Import-Module (Get-ModuleUnderTest)
    $PSStyle.OutputRendering = 'Ansi'
    $text = foreach ($line in $lines) {
        "PS > $(Format-Command $line)"
        ''
        (& ([scriptblock]::Create($line)) | Out-String -Width $width).Trim("`r", "`n")
        ''
    }

    $title = "A terminal with these commands and what they print: $($lines -join '; ')"
    $picture = ConvertTo-TerminalPicture ($text -join "`n") -Title $title -Width $width
    [System.IO.File]::WriteAllText((Join-Path (Resolve-Path $Path) terminal.svg), ($picture -join "`n") + "`n")
    Export-IBTimeline golden-image/1.4.2/1 -Path (Join-Path $Path timeline.svg) -Force
}
finally {
    $PSStyle.OutputRendering = $rendering
    Stop-Loopback
}
