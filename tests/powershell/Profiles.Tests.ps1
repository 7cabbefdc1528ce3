# Profiles of every kind. A role's and a single sign-on's credentials come from other services, which a listener in this process plays.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback -ArgumentList '--signing-region', '*'
    $execution = $server.Known.AvailableBuildExecutionId
    $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = $env:AWS_REGION = $env:AWS_DEFAULT_REGION = $null
    Import-Module (Get-ModuleUnderTest)

    # A free port: somebody has to name one, and a listener cannot ask for any.
    $probe = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $probe.Start()
    $port = $probe.LocalEndpoint.Port
    $probe.Stop()
    $listener = [System.Net.HttpListener]::new()
    $listener.Prefixes.Add("http://127.0.0.1:$port/")
    $listener.Start()
    $asked = [System.Collections.Concurrent.ConcurrentQueue[string]]::new()
    $services = [powershell]::Create().AddScript({
            param($Listener, $Asked)
            $keys = 'ASIAIOSFODNN7EXAMPLE', 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY', 'FwoGZXIvYXdzEXAMPLE-loopback-session-token=='
            while ($true) {
                # GetContext can outlive the listener, and a session that waits in it cannot be ended any more.
                $next = $Listener.GetContextAsync()
                while (-not $next.Wait(50)) { }
                $context = $next.Result
                $body = [System.IO.StreamReader]::new($context.Request.InputStream).ReadToEnd()
                $Asked.Enqueue([uri]::UnescapeDataString("$($context.Request.RawUrl) $body"))
                if ($context.Request.RawUrl -like '/federation/credentials*') {
                    $context.Response.ContentType = 'application/json'
                    $answer = ('{{"roleCredentials":{{"accessKeyId":"{0}","secretAccessKey":"{1}","sessionToken":"{2}",' +
                        '"expiration":4102444800000}}}}') -f $keys
                }
                elseif ($context.Request.RawUrl -like '/container*') {
                    $context.Response.ContentType = 'application/json'
                    $answer = '{{"AccessKeyId":"{0}","SecretAccessKey":"{1}","Token":"{2}","Expiration":"2099-01-01T00:00:00Z"}}' -f $keys
                }
                else {
                    $context.Response.ContentType = 'text/xml'
                    $action = $body -like '*Action=AssumeRoleWithWebIdentity*' ? 'AssumeRoleWithWebIdentity' : 'AssumeRole'
                    $answer = ('<{3}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{3}Result><Credentials>' +
                        '<AccessKeyId>{0}</AccessKeyId><SecretAccessKey>{1}</SecretAccessKey><SessionToken>{2}</SessionToken>' +
                        '<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></{3}Result></{3}Response>') -f ($keys + $action)
                }

                $context.Response.OutputStream.Write([System.Text.Encoding]::UTF8.GetBytes($answer))
                $context.Response.Close()
            }
        }).AddArgument($listener).AddArgument($asked)
    $null = $services.BeginInvoke()
    $env:AWS_ENDPOINT_URL_STS = $env:AWS_ENDPOINT_URL_SSO = "http://127.0.0.1:$port"

    $program = Join-Path $TestDrive 'keys.sh'
    Set-Content $program "echo '{`"Version`":1,`"AccessKeyId`":`"$($server.AccessKey)`",`"SecretAccessKey`":`"$($server.SecretKey)`"}'"
    $profiles = Join-Path $TestDrive 'profiles'
    Set-Content $profiles @"
[base]
aws_access_key_id = $($server.AccessKey)
aws_secret_access_key = $($server.SecretKey)

[role]
role_arn = arn:aws:iam::123456789012:role/builder
source_profile = base
external_id = ticket-7
region = eu-west-1

[guarded]
role_arn = arn:aws:iam::123456789012:role/builder
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/me
region = eu-west-1

[program]
credential_process = sh $program
region = eu-west-2

[signon]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 123456789012
sso_role_name = Builder
region = eu-west-3
"@

    # A host that answers every question for a secret with a code.
    Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

