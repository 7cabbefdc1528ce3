# Compares the objects of the module with what the service has said, field for field: every member of the answer has to be where it
# belongs, nothing may be there that the answer does not have, and what has no property has to be in AdditionalFields.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

# Where nested members of the service are in the flat objects. Everything else has a property of its own name.
$state = @{ 'state.status' = 'Status'; 'state.reason' = 'StatusReason' }
$scanning = @{
    'imageTestsConfiguration.imageTestsEnabled'                     = 'ImageTestsEnabled'
    'imageTestsConfiguration.timeoutMinutes'                        = 'ImageTestsTimeoutMinutes'
    'imageScanningConfiguration.imageScanningEnabled'               = 'ImageScanningEnabled'
    'imageScanningConfiguration.ecrConfiguration.repositoryName'    = 'EcrRepositoryName'
    'imageScanningConfiguration.ecrConfiguration.containerTags'     = 'EcrContainerTags'
}
$latest = @{
    'latestVersionReferences.latestVersionArn'      = 'LatestVersionArn'
    'latestVersionReferences.latestMajorVersionArn' = 'LatestMajorVersionArn'
    'latestVersionReferences.latestMinorVersionArn' = 'LatestMinorVersionArn'
    'latestVersionReferences.latestPatchVersionArn' = 'LatestPatchVersionArn'
}
$script:places = @{
    Ami                        = $state + @{ 'state.failureContext' = 'FailureContext' }
    Image                      = $state + $scanning + $latest + @{
        'state.failureContext'            = 'FailureContext'
        'outputResources.amis'            = 'Amis'
        'outputResources.containers'      = 'Containers'
        'loggingConfiguration.logGroupName' = 'LogGroupName'
        'imageRecipe.arn'                 = 'ImageRecipeArn'
        'containerRecipe.arn'             = 'ContainerRecipeArn'
        'infrastructureConfiguration.arn' = 'InfrastructureConfigurationArn'
        'distributionConfiguration.arn'   = 'DistributionConfigurationArn'
        'scanState.status'                = 'ScanStatus'
        'scanState.reason'                = 'ScanStatusReason'
    }
    ImageFailureContext        = @{
        'componentFailure.componentArn'      = 'ComponentArn'
        'componentFailure.phaseName'         = 'ComponentPhaseName'
        'componentFailure.stepName'          = 'ComponentStepName'
        'componentFailure.action'            = 'ComponentAction'
        'componentFailure.errorMessage'      = 'ComponentErrorMessage'
        'distributionFailure.errorMessage'   = 'DistributionErrorMessage'
        'distributionFailure.regionFailures' = 'RegionFailures'
    }
    ImagePipeline              = $scanning + @{
        'schedule.scheduleExpression'              = 'ScheduleExpression'
        'schedule.timezone'                        = 'ScheduleTimezone'
        'schedule.pipelineExecutionStartCondition' = 'PipelineExecutionStartCondition'
        'schedule.autoDisablePolicy.failureCount'  = 'AutoDisableFailureCount'
        'loggingConfiguration.imageLogGroupName'   = 'ImageLogGroupName'
        'loggingConfiguration.pipelineLogGroupName' = 'PipelineLogGroupName'
    }
    LifecycleExecution         = $state + @{ 'resourcesImpactedSummary.hasImpactedResources' = 'HasImpactedResources' }
    LifecycleExecutionResource = $state + @{ 'action.name' = 'Action'; 'action.reason' = 'ActionReason' }
    LifecyclePolicy            = @{ 'resourceSelection.recipes' = 'Recipes'; 'resourceSelection.tagMap' = 'ResourceTags' }
    LifecyclePolicyDetail      = @{
        'action.type'                             = 'ActionType'
        'action.includeResources.amis'            = 'IncludeAmis'
        'action.includeResources.snapshots'       = 'IncludeSnapshots'
        'action.includeResources.containers'      = 'IncludeContainers'
        'filter.type'                             = 'FilterType'
        'filter.value'                            = 'FilterValue'
        'filter.unit'                             = 'FilterUnit'
        'filter.retainAtLeast'                    = 'RetainAtLeast'
        'exclusionRules.tagMap'                   = 'ExcludedTags'
        'exclusionRules.amis.isPublic'            = 'ExcludesPublicAmis'
        'exclusionRules.amis.regions'             = 'ExcludedAmiRegions'
        'exclusionRules.amis.sharedAccounts'      = 'ExcludedAmiSharedAccounts'
        'exclusionRules.amis.lastLaunched.value'  = 'ExcludedAmiLastLaunchedValue'
        'exclusionRules.amis.lastLaunched.unit'   = 'ExcludedAmiLastLaunchedUnit'
        'exclusionRules.amis.tagMap'              = 'ExcludedAmiTags'
    }
    LifecycleSnapshot          = $state
    Workflow                   = $state + $latest
}

# What stands on every object beside its fields.
$script:always = 'Region', 'AccountId', 'ProfileName', 'RequestId', 'AdditionalFields', 'LifecycleExecutionRegion'

<#
.SYNOPSIS
Says in words where an object, or a list of them, differs from what the service has said; nothing when they are the same.
#>
function Get-Difference {
    param(
        [AllowNull()] [AllowEmptyCollection()] [object[]] $Found,
        [AllowNull()] [AllowEmptyCollection()] [object[]] $Wire,
        # Properties that are not of the item: of the answer around it, of the request, or newer than the peer that is compared with.
        [string[]] $Beside = @(),
        # What of the answer around the items has no property, and so has to be among the additional fields of each.
        [hashtable] $Left = @{}
    )

    if ($Found.Count -ne $Wire.Count) { "There are $($Found.Count), not $($Wire.Count)." }
    for ($i = 0; $i -lt [math]::Min($Found.Count, $Wire.Count); $i++) {
        Compare-Whole $Found[$i] $Wire[$i] "[$i]" ($script:always + $Beside) $Left
    }
}

