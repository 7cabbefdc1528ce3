# PowerShell checks the manifest. This line is for those who import this file without it. Windows PowerShell must be able to parse the file.
if ($PSVersionTable.PSVersion.Major -lt 7 -or ($PSVersionTable.PSVersion.Major -eq 7 -and $PSVersionTable.PSVersion.Minor -lt 4)) {
    throw "ImageBuilderWorkflow requires PowerShell 7.4 or later; this is $($PSVersionTable.PSVersion). " +
        'Windows PowerShell 5.1 is not supported. To install PowerShell, see https://aka.ms/powershell. Then run pwsh.'
}

# Use .NET calls only: a cmdlet of Microsoft.PowerShell.Utility would load that module into every session that imports this one.
$null = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($PSScriptRoot, 'bin', 'net8.0', 'ImageBuilderWorkflow.dll'))
$cmdlets = Import-Module -Assembly ([ImageBuilderWorkflow.ModuleLoader]::LoadCmdlets()) -PassThru

# If the cmdlets stayed in the session, the next import of this module would export nothing (PowerShell/PowerShell#20710).
$ExecutionContext.SessionState.Module.OnRemove = { Remove-Module -ModuleInfo $cmdlets }
