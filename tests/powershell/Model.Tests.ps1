# Every member of every answer that botocore's model has, filled in: none may be lost, and none in the wrong place. The sample account
# has most of them; the server here has all.
BeforeDiscovery {
    $arn = 'arn:aws:imagebuilder:us-east-1:123456789012'
    $guid = '12345678-1234-1234-1234-123456789012'
    $operations = @(
        @{ Operation = 'ListImagePipelines'; Key = 'imagePipelineList'; Read = { Get-IBImagePipeline } }
        @{ Operation = 'GetImagePipeline'; Key = 'imagePipeline'; Read = { Get-IBImagePipeline $args[0] }
            Argument = "${arn}:image-pipeline/x" }
        @{ Operation = 'ListImages'; Key = 'imageVersionList'; Read = { Get-IBImage } }
        @{ Operation = 'ListImageBuildVersions'; Key = 'imageSummaryList'; Read = { Get-IBImage $args[0] }
            Argument = "${arn}:image/x/1.0.0" }
        @{ Operation = 'ListImagePipelineImages'; Key = 'imageSummaryList'; Read = { Get-IBImage $args[0] }
            Argument = "${arn}:image-pipeline/x"; Beside = 'ImagePipelineArn' }
        @{ Operation = 'GetImage'; Key = 'image'; Read = { Get-IBImage $args[0] }; Argument = "${arn}:image/x/1.0.0/1"
            Also = 'latestVersionReferences' }
        @{ Operation = 'ListWorkflows'; Key = 'workflowVersionList'; Read = { Get-IBWorkflow } }
        @{ Operation = 'ListWorkflowBuildVersions'; Key = 'workflowSummaryList'; Read = { Get-IBWorkflow $args[0] }
            Argument = "${arn}:workflow/build/x/1.0.0" }
        @{ Operation = 'GetWorkflow'; Key = 'workflow'; Read = { Get-IBWorkflow $args[0] }; Argument = "${arn}:workflow/build/x/1.0.0/1"
            Also = 'latestVersionReferences' }
        @{ Operation = 'ListWorkflowExecutions'; Key = 'workflowExecutions'; Read = { Get-IBWorkflowExecution $args[0] }
            Argument = "${arn}:image/x/1.0.0/1"
            Beside = 'ImageBuildVersionArn'; Left = 'message'
        }
        @{ Operation = 'GetWorkflowExecution'; Key = $null; Read = { Get-IBWorkflowExecution $args[0] }; Argument = "wf-$guid" }
        @{ Operation = 'ListWorkflowStepExecutions'; Key = 'steps'; Read = { Get-IBWorkflowStepExecution $args[0] }; Argument = "wf-$guid"
            Beside = 'WorkflowExecutionId', 'WorkflowBuildVersionArn', 'ImageBuildVersionArn'; Left = 'message'
        }
        @{ Operation = 'GetWorkflowStepExecution'; Key = $null; Read = { Get-IBWorkflowStepExecution $args[0] }; Argument = "step-$guid" }
        @{ Operation = 'ListWaitingWorkflowSteps'; Key = 'steps'; Read = { Get-IBWaitingWorkflowStep } }
        @{ Operation = 'ListLifecyclePolicies'; Key = 'lifecyclePolicySummaryList'; Read = { Get-IBLifecyclePolicy } }
        @{ Operation = 'GetLifecyclePolicy'; Key = 'lifecyclePolicy'; Read = { Get-IBLifecyclePolicy $args[0] }
            Argument = "${arn}:lifecycle-policy/x" }
        @{ Operation = 'ListLifecycleExecutions'; Key = 'lifecycleExecutions'; Read = { Get-IBLifecycleExecution $args[0] }
            Argument = "${arn}:image/x/1.0.0/1"; Beside = 'ResourceArn' }
        @{ Operation = 'GetLifecycleExecution'; Key = 'lifecycleExecution'; Read = { Get-IBLifecycleExecution $args[0] }
            Argument = "lce-$guid" }
        @{ Operation = 'ListLifecycleExecutionResources'; Key = 'resources'; Read = { Get-IBLifecycleExecutionResource $args[0] }
            Argument = "lce-$guid"
            Beside = 'LifecycleExecutionId', 'LifecycleExecutionStatus', 'LifecycleExecutionStatusReason'
        }
    )
    $actions = @(
        @{ Operation = 'SendWorkflowStepAction'; Act = { Send-IBWorkflowStepAction "step-$guid" "${arn}:image/x/1.0.0/1" Stop -PassThru }
            Beside = 'Action' }
        @{ Operation = 'CancelLifecycleExecution'; Act = { Stop-IBLifecycleExecution "lce-$guid" -PassThru }; Beside = 'ClientToken' }
        @{ Operation = 'StartImagePipelineExecution'; Act = { Start-IBImagePipeline "${arn}:image-pipeline/x" -PassThru }
            Beside = 'ImagePipelineArn' }
        @{ Operation = 'RetryImage'; Act = { Restart-IBImage "${arn}:image/x/1.0.0/1" -PassThru } }
        @{ Operation = 'CancelImageCreation'; Act = { Stop-IBImage "${arn}:image/x/1.0.0/1" -PassThru } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1", "$PSScriptRoot/Truth.psm1" -Force
    Import-Module (Get-ModuleUnderTest)
    $arn = 'arn:aws:imagebuilder:us-east-1:123456789012'
    $guid = '12345678-1234-1234-1234-123456789012'

    $obstacle = 'there is no python'
    $process = $null
    if ($python = Get-Command python3, python -CommandType Application -ErrorAction Ignore | Select-Object -First 1) {
        $start = [System.Diagnostics.ProcessStartInfo]@{ FileName = $python.Path; RedirectStandardInput = $true
            RedirectStandardOutput = $true; RedirectStandardError = $true }
        $start.ArgumentList.Add("$PSScriptRoot/botocore_server.py")
        $process = [System.Diagnostics.Process]::Start($start)
        $line = $process.StandardOutput.ReadLineAsync()
        if (-not $line.Wait([timespan]::FromSeconds(30)) -or -not $line.Result) {
            if (-not $process.HasExited) { $process.Kill() }
            $said = $process.StandardError.ReadToEnd()
            if ($said -notlike '*No module named*') { throw "The server did not start: $said" }
            $obstacle = 'python has no botocore'
        }
        else {
            $obstacle = $null
            $url = "http://127.0.0.1:$($line.Result)"
            Clear-AwsEnvironment
            $env:AWS_ENDPOINT_URL_IMAGEBUILDER = $url
            $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_REGION = 'key', 'secret', 'us-east-1'
        }
    }

    $http = [System.Net.Http.HttpClient]::new([System.Net.Http.SocketsHttpHandler]@{ UseProxy = $false })

    function Read-Answer([string] $Operation) {
        $http.GetStringAsync("$url/$Operation").GetAwaiter().GetResult() | ConvertFrom-Json -AsHashtable
    }
}

AfterAll {
    if ($process) {
        if (-not $process.HasExited) {
            $process.StandardInput.Close()
            if (-not $process.WaitForExit(5000)) { $process.Kill() }
        }

        $process.Dispose()
    }

    $http.Dispose()
    # Gives back the environment.
    Stop-Loopback
}

Describe 'A full answer' {
    BeforeEach {
        if ($obstacle) { Set-ItResult -Skipped -Because $obstacle }
    }

    It 'to <Operation> is in the objects, with every member' -ForEach $operations {
        $answer = Read-Answer $Operation
        $wire = $Key ? $answer[$Key] : $answer
        if ($_['Also']) { $wire[$Also] = $answer[$Also] }
        $requestId = $answer['requestId'] ?? 'of-the-header'
        if (-not $Key) { $wire.Remove('requestId') }

        $found = @(& $Read $_['Argument'])

        # What stands beside the items is on every one of them, in its property or among the additional fields.
        Get-Difference $found @($wire) -Beside @($_['Beside']) -Left ($_['Left'] ? @{ $Left = $answer[$Left] } : @{}) |
            Should -BeNullOrEmpty
        foreach ($name in @($_['Beside']) |
            Where-Object { $_ -and $answer.ContainsKey($_.Substring(0, 1).ToLowerInvariant() + $_.Substring(1)) }) {
            $found[0].$name | Should -Not -BeNullOrEmpty
        }

        $found.RequestId | Select-Object -Unique | Should -Be $requestId
    }

    It 'to <Operation> is in what -PassThru emits, with every member' -ForEach $actions {
        # The server takes any method.
        $answer = Read-Answer $Operation
        $requestId = $answer['requestId'] ?? 'of-the-header'
        $answer.Remove('requestId')

        $result = & $Act

        Get-Difference $result $answer -Beside @($_['Beside']) | Should -BeNullOrEmpty
        $result.RequestId | Should -Be $requestId
    }

    It 'is text in a CSV file: <Operation>' -ForEach $operations {
        foreach ($row in & $Read $_['Argument'] | ConvertTo-Csv | ConvertFrom-Csv) {
            foreach ($property in $row.PSObject.Properties) {
                $property.Value |
                    Should -Not -MatchExactly 'System\.|ImageBuilderWorkflow\.|ValueList|TagMap' -Because "that is the $($property.Name)"
            }
        }
    }
}
