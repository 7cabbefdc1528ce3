# No secret in anything that is printed or kept: everything a session writes is searched for the keys that it used.
BeforeDiscovery {
    $situations = @(
        @{ Situation = 'all goes well'; Fault = $null; Secret = $null }
        @{ Situation = 'the service throttles'; Fault = @{ kind = 'throttle'; times = 2 }; Secret = $null }
        @{ Situation = 'the service refuses'; Fault = @{ kind = 'error'; status = 403; code = 'AccessDeniedException' }; Secret = $null }
        @{ Situation = 'the answer is a web page'; Fault = @{ kind = 'html' }; Secret = $null }
        @{ Situation = 'the secret is wrong'; Fault = $null; Secret = 'WrongSecretKey0123456789abcdefghijklmnop' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $token = 'FwoGZXIvYXdzEXAMPLE-loopback-session-token=='
    $temporary = @{ AccessKey = 'ASIAIOSFODNN7EXAMPLE'; SecretKey = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY'; SessionToken = $token }
}

AfterAll {
    Stop-Loopback
}

Describe 'When <Situation>' -ForEach $situations {
    It 'no stream, error, object or dump holds a secret' {
        Clear-Loopback
        if ($Fault) { Add-LoopbackFault $Fault }
        $secret = $Secret ? $Secret : $temporary.SecretKey
        $shell = New-ModuleShell
        try {
            $null = $shell.AddScript({
                    param($with, $image)
                    $VerbosePreference = $DebugPreference = $InformationPreference = $ProgressPreference = 'Continue'
                    Get-IBWorkflowExecution $image @with -MaxAttempts 3 -OutVariable objects -ErrorVariable errors
                    # The keys go with the objects, unseen.
                    $objects | Get-IBWorkflowStepExecution -MaxAttempts 3 -OutVariable steps -ErrorVariable +errors
                    $objects + $steps | ForEach-Object { [System.Management.Automation.PSSerializer]::Serialize($_) }
                    $objects + $steps | Format-Custom -Depth 5 | Out-String -Width 500
                    $objects + $steps | Get-Member -Force | Out-String -Width 500
                    $objects | Format-List * -Force | Out-String -Width 500
                    $objects | ConvertTo-Json -Depth 5
                    foreach ($record in $errors + $Error) {
                        $record | Format-List * -Force | Out-String -Width 5000
                        Get-Error -InputObject $record | Out-String -Width 5000
                        for ($exception = $record.Exception; $exception; $exception = $exception.InnerException) {
                            $exception.ToString()
                            $exception.Data | ConvertTo-Json
                        }
                    }
                }).AddParameters(@{
                    with  = @{ AccessKey = $temporary.AccessKey; SecretKey = $secret; SessionToken = $token }
                    image = $server.Known.AvailableImageArn
                })
            $output = $shell.Invoke()
            $printed = @($output; $shell.Streams.Error; $shell.Streams.Warning; $shell.Streams.Verbose; $shell.Streams.Debug
                $shell.Streams.Information; $shell.Streams.Progress |
                    ForEach-Object { "$($_.Activity) $($_.StatusDescription) $($_.CurrentOperation)" }
                $shell.Streams.Error | Format-List * -Force | Out-String -Width 5000) | Out-String -Width 5000
        }
        finally {
            $shell.Dispose()
        }

        $printed.Length | Should -BeGreaterThan 100
        @(Get-LoopbackRequest).Count | Should -BeGreaterThan 0
        foreach ($forbidden in $secret, $token) {
            # Not -BeLike: its failure message would print the secret.
            $printed.Contains($forbidden) | Should -BeFalse
        }
    }
}
