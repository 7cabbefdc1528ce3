# Runs alone: it measures time.
# What Tab offers, asked of PowerShell itself: TabExpansion2 is what the prompt calls.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    # The account's present is the machine's, so that ages can be foretold.
    $server = Start-Loopback -ArgumentList '--now', 'clock', '--fan', '600x1'
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)

    # What one Tab at the end of a line offers.
    function Complete([string] $Line) {
        (TabExpansion2 $Line).CompletionMatches
    }

    # What Tab offers when it is pressed until nothing more is asked for.
    function CompleteWhole([string] $Line) {
        do {
            $before = @(Get-LoopbackRequest).Count
            $offered = Complete $Line
            Wait-LoopbackIdle
        } while (@(Get-LoopbackRequest).Count -ne $before)

        $offered
    }

    # Makes everything offered so far count no more: it belongs to other settings.
    function Clear-Completion {
        $env:AWS_TEST_RUN = [guid]::NewGuid()
    }

    # The tail of an ARN: name, version and build.
    function Tail([string] $Arn) {
        $Arn.Substring($Arn.IndexOf('/') + 1)
    }

    # Once through everything, so that no test pays for loading and compiling.
    $null = CompleteWhole 'Get-IBWorkflowExecution -WorkflowExecutionId '
    $null = CompleteWhole 'Get-IBLifecycleExecution -ResourceArn '
}

AfterAll {
    Stop-Loopback
}

