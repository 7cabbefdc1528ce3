# Many accounts and regions: a server that tells accounts by their access keys and regions by the signatures.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback '--accounts', '3'
    Import-Module (Get-ModuleUnderTest)
    $regions = 'eu-west-1', 'us-east-1', 'ap-southeast-2'
    $profiles = 'team-a', 'team-b', 'team-c'
    $accounts = $server.Accounts
    $text = foreach ($index in 0..2) {
        "[$($profiles[$index])]"
        "aws_access_key_id = $($accounts[$index].accessKey)"
        "aws_secret_access_key = $($accounts[$index].secretKey)"
        "region = $($regions[$index])"
    }
    Set-Content $env:AWS_SHARED_CREDENTIALS_FILE $text
    $everywhere = @{ ProfileName = $profiles; Region = $regions }
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    # The places of objects, in the order of the objects.
    function Get-Place { $input | ForEach-Object { "$($_.ProfileName) $($_.AccountId) $($_.Region)" } | Get-Unique }

    # The places of all profiles and regions, in order.
    $all = foreach ($index in 0..2) { foreach ($region in $regions) { "$($profiles[$index]) $($accounts[$index].accountId) $region" } }
}

AfterAll {
    Stop-Loopback
}

Describe 'A sweep' {
    BeforeEach {
        Clear-Loopback
    }

    It '<Cmdlet> asks every account and region, and emits in their order' -ForEach @(
        @{ Cmdlet = 'Get-IBImagePipeline' }
        @{ Cmdlet = 'Get-IBImage' }
        @{ Cmdlet = 'Get-IBWorkflow' }
        @{ Cmdlet = 'Get-IBLifecyclePolicy' }
        @{ Cmdlet = 'Get-IBWaitingWorkflowStep' }
    ) {
        $found = & $Cmdlet @everywhere

        $found | Get-Place | Should -Be $all
        @(Get-LoopbackRequest).Count | Should -Be 9
        $one = & $Cmdlet -ProfileName team-b -Region us-east-1
        @($found | Where-Object { $_.ProfileName -eq 'team-b' -and $_.Region -eq 'us-east-1' }).Count | Should -Be @($one).Count
    }

    It 'lists the builds of all versions in every place, in their order' {
        $found = Get-IBImage -Status FAILED @everywhere
        $found | Get-Place | Should -Be $all
        foreach ($index in 0..2) {
            $one = Get-IBImage -Status FAILED -ProfileName $profiles[$index] -Region us-east-1
            ($found | Where-Object { $_.ProfileName -eq $profiles[$index] -and $_.Region -eq 'us-east-1' }).Arn | Should -Be $one.Arn
        }
    }

    It 'asks several places at the same time' {
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 200 }
        $null = Get-IBImagePipeline @everywhere
        (Get-LoopbackState).maxInFlight | Should -BeGreaterThan 2
    }

    It 'asks no more places at the same time than -ThrottleLimit says' {
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 50 }
        Get-IBImagePipeline @everywhere -ThrottleLimit 2 | Get-Place | Should -Be $all
        (Get-LoopbackState).maxInFlight | Should -BeLessOrEqual 2
    }

    It 'takes the region of each profile without -Region' {
        Get-IBImagePipeline -ProfileName $profiles | Get-Place | Should -Be $all[0], $all[4], $all[8]
    }

    It 'takes profiles by wildcards, in the order given, and each once' {
        Get-IBImagePipeline -ProfileName team-c, team-* -Region eu-west-1 | Get-Place | Should -Be $all[6], $all[0], $all[3]
    }

    It 'counts -MaxItems in each place' {
        $found = Get-IBImagePipeline @everywhere -MaxItems 2
        $found.Count | Should -Be 18
        $builds = Get-IBImage -After '2020-01-01' @everywhere -MaxItems 3
        $builds | Group-Object ProfileName, Region | ForEach-Object Count | Should -Be (@(3) * 9)
        $builds | Get-Place | Should -Be $all
    }

    It 'filters by name everywhere, and tells once of a name that is nowhere' {
        Get-IBImagePipeline golden-image, no-such-pipeline @everywhere @quietly | Get-Place | Should -Be $all
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NameNotFound,*'
        "$($problems[0])" | Should -BeLike "*'no-such-pipeline' in any of the accounts and regions*"
    }

    It 'refuses a token for several places' {
        { Get-IBImagePipeline @everywhere -NextTokenVariable next } | Should -Throw -ErrorId 'TokenOfOneListing,*'
        { Get-IBImagePipeline -Region eu-west-1, us-east-1 -StartingToken abc } | Should -Throw -ErrorId 'TokenOfOneListing,*'
        { Get-IBImage -Status FAILED @everywhere -NextTokenVariable next } | Should -Throw -ErrorId 'TokenOfOneListing,*'
    }

    It 'refuses several regions or profiles for an ARN' {
        $arn = (Get-IBImagePipeline golden-image -ProfileName team-a -Region eu-west-1).Arn
        { Get-IBImagePipeline $arn -Region eu-west-1, us-east-1 } | Should -Throw -ErrorId 'OnePlaceOnly,*'
        { Get-IBImagePipeline $arn -ProfileName team-* } | Should -Throw -ErrorId 'OnePlaceOnly,*'
    }

    It 'refuses keys beside several profiles' {
        { Get-IBImagePipeline @everywhere -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey x } | Should -Throw -ErrorId 'KeysAndProfiles,*'
    }
}

