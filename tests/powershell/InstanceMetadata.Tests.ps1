# An EC2 instance's own credentials and region, and nobody there to tell them. In processes of their own: the AWS SDK reads the address
# of the metadata once in a process.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback -ArgumentList '--signing-region', '*'
    $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = $env:AWS_REGION = $env:AWS_DEFAULT_REGION = $null
    $with = @{ module = Get-ModuleUnderTest; execution = $server.Known.AvailableBuildExecutionId }

    $silent = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $silent.Start()
    $probe = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $probe.Start()
    $port = $probe.LocalEndpoint.Port
    $probe.Stop()
    $metadata = [System.Net.HttpListener]::new()
    $metadata.Prefixes.Add("http://127.0.0.1:$port/")
    $metadata.Start()
    $instance = [powershell]::Create().AddScript({
            param($Listener)
            while ($true) {
                # GetContext can outlive the listener, and a session that waits in it cannot be ended any more.
                $next = $Listener.GetContextAsync()
                while (-not $next.Wait(50)) { }
                $context = $next.Result
                $answer = switch -Wildcard ($context.Request.RawUrl) {
                    '/latest/api/token' { 'session' }
                    '*/security-credentials/' { 'builder' }
                    '*/security-credentials/builder' {
                        '{"Code":"Success","LastUpdated":"2026-01-01T00:00:00Z","Type":"AWS-HMAC","AccessKeyId":"ASIAIOSFODNN7EXAMPLE",' +
                        '"SecretAccessKey":"je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",' +
                        '"Token":"FwoGZXIvYXdzEXAMPLE-loopback-session-token==",' +
                        '"Expiration":"2099-01-01T00:00:00Z"}'
                    }
                    default { '{"region":"eu-central-1"}' }
                }
                $context.Response.OutputStream.Write([System.Text.Encoding]::UTF8.GetBytes($answer))
                $context.Response.Close()
            }
        }).AddArgument($metadata)
    $null = $instance.BeginInvoke()
}

AfterAll {
    $silent.Stop()
    $instance.Dispose()
    $metadata.Close()
    Stop-Loopback
}

Describe 'Without credentials' {
    BeforeAll {
        $script = @'
            Import-Module $module
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            try { Get-IBWorkflowExecution $execution } catch { $_.FullyQualifiedErrorId }
            $watch.ElapsedMilliseconds
'@
    }

    It 'the instance gets one second, also when it accepts and says nothing' {
        $env:AWS_EC2_METADATA_DISABLED = $null
        $env:AWS_EC2_METADATA_SERVICE_ENDPOINT = "http://$($silent.LocalEndpoint)"
        try { $told = Invoke-Pwsh -With $with -Script $script }
        finally { $env:AWS_EC2_METADATA_DISABLED = 'true' }

        $told[0] | Should -BeLike 'CredentialsNotFound,*'
        [int] $told[1] | Should -BeIn (900..2500)
        $silent.Pending() | Should -BeTrue
    }

    It 'no instance is asked where the environment says so' {
        while ($silent.Pending()) { $silent.AcceptTcpClient().Dispose() }
        $env:AWS_EC2_METADATA_SERVICE_ENDPOINT = "http://$($silent.LocalEndpoint)"

        $told = Invoke-Pwsh -With $with -Script $script

        $told[0] | Should -BeLike 'CredentialsNotFound,*'
        [int] $told[1] | Should -BeLessThan 900
        $silent.Pending() | Should -BeFalse
    }
}

Describe 'On an instance' {
    It 'its role signs, in its region' {
        $env:AWS_EC2_METADATA_DISABLED = $null
        $env:AWS_EC2_METADATA_SERVICE_ENDPOINT = "http://127.0.0.1:$port"
        try {
            $told = Invoke-Pwsh -With $with -Script 'Import-Module $module; (Get-IBWorkflowExecution $execution).Region'
        }
        finally { $env:AWS_EC2_METADATA_DISABLED = 'true' }

        $told | Should -Be 'eu-central-1'
        @(Get-LoopbackRequest)[-1].accessKey | Should -Be 'ASIAIOSFODNN7EXAMPLE'
    }
}
