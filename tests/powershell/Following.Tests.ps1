# The connection that an object was got with goes with it in memory: the next cmdlet asks the same account, whatever the environment says.
BeforeDiscovery {
    $ways = @(
        @{ Way = 'keys'; Region = 'eu-west-1'; With = { @{ AccessKey = $own.accessKey; SecretKey = $own.secretKey } } }
        @{ Way = '-Credential'; Region = 'eu-west-2'; With = {
                @{ Credential = [pscredential]::new($own.accessKey, (ConvertTo-SecureString $own.secretKey -AsPlainText -Force)) } } }
        @{ Way = 'a profile of a file of its own'; Region = 'us-east-1'; With = { @{ ProfileName = 'own'; ProfileLocation = $file } } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback '--accounts', '2'
    Import-Module (Get-ModuleUnderTest)
    $own, $other = $server.Accounts
    $otherKeys = @{ AccessKey = $other.accessKey; SecretKey = $other.secretKey }
    $file = Join-Path $TestDrive 'profiles'
    Set-Content $file '[own]', "aws_access_key_id = $($own.accessKey)", "aws_secret_access_key = $($own.secretKey)", 'region = eu-west-1'
    Set-Content $env:AWS_SHARED_CREDENTIALS_FILE '[other]', "aws_access_key_id = $($other.accessKey)",
        "aws_secret_access_key = $($other.secretKey)"
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    function Get-Asker { Get-LoopbackRequest | ForEach-Object accessKey | Sort-Object -Unique }
}

AfterAll {
    Stop-Loopback
}

Describe 'What was got with <Way>' -ForEach $ways {
    BeforeEach {
        Clear-Loopback
        $with = & $With
    }

    It 'is followed with it through the pipeline' {
        $steps = Get-IBImagePipeline golden-image @with -Region $Region | Get-IBImage | Get-IBWorkflowExecution |
            Get-IBWorkflowStepExecution
        $steps.AccountId | Sort-Object -Unique | Should -Be $own.accountId
        Get-Asker | Should -Be $own.accessKey
    }

    It 'is followed with it from a variable, as an argument, and in an action' {
        $waiting = Get-IBWaitingWorkflowStep @with -Region $Region
        $image = Get-IBImage golden* -Status FAILED @with -Region $Region | Select-Object -First 1
        (Get-IBWorkflowExecution $image).AccountId | Sort-Object -Unique | Should -Be $own.accountId
        (Get-IBWorkflowExecution -ImageBuildVersionArn $image, $image).AccountId | Sort-Object -Unique | Should -Be $own.accountId
        $image | Where-Object Status | ForEach-Object { $_ | Get-IBImage } | ForEach-Object AccountId | Should -Be $own.accountId
        $waiting | Send-IBWorkflowStepAction Stop -WhatIf
        $waiting[0] | Send-IBWorkflowStepAction Stop -PassThru | ForEach-Object AccountId | Should -Be $own.accountId
        Get-Asker | Should -Be $own.accessKey
    }

    It 'is asked about with other credentials where the next cmdlet has them' {
        $image = Get-IBImage golden* -Status FAILED @with -Region $Region | Select-Object -First 1
        Clear-Loopback
        $null = $image | Get-IBImage @otherKeys @quietly
        $null = $image | Get-IBImage -ProfileName other @quietly
        $null = Get-IBImage $image -Credential ([pscredential]::new($other.accessKey,
                (ConvertTo-SecureString $other.secretKey -AsPlainText -Force))) @quietly
        @(Get-LoopbackRequest).Count | Should -Be 3
        Get-Asker | Should -Be $other.accessKey
    }

    It 'is said in the verbose line of the connection' {
        $image = Get-IBImage golden* -Status FAILED @with -Region $Region | Select-Object -First 1
        $said = $image | Get-IBImage -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        "$said" | Should -Match 'of the object|the profile ''own'''
    }
}

Describe 'The connection of an object' {
    BeforeEach {
        Clear-Loopback
        $with = @{ AccessKey = $own.accessKey; SecretKey = $own.secretKey; Region = 'eu-west-1' }
        $image = Get-IBImage golden* -Status FAILED @with | Select-Object -First 1
        Clear-Loopback
    }

    It 'is gone after a round trip through <Format>, and the usual rules count' -ForEach @(
        @{ Format = 'CSV'; Trip = { $input | Export-Csv "$TestDrive/objects"; Import-Csv "$TestDrive/objects" } }
        @{ Format = 'CLIXML'; Trip = { $input | Export-Clixml "$TestDrive/objects"; Import-Clixml "$TestDrive/objects" } }
        @{ Format = 'Select-Object'; Trip = { $input | Select-Object Arn, Region } }
    ) {
        $null = $image | & $Trip | Get-IBImage @quietly
        Get-Asker | Should -Be $server.AccessKey
        if (Test-Path "$TestDrive/objects") { Get-Content "$TestDrive/objects" -Raw | Should -Not -Match ([regex]::Escape($own.secretKey)) }
    }

    It 'is in no output' {
        $text = @($image | Format-List * -Force; $image | ConvertTo-Json -Depth 8; $image | Get-Member -Force
            $image.PSObject.Properties | Out-String; $image | Format-Custom -Depth 8; "$image") | Out-String -Width 5000
        $text.Contains($own.secretKey) | Should -BeFalse
        $text.Contains($own.accessKey) | Should -BeFalse
    }

    It 'has the endpoint, which a parameter of the next cmdlet replaces' {
        $url = $env:AWS_ENDPOINT_URL_IMAGEBUILDER
        $env:AWS_ENDPOINT_URL_IMAGEBUILDER = 'http://127.0.0.1:9'
        try {
            $one = Get-IBImage golden* -Status FAILED @with -EndpointUrl $url | Select-Object -First 1
            ($one | Get-IBImage).Arn | Should -Be $one.Arn
            $null = $one | Get-IBImage -EndpointUrl http://127.0.0.1:9 -MaxAttempts 1 @quietly
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
        }
        finally {
            $env:AWS_ENDPOINT_URL_IMAGEBUILDER = $url
        }
    }

    It 'gives way to another profile in the property of the object' {
        $image.ProfileName = 'other'
        $null = $image | Get-IBImage @quietly
        Get-Asker | Should -Be $other.accessKey
    }
}