Describe 'What the account has' {
    BeforeEach {
        Clear-Completion
        Clear-Loopback
        $Error.Clear()
    }

    It '<Line> completes to <Known>' -ForEach @(
        @{ Line = 'Get-IBImage -ImageBuildVersionArn '; Known = 'AvailableImageArn' }
        @{ Line = 'Get-IBWorkflowExecution '; Known = 'FailedImageArn' }
        @{ Line = 'Restart-IBImage '; Known = 'FailedImageArn' }
        @{ Line = 'Stop-IBImage '; Known = 'RunningImageArn' }
        @{ Line = 'Get-IBImage -ImageVersionArn '; Known = 'GoldenImageVersionArn' }
        @{ Line = 'Get-IBImage -ImagePipelineArn '; Known = 'GoldenImagePipelineArn' }
        @{ Line = 'Get-IBImagePipeline -Arn '; Known = 'DisabledPipelineArn' }
        @{ Line = 'Start-IBImagePipeline '; Known = 'ApprovalPipelineArn' }
        @{ Line = 'Get-IBLifecyclePolicy -Arn '; Known = 'LifecyclePolicyArn' }
        @{ Line = 'Get-IBLifecycleExecution '; Known = 'LifecyclePolicyArn' }
        @{ Line = 'Get-IBLifecycleExecution '; Known = 'GoldenImagePipelineArn' }
        @{ Line = 'Get-IBLifecycleExecution -ResourceArn '; Known = 'FailedImageArn' }
        @{ Line = 'Get-IBWorkflowExecution -WorkflowExecutionId '; Known = 'RunningExecutionId' }
        @{ Line = 'Get-IBWorkflowStepExecution '; Known = 'RunningExecutionId' }
        @{ Line = 'Get-IBWorkflowStepExecution -StepExecutionId '; Known = 'WaitingStepExecutionId' }
        @{ Line = 'Send-IBWorkflowStepAction '; Known = 'WaitingStepExecutionId' }
        @{ Line = 'Send-IBWorkflowStepAction -ImageBuildVersionArn '; Known = 'OtherWaitingImageArn' }
        @{ Line = 'Get-IBLifecycleExecution -LifecycleExecutionId '; Known = 'InProgressLifecycleExecutionId' }
        @{ Line = 'Get-IBLifecycleExecutionResource '; Known = 'FailedLifecycleExecutionId' }
        @{ Line = 'Stop-IBLifecycleExecution '; Known = 'PendingLifecycleExecutionId' }
        @{ Line = 'Get-IBWorkflow -WorkflowVersionArn '; Known = 'ReleaseWorkflowVersionArn' }
        @{ Line = 'Get-IBWorkflow -WorkflowBuildVersionArn '; Known = 'ReleaseWorkflowArn' }
    ) {
        $offered = CompleteWhole $Line

        $offered.CompletionText | Should -Contain $server.Known.$Known
        $offered.CompletionText | Select-Object -Unique | Should -HaveCount @($offered).Count
        $offered.ResultType | Select-Object -Unique | Should -Be 'ParameterValue'
        $Error | Should -BeNullOrEmpty
    }

    It '<_> is completed from the names, each once' -ForEach 'Get-IBImage', 'Get-IBImagePipeline', 'Get-IBLifecyclePolicy',
        'Get-IBWorkflow' {
        $names = (& $_).Name | Select-Object -Unique

        (CompleteWhole "$_ ").CompletionText | Sort-Object | Should -Be ($names | Sort-Object)
    }

    It 'the names are those of the owner on the line' {
        (CompleteWhole 'Get-IBWorkflow -Owner Amazon -Name ').CompletionText | Sort-Object | Should -Be 'build-container', 'build-image',
            'distribute-container', 'distribute-image', 'test-container', 'test-image'
        (CompleteWhole 'Get-IBWorkflow -Name ').CompletionText | Should -Not -Contain 'build-image'
    }

    It 'the managed workflows are offered by ARN beside the account''s own' {
        $arns = (CompleteWhole 'Get-IBWorkflow -WorkflowVersionArn ').CompletionText

        $arns | Where-Object { $_ -like '*:aws:workflow/build/build-image/*' } | Should -Not -BeNullOrEmpty
    }

    It 'a list shows name, version and build, and beside it stand status and age' {
        $image = Get-IBImage -ImageBuildVersionArn $known.FailedImageArn
        $hours = [int][math]::Floor(([datetime]::UtcNow - $image.DateCreated).TotalHours)

        $offered = CompleteWhole 'Get-IBImage -ImageBuildVersionArn ' | Where-Object CompletionText -EQ $known.FailedImageArn

        $offered.ListItemText | Should -BeExactly "$($image.Name) $($known.FailedImageArn.Split('/')[-2..-1] -join '/')"
        $offered.ToolTip | Should -BeIn "FAILED, $hours hours ago", "FAILED, $($hours + 1) hours ago"
    }

    It 'tells entries apart in the list: <Line>' -ForEach @(
        @{ Line = 'Get-IBWorkflowStepExecution wf-' }
        @{ Line = 'Get-IBImage -ImageBuildVersionArn ' }
        @{ Line = 'Get-IBLifecycleExecutionResource ' }
        @{ Line = 'Send-IBWorkflowStepAction ' }
    ) {
        $offered = @(CompleteWhole $Line)

        $offered.Count | Should -BeGreaterThan 1
        @($offered.ListItemText | Select-Object -Unique).Count | Should -Be $offered.Count
    }

    It 'a pipeline shows its last run' {
        $offered = CompleteWhole 'Get-IBImagePipeline ' | Where-Object ListItemText -EQ 'golden-image'

        $offered.ToolTip | Should -Match '^ENABLED, last run [A-Z]+ \d+ (minute|hour|day)s? ago$'
    }

    It 'what waits says since when' {
        (CompleteWhole 'Send-IBWorkflowStepAction ').ToolTip | Should -Match '^WAITING, \d+ (minute|hour|day)s? ago$'
    }

    It 'Restart-IBImage offers what has failed, and Stop-IBImage what goes on' {
        $builds = Get-IBImage -IncludeDeprecated | Get-IBImage
        $failed = $builds | Where-Object Status -EQ FAILED
        $unfinished = $builds | Where-Object Status -In PENDING, BUILDING, TESTING, DISTRIBUTING

        $offered = (CompleteWhole 'Restart-IBImage ').CompletionText
        $offered | Sort-Object | Should -Be ($failed.Arn | Sort-Object)
        $dates = $offered | ForEach-Object { (Get-IBImage -ImageBuildVersionArn $_).DateCreated }
        $dates | Should -Be ($dates | Sort-Object -Descending)

        (CompleteWhole 'Stop-IBImage ').CompletionText | Sort-Object | Should -Be ($unfinished.Arn | Sort-Object)
    }

    It 'Stop-IBLifecycleExecution offers what goes on or is to begin' {
        $offered = CompleteWhole 'Stop-IBLifecycleExecution '

        $offered.CompletionText | Sort-Object |
            Should -Be ($known.InProgressLifecycleExecutionId, $known.PendingLifecycleExecutionId | Sort-Object)
    }

    It 'the executions are many, the newest first' {
        $offered = CompleteWhole 'Get-IBWorkflowStepExecution -WorkflowExecutionId '
        $times = $offered | ForEach-Object { (Get-IBWorkflowExecution -WorkflowExecutionId $_.CompletionText).StartTime } |
            Where-Object { $_ }

        $offered.Count | Should -BeGreaterThan 20
        ($offered.ListItemText | ForEach-Object { $_.Split(' ')[1, 2] -join '/' } | Select-Object -Unique).Count | Should -BeGreaterThan 8
        $times | Should -Be ($times | Sort-Object -Descending)
    }

    It 'the filters that are offered for <_> are those that the service knows, in whatever case' -ForEach 'Get-IBImage',
        'Get-IBImagePipeline', 'Get-IBLifecyclePolicy', 'Get-IBWorkflow' {
        $names = (Complete "$_ -Filter @{ ").CompletionText | Where-Object { $_ -ne 'Values' }
        $names.Count | Should -BeGreaterThan 2
        $cmdlet = $_
        foreach ($name in $names + $names.ToUpperInvariant()) {
            $null = Invoke-Expression "$cmdlet -Filter @{ $name = 'x' } -ErrorAction Stop"
        }

        foreach ($filter in (Complete "$_ -Filter ").CompletionText | Where-Object { $_ -notlike "*''*" }) {
            $null = Invoke-Expression "$cmdlet -Filter $filter -ErrorAction Stop"
        }
    }

    It 'the newest come first' {
        $offered = (CompleteWhole 'Get-IBImage -ImageBuildVersionArn golden').CompletionText
        $dates = $offered | ForEach-Object { (Get-IBImage -ImageBuildVersionArn $_).DateCreated }

        $offered.Count | Should -BeGreaterThan 2
        $dates | Should -Be ($dates | Sort-Object -Descending)
    }
}