Describe 'An error of one account and region' {
    BeforeEach {
        Clear-Loopback
    }

    It 'costs one error that names it, and the others go on' {
        Add-LoopbackFault @{
            kind = 'error'; status = 403; code = 'AccessDeniedException'; region = 'us-east-1'; accessKey = $accounts[1].accessKey
        }
        Add-LoopbackFault @{
            kind = 'error'; status = 403; code = 'UnrecognizedClientException'; region = 'ap-southeast-2'
            accessKey = $accounts[0].accessKey
        }
        Add-LoopbackFault @{ kind = 'throttle'; times = 2; region = 'eu-west-1'; accessKey = $accounts[2].accessKey }

        $found = Get-IBImagePipeline @everywhere @quietly

        $found | Get-Place | Should -Be ($all | Where-Object { $_ -notin $all[2], $all[4] })
        $problems.Count | Should -Be 2
        $problems.FullyQualifiedErrorId | Should -Be @(
            'UnrecognizedClientException,ImageBuilderWorkflow.Commands.GetIBImagePipelineCommand'
            'AccessDeniedException,ImageBuilderWorkflow.Commands.GetIBImagePipelineCommand')
        "$($problems[0])" | Should -BeLike "*(profile 'team-a', ap-southeast-2)*"
        "$($problems[1])" | Should -BeLike "*(profile 'team-b', us-east-1)*"
        $problems.TargetObject.ProfileName | Should -Be 'team-a', 'team-b'
        $problems.TargetObject.Region | Should -Be 'ap-southeast-2', 'us-east-1'
    }

    It 'costs one error in a listing of builds too' {
        Add-LoopbackFault @{
            kind = 'error'; status = 403; code = 'AccessDeniedException'; operation = 'ListImageBuildVersions'; region = 'us-east-1'
            accessKey = $accounts[1].accessKey
        }
        $found = Get-IBImage -Status FAILED @everywhere @quietly
        $found | Get-Place | Should -Be ($all | Where-Object { $_ -ne $all[4] })
        $problems.Count | Should -Be 1
    }

    It 'gives its profile and region to ask again' {
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'AccessDeniedException'; region = 'us-east-1'; times = 3 }
        $null = Get-IBImagePipeline @everywhere @quietly
        $problems.Count | Should -Be 3
        $again = foreach ($place in $problems.TargetObject) {
            Get-IBImagePipeline -ProfileName $place.ProfileName -Region $place.Region
        }
        $again | Get-Place | Should -Be $all[1], $all[4], $all[7]
    }

    It 'is paced alone' {
        Add-LoopbackFault @{ kind = 'throttle'; times = 3; region = 'eu-west-1'; accessKey = $accounts[0].accessKey }
        Get-IBImagePipeline @everywhere | Get-Place | Should -Be $all
        $asked = Get-LoopbackRequest | Group-Object accessKey, signingRegion
        $asked.Count | Should -Be 9
        ($asked | Where-Object Count -gt 1).Name | Should -Be "$($accounts[0].accessKey), eu-west-1"
    }

    It 'is one error for a profile that does not exist or gives no credentials' {
        $found = Get-IBImagePipeline -ProfileName team-a, no-such-team, team-c -Region eu-west-1, us-east-1 @quietly
        $found | Get-Place | Should -Be $all[0], $all[1], $all[6], $all[7]
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ProfileNotFound,*'
        $problems[0].TargetObject.ProfileName | Should -Be 'no-such-team'
    }

    It 'ends the sweep with -ErrorAction Stop' {
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'AccessDeniedException'; region = 'us-east-1' }
        { Get-IBImagePipeline @everywhere -ErrorAction Stop } | Should -Throw -ErrorId 'AccessDeniedException,*'
    }
}

