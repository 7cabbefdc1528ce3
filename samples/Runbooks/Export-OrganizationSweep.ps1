<#
.SYNOPSIS
Lists the image builds of many accounts and regions in one CSV file. A sweep that was interrupted continues where it was.

.DESCRIPTION
Asks each profile in each region for its image builds. The rows of a place (a profile in a region) are kept in a file of their own, which
is written as a whole, in the folder <Path>.parts. At the end, the script joins them to the CSV file. If a sweep was interrupted, the same
command continues it: finished places are not asked again, and no row is lost or doubled.

An error of a place does not end the sweep. The place has a row in the CSV file with the message in the column Error. The same command asks
only the places that failed. Once no place has failed, the folder is removed, and the same command begins a new sweep.

The script emits one object for each place: Done, Resumed (from an earlier run), Failed, or WhatIf. It exits with 0, or with 1 if a place
failed.

.PARAMETER Path
The CSV file to write.

.PARAMETER ProfileName
The profiles to ask. A name with wildcards stands for the profiles in the AWS files that it matches: * is all. By default, only the
credentials of the session are used.

.PARAMETER Region
The regions to ask. A name with wildcards stands for the regions that it matches: eu-* or *. Regions that an account has not enabled fail.

.PARAMETER Days
Lists the builds that were requested in this number of days before the sweep began. A sweep that continues keeps the time of its beginning.

.PARAMETER Status
The statuses of the builds to list. Wildcards are permitted. The default is all statuses.

.PARAMETER Restart
Discards what an earlier sweep left, and begins a new sweep.

.INPUTS
None.

.OUTPUTS
System.Management.Automation.PSCustomObject

.EXAMPLE
./Export-OrganizationSweep.ps1 -Path builds.csv -ProfileName dev, prod -Region us-east-1, eu-west-1

Lists the builds of two accounts in two regions.

.EXAMPLE
./Export-OrganizationSweep.ps1 -Path failed.csv -ProfileName * -Region eu-* -Status FAILED -Days 7

Lists the failed builds of a week in all accounts.
#>
#Requires -Version 7.4
#Requires -Modules ImageBuilderWorkflow
[CmdletBinding(SupportsShouldProcess)]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory, Position = 0)] [ValidateNotNullOrEmpty()] [string] $Path,
    [SupportsWildcards()] [ValidateNotNullOrEmpty()] [string[]] $ProfileName,
    [Parameter(Mandatory)] [SupportsWildcards()] [ValidateNotNullOrEmpty()] [string[]] $Region,
    [ValidateRange(1, 3650)] [int] $Days = 30,
    [SupportsWildcards()] [ValidateNotNullOrEmpty()] [string[]] $Status = '*',
    [switch] $Restart
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/RunbookTools.psm1"

# What a name stands for: itself or, with wildcards, what Tab would offer.
function Expand-Name([string] $Parameter, [string[]] $Names) {
    foreach ($name in $Names) {
        if (-not [wildcardpattern]::ContainsWildcardCharacters($name)) { $name; continue }
        $line = "Get-IBImage -$Parameter "
        $all = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.ListItemText
        $matched = @($all -like $name)
        if (-not $matched) { throw "No $Parameter matches '$name'." }
        $matched
    }
}

$file = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)
$folder = "$file.parts"
$regions = @(Expand-Name Region $Region | Select-Object -Unique)
$profiles = $ProfileName ? @(Expand-Name ProfileName $ProfileName | Select-Object -Unique) : @('')
$places = foreach ($name in $profiles) {
    foreach ($one in $regions) {
        [pscustomobject]@{
            ProfileName = $name; Region = $one; State = 'WhatIf'; Rows = 0; Error = $null
        } | Add-Member -PassThru NoteProperty File (Join-Path $folder "$([uri]::EscapeDataString("$name@$one")).csv")
    }
}
if (-not $PSCmdlet.ShouldProcess("$(@($places).Count) places", 'List the image builds')) {
    $places | Select-Object * -ExcludeProperty File
    exit 0
}

if ($Restart -and (Test-Path -LiteralPath $folder)) { Remove-Item -LiteralPath $folder -Recurse }
$null = New-Item $folder -ItemType Directory -Force
# Two sweeps at once would be in each other's way. The lock ends with the process.
$lock = [System.IO.File]::Open((Join-Path $folder 'lock'), 'OpenOrCreate', 'ReadWrite', 'None')
try {
    # A sweep that continues must ask the same as before.
    $sweepFile = Join-Path $folder 'sweep.state'
    $question = ConvertTo-Json -Compress ([ordered]@{ Places = @($places.File | Split-Path -Leaf); Status = $Status; Days = $Days })
    $sweep = @{ Question = $question; Since = [datetime]::UtcNow.AddDays(-$Days).ToString('o') }
    if (Test-Path -LiteralPath $sweepFile) {
        # A CSV file, because times in JSON do not stay text.
        $sweep = Import-Csv -LiteralPath $sweepFile
        if ($sweep.Question -cne $question) {
            throw "'$folder' has the state of a sweep with other parameters. Repeat its command, or use -Restart to discard it."
        }
    }
    else {
        Write-WholeFile $sweepFile (([pscustomobject] $sweep | ConvertTo-Csv) -join "`n")
    }

    $columns = 'ProfileName', 'Region', 'AccountId', 'Name', 'Version', 'Status', 'DateCreated', 'Reason', 'Arn', 'Error'
    foreach ($place in $places) {
        $place.State = 'Resumed'
        if (-not (Test-Path -LiteralPath $place.File)) {
            $connection = @{ Region = $place.Region }
            if ($place.ProfileName) { $connection.ProfileName = $place.ProfileName }
            try {
                $rows = @(Get-IBImage -Status $Status -After $sweep.Since @connection | ForEach-Object {
                        [pscustomobject]@{
                            ProfileName = $place.ProfileName; Region = $place.Region; AccountId = $_.Arn.Split(':')[4]; Name = $_.Name
                            Version = $_.Version; Status = $_.Status; DateCreated = $_.DateCreated; Reason = $_.Reason; Arn = $_.Arn
                            Error = $null
                        }
                    })
                Write-WholeFile $place.File ((ConvertTo-SafeCsv $columns $rows) -join "`n")
                $place.State = 'Done'
            }
            catch {
                $place.State, $place.Error = 'Failed', "$_"
                Write-Error "$("$($place.ProfileName) $($place.Region)".Trim()): $_" -ErrorAction Continue
            }
        }
        # The header of a part is not a row.
        if (-not $place.Error) { $place.Rows = [System.IO.File]::ReadAllLines($place.File).Count - 1 }
        $place | Select-Object * -ExcludeProperty File
    }

    $failed = @($places | Where-Object State -EQ Failed)
    $lines = @(ConvertTo-SafeCsv $columns @($failed | Select-Object ($columns)))
    foreach ($place in $places | Where-Object State -NE Failed) {
        $lines += [System.IO.File]::ReadAllLines($place.File) | Select-Object -Skip 1
    }
    Write-WholeFile $file ($lines -join "`n")
}
finally {
    $lock.Dispose()
}

if (-not $failed) { Remove-Item -LiteralPath $folder -Recurse }
exit ($failed ? 1 : 0)