Describe 'What is typed' {
    BeforeEach {
        Clear-Loopback
    }

    It 'may be any part of a name: <_>' -ForEach 'golden', 'GOLDEN', 'en-imag' {
        $offered = CompleteWhole "Get-IBImagePipeline -Arn $_"

        $offered.CompletionText | Should -Be $known.GoldenImagePipelineArn
    }

    It 'may be a part of the version' {
        $version = $known.GoldenImageVersionArn.Split('/')[-1]

        (CompleteWhole "Get-IBImage -ImageVersionArn $version").CompletionText | Should -Contain $known.GoldenImageVersionArn
    }

    It 'may be the beginning of the value' {
        $typed = $known.FailedImageArn.Substring(0, $known.FailedImageArn.Length - 1)

        (CompleteWhole "Get-IBImage -ImageBuildVersionArn $typed").CompletionText | Should -Contain $known.FailedImageArn
    }

    It 'may be the beginning of an id that is no name' {
        (CompleteWhole "Get-IBWorkflowExecution -WorkflowExecutionId $($known.RunningExecutionId.Substring(0, 8))").CompletionText |
            Should -Be $known.RunningExecutionId
    }

    It 'of an execution may be its image' {
        $offered = CompleteWhole 'Get-IBWorkflowExecution -WorkflowExecutionId golden'

        $offered.CompletionText | Should -Contain $known.FailedExecutionId
        $offered.ListItemText | Should -Match ' golden-image '
    }

    It 'may be name/version: <Line>' -ForEach @(
        @{ Line = 'Get-IBImage -ImageVersionArn golden-image/1.4.2'; Fits = ':image/golden-image/1\.4\.2$'; Count = 1 }
        @{ Line = 'Get-IBImage -ImageVersionArn golden-image/1.4'; Fits = ':image/golden-image/1\.4\.\d$'; Count = 2 }
        @{ Line = 'Get-IBWorkflowExecution golden-image/1.4.2'; Fits = ':image/golden-image/1\.4\.2/\d$'; Count = 3 }
        @{ Line = 'Get-IBWorkflowExecution GOLDEN-image/1.4.2/1'; Fits = ':image/golden-image/1\.4\.2/1$'; Count = 1 }
        @{ Line = 'Restart-IBImage golden-image/1.4.2'; Fits = ':image/golden-image/1\.4\.2/2$'; Count = 1 }
        @{ Line = 'Get-IBImage golden-image/1.4.2'; Fits = ':image/golden-image/1\.4\.2(/\d)?$'; Count = 4 }
        @{ Line = 'Get-IBImage golden-image/1.4.2/2'; Fits = ':image/golden-image/1\.4\.2/2$'; Count = 1 }
        @{ Line = 'Get-IBImage nightly-agents/3.1.0/31'; Fits = ':image/nightly-agents/3\.1\.0/31$'; Count = 1 }
        @{ Line = 'Get-IBWorkflow approve-release/1.0.0/2'; Fits = ':workflow/test/approve-release/1\.0\.0/2$'; Count = 1 }
        @{ Line = 'Get-IBWorkflow -WorkflowVersionArn build-image/1'; Fits = ':aws:workflow/build/build-image/1\.0\.\d$'; Count = 2 }
        @{ Line = 'Get-IBImage -Name golden-image/1'; Fits = ''; Count = 0 }
    ) {
        $offered = CompleteWhole $Line

        @($offered).Count | Should -Be $Count
        if ($Count) { $offered.CompletionText | Should -Match $Fits }
        foreach ($arn in $offered.CompletionText) {
            Invoke-Expression "$(($Line -split ' ')[0] -replace '^Restart', 'Get') $arn -ErrorAction Stop" | Should -Not -BeNullOrEmpty }
    }

    It 'may have wildcards' {
        (CompleteWhole 'Get-IBImagePipeline -Name w*-2022').CompletionText | Should -Be 'windows-2022-hardened'
        (CompleteWhole 'Get-IBImagePipeline -Arn *:image-pipeline/n?ghtly').CompletionText | Should -Be $known.DisabledPipelineArn
        (CompleteWhole 'Get-IBImage -ImageBuildVersionArn *golden*/3').CompletionText | Should -Match '/golden-image/.*/3$'
    }

    It 'may be one of several values' {
        (CompleteWhole 'Get-IBImagePipeline -Name web-runtime, gol').CompletionText | Should -Be 'golden-image'
    }

    It 'keeps its quotes: <Typed>' -ForEach @(
        @{ Typed = "'gol"; Text = "'golden-image'" }
        @{ Typed = '"gol'; Text = '"golden-image"' }
        @{ Typed = "'gol'"; Text = "'golden-image'" }
    ) {
        (CompleteWhole "Get-IBImagePipeline -Name $Typed").CompletionText | Should -BeExactly $Text
    }

    It 'that fits nothing offers nothing, not even files' {
        $file = New-Item (Join-Path $TestDrive 'nothing-like-it')
        Push-Location $TestDrive
        try {
            Complete 'Get-Item nothing-like' | Should -Not -BeNullOrEmpty
            CompleteWhole 'Get-IBImagePipeline -Arn nothing-like' | Should -BeNullOrEmpty
            CompleteWhole 'Get-IBWorkflowExecution -WorkflowExecutionId nothing-like' | Should -BeNullOrEmpty
        }
        finally {
            Pop-Location
            Remove-Item $file
        }
    }

    It 'and offered, is a line that works' {
        $arn = (CompleteWhole 'Get-IBImagePipeline -Arn golden').CompletionText

        (Invoke-Expression "Get-IBImagePipeline -Arn $arn").Name | Should -Be 'golden-image'
    }
}

