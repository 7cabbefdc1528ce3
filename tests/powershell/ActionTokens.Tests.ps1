# What every cmdlet that changes something does so that it acts once, however often its request is sent: the client token.
BeforeDiscovery {
    $actions = (Import-PowerShellDataFile "$PSScriptRoot/Actions.psd1").Actions
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Import-Module (Get-ModuleUnderTest)
    $server = $null
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    # A text behind = is itself; any other is the name of something known.
    function Expand([hashtable] $Names) {
        $values = @{}
        foreach ($name in $Names.Keys) {
            $values[$name] = "$($Names[$name])".StartsWith('=') ? $Names[$name].Substring(1) : $known.($Names[$name])
        }

        $values
    }

    # What one test does to the account must not trouble the next.
    function Reset-Account {
        if (-not $script:server -or -not $env:AWS_ACCESS_KEY_ID -or (Get-LoopbackEffect $Operation).effects) {
            $script:server = Start-Loopback }
        else { Clear-Loopback }
        $script:known = $script:server.Known
    }

    function SentTokens {
        @(Get-LoopbackRequest $Operation | ForEach-Object { (ConvertFrom-Json $_.body).clientToken })
    }
}

AfterAll {
    Stop-Loopback
}

Describe '<Cmdlet>' -ForEach $actions {
    BeforeEach {
        Reset-Account
        $id = $known.$Target
        $more = Expand $Extra
        $wrongMore = Expand $WrongExtra
    }

    Context 'the client token' {
        It 'is another for each call' {
            & $Cmdlet $id @more
            & $Cmdlet $id @more @quietly
            & $Cmdlet $id, $id @more @quietly

            (SentTokens).Count | Should -Be 4
            SentTokens | Select-Object -Unique | Should -Be (SentTokens)
        }

        It 'is the user''s own where there is one' {
            (& $Cmdlet $id @more -ClientToken 'my-own-token' -PassThru).ClientToken | Should -Be 'my-own-token'

            SentTokens | Should -Be 'my-own-token'
        }

        It 'of the user acts once in two calls' {
            $one = & $Cmdlet $id @more -ClientToken 'my-own-token' -PassThru
            $two = & $Cmdlet $id @more -ClientToken 'my-own-token' -PassThru

            (Get-LoopbackRequest).effect | Should -Be 'done', 'repeated'
            $two.ImageBuildVersionArn | Should -Be $one.ImageBuildVersionArn
            (Get-LoopbackEffect $Operation).effects | Should -Be 1
        }

        It 'of the user belongs to one input: the second is an error, <_>' -ForEach 'typed', 'piped' {
            $other = $known.$Unknown
            if ($_ -eq 'typed') { & $Cmdlet $id, $other @more -ClientToken 'my-own-token' @quietly }
            else { $id, $other | & $Cmdlet @more -ClientToken 'my-own-token' @quietly }

            SentTokens | Should -Be 'my-own-token'
            $problems.Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'TokenOfOneRequest,*'
            $problems[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            $problems[0].TargetObject | Should -Be $other
        }

        It 'has 1 to 64 characters: not <_>' -ForEach 0, 65 {
            { & $Cmdlet $id @more -ClientToken ('x' * $_) } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
            @(Get-LoopbackRequest).Count | Should -Be 0
        }

        It 'of an object that is piped in is not taken' {
            [pscustomobject]@{ $Parameter = $known.$Target; ClientToken = 'of-the-object' } | & $Cmdlet @more

            SentTokens | Should -Not -Be 'of-the-object'
            (Get-LoopbackEffect $Operation).effects | Should -Be 1
        }
    }

    Context 'a request that has to be sent again' {
        It 'carries the same token, and acts once: <_>' -ForEach @(
            # The rest of the ways is the same for all of them.
            $Cmdlet -eq 'Restart-IBImage' ? 'unavailable', 'reset', 'resetMidBody', 'cutBody', 'truncatedJson', 'emptyBody', 'html' : @()
            'throttle', 'internalError', 'lostAnswer'
        ) {
            Add-LoopbackFault @{ kind = $_; times = 2; retryAfterMilliseconds = 1 }

            $result = & $Cmdlet $id @more -PassThru @quietly

            $problems.Count | Should -Be 0
            (SentTokens).Count | Should -Be 3
            SentTokens | Select-Object -Unique | Should -Be $result.ClientToken
            (Get-LoopbackEffect $Operation).effects | Should -Be 1
            $expected = Expand $Fields
            foreach ($name in $expected.Keys) { $result.$name | Should -BeExactly $expected[$name] }
        }

        It 'carries its token for good: asked again with that of the error, it acts once' {
            Add-LoopbackFault @{ kind = 'lostAnswer' }
            & $Cmdlet $id @more -MaxAttempts 2 @quietly | Should -BeNullOrEmpty
            $failure = $problems[0]
            $effects = (Get-LoopbackEffect $Operation).effects
            Clear-Loopback

            & $Cmdlet $id @more -ClientToken $failure.Exception.ClientToken @quietly

            $failure.FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
            $failure.TargetObject | Should -Be $id
            $failure.Exception.Attempts | Should -Be 2
            # Nobody knows whether it has happened; the message says so.
            "$failure" | Should -BeLike '*not known*ClientToken*'
            $effects | Should -Be 1
            $problems.Count | Should -Be 0
            (Get-LoopbackRequest).effect | Should -Be 'repeated'
            (Get-LoopbackEffect $Operation).effects | Should -Be 1
        }

        It 'is another request than that for the next input' {
            Add-LoopbackFault @{ kind = 'internalError'; times = 1 }

            $id, $known.$Unknown | & $Cmdlet @more @quietly

            $tokens = SentTokens
            $tokens.Count | Should -Be 3
            $tokens[0] | Should -Be $tokens[1]
            $tokens[2] | Should -Not -Be $tokens[1]
        }
    }
}
