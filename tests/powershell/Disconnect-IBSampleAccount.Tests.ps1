# Parameters:

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    Clear-AwsEnvironment
    Import-Module (Get-ModuleUnderTest)
}

AfterAll {
    Restore-AwsEnvironment
}

Describe 'Disconnect-IBSampleAccount' {
    It 'goes back to AWS, silently' {
        Connect-IBSampleAccount -WarningAction SilentlyContinue
        Disconnect-IBSampleAccount 3>&1 | Should -BeNullOrEmpty

        { Get-IBWaitingWorkflowStep } | Should -Throw -ErrorId 'CredentialsNotFound*'
    }

    It 'does nothing without a connection' {
        { Disconnect-IBSampleAccount -ErrorAction Stop } | Should -Not -Throw
    }
}
