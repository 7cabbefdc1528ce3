# Runs the loopback server for a test file: starts it, makes it misbehave, and reads what it was asked. While it runs,
# the environment of this process holds the server's address and keys, and nothing of the tester's own AWS settings.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$script:server = $null
$script:environment = $null
$script:awsFolder = $null
$script:http = [System.Net.Http.HttpClient]::new([System.Net.Http.SocketsHttpHandler]@{ UseProxy = $false })

# How long a child process may take before a test gives it up.
$script:ChildTimeout = [TimeSpan]::FromSeconds(60)

<#
.SYNOPSIS
The folder of the package to test: $env:IB_MODULE, or what the build has staged.
#>
function Get-ModuleUnderTest {
    $env:IB_MODULE ? $env:IB_MODULE : [System.IO.Path]::GetFullPath("$PSScriptRoot/../../out/ImageBuilderWorkflow")
}

# Gives this process the AWS settings of a machine that has none. Restore-AwsEnvironment brings back what was there. (PowerShell passes
# $null on as an empty text, which sets a variable.)
function Clear-AwsEnvironment {
    if ($null -eq $script:environment) {
        $script:environment = [System.Environment]::GetEnvironmentVariables()
        $script:awsFolder = [System.IO.Directory]::CreateTempSubdirectory('ib-aws-').FullName
    }

    Get-EnvironmentName | ForEach-Object { [System.Environment]::SetEnvironmentVariable($_, [NullString]::Value) }

    # Empty files: for files that do not exist the AWS SDK would take those of the home folder.
    $env:AWS_CONFIG_FILE = Join-Path $script:awsFolder 'config'
    $env:AWS_SHARED_CREDENTIALS_FILE = Join-Path $script:awsFolder 'credentials'
    Set-Content $env:AWS_CONFIG_FILE, $env:AWS_SHARED_CREDENTIALS_FILE ''
    $env:AWS_EC2_METADATA_DISABLED = 'true'

    # Whatever proxy the tester needs, not for this.
    $env:NO_PROXY = '127.0.0.1'
}

function Restore-AwsEnvironment {
    if ($null -eq $script:environment) { return }
    Get-EnvironmentName | ForEach-Object {
        [System.Environment]::SetEnvironmentVariable($_, $script:environment[$_] ?? [NullString]::Value) }
    Remove-Item $script:awsFolder -Recurse
    $script:environment = $null
}

# The variables, of before and of now, that Clear-AwsEnvironment cares for.
function Get-EnvironmentName {
    $names = @($script:environment.Keys) + @([System.Environment]::GetEnvironmentVariables().Keys)
    $names -match '^(AWS_.*|NO_PROXY)$' | Select-Object -Unique
}

# A new server, in the process that this PowerShell keeps for them: another server there is quicker than another process. The process
# outlives the session that a file runs in, and ends with this PowerShell, which holds its input.
function Receive-Server {
    param([string[]] $ArgumentList)

    $process = [System.AppDomain]::CurrentDomain.GetData('IB_LOOPBACK_PROCESS')
    if ($null -ne $process -and -not $process.HasExited) {
        $process.StandardInput.WriteLine((ConvertTo-Json -Compress @($ArgumentList)))
    }
    else {
        $path = $env:IB_LOOPBACK_SERVER
        if (-not $path) {
            $built = Get-Item "$PSScriptRoot/../LoopbackServer/bin/*/net10.0/LoopbackServer.dll"
            $path = $built | Sort-Object LastWriteTime | Select-Object -Last 1
        }

        $start = [System.Diagnostics.ProcessStartInfo]@{
            FileName               = 'dotnet'
            RedirectStandardInput  = $true
            RedirectStandardOutput = $true
            RedirectStandardError  = $true
        }
        @("$path") + $ArgumentList | ForEach-Object { $start.ArgumentList.Add($_) }
        # Several of them on a small machine: one heap is enough for each.
        $start.Environment['DOTNET_gcServer'] = '0'
        $process = [System.Diagnostics.Process]::Start($start)
        [System.AppDomain]::CurrentDomain.SetData('IB_LOOPBACK_PROCESS', $process)
    }

    $line = $process.StandardOutput.ReadLineAsync()
    if (-not $line.Wait([TimeSpan]::FromSeconds(30)) -or -not $line.Result) {
        $process.Kill()
        throw "The loopback server did not start with '$ArgumentList': $($process.StandardError.ReadToEnd())"
    }

    $ready = ConvertFrom-Json $line.Result
    if ($ready.PSObject.Properties['problem']) { throw $ready.problem }
    $ready
}

