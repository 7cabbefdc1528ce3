# .NET calls only: a cmdlet of Microsoft.PowerShell.Utility here would load that module into every session that imports this one.
$null = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($PSScriptRoot, 'bin', 'net8.0', 'ImageBuilderWorkflow.dll'))
$cmdlets = Import-Module -Assembly ([ImageBuilderWorkflow.ModuleLoader]::LoadCmdlets()) -PassThru

# Left in the session, it would make the next import of this module export nothing (PowerShell/PowerShell#20710).
$ExecutionContext.SessionState.Module.OnRemove = { Remove-Module -ModuleInfo $cmdlets }
