# What the import does to a session. Most of it can only be seen in a session of its own.
BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $with = @{ module = Get-ModuleUnderTest; image = $server.Known.AvailableImageArn }
    # That these are exactly the module's cmdlets, the tests of the library show.
    $cmdlets = (Import-PowerShellDataFile (Join-Path $with.module 'ImageBuilderWorkflow.psd1')).CmdletsToExport | Sort-Object
}

AfterAll {
    Stop-Loopback
}

Describe 'The manifest' {
    It 'is valid and names cmdlets and nothing else' {
        $manifest = Test-ModuleManifest (Join-Path $with.module 'ImageBuilderWorkflow.psd1')

        $manifest.ExportedCmdlets.Keys | Sort-Object | Should -Be $cmdlets
        $cmdlets | Should -Match '^[A-Z][a-z]+-IB[A-Z]\w+$'
        $manifest.ExportedFunctions.Count + $manifest.ExportedAliases.Count + $manifest.ExportedVariables.Count | Should -Be 0
        $manifest.PowerShellVersion | Should -Be '7.4'
        $manifest.RequiredModules.Count | Should -Be 0
    }
}

Describe 'An import' {
    It 'brings exactly these cmdlets, as the module''s own' {
        Invoke-Pwsh -With $with -Script @'
            $before = Get-Command -CommandType Alias, Function, Cmdlet | ForEach-Object Name
            Import-Module $module
            Get-Command -CommandType Alias, Function, Cmdlet | Where-Object Name -NotIn $before |
                ForEach-Object { "$($_.Name) of $($_.ModuleName) $($_.Version)" }
'@ | Should -Be ($cmdlets | ForEach-Object { "$_ of ImageBuilderWorkflow 0.1.0" })
    }

    It 'loads no other module and leaves no variable' {
        # Import-Module and Get-Module belong to the engine. Any other cmdlet would itself load what is not to be loaded.
        Invoke-Pwsh -With $with -Script @'
            $before = $name = $null
            function Variables { $ExecutionContext.SessionState.InvokeProvider.ChildItem.Get('variable:', $true).Name }
            $before = Variables
            Import-Module $module
            (Get-Module).Name
            foreach ($name in Variables) { if ($name -notin $before -and $name -ne 'foreach') { $name } }
'@ | Should -Be 'ImageBuilderWorkflow'
    }

    It 'writes nothing to any stream, however talkative and strict the session is' {
        Invoke-Pwsh -With $with -Script @'
            Set-StrictMode -Version Latest
            $VerbosePreference = $DebugPreference = $InformationPreference = $WarningPreference = 'Continue'
            $written = @(Import-Module $module *>&1)
            # The engine's own lines tell of what was exported and imported.
            $written | Where-Object { "$_" -notmatch '^(Loading|Importing|Exporting|Populating) ' } | ForEach-Object { "$_" }
            'done'
'@ | Should -Be 'done'
    }

    It 'can be forced, twice' {
        Invoke-Pwsh -With $with -Script @'
            Import-Module $module
            Import-Module $module -Force
            Import-Module $module -Force
            (Get-Module ImageBuilderWorkflow).ExportedCmdlets.Keys | Sort-Object
            @(Get-IBWorkflowExecution $image).Count
'@ | Should -Be ($cmdlets + '3')
    }

    It 'can be undone, and done again' {
        Invoke-Pwsh -With $with -Script @'
            foreach ($round in 1, 2) {
                Import-Module $module
                @(Get-IBWorkflowExecution $image).Count
                Remove-Module ImageBuilderWorkflow
                @(Get-Command Get-IB* -ErrorAction Ignore).Count
                @(Get-Module).Where({ $_.Name -like 'ImageBuilder*' }).Count
            }
            Import-Module $module
            (Get-Command -Module ImageBuilderWorkflow).Name | Sort-Object
'@ | Should -Be (@('3', '0', '0', '3', '0', '0') + $cmdlets)
    }

    It 'takes a prefix' {
        Invoke-Pwsh -With $with -Script @'
            Import-Module $module -Prefix My
            (Get-Command -Module ImageBuilderWorkflow).Name | Sort-Object
            @(Get-MyIBWorkflowExecution $image).Count
'@ | Should -Be (@($cmdlets -replace '-', '-My' | Sort-Object) + '3')
    }

    It 'works in several runspaces of one process, one after another and at once' {
        Invoke-Pwsh -With $with -Script @'
            Import-Module $module
            $other = [powershell]::Create()
            $other.AddScript("Import-Module '$module'; @(Get-IBWorkflowExecution '$image').Count").Invoke()
            $other.Dispose()
            1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module $using:module
                "$(@(Get-IBWorkflowExecution $using:image).Count) $(@(Get-Command -Module ImageBuilderWorkflow).Count)"
            }
            # And not at the expense of the first one.
            @(Get-IBWorkflowExecution $image).Count
'@ | Should -Be (@('3') + @("3 $($cmdlets.Count)") * 4 + @('3'))
    }

    It 'works by name, and by the first use of a cmdlet, from a folder with spaces and umlauts' {
        $folder = Join-Path $TestDrive 'My módules ü'
        $null = New-Item -ItemType Directory $folder
        Copy-Item $with.module $folder -Recurse

        Invoke-Pwsh -With ($with + @{ folder = $folder }) -Script @'
            $env:PSModulePath = $folder + [System.IO.Path]::PathSeparator + $env:PSModulePath
            @(Get-IBWorkflowExecution $image).Count
            (Get-Module ImageBuilderWorkflow).ModuleBase
'@ | Should -Be '3', (Join-Path $folder 'ImageBuilderWorkflow')
    }

    It 'makes the types known, to be named and made from a hashtable' {
        Invoke-Pwsh -With $with -Script @'
            Import-Module $module
            [ImageBuilderWorkflow.WorkflowExecution].FullName
            [ImageBuilderWorkflow.WorkflowStepExecution].FullName
            [ImageBuilderWorkflow.LifecycleExecution].FullName
            [ImageBuilderWorkflow.ImageBuilderException].FullName
            $made = [ImageBuilderWorkflow.WorkflowExecution] @{ Type = 'BUILD'; StartTime = '2026-01-01'; EndTime = '2026-01-02' }
            "$($made.Type) $($made.Duration)"
            (Get-IBWorkflowExecution $image)[0] -is [ImageBuilderWorkflow.WorkflowExecution]
'@ | Should -Be @(
            'ImageBuilderWorkflow.WorkflowExecution'
            'ImageBuilderWorkflow.WorkflowStepExecution'
            'ImageBuilderWorkflow.LifecycleExecution'
            'ImageBuilderWorkflow.ImageBuilderException'
            'BUILD 1.00:00:00'
            'True'
        )
    }

    It 'keeps the AWS SDK out of the session''s own load context, and one copy of the output types in it' {
        Invoke-Pwsh -With $with -Script @'
            Import-Module $module
            $null = Get-IBWorkflowExecution $image
            foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {
                $name = $assembly.GetName().Name
                if ($name -match '^(AWSSDK|ImageBuilderWorkflow)') {
                    $context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly)
                    "$name $($context -eq [System.Runtime.Loader.AssemblyLoadContext]::Default ? 'default' : 'private')"
                }
            }
