# A session in which AWS.Tools keeps its defaults. A stand-in plays its part: cmdlets that keep the credentials in a wrapper with internal
# members only, in the caller's variable, and an SDK whose types are not the module's.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback -ArgumentList '--signing-region', '*'
    $execution = $server.Known.AvailableBuildExecutionId
    # The defaults of the session, and nothing of the environment.
    $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = $env:AWS_REGION = $env:AWS_DEFAULT_REGION = $null

    $code = @'
using System;
using System.Management.Automation;

namespace Amazon.Runtime
{
    public sealed class ImmutableCredentials
    {
        public string AccessKey { get; set; }
        public string SecretKey { get; set; }
        public string Token { get; set; }
    }

    public abstract class AWSCredentials { public abstract ImmutableCredentials GetCredentials(); }

    public sealed class RotatingCredentials : AWSCredentials
    {
        public ImmutableCredentials Keys { get; set; }
        public override ImmutableCredentials GetCredentials() { return Keys; }
    }
}

namespace Amazon.PowerShell.Common
{
    public sealed class AWSPSCredentials
    {
        internal AWSPSCredentials(Amazon.Runtime.AWSCredentials credentials) { Credentials = credentials; }
        internal Amazon.Runtime.AWSCredentials Credentials { get; private set; }
    }

    [Cmdlet(VerbsCommon.Set, "AWSCredential")]
    public sealed class SetCredentialCmdlet : PSCmdlet
    {
        [Parameter] public string AccessKey { get; set; }
        [Parameter] public string SecretKey { get; set; }
        [Parameter] public Amazon.Runtime.AWSCredentials Credential { get; set; }

        protected override void ProcessRecord()
        {
            var keys = new Amazon.Runtime.ImmutableCredentials { AccessKey = AccessKey, SecretKey = SecretKey, Token = "" };
            var credentials = Credential ?? new Amazon.Runtime.RotatingCredentials { Keys = keys };
            SessionState.PSVariable.Set("StoredAWSCredentials", new AWSPSCredentials(credentials));
        }
    }

    [Cmdlet(VerbsCommon.Get, "AWSCredential")]
    public sealed class GetCredentialCmdlet : PSCmdlet
    {
        protected override void ProcessRecord()
        {
            var value = SessionState.PSVariable.GetValue("StoredAWSCredentials");
            var wrapper = (value is PSObject ? ((PSObject)value).BaseObject : value) as AWSPSCredentials;
            if (wrapper != null) WriteObject(wrapper.Credentials);
        }
    }

    [Cmdlet(VerbsCommon.Set, "DefaultAWSRegion")]
    public sealed class SetRegionCmdlet : PSCmdlet
    {
        [Parameter(Position = 0)] public string Region { get; set; }
        protected override void ProcessRecord() { SessionState.PSVariable.Set("StoredAWSRegion", Region); }
    }
}
'@
    $standIn = Join-Path $TestDrive 'AWS.Tools.Common.dll'
    Add-Type -TypeDefinition $code -OutputAssembly $standIn
    Import-Module $standIn
    Import-Module (Get-ModuleUnderTest)

    # Which key signed the newest request, and for which region.
    function Get-Signer {
        $request = Get-LoopbackRequest | Select-Object -Last 1
        "$($request.accessKey) $($request.signingRegion)"
    }
}

AfterAll {
    Remove-Module AWS.Tools.Common
    Stop-Loopback
}

