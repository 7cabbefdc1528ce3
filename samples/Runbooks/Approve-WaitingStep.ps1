<#
.SYNOPSIS
Resumes the workflow steps that wait for an approval, if they pass a check.

.DESCRIPTION
Looks at every step that waits for an approval, and resumes those that pass all the rules that you specify: the image has a name that may
be approved, the step has not waited too long, no step of the build has failed so far, and a check of your own returns true. A check that
fails, or writes an error, does not approve anything. The reason that is sent with an approval says who approved, why, and what was checked.

The script emits one object for each waiting step, with the decision (Approved, NotApproved, WhatIf or Error) and why. It exits with 0, or
with 1 if a step could not be checked or resumed, or if the waiting steps could not be listed.

.PARAMETER Image
The images that may be approved, for example golden-image/1.4.*: name, version and build number. Wildcards are permitted.

.PARAMETER Reason
Why the steps are approved, for example the number of a change.

.PARAMETER MaximumHours
Does not approve what has waited for this time or longer. By default, there is no limit.

.PARAMETER TestsPassed
Approves a step only if no step of its build has failed or was cancelled so far, including those after which the workflow continued.

.PARAMETER Check
A check of your own. The waiting step is in $_. Everything that the script block emits must be true, and it must emit something. The block
sees the variables of this script before yours; use { ... }.GetNewClosure() if their names can be the same.

.PARAMETER ApprovedBy
Who approves. The default is the actor of the CI job or else the user.

.PARAMETER Region
The region. By default, that of the session.

.PARAMETER ProfileName
The profile that provides the credentials. By default, the credentials of the session.

.INPUTS
None.

.OUTPUTS
System.Management.Automation.PSCustomObject

.EXAMPLE
./Approve-WaitingStep.ps1 -Image edge-gateway/* -Reason 'Release 42' -TestsPassed -WhatIf

Shows what would be approved, and why the rest would not.

.EXAMPLE
./Approve-WaitingStep.ps1 -Image * -Reason 'Nightly' -MaximumHours 12 -Check { (Get-IBImagePackage $_).Name -notcontains 'telnet' }

Approves images that do not contain a package.
#>
#Requires -Version 7.4
#Requires -Modules ImageBuilderWorkflow
[CmdletBinding(SupportsShouldProcess)]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory, Position = 0)] [SupportsWildcards()] [ValidateNotNullOrEmpty()] [string[]] $Image,
    [Parameter(Mandatory, Position = 1)] [ValidateLength(1, 500)] [string] $Reason,
    [ValidateRange(0.0, 8760.0)] [double] $MaximumHours = [double]::PositiveInfinity,
    [switch] $TestsPassed,
    [scriptblock] $Check,
    [ValidateLength(1, 200)] [string] $ApprovedBy =
    ($env:GITHUB_ACTOR ? $env:GITHUB_ACTOR : $env:BUILD_REQUESTEDFOR ? $env:BUILD_REQUESTEDFOR : [System.Environment]::UserName),
    [ValidateNotNullOrEmpty()] [string] $Region,
    [ValidateNotNullOrEmpty()] [string] $ProfileName
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Continue'
$connection, $problems = @{}, @()
foreach ($key in 'Region', 'ProfileName') { if ($PSBoundParameters.ContainsKey($key)) { $connection[$key] = $PSBoundParameters[$key] } }

# Says why a step does not pass; nothing if it does. Throws if that cannot be found out.
function Get-Objection($Step, [double] $Hours) {
    if (-not $Image.Where({ $Step.Image -like $_ }, 'First')) { return 'The image may not be approved.' }
    if ($Hours -ge $MaximumHours) { return "It has waited for $MaximumHours hours or longer." }
    if ($TestsPassed) {
        $runs = @(Get-IBWorkflowExecution $Step.ImageBuildVersionArn @connection -ErrorAction Stop)
        $failed = $runs | Get-IBWorkflowStepExecution -Status FAILED, CANCELLED @connection -ErrorAction Stop | Select-Object -First 1
        if ($failed) { return "The step $($failed.Name) has the status $($failed.Status)." }
    }
    if ($Check) {
        $answers = @($Step | ForEach-Object $Check -ErrorVariable checkErrors)
        if ($checkErrors) { throw $checkErrors[0] }
        if ($answers.Count -eq 0 -or $answers.Where({ -not $_ }).Count) { return 'The check did not return true.' }
    }
}

$rules = @('the image'; if ($MaximumHours -lt [double]::PositiveInfinity) { 'the time' }; if ($TestsPassed) { 'the steps so far' }
    if ($Check) { 'a check' }) -join ', '
$steps = @(Get-IBWaitingWorkflowStep @connection -ErrorVariable +problems)
foreach ($step in $steps) {
    $hours = ([datetime]::UtcNow - $step.StartTime).TotalHours
    try {
        $decision, $why = 'NotApproved', (Get-Objection $step $hours)
        if (-not $why) {
            $why = "$Reason (approved by $ApprovedBy; checked: $rules)"
            $sent = $step | Send-IBWorkflowStepAction -Action Resume -Reason $why -PassThru @connection -ErrorAction Stop
            $decision = $sent ? 'Approved' : $WhatIfPreference ? 'WhatIf' : 'NotApproved'
        }
    }
    catch {
        $problems += $_
        $decision, $why = 'Error', "$_"
    }

    [pscustomobject]@{
        Image           = $step.Image
        Step            = $step.Name
        WaitingHours    = [math]::Round($hours, 1)
        Decision        = $decision
        Why             = $why
        StepExecutionId = $step.StepExecutionId
    }
}

exit ($problems ? 1 : 0)
