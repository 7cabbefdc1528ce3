# Runs one test file, or the whole folder, and leaves the outcome as JSON where it is asked for: for `dotnet test`, and for people:
#   pwsh tests/powershell/Invoke-TestFile.ps1
param(
    [string] $Path = $PSScriptRoot,
    [string] $ResultFile
)

# No preference is set here: the tests would inherit it.
Import-Module Pester -MinimumVersion 5.0 -ErrorAction Stop

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.RenderMode = 'PlainText'
$configuration.Output.StackTraceVerbosity = 'FirstLine'
$result = Invoke-Pester -Configuration $configuration

if ($ResultFile) {
    # A block or a file can fail outside of any test: in its BeforeAll, or when it is read.
    $failures = @($result.Failed) + @($result.FailedBlocks) + @($result.FailedContainers) | Where-Object { $_ }
    $outcome = @{
        Passed   = $result.PassedCount
        Failures = @($failures | ForEach-Object { "$($_.ExpandedPath ?? $_.Item)`n$($_.ErrorRecord -join "`n")" })
        Skipped  = @($result.Skipped | ForEach-Object { "$($_.ExpandedPath): $($_.ErrorRecord | Select-Object -First 1)" })
    }
    ConvertTo-Json $outcome | Set-Content $ResultFile
}

exit ($result.Result -eq 'Passed' ? 0 : 1)
