<#
.SYNOPSIS
Builds the image of a pipeline in a CI job, and fails the job with the reason if the build fails.

.DESCRIPTION
Starts an image pipeline and waits until the build has ended, with a line for each change of a step. If the build does not become
available, the script writes an annotation with the reason, in the form of GitHub Actions or Azure Pipelines, and exits with a code that
tells what happened. Texts of the service cannot be commands for the CI system.

The script sets the outputs of the job: image-arn, image-status and ami-id of a GitHub step, or imageArn, imageStatus and amiId of an Azure
step. The AMI is that of the region of the build, or else the first. The script emits one object with the same and the reason.

Exit codes: 0, the build is available. 1, it could not be started or observed. 2, it failed, or with -FailFast one of its steps did. 3, it
did not end in time. 4, it waits for an approval. 5, it was cancelled. In the cases 1, 3 and 4, and in 2 with -FailFast, it can still run.

.PARAMETER Pipeline
The name or the ARN of the image pipeline.

.PARAMETER Timeout
The maximum time to wait, in seconds. The build is not cancelled at its end.

.PARAMETER FailFast
Fails as soon as a step of the build has failed.

.PARAMETER ErrorOnApproval
Fails when the build waits for an approval. By default, the script writes a warning and continues to wait.

.PARAMETER CI
The CI system, whose commands are written: GitHub, Azure or None. By default, it is found out from the environment.

.PARAMETER PollInterval
The longest time between two looks, in seconds.

.PARAMETER Region
The region. By default, that of the session.

.PARAMETER ProfileName
The profile that provides the credentials. By default, the credentials of the session.

.INPUTS
None.

.OUTPUTS
System.Management.Automation.PSCustomObject

.EXAMPLE
./Invoke-ImageBuild.ps1 golden-image -FailFast

Builds an image; a failed step ends the wait.

.EXAMPLE
./Invoke-ImageBuild.ps1 golden-image -Timeout 3600 -ErrorOnApproval; if ($LASTEXITCODE -eq 4) { 'Somebody has to approve it.' }

Waits for an hour at most, and tells an approval from a failure.
#>
#Requires -Version 7.4
#Requires -Modules ImageBuilderWorkflow
[CmdletBinding(SupportsShouldProcess)]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory, Position = 0)] [ValidateNotNullOrEmpty()] [string] $Pipeline,
    [ValidateRange(0.0, 604800.0)] [double] $Timeout = 7200,
    [switch] $FailFast,
    [switch] $ErrorOnApproval,
    [ValidateSet('GitHub', 'Azure', 'None')] [string] $CI =
    ($env:GITHUB_ACTIONS -eq 'true' ? 'GitHub' : $env:TF_BUILD -eq 'True' ? 'Azure' : 'None'),
    [ValidateRange(0.05, 3600.0)] [double] $PollInterval = 30,
    [ValidateNotNullOrEmpty()] [string] $Region,
    [ValidateNotNullOrEmpty()] [string] $ProfileName
)

Set-StrictMode -Version Latest
Import-Module "$PSScriptRoot/RunbookTools.psm1"
$ErrorActionPreference = 'Continue'
$connection, $problems, $image, $build = @{}, @(), $null, $null
foreach ($key in 'Region', 'ProfileName') { if ($PSBoundParameters.ContainsKey($key)) { $connection[$key] = $PSBoundParameters[$key] } }
$codes = @{ ImageBuildFailed = 2; StepFailed = 2; WaitTimedOut = 3; WaitingForApproval = 4; ImageBuildCancelled = 5 }

# A line of the log of the job. CI systems look for commands at the start of a line (::) and anywhere (##vso[ and ##[).
function Format-LogLine($Text) { (ConvertTo-Line $Text) -replace '#(?=#)', '# ' -replace '^(?=\s*::)', '> ' }

# Lines go to the information stream and so to the log: what the script emits is data.
function Write-Log([string] $Line) { Write-Information $Line -InformationAction Continue }

function Write-Annotation([string] $Kind, [string] $Title, $Text) {
    $line = Format-LogLine $Text
    switch ($CI) {
        GitHub { Write-Log "::$Kind title=$Title::$($line.Replace('%', '%25'))" }
        Azure { Write-Log "##vso[task.logissue type=$Kind]${Title}: $($line.Replace('%', '%AZP25'))" }
        None { Write-Log "$($Kind.ToUpperInvariant()): ${Title}: $line" }
    }
}

function Set-JobOutput([string] $Name, $Value) {
    $line = Format-LogLine $Value
    switch ($CI) {
        GitHub { if ($env:GITHUB_OUTPUT) { Add-Content -LiteralPath $env:GITHUB_OUTPUT "$Name=$line" } }
        Azure {
            $variable = [regex]::Replace($Name, '-(.)', { $args[0].Groups[1].Value.ToUpperInvariant() })
            Write-Log "##vso[task.setvariable variable=$variable;isOutput=true]$($line.Replace('%', '%AZP25'))"
        }
    }
}

$build = Start-IBImagePipeline $Pipeline -PassThru @connection -ErrorVariable +problems -ErrorAction SilentlyContinue
if (-not $build -and -not $problems) { exit 0 } # -WhatIf, or not confirmed

if ($build) {
    $wait = @{ Timeout = $Timeout; FailFast = $FailFast; ErrorOnApproval = $ErrorOnApproval; PollInterval = $PollInterval }
    Write-Log (Format-LogLine "Started $build")
    $build | Wait-IBImage @wait @connection -ErrorOnFailure -ErrorVariable +problems -ErrorAction SilentlyContinue `
        -InformationAction Continue 3>&1 6>&1 | ForEach-Object {
            if ($_ -is [ImageBuilderWorkflow.Image]) { $image = $_ }
            elseif ($_ -is [System.Management.Automation.WarningRecord]) { Write-Annotation warning 'Image build' $_ }
            else { Write-Log (Format-LogLine $_) }
        }
}

# An error that ended a command is in the variable as the exception around it.
$problems = @($problems | ForEach-Object { $_ -is [System.Management.Automation.RuntimeException] ? $_.ErrorRecord : $_ })
# The first error that has a code of its own. A build without an error can be deprecated or deleted meanwhile.
$status = $image ? $image.Status : $null
$code = $problems | ForEach-Object { $codes["$($_.FullyQualifiedErrorId)".Split(',')[0]] } | Where-Object { $_ } | Select-Object -First 1
$code ??= $problems -or $status -ne 'AVAILABLE' ? 1 : 0
$reason = $problems ? (Format-LogLine $problems[0]) : $code ? "The status of the build is $status." : $null
$arn = "$build"
$amis = @(if ($image) { $image.Amis })
$ami = @($amis | Where-Object { $_.Region -eq $image.Region }) + $amis | Select-Object -First 1
$result = [pscustomobject]@{
    Pipeline = $Pipeline; ImageBuildVersionArn = $arn; Status = $status; AmiId = $ami ? $ami.Image : $null
    ExitCode = $code; Reason = $reason
}

Set-JobOutput image-arn $arn
Set-JobOutput image-status $status
Set-JobOutput ami-id $result.AmiId
if ($code) {
    $titles = @('', 'Image build not started or not observed', 'Image build failed', 'Image build not ended in time',
        'Image build waits for an approval', 'Image build cancelled')
    Write-Annotation error $titles[$code] $reason
}

$result
exit $code
