# Parameters: List: [Name@0] [At]
# Parameters: ById: Arn|LifecyclePolicyArn@0<vp [At]
# Emits LifecycleCandidate: String Action, String Name, String Version, String Status, DateTime? DateCreated, TimeSpan? Age,
#     DateTime? DueTime, String Rule, Int32? Position, ValueList<Ami> Amis, ValueList<Container> Containers, ValueList<String> Unchecked,
#     String PolicyName, String PolicyStatus, String LifecyclePolicyArn, String ImageBuildVersionArn, String Region, String AccountId,
#     String ProfileName, String RequestId, AdditionalFields AdditionalFields
# Shows LifecycleCandidate: Action, Name, Version, Status, DateCreated, Rule

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue'; WarningAction = 'Ignore' }

    $expire = Get-IBLifecyclePolicy expire-golden-images
    $nightly = Get-IBLifecyclePolicy retire-nightly-agents
    $later = [datetime]::UtcNow.AddYears(3)
}

AfterAll {
    Stop-Loopback
}

Describe 'Get-IBLifecycleCandidate' {
    BeforeEach {
        Clear-Loopback
    }

    It 'emits what all policies would do now, the oldest image of a policy first' {
        $found = Get-IBLifecycleCandidate @quietly

        $problems.Count | Should -Be 0
        $found | Should -BeOfType ([ImageBuilderWorkflow.LifecycleCandidate])
        $found.PolicyName | Select-Object -Unique | Should -BeExactly 'retire-nightly-agents'
        $found.DateCreated | Should -Be ($found.DateCreated | Sort-Object)
        $found.Action | Select-Object -Unique | Should -BeExactly 'DELETE'
        $found.Rule | Select-Object -Unique | Should -BeExactly 'DELETE all except the newest 14 of a version'
    }

    It 'leaves what the rule keeps: the newest builds that did not fail' {
        $builds = Get-IBImage $known.NightlyImageVersionArn
        $kept = $builds | Where-Object Status -EQ AVAILABLE | Sort-Object DateCreated | Select-Object -Last 14

        $found = Get-IBLifecycleCandidate retire-nightly-agents

        $found.ImageBuildVersionArn | Sort-Object |
            Should -BeExactly @($builds.Arn | Where-Object { $_ -notin $kept.Arn } | Sort-Object)
        $found | Where-Object Status -EQ FAILED | ForEach-Object { $_.Position | Should -BeNullOrEmpty }
        @($found | Where-Object Status -EQ FAILED).Count | Should -Be 6
        @($found | Where-Object Status -NE FAILED).Position | Should -Be (25..15)
    }

    It 'evaluates another time: local, UTC, or text with an offset' {
        Get-IBLifecycleCandidate expire-golden-images | Should -BeNullOrEmpty

        $found = Get-IBLifecycleCandidate expire-golden-images -At $later

        $found.Count | Should -BeGreaterThan 2
        $found.Action | Select-Object -Unique | Should -Contain 'DEPRECATE'
        foreach ($candidate in $found) { $candidate.DueTime | Should -BeLessThan $later }
        $available = @($found | Where-Object Action -EQ DEPRECATE)[0]
        $available.DueTime | Should -Be $available.DateCreated.AddMonths(12)
        $available.Age | Should -Be ($later - $available.DateCreated)
        foreach ($time in $later.ToLocalTime(), [datetimeoffset] $later, $later.ToString('o')) {
            (Get-IBLifecycleCandidate expire-golden-images -At $time).Age | Should -Be $found.Age
        }
    }

    It 'takes policies from the pipeline, also with a region or an execution' {
        $expected = (Get-IBLifecycleCandidate retire-nightly-agents).ImageBuildVersionArn

        ($nightly | Get-IBLifecycleCandidate).ImageBuildVersionArn | Should -BeExactly $expected
        ($nightly.Arn | Get-IBLifecycleCandidate).ImageBuildVersionArn | Should -BeExactly $expected
        (Get-IBLifecycleCandidate $nightly.Arn).ImageBuildVersionArn | Should -BeExactly $expected
        $execution = Get-IBLifecycleExecution $nightly.Arn -MaxItems 1
        ($execution | Get-IBLifecycleCandidate).ImageBuildVersionArn | Should -BeExactly $expected
    }

    It 'emits what others take from the pipeline' {
        $found = Get-IBLifecycleCandidate retire-nightly-agents | Select-Object -First 2

        ($found | Get-IBImage).Arn | Should -BeExactly $found.ImageBuildVersionArn
        ($found | Get-IBLifecyclePolicy).Name | Should -BeExactly (@('retire-nightly-agents') * 2)
        ($found | Get-IBLifecycleExecution).LifecyclePolicyArn | Should -Contain $nightly.Arn
    }

    It 'reads the images once for several policies, and only the versions that they can select' {
        $null = $expire, $nightly | Get-IBLifecycleCandidate

        $operations = (Get-LoopbackRequest).operation
        @($operations -eq 'GetLifecyclePolicy').Count | Should -Be 2
        @($operations -eq 'ListImages').Count | Should -Be 1
        $versions = @((Get-LoopbackRequest ListImageBuildVersions | Where-Object page -EQ 1).body |
            ForEach-Object { (ConvertFrom-Json $_).imageVersionArn })
        $versions | Select-Object -Unique | Should -HaveCount $versions.Count

        Clear-Loopback
        $null = $expire | Get-IBLifecycleCandidate
        (Get-LoopbackRequest ListImageBuildVersions).body | Should -BeLike '*image/golden-image/1.*'
    }

    It 'says that a disabled policy does not run, and evaluates it' {
        $found = Get-IBLifecycleCandidate retire-containers -At $later -WarningVariable warnings -WarningAction SilentlyContinue

        $warnings | Should -BeExactly "The lifecycle policy 'retire-containers' is disabled: Image Builder does not run it."
        foreach ($candidate in $found) { $candidate.PolicyStatus | Should -BeExactly 'DISABLED' }
    }

    It 'limits the candidates of each policy' {
        $all = Get-IBLifecycleCandidate retire-nightly-agents

        @(Get-IBLifecycleCandidate -MaxItems 3 @quietly).ImageBuildVersionArn | Should -BeExactly $all[0..2].ImageBuildVersionArn
    }

    It 'tells an error of one policy and goes on with the others' {
        Add-LoopbackFault @{
            kind = 'error'; status = 400; code = 'InvalidRequestException'; message = 'no'
            operation = 'GetLifecyclePolicy'; contains = 'expire-golden-images'
        }

        $found = $expire.Arn, $nightly.Arn | Get-IBLifecycleCandidate @quietly

        $problems[0].TargetObject | Should -BeExactly $expire.Arn
        $found.PolicyName | Select-Object -Unique | Should -BeExactly 'retire-nightly-agents'
    }

    It 'emits nothing for a policy whose images cannot be read' {
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'AccessDeniedException'; message = 'no'; operation = 'ListImages' }

        Get-IBLifecycleCandidate $nightly.Arn @quietly | Should -BeNullOrEmpty

        $problems[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
    }

    It 'refuses <Value>' -ForEach @(
        @{ Value = 'no-such-policy'; ErrorId = 'NameNotFound' }
        @{ Value = 'arn:aws:imagebuilder:us-east-1:123456789012:image/a/1.0.0'; ErrorId = 'InvalidLifecyclePolicyArn' }
    ) {
        Get-IBLifecycleCandidate $Value @quietly | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike "$ErrorId,*"
    }

    It 'groups the table by policy and fits 80 columns' {
        $lines = (Get-IBLifecycleCandidate retire-nightly-agents | Out-String -Width 80) -split "`n"

        $lines | Should -Contain '   Candidates of: retire-nightly-agents, ENABLED'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
        @($lines -match '^DELETE +nightly-agents +3\.1\.0/1 +AVAILABLE +\d{4}-\d\d-\d\d \d\d:\d\dZ').Count | Should -Be 1
    }
}
