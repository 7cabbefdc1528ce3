# Where requests go and who signs them. The server checks the signatures and tells what it saw.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback -ArgumentList '--signing-region', '*'
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    $execution = $known.AvailableBuildExecutionId
    # The environment's keys are wrong where a test says so; these are right.
    $keys = @{ AccessKey = $server.AccessKey; SecretKey = $server.SecretKey }

    # The server's second pair of keys, which are good with their session token only.
    $temporary = @{
        AccessKey    = 'ASIAIOSFODNN7EXAMPLE'
        SecretKey    = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY'
        SessionToken = 'FwoGZXIvYXdzEXAMPLE-loopback-session-token=='
    }

    function SpoilTheKeysOfTheEnvironment {
        $env:AWS_ACCESS_KEY_ID = 'AKIAWRONGWRONGWRONG0'
        $env:AWS_SECRET_ACCESS_KEY = 'wrong'
    }

    $profiles = Join-Path $TestDrive 'credentials'
    Set-Content $profiles @"
[good]
aws_access_key_id = $($server.AccessKey)
aws_secret_access_key = $($server.SecretKey)
region = ap-southeast-2

[session]
aws_access_key_id = $($temporary.AccessKey)
aws_secret_access_key = $($temporary.SecretKey)
aws_session_token = $($temporary.SessionToken)
"@
}

AfterAll {
    Stop-Loopback
}

