# Parameters: List: [Name@0] [Owner] [IncludeDeprecated] [Status] [Latest] [After] [Before] [Filter|Filters]
# Parameters: ByVersion: ImageVersionArn@0<vp [Status] [Latest] [After] [Before] [Filter|Filters]
# Parameters: ByPipeline: ImagePipelineArn@0<vp [Status] [Latest] [After] [Before] [Filter|Filters]
# Parameters: ById: ImageBuildVersionArn@0<vp
# Emits ImageVersion: String Name, String Version, String Arn, String Type, String Platform, String OsVersion, String Owner, String
#     BuildType, String ImageSource, DateTime? DateCreated, String Region, String AccountId, String ProfileName, String RequestId,
#     AdditionalFields AdditionalFields
# Shows ImageVersion: Name, Version, Type, Platform, DateCreated, OsVersion, Owner
# Emits Image: String Name, String Version, String Arn, String Status, String StatusReason, ImageFailureContext FailureContext, String
#     Reason, String Type, String Platform, String OsVersion, DateTime? DateCreated, ValueList<Ami> Amis, ValueList<Container> Containers,
#     String Output, String Result, String Owner, String BuildType, String ImageSource, DateTime? DeprecationTime, String
#     LifecycleExecutionId, String SourcePipelineName, String SourcePipelineArn, String ImageRecipeArn, String ContainerRecipeArn, String
#     InfrastructureConfigurationArn, String DistributionConfigurationArn, Boolean? ImageTestsEnabled, Int32? ImageTestsTimeoutMinutes,
#     Boolean? ImageScanningEnabled, String EcrRepositoryName, ValueList<String> EcrContainerTags, String ScanStatus, String
#     ScanStatusReason, Boolean? EnhancedImageMetadataEnabled, ValueList<WorkflowConfiguration> Workflows, String ExecutionRole, String
#     LogGroupName, String LatestVersionArn, String LatestMajorVersionArn, String LatestMinorVersionArn, String LatestPatchVersionArn,
#     TagMap Tags, String ImagePipelineArn, String Region, String AccountId, String ProfileName, String RequestId, AdditionalFields
#     AdditionalFields
# Shows Image: Name, Version, Status, Result, DateCreated

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1", "$PSScriptRoot/Truth.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    # GetImage tells the newest versions beside the image.
    function Read-Image([string] $Arn) {
        $answer = Invoke-Service GetImage @{ imageBuildVersionArn = $Arn }
        $answer.image + @{ latestVersionReferences = $answer.latestVersionReferences }
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'Get-IBImage' {
    BeforeEach {
        Clear-Loopback
    }

    Context 'without an ARN' {
        It 'emits every version with every field as the service tells it' {
            $wire = @(Read-Service ListImages imageVersionList)

            $versions = Get-IBImage

            $versions | Should -BeOfType ([ImageBuilderWorkflow.ImageVersion])
            $versions.Count | Should -BeGreaterThan 10
            Get-Difference $versions $wire | Should -BeNullOrEmpty
        }

        It 'reads page after page, with one request each' {
            $all = Get-IBImage
            Clear-Loopback

            (Get-IBImage -PageSize 4).Arn | Should -Be $all.Arn
            (Get-LoopbackRequest).page | Should -Be (1..[math]::Ceiling($all.Count / 4))
        }

        It 'lists the deprecated ones with -IncludeDeprecated only' {
            $wire = @(Read-Service ListImages imageVersionList @{ includeDeprecated = $true })

            $some = Get-IBImage
            $all = Get-IBImage -IncludeDeprecated

            Get-Difference $all $wire | Should -BeNullOrEmpty
            $all.Count | Should -BeGreaterThan $some.Count
            (Get-IBImage -IncludeDeprecated:$false).Count | Should -Be $some.Count
            (Get-LoopbackRequest ListImages)[-1].body | Should -Not -BeLike '*includeDeprecated*'
        }

        It 'lists those of an owner: <Owner>' -ForEach @(
            @{ Owner = 'Self'; Sent = 'Self' }
            @{ Owner = 'amazon'; Sent = 'Amazon' }
            @{ Owner = 'thirdparty'; Sent = 'ThirdParty' }
        ) {
            $wire = @(Read-Service ListImages imageVersionList @{ owner = $Sent })
            Clear-Loopback

            $images = @(Get-IBImage -Owner $Owner @quietly)

            # The service knows the names in one spelling only.
            ((Get-LoopbackRequest).body | ConvertFrom-Json).owner | Should -BeExactly $Sent
            $problems.Count | Should -Be 0
            $images.Count | Should -Be $wire.Count
        }

        It 'refuses an owner that there is not' {
            { Get-IBImage -Owner Somebody } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'of a version' {
        It 'emits every build of <_> with every field as the service tells it' -ForEach @(
            'GoldenImageVersionArn', 'NightlyImageVersionArn') {
            $wire = @(Read-Service ListImageBuildVersions imageSummaryList @{ imageVersionArn = $known.$_ })

            $images = Get-IBImage $known.$_

            $images | Should -BeOfType ([ImageBuilderWorkflow.Image])
            Get-Difference $images $wire | Should -BeNullOrEmpty
        }

        It 'reads the 31 nightly builds in two pages' {
            (Get-IBImage $known.NightlyImageVersionArn).Count | Should -Be 31

            (Get-LoopbackRequest).page | Should -Be 1, 2
        }

        It 'takes nothing that is no version''s ARN' {
            { Get-IBImage -ImageVersionArn ($known.GoldenImageVersionArn + 'x') } | Should -Throw '*is not the ARN of an image version*'
            @(Get-LoopbackRequest).Count | Should -Be 0
        }
    }

    Context 'of a pipeline' {
        It 'emits every image of <_> with every field as the service tells it, and the pipeline' -ForEach @(
            'GoldenImagePipelineArn', 'ApprovalPipelineArn', 'DisabledPipelineArn', 'BusyPipelineArn'
        ) {
            $wire = @(Read-Service ListImagePipelineImages imageSummaryList @{ imagePipelineArn = $known.$_ })

            $images = @(Get-IBImage $known.$_)

            Get-Difference $images $wire -Beside ImagePipelineArn | Should -BeNullOrEmpty
            $images.ImagePipelineArn | Select-Object -Unique | Should -Be $known.$_
        }

        It 'is a thing of its own for each pipeline' {
            $images = Get-IBImage $known.GoldenImagePipelineArn, $known.DisabledPipelineArn

            @($images | Group-Object ImagePipelineArn).Name | Should -Be $known.GoldenImagePipelineArn, $known.DisabledPipelineArn
            (Get-LoopbackRequest).operation | Select-Object -Unique | Should -Be 'ListImagePipelineImages'
        }
    }

    Context 'by ARN' {
        It 'gets every field of <_> as the service tells it' -ForEach @(
            'AvailableImageArn', 'FailedImageArn', 'RunningImageArn', 'CancelledImageArn', 'DistributionFailedImageArn', 'UnicodeImageArn',
            'LegacyImageArn', 'EmptyImageArn', 'LifecycleImageArn', 'SkippedImageArn', 'WaitingImageArn'
        ) {
            $wire = Read-Image $known.$_
            Clear-Loopback

            $image = Get-IBImage $known.$_

            $image | Should -BeOfType ([ImageBuilderWorkflow.Image])
            Get-Difference $image $wire | Should -BeNullOrEmpty
            $image.RequestId | Should -Be (Get-LoopbackRequest).requestId
            $image.Region | Should -Be 'us-east-1'
        }

        It 'gets the newest for an x in the version' {
            $any = $known.GoldenImageVersionArn -replace '[\d.]+$', 'x.x.x'

            Get-Difference (Get-IBImage $any) (Read-Image $any) | Should -BeNullOrEmpty
        }

        It 'keeps what has no property: the recipe and the configuration' {
            $fields = (Get-IBImage $known.FailedImageArn).AdditionalFields

            $fields.imageRecipe.components[0].componentArn | Should -BeLike 'arn:aws:imagebuilder:*:component/*'
            $fields.infrastructureConfiguration.instanceTypes | Should -Be 'm7i.large'
        }

        It 'tells where and why a component failed' {
            $failure = (Get-IBImage $known.FailedImageArn).FailureContext

            $failure | Should -BeOfType ([ImageBuilderWorkflow.ImageFailureContext])
            $failure.WorkflowExecutionId | Should -Be $known.FailedExecutionId
            $failure.StepExecutionId | Should -Be $known.FailedStepExecutionId
            "$failure" | Should -BeLike "*$($failure.FailedStep)*$($failure.ComponentErrorMessage)*"
        }

        It 'tells in which regions a distribution failed' {
            $failure = (Get-IBImage $known.DistributionFailedImageArn).FailureContext

            $failure.RegionFailures.Count | Should -Be 2
            $failure.RegionFailures | Should -BeOfType ([ImageBuilderWorkflow.RegionFailure])
            foreach ($one in $failure.RegionFailures) { "$failure" | Should -BeLike "*$($one.Region)*$($one.ErrorMessage)*" }
        }

        It 'has AMIs as typed objects' {
            $image = Get-IBImage $known.AvailableImageArn

            $image.Amis.Count | Should -BeGreaterThan 0
            $image.Amis | Should -BeOfType ([ImageBuilderWorkflow.Ami])
            $image.Amis.ToString() | Should -BeLike "*$($image.Amis[0].Image)*"
        }

        It 'answers an unknown one with an error, and goes on with the next' {
            $found = $known.UnknownImageArn, $known.FailedImageArn | Get-IBImage @quietly

            $found.Arn | Should -Be $known.FailedImageArn
            $problems.Count | Should -Be 1
            $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problems[0].TargetObject | Should -Be $known.UnknownImageArn
        }
    }

    Context 'a value after the wrong parameter' {
        It 'is refused with the name of the right one: -<Parameter> <Value>' -ForEach @(
            @{ Parameter = 'ImageVersionArn'; Value = 'AvailableImageArn' }
            @{ Parameter = 'ImageVersionArn'; Value = 'GoldenImagePipelineArn' }
            @{ Parameter = 'ImagePipelineArn'; Value = 'GoldenImageVersionArn' }
            @{ Parameter = 'ImageBuildVersionArn'; Value = 'GoldenImageVersionArn' }
            @{ Parameter = 'ImageBuildVersionArn'; Value = 'GoldenImagePipelineArn' }
        ) {
            $wrong = @{ $Parameter = $known.$Value }

            { Get-IBImage @wrong -ErrorAction Stop } | Should -Throw '*-Image*Arn*'
            @(Get-LoopbackRequest).Count | Should -Be 0
        }
    }

    Context 'with -Status' {
        It 'emits the builds of a pipeline that have it, and reads on over a page that has none' {
            $images = Get-IBImage $known.DisabledPipelineArn
            $expected = $images | Where-Object Status -EQ AVAILABLE
            Clear-Loopback

            (Get-IBImage $known.DisabledPipelineArn -Status available -PageSize 2).Arn | Should -Be $expected.Arn
            (Get-LoopbackRequest).page | Should -Be (1..16)
        }

        It 'takes several, and wildcards' {
            (Get-IBImage $known.GoldenImagePipelineArn -Status FAILED, cancelled).Status | Sort-Object -Unique | Should -Be 'CANCELLED',
                'FAILED'
            (Get-IBImage $known.GoldenImageVersionArn -Status *ED).Status | Should -Be 'FAILED'
        }

        It 'emits nothing, and no error, where there is none' {
            Get-IBImage $known.GoldenImagePipelineArn -Status INTEGRATING @quietly | Should -BeNullOrEmpty

            $problems.Count | Should -Be 0
        }

        It 'counts -MaxItems behind the filter, and its token leads to the rest' {
            $all = (Get-IBImage $known.DisabledPipelineArn -Status FAILED).Arn

            $first = Get-IBImage $known.DisabledPipelineArn -Status FAILED -MaxItems 4 -NextTokenVariable token
            $rest = Get-IBImage $known.DisabledPipelineArn -Status FAILED -StartingToken $token -NextTokenVariable last

            $first.Count | Should -Be 4
            @($first.Arn) + @($rest.Arn) | Should -Be $all
            $last | Should -BeNullOrEmpty
        }
    }
}

Describe 'Get-IBImage of all versions' {
    BeforeAll {
        # The truth, without the module: the builds of every version that the account has.
        $builds = @(Read-Service ListImages imageVersionList @{ includeDeprecated = $true } | ForEach-Object {
            Read-Service ListImageBuildVersions imageSummaryList @{ imageVersionArn = $_.arn }
        })
        $failedBuilds = @($builds | Where-Object { $_.state.status -eq 'FAILED' })
    }

    BeforeEach {
        Clear-Loopback
    }

    It 'finds the failed builds of the account, with a pipeline and without' {
        $found = Get-IBImage -Status FAILED

        $failedBuilds.Count | Should -BeGreaterThan 5
        $found.Arn | Should -BeExactly $failedBuilds.arn
        $found | Should -BeOfType ([ImageBuilderWorkflow.Image])
        # Those of pipelines alone are fewer.
        @(Get-IBImagePipeline | Get-IBImage -Status FAILED).Count | Should -BeLessThan $found.Count
    }

    It 'takes names with wildcards beside the status' {
        $found = Get-IBImage golden* -Status FAILED

        $found.Arn | Should -BeExactly @($failedBuilds | Where-Object name -like golden*).arn
    }

    It 'takes -Status with wildcards' {
        @(Get-IBImage -Status F*, CANCEL*).Count | Should -Be @($builds | Where-Object { $_.state.status -match '^(F|CANCEL)' }).Count
    }

    It 'asks once for each version, several at the same time' {
        $versions = @(Read-Service ListImages imageVersionList @{ includeDeprecated = $true }).Count
        Clear-Loopback
        Add-LoopbackFault @{ kind = 'delay'; operation = 'ListImageBuildVersions'; milliseconds = 100 }

        $null = Get-IBImage -Status FAILED

        @(Get-LoopbackRequest ListImages).Count | Should -Be ([math]::Ceiling($versions / 25))
        @((Get-LoopbackRequest ListImageBuildVersions).body | ForEach-Object { (ConvertFrom-Json $_).imageVersionArn } |
            Select-Object -Unique).Count | Should -Be $versions
        (Get-LoopbackState).maxInFlight | Should -BeGreaterThan 2
    }

    It 'stops asking when the reader has enough' {
        $null = Get-IBImage -Status FAILED | Select-Object -First 1

        @(Get-LoopbackRequest ListImageBuildVersions).Count | Should -BeLessThan 15
    }

    It 'counts -MaxItems over all versions' {
        @(Get-IBImage -Status FAILED -MaxItems 3).Arn | Should -BeExactly $failedBuilds[0..2].arn
        @(Get-IBImage -Status FAILED -MaxItems 1000).Count | Should -Be $failedBuilds.Count
    }

    It 'reports a version whose builds cannot be listed, and goes on with the others' {
        $version = $failedBuilds[0].arn -replace '/\d+$'
        Add-LoopbackFault @{ kind = 'error'; status = 400; code = 'InvalidRequestException'; message = 'no'; contains = $version }

        $found = Get-IBImage -Status FAILED @quietly

        $problems.Count | Should -Be 1
        $problems[0].TargetObject | Should -BeExactly $version
        $found.Arn | Should -BeExactly @($failedBuilds | Where-Object arn -notlike "$version/*").arn
    }

    It 'reports a name that nothing has' {
        Get-IBImage no-such-image -Status FAILED @quietly | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NameNotFound,*'
    }

    It 'takes -After and -Before as instants, whatever their kind' {
        $middle = [datetime]::Parse(($builds.dateCreated | Sort-Object)[$builds.Count / 2], [cultureinfo]::InvariantCulture,
            'AdjustToUniversal')
        $later = @($builds | Where-Object {
            [datetime]::Parse($_.dateCreated, [cultureinfo]::InvariantCulture, 'AdjustToUniversal') -ge $middle }).Count

        @(Get-IBImage -After $middle).Count | Should -Be $later
        @(Get-IBImage -After $middle.ToLocalTime()).Count | Should -Be $later
        @(Get-IBImage -After $middle.ToString('o')).Count | Should -Be $later
        @(Get-IBImage -After ([datetimeoffset] $middle).ToOffset([timespan]::FromHours(9))).Count | Should -Be $later
        @(Get-IBImage -After ([datetime]::SpecifyKind($middle.ToLocalTime(), 'Unspecified'))).Count | Should -Be $later
        @(Get-IBImage -Before $middle).Count | Should -Be ($builds.Count - $later)
    }

    It 'takes the times for the builds of a pipeline and a version too' {
        $all = @(Get-IBImagePipeline golden-image | Get-IBImage)
        $first = ($all | Sort-Object DateCreated)[0].DateCreated

        @(Get-IBImagePipeline golden-image | Get-IBImage -After $first.AddSeconds(1)).Count | Should -Be ($all.Count - 1)
        @(Get-IBImagePipeline golden-image | Get-IBImage -Before $first.AddSeconds(1)).Count | Should -Be 1
    }

    It 'refuses a range that holds no time' {
        { Get-IBImage -After '2026-01-02' -Before '2026-01-01' } | Should -Throw -ErrorId 'InvalidTimeRange,*'
    }
}

Describe 'The builds of all versions' {
    BeforeAll {
        # What the service itself tells, version by version.
        $versions = @(Read-Service ListImages imageVersionList @{ includeDeprecated = $true })
        $builds = @(foreach ($version in $versions) {
            Read-Service ListImageBuildVersions imageSummaryList @{ imageVersionArn = $version.arn } })
        $failed = @($builds | Where-Object { $_.state.status -eq 'FAILED' })
        function Sent([string] $Operation) { @(Get-LoopbackRequest $Operation | ForEach-Object { ConvertFrom-Json $_.body -AsHashtable }) }
    }

    BeforeEach {
        Clear-Loopback
    }

    It 'that failed come with every field, in the order of the versions, those made without a pipeline too' {
        $images = Get-IBImage -Status FAILED @quietly

        $problems.Count | Should -Be 0
        Get-Difference $images $failed | Should -BeNullOrEmpty
        $images.Arn | Should -Be $failed.arn
        # Of the account's failed builds most were made without a pipeline.
        @(Get-IBImagePipeline | Get-IBImage -Status FAILED).Count | Should -BeLessThan $images.Count
    }

    It 'are those of the images whose name fits: <Name>' -ForEach @(
        @{ Name = 'golden*'; Like = 'golden*' }, @{ Name = '*-agents'; Like = '*-agents' },
            @{ Name = 'Golden-Image'; Like = 'golden-image' }
    ) {
        $fitting = @($versions | Where-Object name -Like $Like)

        $images = Get-IBImage $Name -Status FAILED, CANCELLED @quietly

        $problems.Count | Should -Be 0
        $images.Arn | Should -Be ($builds | Where-Object { $_.name -like $Like -and $_.state.status -in 'FAILED', 'CANCELLED' }).arn
        # Nothing is asked about the others.
        (Sent ListImageBuildVersions).imageVersionArn | Sort-Object -Unique | Should -Be ($fitting.arn | Sort-Object)
    }

    It 'of an exact name are asked of the service by that name' {
        $null = Get-IBImage nightly-agents -Status FAILED

        (Sent ListImages).filters.values | Should -Be 'nightly-agents'
        @(Sent ListImages).Count | Should -Be 1
    }

    It 'are those of deprecated versions too, and without them with -IncludeDeprecated:$false' {
        (Get-IBImage -Status DEPRECATED).Arn | Should -Be ($builds | Where-Object { $_.state.status -eq 'DEPRECATED' }).arn
        (Sent ListImages).includeDeprecated | Should -BeTrue
        Clear-Loopback

        Get-IBImage -Status DEPRECATED -IncludeDeprecated:$false | Should -BeNullOrEmpty
        (Sent ListImages).Keys | Should -Not -Contain 'includeDeprecated'
    }

    It 'go with -Owner and -Filter, which are conditions on the versions' {
        Get-IBImage -Status FAILED -Owner amazon | Should -BeNullOrEmpty
        (Sent ListImages).owner | Should -BeExactly 'Amazon'

        $windows = Get-IBImage -Status FAILED -Filter @{ platform = 'Windows' }
        $windows.Arn | Should -Be ($failed | Where-Object platform -EQ Windows).arn
    }

    It 'come in any number of pages, with any number of requests at a time' -ForEach @(
        @{ Limit = 1; Size = 25 }, @{ Limit = 1; Size = 1 }, @{ Limit = 3; Size = 2 }, @{ Limit = 16; Size = 3 }
    ) {
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 5 }

        (Get-IBImage -Status FAILED -ThrottleLimit $Limit -PageSize $Size).Arn | Should -Be $failed.arn

        (Get-LoopbackState).maxInFlight | Should -BeLessOrEqual $Limit
    }

    It 'are read for several versions at a time' {
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 50 }
        $null = Get-IBImage -Status FAILED

        (Get-LoopbackState).maxInFlight | Should -Be 8
    }

    It 'end with -MaxItems, which counts all of them' -ForEach @(1, 3, 5, 1000) {
        $images = @(Get-IBImage -Status FAILED -MaxItems $_ @quietly)

        $problems.Count | Should -Be 0
        $images.Arn | Should -Be ($failed | Select-Object -First $_).arn
    }

    It 'end with Select-Object -First: when the first version has enough, no other is asked about' {
        $first = Get-IBImage -Status * | Select-Object -First 1
        Wait-LoopbackIdle

        $first.Arn | Should -Be $builds[0].arn
        (Get-LoopbackRequest).operation | Should -Be 'ListImages', 'ListImageBuildVersions'
    }

    It 'of one version that fails leave an error in its place, which leads on' {
        $bad = $known.GoldenImageVersionArn
        Add-LoopbackFault @{ kind = 'error'; code = 'ForbiddenException'; status = 403; operation = 'ListImageBuildVersions'
            contains = $bad + '"'; page = 2 }

        $seen = Get-IBImage -Status * -PageSize 1 -IncludeDeprecated 2>&1 | ForEach-Object {
            $_ -is [System.Management.Automation.ErrorRecord] ? "error $($_.TargetObject)" : $_.Arn -replace '/\d+$'
        } | Get-Unique
        $problem = $Error[0]
        Clear-Loopback

        $expected = foreach ($version in $versions) { $version.arn; if ($version.arn -eq $bad) { "error $bad" } }
        $seen | Should -Be $expected
        $rest = @(Get-IBImage $problem.TargetObject -StartingToken $problem.Exception.ResumeToken)
        $rest.Arn | Should -Be ($builds | Where-Object { $_.arn -like "$bad/*" } | Select-Object -Skip 1).arn
    }

    It 'before a page of the versions that fails are emitted before its error' {
        Add-LoopbackFault @{ kind = 'error'; code = 'ForbiddenException'; status = 403; operation = 'ListImages'; page = 3 }

        $seen = Get-IBImage -Status * -PageSize 2 2>&1 | ForEach-Object {
            $_ -is [System.Management.Automation.ErrorRecord] ? 'error' : $_.Arn -replace '/\d+$'
        } | Get-Unique
        $problem = $Error[0]
        Clear-Loopback

        $seen | Should -Be (@($versions[0..3].arn) + 'error')
        # What the token is good for.
        $rest = Get-IBImage -StartingToken $problem.Exception.ResumeToken -IncludeDeprecated | Get-IBImage -Status *
        ($rest.Arn -replace '/\d+$' | Get-Unique) | Should -Be $versions[4..($versions.Count - 1)].arn
    }

    It 'do not go with <_>, and the error says why and what does' -ForEach 'StartingToken', 'NextTokenVariable' {
        $arguments = @{ $_ = 'token' }
        $what = @(@{ Status = 'FAILED' }, @{ After = '2026-01-01' }, @{ Before = '2026-01-01' })

        foreach ($one in $what) {
            { Get-IBImage @one @arguments } | Should -Throw '*many versions*pipe*' -ErrorId 'TokenOfOneListing,*'
        }

        @(Get-LoopbackRequest).Count | Should -Be 0
    }

    It 'of a version that is piped in still have their tokens' {
        $images = [pscustomobject]@{ Arn = $known.NightlyImageVersionArn } | Get-IBImage -Status FAILED -MaxItems 2 -NextTokenVariable token
        $images.Count | Should -Be 2
        $token | Should -Not -BeNullOrEmpty
    }

    It 'leave no request behind when they are stopped' {
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 30000; operation = 'ListImageBuildVersions' }
        $shell = New-ModuleShell
        try {
            $null = $shell.AddScript('Get-IBImage -Status FAILED')
            $running = $shell.BeginInvoke()
            Wait-Until { (Get-LoopbackState).inFlight -ge 1 } 'a request to be under way'
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()

            $watch.ElapsedMilliseconds | Should -BeLessThan 1000
            Wait-LoopbackIdle
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'go on to what ran for them' {
        $executions = Get-IBImage golden* -Status FAILED | Get-IBWorkflowExecution -Status FAILED

        $executions.ImageBuildVersionArn | Select-Object -Unique | Should -Be ($failed | Where-Object name -Like golden*).arn
    }

    It 'that nobody may list cost one error, not one for each version: <Name>' -ForEach @(
        @{ Name = 'all'; More = @{} }, @{ Name = 'with -MaxItems'; More = @{ MaxItems = 100 } }
    ) {
        Add-LoopbackFault @{ kind = 'error'; code = 'AccessDeniedException'; status = 403; message = 'not allowed'
            operation = 'ListImageBuildVersions' }

        Get-IBImage -Status FAILED @More @quietly | Should -BeNullOrEmpty

        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'AccessDeniedException,*'
        @(Get-LoopbackRequest ListImageBuildVersions).Count | Should -BeLessOrEqual 8
    }
}

Describe 'Get-IBImage -Latest' {
    BeforeAll {
        Clear-Loopback
        $builds = @(Read-Service ListImages imageVersionList @{ includeDeprecated = $true } | ForEach-Object {
            Read-Service ListImageBuildVersions imageSummaryList @{ imageVersionArn = $_.arn }
        })

        function Get-Newest([object[]] $Of, [string] $Status = 'AVAILABLE') {
            $matching = $Of | Where-Object { $_.state.status -eq $Status }
            ($matching | Sort-Object { [datetimeoffset] $_.dateCreated } | Select-Object -Last 1).arn
        }
    }

    BeforeEach {
        Clear-Loopback
    }

    It 'emits the newest available build of a pipeline, whatever is newer or comes first' {
        $wire = @(Read-Service ListImagePipelineImages imageSummaryList @{ imagePipelineArn = $known.DisabledPipelineArn })
        Clear-Loopback

        $latest = Get-IBImage $known.DisabledPipelineArn -Latest -PageSize 7

        $latest.Arn | Should -BeExactly (Get-Newest $wire)
        $latest.Status | Should -BeExactly 'AVAILABLE'
        $latest.Arn | Should -Not -BeExactly $wire[0].arn
        # The order of a listing is not defined, so all of it is read.
        (Get-LoopbackRequest).page | Should -Be (1..5)
    }

    It 'emits one for each pipeline that is piped in, in their order, and tells of those without one' {
        $pipelines = Get-IBImagePipeline

        $all = @($pipelines | Get-IBImage -Latest -Verbose @quietly 4>&1)

        $problems.Count | Should -Be 0
        $latest = @($all | Where-Object { $_ -is [ImageBuilderWorkflow.Image] })
        $latest.Count | Should -BeGreaterThan 1
        $latest.ImagePipelineArn | Should -BeExactly @($pipelines.Arn | Where-Object { $_ -in $latest.ImagePipelineArn })
        $without = @($pipelines.Arn | Where-Object { $_ -notin $latest.ImagePipelineArn })
        $without.Count | Should -Be 1
        $all | ForEach-Object { "$_" } | Should -Contain "'$without' has no build with the status AVAILABLE."
    }

    It 'emits one for each image version' {
        $wire = @($builds | Where-Object arn -like "$($known.NightlyImageVersionArn)/*")

        (Get-IBImage $known.NightlyImageVersionArn -Latest).Arn | Should -BeExactly (Get-Newest $wire)
    }

    It 'emits one for each image name, over all its versions' {
        $expected = $builds | Group-Object name | ForEach-Object { Get-Newest $_.Group } | Where-Object { $_ }

        $latest = Get-IBImage -Latest

        $latest.Arn | Sort-Object | Should -BeExactly @($expected | Sort-Object)
        (Get-IBImage golden* -Latest).Arn | Should -BeExactly (Get-Newest @($builds | Where-Object name -like golden*))
        @(Get-IBImage -Latest -MaxItems 2).Arn | Should -BeExactly $latest.Arn[0..1]
    }

    It 'takes another status, and a time' {
        $golden = @($builds | Where-Object name -like golden*)

        (Get-IBImage golden* -Latest -Status FAILED).Arn | Should -BeExactly (Get-Newest $golden FAILED)
        $newest = Get-IBImage golden* -Latest
        (Get-IBImage golden* -Latest -Before $newest.DateCreated).Arn | Should -Not -BeExactly $newest.Arn
    }

    It 'takes no token' {
        { Get-IBImage $known.DisabledPipelineArn -Latest -NextTokenVariable token } | Should -Throw '*-Latest reads whole listings*'
        { Get-IBImage -Latest -StartingToken abc } | Should -Throw '*-Latest reads whole listings*'
        @(Get-LoopbackRequest).Count | Should -Be 0
    }

    It 'tells an error of one pipeline and goes on with the others' {
        Add-LoopbackFault @{ kind = 'error'; status = 400; code = 'InvalidRequestException'; message = 'no'
            contains = $known.GoldenImagePipelineArn }

        $latest = $known.GoldenImagePipelineArn, $known.DisabledPipelineArn | Get-IBImage -Latest @quietly

        $problems[0].TargetObject | Should -BeExactly $known.GoldenImagePipelineArn
        $latest.ImagePipelineArn | Should -BeExactly $known.DisabledPipelineArn
    }
}

Describe 'Get-IBImage of others' {
    BeforeEach {
        Clear-Loopback
    }

    It 'says of an image of a third party what can be asked: <Cmdlet>' -ForEach @(
        @{ Cmdlet = 'Get-IBImage' }
        @{ Cmdlet = 'Get-IBImagePackage' }
        @{ Cmdlet = 'Get-IBImageFailure' }
        @{ Cmdlet = 'Get-IBImageLog' }
        @{ Cmdlet = 'Get-IBWorkflowExecution' }
        @{ Cmdlet = 'Restart-IBImage' }
        @{ Cmdlet = 'Stop-IBImage' }
    ) {
        foreach ($tail in '1.0.0', '1.0.0/1') {
            { & $Cmdlet "arn:aws:imagebuilder:us-east-1:third-party:image/cis-linux/$tail" -ErrorAction Stop } |
                Should -Throw '*image of a third party*Get-IBImage -Owner ThirdParty*'
        }

        @(Get-LoopbackRequest).Count | Should -Be 0
    }

    It 'asks for no builds of third parties' {
        { Get-IBImage -Owner thirdparty -Status AVAILABLE } | Should -Throw '*but not their builds*'
        { Get-IBImage -Owner ThirdParty -Latest } | Should -Throw '*but not their builds*'

        Get-IBImage -Owner ThirdParty @quietly | Should -BeNullOrEmpty
        $problems.Count | Should -Be 0
    }

    It 'shows the right spelling of an ARN with capital letters' {
        $arn = $known.GoldenImageVersionArn -replace 'golden-image', 'Golden Image'

        { Get-IBImage $arn -ErrorAction Stop } | Should -Throw "*lower case*$($known.GoldenImageVersionArn).*"
    }
}