public sealed class AnsweringHost : PSHost
{
    private readonly Guid _id = Guid.NewGuid();
    private readonly AnsweringUI _ui;
    public AnsweringHost(string code) { _ui = new AnsweringUI(code); }
    public string Written { get { return _ui.Written; } }
    public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }
    public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }
    public override Guid InstanceId { get { return _id; } }
    public override string Name { get { return "Answering"; } }
    public override PSHostUserInterface UI { get { return _ui; } }
    public override Version Version { get { return new Version(1, 0); } }
    public override void EnterNestedPrompt() { throw new NotSupportedException(); }
    public override void ExitNestedPrompt() { throw new NotSupportedException(); }
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void SetShouldExit(int exitCode) { }

    private sealed class AnsweringUI : PSHostUserInterface
    {
        private readonly string _code;
        public AnsweringUI(string code) { _code = code; Written = string.Empty; }
        public string Written { get; private set; }
        public override PSHostRawUserInterface RawUI { get { return null; } }
        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> fields)
        {
            throw new NotSupportedException();
        }
        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            throw new NotSupportedException();
        }
        public override PSCredential PromptForCredential(string caption, string message, string user, string target)
        {
            throw new NotSupportedException();
        }
        public override PSCredential PromptForCredential(
            string caption, string message, string user, string target, PSCredentialTypes types, PSCredentialUIOptions options)
        {
            throw new NotSupportedException();
        }
        public override string ReadLine() { throw new NotSupportedException(); }
        public override SecureString ReadLineAsSecureString()
        {
            var code = new SecureString();
            foreach (var digit in _code) code.AppendChar(digit);
            return code;
        }
        public override void Write(string value) { Written += value; }
        public override void Write(ConsoleColor foreground, ConsoleColor background, string value) { Written += value; }
        public override void WriteLine(string value) { Written += value; }
        public override void WriteDebugLine(string message) { }
        public override void WriteErrorLine(string value) { Written += value; }
        public override void WriteProgress(long sourceId, ProgressRecord record) { }
        public override void WriteVerboseLine(string message) { }
        public override void WriteWarningLine(string message) { }
    }
}
'@
}

AfterAll {
    $services.Dispose()
    $listener.Close()
    Stop-Loopback
}