<#
.SYNOPSIS
Starts the server, points the environment at it, and gives its url, environment and known resources.
#>
function Start-Loopback {
    param([string[]] $ArgumentList = @())

    Stop-Loopback
    $ready = Receive-Server $ArgumentList
    Clear-AwsEnvironment
    foreach ($variable in $ready.environment.PSObject.Properties) {
        [System.Environment]::SetEnvironmentVariable($variable.Name, $variable.Value)
    }

    $script:server = [pscustomobject]@{
        Url         = $ready.url
        Environment = $ready.environment
        Known       = $ready.known
        Accounts    = @($ready.accounts)
        AccessKey   = $ready.environment.AWS_ACCESS_KEY_ID
        SecretKey   = $ready.environment.AWS_SECRET_ACCESS_KEY
    }
    $script:server
}

<#
.SYNOPSIS
Lets go of the server and gives back the environment. Harmless when no server runs.
#>
function Stop-Loopback {
    $script:server = $null
    Restore-AwsEnvironment
}

<#
.SYNOPSIS
Asks the server for the truth, without the module under test: a request signed here, and the answer as hashtables.
#>
function Invoke-Service {
    param(
        [Parameter(Mandatory)] [string] $Operation,
        # What goes into the body of a List operation, or into the query of a Get operation.
        [Parameter(Mandatory)] [hashtable] $Arguments
    )

    $isGet = $Operation.StartsWith('Get')
    $query = $isGet ? (($Arguments.Keys | Sort-Object | ForEach-Object { "$_=$([uri]::EscapeDataString($Arguments[$_]))" }) -join '&') : ''
    $method = $isGet ? 'GET' : 'POST'
    $body = $isGet ? '' : (ConvertTo-Json -Compress $Arguments)

    $time = [datetime]::UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'")
    $scope = "$($time.Substring(0, 8))/us-east-1/imagebuilder/aws4_request"
    $uri = [uri] $script:server.Url
    $signed = 'host;x-amz-date'
    $canonical = $method, "/$Operation", $query, "host:$($uri.Authority)", "x-amz-date:$time", '', $signed, (Get-Sha256 $body) -join "`n"
    $key = [System.Text.Encoding]::UTF8.GetBytes('AWS4' + $script:server.SecretKey)
    foreach ($part in $scope.Split('/')) { $key = Get-Hmac $key $part }
    $signature = Get-Hex (Get-Hmac $key ('AWS4-HMAC-SHA256', $time, $scope, (Get-Sha256 $canonical) -join "`n"))
    $credential = "$($script:server.AccessKey)/$scope"

    $request = [System.Net.Http.HttpRequestMessage]::new($method, "$($script:server.Url)/$Operation$($query ? "?$query" : '')")
    if ($body) { $request.Content = [System.Net.Http.StringContent]::new($body, [System.Text.Encoding]::UTF8, 'application/json') }
    $null = $request.Headers.TryAddWithoutValidation('X-Amz-Date', $time)
    $null = $request.Headers.TryAddWithoutValidation(
        'Authorization', "AWS4-HMAC-SHA256 Credential=$credential, SignedHeaders=$signed, Signature=$signature")
    $answer = $script:http.SendAsync($request).GetAwaiter().GetResult()
    $text = $answer.Content.ReadAsStringAsync().GetAwaiter().GetResult()
    if (-not $answer.IsSuccessStatusCode) { throw "$Operation was answered with $($answer.StatusCode): $text" }
    ConvertFrom-Json $text -AsHashtable
}