Describe 'Credentials' {
    BeforeEach {
        Clear-Loopback
    }

    AfterEach {
        foreach ($variable in $server.Environment.PSObject.Properties) {
            [System.Environment]::SetEnvironmentVariable($variable.Name, $variable.Value)
        }
    }

    It 'come from the environment' {
        Get-IBWorkflowExecution $execution -ErrorAction Stop | Should -Not -BeNullOrEmpty

        (Get-LoopbackRequest).accessKey | Should -Be $server.AccessKey
        (Get-LoopbackRequest).signature | Should -Be 'Valid'
    }

    It 'come from -AccessKey and -SecretKey before the environment' {
        SpoilTheKeysOfTheEnvironment

        Get-IBWorkflowExecution $execution @keys -ErrorAction Stop | Should -Not -BeNullOrEmpty
    }

    It 'come from -AccessKey, -SecretKey and -SessionToken' {
        Get-IBWorkflowExecution $execution @temporary -ErrorAction Stop | Should -Not -BeNullOrEmpty

        (Get-LoopbackRequest).sessionToken | Should -Be $temporary.SessionToken
    }

    It 'with a wrong secret are an authentication error' {
        Get-IBWorkflowExecution $execution -AccessKey $server.AccessKey -SecretKey 'wrong' @quietly

        $problems[0].CategoryInfo.Category | Should -Be 'AuthenticationError'
        $problems[0].FullyQualifiedErrorId | Should -BeLike "$((Get-LoopbackRequest).errorCode),*"
        @(Get-LoopbackRequest).Count | Should -Be 1
    }

    It 'with an unknown access key are an authentication error' {
        Get-IBWorkflowExecution $execution -AccessKey 'AKIANOBODYNOBODY0000' -SecretKey 'wrong' @quietly

        $problems[0].CategoryInfo.Category | Should -Be 'AuthenticationError'
    }

    It 'of which only one half is given are refused' {
        { Get-IBWorkflowExecution $execution -AccessKey $server.AccessKey } | Should -Throw '*-SecretKey*' -ErrorId 'IncompleteAccessKey,*'
        { Get-IBWorkflowExecution $execution -SecretKey 'x' } | Should -Throw '*-AccessKey*' -ErrorId 'IncompleteAccessKey,*'
        @(Get-LoopbackRequest).Count | Should -Be 0
    }

    It 'come from a PSCredential' {
        SpoilTheKeysOfTheEnvironment
        $credential = [pscredential]::new($server.AccessKey, (ConvertTo-SecureString $server.SecretKey -AsPlainText))

        Get-IBWorkflowExecution $execution -Credential $credential -ErrorAction Stop | Should -Not -BeNullOrEmpty
    }

    It 'cannot come from anything else, and the error says from what they can' {
        { Get-IBWorkflowExecution $execution -Credential 'me' } |
            Should -Throw '*AWSCredentials*PSCredential*' -ErrorId 'InvalidCredential,*'
    }

    It 'come from a profile in a file of its own' {
        SpoilTheKeysOfTheEnvironment

        Get-IBWorkflowExecution $execution -ProfileName good -ProfileLocation $profiles -ErrorAction Stop | Should -Not -BeNullOrEmpty
        Get-IBWorkflowExecution $execution -ProfileName session -ProfileLocation $profiles -ErrorAction Stop | Should -Not -BeNullOrEmpty

        (Get-LoopbackRequest).accessKey | Should -Be $server.AccessKey, $temporary.AccessKey
        (Get-LoopbackRequest).sessionToken | Select-Object -Last 1 | Should -Be $temporary.SessionToken
    }

    It 'come from a profile whose file is named relative to the current location' {
        SpoilTheKeysOfTheEnvironment
        Push-Location $TestDrive
        try {
            $found = Get-IBWorkflowExecution $execution -ProfileName good -ProfileLocation ./credentials -ErrorAction Stop
        }
        finally {
            Pop-Location
        }

        $found | Should -Not -BeNullOrEmpty
    }

    It 'come from AWS_PROFILE, also when it changes in the session' {
        # In a process of its own: the AWS SDK looks up the file's path once.
        $null = Invoke-Pwsh -With @{ module = Get-ModuleUnderTest; execution = $execution; profiles = $profiles } -Script @'
            $env:AWS_SHARED_CREDENTIALS_FILE = $profiles
            Remove-Item env:AWS_ACCESS_KEY_ID, env:AWS_SECRET_ACCESS_KEY
            Import-Module $module
            foreach ($name in 'good', 'session') {
                $env:AWS_PROFILE = $name
                Get-IBWorkflowExecution $execution
            }
'@

        (Get-LoopbackRequest).accessKey | Should -Be $server.AccessKey, $temporary.AccessKey
    }

    It 'come from the file as it is now, not as it was before' {
        $file = Join-Path $TestDrive 'rotated'
        Set-Content $file (Get-Content $profiles -Raw).Replace($server.AccessKey, 'AKIAOLDOLDOLDOLDOLD0')
        { Get-IBWorkflowExecution $execution -ProfileName good -ProfileLocation $file -ErrorAction Stop } | Should -Throw

        Set-Content $file (Get-Content $profiles -Raw)

        # The AWS SDK notices a change when the system tells of it.
        Wait-Until { Get-IBWorkflowExecution $execution -ProfileName good -ProfileLocation $file -ErrorAction Ignore } 'the new keys'
    }

    It 'of a profile that does not exist are an error that lists those that do, and nothing is asked' {
        { Get-IBWorkflowExecution $execution -ProfileName nobody -ProfileLocation $profiles } |
            Should -Throw '*nobody*good, session*' -ErrorId 'ProfileNotFound,*'
        @(Get-LoopbackRequest).Count | Should -Be 0
    }

    It 'may come with each object of the pipeline' {
        $objects = [pscustomobject]@{ WorkflowExecutionId = $execution; ProfileName = 'good'; ProfileLocation = $profiles },
            [pscustomobject]@{ WorkflowExecutionId = $execution; ProfileName = 'session'; ProfileLocation = $profiles }

        $null = $objects | Get-IBWorkflowExecution -ErrorAction Stop

        (Get-LoopbackRequest).accessKey | Should -Be $server.AccessKey, $temporary.AccessKey
    }

    It 'are in no error, message or verbose line' {
        $secret = 'sEcReT/sEcReT+sEcReT'
        $with = @{ AccessKey = $server.AccessKey; SecretKey = $secret; SessionToken = "$secret-token" }
        $lines = Get-IBWorkflowExecution $execution @with -Verbose -ErrorAction Continue *>&1

        $lines.Count | Should -BeGreaterThan 0
        $lines | Format-List * -Force | Out-String -Width 1000 | Should -Not -BeLike "*$secret*"
    }
}

