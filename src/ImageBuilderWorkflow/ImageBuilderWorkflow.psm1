# Use .NET calls only: a cmdlet of Microsoft.PowerShell.Utility would load that module into every session that imports this one.
$null = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($PSScriptRoot, 'bin', 'net8.0', 'ImageBuilderWorkflow.dll'))
$cmdlets = Import-Module -Assembly ([ImageBuilderWorkflow.ModuleLoader]::LoadCmdlets()) -PassThru

# If the cmdlets stayed in the session, the next import of this module would export nothing (PowerShell/PowerShell#20710).
$ExecutionContext.SessionState.Module.OnRemove = { Remove-Module -ModuleInfo $cmdlets }