Describe 'What else stands on the line' {
    BeforeEach {
        Clear-Completion
        Clear-Loopback
    }

    It 'an image narrows the executions down to its own, with one request' {
        $offered = CompleteWhole "Get-IBWorkflowExecution -ImageBuildVersionArn $($known.FailedImageArn) -WorkflowExecutionId "

        $offered.CompletionText | Sort-Object |
            Should -Be ((Get-IBWorkflowExecution $known.FailedImageArn).WorkflowExecutionId | Sort-Object)
        @(Get-LoopbackRequest).operation | Select-Object -Unique | Should -Be 'ListWorkflowExecutions'
        @(Get-LoopbackRequest).Count | Should -Be 2 -Because 'the second is the test''s own'
    }

    It 'a step gives its image' {
        (CompleteWhole "Send-IBWorkflowStepAction $($known.WaitingStepExecutionId) ").CompletionText | Should -Be $known.WaitingImageArn
        $line = "Send-IBWorkflowStepAction -StepExecutionId $($known.OtherWaitingStepExecutionId) -ImageBuildVersionArn "
        (CompleteWhole $line).CompletionText |
            Should -Be $known.OtherWaitingImageArn
    }

    It 'an image gives its steps' {
        (CompleteWhole "Send-IBWorkflowStepAction -ImageBuildVersionArn $($known.WaitingImageArn) -StepExecutionId ").CompletionText |
            Should -Be $known.WaitingStepExecutionId
    }

    It 'a resource narrows the lifecycle executions down to its own' {
        $offered = CompleteWhole "Get-IBLifecycleExecution -ResourceArn $($known.LifecycleImageArn) -LifecycleExecutionId "

        @(Get-LoopbackRequest).operation | Select-Object -Unique | Should -Be 'ListLifecycleExecutions'
        $offered.CompletionText | Sort-Object |
            Should -Be ((Get-IBLifecycleExecution $known.LifecycleImageArn).LifecycleExecutionId | Sort-Object)
    }

    It 'the keys and the endpoint on the line are used, by their aliases too' {
        $url = $env:AWS_ENDPOINT_URL_IMAGEBUILDER
        $env:AWS_ENDPOINT_URL_IMAGEBUILDER = $env:AWS_ENDPOINT_URL = 'http://127.0.0.1:1'
        $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = $null
        try {
            CompleteWhole 'Get-IBImagePipeline ' | Should -BeNullOrEmpty
            CompleteWhole "Get-IBImagePipeline -AK $($server.AccessKey) -SK $($server.SecretKey) -EndpointUrl $($server.Url) -Name gol" |
                ForEach-Object CompletionText | Should -Be 'golden-image'
            $login = [pscredential]::new($server.AccessKey, (ConvertTo-SecureString $server.SecretKey -AsPlainText))
            CompleteWhole "Get-IBImagePipeline -EndpointUrl $($server.Url) -Credential `$login -Name gol" |
                ForEach-Object CompletionText | Should -Be 'golden-image'
        }
        finally {
            $env:AWS_ENDPOINT_URL_IMAGEBUILDER = $env:AWS_ENDPOINT_URL = $url
            $env:AWS_ACCESS_KEY_ID = $server.AccessKey
            $env:AWS_SECRET_ACCESS_KEY = $server.SecretKey
        }
    }

    It 'the region on the line is asked, before that of an ARN' {
        $null = Complete 'Get-IBImagePipeline -Region eu-west-1 -Name '
        $null = Complete 'Get-IBImagePipeline -RegionToCall eu-west-2 -Arn arn:aws:imagebuilder:eu-west-3:123456789012:'
        $null = Complete 'Get-IBImagePipeline -Arn arn:aws:imagebuilder:eu-west-4:123456789012:'
        $null = Complete 'Get-IBImagePipeline -Arn arn:aws:imagebuilder:eu-w'
        Wait-LoopbackIdle

        @(Get-LoopbackRequest).signingRegion | Should -Be 'eu-west-1', 'eu-west-2', 'eu-west-4', 'us-east-1'
    }

    It 'the session''s default credentials are used' {
        # What AWS.Tools keeps, as far as anybody but itself can tell.
        Add-Type @'
            namespace Completion {
                public class Keys
                {
                    public string AccessKey { get; set; }
                    public string SecretKey { get; set; }
                    public string Token { get; set; }
                }
                public class Credentials { public Keys Keys; public Keys GetCredentials() { return Keys; } }
            }
'@
        function Get-AWSCredential { $StoredAWSCredentials.Inside }
        $keys = [Completion.Keys]@{ AccessKey = $server.AccessKey; SecretKey = $server.SecretKey }
        $StoredAWSCredentials = [pscustomobject]@{ Inside = [Completion.Credentials]@{ Keys = $keys } }
        $env:AWS_ACCESS_KEY_ID = $null
        try { (CompleteWhole 'Get-IBImagePipeline gol').CompletionText | Should -Be 'golden-image' }
        finally { $env:AWS_ACCESS_KEY_ID = $server.AccessKey }
    }

    It 'the session''s default region and default parameters are used' {
        $StoredAWSRegion = 'eu-north-1'
        $PSDefaultParameterValues = @{ 'Get-IB*:Region' = 'eu-west-3'; '*:Name' = 'other' }

        $null = Complete 'Get-IBImagePipeline '
        $null = Complete 'Get-IBImagePipeline -Region eu-west-2 -Arn '
        $PSDefaultParameterValues = @{ 'Get-Item:Region' = 'eu-west-3' }
        $env:AWS_REGION = $env:AWS_DEFAULT_REGION = $null
        $null = Complete 'Get-IBImagePipeline '
        $env:AWS_REGION = $env:AWS_DEFAULT_REGION = 'us-east-1'
        Wait-LoopbackIdle

        @(Get-LoopbackRequest).signingRegion | Should -Be 'eu-west-3', 'eu-west-2', 'eu-north-1'
    }
}

