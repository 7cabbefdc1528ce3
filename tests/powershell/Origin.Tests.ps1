# What -Verbose tells of a connection, what completion offers of profiles, and what an error tells of a region that does not exist.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback -ArgumentList '--signing-region', '*'
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $last = $server.AccessKey.Substring($server.AccessKey.Length - 4)

    function Get-ConnectionLine([scriptblock] $Command) {
        & $Command 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_ -like 'Connection: *' } |
            ForEach-Object { "$_" }
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'The verbose line of a connection' {
    AfterEach {
        $env:AWS_REGION = $env:AWS_DEFAULT_REGION = 'us-east-1'
        $env:AWS_ENDPOINT_URL_IMAGEBUILDER = $server.Url
        Set-Content $env:AWS_CONFIG_FILE ''
    }

    It 'names the endpoint, the region, the credentials and the source of each, and no secret' {
        $lines = Get-ConnectionLine { Get-IBWorkflowExecution $known.AvailableBuildExecutionId -Verbose }

        $lines | Should -BeExactly (
            "Connection: $($server.Url)/ from AWS_ENDPOINT_URL_IMAGEBUILDER; region us-east-1 from AWS_REGION; " +
            "credentials from AWS_ACCESS_KEY_ID, access key ...$last.")
        "$lines" | Should -Not -BeLike "*$($server.AccessKey)*"
        "$lines" | Should -Not -BeLike "*$($server.SecretKey)*"
    }

    It 'is one for each connection of a call' {
        $ids = @($known.AvailableBuildExecutionId) * 3
        @(Get-ConnectionLine { $ids | Get-IBWorkflowExecution -Verbose }).Count | Should -Be 1

        $inputs = 'eu-west-1', 'eu-west-2', 'eu-west-1' | ForEach-Object { [pscustomobject]@{ WorkflowExecutionId = $ids[0]; Region = $_ } }
        $lines = @(Get-ConnectionLine { $inputs | Get-IBWorkflowExecution -Verbose })
        $lines.Count | Should -Be 2
        $lines[0] | Should -BeLike '*region eu-west-1 from -Region*'
        $lines[1] | Should -BeLike '*region eu-west-2 from -Region*'
    }

    It 'tells that a named profile has no region, and which is asked' {
        $keys = "aws_access_key_id = $($server.AccessKey)`naws_secret_access_key = $($server.SecretKey)"
        Set-Content $env:AWS_CONFIG_FILE "[profile 'My Account']`n$keys"

        $line = Get-ConnectionLine { Get-IBWorkflowExecution $known.AvailableBuildExecutionId -ProfileName 'My Account' -Verbose }

        $line | Should -BeLike ("*region us-east-1 from AWS_REGION; credentials from the profile 'My Account' (keys), access key " +
            "...$last. The profile 'My Account' names no region; that from AWS_REGION is asked.")
    }

    It 'says nothing of the kind where the profile has a region' {
        $keys = "aws_access_key_id = $($server.AccessKey)`naws_secret_access_key = $($server.SecretKey)"
            Set-Content $env:AWS_CONFIG_FILE "[profile 'My Account']`nregion = eu-west-1`n$keys"

        $line = Get-ConnectionLine { Get-IBWorkflowExecution $known.AvailableBuildExecutionId -ProfileName 'My Account' -Verbose }

        $line | Should -BeLike ("*region eu-west-1 from the profile 'My Account'; credentials from the profile 'My Account' (keys), " +
            "access key ...$last.")
    }
}

Describe 'Completion of -ProfileName' {
    AfterAll {
        Set-Content $env:AWS_CONFIG_FILE, $env:AWS_SHARED_CREDENTIALS_FILE ''
    }

    It 'offers the names as people type them, quoted for PowerShell' {
        Set-Content $env:AWS_CONFIG_FILE @"
[profile "my prof"] # mine
aws_access_key_id = A
aws_secret_access_key = a
[profile 'My Account']
region = eu-west-1
[profile "it's"]
login_session = arn:aws:iam::123456789012:user/me
"@
        Set-Content $env:AWS_SHARED_CREDENTIALS_FILE "[My Account]`naws_access_key_id = A`naws_secret_access_key = a"
        $line = 'Get-IBImage -ProfileName '

        $offered = ([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)).CompletionMatches

        $offered.CompletionText | Should -BeExactly "'it''s'", "'My Account'", "'my prof'"
        $offered.ListItemText | Should -BeExactly "it's", 'My Account', 'my prof'
    }
}

Describe 'A region that does not exist' {
    BeforeAll {
        $env:AWS_ENDPOINT_URL_IMAGEBUILDER = $null
    }

    AfterAll {
        $env:AWS_ENDPOINT_URL_IMAGEBUILDER = $server.Url
    }

    It 'is refused at once where it has the form of none, with what would be right: <Region>' -ForEach @(
        @{ Region = 'eu-west-1a'; Right = '*eu-west-1a*Did you mean eu-west-1?' }
        @{ Region = 'EU-WEST-1'; Right = '*EU-WEST-1*Did you mean eu-west-1?' }
        @{ Region = 'Ireland'; Right = "*'Ireland'*looks like eu-west-1*" }
    ) {
        { Get-IBWorkflowExecution $known.AvailableBuildExecutionId -Region $Region } | Should -Throw $Right -ErrorId 'InvalidRegion,*'
    }
}
