# Another version of AWSSDK.Core in the same session, as AWS.Tools brings one. $env:IB_OTHER_AWSSDK names its file.
BeforeDiscovery {
    $theirs = 'Add-Type -Path $other'
    $ours = 'Import-Module $module; $null = Get-IBWorkflowExecution $image'
    $orders = @{ Order = 'theirs first'; Load = "$theirs`n$ours`n" }, @{ Order = 'ours first'; Load = "$ours`n$theirs`n" }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $with = @{
        module    = Get-ModuleUnderTest
        image     = $server.Known.AvailableImageArn
        accessKey = $server.AccessKey
        secretKey = $server.SecretKey
        other     = $env:IB_OTHER_AWSSDK
    }

    function VersionOf([string] $Assembly) {
        [System.Reflection.AssemblyName]::GetAssemblyName($Assembly).Version
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'A session with another AWSSDK.Core, <Order>' -ForEach $orders {
    BeforeEach {
        if (-not $env:IB_OTHER_AWSSDK -or -not (Test-Path $env:IB_OTHER_AWSSDK)) {
            Set-ItResult -Skipped -Because 'IB_OTHER_AWSSDK names no AWSSDK.Core.dll of another version'
        }

        Clear-Loopback
    }

    It 'keeps both versions, each in its own context' {
        Invoke-Pwsh -With $with -Script ($Load + @'
            foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {
                $name = $assembly.GetName()
                if ($name.Name -eq 'AWSSDK.Core') {
                    $context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly)
                    "$($context -eq [System.Runtime.Loader.AssemblyLoadContext]::Default ? 'default' : 'private') $($name.Version)"
                }
            }
'@) | Sort-Object | Should -Be "default $(VersionOf $with.other)", "private $(VersionOf "$($with.module)/bin/net8.0/AWSSDK.Core.dll")"
    }

    It 'leaves theirs as it was, and ours works' {
        Invoke-Pwsh -With $with -Script ($Load + @'
            # A signature is something that needs a good part of the SDK.
            $credentials = [Amazon.Runtime.BasicAWSCredentials]::new($accessKey, $secretKey)
            $credentials.GetCredentials().AccessKey
            [Amazon.RegionEndpoint]::GetBySystemName('eu-west-1').DisplayName
            @(Get-IBWorkflowExecution $image).Count
'@) | Should -Be $with.accessKey, 'Europe (Ireland)', '3'
    }

    It 'lets ours sign with a credentials object of theirs' {
        Invoke-Pwsh -With $with -Script ($Load + @'
            $env:AWS_ACCESS_KEY_ID = 'AKIAWRONGWRONGWRONG0'
            $credentials = [Amazon.Runtime.BasicAWSCredentials]::new($accessKey, $secretKey)
            @(Get-IBWorkflowExecution $image -Credential $credentials).Count
            @([pscustomobject]@{ Arn = $image; Credential = $credentials } | Get-IBWorkflowExecution).Count

            # Temporary ones bring their token.
            $session = [Amazon.Runtime.SessionAWSCredentials]::new(
                'ASIAIOSFODNN7EXAMPLE', 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY', 'FwoGZXIvYXdzEXAMPLE-loopback-session-token==')
            @(Get-IBWorkflowExecution $image -Credential $session).Count
'@) | Should -Be '3', '3', '3'

        $requests = @(Get-LoopbackRequest)[-3..-1]
        $requests.signature | Should -Be 'Valid', 'Valid', 'Valid'
        $requests.accessKey | Should -Be $with.accessKey, $with.accessKey, 'ASIAIOSFODNN7EXAMPLE'
    }
}