Describe 'The second Tab' {
    BeforeEach {
        Clear-Completion
        Clear-Loopback
    }

    It 'asks nothing again, whatever is typed on' {
        $first = CompleteWhole 'Get-IBImage -ImageBuildVersionArn '
        Clear-Loopback

        (Complete 'Get-IBImage -ImageBuildVersionArn ').CompletionText | Should -Be $first.CompletionText
        $null = Complete 'Get-IBImage -ImageVersionArn gold'
        $null = Complete 'Get-IBImage gold'
        $null = Complete 'Get-IBImagePipeline '

        Get-LoopbackRequest | Should -BeNullOrEmpty
    }

    It 'of the newest builds has sent a handful of requests at a time, and few in all' {
        $null = CompleteWhole 'Get-IBWorkflowExecution -WorkflowExecutionId '

        @(Get-LoopbackRequest).Count | Should -BeLessThan 40
        (Get-LoopbackState).maxInFlight | Should -BeLessOrEqual 6
    }

    It 'after a failure asks again, but not at once' {
        Add-LoopbackFault @{ kind = 'error'; status = 403; code = 'AccessDeniedException' }
        Complete 'Get-IBImagePipeline ' | Should -BeNullOrEmpty
        Complete 'Get-IBImagePipeline ' | Should -BeNullOrEmpty
        @(Get-LoopbackRequest).Count | Should -Be 1
        Clear-Loopback

        Wait-Until { Complete 'Get-IBImagePipeline ' } 'the failure to be forgotten'
    }

    It 'is another one''s for other settings' {
        $null = CompleteWhole 'Get-IBImagePipeline '
        $null = CompleteWhole 'Get-IBImagePipeline -Region eu-west-1 -Name '
        $env:AWS_PROFILE_OF_SOMEBODY_ELSE = 'x'
        $null = CompleteWhole 'Get-IBImagePipeline '
        $env:AWS_PROFILE_OF_SOMEBODY_ELSE = $null

        @(Get-LoopbackRequest).Count | Should -Be 3
    }
}