Describe 'The region' {
    BeforeEach {
        Clear-Loopback
    }

    AfterEach {
        $env:AWS_REGION = $env:AWS_DEFAULT_REGION = 'us-east-1'
    }

    It 'is <Expected> <Name>' -ForEach @(
        @{ Name = 'from -Region'; Expected = 'eu-west-3'; With = @{ Region = 'eu-west-3' } }
        @{ Name = 'from AWS_REGION, for an id tells none'; Expected = 'us-east-1'; With = @{ } }
        @{ Name = 'from the profile before the environment'; Expected = 'ap-southeast-2'; With = @{ ProfileName = 'good' } }
        @{ Name = 'from -Region before the profile'; Expected = 'eu-west-3'; With = @{ Region = 'eu-west-3'; ProfileName = 'good' } }
    ) {
        if ($With.ProfileName) { $With.ProfileLocation = $profiles }

        (Get-IBWorkflowExecution $execution @With -ErrorAction Stop).Region | Should -Be $Expected
        (Get-LoopbackRequest).signingRegion | Should -Be $Expected
    }

    It 'is the ARN''s own before the profile''s and the environment''s' {
        $env:AWS_REGION = 'eu-north-1'

        $null = Get-IBWorkflowExecution $known.AvailableImageArn -ProfileName good -ProfileLocation $profiles -ErrorAction Stop

        (Get-LoopbackRequest).signingRegion | Should -Be 'us-east-1'
    }

    It 'is what the environment says now, not what it said before' {
        foreach ($region in 'eu-north-1', 'sa-east-1') {
            $env:AWS_REGION = $region
            (Get-IBWorkflowExecution $execution).Region | Should -Be $region
        }
    }

    It 'is AWS_DEFAULT_REGION when there is no AWS_REGION' {
        $env:AWS_REGION = $null
        $env:AWS_DEFAULT_REGION = 'eu-south-1'

        (Get-IBWorkflowExecution $execution).Region | Should -Be 'eu-south-1'
    }

    It 'that is none is refused before anything is asked' {
        { Get-IBWorkflowExecution $execution -Region 'evil.example.com/' } | Should -Throw -ErrorId 'InvalidRegion,*'
        @(Get-LoopbackRequest).Count | Should -Be 0
    }
}

Describe 'The endpoint' {
    BeforeEach {
        Clear-Loopback
    }

    AfterEach {
        $env:AWS_ENDPOINT_URL_IMAGEBUILDER = $server.Url
        $env:AWS_ENDPOINT_URL = $null
    }

    It 'is -EndpointUrl before the environment' {
        $env:AWS_ENDPOINT_URL_IMAGEBUILDER = 'http://127.0.0.1:1'

        Get-IBWorkflowExecution $execution -EndpointUrl $server.Url -ErrorAction Stop | Should -Not -BeNullOrEmpty
    }

    It 'is AWS_ENDPOINT_URL_IMAGEBUILDER before AWS_ENDPOINT_URL' {
        $env:AWS_ENDPOINT_URL = 'http://127.0.0.1:1'

        Get-IBWorkflowExecution $execution -ErrorAction Stop | Should -Not -BeNullOrEmpty
    }

    It 'is AWS_ENDPOINT_URL when nothing else says' {
        $env:AWS_ENDPOINT_URL_IMAGEBUILDER = $null
        $env:AWS_ENDPOINT_URL = $server.Url

        Get-IBWorkflowExecution $execution -ErrorAction Stop | Should -Not -BeNullOrEmpty
    }

    It 'is the one of the profile' {
        $env:AWS_ENDPOINT_URL_IMAGEBUILDER = $null
        $file = Join-Path $TestDrive 'with-endpoint'
        Set-Content $file (Get-Content $profiles -Raw).Replace('[session]', "endpoint_url = $($server.Url)`n[session]")

        Get-IBWorkflowExecution $execution -ProfileName good -ProfileLocation $file -ErrorAction Stop | Should -Not -BeNullOrEmpty
    }

    It 'that is no address is refused' {
        { Get-IBWorkflowExecution $execution -EndpointUrl 'somewhere' } | Should -Throw "*'somewhere'*" -ErrorId 'InvalidEndpointUrl,*'
        @(Get-LoopbackRequest).Count | Should -Be 0
    }
}