<#
.SYNOPSIS
Asks the server for the truth of a whole listing, page after page: its items as hashtables.
#>
function Read-Service {
    param(
        [Parameter(Mandatory)] [string] $Operation,
        # The member of the answers that holds the items.
        [Parameter(Mandatory)] [string] $Key,
        [hashtable] $Arguments = @{}
    )

    $request = $Arguments.Clone()
    do {
        $page = Invoke-Service $Operation $request
        $page.$Key
        $request.nextToken = $page['nextToken']
    } while ($request.nextToken)
}

function Get-Hex([byte[]] $Bytes) {
    [System.Convert]::ToHexString($Bytes).ToLowerInvariant()
}

function Get-Sha256([string] $Text) {
    Get-Hex ([System.Security.Cryptography.SHA256]::HashData([System.Text.Encoding]::UTF8.GetBytes($Text)))
}

function Get-Hmac([byte[]] $Key, [string] $Text) {
    , [System.Security.Cryptography.HMACSHA256]::HashData($Key, [System.Text.Encoding]::UTF8.GetBytes($Text))
}

function Send-Control {
    param([string] $Method, [string] $Path, [string] $Body)

    $request = [System.Net.Http.HttpRequestMessage]::new($Method, "$($script:server.Url)/_loopback/$Path")
    if ($Body) { $request.Content = [System.Net.Http.StringContent]::new($Body) }
    $answer = $script:http.SendAsync($request).GetAwaiter().GetResult()
    $text = $answer.Content.ReadAsStringAsync().GetAwaiter().GetResult()
    if (-not $answer.IsSuccessStatusCode) { throw "$Method $Path $Body was answered with $($answer.StatusCode): $text" }
    ConvertFrom-Json $text
}

<#
.SYNOPSIS
Makes the server misbehave, for example Add-LoopbackFault @{ kind = 'throttle'; times = 2 }.
#>
function Add-LoopbackFault {
    param([Parameter(Mandatory)] [hashtable] $Rule)

    $null = Send-Control POST faults (ConvertTo-Json $Rule)
}

<#
.SYNOPSIS
Makes the server behave and forget what it was asked. Waits first until it answers nothing any more.
#>
function Clear-Loopback {
    $null = Send-Control DELETE faults
    Wait-LoopbackIdle
    $null = Send-Control DELETE requests
}

<#
.SYNOPSIS
What the server was asked since Clear-Loopback, the oldest first.
#>
function Get-LoopbackRequest {
    param([string] $Operation)

    Send-Control GET requests | ForEach-Object { $_ } | Where-Object { -not $Operation -or $_.operation -eq $Operation }
}

<#
.SYNOPSIS
What became of the requests that were to change the account since the server started: effects, repeats and refusals of an operation.
#>
function Get-LoopbackEffect {
    param([Parameter(Mandatory)] [string] $Operation)

    (Send-Control GET effects).$Operation
}

<#
.SYNOPSIS
What the server is doing: inFlight, maxInFlight and the number of requests.
#>
function Get-LoopbackState {
    Send-Control GET state
}

<#
.SYNOPSIS
Waits until the server answers nothing any more.
#>
function Wait-LoopbackIdle {
    Wait-Until { (Get-LoopbackState).inFlight -eq 0 } 'the server to be idle'
}

<#
.SYNOPSIS
Waits until a condition holds; throws when it does not in time.
#>
function Wait-Until {
    param(
        [Parameter(Mandatory)] [scriptblock] $Condition,
        [Parameter(Mandatory)] [string] $What,
        [TimeSpan] $Timeout = [TimeSpan]::FromSeconds(10)
    )

    $deadline = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        if ($deadline.Elapsed -gt $Timeout) { throw "Waited $Timeout in vain for $What." }
        [System.Threading.Thread]::Sleep(5)
    }
}