'@ | Sort-Object | Should -Be @(
            'AWSSDK.Core private'
            'ImageBuilderWorkflow default'
            'ImageBuilderWorkflow.Core private'
            'ImageBuilderWorkflow.Module private'
        )
    }

    It 'has no type of the private context among parameters and outputs' {
        Import-Module $with.module
        foreach ($command in Get-Command -Module ImageBuilderWorkflow) {
            $types = @($command.OutputType.Type) + @($command.Parameters.Values.ParameterType) |
                ForEach-Object { $_.IsArray ? $_.GetElementType() : $_ }
            foreach ($type in $types) {
                [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($type.Assembly) |
                    Should -Be ([System.Runtime.Loader.AssemblyLoadContext]::Default) -Because "$type is seen by the user"
            }
        }
    }
}

Describe 'A PowerShell that is too old' {
    BeforeAll {
        $file = Join-Path $with.module 'ImageBuilderWorkflow.psm1'
        $text = Get-Content $file -Raw
    }

    It 'is told by the script module what is required, <Version>' -ForEach @(
        @{ Version = '5.1.26100.1' }, @{ Version = '6.2.7' }, @{ Version = '7.3.12' }
    ) {
        # The variable of the engine is constant: the script gets another one.
        $old = @{ PSVersion = [version] $Version }
        $script = [scriptblock]::Create($text.Replace('$PSVersionTable', '$old'))

        { & $script } | Should -Throw "*requires PowerShell 7.4 or later; this is $Version. Windows PowerShell 5.1 is not supported.*pwsh*"
    }

    It 'can parse the script module' {
        $tokens = $problems = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref] $tokens, [ref] $problems)

        # What came after Windows PowerShell 5.1: operators and the clean block.
        $newer = 'AndAnd', 'OrOr', 'QuestionMark', 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'Clean'
        $tokens.Kind | Where-Object { "$_" -in $newer } | Should -BeNullOrEmpty
        $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.UsingStatementAst] }, $true) | Should -BeNullOrEmpty
        # It takes a file without a byte order mark for one in the code page of the system.
        [System.IO.File]::ReadAllBytes($file) | Where-Object { $_ -gt 127 } | Should -BeNullOrEmpty
    }
}