Describe 'One second' {
    BeforeEach {
        Clear-Completion
        Clear-Loopback
        $Error.Clear()
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
    }

    It 'is what a silent service gets; what comes later is there for the next Tab' {
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 3000 }

        $offered = Complete 'Get-IBImagePipeline '

        $watch.Elapsed.TotalSeconds | Should -BeLessThan 1.5
        $offered | Should -BeNullOrEmpty
        $Error | Should -BeNullOrEmpty

        # Impatience asks no second time.
        Complete 'Get-IBImagePipeline -Arn ' | Should -BeNullOrEmpty
        Wait-LoopbackIdle
        Wait-Until { Complete 'Get-IBImagePipeline ' } 'the answer'
        @(Get-LoopbackRequest).Count | Should -Be 1
    }

    It 'brings at least what has come' {
        Add-LoopbackFault @{ kind = 'delay'; milliseconds = 3000; operation = 'ListLifecyclePolicies' }

        $offered = Complete 'Get-IBLifecycleExecution -ResourceArn *:image-pipeline/golden'

        $watch.Elapsed.TotalSeconds | Should -BeLessThan 1.5
        $offered.CompletionText | Should -Be $known.GoldenImagePipelineArn
    }

    It 'is enough for <_>' -ForEach 'no credentials', 'half a key', 'no region', 'a profile that does not exist',
        'a region that cannot be one', 'an endpoint that nobody serves' {
        $line = switch ($_) {
            'no credentials' { $env:AWS_ACCESS_KEY_ID = $null; 'Get-IBImagePipeline ' }
            'half a key' { 'Get-IBImagePipeline -AccessKey AKIAIOSFODNN7EXAMPLE -Name ' }
            'no region' { $env:AWS_REGION = $env:AWS_DEFAULT_REGION = $null; 'Get-IBImagePipeline ' }
            'a profile that does not exist' { 'Get-IBImagePipeline -ProfileName nobody -Name ' }
            'a region that cannot be one' { 'Get-IBImagePipeline -Region a/b -Name ' }
            'an endpoint that nobody serves' { 'Get-IBImagePipeline -EndpointUrl http://127.0.0.1:1 -Name ' }
        }
        try {
            Complete $line | Should -BeNullOrEmpty
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 1.5
            $Error | Should -BeNullOrEmpty
            Get-LoopbackRequest | Should -BeNullOrEmpty
        }
        finally {
            $env:AWS_ACCESS_KEY_ID = $server.AccessKey
            $env:AWS_REGION = $env:AWS_DEFAULT_REGION = 'us-east-1'
        }
    }

    It 'is what instance metadata gets that say nothing' {
        $silent = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $silent.Start()
        try {
            # In a process of its own: the AWS SDK reads the address of the metadata once in a process.
            $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = $env:AWS_EC2_METADATA_DISABLED = $null
            $env:AWS_EC2_METADATA_SERVICE_ENDPOINT = "http://$($silent.LocalEndpoint)"
            $offered, $milliseconds, $errors = Invoke-Pwsh -With @{ module = Get-ModuleUnderTest } -Script @'
                Import-Module $module
                $null = TabExpansion2 'Get-IBImage -Status '
                $watch = [System.Diagnostics.Stopwatch]::StartNew()
                (TabExpansion2 'Get-IBImagePipeline ').CompletionMatches.Count
                $watch.ElapsedMilliseconds
                $Error.Count
'@

            $offered | Should -Be 0
            [int] $milliseconds | Should -BeLessThan 1500
            $errors | Should -Be 0
        }
        finally {
            $env:AWS_EC2_METADATA_SERVICE_ENDPOINT = $null
            $env:AWS_EC2_METADATA_DISABLED = 'true'
            $env:AWS_ACCESS_KEY_ID = $server.AccessKey
            $env:AWS_SECRET_ACCESS_KEY = $server.SecretKey
            $silent.Stop()
        }
    }

    It 'is what credentials get that do not come' -Skip:$IsWindows {
        $config = Join-Path $TestDrive 'slow'
        Set-Content $config "[slow]`ncredential_process = sleep 3`nregion = us-east-1"

        Complete "Get-IBImagePipeline -ProfileName slow -ProfileLocation $config -Name " | Should -BeNullOrEmpty

        $watch.Elapsed.TotalSeconds | Should -BeLessThan 1.5
        $Error | Should -BeNullOrEmpty
        Get-LoopbackRequest | Should -BeNullOrEmpty
    }

    It 'asks nobody for the code of an MFA device' {
        $config = Join-Path $TestDrive 'mfa'
        Set-Content $config @"
[base]
aws_access_key_id = $($server.AccessKey)
aws_secret_access_key = $($server.SecretKey)
[mfa]
role_arn = arn:aws:iam::123456789012:role/builder
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/somebody
region = us-east-1
"@

        Complete "Get-IBImagePipeline -ProfileName mfa -ProfileLocation $config -Name " | Should -BeNullOrEmpty

        $watch.Elapsed.TotalSeconds | Should -BeLessThan 1.5
        $Error | Should -BeNullOrEmpty
    }

    It 'is not spent on an image of many executions' {
        $null = Complete "Get-IBWorkflowExecution -ImageBuildVersionArn $($known.FanImageArn) -WorkflowExecutionId "
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 1.5
        $offered = CompleteWhole "Get-IBWorkflowExecution -ImageBuildVersionArn $($known.FanImageArn) -WorkflowExecutionId "

        $offered.Count | Should -Be 100
        @(Get-LoopbackRequest).Count | Should -Be 4 -Because 'nobody looks through more'
    }

    It 'ends with Ctrl+C' {
        $shell = New-ModuleShell
        try {
            $null = $shell.AddScript('TabExpansion2 "Get-IBImage -Status "').Invoke()
            Add-LoopbackFault @{ kind = 'delay'; milliseconds = 2000 }
            $shell.Commands.Clear()
            $null = $shell.AddScript('while ($true) { TabExpansion2 "Get-IBImagePipeline " }').BeginInvoke()
            Wait-Until { (Get-LoopbackState).inFlight -eq 1 } 'Tab to be pressed'

            $watch.Restart()
            $shell.Stop()

            $watch.Elapsed.TotalSeconds | Should -BeLessThan 0.5
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        }
        finally {
            $shell.Dispose()
        }
    }
}