Describe 'The names of AWS.Tools' {
    BeforeEach {
        Clear-Loopback
    }

    It 'work for keys and region' {
        $names = @{ RegionToCall = 'eu-west-1'; AK = $temporary.AccessKey; SK = $temporary.SecretKey; ST = $temporary.SessionToken }

        (Get-IBWorkflowExecution $execution @names -ErrorAction Stop).Region | Should -Be 'eu-west-1'
        (Get-LoopbackRequest).accessKey | Should -Be $temporary.AccessKey
    }

    It 'work for profiles: <Name> and <Location>' -ForEach @(
        @{ Name = 'StoredCredentials'; Location = 'AWSProfilesLocation' }
        @{ Name = 'AWSProfileName'; Location = 'ProfilesLocation' }
    ) {
        $names = @{ $Name = 'session'; $Location = $profiles }

        $null = Get-IBWorkflowExecution $execution @names -ErrorAction Stop
        (Get-LoopbackRequest).accessKey | Should -Be $temporary.AccessKey
    }

    It 'are there for every cmdlet: <_>' -ForEach @('Get-IBWorkflowExecution', 'Get-IBWorkflowStepExecution', 'Get-IBLifecycleExecution') {
        $parameters = (Get-Command $_).Parameters
        $expected = @{
            Region          = 'RegionToCall'
            ProfileName     = 'StoredCredentials', 'AWSProfileName'
            ProfileLocation = 'AWSProfilesLocation', 'ProfilesLocation'
            AccessKey       = 'AK'
            SecretKey       = 'SK', 'SecretAccessKey'
            SessionToken    = 'ST'
            Credential      = @()
            EndpointUrl     = @()
        }

        foreach ($name in $expected.Keys) {
            $parameters[$name].Aliases | Sort-Object | Should -Be @($expected[$name] | Sort-Object)
            $parameters[$name].Attributes.Where({ $_ -is [Parameter] }).ValueFromPipelineByPropertyName | Should -BeTrue
        }
    }
}

Describe 'Without <What>' -ForEach @(
    @{
        What    = 'credentials'
        Missing = 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'
        Id      = 'CredentialsNotFound'
        Hints   = '-ProfileName', '-AccessKey', '-Credential', 'AWS_PROFILE'
    }
    @{
        What    = 'a region'
        Missing = 'AWS_REGION', 'AWS_DEFAULT_REGION'
        Id      = 'RegionNotFound'
        Hints   = '-Region', 'AWS_REGION'
    }
) {
    It 'the pipeline ends at once, with advice' {
        # In a process of its own, where nothing has been found before.
        $told = Invoke-Pwsh -With @{ module = Get-ModuleUnderTest; execution = $execution; missing = $Missing -join ' ' } -Script @'
            foreach ($name in $missing.Split(' ')) { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
            Import-Module $module
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $ErrorActionPreference = 'Continue'
            try {
                $execution, $execution | Get-IBWorkflowExecution
            }
            catch {
                $_.FullyQualifiedErrorId
                $_.Exception.Message
                $watch.ElapsedMilliseconds
                $_.Exception.GetType().FullName
            }
'@

        $told.Count | Should -Be 4
        $told[0] | Should -Be "$Id,ImageBuilderWorkflow.Commands.GetIBWorkflowExecutionCommand"
        foreach ($hint in $Hints) { $told[1].Contains($hint) | Should -BeTrue -Because "it should name $hint" }
        [int] $told[2] | Should -BeLessThan 3000
        $told[3] | Should -Be 'ImageBuilderWorkflow.ImageBuilderException'
    }
}
