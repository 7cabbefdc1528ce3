# Config files as the AWS CLI reads them: one table, run by the module and, where it is installed, by the AWS CLI. A listener in this
# process plays every service; what a request shows of its sender is compared.
BeforeDiscovery {
    $cases = & "$PSScriptRoot/ConfigFiles.ps1"
    $cases = @($cases | Where-Object { -not $IsWindows -or $_.Windows -ne $false })
    for ($number = 0; $number -lt $cases.Count; $number++) { $cases[$number].Number = $number }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Clear-AwsEnvironment
    Import-Module (Get-ModuleUnderTest)
    $execution = 'wf-11111111-2222-3333-4444-555555555555'
    $before = [System.Environment]::GetEnvironmentVariables()

    $probe = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $probe.Start()
    $port = $probe.LocalEndpoint.Port
    $probe.Stop()
    $listener = [System.Net.HttpListener]::new()
    $listener.Prefixes.Add("http://127.0.0.1:$port/")
    $listener.Start()
    $asked = [System.Collections.Concurrent.ConcurrentQueue[object]]::new()
    $services = [powershell]::Create().AddScript({
            param($Listener, $Asked, $Execution)
            while ($true) {
                # GetContext can outlive the listener, and a session that waits in it cannot be ended any more.
                $next = $Listener.GetContextAsync()
                while (-not $next.Wait(50)) { }
                $context = $next.Result
                $request = $context.Request
                $body = [System.IO.StreamReader]::new($request.InputStream).ReadToEnd()
                # /case/endpoint/...
                $null, $case, $endpoint, $rest = $request.RawUrl.Split('/', 4)
                $scope = if ("$($request.Headers['Authorization'])" -match 'Credential=([^/]+)/[^/]+/([^/]+)/([^/]+)/') { $Matches[1..3] }
                $context.Response.ContentType = 'application/json'
                $answer = if ($body -match 'Action=AssumeRole') {
                    $context.Response.ContentType = 'text/xml'
                    $action = $body -match 'WithWebIdentity' ? 'AssumeRoleWithWebIdentity' : 'AssumeRole'
                    $by = $action -eq 'AssumeRole' ? $scope[0] : ([regex]::Match($body, 'WebIdentityToken=([^&]+)').Groups[1].Value)
                    $key = [regex]::Match([uri]::UnescapeDataString($body), 'role/(\w+)').Groups[1].Value + "-by-$by"
                    if ($endpoint -eq 'vpce') { $key += '-at-vpce' }
                    ('<{0}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{0}Result>' +
                    '<Credentials><AccessKeyId>{1}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>' +
                    '<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser><AssumedRoleId>AROA:me</AssumedRoleId>' +
                    '<Arn>arn:aws:sts::123456789012:assumed-role/r/me</Arn></AssumedRoleUser>' +
                    '</{0}Result></{0}Response>') -f $action, $key
                }
                elseif ($request.RawUrl -like '*/federation/credentials*') {
                    '{"roleCredentials":{"accessKeyId":"signon","secretAccessKey":"s","sessionToken":"t","expiration":4102444800000}}'
                }
                else {
                    $Asked.Enqueue([pscustomobject]@{ Case = $case; Cli = $request.UserAgent -match 'aws-cli'
                        Seen = "$($scope[0]) $($scope[1]) $endpoint" })
                    '{"requestId":"r","workflowExecutionId":"' + $Execution + '","status":"COMPLETED"}'
                }

                $context.Response.OutputStream.Write([System.Text.Encoding]::UTF8.GetBytes($answer))
                $context.Response.Close()
            }
        }).AddArgument($listener).AddArgument($asked).AddArgument($execution)
    $null = $services.BeginInvoke()

    function Get-Digest([string] $Algorithm, [string] $Text) {
        $type = [type] "System.Security.Cryptography.$Algorithm"
        [System.Convert]::ToHexString($type::HashData([System.Text.Encoding]::UTF8.GetBytes($Text))).ToLowerInvariant()
    }

    # Writes the files of a case, once for each reader: the AWS CLI keeps the keys of roles in the home folder. Gives the environment for
    # them.
    function New-Surroundings([hashtable] $Case, [string] $Reader) {
        $folder = (New-Item (Join-Path $TestDrive "$Reader-$($Case.Number)") -ItemType Directory -Force).FullName
        $url = "http://127.0.0.1:$port/$($Case.Number)"
        foreach ($file in 'Config', 'Credentials') {
            $text = "$($Case.$file)".Replace('{url}', $url).Replace('{folder}', $folder.Replace('\', '/'))
            [System.IO.File]::WriteAllText((Join-Path $folder $file.ToLowerInvariant()), $text)
        }

        if ($Case.Token) { Set-Content (Join-Path $folder token) $Case.Token -NoNewline }
        Set-Content (Join-Path $folder program) 'echo ''{"Version":1,"AccessKeyId":"AKIAPROGRAM","SecretAccessKey":"s"}'''
        if ($Case.SignOn) {
            $cache = New-Item (Join-Path $folder '.aws/sso/cache') -ItemType Directory -Force
            $expires = $Case.Expired ? '2020-01-01T00:00:00Z' : '2099-01-01T00:00:00Z'
            @{ startUrl = 'https://example.awsapps.com/start'; region = 'eu-west-1'; accessToken = 'token'; expiresAt = $expires } |
                ConvertTo-Json | Set-Content (Join-Path $cache "$(Get-Digest SHA1 $Case.SignOn).json")
        }

        if ($Case.Login) {
            $cache = New-Item (Join-Path $folder '.aws/login/cache') -ItemType Directory -Force
            $keys = @{ accessKeyId = 'ASIALOGIN'; secretAccessKey = 's'; sessionToken = 't'; accountId = '123456789012'
                expiresAt = '2099-01-01T00:00:00Z' }
            @{ accessToken = $keys; refreshToken = 'r'; clientId = 'c'; dpopKey = 'k'; tokenType = 'aws_sigv4' } |
                ConvertTo-Json | Set-Content (Join-Path $cache "$(Get-Digest SHA256 $Case.Login).json")
        }

        $variables = @{
            HOME = $folder; USERPROFILE = $folder; AWS_CONFIG_FILE = Join-Path $folder config
            AWS_SHARED_CREDENTIALS_FILE = Join-Path $folder credentials
            AWS_EC2_METADATA_DISABLED = 'true'; NO_PROXY = '127.0.0.1'; AWS_PAGER = ''
        }
        if (-not $Case.Endpoint) {
            foreach ($service in 'IMAGEBUILDER', 'STS', 'SSO') { $variables["AWS_ENDPOINT_URL_$service"] = "$url/usual" }
        }

        if ($Case.Variables) { foreach ($variable in $Case.Variables.GetEnumerator()) { $variables[$variable.Key] = $variable.Value } }
        $variables
    }

    # Runs the AWS CLI for every case, with nothing of the tester's own environment. A script of Python does it where it can: it loads the
    # AWS CLI once for all.
    function Invoke-Cli([object[]] $Cases) {
        $runs = foreach ($case in $Cases) {
            $variables = New-Surroundings $case 'cli'
            # The AWS CLI has no such variable; the module knows it from other SDKs.
            $variables.Remove('AWS_REGION')
            $arguments = 'imagebuilder', 'get-workflow-execution', '--workflow-execution-id', $execution, '--profile',
                ($case.Profile ?? 'p')
            @{ number = $case.Number; arguments = $arguments; variables = $variables }
        }

        $python = 'python3', 'python' |
            Where-Object { try { $null = & $_ -c 'import os, awscli.clidriver; os.fork' 2>&1; $LASTEXITCODE -eq 0 } catch { $false } } |
            Select-Object -First 1
        if ($python) { return ConvertTo-Json @($runs) -Depth 5 | & $python "$PSScriptRoot/aws_cases.py" | Out-String | ConvertFrom-Json }
        foreach ($run in $runs) {
            foreach ($variable in $run.variables.GetEnumerator()) {
                [System.Environment]::SetEnvironmentVariable($variable.Key, $variable.Value) }
            $told = & aws @($run.arguments) 2>&1 | Out-String
            [pscustomobject]@{ number = $run.number; exitCode = $LASTEXITCODE; errors = $told }
            foreach ($name in @([System.Environment]::GetEnvironmentVariables().Keys)) {
                [System.Environment]::SetEnvironmentVariable($name, $before[$name] ?? [NullString]::Value) }
        }
    }

    function Get-Seen([int] $Number, [bool] $Cli) {
        @($asked).Where({ $_.Case -eq $Number -and $_.Cli -eq $Cli }).Seen
    }
}

AfterAll {
    $services.Dispose()
    $listener.Close()
    foreach ($name in @([System.Environment]::GetEnvironmentVariables().Keys)) {
        [System.Environment]::SetEnvironmentVariable($name, $before[$name] ?? [NullString]::Value) }
    Restore-AwsEnvironment
}

Describe 'The module' {
    AfterEach {
        foreach ($name in @([System.Environment]::GetEnvironmentVariables().Keys)) {
            [System.Environment]::SetEnvironmentVariable($name, $before[$name] ?? [NullString]::Value) }
    }

    It 'reads <Name>' -ForEach $cases {
        $case = $_
        $variables = New-Surroundings $case 'module'
        foreach ($variable in $variables.GetEnumerator()) { [System.Environment]::SetEnvironmentVariable($variable.Key, $variable.Value) }
        $name = $case.Profile ?? 'p'
        $failure = $null
        try { $found = Get-IBWorkflowExecution $execution -ProfileName $name -MaxAttempts 1 -ErrorAction Stop } catch { $failure = $_ }

        if ($case.Fails) {
            "$failure" | Should -BeLike $case.Fails
            return
        }

        "$failure" | Should -BeNullOrEmpty
        $found.Region | Should -Be $case.Region
        Get-Seen $case.Number $false | Should -Be "$($case.Key) $($case.Region) $($case.Endpoint ?? 'usual')"
    }
}

Describe 'The AWS CLI' {
    It 'reads every file of the table the same way, but for the exceptions that the table gives reasons for' {
        $runs = & "$PSScriptRoot/ConfigFiles.ps1"
        $version = try { & aws --version 2>&1 | Out-String } catch { '' }
        if ($version -notlike 'aws-cli/*') { Set-ItResult -Skipped -Because 'the AWS CLI is not installed'; return }

        $number = -1
        $ended = @(Invoke-Cli @(foreach ($case in $runs) {
                    $number++
                    $case.Number = $number
                    if (-not ($IsWindows -and $case.Windows -eq $false)) { $case }
                }))
        $other = foreach ($run in $ended) {
            $case = $runs[$run.number]
            # A login needs a library that not every AWS CLI has.
            if ($run.errors -like '*botocore`[crt`]*') { continue }
            $expected = $case.Fails -or $case.Cli -eq 'fails' ? 'fails' : "$($case.Key) $($case.Region) $($case.Endpoint ?? 'usual')"
            $outcome = $run.exitCode -eq 0 ? "$(Get-Seen $case.Number $true)" : 'fails'
            # Version 2 reads past a byte order mark.
            if ($outcome -ne $expected -and -not ($case.Cli -eq 'fails' -and $version -notlike 'aws-cli/1.*')) {
                "$($case.Name): $outcome, not $expected. $($run.errors)" }
        }

        $ended.Count | Should -BeGreaterThan 40
        $other -join "`n" | Should -BeNullOrEmpty
    }
}