Describe 'What needs no account' {
    BeforeAll {
        Clear-Loopback
    }

    AfterAll {
        Get-LoopbackRequest | Should -BeNullOrEmpty
    }

    It 'regions, by name or by what people call them' {
        $regions = Complete 'Get-IBImage -Region '

        $regions.CompletionText | Should -Contain 'eu-west-1'
        $regions.CompletionText | Should -Contain 'us-gov-west-1'
        $regions.Count | Should -BeGreaterThan 30
        (Complete 'Get-IBImage -Region eu-west-').CompletionText | Should -Be 'eu-west-1', 'eu-west-2', 'eu-west-3'
        (Complete 'Get-IBImage -Region ireland').CompletionText | Should -Be 'eu-west-1'
        (Complete 'Get-IBImage -RegionToCall eu-west-1').ToolTip | Should -Match 'Ireland'
    }

    It 'profiles of the usual files, those that give credentials' {
        $keys = "aws_access_key_id = a`naws_secret_access_key = b"
        Set-Content $env:AWS_SHARED_CREDENTIALS_FILE "[default]`n$keys`n[build team]`n$keys"
        $role = "role_arn = arn:aws:iam::123456789012:role/builder`nsource_profile = default"
        Set-Content $env:AWS_CONFIG_FILE "[profile staging]`n$role`n[profile nothing]`nregion = eu-west-1"
        try {
            (Complete 'Get-IBImage -ProfileName ').CompletionText | Should -Be "'build team'", 'default', 'staging'
            (Complete 'Get-IBImage -ProfileName build').CompletionText | Should -BeExactly "'build team'"
            (Complete 'Get-IBImage -ProfileName "build t').CompletionText | Should -BeExactly '"build team"'
            (Complete 'Get-IBImage -AWSProfileName stag').CompletionText | Should -Be 'staging'
        }
        finally {
            Set-Content $env:AWS_CONFIG_FILE, $env:AWS_SHARED_CREDENTIALS_FILE ''
        }
    }

    It 'profiles of a file on the line, whatever their names' {
        $file = Join-Path $TestDrive 'profiles'
        Set-Content $file "[it's `$here]`naws_access_key_id = a`naws_secret_access_key = b"
        Push-Location $TestDrive
        try {
            (Complete 'Get-IBImage -ProfileLocation ./profiles -ProfileName ').CompletionText | Should -BeExactly '''it''''s $here'''
            (Complete "Get-IBImage -AWSProfilesLocation $file -ProfileName `"it").CompletionText | Should -BeExactly '''it''''s $here'''
        }
        finally {
            Pop-Location
        }
    }

    It 'nothing of a file of profiles that cannot be read' {
        $file = Join-Path $TestDrive 'broken'
        Set-Content $file 'neither a section nor a key'
        $Error.Clear()

        Complete "Get-IBImage -ProfileLocation $file -ProfileName " | Should -BeNullOrEmpty
        $Error | Should -BeNullOrEmpty
    }

    It 'the names of the filters of <Cmdlet>' -ForEach @(
        @{ Cmdlet = 'Get-IBImage'; Names = 'name', 'osVersion', 'platform', 'type', 'version' }
        @{ Cmdlet = 'Get-IBImagePipeline'; Names = 'description', 'distributionConfigurationArn', 'imageRecipeArn',
            'infrastructureConfigurationArn', 'name', 'status' }
        @{ Cmdlet = 'Get-IBLifecyclePolicy'; Names = 'name', 'resourceType', 'status' }
        @{ Cmdlet = 'Get-IBWorkflow'; Names = 'description', 'name', 'type', 'version' }
    ) {
        # Values belongs to the form of AWS.Tools.
        foreach ($begun in '-Filter @{', '-Filter @{ ', '-Filters @{ ', '-Filter @{ other = 1; ') {
            (Complete "$Cmdlet $begun").CompletionText | Should -Be ($Names + 'values' | Sort-Object)
        }

        foreach ($name in $Names) {
            $typed = $name.Substring(0, $name.Length - 1)
            (Complete "$Cmdlet -Filter @{ $typed").CompletionText | Should -Contain $name
        }
    }

    It 'whole filters, with the values that are known' {
        $offered = (Complete 'Get-IBImagePipeline -Filter ').CompletionText

        $offered | Should -Contain "@{ status = 'DISABLED' }"
        $offered | Should -Contain "@{ name = '' }"
        (Complete 'Get-IBWorkflow -Filter ty').CompletionText | Should -Be "@{ type = 'BUILD' }", "@{ type = 'TEST' }",
            "@{ type = 'DISTRIBUTION' }"
    }

    It 'statuses of <Cmdlet>' -ForEach @(
        @{ Cmdlet = 'Get-IBImage'; Some = 'AVAILABLE'; Count = 12 }
        @{ Cmdlet = 'Get-IBImagePipeline'; Some = 'DISABLED'; Count = 2 }
        @{ Cmdlet = 'Get-IBLifecyclePolicy'; Some = 'ENABLED'; Count = 2 }
        @{ Cmdlet = 'Get-IBLifecycleExecution'; Some = 'SUCCESS'; Count = 6 }
        @{ Cmdlet = 'Get-IBWorkflowExecution'; Some = 'ROLLBACK_COMPLETED'; Count = 8 }
        @{ Cmdlet = 'Get-IBWorkflowStepExecution'; Some = 'SKIPPED'; Count = 6 }
    ) {
        $offered = Complete "$Cmdlet -Status "

        $offered | Should -HaveCount $Count
        $offered.CompletionText | Should -Contain $Some
        (Complete "$Cmdlet -Status $($Some.Substring(0, $Some.Length - 1).ToLowerInvariant())").CompletionText | Should -Be $Some
    }
}

Describe 'The sample account' {
    It 'is offered while it takes the place of AWS' {
        Clear-Loopback
        Connect-IBSampleAccount -WarningAction Ignore
        try {
            (Complete 'Get-IBImagePipeline -Region eu-west-1 -Arn golden').CompletionText |
                Should -Match '^arn:aws:imagebuilder:eu-west-1:.*:image-pipeline/golden-image$'
            Get-LoopbackRequest | Should -BeNullOrEmpty
        }
        finally {
            Disconnect-IBSampleAccount
        }
    }
}

Describe 'After an action' {
    It 'is offered what is so now' {
        Clear-Loopback
        $step = @(Get-IBWaitingWorkflowStep)[0]
        (Complete 'Send-IBWorkflowStepAction -StepExecutionId ').CompletionText | Should -Contain $step.StepExecutionId

        $step | Send-IBWorkflowStepAction -Action Resume

        (Complete 'Send-IBWorkflowStepAction -StepExecutionId ').CompletionText | Should -Not -Contain $step.StepExecutionId
    }
}