function Compare-Whole($Object, $Wire, [string] $Where, [string[]] $Beside, [hashtable] $More = @{}) {
    $type = $Object.GetType().Name
    $known = $script:places.ContainsKey($type) ? $script:places[$type] : @{}
    $taken = [System.Collections.Generic.HashSet[string]]::new([StringComparer]::OrdinalIgnoreCase)
    $left = @{} + $More
    Compare-Member $Object $Wire '' $Where $known $taken $left $Beside

    foreach ($property in $Object.PSObject.Properties) {
        if ($taken.Contains($property.Name) -or $Beside -contains $property.Name) { continue }

        # What cannot be set is worked out from the fields; OutputTypeTests lists these.
        if (-not $property.IsSettable) { continue }
        $isEmpty = $null -eq $property.Value -or ($property.Value -is [System.Collections.ICollection] -and $property.Value.Count -eq 0)
        if (-not $isEmpty) { "$Where.$($property.Name) is '$($property.Value)', and the service says nothing of it." }
    }

    $additional = "$($Object.AdditionalFields)"
    $additional = $additional ? (ConvertFrom-Json $additional -AsHashtable) : @{}
    $expected, $actual = (Get-Canonical $left), (Get-Canonical $additional)
    if ($expected -cne $actual) { "$Where.AdditionalFields is $actual, not $expected." }
}

function Compare-Member($Object, $Wire, [string] $Prefix, [string] $Where, $Known, $Taken, $Left, $Beside) {
    foreach ($name in $Wire.Keys) {
        $path = $Prefix + $name
        $value = $Wire[$name]
        if ($Known.ContainsKey($path)) {
            $null = $Taken.Add($Known[$path])
            Compare-Value $Object.($Known[$path]) $value "$Where.$($Known[$path])" $Beside
        }
        elseif ($value -is [System.Collections.IDictionary] -and @($Known.Keys).Where({ $_.StartsWith("$path.") }, 'First')) {
            $inner = [ordered]@{}
            Compare-Member $Object $value "$path." $Where $Known $Taken $inner $Beside
            if ($inner.Count) { $Left[$name] = $inner }
        }
        elseif (-not $Prefix -and $Object.PSObject.Properties[$name]) {
            $null = $Taken.Add($name)
            Compare-Value $Object.$name $value "$Where.$name" $Beside
        }
        else {
            $Left[$name] = $value
        }
    }
}

function Compare-Value($Actual, $Expected, [string] $Where, $Beside) {
    if ($Actual -is [datetime]) {
        if ($Actual.Kind -ne 'Utc') { "$Where is not in UTC." }
        $instant = Get-Instant $Expected
        # Numbers have no more than milliseconds that are exact.
        if ([math]::Abs(($Actual - $instant).TotalMilliseconds) -ge 0.5) {
            "$Where is $($Actual.ToString('o')), not $($instant.ToString('o'))." }
    }
    elseif ($Actual -is [ImageBuilderWorkflow.TagMap]) {
        $tags = [ordered]@{}
        foreach ($key in $Actual.Keys) { $tags[$key] = $Actual[$key] }
        if ((Get-Canonical $tags) -cne (Get-Canonical $Expected)) { "$Where is '$Actual', not $(Get-Canonical $Expected)." }
    }
    elseif ($Actual -is [System.Collections.IList]) {
        if ($Actual.Count -ne @($Expected).Count) { "$Where has $($Actual.Count) items, not $(@($Expected).Count)." }
        for ($i = 0; $i -lt [math]::Min($Actual.Count, @($Expected).Count); $i++) {
            Compare-Value $Actual[$i] @($Expected)[$i] "$Where[$i]" $Beside
        }
    }
    elseif ($Actual -is [ImageBuilderWorkflow.ServiceValue]) {
        # A part has none of what stands beside a whole object.
        Compare-Whole $Actual $Expected $Where @('AdditionalFields')
    }
    elseif ($null -eq $Actual -or $Actual -cne $Expected) {
        "$Where is '$Actual', not '$Expected'."
    }
}

function Get-Instant($Value) {
    if ($Value -is [datetime]) { return $Value.ToUniversalTime() }
    if ($Value -is [string]) { return [datetime]::Parse($Value, [cultureinfo]::InvariantCulture, 'AdjustToUniversal, AssumeUniversal') }
    [datetime]::UnixEpoch.AddTicks([long]([decimal] $Value * 10000000))
}

# JSON with its members in order, whichever they came in.
function Get-Canonical($Value) {
    if ($null -eq $Value) { 'null' }
    elseif ($Value -is [System.Collections.IDictionary]) {
        $members = @($Value.Keys | Sort-Object -CaseSensitive | ForEach-Object { "$(ConvertTo-Json "$_"):$(Get-Canonical $Value[$_])" })
        '{' + ($members -join ',') + '}'
    }
    elseif ($Value -is [System.Collections.IList]) {
        '[' + (@($Value | ForEach-Object { Get-Canonical $_ }) -join ',') + ']'
    }
    elseif ($Value -is [datetime]) { '"' + $Value.ToUniversalTime().ToString('o') + '"' }
    else { ConvertTo-Json $Value -Compress }
}

Export-ModuleMember -Function 'Get-Difference'
