# -Name, -Filter and -Status: what the service can filter it is asked to, and the rest is matched here.
BeforeDiscovery {
    $named = @(
        @{ Cmdlet = 'Get-IBImagePipeline'; Operation = 'ListImagePipelines'; Exact = 'nightly-agents'; Other = 'golden-image'
            Pattern = 'GOLDEN*' }
        @{ Cmdlet = 'Get-IBImage'; Operation = 'ListImages'; Exact = 'nightly-agents'; Other = 'Golden-Image'; Pattern = 'golden*' }
        @{ Cmdlet = 'Get-IBWorkflow'; Operation = 'ListWorkflows'; Exact = 'smoke-test'; Other = 'approve-release'; Pattern = 'APPROVE-*' }
        @{ Cmdlet = 'Get-IBLifecyclePolicy'; Operation = 'ListLifecyclePolicies'; Exact = 'retire-containers'
            Other = 'expire-golden-images'; Pattern = 'Expire*' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    # The filters of each request, as "name=value,value".
    function SentFilters {
        foreach ($request in Get-LoopbackRequest) {
            $filters = (ConvertFrom-Json $request.body -AsHashtable)['filters']
            $texts = foreach ($filter in $filters) { "$($filter.name)=$($filter.values -join ',')" }
            $texts -join ' '
        }
    }

    # Where two lists of objects are not the same; the request is another each time.
    function Get-Unequal($Found, $Expected) {
        $one, $two = foreach ($list in $Found, $Expected) {
            , @($list | Select-Object * -ExcludeProperty RequestId | ForEach-Object { ConvertTo-Json $_ -Depth 5 -Compress })
        }
        Compare-Object @($one) @($two) -SyncWindow 0
    }
}

AfterAll {
    Stop-Loopback
}

Describe '-Name of <Cmdlet>' -ForEach $named {
    BeforeAll {
        $all = & $Cmdlet
    }

    BeforeEach {
        Clear-Loopback
    }

    Context 'without wildcards' {
        It 'is the service''s filter, in one request' {
            $found = & $Cmdlet $Exact @quietly

            $found.Arn | Should -Be ($all | Where-Object Name -CEQ $Exact).Arn
            $problems.Count | Should -Be 0
            SentFilters | Should -Be "name=$Exact"
            (Get-LoopbackRequest).operation | Should -Be $Operation
        }

        It 'is one filter for several names' {
            $found = & $Cmdlet -Name $Exact, $Other

            $found.Arn | Should -Be ($all | Where-Object Name -CIn $Exact, $Other).Arn
            SentFilters | Should -Be "name=$Exact,$Other"
        }

        It 'goes on over the pages that the service''s filter has left empty' {
            $found = & $Cmdlet $Exact -PageSize 1

            $found.Arn | Should -Be ($all | Where-Object Name -CEQ $Exact).Arn
            (Get-LoopbackRequest).page | Should -Be (1..$all.Count)
            SentFilters | Select-Object -Unique | Should -Be "name=$Exact"
        }

        It 'that nothing has is an error of its own, and the others are found' {
            $found = & $Cmdlet -Name 'no-such-thing', $Exact, 'nor-this' @quietly

            $found.Name | Select-Object -Unique | Should -Be $Exact
            $problems.Count | Should -Be 2
            $problems.TargetObject | Should -Be 'no-such-thing', 'nor-this'
            $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problems[0].FullyQualifiedErrorId | Should -Be "NameNotFound,ImageBuilderWorkflow.Commands.$($Cmdlet -replace '-')Command"
            "$($problems[0])" | Should -BeLike '*no-such-thing*'
            @(Get-LoopbackRequest).Count | Should -Be 1
        }

        It 'that nothing has can end the script' {
            { & $Cmdlet no-such-thing -ErrorAction Stop } |
                Should -Throw '*no-such-thing*' -ExceptionType ([ImageBuilderWorkflow.ImageBuilderException])
        }

        It 'is compared by the service, which looks at the case' {
            & $Cmdlet $Exact.ToUpperInvariant() @quietly | Should -BeNullOrEmpty

            $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            # What to do instead.
            "$($problems[0])" | Should -BeLike "*$($Exact.ToUpperInvariant())``*', case does not count. Did you mean '$Exact'[?]"
        }

        It 'in more values than a filter takes are compared here' {
            $names = @(1..10 | ForEach-Object { "no-$_" }) + $Exact

            $found = & $Cmdlet -Name $names @quietly

            $found.Name | Select-Object -Unique | Should -Be $Exact
            $problems.TargetObject | Should -Be $names[0..9]
            SentFilters | Should -Be ''
        }

        It 'with a character that a filter does not take is compared here' {
            & $Cmdlet 'ünknown+' @quietly | Should -BeNullOrEmpty

            $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            SentFilters | Should -Be ''
        }

        It 'is no error when the listing ended early: <_>' -ForEach @('MaxItems', 'a failure') {
            $arguments = $_ -eq 'MaxItems' ? @{ MaxItems = 1 } : @{}
            if ($_ -eq 'a failure') { Add-LoopbackFault @{ kind = 'error'; code = 'ForbiddenException'; status = 403; page = 2 } }

            $null = & $Cmdlet -Name $Exact, no-such-thing -PageSize 1 @arguments @quietly

            $problems.TargetObject | Should -Not -Contain 'no-such-thing'
        }
    }

    Context 'with wildcards' {
        It 'is compared here, in any case, and the service is asked for all' {
            $found = & $Cmdlet $Pattern @quietly

            $found.Arn | Should -Be ($all | Where-Object Name -Like $Pattern).Arn
            $found | Should -Not -BeNullOrEmpty
            $problems.Count | Should -Be 0
            SentFilters | Should -Be ''
        }

        It 'takes *, ? and sets, and several patterns without saying anything twice' {
            $set = '[' + $Exact[0] + ']' + $Exact.Substring(1)
            $one = '?' + $Exact.Substring(1)

            foreach ($pattern in $set, $one, "*$($Exact.Substring(3))") {
                (& $Cmdlet $pattern).Arn | Should -Be ($all | Where-Object Name -EQ $Exact).Arn -Because $pattern
            }

            (& $Cmdlet '*', $set).Arn | Should -Be $all.Arn
        }

        It 'may stand beside a name, which is compared here then, and has to exist' {
            $found = & $Cmdlet -Name $Pattern, $Exact, no-such-thing @quietly

            $found.Arn | Should -Be ($all | Where-Object { $_.Name -like $Pattern -or $_.Name -eq $Exact }).Arn
            $problems.TargetObject | Should -Be 'no-such-thing'
            SentFilters | Should -Be ''
        }

        It 'that fits nothing is silent' {
            & $Cmdlet 'no-such-thing*' @quietly | Should -BeNullOrEmpty

            $problems.Count | Should -Be 0
            @(Get-LoopbackRequest).Count | Should -Be 1
        }

        It 'goes on over pages on which nothing fits' {
            $last = ($all | Select-Object -Last 1).Name

            $found = & $Cmdlet "$last*" -PageSize 1

            $found.Arn | Should -Be ($all | Where-Object Name -EQ $last).Arn
            (Get-LoopbackRequest).page | Should -Be (1..$all.Count)
        }

        It 'goes on over a page that the service gives empty' {
            Add-LoopbackFault @{ kind = 'emptyPage'; times = 2 }

            (& $Cmdlet $Pattern).Arn | Should -Be ($all | Where-Object Name -Like $Pattern).Arn
            @(Get-LoopbackRequest).Count | Should -Be 3
        }

        It 'counts -MaxItems behind the comparison, reads no page too many, and its token leads to exactly the rest' {
            $pattern = '*-*'
            $expected = ($all | Where-Object Name -Like $pattern).Arn

            foreach ($most in 1, 2) {
                Clear-Loopback
                $first = & $Cmdlet $pattern -MaxItems $most -PageSize 2 -NextTokenVariable token
                @(Get-LoopbackRequest).Count | Should -Be 1
                $rest = & $Cmdlet $pattern -StartingToken $token -PageSize 2 -NextTokenVariable last

                @($first).Count | Should -Be $most
                @($first.Arn) + @($rest.Arn) | Should -Be $expected
                $last | Should -BeNullOrEmpty
            }
        }

        It 'walks through the listing by tokens one item at a time, and misses and repeats nothing' {
            $token = $null
            $found = do {
                (& $Cmdlet $Pattern -MaxItems 1 -PageSize 3 -StartingToken $token -NextTokenVariable token).Arn
            } while ($token)

            @($found | Where-Object { $_ }) | Should -Be ($all | Where-Object Name -Like $Pattern).Arn
        }

        It 'asks for no page behind the one that Select-Object -First needs' {
            $first = & $Cmdlet '*' -PageSize 1 | Select-Object -First 1

            $first.Arn | Should -Be $all[0].Arn
            Wait-LoopbackIdle
            @(Get-LoopbackRequest).Count | Should -BeLessOrEqual 2
        }

        It 'leaves a token when a page fails, that leads to exactly the rest' {
            Add-LoopbackFault @{ kind = 'error'; code = 'ForbiddenException'; status = 403; page = 3 }

            $found = & $Cmdlet '*' -PageSize 1 @quietly
            Clear-Loopback
            $rest = & $Cmdlet '*' -StartingToken $problems[0].Exception.ResumeToken

            @($found.Arn) + @($rest.Arn) | Should -Be $all.Arn
        }

        It 'that is none is refused before anything is asked' {
            { & $Cmdlet '[abc' -ErrorAction Stop } | Should -Throw '*`[abc*'

            @(Get-LoopbackRequest).Count | Should -Be 0
        }
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'nothing'; Value = @() }
        @{ Name = 'an empty name'; Value = '' }
        @{ Name = 'an empty name among others'; Value = 'a', '' }
        @{ Name = '$null'; Value = $null }
    ) {
        { & $Cmdlet -Name $Value } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        @(Get-LoopbackRequest).Count | Should -Be 0
    }

    It 'refuses an ARN, and tells its parameter' {
        { & $Cmdlet -Name $all[0].Arn } | Should -Throw '*use -*Arn*'
        @(Get-LoopbackRequest).Count | Should -Be 0
    }
}

Describe '-Filter of <Cmdlet>' -ForEach $named {
    BeforeEach {
        Clear-Loopback
    }

    It 'is sent as it is, and stands beside the name' {
        $found = & $Cmdlet $Exact -Filter @{ name = $Exact, $Other }

        $found.Name | Select-Object -Unique | Should -Be $Exact
        SentFilters | Should -Be "name=$Exact,$Other name=$Exact"
    }

    It 'that lets nothing through leaves the name unfound, and the error says why' {
        & $Cmdlet $Exact -Filter @{ name = $Other } @quietly | Should -BeNullOrEmpty

        $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        "$($problems[0])" | Should -BeLike '*filter*'
    }

    It 'is named -Filters too' {
        (& $Cmdlet -Filters @{ name = $Exact }).Name | Select-Object -Unique | Should -Be $Exact
    }

    It 'of a name that the service does not know is its error' {
        & $Cmdlet -Filter @{ nosuch = 'x' } @quietly | Should -BeNullOrEmpty

        $problems.Count | Should -Be 1
        $problems[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
    }
}

Describe 'The forms of -Filter' {
    BeforeAll {
        # What AWS.Tools has for a filter.
        Add-Type -TypeDefinition @'
namespace Peer
{
    public sealed class Filter
    {
        public string Name { get; set; }
        public System.Collections.Generic.List<string> Values { get; set; }
    }
}
'@
    }

    BeforeEach {
        Clear-Loopback
    }

    It 'are all understood: <Name>' -ForEach @(
        @{ Name = 'a hashtable'; Make = { @{ status = 'ENABLED' } }; Sent = 'status=ENABLED' }
        @{ Name = 'a hashtable of lists'; Make = { @{ status = 'ENABLED', 'DISABLED' } }; Sent = 'status=ENABLED,DISABLED' }
        @{ Name = 'a list of hashtables'; Make = { @{ status = 'ENABLED' }, @{ name = 'golden-image' } }
            Sent = 'status=ENABLED name=golden-image' }
        @{ Name = 'an ordered hashtable'; Make = { [ordered]@{ status = 'ENABLED'; name = 'golden-image' } }
            Sent = 'status=ENABLED name=golden-image' }
        @{ Name = 'name and values'; Make = { @{ Name = 'status'; Values = 'ENABLED', 'DISABLED' } }; Sent = 'status=ENABLED,DISABLED' }
        @{ Name = 'name and values in lower case'; Make = { @{ name = 'status'; values = 'ENABLED' } }; Sent = 'status=ENABLED' }
        @{ Name = 'a name for a filter'; Make = { @{ name = 'golden-image' } }; Sent = 'name=golden-image' }
        @{ Name = 'name and status'; Make = { [ordered]@{ name = 'golden-image'; status = 'ENABLED' } }
            Sent = 'name=golden-image status=ENABLED' }
        @{ Name = 'an object'; Make = { [pscustomobject]@{ Name = 'status'; Values = 'ENABLED', 'DISABLED' } }
            Sent = 'status=ENABLED,DISABLED' }
        @{ Name = 'an object of AWS.Tools'; Make = { [Peer.Filter]@{ Name = 'status'; Values = [string[]]('ENABLED', 'DISABLED') } }
            Sent = 'status=ENABLED,DISABLED' }
        @{ Name = 'an object of the module'; Make = { [ImageBuilderWorkflow.Filter]@{ Name = 'status'; Values = 'ENABLED' } }
            Sent = 'status=ENABLED' }
        @{ Name = 'all of them'; Make = {
            @{ status = 'ENABLED' }, ([pscustomobject]@{ Name = 'name'; Values = 'golden-image' }),
            [Peer.Filter]@{ Name = 'status'; Values = [string[]]'ENABLED' } }; Sent = 'status=ENABLED name=golden-image status=ENABLED' }
        @{ Name = 'from JSON'; Make = { '{"name":"status","values":["ENABLED"]}' | ConvertFrom-Json }; Sent = 'status=ENABLED' }
        @{ Name = 'a list'; Make = { , [System.Collections.Generic.List[object]]@(@{ status = 'ENABLED' }) }; Sent = 'status=ENABLED' }
        @{ Name = 'an empty hashtable'; Make = { @{} }; Sent = '' }
        @{ Name = 'an empty list'; Make = { , @() }; Sent = '' }
    ) {
        $null = Get-IBImagePipeline -Filter (& $Make) @quietly

        $problems.Count | Should -Be 0
        SentFilters | Should -Be $Sent
    }

    It 'take numbers for values' {
        $null = Get-IBImage -Filter @{ version = 1.0 }

        SentFilters | Should -Be 'version=1'
    }

    It 'are refused with the names of <Cmdlet>' -ForEach @(
        @{ Cmdlet = 'Get-IBImage'; Names = 'name, osVersion, platform, type, version' }
        @{ Cmdlet = 'Get-IBWorkflow'; Names = 'description, name, type, version' }
    ) {
        { & $Cmdlet -Filter 'platform=Linux' } | Should -Throw "*-Filter @{ name = 'my-name' }*The names are *"
        $problem = try { & $Cmdlet -Filter @{ 'plat form' = 'Linux' } } catch { "$_" }
        ($problem -replace '.*The names are ' -replace '\.$') -split ', ' | Sort-Object | Should -Be ($Names -split ', ' | Sort-Object)
    }

    It 'are refused when they are none: <Name>' -ForEach @(
        @{ Name = 'text'; Value = 'status=ENABLED' }
        @{ Name = 'a number'; Value = 1 }
        @{ Name = '$null'; Value = $null }
        @{ Name = 'no value'; Value = @{ status = @() } }
        @{ Name = '$null for a value'; Value = @{ status = $null } }
        @{ Name = 'an empty value'; Value = @{ status = 'ENABLED', '' } }
        @{ Name = 'eleven values'; Value = @{ name = 1..11 } }
        @{ Name = 'a name of other characters'; Value = @{ 'st atus' = 'ENABLED' } }
        @{ Name = 'an empty name'; Value = @{ '' = 'ENABLED' } }
        @{ Name = 'an object without values'; Value = [pscustomobject]@{ Name = 'status' } }
    ) {
        { Get-IBImagePipeline -Filter $Value } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
        @(Get-LoopbackRequest).Count | Should -Be 0
    }

    It 'go with every listing that the service filters: of <_>' -ForEach 'a version', 'a pipeline' {
        if ($_ -eq 'a version') {
            (Get-IBImage $known.GoldenImageVersionArn -Filter @{ platform = 'Linux' }).Count | Should -Be 3
        }
        else {
            @(Get-IBImage $known.GoldenImagePipelineArn -Filter @{ version = '1.4.0' }).Count | Should -Be 1
        }

        SentFilters | Should -Match '^(platform|version)='
    }
}

Describe '-Status of <Cmdlet>' -ForEach @(
    @{ Cmdlet = 'Get-IBImagePipeline'; Disabled = 'nightly-agents' }
    @{ Cmdlet = 'Get-IBLifecyclePolicy'; Disabled = 'retire-containers' }
) {
    BeforeEach {
        Clear-Loopback
    }

    It 'is the service''s filter, in any case' {
        (& $Cmdlet -Status disabled).Name | Should -Be $Disabled

        SentFilters | Should -Be 'status=DISABLED'
    }

    It 'goes with names and filters' {
        (& $Cmdlet $Disabled -Status ENABLED, Disabled -Filter @{ name = $Disabled }).Name | Should -Be $Disabled

        SentFilters | Should -Be "name=$Disabled status=ENABLED,DISABLED name=$Disabled"
    }

    It 'goes with wildcards for names' {
        & $Cmdlet "$($Disabled.Substring(0, 3))*" -Status ENABLED | Where-Object Name -EQ $Disabled | Should -BeNullOrEmpty

        SentFilters | Should -Be 'status=ENABLED'
    }
}

Describe '-Status of <Cmdlet>' -ForEach @(
    @{ Cmdlet = 'Get-IBImage'; Parent = 'GoldenImagePipelineArn'; Status = 'FAILED' }
    @{ Cmdlet = 'Get-IBImage'; Parent = 'NightlyImageVersionArn'; Status = 'FAILED' }
    @{ Cmdlet = 'Get-IBWorkflowExecution'; Parent = 'MatrixImageArn'; Status = 'COMPLETED' }
    @{ Cmdlet = 'Get-IBWorkflowStepExecution'; Parent = 'LongExecutionId'; Status = 'FAILED' }
    @{ Cmdlet = 'Get-IBLifecycleExecution'; Parent = 'LifecycleImageArn'; Status = 'FAILED' }
) {
    BeforeAll {
        $all = & $Cmdlet $known.$Parent
    }

    BeforeEach {
        Clear-Loopback
    }

    It 'is compared here: of <Parent> it emits what has it, in order' {
        $expected = $all | Where-Object Status -EQ $Status
        $expected | Should -Not -BeNullOrEmpty

        foreach ($asked in $Status, $Status.ToLowerInvariant(), "$($Status.Substring(0, 3))*") {
            Get-Unequal (& $Cmdlet $known.$Parent -Status $asked) $expected | Should -BeNullOrEmpty -Because $asked
        }

        SentFilters | Select-Object -Unique | Should -Be ''
    }

    It 'reads on over pages that have none' {
        $expected = $all | Where-Object Status -EQ $Status

        Get-Unequal (& $Cmdlet $known.$Parent -Status $Status -PageSize 2) $expected | Should -BeNullOrEmpty
        (Get-LoopbackRequest).Count | Should -Be ([math]::Ceiling($all.Count / 2))
    }

    It 'counts -MaxItems behind it, and its token leads to the rest' {
        $expected = @($all | Where-Object Status -EQ $Status)

        $first = @(& $Cmdlet $known.$Parent -Status $Status -MaxItems 1 -NextTokenVariable token -PageSize 3)
        $rest = @(& $Cmdlet $known.$Parent -Status $Status -StartingToken $token -PageSize 3)

        $first.Count | Should -Be 1
        Get-Unequal ($first + $rest) $expected | Should -BeNullOrEmpty
    }

    It 'is no status of an object that is piped in' {
        $object = [pscustomobject]@{ Status = 'NOSUCH'; Arn = $known.$Parent; WorkflowExecutionId = $known.$Parent
            ResourceArn = $known.$Parent }
        if ($Cmdlet -ne 'Get-IBWorkflowStepExecution') { $object.PSObject.Properties.Remove('WorkflowExecutionId') }
        if ($Cmdlet -ne 'Get-IBLifecycleExecution') { $object.PSObject.Properties.Remove('ResourceArn') }

        @($object | & $Cmdlet).Count | Should -Be $all.Count
    }
}

Describe 'A status that the API does not know' {
    BeforeEach {
        Clear-Loopback
    }

    It 'gets one warning that names the known ones, and is asked for all the same: <Cmdlet>' -ForEach @(
        @{ Cmdlet = 'Get-IBImage'; With = @{} ; Expected = 'FAILED' }
        @{ Cmdlet = 'Get-IBImagePipeline'; With = @{}; Expected = 'ENABLED' }
        @{ Cmdlet = 'Get-IBLifecyclePolicy'; With = @{}; Expected = 'ENABLED' }
        @{ Cmdlet = 'Get-IBWorkflowExecution'; With = @{ ImageBuildVersionArn = 'AvailableImageArn' }; Expected = 'FAILED' }
        @{ Cmdlet = 'Get-IBWorkflowStepExecution'; With = @{ WorkflowExecutionId = 'LongExecutionId' }; Expected = 'FAILED' }
        @{ Cmdlet = 'Get-IBLifecycleExecution'; With = @{ ResourceArn = 'LifecycleImageArn' }; Expected = 'FAILED' }
    ) {
        $arguments = @{}
        foreach ($name in $With.Keys) { $arguments[$name] = $known.($With[$name]) }

        & $Cmdlet @arguments -Status FAILD -WarningVariable warned -WarningAction SilentlyContinue @quietly | Should -BeNullOrEmpty

        $warned.Count | Should -Be 1
        "$warned" | Should -BeLike "'FAILD' is not a known status.*$Expected*"
        @(Get-LoopbackRequest).Count | Should -BeGreaterThan 0

        & $Cmdlet @arguments -Status $Expected.ToLowerInvariant(), 'Q*' -WarningVariable warned -WarningAction SilentlyContinue | Out-Null
        $warned.Count | Should -Be 0
    }

    It 'is warned of once for many inputs' {
        @($known.AvailableImageArn) * 3 | Get-IBWorkflowExecution -Status DONE,
            done -WarningVariable warned -WarningAction SilentlyContinue | Out-Null

        $warned.Count | Should -Be 1
    }

    It 'is one warning with others that are unknown too, and says that they are used' {
        $found = Get-IBImage golden* -Status FAILD, failed, DONE, X* -WarningVariable warned -WarningAction SilentlyContinue

        $found.Status | Select-Object -Unique | Should -Be 'FAILED'
        $warned.Count | Should -Be 1
        "$warned" | Should -BeLike "'FAILD', 'DONE' are not known statuses.*used as it is*"
    }

    It 'is found where the service has it: a new status needs no new module' {
        Add-LoopbackFault @{ kind = 'unknownEnums' }
        $new = (Get-IBImage $known.GoldenImageVersionArn)[0].Status

        @(Get-IBImage $known.GoldenImageVersionArn -Status $new -WarningVariable warned -WarningAction SilentlyContinue).Count |
            Should -BeGreaterThan 0

        $warned.Count | Should -Be 1
    }

    It 'is warned of in -Filter too, where the service compares with the case: <_>' -ForEach 'Get-IBImagePipeline',
        'Get-IBLifecyclePolicy' {
        & $_ -Filter @{ status = 'enabled' } -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warned.Count | Should -Be 1
        "$warned" | Should -BeLike "'enabled' is not a known status.*ENABLED*"

        $null = & $_ -Filter @{ status = 'ENABLED' }, @{ name = 'enabled' } -WarningVariable warned -WarningAction SilentlyContinue
        $warned.Count | Should -Be 0
    }

    It 'is not that of a step that waits' {
        $warn = @{ WarningVariable = 'warned'; WarningAction = 'SilentlyContinue' }
        @(Get-IBWorkflowStepExecution $known.WaitingExecutionId -Status waiting @warn).Count | Should -Be 1

        $warned.Count | Should -Be 0
    }

    It 'ends a script that takes warnings for errors, before anything is asked' {
        { Get-IBImage -Status FAILD -WarningAction Stop } | Should -Throw
        @(Get-LoopbackRequest).Count | Should -Be 0
    }

    It 'is no owner: that is an error, which names the known ones: <_>' -ForEach 'Get-IBImage', 'Get-IBWorkflow' {
        { & $_ -Owner Amazn } | Should -Throw '*Self*Amazon*'
        @(Get-LoopbackRequest).Count | Should -Be 0
    }
}