<#
.SYNOPSIS
The command that starts another PowerShell like this one: the program, and what comes before PowerShell's own arguments. The process of a
PowerShell that is a .NET tool is dotnet.
#>
function Get-PwshCommand {
    $program = [System.Environment]::ProcessPath
    $program
    if ([System.IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') { [System.Environment]::GetCommandLineArgs()[0] }
}

<#
.SYNOPSIS
Runs a script in a new pwsh, which inherits the environment, and gives its output as lines. Fails when the script does.
#>
function Invoke-Pwsh {
    param(
        [Parameter(Mandatory)] [string] $Script,
        # Values that the script finds in $args[0].
        [hashtable] $With = @{}
    )

    $prologue = '$ErrorActionPreference = "Stop"; $ProgressPreference = "SilentlyContinue"; '
    foreach ($name in $With.Keys) {
        $prologue += '$' + $name + " = '" + "$($With[$name])".Replace("'", "''") + "'; "
    }

    $start = [System.Diagnostics.ProcessStartInfo]@{
        FileName               = @(Get-PwshCommand)[0]
        RedirectStandardInput  = $true
        RedirectStandardOutput = $true
        RedirectStandardError  = $true
    }
    $arguments = @(Get-PwshCommand | Select-Object -Skip 1) + '-NoProfile', '-NonInteractive', '-Command', ($prologue + $Script)
    $arguments | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.Environment['NO_COLOR'] = '1'
    $process = [System.Diagnostics.Process]::Start($start)
    try {
        $process.StandardInput.Close()
        $output = $process.StandardOutput.ReadToEndAsync()
        $errors = $process.StandardError.ReadToEndAsync()
        if (-not $process.WaitForExit($script:ChildTimeout)) {
            $process.Kill($true)
            throw "The script did not end within $($script:ChildTimeout): $Script"
        }

        if ($process.ExitCode -ne 0) { throw "The script failed: $($errors.Result)$($output.Result)" }
        $output.Result -split '\r?\n' | Where-Object { $_ }
    }
    finally {
        $process.Dispose()
    }
}

<#
.SYNOPSIS
A PowerShell of its own in this process, with the module imported: what runs in it can be started, watched and stopped.
#>
function New-ModuleShell {
    $shell = [powershell]::Create()
    $null = $shell.AddScript("Import-Module '$(Get-ModuleUnderTest)'").Invoke()
    $shell.Commands.Clear()
    $shell
}

<#
.SYNOPSIS
Runs code in a shell of New-ModuleShell on a new sample account, as somebody pastes it who has nothing else: gives its output and errors.
#>
function Invoke-OnSampleAccount {
    param([powershell] $Shell, [string] $Code)

    $Shell.Commands.Clear()
    $Shell.Streams.ClearStreams()
    # A wait without an end of its own waits for a whole build.
    $speed = $Code -match 'Wait-IB(?!.* -Timeout)' ? 6000 : 60
    $connect = "`$WarningPreference = 'SilentlyContinue'; Connect-IBSampleAccount -Speed $speed; `$Error.Clear()"
    $null = $Shell.AddScript($connect).AddStatement()
    $null = $Shell.AddScript($Code, $true)
    $output = $Shell.Invoke()
    @{ Output = $output; Errors = @($Shell.Streams.Error); Verbose = @($Shell.Streams.Verbose) }
}

Export-ModuleMember -Function @(
    'Add-LoopbackFault', 'Clear-AwsEnvironment', 'Clear-Loopback', 'Get-LoopbackEffect', 'Get-LoopbackRequest', 'Get-LoopbackState',
    'Get-ModuleUnderTest', 'Get-PwshCommand', 'Invoke-OnSampleAccount', 'Invoke-Pwsh', 'Invoke-Service', 'New-ModuleShell', 'Read-Service',
    'Restore-AwsEnvironment', 'Start-Loopback', 'Stop-Loopback', 'Wait-LoopbackIdle', 'Wait-Until'
)