Describe 'In a session of AWS.Tools' {
    BeforeEach {
        Clear-Loopback
        $StoredAWSCredentials = $StoredAWSRegion = $null
    }

    It 'the credentials and the region of the caller''s scope are used' {
        Set-AWSCredential -AccessKey $server.AccessKey -SecretKey $server.SecretKey
        Set-DefaultAWSRegion eu-west-3

        $found = Get-IBWorkflowExecution $execution

        $found.Region | Should -Be 'eu-west-3'
        Get-Signer | Should -Be "$($server.AccessKey) eu-west-3"
    }

    It 'what a function has set is gone when it returns' {
        function Use-Key { Set-AWSCredential -AccessKey $server.AccessKey -SecretKey $server.SecretKey
            Get-IBWorkflowExecution $execution -Region us-east-1 }

        (Use-Key).WorkflowExecutionId | Should -Be $execution
        { Get-IBWorkflowExecution $execution -Region us-east-1 } | Should -Throw '*No AWS credentials*'
    }

    It 'cleared defaults are none' {
        Set-AWSCredential -AccessKey $server.AccessKey -SecretKey $server.SecretKey
        $StoredAWSCredentials = $null

        { Get-IBWorkflowExecution $execution -Region us-east-1 } | Should -Throw '*No AWS credentials*'
    }

    It 'credentials that change are asked for every request' {
        $rotating = [Amazon.Runtime.RotatingCredentials]@{ Keys = @{ AccessKey = $server.AccessKey; SecretKey = $server.SecretKey
            Token = '' } }
        $later = [Amazon.Runtime.ImmutableCredentials]@{
            AccessKey = 'ASIAIOSFODNN7EXAMPLE'
            SecretKey = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY'
            Token     = 'FwoGZXIvYXdzEXAMPLE-loopback-session-token=='
        }
        Set-AWSCredential -Credential $rotating

        # Within one call of the cmdlet: the second page is asked for after the change.
        $steps = Get-IBWorkflowStepExecution $server.Known.LongExecutionId -Region us-east-1 |
            ForEach-Object { $rotating.Keys = $later; $_ }

        $steps.Count | Should -Be 60
        @(Get-LoopbackRequest).accessKey | Should -Be $server.AccessKey, $later.AccessKey, $later.AccessKey
    }

    It '<What> goes before the session''s credentials' -ForEach @(
        @{ What = 'an explicit key'; With = { @{ AccessKey = $server.AccessKey; SecretKey = $server.SecretKey } } }
        @{ What = '-Credential'; With = {
            @{ Credential = [pscredential]::new($server.AccessKey, (ConvertTo-SecureString $server.SecretKey -AsPlainText)) } } }
        @{
            What = '-ProfileName'
            With = {
                $file = Join-Path $TestDrive 'named'
                Set-Content $file '[named]', "aws_access_key_id=$($server.AccessKey)", "aws_secret_access_key=$($server.SecretKey)"
                @{ ProfileName = 'named'; ProfileLocation = $file }
            }
        }
    ) {
        Set-AWSCredential -AccessKey AKIANOBODY -SecretKey wrong
        $with = & $With

        (Get-IBWorkflowExecution $execution -Region us-east-1 @with).WorkflowExecutionId | Should -Be $execution
        Get-Signer | Should -Be "$($server.AccessKey) us-east-1"
    }

    It 'the session''s credentials go before the environment' {
        Set-AWSCredential -AccessKey $server.AccessKey -SecretKey $server.SecretKey
        try {
            $env:AWS_ACCESS_KEY_ID = 'AKIANOBODY'
            $env:AWS_SECRET_ACCESS_KEY = 'wrong'
            (Get-IBWorkflowExecution $execution -Region us-east-1).WorkflowExecutionId | Should -Be $execution
        }
        finally {
            $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = $null
        }
    }

    It 'regions are found in the documented order' {
        Set-AWSCredential -AccessKey $server.AccessKey -SecretKey $server.SecretKey
        $file = Join-Path $TestDrive 'regions'
        Set-Content $file '[far]', "aws_access_key_id=$($server.AccessKey)", "aws_secret_access_key=$($server.SecretKey)",
            'region=ap-south-1'
        try {
            $env:AWS_DEFAULT_REGION = 'sa-east-1'
            (Get-IBWorkflowExecution $execution).Region | Should -Be 'sa-east-1'
            $env:AWS_REGION = 'ca-central-1'
            (Get-IBWorkflowExecution $execution).Region | Should -Be 'ca-central-1'
            Set-DefaultAWSRegion eu-north-1
            (Get-IBWorkflowExecution $execution).Region | Should -Be 'eu-north-1'
            (Get-IBWorkflowExecution $execution -ProfileName far -ProfileLocation $file).Region | Should -Be 'ap-south-1'
            (Get-IBWorkflowExecution $server.Known.AvailableImageArn -ProfileName far -ProfileLocation $file)[0].Region |
                Should -Be 'us-east-1'
            (Get-IBWorkflowExecution $execution -ProfileName far -ProfileLocation $file -Region eu-west-1).Region | Should -Be 'eu-west-1'
        }
        finally {
            $env:AWS_REGION = $env:AWS_DEFAULT_REGION = $null
        }
    }

    It 'an ARN of another region than -Region is a warning that names both' {
        Set-AWSCredential -AccessKey $server.AccessKey -SecretKey $server.SecretKey

        $null = Get-IBWorkflowExecution $server.Known.AvailableImageArn,
            $server.Known.AvailableImageArn -Region eu-west-1 -WarningVariable warnings -WarningAction SilentlyContinue

        @($warnings).Count | Should -Be 1
        "$warnings" | Should -BeLike '*us-east-1*eu-west-1*'
    }
}
