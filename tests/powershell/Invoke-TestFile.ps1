# Runs one test file, or the whole folder, for people:
#   pwsh tests/powershell/Invoke-TestFile.ps1
# With -PipeName it serves `dotnet test`: it takes the path of a test file from every line that comes through the pipe and answers with a
# line that holds the outcome as JSON. Each file runs in a session of its own; the process, which takes seconds to get warm, serves many.
[CmdletBinding(DefaultParameterSetName = 'Path')]
param(
    [Parameter(ParameterSetName = 'Path', Position = 0)]
    [string] $Path = $PSScriptRoot,

    [Parameter(ParameterSetName = 'Pipe', Mandatory)]
    [string] $PipeName
)

# What runs in the session of a file. No preference is set here: the tests would inherit it.
$run = {
    param($Pester, $Path, $Verbosity)

    if (Test-Path $Pester) { Import-Module $Pester -ErrorAction Stop } else { Import-Module Pester -MinimumVersion 5.0 -ErrorAction Stop }
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $Path
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = $Verbosity
    $configuration.Output.RenderMode = 'PlainText'
    $configuration.Output.StackTraceVerbosity = 'FirstLine'
    Invoke-Pester -Configuration $configuration
}

# The Pester that the build has fetched; without it the one that is installed.
$pester = $env:IB_PESTER ? $env:IB_PESTER : 'Pester'

if (-not $PipeName) {
    $result = & $run $pester $Path 'Normal'
    exit ($result.Result -eq 'Passed' ? 0 : 1)
}

function Get-Outcome($File) {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $environment = [System.Environment]::GetEnvironmentVariables()
    $session = [runspacefactory]::CreateRunspace($Host)
    $shell = [powershell]::Create($session)
    try {
        $session.Open()
        $result = $shell.AddScript($run).AddArgument($pester).AddArgument($File).AddArgument('None').Invoke() | Select-Object -Last 1
        if ($null -eq $result) { throw "Pester gave no result. $($shell.Streams.Error)" }

        # A block or a file can fail outside of any test: in its BeforeAll, or when it is read.
        $failures = @($result.Failed) + @($result.FailedBlocks) + @($result.FailedContainers) | Where-Object { $_ }
        @{
            Passed       = $result.PassedCount
            Failures     = @($failures | ForEach-Object { "$($_.ExpandedPath ?? $_.Item)`n$($_.ErrorRecord -join "`n")" })
            Skipped      = @($result.Skipped | ForEach-Object { "$($_.ExpandedPath): $($_.ErrorRecord | Select-Object -First 1)" })
            Milliseconds = $watch.ElapsedMilliseconds
        }
    }
    catch {
        @{ Passed = 0; Failures = @("$_"); Skipped = @(); Milliseconds = $watch.ElapsedMilliseconds }
    }
    finally {
        $shell.Dispose()
        $session.Dispose()
        # What a file leaves in the environment is not the next one's. ($null would set a variable to an empty text.)
        foreach ($name in @($environment.Keys) + @([System.Environment]::GetEnvironmentVariables().Keys)) {
            [System.Environment]::SetEnvironmentVariable($name, $environment[$name] ?? [NullString]::Value)
        }
    }
}

$pipe = [System.IO.Pipes.NamedPipeClientStream]::new('.', $PipeName, 'InOut')
$pipe.Connect(10000)
$reader = [System.IO.StreamReader]::new($pipe)
$writer = [System.IO.StreamWriter]::new($pipe)
$writer.AutoFlush = $true
while ($null -ne ($file = $reader.ReadLine())) {
    $writer.WriteLine((ConvertTo-Json -Compress (Get-Outcome $file)))
}
