#Requires -Version 7.4
<#
.SYNOPSIS
Builds, tests, shows, packs or cleans the module. Every task is one dotnet command, which works just as well by itself.
.EXAMPLE
./build.ps1
Builds everything and stages the module in out/ImageBuilderWorkflow.
.EXAMPLE
./build.ps1 -Task Test, Pack
Runs all tests, then makes the package out/ImageBuilderWorkflow.<version>.nupkg.
#>
[CmdletBinding()]
param(
    # What to do, in this order.
    [ValidateSet('Build', 'Test', 'Tour', 'Pack', 'Clean')]
    [string[]] $Task = 'Build',

    # Which build.
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$solution = Join-Path $PSScriptRoot 'ImageBuilderWorkflow.sln'
$module = Join-Path $PSScriptRoot 'src/ImageBuilderWorkflow.Module'
$tour = Join-Path $PSScriptRoot 'samples/Tour'

foreach ($name in $Task) {
    switch ($name) {
        'Build' { dotnet build $solution -c $Configuration }
        'Test' { dotnet test $solution -c $Configuration }
        'Tour' { dotnet run --project $tour -c $Configuration }
        'Pack' { dotnet build $module -c $Configuration -t:PackModule }
        'Clean' { dotnet clean $solution -c $Configuration }
    }
}