Describe 'A profile' {
    BeforeEach {
        Clear-Loopback
        $asked.Clear()
    }

    It 'of a role is assumed once, with its external id, and asks in its own region' {
        $found = 1..2 | ForEach-Object { Get-IBWorkflowExecution $execution -ProfileName role -ProfileLocation $profiles }

        $found.Region | Should -Be 'eu-west-1', 'eu-west-1'
        @($asked).Count | Should -Be 1
        "$asked" | Should -BeLike '*Action=AssumeRole*ExternalId=ticket-7*RoleArn=arn:aws:iam::123456789012:role/builder*'
        @(Get-LoopbackRequest).accessKey | Should -Be 'ASIAIOSFODNN7EXAMPLE', 'ASIAIOSFODNN7EXAMPLE'
    }

    It 'of a role is assumed once however many regions are asked at once, and so is the role that it is assumed with' {
        $file = Join-Path $TestDrive 'chained'
        Set-Content $file @"
[base]
aws_access_key_id = $($server.AccessKey)
aws_secret_access_key = $($server.SecretKey)

[hub]
role_arn = arn:aws:iam::123456789012:role/hub
source_profile = base

[one]
role_arn = arn:aws:iam::123456789012:role/one
source_profile = hub

[two]
role_arn = arn:aws:iam::123456789012:role/two
source_profile = hub
"@
        $regions = 'eu-west-1', 'eu-west-2', 'us-east-1', 'us-west-2'
        $found = 1..2 | ForEach-Object { Get-IBImagePipeline -ProfileName one, two -ProfileLocation $file -Region $regions }

        @($found | Group-Object ProfileName, Region).Count | Should -Be 8
        $found[0] | Get-IBImage | ForEach-Object ProfileName | Select-Object -Unique | Should -Be 'one'
        $roles = $asked | ForEach-Object { [regex]::Match($_, 'role/(\w+)').Groups[1].Value } | Sort-Object
        $roles | Should -Be 'hub', 'one', 'two'
    }

    It 'with an MFA device has the code asked for by the host' {
        $answering = [AnsweringHost]::new('123456')
        $runspace = [runspacefactory]::CreateRunspace($answering)
        $runspace.Open()
        $shell = [powershell]::Create()
        $shell.Runspace = $runspace
        try {
            $null = $shell.AddScript("Import-Module '$(Get-ModuleUnderTest)'").Invoke()
            $shell.Commands.Clear()
            $null = $shell.AddScript('Get-IBWorkflowExecution $args[0] -ProfileName guarded -ProfileLocation $args[1]')
            $found = $shell.AddArgument($execution).AddArgument($profiles).Invoke()
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }

        $found.Status | Should -Be 'COMPLETED'
        $answering.Written | Should -BeLike '*arn:aws:iam::123456789012:mfa/me*'
        "$asked" | Should -BeLike '*SerialNumber=arn:aws:iam::123456789012:mfa/me*TokenCode=123456*'
    }

    It 'with an MFA device is an error that says why, where nobody can be asked' {
        $file = Join-Path $TestDrive 'alone'
        Copy-Item $profiles $file
        $told = Invoke-Pwsh -With @{ module = Get-ModuleUnderTest; execution = $execution; file = $file } -Script @'
            Import-Module $module
            try { Get-IBWorkflowExecution $execution -ProfileName guarded -ProfileLocation $file }
            catch { "$($_.FullyQualifiedErrorId) $_" }
'@
        "$told" | Should -BeLike '*CredentialsNotUsable,*standard input is no console*'
    }

    It 'of a program is asked for its keys' -Skip:$IsWindows {
        (Get-IBWorkflowExecution $execution -ProfileName program -ProfileLocation $profiles).Region | Should -Be 'eu-west-2'
    }

    It 'of a single sign-on uses the token that the sign-on has left' {
        # In a home of its own: the tokens lie there, under the digest of the start page.
        $home2 = (New-Item (Join-Path $TestDrive 'home') -ItemType Directory).FullName
        $cache = New-Item (Join-Path $home2 '.aws/sso/cache') -ItemType Directory
        $digest = [System.Security.Cryptography.SHA1]::HashData([System.Text.Encoding]::UTF8.GetBytes('https://example.awsapps.com/start'))
        $token = @{ startUrl = 'https://example.awsapps.com/start'; region = 'eu-west-1'; accessToken = 'token'
            expiresAt = '2099-01-01T00:00:00Z' }
        ConvertTo-Json $token | Set-Content (Join-Path $cache "$([System.Convert]::ToHexString($digest).ToLowerInvariant()).json")
        $with = @{ module = Get-ModuleUnderTest; execution = $execution; file = $profiles; folder = $home2 }

        $told = Invoke-Pwsh -With $with -Script @'
            $env:HOME = $env:USERPROFILE = $folder
            Import-Module $module
            (Get-IBWorkflowExecution $execution -ProfileName signon -ProfileLocation $file).Region
'@

        $told | Should -Be 'eu-west-3'
        "$asked" | Should -BeLike '*/federation/credentials?*account_id=123456789012*role_name=Builder*'
    }

    It 'of a single sign-on that has ended recommends to sign in again' {
        try { Get-IBWorkflowExecution $execution -ProfileName signon -ProfileLocation $profiles; $failure = $null } catch { $failure = $_ }

        $failure.FullyQualifiedErrorId | Should -BeLike 'CredentialsNotUsable,*'
        $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*aws sso login*'
    }
}

Describe 'Without a profile' {
    BeforeEach {
        Clear-Loopback
        $asked.Clear()
    }

    AfterEach {
        $env:AWS_CONTAINER_CREDENTIALS_FULL_URI = $env:AWS_WEB_IDENTITY_TOKEN_FILE = $env:AWS_ROLE_ARN = $null
    }

    It 'a container''s credentials are used' {
        $env:AWS_CONTAINER_CREDENTIALS_FULL_URI = "http://127.0.0.1:$port/container"

        (Get-IBWorkflowExecution $execution -Region eu-west-1).WorkflowExecutionId | Should -Be $execution

        "$asked" | Should -BeLike '/container*'
        @(Get-LoopbackRequest)[-1].accessKey | Should -Be 'ASIAIOSFODNN7EXAMPLE'
    }

    It 'a web identity takes on its role' {
        $env:AWS_WEB_IDENTITY_TOKEN_FILE = Join-Path $TestDrive 'identity'
        Set-Content $env:AWS_WEB_IDENTITY_TOKEN_FILE 'a-web-identity'
        $env:AWS_ROLE_ARN = 'arn:aws:iam::123456789012:role/pod'

        (Get-IBWorkflowExecution $execution -Region eu-west-1).WorkflowExecutionId | Should -Be $execution

        "$asked" | Should -BeLike '*Action=AssumeRoleWithWebIdentity*role/pod*a-web-identity*'
        @(Get-LoopbackRequest)[-1].accessKey | Should -Be 'ASIAIOSFODNN7EXAMPLE'
    }
}