Describe 'Wildcards for regions' {
    BeforeEach {
        Clear-Loopback
    }

    It 'stand for the regions of the partition, by name' {
        $asked = Get-IBImagePipeline -ProfileName team-a -Region * | ForEach-Object Region | Get-Unique
        $asked | Should -Be ($asked | Sort-Object -CaseSensitive -Unique)
        $asked | Should -Contain 'eu-west-1'
        $asked | Should -Contain 'ap-southeast-2'
        $asked | Should -Not -Contain 'cn-north-1'
        $asked | Should -Not -Contain 'us-gov-west-1'
        $asked.Count | Should -BeGreaterThan 25
    }

    It 'stand for some of them, beside names, each once' {
        $asked = Get-IBImagePipeline -ProfileName team-a -Region EU-west-?, eu-west-1, us-east-1 | ForEach-Object Region | Get-Unique
        $asked | Should -Be 'eu-west-1', 'eu-west-2', 'eu-west-3', 'us-east-1'
    }

    It 'follow the partition of the default region' {
        $env:AWS_REGION = 'cn-north-1'
        try {
            $key = @{ AccessKey = $accounts[0].accessKey; SecretKey = $accounts[0].secretKey }
            Get-IBImagePipeline -Region * @key | ForEach-Object Region | Get-Unique | Should -Be 'cn-north-1', 'cn-northwest-1'
        }
        finally {
            $env:AWS_REGION = $server.Environment.AWS_REGION
        }
    }

    It 'that match nothing are an error' {
        { Get-IBImagePipeline -ProfileName team-a -Region mars-* } | Should -Throw -ErrorId 'InvalidRegion,*'
        { Get-IBImagePipeline -ProfileName mars-* -Region eu-west-1 } | Should -Throw -ErrorId 'ProfileNotFound,*'
    }

    It 'tell in one warning of regions that are not enabled' {
        foreach ($region in 'eu-west-2', 'eu-west-3') {
            Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'UnrecognizedClientException'; region = $region }
        }

        $found = Get-IBImagePipeline -ProfileName team-a -Region eu-west-* @quietly -WarningVariable warned -WarningAction SilentlyContinue
        $found | ForEach-Object Region | Get-Unique | Should -Be 'eu-west-1'
        $problems | Should -BeNullOrEmpty
        $warned.Count | Should -Be 1
        "$warned" | Should -BeLike "*'team-a'*eu-west-2, eu-west-3*"
    }

    It 'tell in one error of keys that no region knows' {
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'UnrecognizedClientException' }
        Get-IBImagePipeline -ProfileName team-a -Region eu-west-* @quietly -WarningVariable warned | Should -BeNullOrEmpty
        $problems.Count | Should -Be 1
        $warned | Should -BeNullOrEmpty
    }
}

Describe 'What comes of a sweep' {
    BeforeEach {
        Clear-Loopback
    }

    It 'is followed where it comes from, hop by hop' {
        $steps = Get-IBImagePipeline golden-image @everywhere | Get-IBImage | Where-Object Status -EQ FAILED |
            Get-IBWorkflowExecution | Get-IBWorkflowStepExecution
        $steps | Get-Place | Should -Be $all
        $asked = Get-LoopbackRequest ListWorkflowStepExecutions | ForEach-Object { "$($_.accessKey) $($_.signingRegion)" } |
            Sort-Object -Unique
        $asked | Should -Be (@(foreach ($account in $accounts) { foreach ($region in $regions) { "$($account.accessKey) $region" } }) |
                Sort-Object -Unique)
    }

    It 'is acted on where it comes from' {
        Get-IBWaitingWorkflowStep @everywhere | Send-IBWorkflowStepAction Resume
        (Get-LoopbackEffect SendWorkflowStepAction).effects | Should -BeGreaterOrEqual 9
        Get-IBWaitingWorkflowStep @everywhere | Should -BeNullOrEmpty
    }

    It 'is followed with its profile and region after a round trip through <Format>' -ForEach @(
        @{ Format = 'CSV'; Trip = { $input | Export-Csv "$TestDrive/objects"; Import-Csv "$TestDrive/objects" } }
        @{ Format = 'CLIXML'; Trip = { $input | Export-Clixml "$TestDrive/objects"; Import-Clixml "$TestDrive/objects" } }
        @{ Format = 'JSON'; Trip = { $input | ConvertTo-Json -AsArray -Depth 5 | ConvertFrom-Json } }
    ) {
        Get-IBImagePipeline golden-image @everywhere | & $Trip | Get-IBImage | Get-Place | Should -Be $all
    }
}
